import { sql } from 'kysely'
import { deriveColour } from '../../contexts/plan/index.ts'
import { recordAudit } from '../../platform/audit.ts'
import type { Db, Tx } from '../../platform/db/connect.ts'
import { newId } from '../../platform/ids.ts'
import { becomeUser } from '../stage.ts'
import { meetings } from '../story/story.ts'
import { foundLarge, type LargePartnership } from './found-large.ts'
import { largePartnership, largePlan } from './large-people.ts'
import { nextSteps, objects, places, situations, themes, verbs } from './large-words.ts'

const commitmentsPerTheme = 10
const nodesDay = '2024-09-30'

/** How far actions of the large plan are at a meeting. */
const standings = [
  { status: 'not-begun', continues: false },
  { status: 'begun', continues: false },
  { status: 'begun', continues: true },
  { status: 'partly-complete', continues: false },
  { status: 'complete', continues: false },
  { status: 'complete', continues: true },
] as const

/**
 * Adds a second partnership with a plan of 5,000 actions, or as many as are asked for, and eight reviews of each. Written
 * by the owner in a few statements, one transaction; false, and nothing done, where it is there already.
 */
export async function loadLarge(owner: Db, actionCount = 5000): Promise<boolean> {
  const loaded = await owner.transaction().execute(async tx => {
    await sql`select pg_advisory_xact_lock(hashtext('throughline demonstration'))`.execute(tx)
    const there = await tx
      .selectFrom('partnership.partnership')
      .select('id')
      .where('slug', '=', largePartnership.slug)
      .executeTakeFirst()
    if (there) return false
    const founded = await foundLarge(tx)
    const planId = await addPlan(tx, founded)
    const nodes = await addNodes(tx, founded, planId)
    const ids = Array.from({ length: actionCount }, () => newId())
    await addActions(tx, founded, planId, nodes, ids)
    for (const [index, day] of Object.values(meetings).entries())
      await addReviews(tx, founded, planId, index + 1, day)
    await becomeUser(tx, founded.userId, 'load a large plan')
    const details = { actions: actionCount, reviews: actionCount * Object.keys(meetings).length }
    await recordAudit(tx, 'plan.demonstration.enlarged', { kind: 'plan', id: planId }, details)
    return true
  })
  // The planner has to know at once how large the tables are now.
  if (loaded) await sql`analyze`.execute(owner)
  return loaded
}

async function addPlan(tx: Tx, { partnershipId, userId }: LargePartnership): Promise<string> {
  const id = newId()
  await tx
    .insertInto('plan.plan')
    .values({
      id,
      partnershipId,
      ...largePlan,
      kind: 'action-plan',
      status: 'adopted',
      period: '2024–2029',
      startsOn: '2024-10-01',
      staleAfterDays: 180,
      createdBy: userId,
    })
    .execute()
  return id
}

/** Twenty themes, each with ten commitments. Answers with the ids of the commitments, in order. */
async function addNodes(
  tx: Tx,
  { partnershipId, userId }: LargePartnership,
  planId: string,
): Promise<string[]> {
  const rows = themes.flatMap((theme, index) => {
    const id = newId()
    const number = String(index + 1)
    const below = Array.from({ length: commitmentsPerTheme }, (_, at) => ({
      id: newId(),
      parentId: id,
      position: at + 1,
      level: 'Commitment',
      number: `${number}.${at + 1}`,
      title: `${theme}: ${objects[(index * 7 + at) % objects.length]}`,
    }))
    return [
      { id, parentId: null, position: index + 1, level: 'Theme', number, title: theme },
      ...below,
    ]
  })
  await tx
    .insertInto('plan.node')
    .values(rows.map(({ id }) => ({ id, partnershipId, planId })))
    .execute()
  const version = { version: 1, partnershipId, planId, effectiveOn: nodesDay, recordedBy: userId }
  await tx
    .insertInto('plan.nodeVersion')
    .values(rows.map(({ id, ...content }) => ({ nodeId: id, ...content, ...version })))
    .execute()
  return rows.filter(row => row.parentId !== null).map(row => row.id)
}

async function addActions(
  tx: Tx,
  { partnershipId, userId, parties }: LargePartnership,
  planId: string,
  nodes: string[],
  ids: string[],
): Promise<void> {
  await sql`create temporary table large_action on commit drop as
    select id::uuid, n::integer from unnest(${ids}::text[]) with ordinality as listed (id, n)`.execute(
    tx,
  )
  await sql`insert into plan.action (id, partnership_id, plan_id)
    select id, ${partnershipId}::uuid, ${planId}::uuid from large_action order by large_action.n`.execute(
    tx,
  )
  // One in ten is ongoing, one in twenty to be confirmed, the rest is due at the end of some month of the plan.
  await sql`insert into plan.action_version (action_id, version, partnership_id, plan_id, effective_on, node_id, position,
      number, text, timescale_raw, timescale_kind, timescale_from, timescale_to, due_on, recorded_by)
    select id, 1, ${partnershipId}::uuid, ${planId}::uuid, ${nodesDay}, (${nodes}::text[])[1 + n % ${nodes.length}]::uuid, n,
      n::text, ${pick(verbs, sql`n`)} || ' ' || ${pick(objects, sql`n / 25`)} || ' ' || ${pick(places, sql`n / 1000 + n`)} || '.',
      due.raw, due.kind, due.month, due.month, due.day, ${userId}::uuid
    from large_action, lateral (
      select (date '2024-11-01' + (n * 37 % 60) * interval '1 month')::date as first_day) as start, lateral (
      select
        case when n % 10 = 0 then 'ongoing' when n % 20 = 1 then 'tbc' else to_char(first_day, 'Mon-YY') end as raw,
        case when n % 10 = 0 then 'ongoing' when n % 20 = 1 then 'tbc' else 'month' end as kind,
        case when n % 10 <> 0 and n % 20 <> 1 then to_char(first_day, 'YYYY-MM') end as month,
        case when n % 10 <> 0 and n % 20 <> 1 then (first_day + interval '1 month - 1 day')::date end as day) as due
    order by large_action.n`.execute(tx)
  await sql`insert into plan.responsibility (action_id, version, role, position, partnership_id, printed, party_id)
    select large_action.id, 1, role, 1, ${partnershipId}::uuid, party.name, party.id
    from large_action cross join (values ('lead', 0), ('other', 5)) as roles (role, further)
    join plan.party party on party.id = (${parties}::text[])[1 + (n + further) % ${parties.length}]::uuid
    where role = 'lead' and n % 40 <> 0 or role = 'other' and n % 3 = 0`.execute(tx)
}

/** What one meeting said about every action: each goes on a little further, and not all at the same pace. */
async function addReviews(
  tx: Tx,
  { partnershipId, userId, groupId }: LargePartnership,
  planId: string,
  number: number,
  day: string,
): Promise<void> {
  const stages = standings.map(({ status, continues }) => {
    const colour = deriveColour({ status, continues, desirable: 'yes', achievable: 'yes' }).colour
    return { status, continues, colour }
  })
  await sql`insert into plan.review (action_id, number, partnership_id, plan_id, effective_on, status, continues, desirable,
      achievable, situation, next_steps, colour_derived, group_id, decided_on, recorded_by)
    select id, ${number}, ${partnershipId}::uuid, ${planId}::uuid, ${day}, stage.status, stage.continues, 'yes', 'yes',
      ${pick(situations, sql`n * 3 + ${number}::integer`)}, ${pick(nextSteps, sql`n + ${number}::integer`)}, stage.colour,
      ${groupId}::uuid, ${day}, ${userId}::uuid
    from large_action
    join jsonb_to_recordset(${JSON.stringify(stages.map((stage, at) => ({ at, ...stage })))}::jsonb)
      as stage (at integer, status text, continues boolean, colour text)
      on stage.at = least(${stages.length - 1}, (n % 13 * ${number}::integer) / 14)
    order by large_action.n`.execute(tx)
}

/** One of a list of words, by a number that may be larger than the list. */
function pick(words: readonly string[], by: ReturnType<typeof sql>) {
  return sql`(${[...words]}::text[])[1 + (${by}) % ${sql.lit(words.length)}]`
}
