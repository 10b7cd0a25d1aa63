import { recordAudit } from '../../../platform/audit.ts'
import type { PlainDate } from '../../../platform/dates.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import { Refusal, StaleVersion } from '../../../platform/refusal.ts'
import { refuseTakenName } from './add-site.ts'
import type { ChangeSiteInput } from './site-form.ts'
import { getSite } from './site-queries.ts'

/** Changes a site. Throws StaleVersion where somebody else did meanwhile, and a Refusal where it is not theirs to change. */
export async function changeSite(
  tx: Tx,
  actor: Actor,
  id: string,
  input: ChangeSiteInput,
): Promise<void> {
  const before = await getSite(tx, actor, id)
  refuseUnlessTheirs(before.mayChange)
  const { version, name, kind, words, safety, point, hotSpot } = input
  await refuseTakenName(tx, before.areaCode, name, id)
  const [easting, northing] = [point?.easting ?? null, point?.northing ?? null]
  const { numUpdatedRows } = await tx
    .updateTable('street.site')
    .set({ name, kind, words, safety, easting, northing, hotSpot, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new StaleVersion()
  const after = { name, kind, words, safety, easting, northing, hotSpot }
  const changed = Object.entries(after).filter(
    ([field, value]) => before[field as keyof typeof after] !== value,
  )
  await recordAudit(
    tx,
    'street.site.changed',
    { kind: 'site', id },
    { changed: changed.map(([field]) => field) },
  )
}

/** Says that nobody is looked for there any more, or takes a site up again. What was seen there stays. */
export async function endSite(
  tx: Tx,
  actor: Actor,
  id: string,
  seen: number,
  today: PlainDate,
): Promise<{ ended: boolean }> {
  const site = await getSite(tx, actor, id)
  refuseUnlessTheirs(site.mayChange)
  const ended = site.endedOn === null
  const { numUpdatedRows } = await tx
    .updateTable('street.site')
    // One that was added for a later day ends on that day.
    .set({
      endedOn: ended ? (today < site.fromDate ? site.fromDate : today) : null,
      version: seen + 1,
    })
    .where('id', '=', id)
    .where('version', '=', seen)
    .executeTakeFirst()
  if (numUpdatedRows === 0n)
    throw new Refusal('form', 'Somebody changed the site at this moment. Look at it, and try again')
  await recordAudit(tx, ended ? 'street.site.ended' : 'street.site.resumed', { kind: 'site', id })
  return { ended }
}

function refuseUnlessTheirs(mayChange: boolean): void {
  if (!mayChange)
    throw new Refusal(
      'form',
      'The organisation that added the site changes it, or the co-ordinator. Tell them what is wrong',
    )
}
