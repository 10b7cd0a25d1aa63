import { type RawBuilder, sql } from 'kysely'
import type { ReadDb } from '../../../platform/db/connect.ts'
import { NotFound } from '../../../platform/refusal.ts'
import type { FactKind, FactLine } from '../record/facts/fact-kind.ts'
import { type FactTable, listFacts } from '../record/facts/fact-rows.ts'
import { birthKind } from '../record/kinds/birth.tsx'
import { companionKind } from '../record/kinds/companion.tsx'
import { contactRouteKind } from '../record/kinds/contact-route.tsx'
import { identifierKind } from '../record/kinds/identifier.tsx'
import { lookKind } from '../record/kinds/look.tsx'
import { nameKind } from '../record/kinds/name.tsx'
import { whereaboutsKind } from '../record/kinds/whereabouts.tsx'
import { getPerson, type ShownPerson } from '../record/person-queries.ts'
import { wholeName } from '../record/whole-name.ts'

/** Somebody who is to be merged: who they are, section by section, as far as the matching lead may read. */
export type Side = {
  person: ShownPerson
  createdAt: Date
  sections: { heading: string; lines: FactLine[] }[]
  /** What stands with them and comes along, by kind. */
  along: { kind: string; howMany: number }[]
}

/** What people are compared by, in this order. Only those that the reader may read of. */
async function readSections(db: ReadDb, recordIds: readonly string[]) {
  const section = async <Table extends FactTable, Input>(kind: FactKind<Table, Input>) => {
    const rows = await listFacts(db, kind.table, recordIds)
    const standing = rows.filter(row => row.endedAt === null)
    return { heading: kind.words.heading, lines: standing.map(kind.lineOf) }
  }
  return [
    await section(nameKind),
    await section(birthKind),
    await section(lookKind),
    await section(identifierKind),
    await section(contactRouteKind),
    await section(companionKind),
    await section(whereaboutsKind),
  ]
}

/**
 * The people who are to be merged, the one who is kept first: whoever was known first. Only one where they were merged
 * meanwhile. Throws NotFound.
 */
export async function getSides(db: ReadDb, personIds: readonly string[]): Promise<Side[]> {
  if (new Set(personIds).size < 2) throw new NotFound('a merge is of two people or a few')
  const { rows: now } = await sql<{ id: string }>`
    select distinct coalesce(people.kept_person(asked), asked) as id from unnest(${[...personIds]}::uuid[]) as asked`.execute(
    db,
  )
  const ids = now.map(row => row.id)
  const created = await db
    .selectFrom('people.person')
    .select(['id', 'createdAt'])
    .where('id', 'in', ids)
    .orderBy('createdAt')
    .orderBy('id')
    .execute()
  const { rows: along } = await sql<{ personId: string; kind: string; howMany: number }>`
    select * from people.comes_along(${ids}::uuid[])`.execute(db)
  const sides: Side[] = []
  if (created.length < ids.length) throw new NotFound()
  for (const { id, createdAt } of created) {
    const person = await getPerson(db, id)
    sides.push({
      person,
      createdAt: new Date(createdAt),
      sections: await readSections(db, person.recordIds),
      along: along.filter(one => one.personId === id),
    })
  }
  return sides
}

/** The names of which one is to be shown first, each once, newest first. */
export function namesOfSides(sides: readonly Side[]): { id: string; name: string }[] {
  const standing = sides.flatMap(side => side.person.names.filter(name => name.endedAt === null))
  return [...new Map(standing.map(name => [wholeName(name), name.id]))].map(([name, id]) => ({
    id,
    name,
  }))
}

export type Decision = {
  id: string
  kind: 'merge' | 'split'
  personId: string
  because: string
  doneAt: Date
  doneBy: string
  undoneAt: Date | null
}

/** The merges and splits of somebody's records, newest first, as the matching lead reads them. */
export async function listDecisions(db: ReadDb, personId: string): Promise<Decision[]> {
  return await readDecisions(
    db,
    sql`g.id in (select m.regrouping_id from people.regrouped_record m
                 where ${personId}::uuid in (m.from_person_id, m.to_person_id))`,
  )
}

/** Throws NotFound. */
export async function getDecision(db: ReadDb, id: string): Promise<Decision> {
  const [decision] = await readDecisions(db, sql`g.id = ${id}::uuid`)
  if (!decision) throw new NotFound('no such decision')
  return decision
}

async function readDecisions(db: ReadDb, which: RawBuilder<unknown>): Promise<Decision[]> {
  const { rows } = await sql<Decision>`
    select g.id, g.kind, g.person_id, g.because, g.done_at, u.name as done_by, g.undone_at
    from people.regrouping g join partnership.user_account u on u.id = g.done_by
    where ${which} order by g.done_at desc, g.id desc`.execute(db)
  return rows
}

/** A record as it stands with a person, for deciding with whom it goes. */
export type MovedRecord = {
  id: string
  organisation: string
  givenAt: Date
  names: string
  fromPersonId: string | null
}

/** What undoing a decision would move, of what whoever asks sees, and what else stands in its way. */
export async function readUndoing(db: ReadDb, decision: Decision) {
  const { rows: moved } = await sql<MovedRecord>`
    select r.id, o.name as organisation, r.given_at, m.from_person_id,
      (select string_agg(trim(n.given || ' ' || n.family), ', ' order by n.recorded_at) from people.name n where n.record_id = r.id and n.ended_at is null) as names
    from people.regrouped_record m
    join people.record r on r.id = m.record_id
    join partnership.organisation o on o.id = r.organisation_id
    where m.regrouping_id = ${decision.id}::uuid
    order by r.given_at, r.id`.execute(db)
  const { rows: since } = await sql<MovedRecord>`
    select r.id, o.name as organisation, r.given_at, null as from_person_id,
      (select string_agg(trim(n.given || ' ' || n.family), ', ' order by n.recorded_at) from people.name n where n.record_id = r.id and n.ended_at is null) as names
    from people.record r
    join partnership.organisation o on o.id = r.organisation_id
    where r.person_id = ${decision.personId}::uuid
      and (select min(l.linked_at) from people.link l where l.record_id = r.id) > ${decision.doneAt}
      and not exists (select from people.regrouped_record m join people.regrouping g on g.id = m.regrouping_id
                      where m.record_id = r.id and g.undone_at is null)
    order by r.given_at, r.id`.execute(db)
  const later = await readDecisions(
    db,
    sql`g.undone_at is null and g.id <> ${decision.id}::uuid and exists (
      select from people.regrouped_record other
      join people.regrouped_record mine on mine.record_id = other.record_id
      where other.regrouping_id = g.id and mine.regrouping_id = ${decision.id}::uuid and other.number > mine.number)`,
  )
  return { moved, since, later }
}
