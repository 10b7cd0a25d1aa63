import { sql } from 'kysely'
import { DatabaseError } from 'pg'
import { Refusal } from '../../../platform/refusal.ts'
import type { App } from '../../../platform/web/app.ts'
import { clockOffOf } from '../contacts/observation-rules.ts'
import type { SyncAnswer, SyncRequest, SyncResponse } from './contract.ts'
import { openServerKey, PackGone, writeAsPack } from './pack-access.ts'
import { type Item, keepStumbled, type Taking, takeItem } from './take-item.ts'
import { takeTogether } from './take-together.ts'

export type Sending = Pick<App, 'db' | 'secret' | 'sendJob'> & {
  token: string
  now: Date
  /** Logs a fault and answers with what it can be found by. */
  tellFault: (error: unknown) => string
}

/**
 * Takes what a phone sends in the order of their numbers: all at once where nothing is in the way, else item by item, each
 * in its own transaction. A fault of the database leaves that item and all after it for later; an item that is itself the fault is kept aside, so that nothing
 * behind it waits for ever. Throws PackGone.
 */
export async function syncItems(
  sending: Sending,
  { deviceNow, items }: SyncRequest,
): Promise<SyncResponse> {
  const { db, secret, token, now, sendJob } = sending
  const purpose = 'phone: sync'
  const off = clockOffOf(new Date(deviceNow), now)
  const seconds = Math.round((now.getTime() - Date.parse(deviceNow)) / 1000)
  const pack = await writeAsPack(db, { token, purpose, now }, async (tx, opened) => {
    await sql`select street.hear_pack(${opened.tokenHash}, ${now}, ${clamped(seconds)})`.execute(tx)
    return opened
  })
  const privateKey = openServerKey(secret, pack)
  const { packId } = pack
  const taking: Taking = { db, token, privateKey, packId, now, clockOff: off, sendJob }
  const inOrder = [...items].sort((a, b) => a.number - b.number)
  const answers =
    (await tryTogether(sending, taking, inOrder)) ?? (await oneByOne(sending, taking, inOrder))
  const { isOpen, safe, held } = await tally(sending)
  return {
    serverNow: now.toISOString(),
    clockOff: Math.round(off / 1000),
    answers,
    safe,
    held,
    revoked: !isOpen,
  }
}

/** Most sendings are plain, and then one transaction does for all. Whatever is in the way of that is met one by one. */
async function tryTogether(
  { tellFault }: Sending,
  taking: Taking,
  items: readonly Item[],
): Promise<SyncAnswer[] | undefined> {
  try {
    return await takeTogether(taking, items)
  } catch (error) {
    if (error instanceof PackGone) throw error
    // A rule that said no, or a number that is taken, is no fault.
    if (!(error instanceof Refusal) && !isTaken(error)) tellFault(error)
    return undefined
  }
}

function isTaken(error: unknown): boolean {
  return error instanceof DatabaseError && error.code === '23505'
}

async function oneByOne(
  sending: Sending,
  taking: Taking,
  items: readonly Item[],
): Promise<SyncAnswer[]> {
  const answers: SyncAnswer[] = []
  let stopped = false
  for (const item of items) {
    const answer: SyncAnswer = stopped ? later(item) : await takeOrLeave(sending, taking, item)
    stopped ||= answer.answer === 'later'
    answers.push(answer)
  }
  return answers
}

const later = ({ id }: Item): SyncAnswer => ({ id, answer: 'later' })

async function takeOrLeave(
  { tellFault }: Sending,
  taking: Taking,
  item: Item,
): Promise<SyncAnswer> {
  try {
    return await takeItem(taking, item)
  } catch (error) {
    if (error instanceof PackGone) throw error
    const reference = tellFault(error)
    if (isPassing(error)) return later(item)
    try {
      return await keepStumbled(taking, item, reference)
    } catch (again) {
      tellFault(again)
      return later(item)
    }
  }
}

const bugs = [TypeError, RangeError, ReferenceError, SyntaxError]

/**
 * A fault that passes: the database is away, busy, full or stopped somebody who waited (classes of SQLSTATE, appendix A of
 * the manual), or the connection broke, which the driver says in many words. Anything else would come again each time.
 */
function isPassing(error: unknown): boolean {
  if (error instanceof DatabaseError) return /^(08|25|40|53|55|57|58|XX)/.test(error.code ?? '')
  return !bugs.some(kind => error instanceof kind)
}

/** How many items of this phone are on the server, and whether it may go on as before. Throws PackGone. */
export async function tally({ db, token, now }: Pick<Sending, 'db' | 'token' | 'now'>): Promise<{
  isOpen: boolean
  safe: number
  held: number
}> {
  const purpose = 'phone: tally'
  return await writeAsPack(db, { token, purpose, now }, async (tx, { isOpen, tokenHash }) => {
    const { rows } = await sql<{ safe: number; held: number }>`
      select safe, held from street.pack_tally(${tokenHash})`.execute(tx)
    return { isOpen, safe: rows[0]?.safe ?? 0, held: rows[0]?.held ?? 0 }
  })
}

/** What fits a whole number of the database: a clock can be off by centuries. */
function clamped(seconds: number): number {
  return Math.max(-2_000_000_000, Math.min(2_000_000_000, seconds))
}
