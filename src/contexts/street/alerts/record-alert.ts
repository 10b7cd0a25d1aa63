import { recordAudit } from '../../../platform/audit.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { listSettings } from '../settings/setting-queries.ts'
import type { RecordAlertInput } from './alert-form.ts'
import { dueDay } from './alert-queries.ts'

/**
 * Writes down what somebody told. The clock runs from the moment it was told. Sent again, it changes nothing. Throws a
 * Refusal for what was told or seen in the future, or longer ago than a year.
 */
export async function recordAlert(
  tx: Tx,
  actor: Actor,
  input: RecordAlertInput,
  now: Date,
): Promise<string> {
  const { id, source, toldAt, seenAt, area, site, place, point, description, words } = input
  const already = await tx
    .selectFrom('street.alert')
    .select('id')
    .where('id', '=', id)
    .executeTakeFirst()
  if (already) return id
  refuseImpossible('on', toldAt, now)
  if (seenAt) refuseImpossible('seen', seenAt, now)
  const [settings] = await listSettings(tx)
  const dueOn = await dueDay(tx, toldAt, settings.alertDays)
  const siteArea = site ? await areaOfSite(tx, site) : null
  if (site && area && siteArea !== area)
    throw new Refusal('site', 'The site lies in another area than the one that you chose')
  await tx
    .insertInto('street.alert')
    .values({
      id,
      partnershipId: actor.partnershipId,
      source,
      toldAt,
      seenAt,
      areaCode: area ?? siteArea,
      siteId: site,
      place,
      easting: point?.easting ?? null,
      northing: point?.northing ?? null,
      description,
      words,
      dueOn,
      recordedAt: now,
      recordedBy: actor.userId,
    })
    .execute()
  const { name, email, phone, wantsAnswer } = input
  if (wantsAnswer || name !== '' || email !== '' || phone !== '')
    await tx
      .insertInto('street.alertReporter')
      .values({
        alertId: id,
        partnershipId: actor.partnershipId,
        name,
        email,
        phone,
        wantsAnswer,
      })
      .execute()
  await recordAudit(
    tx,
    'street.alert.recorded',
    { kind: 'alert', id },
    { source, area: area ?? siteArea, due: dueOn, wantsAnswer },
  )
  return id
}

function refuseImpossible(field: string, at: Date, now: Date): void {
  // The clock of whoever types may be some minutes ahead.
  if (at.getTime() > now.getTime() + 10 * 60_000)
    throw new Refusal(field, 'This is in the future. Check the day and the time')
  if (at.getTime() < now.getTime() - 366 * 86_400_000)
    throw new Refusal(field, 'This is more than a year ago. Check the year')
}

async function areaOfSite(tx: Tx, site: string): Promise<string> {
  const found = await tx
    .selectFrom('street.site')
    .select('areaCode')
    .where('id', '=', site)
    .executeTakeFirst()
  if (!found) throw new Refusal('site', 'Choose a site of the list')
  return found.areaCode
}
