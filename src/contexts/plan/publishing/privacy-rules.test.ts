import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findPersonalWords, withoutPersonalWords } from './privacy-rules.ts'

const redact = (text: string, kept: string[] = []) =>
  withoutPersonalWords(text, findPersonalWords([text]), new Set(kept))

test('initials of people give way to their organisation', () => {
  assert.equal(
    redact('GS (NEDDX) and EE (BDX) both attend. EE will report.'),
    'NEDDX and BDX both attend. BDX will report.',
  )
  assert.equal(
    redact('JB and KB (SDDX) attended the conference; KB spoke.'),
    'SDDX attended the conference; SDDX spoke.',
  )
  assert.equal(
    redact('AR (HMP Wexmoor) has developed training.'),
    'HMP Wexmoor has developed training.',
  )
})

test('addresses and telephone numbers are left out', () => {
  assert.equal(
    redact('Write to jo.b+x@council.example or ring 01632 960 123.'),
    'Write to [email address] or ring [telephone number].',
  )
})

test('what somebody said may be public stays', () => {
  assert.equal(redact('MR (NEDDX) spoke.', ['MR (NEDDX)', 'MR']), 'MR (NEDDX) spoke.')
})

test('other capital letters and brackets are left alone', () => {
  const text =
    'The NHS and DWP (with RSI funding) meet MHCLG at 56 days; 61 of 409 releases (15 %) under s.21.'
  assert.equal(redact(text), text)
})
