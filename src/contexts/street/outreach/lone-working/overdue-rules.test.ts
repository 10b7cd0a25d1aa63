import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Said, whereaboutsOf } from './overdue-rules.ts'

const at = (text: string) => new Date(text)
const start = (time: string, nextBy: string | null = null): Said => ({
  what: 'start',
  at: at(time),
  nextBy: nextBy === null ? null : at(nextBy),
})
const endsAt = at('2026-11-22T05:00:00Z')
const state = (said: Said[], now: string, overdueMinutes = 30) =>
  whereaboutsOf(said, { endsAt, overdueMinutes, now: at(now) }).state

test('whoever never set out, or is back, is not waited for', () => {
  assert.equal(state([], '2026-11-22T12:00:00Z'), 'not-out')
  const back: Said = { what: 'back', at: at('2026-11-22T02:00:00Z'), nextBy: null }
  assert.equal(state([start('2026-11-22T00:00:00Z'), back], '2026-11-23T12:00:00Z'), 'back')
})

test('somebody is overdue so many minutes after the time that they named, to the second', () => {
  const said = [start('2026-11-22T00:00:00Z', '2026-11-22T01:00:00Z')]
  assert.equal(state(said, '2026-11-22T01:29:59Z'), 'out')
  assert.equal(state(said, '2026-11-22T01:30:00Z'), 'overdue')
  assert.equal(state(said, '2026-11-22T01:05:00Z', 5), 'overdue')
})

test('without a time they are expected at the end of the shift', () => {
  const said = [start('2026-11-22T00:00:00Z')]
  assert.equal(state(said, '2026-11-22T05:29:59Z'), 'out')
  assert.equal(state(said, '2026-11-22T05:30:00Z'), 'overdue')
})

test('all is well puts the time off; said after the end, for half an hour', () => {
  const well = (time: string, nextBy: string | null): Said => ({
    what: 'all-well',
    at: at(time),
    nextBy: nextBy === null ? null : at(nextBy),
  })
  const said = [start('2026-11-22T00:00:00Z', '2026-11-22T01:00:00Z')]
  said.push(well('2026-11-22T01:20:00Z', '2026-11-22T02:20:00Z'))
  assert.equal(state(said, '2026-11-22T02:49:00Z'), 'out')
  assert.equal(state(said, '2026-11-22T02:50:00Z'), 'overdue')
  said.push(well('2026-11-22T05:10:00Z', null))
  assert.equal(state(said, '2026-11-22T06:09:00Z'), 'out')
  assert.equal(state(said, '2026-11-22T06:10:00Z'), 'overdue')
})

test('what arrives late counts by when it was said', () => {
  const back: Said = { what: 'back', at: at('2026-11-22T00:30:00Z'), nextBy: null }
  const outAgain = start('2026-11-22T01:00:00Z', '2026-11-22T02:00:00Z')
  assert.equal(state([outAgain, back], '2026-11-22T03:00:00Z'), 'overdue')
})

test('when the clocks go back an hour is an hour: nobody is overdue at the first half past one for the second', () => {
  // 25 October 2026: 01:00 to 02:00 comes twice. Set out at 00:30 summer time, expected 90 minutes later.
  const said = [start('2026-10-25T00:30:00+01:00', '2026-10-25T01:00:00+00:00')]
  const now = (text: string) =>
    whereaboutsOf(said, {
      endsAt: at('2026-10-25T05:00:00Z'),
      overdueMinutes: 30,
      now: at(text),
    })
  assert.equal(now('2026-10-25T01:45:00+01:00').state, 'out')
  assert.equal(now('2026-10-25T01:29:00+00:00').state, 'out')
  assert.equal(now('2026-10-25T01:30:00+00:00').state, 'overdue')
})

test('when the clocks go forward nobody is overdue for the hour that is missing', () => {
  // 28 March 2027: 01:00 to 02:00 does not come. Expected at 02:15 summer time, three quarters of an hour after 00:30.
  const said = [start('2027-03-28T00:30:00+00:00', '2027-03-28T02:15:00+01:00')]
  const now = (text: string) =>
    whereaboutsOf(said, { endsAt: at('2027-03-28T04:00:00Z'), overdueMinutes: 30, now: at(text) })
  assert.equal(now('2027-03-28T02:44:00+01:00').state, 'out')
  assert.equal(now('2027-03-28T02:45:00+01:00').state, 'overdue')
})
