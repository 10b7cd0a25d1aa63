import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db, ReadDb, Tx } from './connect.ts'

export type Role =
  | 'administrator'
  | 'strategy-lead'
  | 'contributor'
  | 'reader'
  | 'worker'
  | 'organisation-administrator'
  | 'data-guardian'
  | 'matching-lead'
  | 'coordinator'

/** Whoever is asking. Made from the session by the database; never from what a request says. */
export type Actor = {
  userId: string
  name: string
  email: string
  partnershipId: string
  partnershipName: string
  partnershipSlug: string
  organisationId: string
  organisationName: string
  roles: Role[]
  /** Of a browser: when it ends, and when the person last showed that it is them. Not of jobs and commands. */
  session?: ActorSession
}

export type ActorSession = {
  id: string
  provedAt: Date
  seenAt: Date
  idleMinutes: number
  endsAt: Date
}

/** The token of a signed-in browser, and what it is doing. No token: the public. */
export type Access = { session: string | undefined; purpose: string }

/** The longest that any organisation may leave a session unused; most say less. */
const idleMinutes = 240

/** What the database keeps of a session token or of an address in a count of attempts. */
export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/** Runs a read in one read-only transaction as whoever holds the session. Row-level security decides what it sees. */
export async function readAs<T>(
  db: Db,
  access: Access,
  read: (db: ReadDb, actor: Actor | null) => Promise<T>,
): Promise<T> {
  return await db
    .transaction()
    .setAccessMode('read only')
    .setIsolationLevel('repeatable read')
    .execute(async tx => read(tx, await openAccess(tx, access)))
}

/**
 * Runs a read that leaves a trace, as whoever holds the session: `read` gets a handle that cannot write, `trace` writes
 * the audit events of what was shown, in the same transaction. Nothing is shown that left no trace.
 */
export async function readTracedAs<T>(
  db: Db,
  access: Access,
  read: (db: ReadDb, actor: Actor | null) => Promise<T>,
  trace: (tx: Tx, shown: T) => Promise<void>,
): Promise<T> {
  return await writeAs(db, access, async (tx, who) => {
    const shown = await read(tx, who)
    // Last, since it holds the end of the audit chain until the commit.
    await trace(tx, shown)
    return shown
  })
}

/** Runs a command in one transaction as whoever holds the session. Thrown errors roll it back. */
export async function writeAs<T>(
  db: Db,
  access: Access,
  write: (tx: Tx, actor: Actor | null) => Promise<T>,
): Promise<T> {
  return await db.transaction().execute(async tx => write(tx, await openAccess(tx, access)))
}

/**
 * Runs a command for a user without their session: a job that they started, or a command typed on the server.
 * `owner` is a connection of the owner, since requests may not call `act_as`; the work itself is done as
 * `throughline_app` under the user's own rights.
 */
export async function writeForUser<T>(
  owner: Db,
  userId: string,
  purpose: string,
  write: (tx: Tx) => Promise<T>,
): Promise<T> {
  return await owner.transaction().execute(async tx => {
    await sql`select partnership.act_as(${userId}::uuid, ${purpose})`.execute(tx)
    await sql`set local role throughline_app`.execute(tx)
    return await write(tx)
  })
}

/** Remembers that a session is in use. On its own, since what only reads cannot write. */
export async function touchSession(db: Db, session: string): Promise<void> {
  await db.transaction().execute(async tx => {
    await sql`set local role throughline_app`.execute(tx)
    await sql`select partnership.touch_session(${tokenHash(session)})`.execute(tx)
  })
}

type OpenedRow = Omit<Actor, 'name' | 'session'> & {
  userName: string
  needsTouch: boolean
  sessionId: string
  provedAt: Date
  seenAt: Date
  mostIdleMinutes: number
  endsAt: Date
}

async function openAccess(tx: Tx, access: Access): Promise<Actor | null> {
  await sql`set local role throughline_app`.execute(tx)
  const { rows } = await sql<OpenedRow>`
    select * from partnership.open_access(${access.session ? tokenHash(access.session) : Buffer.alloc(0)}, ${access.purpose}, ${idleMinutes})`.execute(
    tx,
  )
  const row = rows[0]
  if (!row) return null
  const { sessionId, provedAt, seenAt, mostIdleMinutes, endsAt, userName, ...actor } = row
  const session = { id: sessionId, provedAt, seenAt, idleMinutes: mostIdleMinutes, endsAt }
  return { ...actor, name: userName, session }
}
