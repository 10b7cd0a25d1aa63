import { sql } from 'kysely'
import { recordAudit } from '../../../platform/audit.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { listSiteChoices } from '../sites/site-queries.ts'
import type { PlanShiftInput } from './shift-form.ts'

/**
 * Plans a shift: with the hot spots of its areas as its route, and with whoever plans it in its crew where it is their own
 * organisation's. Sent again, it changes nothing. Throws a Refusal for an organisation that is not theirs to send out.
 */
export async function planShift(
  tx: Tx,
  actor: Actor,
  input: PlanShiftInput,
  now: Date,
): Promise<string> {
  const { id, organisation, areas, startsAt, endsAt, meetingPlace, note } = input
  const already = await tx
    .selectFrom('street.shift')
    .select('id')
    .where('id', '=', id)
    .executeTakeFirst()
  if (already) return id
  if (organisation !== actor.organisationId && !actor.roles.includes('coordinator'))
    throw new Refusal('organisation', 'You can send out only people of your own organisation')
  if (endsAt <= now) throw new Refusal('on', 'Plan a shift that is not over yet')
  const { partnershipId } = actor
  await tx
    .insertInto('street.shift')
    .values({
      id,
      partnershipId,
      organisationId: organisation,
      startsAt,
      endsAt,
      meetingPlace,
      note,
      addedAt: now,
      addedBy: actor.userId,
    })
    .execute()
  await writeAreas(tx, actor, id, areas)
  const hotSpots = (await listSiteChoices(tx, areas)).filter(site => site.hotSpot)
  await writeRoute(
    tx,
    actor,
    id,
    hotSpots.map(site => site.id),
  )
  if (organisation === actor.organisationId && actor.roles.includes('worker'))
    await tx
      .insertInto('street.shiftCrew')
      .values({ partnershipId, shiftId: id, userId: actor.userId, leads: true })
      .execute()
  await recordAudit(
    tx,
    'street.shift.planned',
    { kind: 'shift', id },
    { organisation, startsAt, endsAt, areas, sites: hotSpots.length },
  )
  return id
}

/** Writes the areas of a shift anew. */
export async function writeAreas(
  tx: Tx,
  { partnershipId }: Actor,
  shiftId: string,
  areas: readonly string[],
): Promise<void> {
  await sql`delete from street.shift_area where shift_id = ${shiftId}::uuid`.execute(tx)
  if (areas.length > 0)
    await tx
      .insertInto('street.shiftArea')
      .values(areas.map(areaCode => ({ partnershipId, shiftId, areaCode })))
      .execute()
}

/** Writes the route of a shift anew, in this order. */
export async function writeRoute(
  tx: Tx,
  { partnershipId }: Actor,
  shiftId: string,
  siteIds: readonly string[],
): Promise<void> {
  await sql`delete from street.shift_site where shift_id = ${shiftId}::uuid`.execute(tx)
  if (siteIds.length > 0)
    await tx
      .insertInto('street.shiftSite')
      .values(siteIds.map((siteId, at) => ({ partnershipId, shiftId, siteId, position: at + 1 })))
      .execute()
}
