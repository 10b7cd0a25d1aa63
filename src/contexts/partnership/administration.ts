import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Actor } from '../../platform/db/access.ts'
import type { Tx } from '../../platform/db/connect.ts'
import { StaleVersion } from '../../platform/refusal.ts'

/**
 * One change to the record of a partnership at a time, until the transaction ends. Changes are rare, and rules such as
 * 'somebody must be left who administers' look at more than one row.
 */
export async function lockPartnership(tx: Tx, actor: Actor): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`administering ${actor.partnershipId}`}, 0))`.execute(
    tx,
  )
}

/** What a form carries to say which state of the record it was filled in from. */
export function versionOf(record: Record<string, unknown>): string {
  return createHash('sha256').update(JSON.stringify(record)).digest('base64url').slice(0, 16)
}

/** Throws StaleVersion where the record is not what the form was filled in from. */
export function refuseStale(seen: string, record: Record<string, unknown>): void {
  if (seen !== versionOf(record)) throw new StaleVersion()
}

/** What changed, as the audit chain keeps it: `{ name: ['before', 'after'] }`; empty where nothing did. */
export function differencesOf(
  before: Record<string, unknown>,
  after: Record<string, unknown>,
): Record<string, [unknown, unknown]> {
  const changed = Object.keys(after).filter(
    key => JSON.stringify(before[key] ?? null) !== JSON.stringify(after[key] ?? null),
  )
  return Object.fromEntries(
    changed.map(key => [key, [before[key] ?? null, after[key] ?? null] as [unknown, unknown]]),
  )
}
