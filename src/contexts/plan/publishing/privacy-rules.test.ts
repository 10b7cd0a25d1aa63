import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findPersonalWords, redactor } from './privacy-rules.ts'

const redact = (text: string, kept: string[] = []) =>
  redactor(findPersonalWords([text]), new Set(kept))(text)

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

test('the name of somebody gives way to their post or organisation, whole words only', () => {
  const people = [{ name: 'Robin Maple', instead: 'Housing lead' }]
  const texts = ['Robin Maple will call. Robin Mapleton will not.']
  const words = findPersonalWords(texts, people)
  assert.equal(
    redactor(words, new Set())(texts[0] ?? ''),
    'Housing lead will call. Robin Mapleton will not.',
  )
})

test('a text made to keep the search busy takes no time', () => {
  const began = performance.now()
  for (const text of [
    'a.'.repeat(10_000),
    'a-'.repeat(10_000),
    'AB, '.repeat(5000),
    '0 '.repeat(10_000),
  ])
    findPersonalWords([text])
  assert.ok(performance.now() - began < 500)
})

test('thousands of words that point at people are replaced in one pass over each text', () => {
  const texts = Array.from(
    { length: 3000 },
    (_, index) => `Write to person${index}@council.example.`,
  )
  const began = performance.now()
  const clean = redactor(findPersonalWords(texts), new Set())
  assert.ok(texts.every(text => clean(text) === 'Write to [email address].'))
  assert.ok(performance.now() - began < 5000)
})
