import type { ItemKind, Reason } from '../../contexts/street/outreach/contract.ts'
import type { PublicKey } from '../../contexts/street/outreach/sealing.ts'
import type { Encrypted } from '../secrets/pack-key.ts'
import { answerTo, change, connection, look } from './open-database.ts'

/**
 * waiting: to be sent. safe: on the server. refused: on the server, kept aside with its reasons. handed-over: refused, and
 * left to the co-ordinator. put-right: refused, and written anew.
 */
export type ItemState = 'waiting' | 'safe' | 'refused' | 'handed-over' | 'put-right'

/** One thing written on the phone. Only the server can open `sealed`; only who unlocks the pack can open `copy`. */
export type OutboxItem = {
  id: string
  packId: string
  /** Its place in the order of its pack, from 1. */
  number: number
  kind: ItemKind
  /** Null once it is on the server. */
  sealed: string | null
  copy: Encrypted | null
  state: ItemState
  /** Whether it was ever on its way: from then on it is put right, never changed. */
  tried: boolean
  files: string[]
  /** By the phone's clock. */
  writtenAt: number
  reasons: Reason[]
  /** What the server did to it that the worker should know. */
  notes: Reason[]
  /** Why the server could not even keep it aside; it is tried again. */
  stuck: string | null
  /** The item of this phone that this one puts right. */
  replaces: string | null
}

/** A picture, sealed for the server, until it is there. */
export type OutboxFile = {
  sha256: string
  packId: string
  sealed: string | null
  state: 'waiting' | 'safe' | 'refused'
}

/** What sending needs of a pack. It outlives the pack: the token can send, and read nothing. */
export type OutboxPack = {
  packId: string
  token: string
  serverKey: PublicKey
  workerId: string
  workerName: string
  /** 'Saturday 21 November, 00:00 to 05:00' */
  shift: string
  /** By the phone's clock. */
  sendUntil: number
  lastNumber: number
  /** The server takes nothing with this token any more. */
  tokenEnded: boolean
  /** What the server said last: how many items of this pack are there, and when it said so. */
  server: { safe: number; held: number; at: number } | null
  /** Seconds by which the phone's clock was behind when something was last sent. */
  clockOff: number
}

const outbox = connection('throughline-outbox', db => {
  const items = db.createObjectStore('items', { keyPath: 'id' })
  items.createIndex('of-pack', ['packId', 'number'], { unique: true })
  db.createObjectStore('files', { keyPath: ['packId', 'sha256'] })
  db.createObjectStore('packs', { keyPath: 'packId' })
})

export async function listItems(): Promise<OutboxItem[]> {
  const db = await outbox.open()
  const items = await look(db, ['items'], tx =>
    answerTo(tx.objectStore('items').getAll() as IDBRequest<OutboxItem[]>),
  )
  return items.sort((a, b) =>
    a.packId === b.packId ? a.number - b.number : a.writtenAt - b.writtenAt,
  )
}

export async function listPacks(): Promise<OutboxPack[]> {
  const db = await outbox.open()
  return await look(db, ['packs'], tx =>
    answerTo(tx.objectStore('packs').getAll() as IDBRequest<OutboxPack[]>),
  )
}

export async function keepPack(pack: OutboxPack): Promise<void> {
  const db = await outbox.open()
  await change(db, ['packs'], tx => answerTo(tx.objectStore('packs').put(pack)))
}

/** What is new to keep: its number is given here, in the same change, so that the order has no gap. */
export type NewItem = Pick<
  OutboxItem,
  'id' | 'packId' | 'kind' | 'sealed' | 'copy' | 'files' | 'writtenAt' | 'replaces'
>

/**
 * Keeps what was written, with its pictures, in one change: all of it or nothing. Where it puts something of this phone
 * right that was refused, that counts as put right from then on. Throws `StorageFull`.
 */
export async function keepItems(
  items: readonly NewItem[],
  files: readonly OutboxFile[],
): Promise<void> {
  const db = await outbox.open()
  await change(db, ['items', 'files', 'packs'], async tx => {
    const store = tx.objectStore('items')
    for (const item of items) {
      const pack = await packOf(tx, item.packId)
      const number = pack.lastNumber + 1
      tx.objectStore('packs').put({ ...pack, lastNumber: number } satisfies OutboxPack)
      store.add({ ...item, number, ...asNew } satisfies OutboxItem)
      const before = item.replaces ? await findItemIn(tx, item.replaces) : undefined
      if (before?.state === 'refused')
        store.put({ ...before, state: 'put-right' } satisfies OutboxItem)
    }
    await addFiles(tx, files)
  })
}

const asNew: Pick<OutboxItem, 'state' | 'tried' | 'reasons' | 'notes' | 'stuck'> = {
  state: 'waiting',
  tried: false,
  reasons: [],
  notes: [],
  stuck: null,
}

/**
 * Writes another text in the place of one that was never on its way; answers false where it was meanwhile, and changes
 * nothing. Throws `StorageFull`.
 */
export async function rewriteItem(
  id: string,
  written: Pick<OutboxItem, 'sealed' | 'copy' | 'files'>,
  files: readonly OutboxFile[],
): Promise<boolean> {
  const db = await outbox.open()
  return await change(db, ['items', 'files'], async tx => {
    const item = await findItemIn(tx, id)
    if (item?.state !== 'waiting' || item.tried) return false
    await addFiles(tx, files)
    tx.objectStore('items').put({ ...item, ...written } satisfies OutboxItem)
    return true
  })
}

/** Changes several items at once; those that are not there are left out. Answers with them as they now stand. */
export async function changeItems(
  ids: readonly string[],
  changed: (item: OutboxItem) => OutboxItem,
): Promise<OutboxItem[]> {
  const db = await outbox.open()
  return await change(db, ['items'], async tx => {
    const now: OutboxItem[] = []
    for (const id of ids) {
      const item = await findItemIn(tx, id)
      if (!item) continue
      const next = changed(item)
      tx.objectStore('items').put(next)
      now.push(next)
    }
    return now
  })
}

export async function changePack(
  packId: string,
  changed: (pack: OutboxPack) => OutboxPack,
): Promise<void> {
  const db = await outbox.open()
  await change(db, ['packs'], async tx => {
    tx.objectStore('packs').put(changed(await packOf(tx, packId)))
  })
}

export async function findFile(packId: string, sha256: string): Promise<OutboxFile | undefined> {
  const db = await outbox.open()
  return await look(db, ['files'], tx =>
    answerTo(tx.objectStore('files').get([packId, sha256]) as IDBRequest<OutboxFile | undefined>),
  )
}

/** The picture is on the server, or will never be: its bytes make room. */
export async function settleFile(file: OutboxFile, state: 'safe' | 'refused'): Promise<void> {
  const db = await outbox.open()
  await change(db, ['files'], tx =>
    answerTo(tx.objectStore('files').put({ ...file, state, sealed: null } satisfies OutboxFile)),
  )
}

/** What nobody can read any more once its pack is gone: the readable copies of its items. */
export async function forgetCopies(packId: string): Promise<void> {
  const db = await outbox.open()
  await change(db, ['items'], async tx => {
    const items = await answerTo(tx.objectStore('items').getAll() as IDBRequest<OutboxItem[]>)
    for (const item of items)
      if (item.packId === packId && item.copy)
        tx.objectStore('items').put({ ...item, copy: null } satisfies OutboxItem)
  })
}

/** Packs of which everything is on the server and decided, and whose time to send is over: nothing of them is needed. */
export async function dropFinishedPacks(now: number, openPackId: string | null): Promise<void> {
  const db = await outbox.open()
  await change(db, ['items', 'files', 'packs'], async tx => {
    const packs = await answerTo(tx.objectStore('packs').getAll() as IDBRequest<OutboxPack[]>)
    const items = await answerTo(tx.objectStore('items').getAll() as IDBRequest<OutboxItem[]>)
    const files = await answerTo(tx.objectStore('files').getAll() as IDBRequest<OutboxFile[]>)
    for (const { packId, sendUntil } of packs) {
      const own = items.filter(item => item.packId === packId)
      const unfinished = own.some(({ state }) => state === 'waiting' || state === 'refused')
      if (packId === openPackId || sendUntil > now || unfinished) continue
      for (const { id } of own) tx.objectStore('items').delete(id)
      for (const file of files)
        if (file.packId === packId) tx.objectStore('files').delete([packId, file.sha256])
      tx.objectStore('packs').delete(packId)
    }
  })
}

async function addFiles(tx: IDBTransaction, files: readonly OutboxFile[]) {
  const store = tx.objectStore('files')
  for (const file of files) {
    const there = (await answerTo(store.get([file.packId, file.sha256]))) as OutboxFile | undefined
    if (!there) store.add(file)
  }
}

async function packOf(tx: IDBTransaction, packId: string): Promise<OutboxPack> {
  const pack = (await answerTo(tx.objectStore('packs').get(packId))) as OutboxPack | undefined
  if (!pack) throw new Error('There is no pack that this belongs to')
  return pack
}

function findItemIn(tx: IDBTransaction, id: string): Promise<OutboxItem | undefined> {
  return answerTo(tx.objectStore('items').get(id) as IDBRequest<OutboxItem | undefined>)
}
