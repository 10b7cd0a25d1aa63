import { sql } from 'kysely'
import type { ReadDb } from '../../../platform/db/connect.ts'

// Each asks a function of the database that answers about the holder of the session and about nobody else.

export type OwnFact = {
  kind: string
  id: string
  organisation: string
  category: string
  content: Record<string, unknown>
  recordedAt: Date
}

export async function listOwnFacts(db: ReadDb, session: Buffer): Promise<OwnFact[]> {
  return (await sql<OwnFact>`select * from people.own_facts(${session})`.execute(db)).rows
}

/** What is never shown on this screen, of anybody. */
export async function listHiddenReasons(db: ReadDb, session: Buffer): Promise<string[]> {
  const { rows } = await sql<{
    because: string
  }>`select because from people.own_hidden_reasons(${session}) as because`.execute(db)
  return rows.map(row => row.because)
}

export type OwnReader = {
  organisation: string
  holds: boolean
  category: string | null
  purpose: string | null
  agreement: string | null
  needsInvolvement: boolean
  needsConsent: boolean
  involved: boolean
  consented: boolean
  objected: boolean
}

export async function listOwnReaders(db: ReadDb, session: Buffer): Promise<OwnReader[]> {
  return (await sql<OwnReader>`select * from people.own_readers(${session})`.execute(db)).rows
}

export type OwnInvolved = {
  organisation: string
  team: string | null
  posts: string[]
  kind: string
  fromAt: Date
}

export async function listOwnInvolved(db: ReadDb, session: Buffer): Promise<OwnInvolved[]> {
  return (await sql<OwnInvolved>`select * from people.own_involved(${session})`.execute(db)).rows
}

export type OwnLook = {
  at: Date
  event: string
  organisation: string | null
  roles: string[]
  who: string | null
}

export async function listOwnLooks(
  db: ReadDb,
  session: Buffer,
  before: Date,
  most: number,
): Promise<OwnLook[]> {
  return (
    await sql<OwnLook>`select * from people.own_looks(${session}, ${before}, ${most})`.execute(db)
  ).rows
}

export type OwnConsent = {
  id: string
  part: string
  decision: string
  organisations: string[] | null
  categories: string[] | null
  decidedAt: Date
  expiresOn: string | null
  stands: boolean
}

export async function listOwnConsents(db: ReadDb, session: Buffer): Promise<OwnConsent[]> {
  return (await sql<OwnConsent>`select * from people.own_consents(${session})`.execute(db)).rows
}

export type OwnObjection = {
  id: string
  organisation: string | null
  everything: boolean
  fromAt: Date
}

export async function listOwnObjections(db: ReadDb, session: Buffer): Promise<OwnObjection[]> {
  return (await sql<OwnObjection>`select * from people.own_objections(${session})`.execute(db)).rows
}

export async function listOwnOrganisations(
  db: ReadDb,
  session: Buffer,
): Promise<{ id: string; name: string }[]> {
  return (
    await sql<{
      id: string
      name: string
    }>`select * from people.own_organisations(${session})`.execute(db)
  ).rows
}

export type OwnCorrection = {
  id: string
  kind: string
  category: string
  organisation: string
  said: string
  askedAt: Date
  state: string
  words: string | null
  decidedAt: Date | null
  steps: number
}

export async function listOwnCorrections(db: ReadDb, session: Buffer): Promise<OwnCorrection[]> {
  return (await sql<OwnCorrection>`select * from people.own_corrections(${session})`.execute(db))
    .rows
}

export type OwnCopy = {
  id: string
  organisation: string
  receivedOn: string
  extendedTo: string | null
  extendedBecause: string | null
  closedBecause: string | null
  closedAt: Date | null
}

export async function listOwnCopies(db: ReadDb, session: Buffer): Promise<OwnCopy[]> {
  return (await sql<OwnCopy>`select * from people.own_copies(${session})`.execute(db)).rows
}
