import { sql } from 'kysely'
import type { PlainDate } from '../../../platform/dates.ts'
import type { ReadDb } from '../../../platform/db/connect.ts'
import type { Rag } from '../reading/reading.ts'
import type { Achievable, Desirable, Status } from '../review/colour-rules.ts'

type Recorded = {
  recordedAt: Date
  recordedBy: string | null
  groupName: string | null
  decidedOn: PlainDate | null
  effectiveOn: PlainDate
}

/** A version of an action as its history shows it. */
export type ActionVersion = Recorded & {
  version: number
  state: string
  nodeId: string | null
  number: string | null
  text: string
  points: string[]
  timescaleRaw: string
  dueOn: PlainDate | null
  measure: string | null
  reason: string | null
  position: number
  leads: string[]
  others: string[]
  fileName: string | null
  /** The words of the document that it came from. */
  fragments: string[]
}

export type ReviewOfAction = Recorded & {
  number: number
  kind: 'review' | 'imported'
  status: Status
  continues: boolean
  desirable: Desirable
  desirableReason: string | null
  achievable: Achievable
  achievableReason: string | null
  situation: string | null
  nextSteps: string | null
  notes: string | null
  notesPublic: boolean
  colour: Rag | null
  colourByHand: Rag | null
  colourReason: string | null
}

/** Every version of an action, oldest first. */
export async function listVersions(db: ReadDb, actionId: string): Promise<ActionVersion[]> {
  const { rows } = await sql<ActionVersion>`
    select v.version, v.state, v.node_id, v.number, v.text, v.points, v.timescale_raw, v.due_on, v.measure, v.reason,
      v.position, v.effective_on, v.recorded_at, u.name as recorded_by, g.name as group_name, v.decided_on,
      array(select r.printed from plan.responsibility r
        where r.action_id = v.action_id and r.version = v.version and r.role = 'lead' order by r.position) as leads,
      array(select r.printed from plan.responsibility r
        where r.action_id = v.action_id and r.version = v.version and r.role = 'other' order by r.position) as others,
      f.name as file_name,
      case when v.source is null then '{}' else array(
        select piece ->> 'text' from jsonb_array_elements(coalesce(i.reading -> 'fragments', '[]')) piece
        where v.source -> 'fragments' @> (piece -> 'id')) end as fragments
    from plan.action_version v
    left join partnership.user_account u on u.id = v.recorded_by
    left join partnership.governance_group g on g.id = v.group_id
    left join plan.import i on i.id = v.import_id
    left join platform.file f on f.id = i.file_id
    where v.action_id = ${actionId}::uuid
    order by v.version`.execute(db)
  return rows
}

/** Every review of an action, oldest first. */
export async function listReviews(db: ReadDb, actionId: string): Promise<ReviewOfAction[]> {
  const { rows } = await sql<ReviewOfAction>`
    select r.number, r.kind, r.status, r.continues, r.desirable, r.desirable_reason, r.achievable, r.achievable_reason,
      r.situation, r.next_steps, r.notes, r.notes_public, coalesce(r.colour_by_hand, r.colour_derived) as colour,
      r.colour_by_hand, r.colour_reason, r.effective_on, r.recorded_at, u.name as recorded_by, g.name as group_name,
      r.decided_on
    from plan.review r
    left join partnership.user_account u on u.id = r.recorded_by
    left join partnership.governance_group g on g.id = r.group_id
    where r.action_id = ${actionId}::uuid
    order by r.number`.execute(db)
  return rows
}
