import { recordAudit } from '../../../platform/audit.ts'
import type { PlainDate } from '../../../platform/dates.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import { NotFound, Refusal, StaleVersion } from '../../../platform/refusal.ts'
import type { OutcomeInput } from './enforcement-form.ts'
import { getEntry, type ShownEntry } from './enforcement-queries.ts'

/**
 * Says what came of an entry of the actor's organisation; the newest saying counts. Throws StaleVersion where somebody else
 * said something meanwhile, NotFound for an entry of others, and a Refusal for a day that cannot be.
 */
export async function recordOutcome(
  tx: Tx,
  actor: Actor,
  id: string,
  { number, outcome, on, words }: OutcomeInput,
  today: PlainDate,
): Promise<void> {
  const entry = await getOwnEntry(tx, actor, id)
  if (newestOutcome(entry) !== number) throw new StaleVersion()
  if (!on) throw new Refusal('on', 'Enter the day')
  if (on > today || on < entry.doneOn)
    throw new Refusal('on', 'The day must be that of the enforcement or later, and not to come')
  const { partnershipId, userId } = actor
  await tx
    .insertInto('street.enforcementOutcome')
    .values({
      enforcementId: id,
      number: number + 1,
      partnershipId,
      outcome,
      onDate: on,
      words: words ?? '',
      setBy: userId,
    })
    .execute()
  await recordAudit(
    tx,
    'street.enforcement.followed',
    { kind: 'person', id: entry.personId },
    { enforcement: id, number: number + 1 },
  )
}

/** Takes back an entry of the actor's organisation that was wrong: it stays to be read and counts no more. */
export async function withdrawEnforcement(
  tx: Tx,
  actor: Actor,
  id: string,
  because: string,
  now: Date,
): Promise<void> {
  const entry = await getOwnEntry(tx, actor, id)
  await tx
    .updateTable('street.enforcement')
    .set({ withdrawnAt: now, withdrawnBy: actor.userId, withdrawnBecause: because })
    .where('id', '=', id)
    .execute()
  await recordAudit(
    tx,
    'street.enforcement.withdrawn',
    { kind: 'person', id: entry.personId },
    { enforcement: id },
  )
}

/** An entry that the actor's organisation wrote and that stands. Throws NotFound for any other. */
export async function getOwnEntry(
  db: Parameters<typeof getEntry>[0],
  actor: Actor,
  id: string,
): Promise<ShownEntry> {
  const entry = await getEntry(db, actor, id)
  if (!entry.isOwn || entry.withdrawnAt) throw new NotFound()
  return entry
}

/** The number of the newest outcome; 0 where nothing is known yet. */
export function newestOutcome({ outcomes }: Pick<ShownEntry, 'outcomes'>): number {
  return outcomes[0]?.number ?? 0
}
