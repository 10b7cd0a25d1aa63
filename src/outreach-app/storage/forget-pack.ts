import { forgetCopies } from './outbox.ts'
import { findPack, forgetKeptPack } from './pack-store.ts'

/**
 * The phone forgets tonight's list: the keys first, so that all that was encrypted under them is worth nothing from then
 * on. What was written stays in the outbox, sealed for the server, and goes on being sent. With `packId` only if it is the
 * one that is kept.
 */
export async function forgetPack(packId?: string): Promise<void> {
  const kept = await findPack()
  if (!kept || (packId !== undefined && kept.packId !== packId)) return
  await forgetKeptPack()
  await forgetCopies(kept.packId)
}

/** Forgets a list whose time is over, or which is from the future: then somebody set the clock of the phone back. */
export async function forgetExpiredPack(now: number): Promise<boolean> {
  const kept = await findPack()
  if (!kept || (now < kept.expiresAt && now > kept.takenAt - clockJitterMs)) return false
  await forgetPack(kept.packId)
  return true
}

const clockJitterMs = 10 * 60_000
