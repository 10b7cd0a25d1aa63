import type { Actor, Role } from '../../platform/db/access.ts'

// What each role may do. Row-level security says the same again in the database
// (database/migrations/0003-plan.sql), and a test holds the two together.

/** Every signed-in person of the partnership reads its plans. */
export const mayReadPlans = [
  'administrator',
  'strategy-lead',
  'contributor',
  'reader',
] as const satisfies Role[]

/** Write plans: import, edit, merge, publish. */
export const mayWritePlans = ['strategy-lead'] as const satisfies Role[]

/** Review actions: a contributor only those that they lead. */
export const mayReviewActions = ['strategy-lead', 'contributor'] as const satisfies Role[]

/** Keep the record of organisations, teams, posts and users. */
export const mayAdminister = ['administrator'] as const satisfies Role[]

/** What a role is called on pages. */
export const roleNames: Record<Role, string> = {
  administrator: 'Administrator',
  'strategy-lead': 'Strategy lead',
  contributor: 'Contributor',
  reader: 'Reader',
}

/** Whether somebody keeps the record of the partnership. */
export function administers(actor: Pick<Actor, 'roles'> | null): boolean {
  return actor?.roles.includes('administrator') ?? false
}
