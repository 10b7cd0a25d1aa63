import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { IdentifierKind } from './fact-inputs.ts'
import { checkIdentifier } from './identifier-rules.ts'

const cases: [IdentifierKind, string, 'valid' | 'doubtful' | 'unchecked'][] = [
  // HMRC's and the NHS's own examples, and numbers one character off.
  ['national-insurance', 'AB 12 34 56 C', 'valid'],
  ['national-insurance', 'ab123456', 'valid'],
  ['national-insurance', 'QQ 12 34 56 C', 'doubtful'],
  ['national-insurance', 'AB 12 34 56 E', 'doubtful'],
  ['national-insurance', 'BG 12 34 56 C', 'doubtful'],
  ['national-insurance', 'AB 12 34 5', 'doubtful'],
  ['nhs', '943 476 5919', 'valid'],
  ['nhs', '943-476-5919', 'valid'],
  ['nhs', '943 476 5918', 'doubtful'],
  ['nhs', '943 467 5919', 'doubtful'],
  ['nhs', '43 476 5919', 'doubtful'],
  ['prison', 'A1234BC', 'valid'],
  ['prison', 'a1234bc', 'valid'],
  ['prison', '1234ABC', 'doubtful'],
  // The year's last two digits and the serial: 08 0056560 divides by 23, which is Z.
  ['pnc', '2008/0056560Z', 'valid'],
  ['pnc', '08/56560z', 'valid'],
  ['pnc', '2008/0056560A', 'doubtful'],
  ['pnc', '2008/0056561A', 'valid'],
  ['pnc', '2008/56560', 'doubtful'],
  ['council-case', 'anything', 'unchecked'],
  ['other', '12', 'unchecked'],
]

test('numbers are right, doubtful or not to be checked, and kept in each case', () => {
  for (const [kind, value, expected] of cases)
    assert.equal(checkIdentifier(kind, value), expected, `${kind} ${value}`)
})

test('no single wrong digit of an NHS number passes for right', () => {
  for (let at = 0; at < 10; at++)
    for (let digit = 0; digit < 10; digit++) {
      const digits = [...'9434765919']
      if (digits[at] === String(digit)) continue
      digits[at] = String(digit)
      assert.equal(checkIdentifier('nhs', digits.join('')), 'doubtful', digits.join(''))
    }
})
