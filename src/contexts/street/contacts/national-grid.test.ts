import assert from 'node:assert/strict'
import { test } from 'node:test'
import { toNationalGrid } from './national-grid.ts'

// Ordnance Survey, test points published with OSTN15: ETRS89 degrees, and the grid to the millimetre.
const published = [
  [49.9222639373, -6.29977752014, 91492.146, 11318.804],
  [49.9600613782, -5.20304609998, 170370.718, 11572.405],
  [50.4388582561, -4.10864563561, 250359.811, 62016.569],
  [50.57563665, -1.2978227724, 449816.371, 75335.861],
  [50.9312793791, -1.450514337, 438710.92, 114792.25],
  [51.4007822014, -3.5512834924, 292184.87, 168003.465],
  [51.3744702555, 1.44454730409, 639821.835, 169565.858],
  [51.4275474302, -2.54407618349, 362269.991, 169978.69],
  [51.4893656495, -0.1199255718, 530624.974, 178388.464],
  [57.1390251896, -2.04856030746, 397160.491, 805349.736],
] as const

test('a point is placed within six metres of where the Ordnance Survey says it is', () => {
  for (const [lat, lon, easting, northing] of published) {
    const point = toNationalGrid(lat, lon)
    assert.ok(point, `${lat}`)
    const off = Math.hypot(point.easting - easting, point.northing - northing)
    assert.ok(off < 6, `${lat}, ${lon} is ${off.toFixed(1)} m off`)
  }
})

test('what lies elsewhere in the world has no place in the grid', () => {
  for (const [lat, lon] of [
    [0, 0],
    [48.8566, 2.3522],
    [53.35, -9.5],
    [52, 178],
    [-52, -2],
    [90, 0],
  ] as const)
    assert.equal(toNationalGrid(lat, lon), undefined, `${lat}, ${lon}`)
})
