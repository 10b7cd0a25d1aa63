import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ageInWords, birthFault, bornBetween, mayBothBeTrue, nearestBirth } from './birth-rules.ts'
import type { BirthInput } from './fact-inputs.ts'

const nothing = { year: null, month: null, day: null, ageFrom: null, ageTo: null, asOn: null }
const onDay = (year: number, month: number, day: number): BirthInput => ({
  ...nothing,
  precision: 'day',
  year,
  month,
  day,
})
const inMonth = (year: number, month: number): BirthInput => ({
  ...nothing,
  precision: 'month',
  year,
  month,
})
const inYear = (year: number): BirthInput => ({ ...nothing, precision: 'year', year })
const about = (year: number): BirthInput => ({ ...nothing, precision: 'about', year })
const aged = (ageFrom: number, ageTo: number, asOn: string): BirthInput => ({
  ...nothing,
  precision: 'age',
  ageFrom,
  ageTo,
  asOn,
})

test('somebody of an age on a day was born in the year up to that day', () => {
  assert.deepEqual(bornBetween(aged(30, 30, '2026-11-22')), {
    from: '1995-11-23',
    to: '1996-11-22',
  })
  assert.deepEqual(bornBetween(aged(28, 32, '2026-11-22')), {
    from: '1993-11-23',
    to: '1998-11-22',
  })
  assert.deepEqual(bornBetween(aged(0, 0, '2024-02-29')), { from: '2023-03-01', to: '2024-02-29' })
  assert.deepEqual(bornBetween(inMonth(1996, 2)), { from: '1996-02-01', to: '1996-02-29' })
})

test('ages are said as exactly as they are known', () => {
  const today = '2026-11-22'
  const cases: [BirthInput, string][] = [
    [onDay(1995, 2, 14), '31'],
    [onDay(1995, 11, 22), '31'],
    [onDay(1995, 11, 23), '30'],
    [onDay(2004, 2, 29), '22'],
    [inMonth(1995, 11), '30 or 31'],
    [inMonth(1995, 3), '31'],
    [inYear(1995), '30 or 31'],
    [about(1996), 'about 30'],
    [aged(30, 30, '2026-11-22'), '30'],
    [aged(28, 32, '2025-11-22'), '29 to 33'],
    [onDay(2026, 11, 22), '0'],
  ]
  for (const [birth, words] of cases) assert.equal(ageInWords(birth, today), words, words)
})

test('tellings that can both be true are told from those that cannot', () => {
  assert.equal(mayBothBeTrue(onDay(1995, 2, 14), aged(28, 32, '2026-11-22')), true)
  assert.equal(mayBothBeTrue(onDay(1995, 2, 14), inMonth(1995, 2)), true)
  assert.equal(mayBothBeTrue(onDay(1995, 2, 14), onDay(1995, 4, 12)), false)
  assert.equal(mayBothBeTrue(inYear(1990), about(1992)), true)
  assert.equal(mayBothBeTrue(inYear(1989), about(1992)), false)
  assert.equal(mayBothBeTrue(aged(30, 30, '2026-11-22'), onDay(1995, 11, 22)), false)
})

test('nobody is born in the future, before 1900 or more than 120 years ago', () => {
  const today = '2026-11-22'
  const right = [
    onDay(2026, 11, 22),
    onDay(1906, 11, 22),
    inMonth(2026, 11),
    inYear(2026),
    about(2026),
    aged(120, 120, today),
  ]
  for (const birth of right) assert.equal(birthFault(birth, today), null, JSON.stringify(birth))
  const wrong = [
    onDay(2026, 11, 23),
    onDay(1906, 11, 21),
    onDay(1990, 2, 30),
    inMonth(2026, 12),
    inYear(2027),
    inYear(1899),
    about(2027),
    aged(3, 3, '2026-11-23'),
  ]
  for (const birth of wrong) assert.notEqual(birthFault(birth, today), null, JSON.stringify(birth))
})

test('of several tellings the most exact is shown first, the newest of equals', () => {
  const [newest, older] = [inYear(1990), inYear(1991)]
  assert.equal(nearestBirth([aged(3, 4, '2026-01-01'), newest, older]), newest)
  assert.equal(nearestBirth([]), undefined)
})
