import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nightOf } from '../../contexts/street/index.ts'
import { nightPeople } from './night-people.ts'
import { planNights } from './plan-nights.ts'

test('everybody of the story is met, by day and by night of the load and when the clocks change', () => {
  for (const now of [
    '2026-11-22T14:00:00Z',
    '2026-11-23T02:30:00Z',
    '2026-11-23T05:30:00Z',
    '2026-04-01T23:00:00Z',
    '2026-12-20T09:00:00Z',
  ].map(at => new Date(at))) {
    const shifts = planNights(now)
    const met = new Set(shifts.flatMap(({ meetings }) => meetings.map(one => one.person.key)))
    assert.deepEqual(
      nightPeople.filter(({ key }) => !met.has(key)).map(({ key }) => key),
      [],
    )
    for (const { startsAt, endsAt, meetings, isTonight } of shifts) {
      if (!isTonight) assert.ok(endsAt < now)
      for (const { at } of meetings) {
        assert.ok(at > startsAt && at < endsAt)
        assert.equal(nightOf(at), nightOf(startsAt))
      }
    }
    const tonight = shifts.filter(shift => shift.isTonight)
    assert.equal(tonight.length, 1)
    assert.ok(tonight[0] && tonight[0].endsAt > now)
  }
})
