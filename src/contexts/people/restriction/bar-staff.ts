import { sql } from 'kysely'
import { recordAudit } from '../../../platform/audit.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { getPerson } from '../record/person-queries.ts'
import { recordToStandOn } from './restrict-person.ts'
import { listColleagues } from './restriction-queries.ts'

/**
 * From the next request on a user does not see a person, whatever else would let them: they are related, or must not.
 * Whoever says it of themselves, or a data guardian of anybody. Throws NotFound, and a Refusal for nobody's user.
 */
export async function barStaff(
  tx: Tx,
  actor: Actor,
  personId: string,
  { user, reason }: { user: string; reason: string },
): Promise<void> {
  const person = await getPerson(tx, personId)
  if (user !== actor.userId) {
    const colleagues = await listColleagues(tx)
    if (!colleagues.some(one => one.id === user))
      throw new Refusal('user', 'Choose somebody who works with people in this partnership')
  }
  // Written down first, since afterwards the person is not there for whoever barred themselves.
  await recordAudit(tx, 'people.bar.added', { kind: 'person', id: personId }, { user })
  await tx
    .insertInto('people.bar')
    .values({
      recordId: recordToStandOn(person, actor),
      userId: user,
      reason,
      partnershipId: actor.partnershipId,
      addedBy: actor.userId,
    })
    .execute()
}

/** Lets a user see a person again, as far as the other rules do. For data guardians, of others than themselves. */
export async function liftBar(
  tx: Tx,
  actor: Actor,
  personId: string,
  userId: string,
): Promise<void> {
  const person = await getPerson(tx, personId)
  if (userId === actor.userId)
    throw new Refusal('form', 'Another data guardian has to decide about yourself')
  await tx
    .updateTable('people.bar')
    .set({ untilAt: sql`now()` })
    .where('recordId', 'in', person.recordIds)
    .where('userId', '=', userId)
    .where(sql<boolean>`until_at is null or until_at > now()`)
    .execute()
  await recordAudit(tx, 'people.bar.lifted', { kind: 'person', id: personId }, { user: userId })
}
