import type { Lock } from '../secrets/lock.ts'
import type { Encrypted } from '../secrets/pack-key.ts'
import { answerTo, change, connection, look } from './open-database.ts'

/** Tonight's list as it lies on the phone: nothing of it can be read without its lock. */
export type KeptPack = {
  packId: string
  lock: Lock
  encrypted: Encrypted
  triesLeft: number
  mostTries: number
  /** By the phone's clock. Before `takenAt` or after `expiresAt` it is forgotten: a clock that was set back opens nothing. */
  takenAt: number
  expiresAt: number
  /** Records that may not be shown any more, and whose they are now, heard of while it was locked. Ids alone. */
  gone: string[]
  merged: { from: string; to: string }[]
  /** Until when the server told its changes. */
  changesSince: string
}

/** What is being written and not saved yet, under the key of the pack. */
type KeptDraft = { name: 'draft'; packId: string; encrypted: Encrypted }

const gone = new Set<() => void>()

// Signing out on any page deletes it by its name: src/design-system/browser/sign-out.ts.
const store = connection(
  'throughline-pack',
  db => {
    db.createObjectStore('pack')
    db.createObjectStore('drafts', { keyPath: 'name' })
  },
  () => {
    for (const hear of gone) hear()
  },
)

/** Calls back when another tab forgets the pack. */
export function onPackGone(hear: () => void): void {
  gone.add(hear)
}

export async function findPack(): Promise<KeptPack | undefined> {
  const db = await store.open()
  return await look(db, ['pack'], tx =>
    answerTo(tx.objectStore('pack').get('pack') as IDBRequest<KeptPack | undefined>),
  )
}

/** Keeps a pack in the place of the one before. Throws `StorageFull`. */
export async function keepNewPack(pack: KeptPack): Promise<void> {
  const db = await store.open()
  await change(db, ['pack', 'drafts'], async tx => {
    tx.objectStore('drafts').clear()
    await answerTo(tx.objectStore('pack').put(pack, 'pack'))
  })
}

/** Changes the pack that is kept, if it is still this one. Answers with it as it now stands. */
export async function changeKeptPack(
  packId: string,
  changed: (pack: KeptPack) => KeptPack,
): Promise<KeptPack | undefined> {
  const db = await store.open()
  return await change(db, ['pack'], async tx => {
    const pack = (await answerTo(tx.objectStore('pack').get('pack'))) as KeptPack | undefined
    if (pack?.packId !== packId) return undefined
    const next = changed(pack)
    tx.objectStore('pack').put(next, 'pack')
    return next
  })
}

/** Deletes list, keys and draft from this phone. What was written stays in the outbox, sealed. */
export async function forgetKeptPack(): Promise<void> {
  await store.remove()
}

export async function keepDraft(packId: string, encrypted: Encrypted): Promise<void> {
  const db = await store.open()
  await change(db, ['drafts'], tx =>
    answerTo(
      tx.objectStore('drafts').put({ name: 'draft', packId, encrypted } satisfies KeptDraft),
    ),
  )
}

export async function findDraft(packId: string): Promise<Encrypted | undefined> {
  const db = await store.open()
  const draft = await look(db, ['drafts'], tx =>
    answerTo(tx.objectStore('drafts').get('draft') as IDBRequest<KeptDraft | undefined>),
  )
  return draft?.packId === packId ? draft.encrypted : undefined
}

export async function dropDraft(): Promise<void> {
  const db = await store.open()
  await change(db, ['drafts'], tx => answerTo(tx.objectStore('drafts').delete('draft')))
}
