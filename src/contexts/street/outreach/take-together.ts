import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/connect.ts'
import { recordContacts } from '../contacts/record-contacts.ts'
import { clockNotes } from './carry-out.ts'
import type { Observation, Reason, SyncAnswer } from './contract.ts'
import { type Opened, openSealed } from './open-sealed.ts'
import { type PackAccess, writeAsPack } from './pack-access.ts'
import { digestOf, type Item, type Taking } from './take-item.ts'

/**
 * Takes many plain contacts in one transaction, which is ten times quicker than one after the other: all of them or none.
 * Undefined, and nothing done, where one of them needs to be looked at by itself; throws where the database does. Either
 * way the caller takes them one by one then.
 */
export async function takeTogether(
  taking: Taking,
  items: readonly Item[],
): Promise<SyncAnswer[] | undefined> {
  const ids = items.map(({ id }) => id)
  if (items.length < 2 || new Set(ids).size < ids.length) return undefined
  if (items.some(({ kind }) => kind !== 'contact')) return undefined
  const opened = await Promise.all(items.map(item => openSealed(taking, item)))
  if (opened.some(({ content }) => !content)) return undefined
  const { db, token, now } = taking
  return await writeAsPack(db, { token, purpose: 'phone: contact', now }, async (tx, pack) => {
    if (!pack.isOpen) return undefined
    const before = await readBefore(tx, ids)
    const digests = items.map((item, index) => digestOf(item.kind, opened[index]?.text ?? ''))
    const isSame = (index: number) => {
      const found = before.get(ids[index] ?? '')
      return !found || (found.outcome === 'kept' && digests[index]?.equals(found.digest))
    }
    if (!ids.every((_, index) => isSame(index))) return undefined
    const fresh = items.flatMap((item, index) =>
      before.has(item.id) ? [] : [{ item, digest: digests[index], opened: opened[index] }],
    )
    const notes = await recordFresh(tx, pack, taking, fresh)
    if (!notes) return undefined
    return items.map(({ id }): SyncAnswer => {
      const found = before.get(id)
      const told = found?.notes ?? notes.get(id) ?? []
      return {
        id,
        answer: found ? 'already' : 'kept',
        ...(told.length > 0 ? { notes: told } : {}),
      }
    })
  })
}

type Before = { id: string; digest: Buffer; outcome: 'kept' | 'held'; notes: Reason[] }

/** What is there already, after waiting for whoever sends the same now: in one order, so that two never wait for each other. */
async function readBefore(tx: Tx, ids: readonly string[]): Promise<Map<string, Before>> {
  await sql`select pg_advisory_xact_lock(hashtextextended('sent ' || one.id, 0))
    from (select id from unnest(${[...ids]}::text[]) as sent (id) order by id) one`.execute(tx)
  const { rows } = await sql<Before>`
    select sent.id, b.digest, b.outcome, b.notes from unnest(${[...ids]}::uuid[]) as sent (id)
    cross join lateral street.sent_before(sent.id) b`.execute(tx)
  return new Map(rows.map(row => [row.id, row]))
}

async function recordFresh(
  tx: Tx,
  { actor, packId, shiftId, shiftStartsAt }: PackAccess,
  { now, clockOff }: Taking,
  fresh: readonly { item: Item; digest: Buffer | undefined; opened: Opened | undefined }[],
): Promise<Map<string, Reason[]> | undefined> {
  if (fresh.length === 0) return new Map()
  const observations = fresh.flatMap(({ opened }) =>
    opened?.content?.kind === 'contact' ? [opened.content.value] : [],
  )
  const recording = { now, way: 'phone', shiftId, shiftStartsAt, packId } as const
  const told = await recordContacts(tx, actor, observations, recording)
  if (!told) return undefined
  const notes = new Map(
    observations.map(({ id }: Observation, index) => [
      id,
      [...clockNotes(clockOff), ...(told[index] ?? [])],
    ]),
  )
  await tx
    .insertInto('street.sentItem')
    .values(
      fresh.map(({ item, digest }) => ({
        partnershipId: actor.partnershipId,
        id: item.id,
        packId,
        userId: actor.userId,
        kind: item.kind,
        digest: digest ?? Buffer.alloc(0),
        outcome: 'kept',
        notes: JSON.stringify(notes.get(item.id) ?? []),
        receivedAt: now,
      })),
    )
    .execute()
  return notes
}
