import type { Actor, Role } from '../../../platform/db/access.ts'
import type { ReadDb } from '../../../platform/db/connect.ts'

/**
 * The person with an e-mail address, as whom a command typed on the server or a job acts. `owner` is a connection of the
 * owner: requests know who is asking from their session alone. Undefined for nobody and for a disabled account.
 */
export async function findActorByEmail(owner: ReadDb, email: string): Promise<Actor | undefined> {
  const row = await owner
    .selectFrom('partnership.userAccount as u')
    .innerJoin('partnership.partnership as p', 'p.id', 'u.partnershipId')
    .innerJoin('partnership.organisation as o', 'o.id', 'u.organisationId')
    .select([
      'u.id as userId',
      'u.name',
      'u.email',
      'p.id as partnershipId',
      'p.name as partnershipName',
      'p.slug as partnershipSlug',
      'o.id as organisationId',
      'o.name as organisationName',
    ])
    .where(eb => eb.fn<string>('lower', ['u.email']), '=', email.toLowerCase())
    .where('u.disabledAt', 'is', null)
    .executeTakeFirst()
  if (!row) return undefined
  const roles = await owner
    .selectFrom('partnership.userRole')
    .select('role')
    .where('userId', '=', row.userId)
    .orderBy('role')
    .execute()
  return { ...row, roles: roles.map(({ role }) => role as Role) }
}
