import { countOf, unitLetter } from './timescale-duration.ts'

export type Recurrence = {
  every: string
  /** What is left of the words once the recurrence is taken out. */
  rest: string
  /** 'Annual as of April 2020': the date says when the recurrence begins. */
  startsWithDate: boolean
  /** Only a review repeats ('ongoing, reviewed annually'). */
  weak: boolean
}

const fixed: [RegExp, string][] = [
  [/\b(bi-?ennial(ly)?|every (two|2|other|second) years?|two-?yearly)\b/u, 'P2Y'],
  [
    /\b(bi-?annual(ly)?|half[ -]?yearly|twice (a|per|each|yearly) ?(year|annum)?|twice yearly|six[ -]?monthly|6[ -]?monthly)\b/u,
    'P6M',
  ],
  [
    /\b((on an? )?(annual|yearly) basis|annual(ly)?|yearly|(every|each|per|once a|once per) (year|annum)|per annum|p\.?a\b\.?|year on year)/u,
    'P1Y',
  ],
  [
    /\b((on an? )?quarterly basis|quarterly|qtrly|qrtly|qtly|(every|each|per|once a) (quarter|qtr)|three[ -]?monthly|3[ -]?monthly)\b/u,
    'P3M',
  ],
  [/\b(bi-?monthly|two[ -]monthly|every other month)\b/u, 'P2M'],
  [/\b(termly|(every|each|once a) term)\b/u, 'P4M'],
  [/\b((on an? )?monthly basis|monthly|mthly|(every|each|per|once a) (calendar )?month)\b/u, 'P1M'],
  [/\b(fortnightly|bi-?weekly|(every|each|once a) fortnight|every other week)\b/u, 'P2W'],
  [/\b((on a )?weekly basis|weekly|(every|each|once a) week)\b/u, 'P1W'],
  [/\b(daily|(every|each) day|nightly|every night)\b/u, 'P1D'],
]
const counted =
  /\bevery (\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|eighteen)[ -]?(days?|weeks?|wks?|months?|mths?|years?|yrs?)\b/u
const month =
  'jan\\w*|feb\\w*|mar\\w*|apr\\w*|may|june?|july?|aug\\w*|sep\\w*|oct\\w*|nov\\w*|dec\\w*'
const seasonal = new RegExp(
  `\\b((every|each) (${month}|spring|summer|autumn|winter)|(${month}|spring|summer|autumn|winter) (each|every) year)\\b`,
  'u',
)
const beginning =
  /^[\s,(-]*(as of|as at|from|starting|commencing|beginning|since|w\.?e\.?f\.?|with effect from)\b/u

/** Words that say something repeats, and how often as an ISO 8601 duration. */
export function findRecurrence(plain: string): Recurrence | undefined {
  const found = findPhrase(plain)
  if (!found) return undefined
  const before = plain.slice(0, found.index)
  const after = plain.slice(found.index + found.length)
  return {
    every: found.every,
    rest: squeeze(`${before} ${after}`),
    startsWithDate: beginning.test(after),
    weak: /review(ed|s)?\b/u.test(plain) || /\bon[ -]?going\b/u.test(plain),
  }
}

function findPhrase(plain: string) {
  const season = seasonal.exec(plain)
  if (season) return { every: 'P1Y', index: season.index, length: season[0].length }
  const several = counted.exec(plain)
  if (several) {
    const every = `P${countOf(several[1])}${unitLetter(several[2])}`
    return { every, index: several.index, length: several[0].length }
  }
  for (const [phrase, every] of fixed) {
    const match = phrase.exec(plain)
    if (match) return { every, index: match.index, length: match[0].length }
  }
  return undefined
}

function squeeze(text: string): string {
  return text
    .replace(
      /\b(review(ed|s)?|current practice|moving forwards?|going forwards?|then|thereafter|and|on an?)\b/gu,
      ' ',
    )
    .replace(/[.,;]+(?=\s|$)/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
}
