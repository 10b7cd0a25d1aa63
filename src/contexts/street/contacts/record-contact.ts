import { sql } from 'kysely'
import { recordAudit } from '../../../platform/audit.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import { Refusal } from '../../../platform/refusal.ts'
import type { Observation, Reason } from '../outreach/contract.ts'
import { readKnownToContacts } from './known-to-contacts.ts'
import { linkAtFirst } from './link-at-first.ts'
import { type Pictures, takePictures } from './observed-pictures.ts'
import { prepareContact, type Recording } from './prepare-contact.ts'

/**
 * Writes down one contact: what was seen, whom it was about, what was offered, pictures. Answers with what was done to it
 * that the worker should know. The moments of `observation` are by a clock that is right.
 *
 * Throws a Refusal beside the field that says why it cannot be taken. What says where somebody slept is never refused for
 * its place: a point outside every area is kept, counts in none, and is listed for the co-ordinator.
 */
export async function recordContact(
  tx: Tx,
  actor: Actor,
  observation: Observation,
  recording: Recording,
): Promise<Reason[]> {
  const { now, way, shiftId, packId } = recording
  const known = await readKnownToContacts(tx, actor)
  const { row, notes } = prepareContact(known, actor, observation, recording)
  await refuseReplaced(tx, observation.replacesId)
  const pictures = await takePictures(tx, observation, packId, known.mayKeepPictures)
  const link = await linkAtFirst(tx, actor, row, observation.offers, recording)
  if (link.stands !== 'elsewhere')
    await writeRest(tx, actor, observation, pictures, link.recordId, now)
  await recordAudit(
    tx,
    'street.contact.recorded',
    { kind: 'contact', id: observation.id },
    {
      way,
      shift: shiftId,
      ...(link.personId ? { person: link.personId } : {}),
      ...(observation.replacesId ? { replaces: observation.replacesId } : {}),
    },
  )
  return [...notes, ...pictures.notes, ...link.notes]
}

async function refuseReplaced(tx: Tx, replacesId: string | null) {
  if (replacesId === null) return
  const { rows } = await sql<{ may: boolean }>`
    select street.may_replace(${replacesId}::uuid) as may`.execute(tx)
  if (!rows[0]?.may)
    throw new Refusal(
      'replacesId',
      'What this puts right is not on the server, or not your organisation’s',
    )
}

async function writeRest(
  tx: Tx,
  actor: Actor,
  { id, known, offers }: Observation,
  pictures: Pictures,
  recordId: string | null,
  now: Date,
) {
  const { partnershipId } = actor
  if (recordId)
    await tx
      .insertInto('street.contactLink')
      .values({
        contactId: id,
        number: 1,
        partnershipId,
        recordId,
        because: known === 'thought' ? 'thought' : 'seen',
        linkedAt: now,
        linkedBy: actor.userId,
      })
      .execute()
  if (offers.length > 0)
    await tx
      .insertInto('street.contactOffer')
      .values(offers.map(offer => ({ contactId: id, partnershipId, ...offer })))
      .execute()
  if (pictures.kept.length > 0)
    await tx
      .insertInto('street.contactFile')
      .values(pictures.kept.map(file => ({ contactId: id, partnershipId, ...file })))
      .execute()
}
