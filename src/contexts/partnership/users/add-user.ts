import { DatabaseError } from 'pg'
import { recordAudit } from '../../../platform/audit.ts'
import type { PlainDate } from '../../../platform/dates.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { lockPartnership } from '../administration.ts'
import type { AddUserInput } from './user-form.ts'
import { refuseTakenEmail, refuseUnknownChoices, setMemberships } from './write-user.ts'

/**
 * Adds somebody, who can sign in once they have used a one-time code, and answers with their id; sent again, it changes
 * nothing. Throws a Refusal for an address in use.
 */
export async function addUser(
  tx: Tx,
  actor: Actor,
  { id, ...record }: AddUserInput,
  today: PlainDate,
): Promise<string> {
  await lockPartnership(tx, actor)
  const already = await tx
    .selectFrom('partnership.userAccount')
    .select('id')
    .where('id', '=', id)
    .executeTakeFirst()
  if (already) return id
  await refuseTakenEmail(tx, record.email, id)
  await refuseUnknownChoices(tx, record, today, null)
  const { name, email, organisation } = record
  await tx
    .insertInto('partnership.userAccount')
    .values({ id, name, email, organisationId: organisation, partnershipId: actor.partnershipId })
    .execute()
    .catch(refuseEmailElsewhere)
  await setMemberships(tx, actor, id, { roles: [], teams: [], groups: [] }, record)
  await recordAudit(tx, 'partnership.user.added', { kind: 'user', id }, record)
  return id
}

/** One address is one account over all partnerships; whose it is elsewhere is not said. */
export function refuseEmailElsewhere(error: unknown): never {
  if (error instanceof DatabaseError && error.constraint === 'user_account_email')
    throw new Refusal('email', 'That address cannot be used here. Use another')
  throw error
}
