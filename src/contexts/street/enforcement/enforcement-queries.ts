import { sql } from 'kysely'
import { addDays, type PlainDate } from '../../../platform/dates.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { ReadDb } from '../../../platform/db/connect.ts'
import { NotFound } from '../../../platform/refusal.ts'
import { pageSize } from '../list-form.ts'
import { answerWords, type EntryQuery } from './enforcement-form.ts'
import type { KnownOffer } from './enforcement-rules.ts'

/** How far back offers that were made on the street are shown to choose from. */
const offeredWithinDays = 365

export type ListedEntry = {
  id: string
  recordId: string
  kind: string
  doneBy: string
  doneOn: PlainDate
  area: string
  place: string
  /** What was offered before, in words; null: nothing could be. */
  offered: string | null
  outcome: string | null
  organisation: string
  withdrawnAt: Date | null
}

const entries = sql`
  select e.id, e.record_id, k.label as kind, e.done_by, e.done_on, a.name as area, e.place, e.withdrawn_at, o.name as organisation,
    (select string_agg(l.label, ', ' order by f.number) from street.enforcement_offer f
      join street.code l on l.list = 'offer' and l.code = f.offer where f.enforcement_id = e.id) as offered,
    (select l.label from street.enforcement_outcome c join street.code l on l.list = 'enforcement-outcome' and l.code = c.outcome
      where c.enforcement_id = e.id order by c.number desc limit 1) as outcome
  from (select * from street.enforcement`
const named = sql`) e
  join street.code k on k.list = 'enforcement' and k.code = e.kind
  join partnership.area a on a.partnership_id = e.partnership_id and a.code = e.area_code
  join partnership.organisation o on o.id = e.organisation_id`

/** The entries that the reader may read, newest first; those that were taken back are left out. */
export async function listEntries(
  db: ReadDb,
  partnershipId: string,
  { kind, area, support, page }: EntryQuery,
): Promise<{ rows: ListedEntry[]; total: number }> {
  const wanted = sql`partnership_id = ${partnershipId}::uuid and withdrawn_at is null and (${kind} = '' or kind = ${kind})
    and (${area} = '' or area_code = ${area})
    and (${support} = '' or (no_offer_because is null) = ${support === 'yes'})`
  const { rows } = await sql<ListedEntry>`${entries} where ${wanted}
    order by done_on desc, id desc limit ${pageSize} offset ${(page - 1) * pageSize} ${named}
    order by e.done_on desc, e.id desc`.execute(db)
  const { rows: counted } = await sql<{ total: number }>`
    select count(*)::integer as total from street.enforcement where ${wanted}`.execute(db)
  return { rows, total: counted[0]?.total ?? 0 }
}

/** The entries about somebody that the reader may read, newest first, with those that were taken back. */
export async function listEntriesOf(
  db: ReadDb,
  recordIds: readonly string[],
): Promise<ListedEntry[]> {
  const { rows } =
    await sql<ListedEntry>`${entries} where record_id = any (${[...recordIds]}::uuid[]) ${named}
    order by e.done_on desc, e.id desc`.execute(db)
  return rows
}

export type ShownEntry = Omit<ListedEntry, 'offered' | 'outcome'> & {
  personId: string
  kindCode: string
  act: string | null
  section: string | null
  certainty: string
  words: string
  noOfferBecause: string | null
  withdrawnBecause: string | null
  recordedAt: Date
  recordedBy: string
  /** It was written down by the reader's organisation. */
  isOwn: boolean
  offers: { offer: string; offeredOn: PlainDate; answer: string; words: string }[]
  outcomes: {
    number: number
    outcome: string
    onDate: PlainDate
    words: string
    setBy: string
  }[]
}

/** One entry with all that hangs on it. Throws NotFound, also for one that the reader may not read. */
export async function getEntry(
  db: ReadDb,
  actor: Pick<Actor, 'organisationId'>,
  id: string,
): Promise<ShownEntry> {
  const { rows } = await sql<ShownEntry>`
    select e.id, e.record_id, r.person_id, e.kind as kind_code, k.label as kind, k.mapping ->> 'act' as act,
      k.mapping ->> 'section' as section, k.certainty, e.done_by, e.done_on, a.name as area, e.place, e.words,
      e.no_offer_because, e.withdrawn_at, e.withdrawn_because, e.recorded_at, u.name as recorded_by, o.name as organisation,
      e.organisation_id = ${actor.organisationId}::uuid as is_own,
      coalesce((select jsonb_agg(jsonb_build_object('offer', l.label, 'offeredOn', f.offered_on, 'answer', f.answer, 'words', f.words)
        order by f.number) from street.enforcement_offer f join street.code l on l.list = 'offer' and l.code = f.offer
        where f.enforcement_id = e.id), '[]') as offers,
      coalesce((select jsonb_agg(jsonb_build_object('number', c.number, 'outcome', l.label, 'onDate', c.on_date, 'words', c.words,
        'setBy', s.name) order by c.number desc) from street.enforcement_outcome c
        join street.code l on l.list = 'enforcement-outcome' and l.code = c.outcome
        join partnership.user_account s on s.id = c.set_by where c.enforcement_id = e.id), '[]') as outcomes
    from street.enforcement e
    join people.record r on r.id = e.record_id
    join street.code k on k.list = 'enforcement' and k.code = e.kind
    join partnership.area a on a.partnership_id = e.partnership_id and a.code = e.area_code
    join partnership.organisation o on o.id = e.organisation_id
    join partnership.user_account u on u.id = e.recorded_by
    where e.id = ${id}::uuid`.execute(db)
  const [found] = rows
  if (!found) throw new NotFound('no such entry')
  return found
}

/** Whether the reader may write down enforcement about somebody: it is information about offending. */
export async function mayWriteEntry(db: ReadDb, actor: Actor, personId: string): Promise<boolean> {
  if (!actor.roles.includes('worker')) return false
  const { rows } = await sql<{ may: boolean }>`
    select people.may_read(${actor.userId}::uuid, ${personId}::uuid, ${actor.organisationId}::uuid, 'offending') as may`.execute(
    db,
  )
  return rows[0]?.may ?? false
}

/** What somebody was offered on the street of late, as far as the reader may read it, newest first. */
export async function listKnownOffers(
  db: ReadDb,
  recordIds: readonly string[],
  today: PlainDate,
): Promise<KnownOffer[]> {
  const { rows } = await sql<KnownOffer & { organisation: string }>`
    select c.id || ':' || f.offer as key, c.id as contact_id, f.offer, l.label, c.night_of as offered_on, f.answer, f.words
    from street.contact c join street.contact_offer f on f.contact_id = c.id
    join street.code l on l.list = 'offer' and l.code = f.offer
    where c.record_id = any (${[...recordIds]}::uuid[]) and c.withdrawn_at is null
      and c.night_of > ${addDays(today, -offeredWithinDays)}
    order by c.night_of desc, c.id desc, f.offer limit 30`.execute(db)
  return rows
}

/** 'A bed tonight: refused'. */
export function offerWords({ label, answer }: Pick<KnownOffer, 'label' | 'answer'>): string {
  return `${label}: ${answerWords[answer].toLowerCase()}`
}
