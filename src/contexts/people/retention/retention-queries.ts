import { sql } from 'kysely'
import type { PlainDate } from '../../../platform/dates.ts'
import type { ReadDb } from '../../../platform/db/connect.ts'
import { NotFound } from '../../../platform/refusal.ts'

/** The newest rule for a kind of information, also one that counts only from a later day on. */
export type ShownRule = {
  category: string
  label: string
  version: number
  months: number | null
  thenWhat: 'delete' | 'keep-figures' | null
  keepAnswers: string[]
  because: string | null
  fromDate: PlainDate | null
}

/** Every kind of information with its newest rule; version 0 where there is none. */
export async function listRules(db: ReadDb): Promise<ShownRule[]> {
  const { rows } = await sql<ShownRule>`
    select c.code as category, c.label, coalesce(r.version, 0) as version, r.months, r.then_what,
      coalesce(r.keep_answers, '{}') as keep_answers, r.because, r.from_date
    from partnership.information_category c
    left join lateral (select * from people.retention_rule x where x.category = c.code order by x.version desc limit 1) r on true
    where c.valid_to is null or c.valid_to > current_date
    order by c.position`.execute(db)
  return rows
}

export async function getRule(db: ReadDb, category: string): Promise<ShownRule> {
  const rule = (await listRules(db)).find(one => one.category === category)
  if (!rule) throw new NotFound()
  return rule
}

/** Questions about who people are, whose answers can stay for statistics. */
export async function listFigureQuestions(db: ReadDb): Promise<{ code: string; label: string }[]> {
  const { rows } = await sql<{ code: string; label: string }>`
    select code, label from people.question where category = 'identity' and (valid_to is null or valid_to > current_date)
    order by position`.execute(db)
  return rows
}

export type ReportState = 'making' | 'failed' | 'waiting' | 'approved' | 'rejected' | 'finished'

export type ShownReport = {
  id: string
  asOf: PlainDate
  askedAt: Date
  madeAt: Date | null
  approvedAt: Date | null
  approvedBy: string | null
  rejectedAt: Date | null
  finishedAt: Date | null
  failed: string | null
  version: number
  items: number
  people: number
  done: number
  state: ReportState
}

const reports = sql`
  select r.id, r.as_of, r.asked_at, r.made_at, r.approved_at, a.name as approved_by, r.rejected_at, r.finished_at, r.failed, r.version,
    n.items, n.people, n.done,
    case when r.finished_at is not null then 'finished' when r.approved_at is not null then 'approved' when r.rejected_at is not null then 'rejected'
      when r.failed is not null then 'failed' when r.made_at is null then 'making' else 'waiting' end as state
  from people.retention_report r
  left join partnership.user_account a on a.id = r.approved_by
  cross join lateral (select count(*)::integer as items, count(distinct i.person_id)::integer as people,
    count(i.outcome)::integer as done from people.retention_item i where i.report_id = r.id) n`

/** The newest reports of the partnership. */
export async function listReports(db: ReadDb): Promise<ShownReport[]> {
  return (await sql<ShownReport>`${reports} order by r.asked_at desc limit 30`.execute(db)).rows
}

/** Throws NotFound. */
export async function getReport(db: ReadDb, id: string): Promise<ShownReport> {
  const { rows } = await sql<ShownReport>`${reports} where r.id = ${id}::uuid`.execute(db)
  const [report] = rows
  if (!report) throw new NotFound()
  return report
}

export type ReportItem = {
  personId: string
  reference: string
  category: string
  label: string
  lastActivity: Date
  dueOn: PlainDate
  rowsHeld: number
  outcome: string | null
  /** Put on hold, or seen again, since the report. */
  isHeld: boolean
}

/** A page of what a report lists, in the order of when it was due. */
export async function listItems(
  db: ReadDb,
  reportId: string,
  { offset, limit }: { offset: number; limit: number },
): Promise<ReportItem[]> {
  const { rows } = await sql<ReportItem>`
    select i.person_id, i.reference, i.category, c.label, i.last_activity, i.due_on, i.rows_held, i.outcome,
      exists (select from people.holds_of(i.person_id)) as is_held
    from people.retention_item i join partnership.information_category c on c.code = i.category
    where i.report_id = ${reportId}::uuid
    order by i.due_on, i.reference, c.position offset ${offset} limit ${limit}`.execute(db)
  return rows
}

/** What is left to do of a report that was approved. */
export async function listItemsToDo(
  db: ReadDb,
  reportId: string,
): Promise<{ personId: string; category: string }[]> {
  const { rows } = await sql<{ personId: string; category: string }>`
    select person_id, category from people.retention_item where report_id = ${reportId}::uuid and outcome is null
    order by person_id, category`.execute(db)
  return rows
}

export type ShownHold = {
  id: string
  because: string
  reviewOn: PlainDate
  fromAt: Date
  addedBy: string
}

/** The holds of a person that stand. */
export async function listHolds(db: ReadDb, personId: string): Promise<ShownHold[]> {
  const { rows } = await sql<ShownHold>`
    select h.id, h.because, h.review_on, h.from_at, u.name as added_by
    from people.holds_of(${personId}::uuid) h join partnership.user_account u on u.id = h.added_by order by h.from_at`.execute(
    db,
  )
  return rows
}

export type ShownTombstone = {
  personId: string
  reference: string
  category: string
  label: string
  because: string
  months: number
  deletedAt: Date
  approvedBy: string
  rowsDeleted: number
}

/** What was deleted: of one person, or the newest of the partnership. */
export async function listTombstones(
  db: ReadDb,
  personId: string | null,
): Promise<ShownTombstone[]> {
  const { rows } = await sql<ShownTombstone>`
    select t.person_id, t.reference, t.category, c.label, t.because, t.months, t.deleted_at, u.name as approved_by, t.rows_deleted
    from people.tombstone t join partnership.information_category c on c.code = t.category
    join partnership.user_account u on u.id = t.approved_by
    where (${personId}::uuid is null or t.person_id = ${personId}::uuid) order by t.deleted_at desc limit 200`.execute(
    db,
  )
  return rows
}
