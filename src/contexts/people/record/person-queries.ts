import { sql } from 'kysely'
import { keptPlan, type ReadDb } from '../../../platform/db/connect.ts'
import { MovedTo, NotFound } from '../../../platform/refusal.ts'
import { findKeptPerson } from '../duplicates/find-kept-person.ts'
import { type FactRow, listFactsOnce } from './facts/fact-rows.ts'
import { wholeName } from './whole-name.ts'

/** A record that is linked to a person now. */
export type ShownRecord = {
  id: string
  organisationId: string
  organisation: string
  version: number
  source: string
  givenAt: Date
}

/** Who a page is about, as far as whoever asks sees them. */
export type ShownPerson = {
  personId: string
  reference: string
  /** What they want to be called, or else the best name that is known. */
  name: string
  records: ShownRecord[]
  recordIds: string[]
  names: FactRow<'people.name'>[]
}

/**
 * Throws NotFound for nobody, and for somebody whom whoever asks does not see: both look the same. Throws MovedTo for
 * somebody who was merged with a person whom they see.
 */
export async function getPerson(db: ReadDb, personId: string): Promise<ShownPerson> {
  const { rows: records } = await sql<
    ShownRecord & { reference: string; shownNameId: string | null }
  >`${keptPlan}
    select r.id, r.organisation_id, o.name as organisation, r.version, r.source, r.given_at, p.reference, p.shown_name_id
    from people.record r join people.person p on p.id = r.person_id
    join partnership.organisation o on o.id = r.organisation_id
    where r.person_id = ${personId}::uuid
    order by r.given_at, r.id`.execute(db)
  const [first] = records
  if (!first) {
    const kept = await findKeptPerson(db, personId)
    throw kept ? new MovedTo(personId, kept) : new NotFound()
  }
  const recordIds = records.map(record => record.id)
  const names = await listFactsOnce(db, 'people.name', recordIds)
  return {
    personId,
    reference: first.reference,
    name: callName(names, first.shownNameId),
    records: records.map(({ reference: _, shownNameId: __, ...record }) => record),
    recordIds,
    names,
  }
}

/**
 * What somebody wants to be called: the name that was chosen when their records were put together; failing that the
 * newest that they said, what others call them, or a name on paper.
 */
export function callName(
  names: readonly Pick<FactRow<'people.name'>, 'id' | 'kind' | 'given' | 'family' | 'endedAt'>[],
  chosen: string | null = null,
): string {
  const standing = names.filter(name => name.endedAt === null)
  const shown = standing.find(name => name.id === chosen)
  if (shown) return wholeName(shown)
  for (const kind of ['known-as', 'street', 'legal', 'previous']) {
    const found = standing.find(name => name.kind === kind)
    if (found) return wholeName(found)
  }
  return 'Name not known'
}
