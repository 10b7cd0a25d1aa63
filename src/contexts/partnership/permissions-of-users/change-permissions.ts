import { recordAudit } from '../../../platform/audit.ts'
import type { PlainDate } from '../../../platform/dates.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { lockPartnership, refuseStale } from '../administration.ts'
import type { PermissionsInput } from './permission-form.ts'
import { getPermissions, permissionsGiven } from './permission-queries.ts'

/**
 * Says which kinds of information each user of an organisation may see, from the next request on; one audit event for
 * each user whose permissions change. Answers with how many those are. Throws StaleVersion, and NotFound for an
 * organisation that is not the actor's to permit.
 */
export async function changePermissions(
  tx: Tx,
  actor: Actor,
  organisationId: string,
  { version, ticked }: PermissionsInput,
  today: PlainDate,
): Promise<number> {
  await lockPartnership(tx, actor)
  const before = await getPermissions(tx, actor, organisationId, today)
  refuseStale(version, permissionsGiven(before))
  const known = new Set(before.categories.map(one => one.code))
  let changed = 0
  for (const { id, categories } of before.users) {
    const wanted = [...new Set(ticked.get(id) ?? [])]
    if (wanted.some(code => !known.has(code)))
      throw new Refusal('form', 'Choose from the kinds of information on this page')
    // What left the code list stays with those who have it, and opens nothing.
    const given = wanted.filter(code => !categories.includes(code))
    const taken = categories.filter(code => known.has(code) && !wanted.includes(code))
    if (given.length + taken.length === 0) continue
    changed += 1
    if (given.length > 0)
      await tx
        .insertInto('partnership.userCategory')
        .values(
          given.map(category => ({
            partnershipId: actor.partnershipId,
            userId: id,
            category,
          })),
        )
        .execute()
    if (taken.length > 0)
      await tx
        .deleteFrom('partnership.userCategory')
        .where('userId', '=', id)
        .where('category', 'in', taken)
        .execute()
    await recordAudit(tx, 'partnership.permission.changed', { kind: 'user', id }, { given, taken })
  }
  return changed
}
