import { sql } from 'kysely'
import type { Role } from '../db/access.ts'
import type { ReadDb } from '../db/connect.ts'

/** How small numbers of people are hidden; data of the partnership (platform.disclosure_rule). */
export type DisclosureRule = {
  version: number
  /** Counts from 1 to one less are hidden. Zero is shown. */
  threshold: number
  /** What can be worked out of a hidden count must leave at least so many values. */
  intervalValues: number
  /** Counts shown are rounded to the nearest multiple; null: not at all. */
  roundTo: number | null
  /** Who sees exact counts, since they see the people behind them. */
  exemptRoles: readonly Role[]
}

/** The newest rule of the partnership of whoever asks; where it wrote none, the common one. */
export async function getDisclosureRule(db: ReadDb): Promise<DisclosureRule> {
  return await db
    .selectFrom('platform.disclosureRule')
    .select(['version', 'threshold', 'intervalValues', 'roundTo'])
    .select(sql<Role[]>`exempt_roles`.as('exemptRoles'))
    .orderBy(sql`partnership_id nulls last`)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
}

/** Whether somebody with these roles is shown exact counts. */
export function seesExactCounts(rule: DisclosureRule, roles: readonly Role[]): boolean {
  return roles.some(role => rule.exemptRoles.includes(role))
}
