import { sql } from 'kysely'
import { keptPlan, type ReadDb } from '../../../platform/db/connect.ts'
import type { PersonCard } from '../matching/search/person-card.ts'

/** What is shown of a person among those who were found, and compared: all their records that whoever looks sees. */
export type LoadedPerson = {
  personId: string
  reference: string
  shownName: string | null
  records: { id: string; organisation: string; card: PersonCard }[]
  /** Newest first. */
  seen: { place: string; at: Date; easting: number | null; northing: number | null }[]
  worksWith: string[]
}

const mostSeen = 5

/** Loads several people at once, in the order of their ids. */
export async function loadFound(db: ReadDb, personIds: readonly string[]): Promise<LoadedPerson[]> {
  if (personIds.length === 0) return []
  const ids = sql`any (${[...personIds]}::uuid[])`
  const { rows: records } = await sql<{
    personId: string
    reference: string
    shownName: string | null
    id: string
    organisation: string
    card: PersonCard
  }>`${keptPlan}
    select p.id as person_id, p.reference, trim(n.given || ' ' || n.family) as shown_name, r.id, o.name as organisation, r.card
    from people.record r
    join people.person p on p.id = r.person_id
    join partnership.organisation o on o.id = r.organisation_id
    left join people.name n on n.id = p.shown_name_id and n.ended_at is null
    where r.person_id = ${ids}
    order by r.given_at, r.id`.execute(db)
  const { rows: seen } = await sql<{ personId: string } & LoadedPerson['seen'][number]>`${keptPlan}
    select r.person_id, w.place, w.seen_at as at, w.easting, w.northing
    from people.record r join people.whereabouts w on w.record_id = r.id
    where r.person_id = ${ids} and w.ended_at is null
    order by w.seen_at desc`.execute(db)
  const { rows: involved } = await sql<{ personId: string; who: string }>`${keptPlan}
    select distinct r.person_id,
      concat_ws(', ', u.name, case when u.id is null then t.name end, o.name) as who
    from people.record r
    join people.involvement i on i.record_id = r.id
    join partnership.organisation o on o.id = i.organisation_id
    left join partnership.user_account u on u.id = i.user_id
    left join partnership.team t on t.id = i.team_id
    where r.person_id = ${ids} and i.from_at <= now() and (i.until_at is null or i.until_at > now())
    order by 1, 2`.execute(db)
  return personIds.flatMap(personId => {
    const own = records.filter(record => record.personId === personId)
    const [first] = own
    if (!first) return []
    return {
      personId,
      reference: first.reference,
      shownName: first.shownName,
      records: own,
      seen: seen.filter(one => one.personId === personId).slice(0, mostSeen),
      worksWith: involved.filter(one => one.personId === personId).map(one => one.who),
    }
  })
}
