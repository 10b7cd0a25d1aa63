import { recordAudit } from '../../../platform/audit.ts'
import type { PlainDate } from '../../../platform/dates.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import { Refusal } from '../../../platform/refusal.ts'
import type { AddSiteInput } from './site-form.ts'

/** Adds a site. Sent again, it changes nothing. Throws a Refusal for a name that the area has already. */
export async function addSite(
  tx: Tx,
  actor: Actor,
  input: AddSiteInput,
  today: PlainDate,
): Promise<string> {
  const { id, area, name, kind, words, safety, point, hotSpot } = input
  const already = await tx
    .selectFrom('street.site')
    .select('id')
    .where('id', '=', id)
    .executeTakeFirst()
  if (already) return id
  await refuseTakenName(tx, area, name)
  await tx
    .insertInto('street.site')
    .values({
      id,
      partnershipId: actor.partnershipId,
      areaCode: area,
      name,
      kind,
      words,
      safety,
      easting: point?.easting ?? null,
      northing: point?.northing ?? null,
      hotSpot,
      fromDate: today,
      addedBy: actor.userId,
    })
    .execute()
  await recordAudit(tx, 'street.site.added', { kind: 'site', id }, { name, area, hotSpot })
  return id
}

/** Throws a Refusal where another site of the area has the name, also one that has ended. */
export async function refuseTakenName(
  tx: Tx,
  area: string,
  name: string,
  except: string | null = null,
): Promise<void> {
  let taken = tx
    .selectFrom('street.site')
    .select(['id', 'endedOn'])
    .where('areaCode', '=', area)
    .where('name', '=', name)
  if (except) taken = taken.where('id', '<>', except)
  const found = await taken.executeTakeFirst()
  if (found)
    throw new Refusal(
      'name',
      found.endedOn
        ? 'A site of this name was used before. Take it up again instead of adding it'
        : 'There is a site of this name in the area already',
    )
}
