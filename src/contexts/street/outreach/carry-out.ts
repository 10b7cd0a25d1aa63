import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/connect.ts'
import { recordContact } from '../contacts/record-contact.ts'
import type { Observation, Reason } from './contract.ts'
import { recordCheckIn } from './lone-working/record-check-in.ts'
import type { Content } from './open-sealed.ts'
import type { PackAccess } from './pack-access.ts'
import { recordAlertOutcome } from './record-alert-outcome.ts'
import type { Taking } from './take-item.ts'

/** Does what a phone sent, as its worker. Answers with what they should know about it; throws a Refusal. */
export async function carryOut(
  tx: Tx,
  pack: PackAccess,
  taking: Taking,
  content: Content,
): Promise<Reason[]> {
  const { actor, packId, shiftId, shiftStartsAt } = pack
  const { now, clockOff, sendJob } = taking
  const notes = clockNotes(clockOff)
  if (content.kind === 'contact') {
    const { observation, replaced } = await putsRight(tx, content.value)
    const recording = { now, way: 'phone', shiftId, shiftStartsAt, packId } as const
    notes.push(...(await recordContact(tx, actor, observation, recording)))
    if (replaced) await settleHeld(tx, replaced, now, actor.userId)
    return notes
  }
  if (content.kind === 'check-in') {
    const { value } = content
    const checkIn = {
      ...value,
      shiftId,
      userId: actor.userId,
      way: 'phone',
      shiftStartsAt,
    } as const
    await recordCheckIn(tx, actor, checkIn, now, sendJob)
    return notes
  }
  await recordAlertOutcome(tx, actor, content.value, now)
  return notes
}

/** What a refused item of the same worker becomes when they send it again, put right, under a new id. */
async function putsRight(tx: Tx, observation: Observation) {
  if (!observation.replacesId) return { observation, replaced: undefined }
  const held = await tx
    .selectFrom('street.heldItem')
    .select('id')
    .where('itemId', '=', observation.replacesId)
    .where('sentBy', '=', sql<string>`platform.current_user_id()`)
    .where('state', 'in', ['waiting', 'handed-over'])
    .executeTakeFirst()
  if (!held) return { observation, replaced: undefined }
  return { observation: { ...observation, replacesId: null }, replaced: held.id }
}

async function settleHeld(tx: Tx, id: string, now: Date, userId: string) {
  await tx
    .updateTable('street.heldItem')
    .set(eb => ({
      state: 'put-right',
      decidedAt: now,
      decidedBy: userId,
      words: 'Put right on the phone',
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute()
}

/** What the worker is told where the clock of their phone was off by so many milliseconds. */
export function clockNotes(clockOff: number): Reason[] {
  if (clockOff === 0) return []
  const minutes = Math.max(1, Math.round(Math.abs(clockOff) / 60_000)).toLocaleString('en-GB')
  const way = clockOff > 0 ? 'slow' : 'fast'
  return [
    {
      field: 'seenAt',
      message: `The clock of the phone is ${minutes} ${minutes === '1' ? 'minute' : 'minutes'} ${way}: the time was put right`,
    },
  ]
}
