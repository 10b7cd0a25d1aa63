import { sql } from 'kysely'
import type { Tx } from './db/connect.ts'

/** What an audit event is about. */
export type Subject = { kind: string; id: string } | null

/**
 * Adds an event to the partnership's audit chain, in the transaction of the change itself. The database refuses to
 * commit a change without one. `details` says what changed and holds no secret.
 */
export async function recordAudit(
  tx: Tx,
  event: `${string}.${string}.${string}`,
  subject: Subject,
  details: Record<string, unknown> = {},
): Promise<void> {
  await sql`select platform.record_audit(${event}, ${subject?.kind ?? null}, ${subject?.id ?? null}::uuid, ${JSON.stringify(details)}::jsonb)`.execute(
    tx,
  )
}

/** A place where an audit chain is broken. */
export type AuditProblem = { chain: string; number: number; problem: string }

/** Walks every audit chain; an empty list means that nothing was changed, removed or cut off. */
export async function verifyAudit(
  owner: Tx | { getExecutor: Tx['getExecutor'] },
): Promise<AuditProblem[]> {
  const { rows } = await sql<AuditProblem>`select * from platform.verify_audit()`.execute(owner)
  return rows
}
