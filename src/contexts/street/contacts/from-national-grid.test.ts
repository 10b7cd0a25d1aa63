import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { fromNationalGrid } from './from-national-grid.ts'
import { toNationalGrid } from './national-grid.ts'

test('degrees of a point lead back to it, all over England', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 90_000, max: 655_000 }),
      fc.integer({ min: 15_000, max: 655_000 }),
      (easting, northing) => {
        const degrees = fromNationalGrid({ easting, northing })
        assert.ok(degrees)
        const back = toNationalGrid(degrees.lat, degrees.lon)
        assert.ok(back && Math.hypot(back.easting - easting, back.northing - northing) <= 2)
      },
    ),
  )
})
