import { parse } from 'csv-parse/sync'

export type Measure = 'people' | 'households' | 'rate-households'
export type Breakdown = 'total' | 'sex' | 'age' | 'nationality'
/** x: not available; z: not applicable; n: the authority is new; blank: the cell was empty. None of them is zero. */
export type Marker = 'x' | 'z' | 'n' | 'blank'

export type PublishedFigure = {
  areaCode: string
  areaName: string
  year: number
  measure: Measure
  breakdown: Breakdown
  code: string
  value: number | null
  marker: Marker | null
}
export type Population = { areaCode: string; year: number; people: number }

/** What came of reading: every figure, or every mistake by row and column. Rows are numbered as a spreadsheet does. */
export type ReadFigures =
  | {
      ok: true
      figures: PublishedFigure[]
      /** Rows without a code that say 'Total': not figures, but sums to hold the others against. */
      totals: PublishedFigure[]
      populations: Population[]
      /** Columns that nothing is known of, by their heading. */
      unread: string[]
    }
  | { ok: false; mistakes: string[] }

type Meaning =
  | { what: 'code' | 'name' | 'year' | 'population' | 'unknown' }
  | {
      what: 'figure'
      measure: Measure
      breakdown: Breakdown
      code: string
      year: number | undefined
    }

const parts: Record<string, [Breakdown, string]> = {
  total: ['total', 'total'],
  males: ['sex', 'M'],
  male: ['sex', 'M'],
  females: ['sex', 'F'],
  female: ['sex', 'F'],
  'gender not known': ['sex', 'U'],
  'sex not known': ['sex', 'U'],
  'uk nationals': ['nationality', 'uk'],
  'eu, non-uk nationals': ['nationality', 'eu'],
  'non-eu nationals': ['nationality', 'non-eu'],
  'nationality not known': ['nationality', 'unknown'],
  'under 18': ['age', 'under-18'],
  '18 - 25': ['age', '18-25'],
  '18 to 25': ['age', '18-25'],
  'over 25': ['age', '26-over'],
  '26+': ['age', '26-over'],
  'age not known': ['age', 'unknown'],
}

/** What a column is, by its heading: where it stands in the file means nothing. */
function meaningOf(heading: string): Meaning {
  const words = heading.trim().toLowerCase().replaceAll(/\s+/g, ' ')
  const figure = (measure: Measure, year?: string): Meaning => ({
    what: 'figure',
    measure,
    breakdown: 'total',
    code: 'total',
    year: year === undefined ? undefined : Number(year),
  })
  if (/^(lad_code|lad\d\dcd|ons code|area_code)$/.test(words)) return { what: 'code' }
  if (/^(lad_name|lad\d\dnm|local authority \/ region|area_name)$/.test(words))
    return { what: 'name' }
  if (words === 'year') return { what: 'year' }
  if (words === 'population') return { what: 'population' }
  if (/^(19|20)\d\d$/.test(words)) return figure('people', words)
  const households = /^households_(\d{4})_thousand$/.exec(words)
  if (households) return figure('households', households[1])
  const rate = /^rate_(\d{4})_per_1000_households$/.exec(words)
  if (rate) return figure('rate-households', rate[1])
  const part = parts[words]
  if (!part) return { what: 'unknown' }
  return { what: 'figure', measure: 'people', breakdown: part[0], code: part[1], year: undefined }
}

/** `year` is that of a file whose headings name none. */
export function readFigures(text: string, year?: number): ReadFigures {
  const rows: string[][] = parse(text, { bom: true, relax_column_count: true })
  const [headings = [], ...lines] = rows
  const meanings = headings.map(meaningOf)
  const at = (what: Meaning['what']) => meanings.findIndex(one => one.what === what)
  const [codeAt, nameAt, yearAt, populationAt] = [
    at('code'),
    at('name'),
    at('year'),
    at('population'),
  ]
  const figuresAt = meanings.flatMap((meaning, index) =>
    meaning.what === 'figure' ? [{ meaning, index }] : [],
  )
  const mistakes: string[] = []
  if (codeAt < 0)
    mistakes.push(
      'No column holds the code of an area: lad_code, lad24cd, ONS code or area_code is looked for.',
    )
  if (figuresAt.length === 0 && populationAt < 0)
    mistakes.push(
      'No column holds figures: years like 2017, Total, Males, UK nationals, 18 - 25, population are looked for.',
    )
  const yearless = figuresAt.filter(({ meaning }) => meaning.year === undefined)
  if (yearless.length > 0 && yearAt < 0 && year === undefined)
    mistakes.push('The headings name no year. Say which: --year 2017')
  if (populationAt >= 0 && yearAt < 0 && year === undefined)
    mistakes.push('The population needs a column year, or --year 2017')
  if (mistakes.length > 0) return { ok: false, mistakes }

  const figures: PublishedFigure[] = []
  const totals: PublishedFigure[] = []
  const populations: Population[] = []
  const seen = new Map<string, number>()
  for (const [index, line] of lines.entries()) {
    const row = index + 2
    if (line.every(cell => cell.trim() === '')) continue
    const say = (column: number, problem: string) =>
      mistakes.push(`Row ${row}, ${headings[column] ?? `column ${column + 1}`}: ${problem}`)
    const areaCode = (line[codeAt] ?? '').trim()
    const isTotal = areaCode === '' && /^total\b/i.test((line[nameAt] ?? '').trim())
    if (!isTotal && !/^[A-Z]\d{8}$/.test(areaCode)) {
      say(codeAt, `'${areaCode}' is no code of an area`)
      continue
    }
    const ownYear = yearAt >= 0 ? Number((line[yearAt] ?? '').trim()) : year
    if (yearAt >= 0 && !isYear(ownYear)) {
      say(yearAt, `'${line[yearAt] ?? ''}' is no year`)
      continue
    }
    const key = `${areaCode} ${yearAt >= 0 ? ownYear : ''}`
    const before = seen.get(key)
    if (before !== undefined) {
      say(codeAt, `${areaCode} stands in row ${before} already`)
      continue
    }
    seen.set(key, row)
    const areaName = (line[nameAt] ?? '').trim() || areaCode
    for (const { meaning, index: column } of figuresAt) {
      const cell = readCell(line[column] ?? '', meaning.measure)
      if (typeof cell === 'string') say(column, cell)
      else
        (isTotal ? totals : figures).push({
          areaCode,
          areaName,
          year: meaning.year ?? ownYear ?? 0,
          measure: meaning.measure,
          breakdown: meaning.breakdown,
          code: meaning.code,
          ...cell,
        })
    }
    if (populationAt >= 0) {
      const cell = readCell(line[populationAt] ?? '', 'people')
      if (typeof cell === 'string') say(populationAt, cell)
      else if (cell.value === 0) say(populationAt, 'A population of nobody has no rate')
      else if (cell.value !== null)
        populations.push({ areaCode, year: ownYear ?? 0, people: cell.value })
    }
  }
  if (mistakes.length > 0) return { ok: false, mistakes }
  const unread = headings.filter((_, index) => meanings[index]?.what === 'unknown')
  return { ok: true, figures, totals, populations, unread }
}

function isYear(year: number | undefined): boolean {
  return year !== undefined && Number.isInteger(year) && year >= 1990 && year <= 2200
}

/** A number, a marker, or what is wrong with the cell. */
function readCell(
  cell: string,
  measure: Measure,
): { value: number | null; marker: Marker | null } | string {
  const text = cell.trim()
  if (text === '') return { value: null, marker: 'blank' }
  const marker = /^\[?([xzn])\]?$/i.exec(text)?.[1]?.toLowerCase()
  if (marker) return { value: null, marker: marker as Marker }
  const plain = text.replaceAll(/(?<=\d),(?=\d{3}(\D|$))/g, '')
  if (!/^\d+(\.\d+)?$/.test(plain)) return `'${text}' is neither a number nor a known marker`
  const value = Number(plain)
  if (measure === 'people' && !Number.isInteger(value)) return `${text} is not a whole number`
  return { value, marker: null }
}
