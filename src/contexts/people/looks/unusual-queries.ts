import { sql } from 'kysely'
import { addDays, type PlainDate } from '../../../platform/dates.ts'
import type { ReadDb } from '../../../platform/db/connect.ts'
import { NotFound } from '../../../platform/refusal.ts'
import type { UnusualKind } from './event-words.ts'

/** Something that a data guardian looks into. */
export type UnusualAccess = {
  kind: UnusualKind
  userId: string
  user: string
  organisation: string
  /** Null where it is about many, and where the guardian does not see the person. */
  personId: string | null
  personName: string | null
  firstNumber: number
  firstAt: Date
  looks: number
  people: number
  /** How many people the user looked at in a day, on average over the 28 days before. */
  usual: number | null
  finding: 'explained' | 'not-explained' | null
  words: string | null
  foundBy: string | null
}

export type Asked = {
  from: PlainDate
  until: PlainDate
  kind?: UnusualKind | undefined
  all: boolean
}

const found = ({ from, until, kind, all }: Asked) => sql`
  from people.unusual_access(${from}::date::timestamp at time zone 'Europe/London',
    ${addDays(until, 1)}::date::timestamp at time zone 'Europe/London') a
  join partnership.user_account u on u.id = a.user_id
  join partnership.organisation o on o.id = u.organisation_id
  left join people.access_finding f on f.kind = a.kind and f.user_id = a.user_id and f.first_number = a.first_number
  left join partnership.user_account b on b.id = f.found_by
  left join people.person p on p.id = a.person_id
  where (${kind ?? null}::text is null or a.kind = ${kind ?? null}::text) and (${all} or f.id is null)`

/** What was unusual from one day to another (both included), newest first. Nothing for whoever is no data guardian. */
export async function listUnusual(
  db: ReadDb,
  asked: Asked,
  { offset, most }: { offset: number; most: number },
): Promise<{ rows: UnusualAccess[]; total: number }> {
  const { rows } = await sql<UnusualAccess & { total: number }>`
    select a.kind, a.user_id, u.name as user, o.name as organisation, p.id as person_id, a.first_number, a.first_at,
      a.looks, a.people, a.usual, f.finding, f.words, b.name as found_by, count(*) over () as total,
      (select trim(n.given || ' ' || n.family) from people.name n join people.record r on r.id = n.record_id
       where r.person_id = p.id and n.ended_at is null
       order by array_position(array['known-as', 'street', 'legal', 'previous'], n.kind), n.recorded_at desc limit 1) as person_name
    ${found(asked)}
    order by a.first_at desc, a.kind, a.user_id
    limit ${most} offset ${offset}`.execute(db)
  return { rows, total: rows[0]?.total ?? 0 }
}

/** One of them, by its kind, its user and its first event. Throws NotFound. */
export async function getUnusual(
  db: ReadDb,
  { kind, userId, number }: { kind: string; userId: string; number: string },
): Promise<UnusualAccess> {
  if (!/^\d{1,15}$/.test(number)) throw new NotFound()
  const { rows } = await sql<{ day: PlainDate }>`
    select (at at time zone 'Europe/London')::date as day from platform.audit_event
    where chain = platform.current_partnership_id() and number = ${number}::bigint`.execute(db)
  const day = rows[0]?.day
  if (!day) throw new NotFound()
  const near = await listUnusual(
    db,
    { from: day, until: day, all: true },
    { offset: 0, most: 10_000 },
  )
  const one = near.rows.find(
    row => row.kind === kind && row.userId === userId && row.firstNumber === Number(number),
  )
  if (!one) throw new NotFound()
  return one
}
