import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nightOf } from '../night-of.ts'
import { readTimes } from './shift-form.ts'

const read = (date: string, from: string, to: string) => {
  const [year = '', month = '', day = ''] = date.split('-')
  const wrong: string[] = []
  const times = readTimes(
    { 'on-day': day, 'on-month': month, 'on-year': year, from, to },
    (field, message) => wrong.push(`${field}: ${message}`),
  )
  return { ...times, wrong }
}
const hours = ({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }) =>
  (endsAt.getTime() - startsAt.getTime()) / 3_600_000

test('a shift may run over midnight, and its night is the one on which it begins', () => {
  for (const [date, from, to, long] of [
    ['2026-11-20', '23:00', '05:00', 6],
    ['2026-11-20', '2300', '5.00', 6],
    ['2026-11-20', '18:00', '23:30', 5.5],
    ['2026-06-20', '00:30', '04:00', 3.5],
    ['2026-06-20', '23:00', '00:00', 1],
  ] as const) {
    const times = read(date, from, to)
    assert.deepEqual(times.wrong, [])
    assert.equal(hours(times), long, `${date} ${from}`)
  }
  assert.equal(nightOf(read('2026-11-20', '23:00', '05:00').startsAt), '2026-11-20')
  assert.equal(nightOf(read('2026-11-21', '00:30', '04:00').startsAt), '2026-11-20')
})

test('in the nights in which the clocks change it is an hour longer or shorter', () => {
  assert.equal(hours(read('2026-10-24', '23:00', '05:00')), 7)
  assert.equal(hours(read('2026-03-28', '23:00', '05:00')), 5)
  assert.deepEqual(read('2026-03-28', '22:00', '01:30').wrong, [
    'to: The clocks go forward at that hour: there is no such time that night',
  ])
})

test('what is no time, no day, or too long is said', () => {
  assert.deepEqual(read('2026-11-20', 'late', '05:00').wrong, [
    'from: Enter when it begins, like 23:00',
  ])
  assert.deepEqual(read('2026-11-20', '23:00', '').wrong, ['to: Enter when it ends, like 23:00'])
  assert.deepEqual(read('2026-02-30', '23:00', '05:00').wrong, [
    'on: Day must be a real date, like 27 3 2026',
  ])
  assert.deepEqual(read('2026-02-30', '25 o’clock', '').wrong, [
    'on: Day must be a real date, like 27 3 2026',
    'from: Enter when it begins, like 23:00',
    'to: Enter when it ends, like 23:00',
  ])
  assert.deepEqual(read('2026-11-20', '06:00', '23:00').wrong, [
    'to: A shift is at most 16 hours long',
  ])
})
