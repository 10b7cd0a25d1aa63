import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type AlertLikeness, alertLikeness, likeEnough } from './duplicate-rules.ts'

const alert = (more: Partial<AlertLikeness>): AlertLikeness => ({
  toldAt: new Date('2026-11-20T20:00:00Z'),
  seenAt: null,
  areaCode: 'E07000001',
  siteId: null,
  place: 'Market Place, outside the bakery',
  description: 'Red sleeping bag, grey beard',
  easting: null,
  northing: null,
  ...more,
})
const first = alert({})

test('alerts of the same place, time and look are offered; others are not', () => {
  for (const [other, isOffered] of [
    [{ place: 'By the bakery on Market Place', description: 'man with grey beard' }, true],
    [{ toldAt: new Date('2026-11-21T07:00:00Z'), description: '' }, true],
    [{ place: 'Viaduct', description: 'Blue tent' }, false],
    [{ areaCode: 'E07000002' }, false],
    [{ toldAt: new Date('2026-10-01T07:00:00Z'), description: '' }, false],
    [{ place: 'Market Hall', description: '' }, false],
    [{ place: 'the street near the road', description: 'old man lying there' }, false],
  ] as const)
    assert.equal(
      alertLikeness(first, alert(other)).points >= likeEnough,
      isOffered,
      JSON.stringify(other),
    )
})

test('points that are known count before words; how alike they are does not depend on which comes first', () => {
  const here = alert({ easting: 435300, northing: 336200 })
  const near = alert({ easting: 435350, northing: 336200, place: 'x', description: '' })
  const far = alert({ easting: 438300, northing: 336200, description: '' })
  assert.ok(alertLikeness(here, near).points >= likeEnough)
  assert.ok(alertLikeness(here, far).points < likeEnough)
  for (const other of [near, far, first])
    assert.equal(alertLikeness(here, other).points, alertLikeness(other, here).points)
})
