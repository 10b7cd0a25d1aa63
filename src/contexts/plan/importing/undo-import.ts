import { sql } from 'kysely'
import { recordAudit } from '../../../platform/audit.ts'
import type { PlainDate } from '../../../platform/dates.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { ReadDb, Tx } from '../../../platform/db/connect.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { getImport } from './import-queries.ts'
import { lockImport } from './lock-import.ts'

/**
 * Takes back what an import made, as long as nobody has changed it since: what came new is removed, what was changed is as
 * it was before, and a plan that it made is withdrawn. Nothing is deleted. Doing it twice is harmless. Refuses with the
 * list of what people changed.
 */
export async function undoImport(
  tx: Tx,
  actor: Actor,
  importId: string,
  today: PlainDate,
): Promise<void> {
  await lockImport(tx, importId)
  const imported = await getImport(tx, importId)
  if (imported.status === 'undone') return
  if (imported.status !== 'committed' || !imported.planId)
    throw new Refusal('form', 'This document was not made into a plan, so there is nothing to undo')
  const planId = imported.planId
  const changed = await listChangedSince(tx, planId, importId)
  if (changed.length > 0)
    throw new Refusal(
      'form',
      `It cannot be undone, because people have worked on it since: ${changed.join('; ')}.`,
    )
  await restoreNodes(tx, actor, importId, today)
  await restoreActions(tx, actor, importId, today)
  await restoreReviews(tx, actor, importId, today)
  await tx
    .updateTable('plan.link')
    .set({ state: 'dismissed', reason: 'The import was undone' })
    .where('importId', '=', importId)
    .execute()
  // The address becomes free for the next try.
  if (!imported.correctsPlanId)
    await tx
      .updateTable('plan.plan')
      .set(eb => ({
        status: 'withdrawn',
        slug: `undone-${planId}`,
        version: eb('version', '+', 1),
      }))
      .where('id', '=', planId)
      .execute()
  await tx
    .updateTable('plan.import')
    .set({ status: 'undone', undoneBy: actor.userId, undoneAt: new Date() })
    .where('id', '=', importId)
    .execute()
  await recordAudit(
    tx,
    'plan.import.undone',
    { kind: 'plan', id: planId },
    { import: importId, file: imported.fileName },
  )
}

/** What people did to the plan after the import, in words; an empty list means that it can be undone. */
async function listChangedSince(db: ReadDb, planId: string, importId: string): Promise<string[]> {
  const { rows } = await sql<{ what: string }>`
    with mine as (select committed_at from plan.import where id = ${importId})
    select 'action changed: ' || left(v.text, 80) as what
      from plan.action_version v, mine
      where v.plan_id = ${planId} and v.import_id is distinct from ${importId}::uuid and v.recorded_at > mine.committed_at
    union all
    select v.level || ' changed: ' || left(concat_ws(' ', v.number, v.title), 80)
      from plan.node_version v, mine
      where v.plan_id = ${planId} and v.import_id is distinct from ${importId}::uuid and v.recorded_at > mine.committed_at
    union all
    select 'action reviewed: ' || left(v.text, 80)
      from plan.review r join plan.action a on a.id = r.action_id
      join plan.action_version v on v.action_id = a.id and v.version = a.current_version, mine
      where r.plan_id = ${planId} and r.import_id is distinct from ${importId}::uuid and r.recorded_at > mine.committed_at
    union all
    select 'link added or decided' from plan.link l, mine
      where l.plan_id = ${planId} and (l.recorded_at > mine.committed_at and l.import_id is distinct from ${importId}::uuid
        or l.import_id = ${importId} and l.decided_at > mine.committed_at)
    union all
    select 'plan published: ' || p.title from plan.publication p, mine
      where p.plan_id = ${planId} and p.published_at > mine.committed_at
    union all
    select 'another document imported: ' || f.name
      from plan.import i join platform.file f on f.id = i.file_id, mine
      where i.plan_id = ${planId} and i.id <> ${importId} and i.status = 'committed' and i.committed_at > mine.committed_at
    limit 20`.execute(db)
  return [...new Set(rows.map(row => row.what))]
}

const reason = 'The import was undone'

/** A version like the one before the import, or a removed one where there was none. */
async function restoreNodes(tx: Tx, actor: Actor, importId: string, today: PlainDate) {
  await sql`
    insert into plan.node_version (node_id, version, partnership_id, plan_id, effective_on, state, parent_id, position,
      level, number, title, measure, reason, import_id, recorded_by)
    select n.id, n.current_version + 1, n.partnership_id, n.plan_id, ${today}::date,
      case when before.node_id is null then 'removed' else before.state end,
      v.parent_id, coalesce(before.position, v.position), coalesce(before.level, v.level),
      case when before.node_id is null then v.number else before.number end, coalesce(before.title, v.title),
      case when before.node_id is null then v.measure else before.measure end,
      ${reason}, ${importId}::uuid, ${actor.userId}::uuid
    from plan.node n
    join plan.node_version v on v.node_id = n.id and v.version = n.current_version and v.import_id = ${importId}
    left join plan.node_version before on before.node_id = n.id and before.version = (
      select max(version) from plan.node_version where node_id = n.id and import_id is distinct from ${importId}::uuid)`.execute(
    tx,
  )
}

async function restoreActions(tx: Tx, actor: Actor, importId: string, today: PlainDate) {
  await sql`
    with undone as (
      insert into plan.action_version (action_id, version, partnership_id, plan_id, effective_on, state, became_action_id,
        node_id, position, number, text, points, timescale_raw, timescale_kind, timescale_from, timescale_to,
        timescale_every, due_on, measure, reason, import_id, recorded_by)
      select a.id, a.current_version + 1, a.partnership_id, a.plan_id, ${today}::date,
        case when old.version is null then 'removed' else o.state end, o.became_action_id, o.node_id, o.position, o.number,
        o.text, o.points, o.timescale_raw, o.timescale_kind, o.timescale_from, o.timescale_to, o.timescale_every, o.due_on,
        o.measure, ${reason}, ${importId}::uuid, ${actor.userId}::uuid
      from plan.action a
      join plan.action_version v on v.action_id = a.id and v.version = a.current_version and v.import_id = ${importId}
      left join lateral (select max(version) as version from plan.action_version
        where action_id = a.id and import_id is distinct from ${importId}::uuid) old on true
      join plan.action_version o on o.action_id = a.id and o.version = coalesce(old.version, v.version)
      returning action_id, version)
    insert into plan.responsibility (action_id, version, role, position, partnership_id, printed, party_id)
    select u.action_id, u.version, r.role, r.position, r.partnership_id, r.printed, r.party_id
    from undone u
    join plan.responsibility r on r.action_id = u.action_id and r.version = coalesce(
      (select max(version) from plan.action_version where action_id = u.action_id and version < u.version
         and import_id is distinct from ${importId}::uuid), u.version - 1)`.execute(tx)
}

/** What an action stood at before the import stands again; where nobody had reviewed it, nothing is known again. */
async function restoreReviews(tx: Tx, actor: Actor, importId: string, today: PlainDate) {
  await sql`
    insert into plan.review (action_id, number, partnership_id, plan_id, effective_on, kind, status, continues, desirable,
      desirable_reason, achievable, achievable_reason, situation, next_steps, notes, notes_public, colour_derived,
      colour_by_hand, colour_reason, group_id, decided_on, import_id, recorded_by)
    select a.id, a.current_review + 1, a.partnership_id, a.plan_id, ${today}::date, 'imported',
      coalesce(o.status, 'not-known'), coalesce(o.continues, false), coalesce(o.desirable, 'not-asked'), o.desirable_reason,
      coalesce(o.achievable, 'not-asked'), o.achievable_reason, o.situation, o.next_steps, o.notes,
      coalesce(o.notes_public, false), o.colour_derived, o.colour_by_hand, o.colour_reason, o.group_id, o.decided_on,
      ${importId}::uuid, ${actor.userId}::uuid
    from plan.action a
    join plan.review r on r.action_id = a.id and r.number = a.current_review and r.import_id = ${importId}
    left join plan.review o on o.action_id = a.id and o.number = (
      select max(number) from plan.review where action_id = a.id and import_id is distinct from ${importId}::uuid)`.execute(
    tx,
  )
}
