import { sql } from 'kysely'
import { addDays } from '../../../platform/dates.ts'
import type { ReadDb } from '../../../platform/db/connect.ts'
import { pageSize, patternOf } from '../list-form.ts'
import type { AuditQuery } from './audit-query-form.ts'

/** A place where the chain of the partnership is broken. */
export type ChainProblem = { number: number; problem: string }

/**
 * The events of the partnership, newest first, and whether those shown follow one another unbroken. Pages go on from
 * the last number shown, so that page 2 is as quick as page 2,000 and nothing moves while somebody reads.
 */
export async function listAuditEvents(db: ReadDb, query: AuditQuery) {
  let found = db
    .selectFrom('platform.auditEvent as e')
    .leftJoin('partnership.userAccount as u', 'u.id', 'e.userId')
    .leftJoin('partnership.organisation as o', 'o.id', 'e.organisationId')
    .where('e.chain', '=', sql<string>`platform.current_partnership_id()`)
  if (query.before !== undefined) found = found.where('e.number', '<', query.before)
  if (query.event) found = found.where('e.event', '=', query.event)
  if (query.person) {
    const pattern = patternOf(query.person)
    found = found.where('e.userId', 'in', eb =>
      eb
        .selectFrom('partnership.userAccount')
        .select('id')
        .where(or => or.or([or('name', 'ilike', pattern), or('email', 'ilike', pattern)])),
    )
  }
  if (query.day) {
    const next = addDays(query.day, 1)
    found = found
      .where('e.at', '>=', sql<Date>`(${query.day}::date)::timestamp at time zone 'Europe/London'`)
      .where('e.at', '<', sql<Date>`(${next}::date)::timestamp at time zone 'Europe/London'`)
  }
  const rows = await found
    .select(['e.number', 'e.at', 'e.event', 'e.purpose', 'e.subjectKind', 'e.subjectId'])
    .select(['e.details', 'u.id as userId', 'u.name', 'o.name as organisation'])
    .orderBy('e.number', 'desc')
    .limit(pageSize + 1)
    .execute()
  const shown = rows.slice(0, pageSize)
  return { shown, older: rows.length > pageSize ? shown.at(-1)?.number : undefined }
}
export type AuditEvent = Awaited<ReturnType<typeof listAuditEvents>>['shown'][number]

/** The kinds of event that the chain holds, each found by one step through the index. */
export async function listEventKinds(db: ReadDb): Promise<string[]> {
  const { rows } = await sql<{ event: string }>`
    with recursive kinds as (
      (select event from platform.audit_event where chain = platform.current_partnership_id() order by event limit 1)
      union all
      select (select e.event from platform.audit_event e
              where e.chain = platform.current_partnership_id() and e.event > kinds.event order by e.event limit 1)
      from kinds where kinds.event is not null
    )
    select event from kinds where event is not null`.execute(db)
  return rows.map(row => row.event)
}

/** How many events the chain has, and every place between two numbers where it is broken or cut off. */
export async function checkChain(
  db: ReadDb,
  range: { from: number; to: number } | 'whole',
): Promise<{ checked: number; problems: ChainProblem[] }> {
  const last = await db
    .selectFrom('platform.auditEvent')
    .select('number')
    .where('chain', '=', sql<string>`platform.current_partnership_id()`)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  const { from, to } = range === 'whole' ? { from: 1, to: last?.number ?? 0 } : range
  const { rows } = await sql<ChainProblem>`
    select * from platform.verify_own_audit(${from}::bigint, ${to}::bigint)`.execute(db)
  return { checked: Math.max(0, to - from + 1), problems: rows }
}
