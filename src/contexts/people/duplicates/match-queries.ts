import { sql } from 'kysely'
import type { PlainDate } from '../../../platform/dates.ts'
import type { ReadDb } from '../../../platform/db/connect.ts'
import { NotFound } from '../../../platform/refusal.ts'
import { estimatePopulation } from '../finding/find-people.ts'
import { type LoadedPerson, loadFound } from '../finding/load-found.ts'
import { birthWords, namesInOrder, noName } from '../finding/person-words.ts'
import { type Agreement, type Likeness, likenessOf } from './likeness-rules.ts'

/** One of two people of a possible match. Without a name where the matching lead does not see who it is. */
export type MatchSide = {
  personId: string
  organisations: string[]
  seen: { name: string; birth: string | null; reference: string } | null
}

export type OpenMatch = {
  id: string
  sides: readonly [MatchSide, MatchSide]
  probability: number
  agree: Agreement[]
  because: 'begun' | 'changed' | 'bulk' | 'worker'
  said: string | null
  raisedAt: Date
}

type Row = Omit<OpenMatch, 'sides'> & {
  personA: string
  personB: string
  organisationsA: string[]
  organisationsB: string[]
}

export const matchesOnPage = 25

/** The possible matches that wait for a decision, those that workers proposed first, then the likeliest. */
export async function listMatches(db: ReadDb, page: number, today: PlainDate) {
  const { rows } = await sql<Row & { total: number }>`
    select m.*, count(*) over ()::integer as total from people.open_matches() m
    order by (m.because = 'worker') desc, m.probability desc, m.raised_at, m.id
    limit ${matchesOnPage} offset ${(page - 1) * matchesOnPage}`.execute(db)
  return { matches: await withSides(db, rows, today), total: rows[0]?.total ?? 0 }
}

/** Throws NotFound for one that is not there or was decided. */
export async function getOpenMatch(db: ReadDb, id: string, today: PlainDate): Promise<OpenMatch> {
  const { rows } = await sql<Row>`
    select * from people.open_matches() m where m.id = ${id}::uuid`.execute(db)
  const [match] = await withSides(db, rows, today)
  if (!match) throw new NotFound('no such match, or it was decided')
  return match
}

/** Others who may be one of these two as well, so that three are decided about at once. */
export async function listConnected(db: ReadDb, match: OpenMatch, today: PlainDate) {
  const own = match.sides.map(side => side.personId)
  const { rows } = await sql<Row>`
    select * from people.open_matches() m
    where m.id <> ${match.id}::uuid and (m.person_a = any (${own}::uuid[]) or m.person_b = any (${own}::uuid[]))
    order by m.probability desc limit 10`.execute(db)
  const others = await withSides(db, rows, today)
  const sides = others.flatMap(other => other.sides.filter(side => !own.includes(side.personId)))
  return [...new Map(sides.map(side => [side.personId, side])).values()]
}

async function withSides(db: ReadDb, rows: readonly Row[], today: PlainDate): Promise<OpenMatch[]> {
  const ids = [...new Set(rows.flatMap(row => [row.personA, row.personB]))]
  const loaded = new Map((await loadFound(db, ids)).map(person => [person.personId, person]))
  const side = (personId: string, organisations: string[]): MatchSide => {
    const person = loaded.get(personId)
    return { personId, organisations, seen: person ? seenOf(person, today) : null }
  }
  return rows.map(({ personA, personB, organisationsA, organisationsB, ...match }) => ({
    ...match,
    sides: [side(personA, organisationsA), side(personB, organisationsB)],
  }))
}

function seenOf(person: LoadedPerson, today: PlainDate) {
  const cards = person.records.map(record => record.card)
  const names = namesInOrder(cards.flatMap(card => card.names))
  const births = cards.flatMap(card => card.birth ?? [])
  return {
    name: person.shownName ?? names[0] ?? noName,
    birth: birthWords(births.find(one => one.precision === 'day') ?? births[0] ?? null, today),
    reference: person.reference,
  }
}

/** Why two people may be one, in words; null where whoever asks does not see both. */
export async function findWhy(
  db: ReadDb,
  personIds: readonly [string, string],
): Promise<Likeness | null> {
  const [a, b] = await loadFound(db, personIds)
  if (!a || !b) return null
  const population = await estimatePopulation(db)
  const pairs = a.records.flatMap(one =>
    b.records.map(other => likenessOf(one.card, other.card, population)),
  )
  return pairs.reduce<Likeness | null>(
    (best, one) => (best && best.probability >= one.probability ? best : one),
    null,
  )
}
