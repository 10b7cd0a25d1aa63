import type { AlertAnswer, CheckIn } from '../../contexts/street/outreach/contract.ts'
import { announceChange } from '../changes.ts'
import { aboutOf, type Draft, observationOf } from '../contact/contact-draft.ts'
import { newId } from '../new-id.ts'
import { decryptJson, encryptJson } from '../secrets/pack-key.ts'
import { sendNow } from '../sending/keep-sending.ts'
import { forgetPack } from '../storage/forget-pack.ts'
import { listItems, listPacks, type OutboxPack } from '../storage/outbox.ts'
import { dropDraft, findDraft, findPack, type KeptPack, keepDraft } from '../storage/pack-store.ts'
import { type OpenPack, withChanges } from './open-pack.ts'
import {
  keepWritten,
  type Photo,
  type ReadItem,
  readItems,
  rewriteWritten,
  type ToKeep,
} from './written.ts'

/** What the app knows at this moment. `open` is in memory alone, and gone when it is locked. */
export const phone: {
  open: OpenPack | null
  kept: KeptPack | undefined
  items: ReadItem[]
  packs: OutboxPack[]
  /** The site at which the worker said to be. */
  here: { siteId: string; at: number } | null
} = { open: null, kept: undefined, items: [], packs: [], here: null }

let reading = Promise.resolve()

/** Reads list and outbox anew, one reading after the other. An open list that was forgotten elsewhere is closed. */
export function refresh(): Promise<void> {
  const done = reading.then(read)
  reading = done.catch(() => {})
  return done
}

/** What is opened or locked while the disk is read stands: only what was open before can have been forgotten meanwhile. */
async function read(): Promise<void> {
  const { open } = phone
  const kept = await findPack()
  const isGone = open !== null && kept?.packId !== open.pack.packId
  const now = open && !isGone ? await withChanges(open) : null
  const packs = await listPacks()
  const items = await readItems(now, await listItems())
  phone.kept = kept
  phone.packs = packs
  const wasLocked = phone.open === null
  phone.items = wasLocked ? items.map(({ item }) => ({ item, copy: null })) : items
  if (phone.open === open) phone.open = now
}

/** Closes the list: from here on nothing personal is in the memory of the page. Sending goes on. */
export function lock(): void {
  phone.open = null
  phone.here = null
  phone.items = phone.items.map(({ item }) => ({ item, copy: null }))
}

/** Takes the list off this phone. What was written stays, sealed, until it is sent. */
export async function forget(): Promise<void> {
  lock()
  await forgetPack()
  announceChange()
}

/**
 * Keeps a contact, and the answer to the alert that it came from. Where one that was to be written anew is on its way
 * meanwhile, this one puts it right instead. When it returns, it is on the disk. Throws `StorageFull`.
 */
export async function saveContact(
  open: OpenPack,
  draft: Draft,
  photos: readonly Photo[],
): Promise<void> {
  const used = photos.filter(photo => draft.files.some(file => file.sha256 === photo.sha256))
  const about = aboutOf(draft)
  const observation = observationOf(draft)
  const written = { kind: 'contact', value: observation } as const
  if (!draft.rewrites || !(await rewriteWritten(open, { written, about }, used))) {
    const value = draft.rewrites
      ? { ...observation, id: newId(), replacesId: observation.id }
      : observation
    await keepWritten(
      open,
      [
        {
          written: { kind: 'contact', value },
          about,
          ...(value.replacesId ? { replaces: value.replacesId } : {}),
        },
        ...answerOf(open, draft),
      ],
      used,
    )
  }
  await dropDraft()
  await afterWriting()
}

function answerOf(open: OpenPack, draft: Draft): ToKeep[] {
  const alert = open.pack.alerts.find(({ id }) => id === draft.alertId)
  if (!alert) return []
  const found = draft.recordId ? 'found-known' : 'found-new'
  const outcome = draft.bedding === 'no' ? 'not-sleeping-out' : found
  const value: AlertAnswer = {
    id: newId(),
    alertId: alert.id,
    at: draft.seenAt,
    outcome,
    words: '',
    contactId: draft.id,
  }
  return [{ written: { kind: 'alert', value }, about: `Alert: ${alert.place}` }]
}

/** Keeps what came of an alert. Throws `StorageFull`. */
export async function saveAlertAnswer(
  open: OpenPack,
  alert: { id: string; place: string },
  outcome: string,
  words: string,
): Promise<void> {
  const at = new Date().toISOString()
  const value = { id: newId(), alertId: alert.id, at, outcome, words, contactId: null }
  await keepWritten(
    open,
    [{ written: { kind: 'alert', value }, about: `Alert: ${alert.place}` }],
    [],
  )
  await afterWriting()
}

/** Keeps a word to the buddy. Throws `StorageFull`. */
export async function saveCheckIn(
  open: OpenPack,
  what: CheckIn['what'],
  nextBy: Date | null,
  words: string,
): Promise<void> {
  const said = { start: 'I am starting', 'all-well': 'All well', back: 'I am back' }[what]
  const value: CheckIn = {
    id: newId(),
    what,
    at: new Date().toISOString(),
    nextBy: nextBy?.toISOString() ?? null,
    words,
  }
  await keepWritten(open, [{ written: { kind: 'check-in', value }, about: said }], [])
  await afterWriting()
}

async function afterWriting() {
  await refresh()
  announceChange()
  void sendNow()
}

/** Keeps what is half written, for after a crash, an update or the lock. Said to be saved to nobody, so it may fail. */
export async function rememberDraft(open: OpenPack, draft: Draft): Promise<void> {
  try {
    await keepDraft(open.pack.packId, await encryptJson(open.key, draft))
  } catch {
    // The list went meanwhile, or there is no room: the form itself still has everything.
  }
}

/** What was half written when the app was closed, unless it was saved after all. */
export async function recallDraft(open: OpenPack): Promise<Draft | undefined> {
  const kept = await findDraft(open.pack.packId)
  const draft = kept && (await decryptJson<Draft>(open.key, kept))
  if (!draft) return undefined
  const saved = phone.items.some(({ item }) => item.id === draft.id)
  if (!saved || draft.rewrites) return draft
  await dropDraft()
  return undefined
}

export async function throwDraftAway(): Promise<void> {
  await dropDraft()
}
