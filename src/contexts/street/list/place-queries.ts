import { sql } from 'kysely'
import type { PlainDate } from '../../../platform/dates.ts'
import { keptPlan, type ReadDb } from '../../../platform/db/connect.ts'
import type { ListStatus } from './status-rules.ts'

/** Where somebody was from one day to another. */
export type ShownSpell = {
  number: number
  status: ListStatus
  statusLabel: string
  area: string | null
  fromOn: PlainDate
  /** The first day on which it was no more so; null while it is. */
  toOn: PlainDate | null
  came: 'seen' | 'told' | 'rule'
  reason: string
  ruleVersion: number | null
  organisation: string
  sourceId: string
}

/** The history of a person on the list, newest first, as far as the reader may read it; what lies ahead too. */
export async function listSpells(db: ReadDb, personId: string): Promise<ShownSpell[]> {
  const { rows } = await sql<ShownSpell>`${keptPlan}
    select s.number, s.status, k.label as status_label, a.name as area, s.from_on, nullif(s.to_on, 'infinity') as to_on, s.came,
      w.label as reason, s.rule_version, o.name as organisation, s.source_id
    from street.list_spell s
    join street.code k on k.list = 'list-status' and k.code = s.status
    join street.code w on w.list = 'list-reason' and w.code = s.reason
    join partnership.organisation o on o.id = s.organisation_id
    left join partnership.area a on a.partnership_id = s.partnership_id and a.code = s.area_code
    where s.person_id = ${personId}::uuid
    order by s.number desc`.execute(db)
  return rows
}

/** Something that somebody said about where a person is. */
export type ShownEvent = {
  id: string
  recordId: string
  /** Null: what it puts right was never so. */
  status: ListStatus | null
  statusLabel: string | null
  on: PlainDate | null
  reason: string | null
  reasonLabel: string | null
  areaCode: string | null
  area: string | null
  toldBy: string
  words: string
  correctsId: string | null
  correctedById: string | null
  organisationId: string
  organisation: string
  recordedBy: string
  recordedAt: Date
}

/** Everything that was said about where a person is, newest first, what was put right too. */
export async function listEvents(
  db: ReadDb,
  recordIds: readonly string[],
  { before, most }: { before?: Date; most?: number } = {},
): Promise<ShownEvent[]> {
  const { rows } = await sql<ShownEvent>`${keptPlan}
    select e.id, e.record_id, e.status, k.label as status_label, e.on_day as on, e.reason, w.label as reason_label, e.area_code, a.name as area,
      e.told_by, e.words, e.corrects_id, later.id as corrected_by_id, e.organisation_id, o.name as organisation, u.name as recorded_by, e.recorded_at
    from street.list_event e
    join partnership.organisation o on o.id = e.organisation_id
    join partnership.user_account u on u.id = e.recorded_by
    left join street.code k on k.list = 'list-status' and k.code = e.status
    left join street.code w on w.list = 'list-reason' and w.code = e.reason
    left join partnership.area a on a.partnership_id = e.partnership_id and a.code = e.area_code
    left join street.list_event later on later.corrects_id = e.id
    where e.record_id = any (${[...recordIds]}::uuid[]) and e.recorded_at < ${before ?? null}::timestamptz is not false
    order by e.recorded_at desc, e.id desc limit ${most ?? null}`.execute(db)
  return rows
}

export type Reason = { code: string; label: string; hint: string | null; status: ListStatus }

/** The reasons that people choose between, by the status that they belong to. */
export async function listReasons(db: ReadDb, today: PlainDate): Promise<Reason[]> {
  const { rows } = await sql<Reason>`${keptPlan}
    select code, label, hint, mapping->>'status' as status from street.code
    where list = 'list-reason' and mapping->>'by' is null and valid_from <= ${today}::date and (valid_to is null or valid_to > ${today}::date)
    order by position`.execute(db)
  return rows
}
