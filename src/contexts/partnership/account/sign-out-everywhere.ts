import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/connect.ts'

/** Ends every session of whoever is asking, this one too. The database records it. */
export async function signOutEverywhere(tx: Tx): Promise<void> {
  await sql`select partnership.end_own_sessions(null)`.execute(tx)
}
