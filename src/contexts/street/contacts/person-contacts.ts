import { sql } from 'kysely'
import { addDays, type PlainDate } from '../../../platform/dates.ts'
import type { ReadDb } from '../../../platform/db/connect.ts'
import type { CopyPart, HeldField, TimelinePart } from '../../people/index.ts'
import { beddingInWords, placeInWords } from './contact-words.tsx'

/** A contact as the page of the person shows it. */
export type PersonContact = {
  id: string
  seenAt: Date
  nightOf: PlainDate
  site: string | null
  place: string
  area: string | null
  beddingLabel: string
  leftAsleep: boolean
  known: 'known' | 'thought' | 'unknown'
  description: string
  words: string
  warning: string
  companyWords: string
  needs: string[]
  /** 'A bed tonight: did not want it'. */
  offers: string[]
  by: string
  organisation: string
  withdrawnAt: Date | null
}

const offers = sql`array(select k.label || ': ' || case o.answer when 'accepted' then 'accepted' when 'refused' then 'did not want it' else 'did not answer' end
      || case when o.words <> '' then ' (' || o.words || ')' else '' end
    from street.contact_offer o join street.code k on k.list = 'offer' and k.code = o.offer where o.contact_id = c.id order by k.position)`

type Asked = {
  recordIds: readonly string[]
  before?: Date
  most: number
  /** Only what this organisation wrote down, also what it withdrew. */
  organisationId?: string
  /** With all records of the person whom the contacts stand on, not these alone. */
  personId?: string
}

/** The newest contacts on some records, as far as the reader may read them. */
async function listContactsOf(db: ReadDb, asked: Asked): Promise<PersonContact[]> {
  const { recordIds, before, most, organisationId, personId } = asked
  const whose = personId
    ? sql`c.record_id in (select r.id from people.record r where r.person_id = ${personId}::uuid)`
    : sql`c.record_id = any (${[...recordIds]}::uuid[])`
  const which = organisationId
    ? sql`c.organisation_id = ${organisationId}::uuid`
    : sql`c.withdrawn_at is null`
  const { rows } = await sql<PersonContact>`
    select c.id, c.seen_at, c.night_of, s.name as site, c.place, a.name as area, b.label as bedding_label, c.left_asleep, c.known,
      c.description, c.words, c.warning, c.company_words, c.withdrawn_at, ${offers} as offers, u.name as by, o.name as organisation,
      array(select n.label from street.code n where n.list = 'need' and n.code = any (c.needs) order by n.position) as needs
    from street.contact c
    join street.code b on b.list = 'bedding' and b.code = c.bedding
    join partnership.organisation o on o.id = c.organisation_id
    join partnership.user_account u on u.id = c.recorded_by
    left join street.site s on s.id = c.site_id
    left join partnership.area a on a.partnership_id = c.partnership_id and a.code = c.area_code
    where ${whose} and ${which} and c.seen_at < ${before ?? new Date('9999-12-31T00:00:00Z')}
    order by c.seen_at desc, c.id desc limit ${most}`.execute(db)
  return rows
}

export type PersonContacts = {
  contacts: PersonContact[]
  /** Nights on which they slept out, of the last `days`, as far as the reader may read it. */
  nights: number
  days: number
  /** The record with which a new contact begins. */
  recordId: string | null
}

const nightsBack = 180

/** What the page of a person says about where they were met on the street. */
export async function loadPersonContacts(
  db: ReadDb,
  recordIds: readonly string[],
  today: PlainDate,
): Promise<PersonContacts> {
  const { rows } = await sql<{ nights: number }>`
    select count(distinct c.night_of)::integer as nights from street.contact c
    where c.record_id = any (${[...recordIds]}::uuid[]) and c.withdrawn_at is null and c.bedding in ('bedded-down', 'about-to')
      and c.night_of > ${addDays(today, -nightsBack)}`.execute(db)
  return {
    contacts: await listContactsOf(db, { recordIds, most: 10 }),
    nights: rows[0]?.nights ?? 0,
    days: nightsBack,
    recordId: recordIds[0] ?? null,
  }
}

/** Where and when they were last met, as far as the reader may read it. */
export async function findLastSeen(
  db: ReadDb,
  recordIds: readonly string[],
): Promise<{ place: string; seenAt: Date } | undefined> {
  const [newest] = await listContactsOf(db, { recordIds, most: 1 })
  return newest && { place: placeInWords(newest), seenAt: newest.seenAt }
}

/** Contacts on the timeline of a person. */
export const contactTimeline: TimelinePart = {
  kinds: [{ code: 'street-contact', label: 'Met on the street' }],
  list: async (db, { recordIds, kinds, before, most }) => {
    if (!kinds.includes('street-contact')) return []
    const contacts = await listContactsOf(db, { recordIds, before, most })
    return contacts.map(contact => ({
      id: contact.id,
      kind: 'street-contact',
      at: contact.seenAt,
      title: `Met on the street: ${placeInWords(contact)}`,
      text: [
        `${beddingInWords(contact)}.`,
        ...(contact.known === 'thought' ? ['Thought to be them.'] : []),
        ...(contact.needs.length > 0 ? [`Needed: ${contact.needs.join(', ')}.`] : []),
        ...(contact.offers.length > 0 ? [`Offered: ${contact.offers.join('; ')}.`] : []),
        ...(contact.words ? [contact.words] : []),
      ].join('\n'),
      by: { name: contact.by, organisation: contact.organisation },
      href: `/street/contacts/${contact.id}`,
    }))
  },
}

const mostInACopy = 20_000

/** What an organisation wrote down on the street about a person, in the copy that they asked for. */
export const contactCopy: CopyPart = {
  code: 'street-contact',
  list: async (db, { personId, organisationId, recordIds }) => {
    const contacts = await listContactsOf(db, {
      recordIds,
      personId,
      organisationId,
      most: mostInACopy,
    })
    return contacts.map(contact => ({
      kind: 'street-contact',
      id: contact.id,
      category: 'street',
      from: contact.seenAt,
      until: contact.withdrawnAt,
      fields: fieldsOf(contact),
    }))
  },
}

function fieldsOf(contact: PersonContact): HeldField[] {
  const words = 'words' as const
  const fields: HeldField[] = [
    { name: 'where', label: 'Where you were met', value: placeInWords(contact), about: words },
    { name: 'how', label: 'How you were', value: beddingInWords(contact) },
    { name: 'description', label: 'How you looked', value: contact.description, about: words },
    { name: 'company', label: 'Who was with you', value: contact.companyWords, about: 'other' },
    { name: 'needs', label: 'What you needed', value: contact.needs.join(', ') },
    {
      name: 'offers',
      label: 'What you were offered',
      value: contact.offers.join('; '),
      about: words,
    },
    { name: 'words', label: 'What happened', value: contact.words, about: words },
    { name: 'warning', label: 'Warning for colleagues', value: contact.warning, about: words },
  ]
  return fields.filter(field => field.value !== '')
}
