import assert from 'node:assert/strict'
import { test } from 'node:test'
import { clockOffOf, isFarAway, putRight, refusedTime } from './observation-rules.ts'

const at = (text: string) => new Date(text)
const now = at('2026-11-22T03:00:00Z')
const shiftStartsAt = at('2026-11-21T23:00:00Z')

test('a clock that is two minutes off or less is left alone; beyond that every time is put right by as much', () => {
  assert.equal(clockOffOf(at('2026-11-22T02:58:00Z'), now), 0)
  assert.equal(clockOffOf(at('2026-11-22T03:02:00Z'), now), 0)
  assert.equal(clockOffOf(at('2026-11-22T02:57:59Z'), now), 121_000)
  assert.equal(clockOffOf(at('2027-11-22T03:00:00Z'), now), -365 * 86_400_000)
  assert.deepEqual(putRight('2027-11-22T01:15:00Z', -365 * 86_400_000), at('2026-11-22T01:15:00Z'))
  assert.deepEqual(putRight('2026-11-22T01:15:00+00:00', 0), at('2026-11-22T01:15:00Z'))
})

test('a time may be of the shift or the day before it, never of the future', () => {
  const refused = (text: string) => refusedTime(at(text), { now, shiftStartsAt })?.field
  assert.equal(refused('2026-11-22T02:59:00Z'), undefined)
  assert.equal(refused('2026-11-22T03:01:59Z'), undefined)
  assert.equal(refused('2026-11-22T03:02:01Z'), 'seenAt')
  assert.equal(refused('2026-11-20T23:00:00Z'), undefined)
  assert.equal(refused('2026-11-20T22:59:59Z'), 'seenAt')
  assert.equal(refused('1899-12-31T23:00:00Z'), 'seenAt')
  assert.equal(refusedTime(at('1989-12-31T23:00:00Z'), { now })?.field, 'seenAt')
  assert.equal(refusedTime(at('2016-11-20T22:59:59Z'), { now }), undefined)
  assert.equal(refusedTime(new Date(Number.NaN), { now })?.field, 'seenAt')
})

test('on the night when the clocks go back an instant is an instant: half past one comes twice and both are of the shift', () => {
  const shift = { now: at('2026-10-25T05:00:00Z'), shiftStartsAt: at('2026-10-24T23:00:00Z') }
  assert.equal(refusedTime(at('2026-10-25T01:30:00+01:00'), shift), undefined)
  assert.equal(refusedTime(at('2026-10-25T01:30:00+00:00'), shift), undefined)
})

test('a point is far away only from places that are known', () => {
  const weir = { easting: 435_300, northing: 336_200 }
  assert.equal(isFarAway({ easting: 436_000, northing: 337_000 }, [weir]), false)
  assert.equal(isFarAway({ easting: 530_000, northing: 178_000 }, [weir]), true)
  assert.equal(isFarAway({ easting: 530_000, northing: 178_000 }, []), false)
})
