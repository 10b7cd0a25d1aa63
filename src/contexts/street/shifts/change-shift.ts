import { sql } from 'kysely'
import { recordAudit } from '../../../platform/audit.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import { Refusal, StaleVersion } from '../../../platform/refusal.ts'
import { writeAreas, writeRoute } from './plan-shift.ts'
import type { ChangeShiftInput, CrewInput, RouteInput } from './shift-form.ts'
import { getShift, listCrewChoices, type ShownShift } from './shift-queries.ts'

type Change = { tx: Tx; actor: Actor; id: string; version: number; now: Date }

/** Throws NotFound, a Refusal where it is not theirs to change or was cancelled, StaleVersion where somebody else did. */
async function takeVersion({ tx, actor, id, version, now }: Change): Promise<ShownShift> {
  const shift = await getShift(tx, actor, id, now)
  if (!shift.mayChange)
    throw new Refusal('form', 'The organisation that goes out changes it, or the co-ordinator')
  if (shift.cancelledAt) throw new Refusal('form', 'It was cancelled. Plan another one')
  const { numUpdatedRows } = await tx
    .updateTable('street.shift')
    .set({ version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new StaleVersion()
  return shift
}

/** Changes when and where a shift goes. Hot spots of areas that are new go to the end of its route. */
export async function changeShift(change: Change, input: ChangeShiftInput): Promise<void> {
  const { tx, actor, id } = change
  const before = await takeVersion(change)
  const { startsAt, endsAt, areas, meetingPlace, note } = input
  await tx
    .updateTable('street.shift')
    .set({ startsAt, endsAt, meetingPlace, note })
    .where('id', '=', id)
    .execute()
  await writeAreas(tx, actor, id, areas)
  const added = areas.filter(code => !before.areaCodes.includes(code))
  const { rows: hotSpots } = await sql<{ id: string }>`
    select s.id from street.site s where s.hot_spot and s.ended_on is null and s.area_code = any (${added})
    order by s.name`.execute(tx)
  const kept = before.route.filter(stop => areas.includes(stop.areaCode)).map(stop => stop.siteId)
  await writeRoute(tx, actor, id, [...new Set([...kept, ...hotSpots.map(spot => spot.id)])])
  await recordAudit(
    tx,
    'street.shift.changed',
    { kind: 'shift', id },
    { startsAt, endsAt, areas, noteChanged: note !== before.note },
  )
}

/** Says where a shift goes, in order. Throws a Refusal for a site that is not in its areas. */
export async function changeRoute(change: Change, { siteIds }: RouteInput): Promise<void> {
  const { tx, actor, id } = change
  const shift = await takeVersion(change)
  const known = await tx
    .selectFrom('street.site')
    .select('id')
    .where('areaCode', 'in', [...shift.areaCodes, ''])
    .execute()
  const may = new Set([...known.map(site => site.id), ...shift.route.map(stop => stop.siteId)])
  if (siteIds.some(siteId => !may.has(siteId)))
    throw new Refusal('form', 'Choose sites of the areas of the shift')
  await writeRoute(tx, actor, id, siteIds)
  await recordAudit(tx, 'street.shift.routed', { kind: 'shift', id }, { sites: siteIds })
}

/** Says who goes out and who is told when they are overdue. Throws a Refusal for people whom they may not send. */
export async function changeCrew(change: Change, input: CrewInput): Promise<void> {
  const { tx, actor, id } = change
  const shift = await takeVersion(change)
  const stays = shift.members.filter(member => !input.remove.includes(member.userId))
  const isCoordinator = actor.roles.includes('coordinator')
  if (input.add && !stays.some(member => member.userId === input.add)) {
    const choices = await listCrewChoices(tx, isCoordinator ? null : shift.organisationId)
    if (!choices.some(choice => choice.id === input.add))
      throw new Refusal('add', 'Choose somebody who goes out for your organisation')
  }
  const buddyOf = new Map(input.buddies.map(one => [one.userId, one.buddyId]))
  for (const [userId, buddyId] of buddyOf)
    if (userId === buddyId) throw new Refusal(`buddy-${userId}`, 'Choose somebody else as buddy')
  for (const member of shift.members)
    if (input.remove.includes(member.userId))
      await tx
        .deleteFrom('street.shiftCrew')
        .where('shiftId', '=', id)
        .where('userId', '=', member.userId)
        .execute()
  for (const { userId } of stays)
    await tx
      .updateTable('street.shiftCrew')
      .set({ buddyId: buddyOf.get(userId) ?? null, leads: input.leads === userId })
      .where('shiftId', '=', id)
      .where('userId', '=', userId)
      .execute()
  if (input.add && !stays.some(member => member.userId === input.add))
    await tx
      .insertInto('street.shiftCrew')
      .values({
        partnershipId: actor.partnershipId,
        shiftId: id,
        userId: input.add,
        leads: stays.length === 0,
      })
      .execute()
  await recordAudit(
    tx,
    'street.shift.crewed',
    { kind: 'shift', id },
    { added: input.add, removed: input.remove, leads: input.leads },
  )
}

/** Cancels a shift that has not begun, with the reason. Throws a Refusal for one that has. */
export async function cancelShift(change: Change, because: string): Promise<void> {
  const { tx, id, now } = change
  const shift = await takeVersion(change)
  if (shift.hasBegun) throw new Refusal('form', 'It has begun: say in its notes how it went')
  await tx
    .updateTable('street.shift')
    .set({ cancelledAt: now, cancelledBecause: because })
    .where('id', '=', id)
    .execute()
  await sql`update street.alert set shift_id = null, version = version + 1
    where shift_id = ${id}::uuid and outcome is null`.execute(tx)
  await recordAudit(tx, 'street.shift.cancelled', { kind: 'shift', id }, { because })
}
