import type {
  ChangesResponse,
  SyncAnswer,
  SyncRequest,
  SyncResponse,
} from '../../contexts/street/outreach/contract.ts'
import { mostItems, sealedType } from '../../contexts/street/outreach/wire.ts'
import { forgetPack } from '../storage/forget-pack.ts'
import {
  changeItems,
  changePack,
  findFile,
  listItems,
  listPacks,
  type OutboxItem,
  type OutboxPack,
  settleFile,
} from '../storage/outbox.ts'
import { changeKeptPack, findPack } from '../storage/pack-store.ts'
import { ask } from './ask.ts'

/** nothing: nothing is left to send. unreachable, fault: try again later. ended: a token is not taken any more. */
export type Outcome = 'nothing' | 'unreachable' | 'fault' | 'ended'

/** Told after each answer, so that the screen can count. */
type Tell = () => void

/**
 * Sends what waits, in order, with its pictures first, until nothing is left or the server is out of reach. One at a time
 * for all tabs and the service worker together where the browser has locks; where it has none, sending twice is harmless.
 */
export async function sendWaiting(tell: Tell): Promise<Outcome> {
  if (!('locks' in navigator)) return await sendAll(tell)
  return await navigator.locks.request('throughline-sending', () => sendAll(tell))
}

async function sendAll(tell: Tell): Promise<Outcome> {
  // Where the phone knows that there is no network, nothing is on its way, and all of it can still be changed.
  if (!navigator.onLine) return 'unreachable'
  let outcome: Outcome = 'nothing'
  for (const { packId } of await listPacks()) {
    const came = await sendPack(packId, tell)
    if (came === 'unreachable') return came
    if (came !== 'nothing') outcome = came
  }
  return outcome
}

async function sendPack(packId: string, tell: Tell): Promise<Outcome> {
  const skipped = new Set<string>()
  let most = mostItems
  for (;;) {
    const pack = (await listPacks()).find(one => one.packId === packId)
    const waiting = (await listItems()).filter(
      item => item.packId === packId && item.state === 'waiting' && !skipped.has(item.id),
    )
    if (!pack || waiting.length === 0) return skipped.size > 0 ? 'fault' : 'nothing'
    if (pack.tokenEnded) return 'ended'
    const batch = waiting.slice(0, most)
    for (const sha256 of new Set(batch.flatMap(item => item.files))) {
      const came = await sendFile(pack, sha256)
      if (came === 'unreachable' || came === 'ended') return came
      // A picture that the server cannot keep now waits with what names it; nothing else waits for it.
      if (came === 'fault')
        for (const { id, files } of batch) if (files.includes(sha256)) skipped.add(id)
    }
    if (batch.some(({ id }) => skipped.has(id))) continue
    // From here on it may have arrived: whoever changes it now writes another one.
    const sent = await changeItems(
      batch.map(item => item.id),
      item => ({ ...item, tried: true }),
    )
    const files = sent.flatMap(item => item.files)
    if (files.some(sha256 => !batch.some(item => item.files.includes(sha256)))) continue
    const body: SyncRequest = { deviceNow: new Date().toISOString(), items: sent.map(asSent) }
    const reply = await ask<SyncResponse>('sync', { method: 'POST', token: pack.token, body })
    if (reply.kind === 'refused') {
      if (reply.status === 401) return await tokenEnded(pack, reply.failure.gone, tell)
      // Something in it stops the whole: one by one, whatever is well goes on.
      if (sent.length > 1) most = 1
      else
        for (const { id } of sent) {
          skipped.add(id)
          const why = reply.failure.message || `The server answered ${reply.status}`
          await changeItems([id], item => ({ ...item, stuck: why }))
        }
      tell()
      continue
    }
    if (reply.kind !== 'answered') return reply.kind
    if (!Array.isArray(reply.body?.answers)) return 'unreachable'
    const settled = await take(pack, reply.body, new Set(sent.map(({ id }) => id)))
    tell()
    if (settled < sent.length) return 'fault'
  }
}

function asSent({ id, number, kind, sealed }: OutboxItem): SyncRequest['items'][number] {
  return { id, number, kind, sealed: sealed ?? '' }
}

/** Keeps what the server said of each item. Answers how many are decided. */
async function take(
  pack: OutboxPack,
  said: SyncResponse,
  sent: ReadonlySet<string>,
): Promise<number> {
  const answers = new Map(said.answers.map(answer => [answer.id, answer]))
  const decided = [...answers.values()].filter(
    ({ id, answer }) => sent.has(id) && answer !== 'later',
  )
  await changeItems(
    decided.map(({ id }) => id),
    item => settledBy(item, answers.get(item.id)),
  )
  await changePack(pack.packId, kept => ({
    ...kept,
    server: { safe: said.safe, held: said.held, at: Date.now() },
    clockOff: said.clockOff,
  }))
  if (said.revoked) await forgetPack(pack.packId)
  return decided.length
}

function settledBy(item: OutboxItem, answer: SyncAnswer | undefined): OutboxItem {
  if (!answer || item.state !== 'waiting') return item
  return {
    ...item,
    state: answer.answer === 'refused' ? 'refused' : 'safe',
    sealed: null,
    stuck: null,
    reasons: answer.reasons ?? [],
    notes: answer.notes ?? [],
  }
}

async function sendFile(pack: OutboxPack, sha256: string): Promise<Outcome> {
  const file = await findFile(pack.packId, sha256)
  if (file?.state !== 'waiting' || file.sealed === null) return 'nothing'
  const reply = await ask<unknown>(`files/${sha256}`, {
    method: 'PUT',
    token: pack.token,
    body: file.sealed,
    type: sealedType,
  })
  if (reply.kind === 'refused' && reply.status === 401)
    return await tokenEnded(pack, reply.failure.gone, () => {})
  if (reply.kind === 'unreachable' || reply.kind === 'fault') return reply.kind
  await settleFile(file, reply.kind === 'answered' ? 'safe' : 'refused')
  return 'nothing'
}

async function tokenEnded(pack: OutboxPack, gone: boolean, tell: Tell): Promise<Outcome> {
  await changePack(pack.packId, kept => ({ ...kept, tokenEnded: true }))
  if (gone) await forgetPack(pack.packId)
  tell()
  return 'ended'
}

/**
 * Asks what changed about tonight's list since it was taken: whoever may not be shown any more, records that are another
 * person's now, and whether this phone may keep it at all.
 */
export async function askForChanges(): Promise<void> {
  const kept = await findPack()
  const pack = (await listPacks()).find(one => one.packId === kept?.packId)
  if (!kept || !pack || pack.tokenEnded) return
  const since = encodeURIComponent(kept.changesSince)
  const reply = await ask<ChangesResponse>(`changes?since=${since}`, { token: pack.token })
  if (reply.kind === 'refused' && reply.status === 401) {
    await tokenEnded(pack, reply.failure.gone, () => {})
    return
  }
  if (reply.kind !== 'answered' || !Array.isArray(reply.body?.gone)) return
  const { revoked, gone, merged, safe, held, serverNow } = reply.body
  await changePack(pack.packId, one => ({ ...one, server: { safe, held, at: Date.now() } }))
  if (revoked) {
    await forgetPack(pack.packId)
    return
  }
  await changeKeptPack(pack.packId, one => ({
    ...one,
    gone: [...new Set([...one.gone, ...gone])],
    merged: [...one.merged, ...merged],
    changesSince: serverNow,
  }))
}
