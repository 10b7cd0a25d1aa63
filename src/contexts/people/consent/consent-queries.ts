import { sql } from 'kysely'
import { addDays, type PlainDate } from '../../../platform/dates.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { ReadDb } from '../../../platform/db/connect.ts'
import { NotFound } from '../../../platform/refusal.ts'
import { listCategories, listChoosableOrganisations } from '../../partnership/index.ts'
import type { Decision, Part } from './consent-rules.ts'
import type { AskedHow, Called } from './consent-words.ts'

/** How long before it runs out a consent is listed for asking again. */
export const soonDays = 30

/** The choices of every form about sharing: the other partners, and the kinds of information. */
export async function listSharingChoices(db: ReadDb, actor: Actor, today: PlainDate) {
  const organisations = (await listChoosableOrganisations(db, today)).filter(
    one => one.id !== actor.organisationId,
  )
  const categories = await listCategories(db, today)
  return { organisations, categories }
}
export type SharingChoices = Awaited<ReturnType<typeof listSharingChoices>>

/** What organisations and kinds of information are called, those that have left too. */
export async function getCalled(db: ReadDb): Promise<Called> {
  const organisations = await db
    .selectFrom('partnership.organisation')
    .select(['id', 'name'])
    .execute()
  const categories = await db
    .selectFrom('partnership.informationCategory')
    .select(['code', 'label'])
    .execute()
  const names = new Map(organisations.map(({ id, name }) => [id, name]))
  const labels = new Map(categories.map(({ code, label }) => [code, label.toLowerCase()]))
  return {
    organisation: id => names.get(id) ?? 'an organisation that has left',
    category: code => labels.get(code) ?? code,
  }
}

/** Everything that a person decided about sharing and referring, newest first, on the records given. */
export async function listConsents(db: ReadDb, recordIds: readonly string[]) {
  if (recordIds.length === 0) return []
  const rows = await consentQuery(db)
    .where('c.recordId', 'in', recordIds)
    .orderBy('c.decidedAt', 'desc')
    .orderBy('c.recordedAt', 'desc')
    .orderBy('c.decision', 'desc')
    .orderBy('c.id')
    .execute()
  return rows.map(typed)
}
export type ShownConsent = Awaited<ReturnType<typeof listConsents>>[number]

/** The decisions of one conversation with somebody. Throws NotFound. */
export async function getAsking(db: ReadDb, recordIds: readonly string[], askingId: string) {
  const rows = await consentQuery(db)
    .where('c.recordId', 'in', recordIds)
    .where('c.askingId', '=', askingId)
    .orderBy('c.decidedAt')
    .orderBy('c.part', 'desc')
    .execute()
  const [first] = rows
  if (!first) throw new NotFound('no such consent')
  const form = await db
    .selectFrom('people.consentForm')
    .select(['title', 'words', 'kind', 'version'])
    .where('code', '=', first.formCode)
    .where('version', '=', first.formVersion)
    .executeTakeFirstOrThrow()
  return { form, first: typed(first), decisions: rows.map(typed) }
}
export type ShownAsking = Awaited<ReturnType<typeof getAsking>>

function typed<Row extends { part: string; decision: string; askedHow: string }>(row: Row) {
  return {
    ...row,
    part: row.part as Part,
    decision: row.decision as Decision,
    askedHow: row.askedHow as AskedHow,
  }
}

function consentQuery(db: ReadDb) {
  return db
    .selectFrom('people.consent as c')
    .innerJoin('people.record as r', 'r.id', 'c.recordId')
    .innerJoin('partnership.organisation as o', 'o.id', 'r.organisationId')
    .leftJoin('partnership.userAccount as u', 'u.id', 'c.recordedBy')
    .select(['c.id', 'c.askingId', 'c.recordId', 'c.part', 'c.decision', 'c.organisations'])
    .select(['c.categories', 'c.askedHow', 'c.askedWhere', 'c.decidedAt', 'c.expiresOn'])
    .select(['c.witnessedBy', 'c.fileId', 'c.recordedAt', 'c.formCode', 'c.formVersion'])
    .select(['c.authority', 'c.exceptionReason', 'c.said'])
    .select(['u.name as recordedBy', 'o.name as organisation', 'r.organisationId'])
}

/** The scan of a form that somebody signed, if one is kept. */
export function findScan(db: ReadDb, recordIds: readonly string[], askingId: string) {
  return db
    .selectFrom('people.consent as c')
    .innerJoin('platform.file as f', 'f.id', 'c.fileId')
    .select(['f.name', 'f.mediaType', 'f.sha256'])
    .where('c.recordId', 'in', recordIds)
    .where('c.askingId', '=', askingId)
    .executeTakeFirst()
}

export type Objection = {
  id: string
  recordId: string
  toldTo: string
  organisationId: string | null
  category: string | null
  /** Only for the organisation that was told, and the data guardian. */
  reason: string | null
  fromAt: Date
  untilAt: Date | null
  /** Its end has come. */
  over: boolean
  addedBy: string | null
  mayEnd: boolean
}

/** The objections of a person that whoever asks may know of, newest first. */
export async function listObjections(db: ReadDb, personId: string): Promise<Objection[]> {
  const { rows } = await sql<Objection>`
    select o.id, o.record_id, told.name as told_to, o.organisation_id, o.category, o.reason,
      o.from_at, o.until_at, coalesce(o.until_at <= now(), false) as over, u.name as added_by, o.may_end
    from people.objections_of(${personId}::uuid) o
    join partnership.organisation told on told.id = o.told_to
    left join partnership.user_account u on u.id = o.added_by
    order by o.from_at desc, o.id`.execute(db)
  return rows
}

export type SharedAbout = {
  heldBy: string
  sharedWith: string
  category: string
  needsInvolvement: boolean
  needsConsent: boolean
  consented: boolean
  stopped: boolean
  agreementId: string
  agreement: string
  lawfulBasis: string
  reviewOn: PlainDate
}

/** What is shared about a person today, clause by clause, as the policies go by it. */
export async function listSharedAbout(db: ReadDb, personId: string): Promise<SharedAbout[]> {
  const { rows } = await sql<SharedAbout>`
    select s.held_by, s.shared_with, s.category, s.needs_involvement, s.needs_consent, s.consented, s.stopped,
      a.id as agreement_id, a.title as agreement, c.lawful_basis, a.review_on::text as review_on
    from people.sharing_of(${personId}::uuid) s
    join partnership.agreement_clause c on c.id = s.clause_id
    join partnership.agreement a on a.id = c.agreement_id
    join partnership.information_category k on k.code = s.category
    join partnership.organisation o on o.id = s.shared_with
    order by o.name, k.position, a.title, s.held_by`.execute(db)
  return rows
}

/**
 * Consents to share that the actor's organisation was given and that run out within a month, and that no later answer
 * took the place of: whom to ask again, soonest first.
 */
export async function listEndingConsents(db: ReadDb, actor: Actor, today: PlainDate) {
  return await db
    .selectFrom('people.consent as c')
    .innerJoin('people.record as r', 'r.id', 'c.recordId')
    .innerJoin('people.person as p', 'p.id', 'r.personId')
    .select(['c.id', 'r.personId', 'p.reference', 'c.expiresOn', 'c.organisations', 'c.categories'])
    .select(
      sql<string | null>`(select trim(n.given || ' ' || n.family) from people.name n
        where n.record_id = r.id and n.ended_at is null
        order by array_position(array['known-as', 'street', 'legal', 'previous'], n.kind), n.recorded_at desc limit 1)`.as(
        'name',
      ),
    )
    .where('r.organisationId', '=', actor.organisationId)
    .where('c.part', '=', 'share')
    .where('c.decision', '=', 'given')
    .where('c.expiresOn', '>', today)
    .where('c.expiresOn', '<=', addDays(today, soonDays))
    .where(
      sql<boolean>`not exists (select from people.consent n join people.record nr on nr.id = n.record_id
        where nr.person_id = r.person_id and n.part = 'share' and n.decided_at > c.decided_at
          and (n.organisations is null or n.organisations @> c.organisations)
          and (n.categories is null or n.categories @> c.categories))`,
    )
    .orderBy('c.expiresOn')
    .orderBy('c.id')
    .limit(200)
    .execute()
}
export type EndingConsent = Awaited<ReturnType<typeof listEndingConsents>>[number]
