import { type NotNull, sql } from 'kysely'
import type { PlainDate } from '../../../platform/dates.ts'
import type { ReadDb } from '../../../platform/db/connect.ts'
import { NotFound } from '../../../platform/refusal.ts'
import { categoryWords } from './agreement-words.ts'
import { isPartyOn, type Names, type Terms } from './sharing-rules.ts'

export type Category = Awaited<ReturnType<typeof listCategories>>[number]
export type Condition = Awaited<ReturnType<typeof listConditions>>[number]

/** The kinds of information that can be shared on a day, in their order. */
export function listCategories(db: ReadDb, today: PlainDate) {
  return db
    .selectFrom('partnership.informationCategory')
    .select(['code', 'label', 'about', 'needsCondition'])
    .where('validFrom', '<=', today)
    .where(eb => eb.or([eb('validTo', 'is', null), eb('validTo', '>=', today)]))
    .orderBy('position')
    .execute()
}

/** The conditions of data protection law that a clause can rest on; those that left the list too, for older clauses. */
export function listConditions(db: ReadDb) {
  return db
    .selectFrom('partnership.sharingCondition')
    .select(['code', 'kind', 'label', 'about', 'needsSchedule', 'validFrom', 'validTo', 'source'])
    .orderBy('kind')
    .orderBy('position')
    .execute()
}

/** Every agreement with how many organisations are party to it on a day, by title. */
export async function listAgreements(db: ReadDb, today: PlainDate) {
  return await db
    .selectFrom('partnership.agreement as a')
    .select(['a.id', 'a.title', 'a.fromDate', 'a.reviewOn', 'a.endsOn'])
    .select(
      sql<string[]>`array(select o.name from partnership.agreement_party p
        join partnership.organisation o on o.id = p.organisation_id
        where p.agreement_id = a.id and p.signed_on <= ${today} and (p.left_on is null or p.left_on > ${today})
        order by o.name)`.as('parties'),
    )
    .orderBy('a.title')
    .execute()
}
export type ListedAgreement = Awaited<ReturnType<typeof listAgreements>>[number]

/** An agreement with everybody who ever signed it and every clause that it ever had. Throws NotFound. */
export async function getAgreement(db: ReadDb, id: string) {
  const agreement = await db
    .selectFrom('partnership.agreement as a')
    .leftJoin('platform.file as f', 'f.id', 'a.fileId')
    .select(['a.id', 'a.title', 'a.summary', 'a.fromDate', 'a.reviewOn', 'a.endsOn', 'a.version'])
    .select(['a.fileId', 'f.name as fileName', 'f.mediaType', 'f.bytes', 'f.storedAt'])
    .where('a.id', '=', id)
    .executeTakeFirst()
  if (!agreement) throw new NotFound('no such agreement')
  const parties = await db
    .selectFrom('partnership.agreementParty as p')
    .innerJoin('partnership.organisation as o', 'o.id', 'p.organisationId')
    .select(['p.organisationId', 'o.name', 'p.signedOn', 'p.signedBy', 'p.leftOn'])
    .where('p.agreementId', '=', id)
    .orderBy('o.name')
    .orderBy('p.signedOn')
    .execute()
  const clauses = await db
    .selectFrom('partnership.agreementClause as c')
    .innerJoin('partnership.informationCategory as k', 'k.code', 'c.category')
    .select(['c.id', 'c.category', 'k.label', 'c.purpose', 'c.lawfulBasis', 'c.specialCondition'])
    .select([
      'c.scheduleCondition',
      'c.needsInvolvement',
      'c.needsConsent',
      'c.fromDate',
      'c.endsOn',
    ])
    .where('c.agreementId', '=', id)
    .orderBy('k.position')
    .orderBy('c.fromDate')
    .orderBy('c.id')
    .execute()
  return { ...agreement, parties, clauses }
}
/** The signed document of an agreement, where one is kept. */
export function findDocument(db: ReadDb, id: string) {
  return db
    .selectFrom('partnership.agreement as a')
    .innerJoin('platform.file as f', 'f.id', 'a.fileId')
    .select(['f.name', 'f.mediaType', 'f.sha256'])
    .where('a.id', '=', id)
    .executeTakeFirst()
}
export type ShownAgreement = Awaited<ReturnType<typeof getAgreement>>
export type ShownClause = ShownAgreement['clauses'][number]

/** Throws NotFound for a clause that is not in the agreement. */
export function getClause(agreement: ShownAgreement, clauseId: string): ShownClause {
  const clause = agreement.clauses.find(one => one.id === clauseId)
  if (!clause) throw new NotFound('no such clause')
  return clause
}

/** An organisation that is party to an agreement and has not left. Throws NotFound. */
export function getParty(agreement: ShownAgreement, organisationId: string, today: PlainDate) {
  const party = agreement.parties.find(
    one => one.organisationId === organisationId && (isPartyOn(one, today) || one.leftOn === null),
  )
  if (!party) throw new NotFound('not a party')
  return party
}

/** The terms of every agreement, and what things are called: what the effects of a change are worked out from. */
export async function getSharing(db: ReadDb): Promise<{ terms: Terms[]; names: Names }> {
  const agreements = await db
    .selectFrom('partnership.agreement')
    .select(['id', 'fromDate', 'endsOn'])
    .execute()
  const clauses = await db
    .selectFrom('partnership.agreementClause')
    .select(['id', 'agreementId', 'category', 'needsInvolvement', 'needsConsent'])
    .select(['fromDate', 'endsOn'])
    .execute()
  const parties = await db
    .selectFrom('partnership.agreementParty')
    .select(['agreementId', 'organisationId', 'signedOn', 'leftOn'])
    .execute()
  const organisations = await db
    .selectFrom('partnership.organisation')
    .select(['id', 'name'])
    .execute()
  const called = new Map(organisations.map(({ id, name }) => [id, name]))
  return {
    terms: agreements.map(agreement => ({
      ...agreement,
      clauses: clauses.filter(one => one.agreementId === agreement.id),
      parties: parties.filter(one => one.agreementId === agreement.id),
    })),
    names: {
      organisation: id => called.get(id) ?? 'An organisation that was added just now',
      category: code => categoryWords(code),
    },
  }
}
export type Sharing = Awaited<ReturnType<typeof getSharing>>

/** What each organisation shares with each other today: the view that goes by what the policies go by. */
export async function listSharedToday(db: ReadDb) {
  return await db
    .selectFrom('partnership.sharedToday as s')
    .innerJoin('partnership.agreement as a', 'a.id', 's.agreementId')
    .select(['s.heldBy', 's.sharedWith', 's.category', 's.needsInvolvement', 's.needsConsent'])
    .select(['s.agreementId', 'a.title as agreement'])
    // Columns of a view are never known to be there.
    .$narrowType<{
      heldBy: NotNull
      sharedWith: NotNull
      category: NotNull
      agreementId: NotNull
      needsInvolvement: NotNull
      needsConsent: NotNull
    }>()
    .execute()
}
export type SharedToday = Awaited<ReturnType<typeof listSharedToday>>[number]
