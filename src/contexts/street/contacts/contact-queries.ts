import { sql } from 'kysely'
import { addDays, type PlainDate } from '../../../platform/dates.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { ReadDb } from '../../../platform/db/connect.ts'
import { NotFound } from '../../../platform/refusal.ts'
import { listPersonNames, type NamedPerson } from '../../people/index.ts'
import { type ListedContact, listContacts } from './contact-list-queries.ts'

/** Whom a contact was said to be about, once; null: nobody. */
export type ShownLink = {
  number: number
  recordId: string | null
  because: 'seen' | 'thought' | 'later' | 'detached' | 'wrong'
  words: string
  linkedAt: Date
  linkedBy: string
  person: NamedPerson | null
}

export type ShownContact = ListedContact & {
  organisationId: string
  shiftId: string | null
  shiftAt: Date | null
  areaCode: string | null
  placeKind: string | null
  placeKindLabel: string | null
  easting: number | null
  northing: number | null
  accuracy: number | null
  company: 'alone' | 'with-others' | 'not-known'
  companyWords: string
  warning: string
  needs: string[]
  way: 'phone' | 'desk'
  notedAt: Date
  withdrawnBy: string | null
  withdrawnBecause: string | null
  replacesId: string | null
  replacedById: string | null
  offers: {
    offer: string
    label: string
    answer: 'accepted' | 'refused' | 'not-answered'
    words: string
  }[]
  files: { fileId: string; words: string }[]
  alerts: { id: string; place: string }[]
  links: ShownLink[]
  mayChange: boolean
}

/** One contact, withdrawn or not, as far as the reader may read it. Throws NotFound. */
export async function getContact(db: ReadDb, actor: Actor, id: string): Promise<ShownContact> {
  const found = await findListed(db, actor, id)
  type More = Omit<
    ShownContact,
    keyof ListedContact | 'offers' | 'files' | 'alerts' | 'links' | 'mayChange'
  >
  const { rows } = await sql<More>`
    select c.organisation_id, c.shift_id, sh.starts_at as shift_at, c.area_code, c.place_kind, k.label as place_kind_label,
      c.easting, c.northing, c.accuracy, c.company, c.company_words, c.warning, c.needs, c.way, c.noted_at,
      w.name as withdrawn_by, c.withdrawn_because, c.replaces_id,
      (select n.id from street.contact n where n.replaces_id = c.id order by n.recorded_at limit 1) as replaced_by_id
    from street.contact c left join street.shift sh on sh.id = c.shift_id
    left join street.code k on k.list = 'place-kind' and k.code = c.place_kind
    left join partnership.user_account w on w.id = c.withdrawn_by
    where c.id = ${id}::uuid`.execute(db)
  const [more] = rows
  if (!more) throw new NotFound('no such contact')
  const { rows: offers } = await sql<ShownContact['offers'][number]>`
    select o.offer, k.label, o.answer, o.words from street.contact_offer o
    join street.code k on k.list = 'offer' and k.code = o.offer
    where o.contact_id = ${id}::uuid order by k.position`.execute(db)
  const { rows: files } = await sql<ShownContact['files'][number]>`
    select file_id, words from street.contact_file where contact_id = ${id}::uuid order by file_id`.execute(
    db,
  )
  const { rows: alerts } = await sql<ShownContact['alerts'][number]>`
    select id, place from street.alert where contact_id = ${id}::uuid order by told_at`.execute(db)
  const isTheirs =
    actor.roles.includes('worker') &&
    (more.organisationId === actor.organisationId || actor.roles.includes('coordinator'))
  return {
    ...found,
    ...more,
    offers,
    files,
    alerts,
    links: await listLinks(db, id),
    mayChange: isTheirs && found.withdrawnAt === null && !found.isErased,
  }
}

async function findListed(db: ReadDb, actor: Actor, id: string): Promise<ListedContact> {
  for (const withdrawn of [false, true]) {
    const [found] = await listContacts(
      db,
      actor.partnershipId,
      { ids: [id], withdrawn },
      { most: 1 },
    )
    if (found) return found
  }
  throw new NotFound('no such contact')
}

/** Whom a contact was ever said to be about, as far as the reader sees them, in order. */
async function listLinks(db: ReadDb, id: string): Promise<ShownLink[]> {
  const { rows } = await sql<Omit<ShownLink, 'person'>>`
    select l.number, l.record_id, l.because, l.words, l.linked_at, u.name as linked_by
    from street.contact_link l join partnership.user_account u on u.id = l.linked_by
    where l.contact_id = ${id}::uuid order by l.number`.execute(db)
  const people = await listPersonNames(
    db,
    rows.flatMap(row => row.recordId ?? []),
  )
  return rows.map(row => ({ ...row, person: people.get(row.recordId ?? '') ?? null }))
}

/** The number of the newest link of a contact, which whoever sees the contact sees; 0 where it has none. */
export function newestLink(links: readonly ShownLink[]): number {
  return links.at(-1)?.number ?? 0
}

/** Somebody known who was seen lately, to choose from. */
export type LatelySeen = NamedPerson & { lastNight: PlainDate; place: string | null }

const mostLately = 300

/** Everybody known who was seen within so many nights, by name; at one site where it is given. Restricted people are left out. */
export async function listLatelySeen(
  db: ReadDb,
  partnershipId: string,
  { until, days, siteId }: { until: PlainDate; days: number; siteId?: string | null },
): Promise<LatelySeen[]> {
  const atSite = siteId ? sql`and c.site_id = ${siteId}::uuid` : sql``
  const { rows } = await sql<{ recordId: string; lastNight: PlainDate; place: string | null }>`
    select distinct on (r.person_id) c.record_id, c.night_of as last_night, coalesce(s.name, nullif(c.place, '')) as place
    from street.contact c join people.record r on r.id = c.record_id left join street.site s on s.id = c.site_id
    where c.partnership_id = ${partnershipId}::uuid and c.withdrawn_at is null
      and c.night_of between ${addDays(until, -days)} and ${addDays(until, days)} ${atSite}
    order by r.person_id, c.night_of desc, c.id desc`.execute(db)
  const people = await listPersonNames(
    db,
    rows.map(row => row.recordId),
  )
  return rows
    .flatMap(({ recordId, lastNight, place }) => {
      const person = people.get(recordId)
      return person && !person.isRestricted ? [{ ...person, lastNight, place }] : []
    })
    .sort((a, b) => a.name.localeCompare(b.name, 'en-GB'))
    .slice(0, mostLately)
}
