import { sql } from 'kysely'
import type { Actor } from '../platform/db/access.ts'
import type { Tx } from '../platform/db/connect.ts'
import type { FileStore } from '../platform/files.ts'
import type { GroupKey, UserKey } from './people.ts'

/** What the story of the demonstration plays on: one transaction of the owner, and who is who. */
export type Stage = {
  tx: Tx
  files: FileStore
  actors: ReadonlyMap<string, Actor>
  groups: ReadonlyMap<string, string>
  /** Whose rights the transaction has now, and for what; undefined for the owner. */
  now?: string | undefined
}

/**
 * Runs a command as one of the people, under their own rights, in the transaction of the whole story. The rights stay until
 * somebody else acts.
 */
export async function actAs<T>(
  stage: Stage,
  key: UserKey,
  purpose: string,
  act: (tx: Tx, actor: Actor) => Promise<T>,
): Promise<T> {
  const actor = stage.actors.get(key)
  if (!actor) throw new Error(`Nobody in the demonstration is called '${key}'`)
  const wanted = `${key}: ${purpose}`
  if (stage.now !== wanted) await becomeUser(stage.tx, actor.userId, purpose)
  stage.now = wanted
  return await act(stage.tx, actor)
}

/** From here on the transaction has the rights of a user, as a request of theirs would. */
export async function becomeUser(tx: Tx, userId: string, purpose: string): Promise<void> {
  await becomeOwner(tx)
  await sql`select partnership.act_as(${userId}::uuid, ${purpose})`.execute(tx)
  await sql`set local role throughline_app`.execute(tx)
}

/** Back to the owner, who may do what no request may. */
export async function becomeOwner(tx: Tx): Promise<void> {
  await sql`set local role none`.execute(tx)
}

export function groupId(stage: Stage, key: GroupKey): string {
  const id = stage.groups.get(key)
  if (!id) throw new Error(`No group in the demonstration is called '${key}'`)
  return id
}
