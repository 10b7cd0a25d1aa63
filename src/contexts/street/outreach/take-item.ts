import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { DatabaseError } from 'pg'
import { recordAudit } from '../../../platform/audit.ts'
import type { Db, Tx } from '../../../platform/db/connect.ts'
import { newId } from '../../../platform/ids.ts'
import type { SendJob } from '../../../platform/jobs/job.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { carryOut } from './carry-out.ts'
import type { Reason, SyncAnswer, SyncRequest } from './contract.ts'
import { type Opened, openSealed } from './open-sealed.ts'
import { type PackAccess, writeAsPack } from './pack-access.ts'

export type Item = SyncRequest['items'][number]

export type Taking = {
  db: Db
  token: string
  privateKey: JsonWebKey
  packId: string
  now: Date
  /** Milliseconds by which the clock of the phone is behind. */
  clockOff: number
  sendJob: SendJob
}

const sentElsewhere: Reason = {
  field: 'id',
  message: 'Another observation with the same number is on the server already: both are kept',
}
const notForThem: Reason = {
  field: '',
  message: 'This phone sends for nobody any more. What it sent is with the co-ordinator',
}

/**
 * Takes one item, in a transaction of its own, exactly once however often and from however many sides it is sent. What is
 * refused is kept aside with its reasons. Throws only for a fault of the server, and then nothing is decided.
 */
export async function takeItem(taking: Taking, item: Item): Promise<SyncAnswer> {
  const opened = await openSealed(taking, item)
  try {
    return await inTurn(taking, item, async (tx, pack) => {
      const before = await findBefore(tx, item, opened)
      if (before === 'another') return await hold(tx, pack, taking, item, opened, [sentElsewhere])
      if (before) return before
      if (!pack.isOpen) return await hold(tx, pack, taking, item, opened, [notForThem])
      if (!opened.content) return await hold(tx, pack, taking, item, opened, opened.reasons)
      const notes = await carryOut(tx, pack, taking, opened.content)
      await rememberKept(tx, pack, taking, item, opened, notes)
      return { id: item.id, answer: 'kept', ...(notes.length > 0 ? { notes } : {}) }
    })
  } catch (error) {
    const refusal = refusalIn(error)
    if (!refusal) throw error
    return await keepAside(taking, item, opened, refusal)
  }
}

/** An item that the server stumbled over: kept aside, so that it does not stand in the way of those after it. */
export async function keepStumbled(
  taking: Taking,
  item: Item,
  reference: string,
): Promise<SyncAnswer> {
  const message = `Something went wrong on the server. Tell whoever runs it: ${reference}`
  return await keepAside(taking, item, await openSealed(taking, item), { field: '', message })
}

/** Keeps an item aside that went wrong, unless it was decided in the meantime. */
async function keepAside(
  taking: Taking,
  item: Item,
  opened: Opened,
  reason: Reason,
): Promise<SyncAnswer> {
  return await inTurn(taking, item, async (tx, pack) => {
    const before = await findBefore(tx, item, opened)
    if (before && before !== 'another') return before
    return await hold(tx, pack, taking, item, opened, [reason])
  })
}

/** Two sendings of one item wait for each other. */
async function inTurn(
  { db, token, now }: Taking,
  { id, kind }: Item,
  write: (tx: Tx, pack: PackAccess) => Promise<SyncAnswer>,
): Promise<SyncAnswer> {
  const purpose = `phone: ${kind}`
  return await writeAsPack(db, { token, purpose, now }, async (tx, pack) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`sent ${id}`}, 0))`.execute(tx)
    return await write(tx, pack)
  })
}

/** What was answered when it came before; 'another' where something else stands under its id. */
async function findBefore(
  tx: Tx,
  { id, kind }: Item,
  { text }: Opened,
): Promise<SyncAnswer | 'another' | undefined> {
  const { rows } = await sql<{ digest: Buffer; outcome: 'kept' | 'held'; notes: Reason[] }>`
    select digest, outcome, notes from street.sent_before(${id}::uuid)`.execute(tx)
  const [before] = rows
  if (!before) return undefined
  const digest = digestOf(kind, text)
  if (!before.digest.equals(digest)) return 'another'
  if (before.outcome === 'kept')
    return { id, answer: 'already', ...(before.notes.length > 0 ? { notes: before.notes } : {}) }
  const held = await tx
    .selectFrom('street.heldItem')
    .select(['id', 'reasons', 'state'])
    .where('itemId', '=', id)
    .where('digest', '=', digest)
    .executeTakeFirst()
  if (!held) return { id, answer: 'refused', reasons: [notForThem] }
  if (held.state === 'put-right' || held.state === 'as-it-is') return { id, answer: 'already' }
  return { id, answer: 'refused', reasons: held.reasons as Reason[], heldId: held.id }
}

/** What tells an item from another under the same id. */
export function digestOf(kind: string, text: string): Buffer {
  return createHash('sha256').update(`${kind}\n${text}`).digest()
}

async function rememberKept(
  tx: Tx,
  { actor, packId }: PackAccess,
  { now }: Taking,
  { id, kind }: Item,
  { text }: Opened,
  notes: Reason[],
) {
  await tx
    .insertInto('street.sentItem')
    .values({
      partnershipId: actor.partnershipId,
      id,
      packId,
      userId: actor.userId,
      kind,
      digest: digestOf(kind, text),
      outcome: 'kept',
      notes: JSON.stringify(notes),
      receivedAt: now,
    })
    .execute()
}

async function hold(
  tx: Tx,
  pack: PackAccess,
  { now }: Taking,
  { id, kind }: Item,
  { text, kept, about }: Opened,
  reasons: Reason[],
): Promise<SyncAnswer> {
  const state = pack.isOpen ? 'waiting' : 'handed-over'
  const { rows } = await sql<{ heldId: string }>`
    select street.hold_item(${pack.tokenHash}, ${newId(now.getTime())}::uuid, ${id}::uuid, ${kind}, ${digestOf(kind, text)},
      ${JSON.stringify(kept)}::jsonb, ${about}::uuid, ${JSON.stringify(reasons)}::jsonb, ${state}, ${now}) as held_id`.execute(
    tx,
  )
  const [held] = rows
  if (!held) throw new Error('What was held back has no id')
  await recordAudit(
    tx,
    'street.item.held',
    { kind: 'held-item', id: held.heldId },
    { item: id, kind, state, fields: reasons.map(({ field }) => field) },
  )
  return { id, answer: 'refused', reasons, heldId: held.heldId }
}

/** Why an item is not taken: a rule said no, or a key that another row has already. Undefined for a fault of ours. */
function refusalIn(error: unknown): Reason | undefined {
  if (error instanceof Refusal) return { field: error.field, message: error.message }
  if (!(error instanceof DatabaseError) || error.code !== '23505') return undefined
  // Written at the desk, or by another partnership.
  return /^(contact|check_in)_pkey$/.test(error.constraint ?? '') ? sentElsewhere : undefined
}
