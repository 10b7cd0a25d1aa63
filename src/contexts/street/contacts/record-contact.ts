import { sql } from 'kysely'
import { recordAudit } from '../../../platform/audit.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import { Refusal } from '../../../platform/refusal.ts'
import type { Observation, Reason } from '../outreach/contract.ts'
import { type ContactRow, linkAtFirst } from './link-at-first.ts'
import { refusedTime } from './observation-rules.ts'
import { type Pictures, takePictures } from './observed-pictures.ts'
import { placeOf } from './observed-place.ts'
import { whatMayBeKept } from './what-may-be-kept.ts'

export type Recording = {
  now: Date
  way: 'phone' | 'desk'
  shiftId: string | null
  /** Where there is a shift: nothing is older than the day before it. */
  shiftStartsAt?: Date | undefined
  /** The phone that it came from: whom it was shown decides what may still be kept about them. */
  packId?: string
  /** Taken although its time cannot be right: a co-ordinator or the worker looked at it and says so. Never for the future. */
  asItIs?: boolean
}

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
  const { now, way, shiftId, shiftStartsAt, asItIs = false } = recording
  const seenAt = new Date(observation.seenAt)
  const notedAt = new Date(observation.notedAt)
  const wrong = refusedTime(seenAt, { now, shiftStartsAt: asItIs ? undefined : shiftStartsAt })
  if (wrong) throw new Refusal(wrong.field, wrong.message)
  const may = await whatMayBeKept(tx, actor)
  if (!may.street)
    throw new Refusal(
      'permission',
      'You may not keep what is seen on the street: ask the administrator of your organisation',
    )
  await refuseUnknownCodes(tx, observation)
  await refuseReplaced(tx, observation.replacesId)
  const place = await placeOf(tx, observation)
  const pictures = await takePictures(tx, observation, recording.packId, may.pictures)
  const row: ContactRow = {
    id: observation.id,
    partnershipId: actor.partnershipId,
    organisationId: actor.organisationId,
    shiftId,
    seenAt: earlier(seenAt, now),
    areaCode: place.areaCode,
    siteId: place.siteId,
    place: observation.place,
    placeKind: observation.placeKind,
    easting: place.easting,
    northing: place.northing,
    accuracy: place.accuracy,
    bedding: observation.bedding,
    leftAsleep: observation.leftAsleep,
    company: observation.company,
    companyWords: observation.companyWords,
    description: observation.description,
    words: observation.words,
    warning: observation.warning,
    needs: [...new Set(observation.needs)],
    known: observation.known,
    recordId: observation.recordId,
    replacesId: observation.replacesId,
    way,
    given: JSON.stringify(asGiven(observation)),
    notedAt: earlier(notedAt, now),
    recordedAt: now,
    recordedBy: actor.userId,
  }
  const link = await linkAtFirst(tx, row, observation.offers, recording.packId)
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
  return [...place.notes, ...pictures.notes, ...link.notes]
}

function earlier(at: Date, now: Date): Date {
  return Number.isNaN(at.getTime()) || at > now ? now : at
}

/** As it came. A point that was only to say the site is nowhere kept. */
function asGiven(observation: Observation): Observation {
  return observation.precise ? observation : { ...observation, point: null }
}

async function refuseUnknownCodes(tx: Tx, { placeKind, needs, offers }: Observation) {
  const named = [
    ...(placeKind === null ? [] : [{ list: 'place-kind', code: placeKind, field: 'placeKind' }]),
    ...needs.map(code => ({ list: 'need', code, field: 'needs' })),
    ...offers.map(({ offer }) => ({ list: 'offer', code: offer, field: 'offers' })),
  ]
  if (named.length === 0) return
  const { rows } = await sql<{ list: string; code: string }>`
    select list, code from street.code where list in ('place-kind', 'need', 'offer')`.execute(tx)
  const known = new Set(rows.map(({ list, code }) => `${list} ${code}`))
  const strange = named.find(({ list, code }) => !known.has(`${list} ${code}`))
  if (strange) throw new Refusal(strange.field, `‘${strange.code}’ is not in the list`)
  const twice = offers.find(({ offer }, index) => offers.findIndex(o => o.offer === offer) < index)
  if (twice) throw new Refusal('offers', 'The same thing was offered twice: say it once')
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
