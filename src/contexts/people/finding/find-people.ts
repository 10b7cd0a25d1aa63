import { sql } from 'kysely'
import type { PlainDate } from '../../../platform/dates.ts'
import type { Actor } from '../../../platform/db/access.ts'
import { keptPlan, type ReadDb } from '../../../platform/db/connect.ts'
import type { PersonCard } from '../matching/search/person-card.ts'
import { scoreEntry } from '../matching/search/score-entry.ts'
import type { Asked } from './find-form.ts'
import type { FoundPerson } from './found-person.ts'
import { type LoadedPerson, loadFound } from './load-found.ts'
import { metresBetween, nearness } from './nearness.ts'
import { birthWords, namesInOrder, noName } from './person-words.ts'
import { type Candidates, type Matched, readCandidates } from './read-candidates.ts'

const mostShown = 10
const mostCompared = 20

/**
 * The people who may be meant, best first, each once, as far as whoever looks may see them: those with a record that
 * shares a key, a number, a way to reach them or a place with what was typed, scored over all their records that are seen.
 */
export async function findPeople(
  db: ReadDb,
  actor: Actor,
  asked: Asked,
  today: PlainDate,
): Promise<FoundPerson[]> {
  const found = await compareAll(db, asked, await readCandidates(db, actor, asked), today)
  if (found.length > 0 || asked.query.words.length < 2) return found
  return await compareAll(db, asked, await readCandidates(db, actor, asked, true), today)
}

async function compareAll(
  db: ReadDb,
  asked: Asked,
  candidates: Candidates,
  today: PlainDate,
): Promise<FoundPerson[]> {
  const population = await estimatePopulation(db)
  const best = new Map<string, number>()
  for (const { id, personId, card } of candidates.records) {
    const matched = candidates.matched.get(id)
    const weight =
      scoreEntry(asked.query, withMatched(card, matched ? [matched] : []), population).weight +
      (matched?.places.length ? 4 : 0) +
      (candidates.byReference.includes(personId) ? 30 : 0)
    best.set(personId, Math.max(best.get(personId) ?? Number.NEGATIVE_INFINITY, weight))
  }
  const compared = [...best]
    .filter(([, weight]) => weight > 0)
    .sort((a, b) => b[1] - a[1])
    .slice(0, mostCompared)
    .map(([personId]) => personId)
  const loaded = await loadFound(db, compared)
  return loaded
    .map(person => scorePerson(person, asked, candidates, population, today))
    .filter(person => person.weight > 0 && person.reasons.length > 0)
    .sort((a, b) => b.weight - a.weight || (a.name < b.name ? -1 : 1))
    .slice(0, mostShown)
}

/** About how many records there are, as the planner knows it: how many somebody could be mistaken for. */
export async function estimatePopulation(db: ReadDb): Promise<number> {
  const { rows } = await sql<{ about: number }>`${keptPlan}
    select reltuples::float8 as about from pg_class where oid = 'people.record'::regclass`.execute(
    db,
  )
  return Math.max(1000, rows[0]?.about ?? 0)
}

/** Scores somebody over all their records: Shaz on one and a dog on another are one story. */
function scorePerson(
  { personId, reference, shownName, records, seen, worksWith }: LoadedPerson,
  asked: Asked,
  { matched, byReference, point }: Candidates,
  population: number,
  today: PlainDate,
): FoundPerson {
  const own = records.flatMap(record => matched.get(record.id) ?? [])
  const cards = records.map(record => record.card)
  const together = withMatched(
    {
      names: cards.flatMap(card => card.names),
      birth: null,
      description: cards.map(card => card.description ?? '').join(' '),
      places: seen.map(one => one.place),
    },
    own,
  )
  // Records may give different births: the one that fits best counts.
  const births = cards.flatMap(card => card.birth ?? [])
  const top = (births.length > 0 ? births : [null])
    .map(birth => scoreEntry(asked.query, { ...together, birth }, population))
    .reduce((a, b) => (b.weight > a.weight ? b : a))
  const more: { weight: number; words: string }[] = []
  if (byReference.includes(personId)) more.push({ weight: 30, words: 'same reference' })
  const place = own.flatMap(one => one.places)[0]
  const [last] = seen
  if (asked.place && place) more.push({ weight: 4, words: `seen at ${place}` })
  else if (point && last?.easting != null && last.northing != null) {
    const { easting, northing } = last
    const near = nearness(metresBetween(point, { easting, northing }))
    if (near) more.push(near)
  }
  const weight = more.reduce((sum, part) => sum + part.weight, top.weight)
  const names = namesInOrder(together.names)
  const name = shownName ?? names[0] ?? noName
  const known = births.find(birth => birth.precision === 'day') ?? births[0] ?? null
  return {
    personId,
    reference,
    name,
    otherNames: names.filter(other => other !== name),
    birth: birthWords(known, today),
    look: cards.flatMap(card => card.description ?? []).join('; ') || null,
    organisations: [...new Set(records.map(record => record.organisation))],
    lastSeen: last ? { place: last.place, at: last.at } : null,
    worksWith,
    weight,
    probability: 1 / (1 + 2 ** (Math.log2(population) - weight)),
    reasons: [
      ...more.map(part => part.words),
      ...top.reasons.filter(reason => reason.for).map(reason => reason.words),
    ],
    against: top.reasons.filter(reason => !reason.for).map(reason => reason.words),
  }
}

function withMatched(card: PersonCard, matched: readonly Matched[]): PersonCard {
  if (matched.length === 0) return card
  return {
    ...card,
    identifiers: matched.flatMap(one => one.identifiers),
    phones: matched.flatMap(one => one.phones),
    emails: matched.flatMap(one => one.emails),
    postcodes: matched.flatMap(one => one.postcodes),
    places: [...(card.places ?? []), ...matched.flatMap(one => one.places)],
  }
}
