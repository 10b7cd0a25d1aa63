import { sql } from 'kysely'
import { keptPlan, type ReadDb } from '../../../platform/db/connect.ts'

/** Who a record is about, for a line in a list. */
export type NamedPerson = {
  recordId: string
  personId: string
  reference: string
  /** What they want to be called, or else the best name that is known. */
  name: string
  /** Shown to named staff only: a list does not say their name (ASVS 5.0, 8.3.1). */
  isRestricted: boolean
  /** There is something to know before meeting them. */
  hasWarning: boolean
}

/** The people whom some records are linked to now, by the id of the record. Those whom whoever asks does not see are left out. */
export async function listPersonNames(
  db: ReadDb,
  recordIds: readonly string[],
): Promise<Map<string, NamedPerson>> {
  if (recordIds.length === 0) return new Map()
  const { rows } = await sql<NamedPerson>`${keptPlan}
    select r.id as record_id, p.id as person_id, p.reference, coalesce(named.name, 'Name not known') as name,
      r.guarded and exists (select from people.restriction s join people.record sr on sr.id = s.record_id
        where sr.person_id = p.id and (s.until_at is null or s.until_at > now())) as is_restricted,
      exists (select from people.warning w join people.record wr on wr.id = w.record_id
        where wr.person_id = p.id and w.ended_at is null) as has_warning
    from people.record r
    join people.person p on p.id = r.person_id
    left join lateral (select trim(n.given || ' ' || n.family) as name
      from people.record nr join people.name n on n.record_id = nr.id
      where nr.person_id = p.id and n.ended_at is null
      order by coalesce(n.id = p.shown_name_id, false) desc,
        array_position(array['known-as', 'street', 'legal', 'previous'], n.kind), n.recorded_at desc limit 1) named on true
    where r.id = any (${[...recordIds]}::uuid[])`.execute(db)
  return new Map(rows.map(row => [row.recordId, row]))
}
