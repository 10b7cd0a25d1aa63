import type { Pack, PackPerson } from '../../contexts/street/outreach/contract.ts'
import { lockWithPasskey, lockWithPin, openWithPasskey, openWithPin } from '../secrets/lock.ts'
import { decryptJson, encryptJson, keyOf, newKeyBytes } from '../secrets/pack-key.ts'
import { ask, type Reply } from '../sending/ask.ts'
import { forgetPack } from '../storage/forget-pack.ts'
import { keepPack } from '../storage/outbox.ts'
import { changeKeptPack, findPack, type KeptPack, keepNewPack } from '../storage/pack-store.ts'

/** Tonight's list, while it is unlocked. In memory alone. */
export type OpenPack = { pack: Pack; key: CryptoKey }

/** How the worker wants to lock it. */
export type ChosenLock = { kind: 'pin'; pin: string } | { kind: 'passkey' }

/** What came of taking a list. no-passkey: this phone has none that could lock it, so it needs a PIN. */
export type Taken =
  | { kind: 'taken'; open: OpenPack }
  | { kind: 'no-passkey' }
  | Exclude<Reply<never>, { kind: 'answered' }>

/**
 * Takes tonight's list to the phone: locked before it is asked for, so that it never lies there open. The one before is
 * replaced; what was written with it stays in the outbox. Throws `StorageFull`.
 */
export async function takePack(
  shift: { id: string; words: string },
  chosen: ChosenLock,
  worker: { id: string; name: string },
): Promise<Taken> {
  const bytes = newKeyBytes()
  const lock =
    chosen.kind === 'pin'
      ? await lockWithPin(chosen.pin, bytes)
      : await lockWithPasskey(worker.name, bytes)
  if (!lock) return { kind: 'no-passkey' }
  const key = await keyOf(bytes)
  bytes.fill(0)
  const reply = await ask<Pack>('packs', {
    method: 'POST',
    body: { shiftId: shift.id, device: deviceInWords() },
  })
  if (reply.kind !== 'answered') return reply
  const given = reply.body
  const now = Date.now()
  const after = (moment: string) => now + Date.parse(moment) - Date.parse(given.serverNow)
  await forgetPack()
  await keepPack({
    packId: given.packId,
    token: given.token,
    serverKey: given.serverKey,
    workerId: worker.id,
    workerName: worker.name,
    shift: shift.words,
    sendUntil: after(given.sendUntil),
    lastNumber: 0,
    tokenEnded: false,
    server: null,
    clockOff: 0,
  })
  // What sends is in the outbox; the list itself needs no token.
  const pack: Pack = { ...given, token: '' }
  await keepNewPack({
    packId: pack.packId,
    lock,
    encrypted: await encryptJson(key, pack),
    triesLeft: pack.settings.pinTries,
    mostTries: pack.settings.pinTries,
    takenAt: now,
    expiresAt: after(given.expiresAt),
    gone: [],
    merged: [],
    changesSince: given.serverNow,
  })
  return { kind: 'taken', open: { pack, key } }
}

/** What came of unlocking. gone: the list is not on this phone any more. */
export type Unlocked =
  | { kind: 'open'; open: OpenPack }
  | { kind: 'wrong'; triesLeft: number }
  | { kind: 'gone' }

/**
 * Unlocks with a PIN. The try is counted on the disk before it is made, so that switching off does not undo it; after the
 * last wrong one the list is forgotten.
 */
export async function unlockWithPin(pin: string): Promise<Unlocked> {
  const found = await findPack()
  if (!found) return { kind: 'gone' }
  const counted = await changeKeptPack(found.packId, pack => ({
    ...pack,
    triesLeft: pack.triesLeft - 1,
  }))
  if (counted?.lock.kind !== 'pin') return { kind: 'gone' }
  const bytes = counted.triesLeft < 0 ? undefined : await openWithPin(counted.lock, pin)
  if (bytes) return await opened(counted, bytes)
  if (counted.triesLeft > 0) return { kind: 'wrong', triesLeft: counted.triesLeft }
  await forgetPack(counted.packId)
  return { kind: 'gone' }
}

/** Unlocks with the passkey that locks this list. Throws what the browser throws where the worker says no. */
export async function unlockWithPasskey(): Promise<Unlocked> {
  const found = await findPack()
  if (found?.lock.kind !== 'passkey') return { kind: 'gone' }
  const bytes = await openWithPasskey(found.lock)
  if (bytes) return await opened(found, bytes)
  return { kind: 'wrong', triesLeft: found.triesLeft }
}

async function opened(kept: KeptPack, bytes: ArrayBuffer): Promise<Unlocked> {
  const key = await keyOf(bytes)
  new Uint8Array(bytes).fill(0)
  const pack = await decryptJson<Pack>(key, kept.encrypted)
  const now = await changeKeptPack(kept.packId, one => ({ ...one, triesLeft: one.mostTries }))
  if (!pack || !now) return { kind: 'gone' }
  return { kind: 'open', open: await withChanges({ pack, key }) }
}

/**
 * The list without those who may not be shown any more, and with one entry for records that turned out to be one person;
 * kept so, so that nobody can bring them back.
 */
export async function withChanges(open: OpenPack): Promise<OpenPack> {
  const kept = await findPack()
  if (kept?.packId !== open.pack.packId) return open
  const people = peopleLeft(open.pack.people, kept.gone, kept.merged)
  if (people.length === open.pack.people.length) return open
  const pack: Pack = { ...open.pack, people }
  const encrypted = await encryptJson(open.key, pack)
  await changeKeptPack(pack.packId, one => ({ ...one, encrypted }))
  return { ...open, pack }
}

function peopleLeft(
  people: readonly PackPerson[],
  gone: readonly string[],
  merged: KeptPack['merged'],
): PackPerson[] {
  const away = new Set(gone)
  for (const { from, to } of merged) {
    const other = people.find(({ recordId }) => recordId === to)
    if (from !== to && other && !away.has(to)) away.add(from)
  }
  return people.filter(({ recordId }) => !away.has(recordId))
}

/** 'Android, Chrome': enough to tell one phone of a team from another, nothing that follows it. */
function deviceInWords(): string {
  const agent = navigator.userAgent
  const system = ['Android', 'iPhone', 'iPad', 'Windows', 'Mac', 'Linux'].find(name =>
    agent.includes(name),
  )
  const browser = ['Edg', 'Firefox', 'Chrome', 'Safari'].find(name => agent.includes(name))
  return [system, browser === 'Edg' ? 'Edge' : browser].filter(Boolean).join(', ') || 'A phone'
}
