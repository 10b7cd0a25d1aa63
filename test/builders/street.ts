import type { Db } from '../../src/platform/db/connect.ts'
import { newId } from '../../src/platform/ids.ts'
import type { TestUser } from './partnership.ts'

// Made by the owner of the tables, who is above the rules that requests obey.

/** An area of the partnership, answered by its code. */
export async function anArea(owner: Db, partnershipId: string, name = 'Thistleford') {
  const code = `E${String(Number.parseInt(newId().slice(-8), 16) % 100_000_000).padStart(8, '0')}`
  await owner
    .insertInto('partnership.area')
    .values({ partnershipId, code, name: `${name} ${code.slice(-4)}`, kind: 'district' })
    .execute()
  return code
}

/** A site in an area; `easting` and `northing` in metres of the National Grid. */
export async function aSite(
  owner: Db,
  by: TestUser,
  areaCode: string,
  site: {
    name?: string
    kind?: string
    hotSpot?: boolean
    easting?: number
    northing?: number
  } = {},
) {
  const id = newId()
  await owner
    .insertInto('street.site')
    .values({
      id,
      partnershipId: by.partnershipId,
      areaCode,
      name: site.name ?? `Viaduct ${id.slice(-6)}`,
      kind: site.kind ?? 'bridge',
      hotSpot: site.hotSpot ?? false,
      easting: site.easting ?? null,
      northing: site.northing ?? null,
      fromDate: '2020-01-01',
      addedBy: by.id,
    })
    .execute()
  return id
}

/** A shift of a user's organisation, with its areas, its sites in order, and its crew, each with their buddy. */
export async function aShift(
  owner: Db,
  by: TestUser,
  shift: {
    startsAt: Date
    hours?: number
    areas?: readonly string[]
    sites?: readonly string[]
    crew?: readonly { user: TestUser; buddy?: TestUser }[]
  },
) {
  const id = newId()
  const { partnershipId } = by
  const { startsAt, hours = 5, areas = [], sites = [], crew = [{ user: by }] } = shift
  await owner
    .insertInto('street.shift')
    .values({
      id,
      partnershipId,
      organisationId: by.organisationId,
      startsAt,
      endsAt: new Date(startsAt.getTime() + hours * 3_600_000),
      addedBy: by.id,
    })
    .execute()
  for (const areaCode of areas)
    await owner
      .insertInto('street.shiftArea')
      .values({ partnershipId, shiftId: id, areaCode })
      .execute()
  for (const [position, siteId] of sites.entries())
    await owner
      .insertInto('street.shiftSite')
      .values({ partnershipId, shiftId: id, siteId, position: position + 1 })
      .execute()
  for (const { user, buddy } of crew)
    await owner
      .insertInto('street.shiftCrew')
      .values({ partnershipId, shiftId: id, userId: user.id, buddyId: buddy?.id ?? null })
      .execute()
  return id
}

/** A contact recorded by a user, about a record or about nobody known. */
export async function aContact(
  owner: Db,
  by: TestUser,
  contact: {
    seenAt: Date
    recordId?: string
    areaCode?: string
    siteId?: string
    shiftId?: string
    bedding?: 'bedded-down' | 'about-to' | 'no'
    description?: string
    words?: string
    recordedAt?: Date
  },
) {
  const id = newId()
  const { partnershipId, organisationId } = by
  const { seenAt, recordId = null, recordedAt = seenAt } = contact
  await owner
    .insertInto('street.contact')
    .values({
      id,
      partnershipId,
      organisationId,
      shiftId: contact.shiftId ?? null,
      seenAt,
      areaCode: contact.areaCode ?? null,
      siteId: contact.siteId ?? null,
      bedding: contact.bedding ?? 'bedded-down',
      description: contact.description ?? '',
      words: contact.words ?? '',
      known: recordId ? 'known' : 'unknown',
      recordId,
      way: 'desk',
      given: JSON.stringify({}),
      notedAt: seenAt,
      recordedAt,
      recordedBy: by.id,
    })
    .execute()
  if (recordId)
    await owner
      .insertInto('street.contactLink')
      .values({
        contactId: id,
        number: 1,
        partnershipId,
        recordId,
        because: 'seen',
        linkedAt: recordedAt,
        linkedBy: by.id,
      })
      .execute()
  return id
}
