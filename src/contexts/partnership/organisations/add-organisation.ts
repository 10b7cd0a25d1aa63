import { recordAudit } from '../../../platform/audit.ts'
import type { PlainDate } from '../../../platform/dates.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import { lockPartnership } from '../administration.ts'
import type { AddOrganisationInput } from './organisation-form.ts'
import { recordOf, refuseTakenName, setAreas } from './write-organisation.ts'

/** Adds a partner and answers with its id; sent again, it changes nothing. Throws a Refusal for a name in use. */
export async function addOrganisation(
  tx: Tx,
  actor: Actor,
  { id, ...input }: AddOrganisationInput,
  today: PlainDate,
): Promise<string> {
  await lockPartnership(tx, actor)
  const already = await tx
    .selectFrom('partnership.organisation')
    .select('id')
    .where('id', '=', id)
    .executeTakeFirst()
  if (already) return id
  await refuseTakenName(tx, input.name, id)
  const record = await recordOf(tx, input, today, null)
  const { areas, ...row } = record
  await tx
    .insertInto('partnership.organisation')
    .values({ id, partnershipId: actor.partnershipId, ...row })
    .execute()
  await setAreas(tx, actor, id, areas)
  await recordAudit(tx, 'partnership.organisation.added', { kind: 'organisation', id }, record)
  return id
}
