import type {
  AlertAnswer,
  CheckIn,
  ItemKind,
  Observation,
} from '../../contexts/street/outreach/contract.ts'
import { sealItem } from '../../contexts/street/outreach/sealing.ts'
import { decryptJson, encryptJson } from '../secrets/pack-key.ts'
import {
  keepItems,
  type NewItem,
  type OutboxFile,
  type OutboxItem,
  rewriteItem,
} from '../storage/outbox.ts'
import type { OpenPack } from './open-pack.ts'

/** One thing that the worker wrote, in the clear. */
export type Written =
  | { kind: 'contact'; value: Observation }
  | { kind: 'check-in'; value: CheckIn }
  | { kind: 'alert'; value: AlertAnswer }

/** What the worker reads about it in the outbox: 'Dorothy Vane', 'Alert: behind the station'. */
type Copy = Written & { about: string }

/** A picture to be kept with it, as bytes. */
export type Photo = { sha256: string; bytes: Uint8Array<ArrayBuffer> }

export type ToKeep = { written: Written; about: string; replaces?: string }

/**
 * Keeps what was written, all of it or nothing: sealed for the server, and readable for whoever unlocks the list. When this
 * returns it is on the disk. Throws `StorageFull`.
 */
export async function keepWritten(
  open: OpenPack,
  things: readonly ToKeep[],
  photos: readonly Photo[],
): Promise<void> {
  const items: NewItem[] = []
  for (const { written, about, replaces } of things)
    items.push({
      id: written.value.id,
      packId: open.pack.packId,
      kind: written.kind,
      writtenAt: Date.now(),
      replaces: replaces ?? null,
      ...(await bothWays(open, written, about)),
    })
  await keepItems(items, await sealPhotos(open, photos))
}

/** Writes something anew that was never on its way. False where it was meanwhile: then it is put right by another. */
export async function rewriteWritten(
  open: OpenPack,
  { written, about }: ToKeep,
  photos: readonly Photo[],
): Promise<boolean> {
  return await rewriteItem(
    written.value.id,
    await bothWays(open, written, about),
    await sealPhotos(open, photos),
  )
}

async function bothWays(open: OpenPack, written: Written, about: string) {
  const { serverKey, packId } = open.pack
  const text = JSON.stringify(written.value)
  return {
    sealed: await sealItem(serverKey, packId, written.value.id, text),
    copy: await encryptJson(open.key, { ...written, about } satisfies Copy),
    files: written.kind === 'contact' ? written.value.files.map(({ sha256 }) => sha256) : [],
  }
}

async function sealPhotos(open: OpenPack, photos: readonly Photo[]): Promise<OutboxFile[]> {
  const { serverKey, packId } = open.pack
  const files: OutboxFile[] = []
  for (const { sha256, bytes } of photos) {
    const sealed = await sealItem(serverKey, packId, sha256, base64Of(bytes))
    files.push({ sha256, packId, sealed, state: 'waiting' })
  }
  return files
}

/** An item with what it says, where the list that it belongs to is unlocked. */
export type ReadItem = { item: OutboxItem; copy: Copy | null }

const read = new WeakMap<CryptoKey, Map<string, Copy>>()

export async function readItems(
  open: OpenPack | null,
  items: readonly OutboxItem[],
): Promise<ReadItem[]> {
  return await Promise.all(
    items.map(async item => ({ item, copy: open ? await readCopy(open, item) : null })),
  )
}

async function readCopy(open: OpenPack, item: OutboxItem): Promise<Copy | null> {
  if (!item.copy || item.packId !== open.pack.packId) return null
  const known = read.get(open.key) ?? new Map<string, Copy>()
  read.set(open.key, known)
  const name = `${item.id} ${item.copy.iv.join()}`
  const copy = known.get(name) ?? (await decryptJson<Copy>(open.key, item.copy))
  if (copy) known.set(name, copy)
  return copy ?? null
}

/** What the screen counts. */
export type Counts = { written: number; safe: number; waiting: number; refused: number }

/**
 * How many of these were written, are on the server, wait, or are there with a reason and wait for a person. What was put
 * right or handed over is decided, and counts as safe.
 */
export function countItems(items: readonly { state: OutboxItem['state'] }[]): Counts {
  const of = (state: OutboxItem['state']) => items.filter(item => item.state === state).length
  const waiting = of('waiting')
  const refused = of('refused')
  return { written: items.length, safe: items.length - waiting - refused, waiting, refused }
}

export const kindOf = (kind: ItemKind) =>
  ({ contact: 'Contact', 'check-in': 'Lone working', alert: 'Alert' })[kind]

function base64Of(bytes: Uint8Array): string {
  let letters = ''
  for (let at = 0; at < bytes.length; at += 0x8000)
    letters += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  return btoa(letters)
}
