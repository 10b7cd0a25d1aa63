// From what a phone says (WGS84) to the British National Grid: Ordnance Survey, 'A guide to coordinate systems in Great
// Britain', annexes B (cartesian), C (projection) and section 6.6 (the Helmert transformation, good to about 5 metres).

type Ellipsoid = { a: number; b: number }
const wgs84: Ellipsoid = { a: 6_378_137, b: 6_356_752.314_245 }
const airy1830: Ellipsoid = { a: 6_377_563.396, b: 6_356_256.909 }

const radians = (degrees: number) => (degrees * Math.PI) / 180
const arcSeconds = (seconds: number) => radians(seconds / 3600)

/** A point of the British National Grid, whole metres. Undefined outside Great Britain's grid. */
export function toNationalGrid(
  lat: number,
  lon: number,
): { easting: number; northing: number } | undefined {
  const { easting, northing } = project(toOsgb36(radians(lat), radians(lon)))
  const point = { easting: Math.round(easting), northing: Math.round(northing) }
  const inside =
    point.easting >= 0 &&
    point.easting <= 700_000 &&
    point.northing >= 0 &&
    point.northing <= 1_300_000
  // Far away the projection folds over on itself: the degrees decide first.
  return inside && lat > 49 && lat < 62 && lon > -9 && lon < 3 ? point : undefined
}

function toOsgb36(lat: number, lon: number) {
  const { x, y, z } = toCartesian(lat, lon, wgs84)
  const [tx, ty, tz] = [-446.448, 125.157, -542.06]
  const [rx, ry, rz] = [arcSeconds(-0.1502), arcSeconds(-0.247), arcSeconds(-0.8421)]
  const scale = 1 + 20.4894e-6
  return toDegrees(
    {
      x: tx + x * scale - y * rz + z * ry,
      y: ty + x * rz + y * scale - z * rx,
      z: tz - x * ry + y * rx + z * scale,
    },
    airy1830,
  )
}

function toCartesian(lat: number, lon: number, { a, b }: Ellipsoid) {
  const e2 = 1 - (b * b) / (a * a)
  const nu = a / Math.sqrt(1 - e2 * Math.sin(lat) ** 2)
  return {
    x: nu * Math.cos(lat) * Math.cos(lon),
    y: nu * Math.cos(lat) * Math.sin(lon),
    z: nu * (1 - e2) * Math.sin(lat),
  }
}

function toDegrees({ x, y, z }: { x: number; y: number; z: number }, { a, b }: Ellipsoid) {
  const e2 = 1 - (b * b) / (a * a)
  const p = Math.hypot(x, y)
  let lat = Math.atan2(z, p * (1 - e2))
  // Settles to less than a millimetre in a few rounds.
  for (let round = 0; round < 10; round += 1) {
    const nu = a / Math.sqrt(1 - e2 * Math.sin(lat) ** 2)
    lat = Math.atan2(z + e2 * nu * Math.sin(lat), p)
  }
  return { lat, lon: Math.atan2(y, x) }
}

function project({ lat, lon }: { lat: number; lon: number }) {
  const { a, b } = airy1830
  const scale = 0.999_601_271_7
  const [lat0, lon0] = [radians(49), radians(-2)]
  const e2 = 1 - (b * b) / (a * a)
  const n = (a - b) / (a + b)
  const [sin, cos, tan] = [Math.sin(lat), Math.cos(lat), Math.tan(lat)]
  const nu = (a * scale) / Math.sqrt(1 - e2 * sin ** 2)
  const rho = (a * scale * (1 - e2)) / (1 - e2 * sin ** 2) ** 1.5
  const eta2 = nu / rho - 1
  const [minus, plus] = [lat - lat0, lat + lat0]
  const meridian =
    b *
    scale *
    ((1 + n + (5 / 4) * n ** 2 + (5 / 4) * n ** 3) * minus -
      (3 * n + 3 * n ** 2 + (21 / 8) * n ** 3) * Math.sin(minus) * Math.cos(plus) +
      ((15 / 8) * n ** 2 + (15 / 8) * n ** 3) * Math.sin(2 * minus) * Math.cos(2 * plus) -
      (35 / 24) * n ** 3 * Math.sin(3 * minus) * Math.cos(3 * plus))
  const d = lon - lon0
  const northing =
    meridian -
    100_000 +
    (nu / 2) * sin * cos * d ** 2 +
    (nu / 24) * sin * cos ** 3 * (5 - tan ** 2 + 9 * eta2) * d ** 4 +
    (nu / 720) * sin * cos ** 5 * (61 - 58 * tan ** 2 + tan ** 4) * d ** 6
  const easting =
    400_000 +
    nu * cos * d +
    (nu / 6) * cos ** 3 * (nu / rho - tan ** 2) * d ** 3 +
    (nu / 120) *
      cos ** 5 *
      (5 - 18 * tan ** 2 + tan ** 4 + 14 * eta2 - 58 * tan ** 2 * eta2) *
      d ** 5
  return { easting, northing }
}
