import { recordAudit } from '../../../../platform/audit.ts'
import type { Actor } from '../../../../platform/db/access.ts'
import type { Tx } from '../../../../platform/db/connect.ts'
import { Refusal, StaleVersion } from '../../../../platform/refusal.ts'
import { NotAllowed } from '../../../../platform/web/route.ts'
import { recordContact } from '../../contacts/record-contact.ts'
import type { Observation, Reason } from '../contract.ts'
import { observationSchema } from '../contract.ts'
import type { PutRightInput } from './held-form.ts'
import { getHeld, type HeldState, type ShownHeld } from './held-queries.ts'
import { salvage } from './salvage-rules.ts'

/**
 * Records what was held back as it should have been. It keeps the number that it was sent under, so that the phone finds
 * it, and belongs to the organisation that sent it. Throws a Refusal, StaleVersion or NotFound.
 */
export async function putHeldRight(
  tx: Tx,
  actor: Actor,
  id: string,
  input: PutRightInput,
  now: Date,
): Promise<Reason[]> {
  const held = await openForDeciding(tx, id, input.version)
  if (held.kind !== 'contact') throw new NotAllowed()
  const seenAt = input.seenAt.toISOString()
  const sent = salvage(held.content, { id: idFor(held), seenAt, notedAt: seenAt })
  const observation: Observation = {
    ...sent,
    bedding: input.bedding,
    siteId: input.site,
    areaCode: input.area,
    place: input.place,
    description: input.description,
    words: input.words,
    ...(input.whom === 'nobody' ? { recordId: null, known: 'unknown' as const } : {}),
  }
  const notes = await recordHeld(tx, actor, held, observation, now, false)
  await settle(tx, actor, held, 'put-right', '', now)
  return notes
}

/** Records what was held back with its time as it was sent, because somebody looked and it is right. Only co-ordinators. */
export async function takeHeldAsItIs(
  tx: Tx,
  actor: Actor,
  id: string,
  version: number,
  now: Date,
): Promise<Reason[]> {
  refuseUnlessCoordinator(actor)
  const held = await openForDeciding(tx, id, version)
  const read = observationSchema.safeParse({ ...held.content, id: idFor(held) })
  if (held.kind !== 'contact' || !read.success)
    throw new Refusal('form', 'Something in it cannot be recorded as it is: put it right first')
  const notes = await recordHeld(tx, actor, held, read.data, now, true)
  await settle(tx, actor, held, 'as-it-is', '', now)
  return notes
}

/** Leaves it to the co-ordinator, with a word about it. */
export async function handOverHeld(
  tx: Tx,
  actor: Actor,
  id: string,
  { version, words }: { version: number; words: string },
): Promise<void> {
  const held = await openForDeciding(tx, id, version)
  if (held.sentBy !== actor.userId) throw new NotAllowed()
  await change(tx, held, { state: 'handed-over', words })
  await recordAudit(tx, 'street.item.handed-over', { kind: 'held-item', id })
}

/** Says that it is not recorded, and why. It stays where it is, with that. Only co-ordinators. */
export async function setHeldAside(
  tx: Tx,
  actor: Actor,
  id: string,
  { version, because }: { version: number; because: string },
  now: Date,
): Promise<void> {
  refuseUnlessCoordinator(actor)
  await settle(tx, actor, await openForDeciding(tx, id, version), 'set-aside', because, now)
}

function refuseUnlessCoordinator(actor: Actor): void {
  if (!actor.roles.includes('coordinator')) throw new NotAllowed()
}

async function openForDeciding(tx: Tx, id: string, version: number): Promise<ShownHeld> {
  const held = await getHeld(tx, id)
  if (held.version !== version) throw new StaleVersion()
  if (held.state !== 'waiting' && held.state !== 'handed-over')
    throw new Refusal('form', 'Somebody decided it meanwhile')
  return held
}

/** The number that it was sent under, or where another item has that, its own. */
function idFor(held: ShownHeld): string {
  return held.hasTwin ? held.id : held.itemId
}

async function recordHeld(
  tx: Tx,
  actor: Actor,
  held: ShownHeld,
  observation: Observation,
  now: Date,
  asItIs: boolean,
): Promise<Reason[]> {
  const isOwn = held.sentBy === actor.userId
  // The observation is the sender's organisation's, whoever puts it right.
  const organisation = { organisationId: held.organisationId, organisationName: held.organisation }
  return await recordContact(tx, { ...actor, ...organisation }, observation, {
    now,
    way: 'phone',
    shiftId: held.shiftId,
    shiftStartsAt: held.shiftStartsAt,
    asItIs,
    ...(isOwn ? { packId: held.packId } : {}),
  })
}

async function settle(
  tx: Tx,
  actor: Actor,
  held: ShownHeld,
  state: HeldState,
  words: string,
  now: Date,
) {
  await change(tx, held, {
    state,
    words: words || held.words,
    decidedAt: now,
    decidedBy: actor.userId,
  })
  await recordAudit(
    tx,
    `street.item.${state}`,
    { kind: 'held-item', id: held.id },
    { item: held.itemId },
  )
}

async function change(
  tx: Tx,
  { id, version }: ShownHeld,
  to: { state: HeldState; words: string; decidedAt?: Date; decidedBy?: string },
) {
  const { numUpdatedRows } = await tx
    .updateTable('street.heldItem')
    .set({ ...to, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new StaleVersion()
}
