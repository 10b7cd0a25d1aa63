import { sql } from 'kysely'
import { recordAudit } from '../../../platform/audit.ts'
import type { PlainDate } from '../../../platform/dates.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { getPerson, type ShownPerson } from '../record/person-queries.ts'
import type { RestrictInput } from './restriction-form.ts'
import {
  listColleagues,
  listNamedStaff,
  listRestrictions,
  mayLetIn,
} from './restriction-queries.ts'

/**
 * Restricts a person to named staff, among whom is always whoever says so: from the next request on nobody else finds
 * or sees them. Sent again, it changes nothing. Throws NotFound, and a Refusal for a day that is past.
 */
export async function restrictPerson(
  tx: Tx,
  actor: Actor,
  personId: string,
  { id, reason, reviewOn, staff }: RestrictInput,
  today: PlainDate,
): Promise<void> {
  const person = await getPerson(tx, personId)
  if (reviewOn <= today) throw new Refusal('review', 'Enter a day after today')
  const standing = await listRestrictions(tx, person.recordIds)
  if (standing.some(one => one.id === id)) return
  if (standing.length > 0) throw new Refusal('form', 'Somebody restricted this person meanwhile')
  const recordId = recordToStandOn(person, actor)
  // Named first: whoever is not named does not see the person any more once the restriction stands.
  for (const userId of new Set([actor.userId, ...staff]))
    await nameOne(tx, actor, person, recordId, userId)
  await tx
    .insertInto('people.restriction')
    .values({
      id,
      recordId,
      reason,
      reviewOn,
      partnershipId: actor.partnershipId,
      addedBy: actor.userId,
    })
    .execute()
  await recordAudit(
    tx,
    'people.restriction.added',
    { kind: 'person', id: personId },
    { restriction: id, reviewOn, staff: [actor.userId, ...staff] },
  )
}

/**
 * Lets one more user see a restricted person. Throws NotFound, and a Refusal for somebody who works with nobody, and to
 * whoever sees the person through broken glass alone.
 */
export async function nameStaff(
  tx: Tx,
  actor: Actor,
  personId: string,
  userId: string,
): Promise<void> {
  const person = await getPerson(tx, personId)
  if ((await listRestrictions(tx, person.recordIds)).length === 0)
    throw new Refusal('form', 'This person is not restricted any more')
  const recordId = recordToStandOn(person, actor)
  if (!(await mayLetIn(tx, recordId)))
    throw new Refusal('form', 'Only named staff and the data guardian can let somebody see them')
  await nameOne(tx, actor, person, recordId, userId)
  await recordAudit(
    tx,
    'people.named-staff.added',
    { kind: 'person', id: personId },
    { user: userId },
  )
}

/**
 * Takes somebody off the named staff: a data guardian, whoever named them, or they themselves. Throws NotFound, and a
 * Refusal for whoever else, and where nobody would be left.
 */
export async function endNamed(tx: Tx, personId: string, userId: string): Promise<void> {
  const person = await getPerson(tx, personId)
  const named = await listNamedStaff(tx, person.recordIds)
  if (named.every(one => one.id === userId))
    throw new Refusal('form', 'Name somebody else first: nobody would be left who sees this person')
  const { numUpdatedRows } = await tx
    .updateTable('people.namedStaff')
    .set({ untilAt: sql`now()` })
    .where('recordId', 'in', person.recordIds)
    .where('userId', '=', userId)
    .where(sql<boolean>`until_at is null or until_at > now()`)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows === 0n)
    throw new Refusal('form', 'Only the data guardian or whoever named them can do that')
  await recordAudit(
    tx,
    'people.named-staff.ended',
    { kind: 'person', id: personId },
    { user: userId },
  )
}

/** Lifts every restriction of a person and ends the list of named staff. For data guardians. Throws NotFound. */
export async function liftRestriction(
  tx: Tx,
  actor: Actor,
  personId: string,
  because: string,
): Promise<void> {
  const person = await getPerson(tx, personId)
  const standing = await listRestrictions(tx, person.recordIds)
  if (standing.length === 0) return
  await tx
    .updateTable('people.namedStaff')
    .set({ untilAt: sql`now()` })
    .where('recordId', 'in', person.recordIds)
    .where(sql<boolean>`until_at is null or until_at > now()`)
    .execute()
  await tx
    .updateTable('people.restriction')
    .set({ untilAt: sql`now()`, liftedBy: actor.userId, liftedBecause: because })
    .where(
      'id',
      'in',
      standing.map(one => one.id),
    )
    .execute()
  await recordAudit(
    tx,
    'people.restriction.lifted',
    { kind: 'person', id: personId },
    { restrictions: standing.map(one => one.id) },
  )
}

async function nameOne(
  tx: Tx,
  actor: Actor,
  person: ShownPerson,
  recordId: string,
  userId: string,
) {
  const named = await listNamedStaff(tx, person.recordIds)
  if (named.some(one => one.id === userId)) return
  const colleagues = await listColleagues(tx)
  if (!colleagues.some(one => one.id === userId))
    throw new Refusal('staff', 'Choose people who work with people in this partnership')
  await tx
    .insertInto('people.namedStaff')
    .values({ recordId, userId, partnershipId: actor.partnershipId, addedBy: actor.userId })
    .execute()
}

/** The record on which it stands: the organisation's own where there is one, so that it stays there in an un-merge. */
export function recordToStandOn(person: ShownPerson, actor: Actor): string {
  const own = person.records.find(record => record.organisationId === actor.organisationId)
  const record = own ?? person.records[0]
  if (!record) throw new Error('a person who is seen has a record')
  return record.id
}
