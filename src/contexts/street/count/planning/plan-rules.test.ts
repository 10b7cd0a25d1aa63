import assert from 'node:assert/strict'
import { test } from 'node:test'
import { refusalOfNight, startsTooEarly, warningsOf } from './plan-rules.ts'

const asked = {
  windowFrom: '10-01',
  windowTo: '11-30',
  earliestStart: '00:00',
  planningWeeks: 6,
}
const plan = {
  approach: 'count',
  night: '2026-11-12',
  startsAt: '02:00',
  begunOn: '2026-09-01',
  hasIndependent: true,
  undone: [],
} as const

test('the night lies between 1 October and 30 November, both included', () => {
  for (const night of ['2026-10-01', '2026-11-30'])
    assert.equal(refusalOfNight(night, asked), undefined)
  for (const night of ['2026-09-30', '2026-12-01', '2026-01-15'])
    assert.equal(refusalOfNight(night, asked), 'The night must be from 1 October to 30 November')
})

test('before midnight is too early, midnight and after is not', () => {
  for (const time of ['23:59', '22:00', '12:00', '18:30'])
    assert.equal(startsTooEarly(time, asked), true, time)
  for (const time of ['00:00', '00:01', '02:00', '05:00', '11:59'])
    assert.equal(startsTooEarly(time, asked), false, time)
})

test('a count that is well planned has no warnings', () => {
  assert.deepEqual(warningsOf(plan, asked, '2026-11-10'), [])
})

test('setting out before midnight and no independent partner lead to not fully assured', () => {
  const weak = { ...plan, startsAt: '23:30', hasIndependent: false }
  assert.deepEqual(
    warningsOf(weak, asked, '2026-09-02').map(one => one.leadsTo),
    ['not-fully', 'not-fully'],
  )
  assert.deepEqual(warningsOf({ ...weak, approach: 'estimate' }, asked, '2026-09-02').length, 1)
})

test('planning that began too late and what is not done a week before are told', () => {
  const late = { ...plan, begunOn: '2026-10-02', undone: ['Police told'] }
  const words = warningsOf(late, asked, '2026-11-05').map(one => one.text)
  assert.match(words.join(' '), /less than 6 weeks/)
  assert.match(words.join(' '), /Not prepared yet: Police told/)
  assert.equal(warningsOf({ ...late, begunOn: '2026-10-01' }, asked, '2026-11-04').length, 0)
})
