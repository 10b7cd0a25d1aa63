import { sql } from 'kysely'
import { tokenHash } from '../../../platform/db/access.ts'
import type { ReadDb } from '../../../platform/db/connect.ts'

/** With what whoever is asking signs in. */
export type OwnFactors = {
  appAddedAt: Date | null
  passkeys: { id: string; name: string; addedAt: string; usedAt: string | null }[]
  recoveryLeft: number
  needsSecond: boolean
  hasPassword: boolean
  providers: { id: string; name: string }[]
}

export async function getOwnFactors(db: ReadDb): Promise<OwnFactors> {
  const { rows } = await sql<OwnFactors>`select * from partnership.own_factors()`.execute(db)
  const [own] = rows
  if (!own) throw new Error('own_factors gave no row')
  return own
}

/** A browser in which whoever is asking is signed in. */
export type OwnSession = {
  id: string
  way: string
  device: string
  startedAt: Date
  seenAt: Date
  isThis: boolean
}

export async function listOwnSessions(db: ReadDb, session: string): Promise<OwnSession[]> {
  const { rows } = await sql<OwnSession>`
    select * from partnership.list_own_sessions(${tokenHash(session)})`.execute(db)
  return rows
}
