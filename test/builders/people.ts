import { sql } from 'kysely'
import type { Category } from '../../src/contexts/people/categories.ts'
import type { Db } from '../../src/platform/db/connect.ts'
import { newId } from '../../src/platform/ids.ts'
import type { TestUser } from './partnership.ts'

// Made by the owner of the tables, who is above the rules that requests obey.

export type TestRecord = { personId: string; recordId: string }

/** A record of a user's organisation about a new person, or about one who is there. */
export async function aRecord(
  owner: Db,
  by: TestUser,
  person: { given: string; family?: string; personId?: string },
): Promise<TestRecord> {
  const personId = person.personId ?? newId()
  const recordId = newId()
  const { partnershipId, organisationId } = by
  if (!person.personId)
    await owner
      .insertInto('people.person')
      .values({ id: personId, partnershipId, reference: personId.slice(-8).toUpperCase() })
      .execute()
  await owner
    .insertInto('people.record')
    .values({
      id: recordId,
      partnershipId,
      personId,
      organisationId,
      source: 'told',
      given: JSON.stringify({ given: person.given, family: person.family ?? '' }),
      givenBy: by.id,
      keys: [],
      card: JSON.stringify({}),
    })
    .execute()
  await owner
    .insertInto('people.link')
    .values({
      recordId,
      number: 1,
      partnershipId,
      personId,
      because: person.personId ? 'found' : 'first',
      linkedBy: by.id,
    })
    .execute()
  await owner
    .insertInto('people.name')
    .values({
      id: newId(),
      kind: 'known-as',
      given: person.given,
      family: person.family ?? '',
      ...factBy(by, recordId, 'identity'),
    })
    .execute()
  return { personId, recordId }
}

/** The columns that every row of what is held carries. */
export function factBy(by: TestUser, recordId: string, category: Category) {
  return {
    partnershipId: by.partnershipId,
    organisationId: by.organisationId,
    recordId,
    category,
    recordedBy: by.id,
  }
}

/** An agreement in force between organisations, with one clause for each category. */
export async function anAgreement(
  owner: Db,
  by: TestUser,
  organisationIds: readonly string[],
  clauses: readonly { category: Category; needsInvolvement?: boolean; needsConsent?: boolean }[],
): Promise<string> {
  const id = newId()
  const { partnershipId } = by
  await owner
    .insertInto('partnership.agreement')
    .values({
      id,
      partnershipId,
      title: `Agreement ${id.slice(-6)}`,
      summary: 'Sharing between partners',
      fromDate: '2026-01-01',
      reviewOn: '2036-01-01',
      createdBy: by.id,
    })
    .execute()
  for (const organisationId of organisationIds)
    await owner
      .insertInto('partnership.agreementParty')
      .values({
        partnershipId,
        agreementId: id,
        organisationId,
        signedOn: '2026-01-01',
        signedBy: 'Director',
      })
      .execute()
  for (const { category, needsInvolvement = false, needsConsent = false } of clauses)
    await owner
      .insertInto('partnership.agreementClause')
      .values({
        id: newId(),
        partnershipId,
        agreementId: id,
        category,
        purpose: 'To find people a home',
        lawfulBasis: '6(1)(e)',
        needsInvolvement,
        needsConsent,
        fromDate: '2026-01-01',
      })
      .execute()
  return id
}

/** Lets a user read categories beyond who people are. */
export async function permit(owner: Db, user: TestUser, categories: readonly Category[]) {
  for (const category of categories)
    await owner
      .insertInto('partnership.userCategory')
      .values({ partnershipId: user.partnershipId, userId: user.id, category })
      .execute()
}

/** What a user sees when they ask the database, as `throughline_app` with their settings. */
export async function asUser<T>(owner: Db, user: TestUser, ask: (tx: Db) => Promise<T>) {
  return await owner.transaction().execute(async tx => {
    await sql`select partnership.act_as(${user.id}::uuid, 'test')`.execute(tx)
    await sql`set local role throughline_app`.execute(tx)
    return await ask(tx)
  })
}
