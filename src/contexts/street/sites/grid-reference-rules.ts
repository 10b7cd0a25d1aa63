/** A point of the British National Grid, in metres. */
export type GridPoint = { easting: number; northing: number }

const letters = 'ABCDEFGHJKLMNOPQRSTUVWXYZ'

/**
 * Reads 'SK 353 362', 'SK3530036200' or '435300, 336200' (Ordnance Survey, a guide to coordinate systems in Great Britain,
 * section 7). The point of a shorter reference is the south-west corner of its square. Undefined for what is none.
 */
export function readGridReference(text: string): GridPoint | undefined {
  const numbers = /^(\d{5,6})\s*[, ]\s*(\d{5,7})$/.exec(text.trim())
  if (numbers) return inGreatBritain({ easting: Number(numbers[1]), northing: Number(numbers[2]) })
  const compact = text.toUpperCase().replaceAll(/[\s,.]/g, '')
  const [, square = '', digits = ''] = /^([A-HJ-Z]{2})((?:\d{2}){2,5})$/.exec(compact) ?? []
  if (square === '') return undefined
  const [first = 0, second = 0] = [...square].map(letter => letters.indexOf(letter))
  // The 500 km square counts from two squares west and one south of 'S', where the grid begins.
  const east = (((first % 5) + 3) % 5) * 500_000 + (second % 5) * 100_000
  const north = (3 - Math.floor(first / 5)) * 500_000 + (4 - Math.floor(second / 5)) * 100_000
  const half = digits.length / 2
  const unit = 10 ** (5 - half)
  return inGreatBritain({
    easting: east + Number(digits.slice(0, half)) * unit,
    northing: north + Number(digits.slice(half)) * unit,
  })
}

function inGreatBritain(point: GridPoint): GridPoint | undefined {
  const { easting, northing } = point
  return easting >= 0 && easting <= 700_000 && northing >= 0 && northing <= 1_300_000
    ? point
    : undefined
}

/** 'SK 35300 36200' of a point in metres. */
export function gridReference({ easting, northing }: GridPoint): string {
  const first = (3 - Math.floor(northing / 500_000)) * 5 + ((Math.floor(easting / 500_000) + 2) % 5)
  const second =
    (4 - Math.floor((northing % 500_000) / 100_000)) * 5 + Math.floor((easting % 500_000) / 100_000)
  const digits = (metres: number) => String(Math.floor(metres % 100_000)).padStart(5, '0')
  return `${letters[first]}${letters[second]} ${digits(easting)} ${digits(northing)}`
}
