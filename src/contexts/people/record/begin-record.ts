import { recordAudit } from '../../../platform/audit.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import { newId } from '../../../platform/ids.ts'
import { NotFound, Refusal } from '../../../platform/refusal.ts'
import type { Category } from '../categories.ts'
import { factColumns } from './fact-columns.ts'
import type {
  AnswerInput,
  BirthInput,
  CompanionInput,
  ContactRouteInput,
  IdentifierInput,
  NameInput,
  WarningInput,
  WhereaboutsInput,
} from './fact-inputs.ts'
import { identifierCategories } from './identifier-rules.ts'
import { makeReference } from './make-reference.ts'
import { listMayTell } from './record-queries.ts'
import { refreshCard } from './refresh-card.ts'
import { writeFact } from './write-fact.ts'

/** The first telling of somebody. What was not said is left out. */
export type FirstTelling = {
  /** Made with the form (`newId()`), so that sending it twice begins one record. */
  recordId: string
  /** The person who was found; null for somebody new. */
  personId: string | null
  /** told: by the person; seen: by a worker who could not ask. */
  source: 'told' | 'seen' | 'referral' | 'import'
  /** Exactly as it was given, kept for ever. */
  given: Record<string, unknown>
  names?: readonly NameInput[]
  birth?: BirthInput | null
  /** How somebody who gave no name can be known again. */
  look?: string | null
  answers?: readonly AnswerInput[]
  identifiers?: readonly IdentifierInput[]
  contactRoutes?: readonly ContactRouteInput[]
  companions?: readonly CompanionInput[]
  whereabouts?: WhereaboutsInput | null
  warnings?: readonly WarningInput[]
}

/**
 * Begins a record of the actor's organisation about somebody new, or about a person who was found: keeps the first
 * telling as it was given, links it, adds what was told, and makes the person findable, all in the caller's transaction.
 * Answers with both ids; sent again, with those of the first time. Throws NotFound for a person whom the actor does not
 * see, and a Refusal for a kind of information that they may not write down.
 */
export async function beginRecord(
  tx: Tx,
  actor: Actor,
  telling: FirstTelling,
  now: Date,
): Promise<{ personId: string; recordId: string }> {
  const { recordId } = telling
  const already = await tx
    .selectFrom('people.record')
    .select(['personId', 'id'])
    .where('id', '=', recordId)
    .executeTakeFirst()
  if (already) return { personId: already.personId, recordId }
  const tellable = await refuseUntellable(tx, actor, telling)
  const isNew = telling.personId === null
  const personId = telling.personId ?? (await addPerson(tx, actor, now))
  await tx
    .insertInto('people.record')
    .values({
      id: recordId,
      partnershipId: actor.partnershipId,
      personId,
      organisationId: actor.organisationId,
      source: telling.source,
      given: JSON.stringify(telling.given),
      givenAt: now,
      givenBy: actor.userId,
      keys: [],
      card: JSON.stringify({ names: [], birth: null }),
    })
    .execute()
  await tx
    .insertInto('people.link')
    .values({
      recordId,
      number: 1,
      partnershipId: actor.partnershipId,
      personId,
      because: isNew ? 'first' : 'found',
      linkedAt: now,
      linkedBy: actor.userId,
    })
    .execute()
  await writeTelling(tx, actor, telling, tellable.answers, now)
  await refreshCard(tx, recordId)
  await recordAudit(
    tx,
    'people.record.begun',
    { kind: 'person', id: personId },
    { record: recordId, source: telling.source, person: isNew ? 'new' : 'found' },
  )
  return { personId, recordId }
}

async function addPerson(tx: Tx, actor: Actor, now: Date): Promise<string> {
  const id = newId(now.getTime())
  // References are drawn at random: one that is taken is drawn again.
  for (let attempt = 0; attempt < 20; attempt++) {
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('people.person')
      .values({
        id,
        partnershipId: actor.partnershipId,
        reference: makeReference(),
        createdAt: now,
      })
      .onConflict(conflict => conflict.doNothing())
      .executeTakeFirstOrThrow()
    if (numInsertedOrUpdatedRows) return id
  }
  throw new Error('No reference is left for a new person')
}

/** Throws before anything is written. Answers with the category that each answer has. */
async function refuseUntellable(tx: Tx, actor: Actor, telling: FirstTelling) {
  const { personId, answers = [], identifiers = [], contactRoutes = [], companions = [] } = telling
  if (personId) {
    const seen = await tx
      .selectFrom('people.person')
      .select('id')
      .where('id', '=', personId)
      .executeTakeFirst()
    if (!seen) throw new NotFound()
  }
  const mayTell = new Set<Category>(await listMayTell(tx, actor, personId))
  const refuseUnless = (field: string, category: Category) => {
    if (!mayTell.has(category))
      throw new Refusal(field, 'You may not write this down: ask your administrator for permission')
  }
  for (const { kind } of identifiers) refuseUnless('identifiers', identifierCategories[kind])
  if (contactRoutes.length > 0) refuseUnless('contactRoutes', 'contact')
  for (const { kind } of companions)
    refuseUnless('companions', kind === 'child' ? 'safeguarding' : 'contact')
  if (telling.whereabouts) refuseUnless('whereabouts', 'street')
  for (const { textCategory } of telling.warnings ?? []) refuseUnless('warnings', textCategory)
  const categories = await categoriesOfAnswers(tx, answers)
  for (const { question } of answers)
    refuseUnless(question, categories.get(question) ?? 'safeguarding')
  return { answers: categories }
}

/** Which kind of information the answer to each question is. */
async function categoriesOfAnswers(
  tx: Tx,
  answers: readonly Pick<AnswerInput, 'question'>[],
): Promise<Map<string, Category>> {
  if (answers.length === 0) return new Map()
  const questions = await tx
    .selectFrom('people.question')
    .select(['code', 'category'])
    .where(
      'code',
      'in',
      answers.map(answer => answer.question),
    )
    .execute()
  return new Map(questions.map(({ code, category }) => [code, category as Category]))
}

async function writeTelling(
  tx: Tx,
  actor: Actor,
  telling: FirstTelling,
  categoryOfQuestion: Map<string, Category>,
  now: Date,
) {
  const columns = (category: Category) => factColumns(actor, telling.recordId, category, now)
  for (const name of telling.names ?? []) await writeFact.name(tx, columns('identity'), name)
  if (telling.birth) await writeFact.birth(tx, columns('identity'), telling.birth)
  if (telling.look) await writeFact.look(tx, columns('identity'), { words: telling.look })
  for (const answer of telling.answers ?? []) {
    const category = categoryOfQuestion.get(answer.question)
    if (category) await writeFact.answer(tx, columns(category), answer)
  }
  for (const identifier of telling.identifiers ?? [])
    await writeFact.identifier(tx, columns(identifierCategories[identifier.kind]), identifier)
  for (const route of telling.contactRoutes ?? [])
    await writeFact.contactRoute(tx, columns('contact'), route)
  for (const companion of telling.companions ?? []) {
    const category = companion.kind === 'child' ? 'safeguarding' : 'contact'
    await writeFact.companion(tx, columns(category), companion)
  }
  if (telling.whereabouts) await writeFact.whereabouts(tx, columns('street'), telling.whereabouts)
  for (const warning of telling.warnings ?? [])
    await writeFact.warning(tx, columns('identity'), { ...warning, textId: newId(now.getTime()) })
}
