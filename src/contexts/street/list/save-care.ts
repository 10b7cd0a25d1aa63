import { sql } from 'kysely'
import { recordAudit } from '../../../platform/audit.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import { Refusal, StaleVersion } from '../../../platform/refusal.ts'
import { getPerson, ownRecord } from '../../people/index.ts'
import { listLeads } from './list-counts.ts'
import { listCare } from './list-queries.ts'
import type { CareInput } from './place-form.ts'

/**
 * Says who leads for a person, to which group they belong and what is done next. Sent again, it changes nothing. Throws
 * StaleVersion where somebody saved it since it was read, and a Refusal for a worker or a group that is not there.
 */
export async function saveCare(
  tx: Tx,
  actor: Actor,
  personId: string,
  input: CareInput,
  now: Date,
): Promise<void> {
  await getPerson(tx, personId)
  await sql`select pg_advisory_xact_lock(hashtextextended(${`care of ${personId}`}, 0))`.execute(tx)
  const stands = (await listCare(tx, [personId])).get(personId)
  if (stands?.id === input.id) return
  if ((stands?.id ?? null) !== input.follows) throw new StaleVersion()
  if (input.lead && !(await listLeads(tx)).some(one => one.id === input.lead))
    throw new Refusal('lead', 'Choose a worker from the list')
  if (input.group) {
    const group = await tx
      .selectFrom('street.code')
      .select('code')
      .where('list', '=', 'target-group')
      .where('code', '=', input.group)
      .executeTakeFirst()
    if (!group) throw new Refusal('group', 'Choose a group from the list')
  }
  await tx
    .insertInto('street.listCare')
    .values({
      id: input.id,
      partnershipId: actor.partnershipId,
      recordId: await ownRecord(tx, actor, personId, now),
      organisationId: actor.organisationId,
      leadUserId: input.lead,
      targetGroup: input.group,
      nextStep: input.nextStep,
      nextOn: input.nextOn,
      followsId: input.follows,
      recordedBy: actor.userId,
    })
    .execute()
  await recordAudit(
    tx,
    'street.list.planned',
    { kind: 'person', id: personId },
    { lead: input.lead, group: input.group, nextOn: input.nextOn },
  )
}
