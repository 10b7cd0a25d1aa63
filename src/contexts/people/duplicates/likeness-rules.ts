import type { PersonCard } from '../matching/search/person-card.ts'
import type { PersonQuery } from '../matching/search/read-query.ts'
import { readQuery } from '../matching/search/read-query.ts'
import { scoreEntry } from '../matching/search/score-entry.ts'

/** In what two records agree: all that a possible match says of them. */
const agreements = ['name', 'birth', 'number', 'contact', 'look'] as const
export type Agreement = (typeof agreements)[number]

/** How likely two records are about one person, in what they agree, and why in words (which hold what they say). */
export type Likeness = {
  probability: number
  agree: Agreement[]
  reasons: string[]
  against: string[]
}

/** Looks for a record as one who knew all that is on it would: once for each of its names. */
export function queriesOf(card: PersonCard): PersonQuery[] {
  const birth = card.birth
  const about = {
    words: [] as string[],
    birth: birth
      ? {
          year: birth.precision === 'about' ? null : (birth.year ?? null),
          month: birth.month ?? null,
          day: birth.day ?? null,
          years: spanOf(birth),
        }
      : null,
    identifiers: card.identifiers ?? [],
    phones: card.phones ?? [],
    emails: card.emails ?? [],
    postcodes: card.postcodes ?? [],
  }
  const named = card.names.map(({ given, family }) => ({
    ...about,
    given: given || null,
    family: family || null,
  }))
  if (named.length > 0) return named
  // Somebody who gave no name is known by their look.
  const words = readQuery(card.description ?? '', '2000-01-01').words
  return [{ ...about, words, given: null, family: null }]
}

function spanOf({ precision, year, ageFrom, ageTo, asOn }: NonNullable<PersonCard['birth']>) {
  if (precision === 'about' && year) return [year - 2, year + 2] as const
  if (precision !== 'age' || ageFrom == null || ageTo == null || !asOn) return null
  const on = Number(asOn.slice(0, 4))
  return [on - ageTo - 1, on - ageFrom] as const
}

/** Compares a record with another, by whichever of its names fits best, among `population` whom it could be. */
export function likenessOf(card: PersonCard, other: PersonCard, population: number): Likeness {
  const scored = queriesOf(card).map(query => ({
    query,
    score: scoreEntry(query, other, population),
  }))
  const best = scored.reduce((a, b) => (b.score.weight > a.score.weight ? b : a))
  const { probability, reasons } = best.score
  return {
    probability,
    agree: agreements.filter(kind => agreesIn(kind, best.query, other)),
    reasons: reasons.filter(reason => reason.for).map(reason => reason.words),
    against: reasons.filter(reason => !reason.for).map(reason => reason.words),
  }
}

const nothing: PersonQuery = {
  words: [],
  given: null,
  family: null,
  birth: null,
  identifiers: [],
  phones: [],
  emails: [],
  postcodes: [],
}

function agreesIn(kind: Agreement, query: PersonQuery, other: PersonCard): boolean {
  const { words, given, family, birth, identifiers, phones, emails, postcodes } = query
  const parts: Record<Agreement, Partial<PersonQuery>> = {
    name: { given, family },
    birth: { birth },
    number: { identifiers },
    contact: { phones, emails, postcodes },
    look: { words },
  }
  return scoreEntry({ ...nothing, ...parts[kind] }, other).weight > 0
}
