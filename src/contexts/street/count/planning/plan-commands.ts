import { sql } from 'kysely'
import { recordAudit } from '../../../../platform/audit.ts'
import type { PlainDate } from '../../../../platform/dates.ts'
import type { Actor } from '../../../../platform/db/access.ts'
import type { Tx } from '../../../../platform/db/connect.ts'
import { NotFound, Refusal, StaleVersion } from '../../../../platform/refusal.ts'
import { getSnapshot, getSnapshotRule, getStanding, listTasks } from '../snapshot-queries.ts'
import type { BeginInput, PartnerInput, PlanInput, TeamInput } from './plan-form.ts'
import { refusalOfNight } from './plan-rules.ts'

const subject = (id: string) => ({ kind: 'snapshot', id })

/** Begins the count of an area in the year of its night. Sent again, it changes nothing. Throws a Refusal where there is one. */
export async function beginSnapshot(tx: Tx, actor: Actor, input: BeginInput): Promise<string> {
  const { id, area, approach, night } = input
  const already = await tx
    .selectFrom('street.snapshot')
    .select('id')
    .where('id', '=', id)
    .executeTakeFirst()
  if (already) return id
  const year = await yearOf(tx, night)
  const before = await tx
    .selectFrom('street.snapshot')
    .select('id')
    .where('areaCode', '=', area)
    .where('year', '=', year)
    .executeTakeFirst()
  if (before) throw new Refusal('area', `There is a count of this area in ${year} already`)
  await tx
    .insertInto('street.snapshot')
    .values({
      id,
      partnershipId: actor.partnershipId,
      areaCode: area,
      year,
      number: 1,
      night: night ?? '',
      approach,
      addedBy: actor.userId,
    })
    .execute()
  await recordAudit(tx, 'street.count.begun', subject(id), { area, year, approach })
  return id
}

/** The year of a night that the ministry allows. Throws a Refusal. */
async function yearOf(tx: Tx, night: PlainDate | null): Promise<number> {
  if (!night) throw new Refusal('night', 'Enter the night, by the date on which it begins')
  const year = Number(night.slice(0, 4))
  if (year < 2010 || year > 2200) throw new Refusal('night', 'There were no snapshots in that year')
  const refusal = refusalOfNight(night, await getSnapshotRule(tx, year))
  if (refusal) throw new Refusal('night', refusal)
  return year
}

/** Saves the plan of a count. Throws StaleVersion, and a Refusal where the figure is fixed or lines need another approach. */
export async function changePlan(
  tx: Tx,
  actor: Actor,
  id: string,
  input: PlanInput,
  words: Readonly<Record<string, string>>,
  today: PlainDate,
): Promise<void> {
  const before = await getSnapshot(tx, id)
  refuseSigned(before)
  if (before.version !== input.version) throw new StaleVersion()
  const year = await yearOf(tx, input.night)
  if (year !== before.year) throw new Refusal('night', `This is the count of ${before.year}`)
  const { approach, night, startsAt } = input
  const moves =
    approach !== before.approach || night !== before.night || startsAt !== before.startsAt
  if (before.fixedAt && moves)
    throw new Refusal(
      'form',
      'The figure is fixed. Open it again to change the night, the time or the approach',
    )
  const standing = await getStanding(tx, id)
  if (approach === 'count' && standing.evidence > 0)
    throw new Refusal(
      'approach',
      'There is evidence on the list: a count takes only people who were seen',
    )
  if (approach === 'estimate' && standing.seen > 0)
    throw new Refusal(
      'approach',
      'There are count sheets: an estimate with people who were seen includes a spotlight count',
    )
  const { numUpdatedRows } = await tx
    .updateTable('street.snapshot')
    .set({
      approach,
      night: night ?? before.night,
      startsAt,
      contingency: input.contingency ?? '',
      note: input.note ?? '',
      version: before.version + 1,
    })
    .where('id', '=', id)
    .where('version', '=', input.version)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows === 0n) throw new StaleVersion()
  for (const task of await listTasks(tx, id)) {
    const doneOn = input.tasks.includes(task.task) ? (task.doneOn ?? today) : null
    const said = (words[task.task] ?? '').trim().slice(0, 500)
    await tx
      .insertInto('street.snapshotTask')
      .values({
        snapshotId: id,
        partnershipId: actor.partnershipId,
        task: task.task,
        doneOn,
        words: said,
      })
      .onConflict(conflict =>
        conflict.columns(['snapshotId', 'task']).doUpdateSet({ doneOn, words: said }),
      )
      .execute()
  }
  await recordAudit(tx, 'street.count.planned', subject(id), {
    approach: [before.approach, approach],
    night: [before.night, night],
    startsAt: [before.startsAt, startsAt],
    done: input.tasks,
  })
}

/** Adds an agency that is consulted, or changes it. */
export async function savePartner(
  tx: Tx,
  actor: Actor,
  snapshotId: string,
  input: PartnerInput,
): Promise<void> {
  refuseSigned(await getSnapshot(tx, snapshotId))
  const { id, name, kind, independent, agreed } = input
  const attended = input.attended ?? ''
  if (agreed && attended === '')
    throw new Refusal('attended', 'Enter who came to the meeting and agreed')
  const same = await tx
    .selectFrom('street.snapshotPartner')
    .select('id')
    .where('snapshotId', '=', snapshotId)
    .where(sql<boolean>`lower(name) = lower(${name}) and id <> ${id}::uuid`)
    .executeTakeFirst()
  if (same) throw new Refusal('name', 'This agency is on the list already')
  await tx
    .insertInto('street.snapshotPartner')
    .values({
      id,
      snapshotId,
      partnershipId: actor.partnershipId,
      name,
      kind,
      independent,
      attended,
      agreed,
      addedBy: actor.userId,
    })
    .onConflict(conflict =>
      conflict
        .column('id')
        .doUpdateSet({ name, kind, independent, attended, agreed })
        .where('street.snapshotPartner.snapshotId', '=', snapshotId),
    )
    .execute()
  await recordAudit(tx, 'street.count.partner-saved', subject(snapshotId), {
    partner: id,
    name,
    independent,
  })
}

/** Tells somebody with an account the night: from now on they take part. */
export async function addMember(
  tx: Tx,
  actor: Actor,
  snapshotId: string,
  userId: string,
): Promise<void> {
  refuseSigned(await getSnapshot(tx, snapshotId))
  await tx
    .insertInto('street.snapshotMember')
    .values({ snapshotId, userId, partnershipId: actor.partnershipId, toldBy: actor.userId })
    .onConflict(conflict => conflict.columns(['snapshotId', 'userId']).doNothing())
    .execute()
  await recordAudit(tx, 'street.count.member-added', subject(snapshotId), { user: userId })
}

/** Somebody takes part no more. That they knew the night stays in the audit chain. Throws NotFound. */
export async function removeMember(tx: Tx, snapshotId: string, userId: string): Promise<void> {
  refuseSigned(await getSnapshot(tx, snapshotId))
  const { numDeletedRows } = await tx
    .deleteFrom('street.snapshotMember')
    .where('snapshotId', '=', snapshotId)
    .where('userId', '=', userId)
    .executeTakeFirstOrThrow()
  if (numDeletedRows === 0n) throw new NotFound()
  await recordAudit(tx, 'street.count.member-removed', subject(snapshotId), { user: userId })
}

/** Adds a team with its route, or changes it. */
export async function saveTeam(
  tx: Tx,
  actor: Actor,
  snapshotId: string,
  input: TeamInput,
): Promise<void> {
  refuseSigned(await getSnapshot(tx, snapshotId))
  const { id, name, sites, visited, shift } = input
  const same = await tx
    .selectFrom('street.snapshotTeam')
    .select('id')
    .where('snapshotId', '=', snapshotId)
    .where(sql<boolean>`lower(name) = lower(${name}) and id <> ${id}::uuid`)
    .executeTakeFirst()
  if (same) throw new Refusal('name', 'Another team has this name')
  const given = { name, members: input.members ?? '', route: input.route ?? '', shiftId: shift }
  const { partnershipId } = actor
  await tx
    .insertInto('street.snapshotTeam')
    .values({ id, snapshotId, partnershipId, addedBy: actor.userId, ...given })
    .onConflict(conflict =>
      conflict
        .column('id')
        .doUpdateSet(given)
        .where('street.snapshotTeam.snapshotId', '=', snapshotId),
    )
    .execute()
  await tx.deleteFrom('street.snapshotTeamSite').where('teamId', '=', id).execute()
  for (const siteId of sites)
    await tx
      .insertInto('street.snapshotTeamSite')
      .values({
        snapshotId,
        teamId: id,
        siteId,
        partnershipId,
        visited: visited.includes(siteId) ? true : null,
      })
      .execute()
  await recordAudit(tx, 'street.count.team-saved', subject(snapshotId), {
    team: id,
    sites: sites.length,
  })
}

/** Begins the correction of a signed count. Throws a Refusal where it cannot be corrected. */
export async function correctSnapshot(
  tx: Tx,
  id: string,
  input: { id: string; because: string },
): Promise<string> {
  const before = await getSnapshot(tx, id)
  if (before.correctedById) return before.correctedById
  const { rows } = await sql<{ begun: boolean }>`
    select street.correct_snapshot(${id}::uuid, ${input.id}::uuid, ${input.because}) as begun`.execute(
    tx,
  )
  if (!rows[0]?.begun)
    throw new Refusal(
      'form',
      'Only a signed count is corrected, and only while its working list is kept',
    )
  await recordAudit(tx, 'street.count.corrected', subject(input.id), {
    of: id,
    because: input.because,
  })
  return input.id
}

/** Throws a Refusal for what is frozen: the database would refuse it too. */
function refuseSigned({ signedAt }: { signedAt: Date | null }): void {
  if (signedAt)
    throw new Refusal('form', 'This count is signed and is not changed. Correct it with a new one')
}
