import type { Actor, Role } from '../../platform/db/access.ts'

// What each role may do. Row-level security says the same again in the database
// (database/migrations/0003-plan.sql), and a test holds the two together.

/** Every signed-in person of the partnership reads its plans. */
export const mayReadPlans = [
  'administrator',
  'strategy-lead',
  'contributor',
  'reader',
  'worker',
  'organisation-administrator',
  'data-guardian',
  'matching-lead',
  'coordinator',
] as const satisfies Role[]

/** Write plans: import, edit, merge, publish. */
export const mayWritePlans = ['strategy-lead'] as const satisfies Role[]

/** Review actions: a contributor only those that they lead. */
export const mayReviewActions = ['strategy-lead', 'contributor'] as const satisfies Role[]

/** Keep the record of organisations, teams, posts and users. */
export const mayAdminister = ['administrator'] as const satisfies Role[]

/** Find people, and record what they say. Which of it they see, the database decides for each person. */
export const mayWorkWithPeople = ['worker'] as const satisfies Role[]

/** Keep the users of their own organisation. */
export const mayAdministerOrganisation = [
  'administrator',
  'organisation-administrator',
] as const satisfies Role[]

/** Keep agreements and restrictions, and review who looked at whom. */
export const mayGuardData = ['data-guardian'] as const satisfies Role[]

/** Decide whether two records are about one person. */
export const mayMatchPeople = ['matching-lead'] as const satisfies Role[]

/** Go out and record whom they meet; keep sites, shifts and alerts. */
export const mayGoOut = ['worker', 'coordinator'] as const satisfies Role[]

/** Keep the by-name list and the count, and decide what was handed over. */
export const mayCoordinate = ['coordinator'] as const satisfies Role[]

/** What a role is called on pages. */
export const roleNames: Record<Role, string> = {
  administrator: 'Administrator',
  'strategy-lead': 'Strategy lead',
  contributor: 'Contributor',
  reader: 'Reader',
  worker: 'Works with people',
  'organisation-administrator': 'Administrator of their organisation',
  'data-guardian': 'Data guardian',
  'matching-lead': 'Matching lead',
  coordinator: 'Rough sleeping co-ordinator',
}

/** Whether somebody keeps the record of the partnership. */
export function administers(actor: Pick<Actor, 'roles'> | null): boolean {
  return actor?.roles.includes('administrator') ?? false
}
