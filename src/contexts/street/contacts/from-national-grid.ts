import { toNationalGrid } from './national-grid.ts'

/**
 * Degrees (WGS84) of a point of the British National Grid in metres, to within a metre: looked for by going nearer step by
 * step, so that it is exactly the inverse of `toNationalGrid`. Undefined outside Great Britain.
 */
export function fromNationalGrid(point: {
  easting: number
  northing: number
}): { lat: number; lon: number } | undefined {
  // From the middle of England, so that no step leaves the grid.
  let lat = 52.5
  let lon = -1.5
  for (let step = 0; step < 20; step += 1) {
    const here = toNationalGrid(lat, lon)
    if (!here) return undefined
    const [east, north] = [point.easting - here.easting, point.northing - here.northing]
    if (east === 0 && north === 0) return { lat, lon }
    lat += north / 111_200
    lon += east / (111_300 * Math.cos((lat * Math.PI) / 180))
  }
  const end = toNationalGrid(lat, lon)
  const isNear = end && Math.hypot(point.easting - end.easting, point.northing - end.northing) <= 2
  return isNear ? { lat, lon } : undefined
}
