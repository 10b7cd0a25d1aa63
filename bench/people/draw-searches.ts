import { sql } from 'kysely'
import { inventPerson } from '../../src/demonstration/streets/invent-person.ts'
import { seededRandom } from '../../src/demonstration/streets/seeded-random.ts'
import { referenceOf } from '../../src/demonstration/streets/street-reference.ts'
import type { Db } from '../../src/platform/db/connect.ts'
import { corruptQuery, drawKind, type QueryKind, type TypedSearch } from './corrupt-query.ts'
import { peopleSeed } from './open-people.ts'

/** Somebody who is looked for, and what is typed. */
export type DrawnSearch = {
  personId: string
  kind: QueryKind
  typed: TypedSearch
  /** Whether a whole date of birth and both names are held of them on some record, as they say them themselves. */
  isHeldWhole: boolean
}

/** Draws people of whom there are `people`, each with a search that differs from what they say in one of the ways. */
export async function drawSearches(
  owner: Db,
  { people, count, seed }: { people: number; count: number; seed: number },
): Promise<DrawnSearch[]> {
  const draws = Array.from({ length: count }, (_, at) => {
    const chance = seededRandom(seed, at)
    const number = chance.below(people)
    const person = inventPerson(seededRandom(peopleSeed, number), 2026)
    const kind = drawKind(chance)
    const held = { given: person.given, family: person.family, birth: person.born }
    return {
      reference: referenceOf(peopleSeed, number),
      held,
      kind,
      typed: corruptQuery(chance, kind, held),
    }
  })
  const { rows } = await sql<{ reference: string; personId: string; card: Card }>`
    select p.reference, p.id as person_id, r.card from people.person p join people.record r on r.person_id = p.id
    where p.reference = any (${draws.map(draw => draw.reference)}::text[])`.execute(owner)
  return draws.flatMap(({ reference, held, kind, typed }) => {
    const own = rows.filter(row => row.reference === reference)
    const [first] = own
    if (!first) return []
    const isHeldWhole = own.some(({ card }) => isWhole(card, held))
    return { personId: first.personId, kind, typed, isHeldWhole }
  })
}

type Card = {
  names: { given: string; family: string }[]
  birth: { precision: string; year: number | null; month: number | null; day: number | null } | null
}

function isWhole({ names, birth }: Card, held: Parameters<typeof corruptQuery>[2]): boolean {
  return (
    names.some(name => name.given === held.given && name.family === held.family) &&
    birth?.precision === 'day' &&
    birth.year === held.birth.year &&
    birth.month === held.birth.month &&
    birth.day === held.birth.day
  )
}
