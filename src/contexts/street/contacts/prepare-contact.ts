import type { Actor } from '../../../platform/db/access.ts'
import { Refusal } from '../../../platform/refusal.ts'
import type { Observation, Reason } from '../outreach/contract.ts'
import type { KnownToContacts } from './known-to-contacts.ts'
import type { ContactRow } from './link-at-first.ts'
import { refusedTime } from './observation-rules.ts'
import { placeOf } from './observed-place.ts'

export type Recording = {
  now: Date
  way: 'phone' | 'desk'
  shiftId: string | null
  /** Where there is a shift: nothing is older than the day before it. */
  shiftStartsAt?: Date | undefined
  /** The phone that it came from: whom it was shown decides what may still be kept about them. */
  packId?: string
  /** Taken although its time cannot be right: a co-ordinator looked at it and says so. Never for the future. */
  asItIs?: boolean
  /** Somebody else than the organisation that observed it puts it right: no record is begun in that organisation's name. */
  forAnother?: boolean
}

/** A contact as it is to be written, by what was observed and what is known. Throws a Refusal; writes nothing. */
export function prepareContact(
  known: KnownToContacts,
  actor: Actor,
  observation: Observation,
  { now, way, shiftId, shiftStartsAt, asItIs = false }: Recording,
): { row: ContactRow; notes: Reason[] } {
  const seenAt = new Date(observation.seenAt)
  const wrong = refusedTime(seenAt, { now, shiftStartsAt: asItIs ? undefined : shiftStartsAt })
  if (wrong) throw new Refusal(wrong.field, wrong.message)
  if (!known.mayKeepStreet)
    throw new Refusal(
      'permission',
      'You may not keep what is seen on the street: ask the administrator of your organisation',
    )
  refuseUnknownCodes(known.codes, observation)
  const place = placeOf(observation, known)
  const row = {
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
    notedAt: earlier(new Date(observation.notedAt), now),
    recordedAt: now,
    recordedBy: actor.userId,
  }
  return { row, notes: place.notes }
}

function earlier(at: Date, now: Date): Date {
  return Number.isNaN(at.getTime()) || at > now ? now : at
}

/** As it came. A point that was only to say the site is nowhere kept. */
function asGiven(observation: Observation): Observation {
  return observation.precise ? observation : { ...observation, point: null }
}

function refuseUnknownCodes(
  codes: KnownToContacts['codes'],
  { placeKind, needs, offers }: Observation,
) {
  const named = [
    ...(placeKind === null ? [] : [{ list: 'place-kind', code: placeKind, field: 'placeKind' }]),
    ...needs.map(code => ({ list: 'need', code, field: 'needs' })),
    ...offers.map(({ offer }) => ({ list: 'offer', code: offer, field: 'offers' })),
  ]
  const strange = named.find(({ list, code }) => !codes.has(`${list} ${code}`))
  if (strange) throw new Refusal(strange.field, `‘${strange.code}’ is not in the list`)
  if (new Set(offers.map(({ offer }) => offer)).size < offers.length)
    throw new Refusal('offers', 'The same thing was offered twice: say it once')
}
