import { sql } from 'kysely'
import { recordAudit } from '../../../platform/audit.ts'
import type { PlainDate } from '../../../platform/dates.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import { newId } from '../../../platform/ids.ts'
import { Refusal, StaleVersion } from '../../../platform/refusal.ts'
import { NotAllowed } from '../../../platform/web/route.ts'
import { getPerson, ownRecord } from '../../people/index.ts'
import { recordStatus } from '../list/record-status.ts'
import type { LearningInput, NotificationInput } from './death-form.ts'
import { type DeathFacts, findDeathOf, getDeath, refuseOthers } from './death-queries.ts'
import { problemOf, tidied } from './death-rules.ts'

type When = { now: Date; today: PlainDate }

const unknown: Omit<
  DeathFacts,
  | 'called'
  | 'diedPrecision'
  | 'diedOn'
  | 'diedTime'
  | 'diedUntil'
  | 'foundOn'
  | 'foundTime'
  | 'accommodation'
> = {
  place: '',
  areaCode: null,
  whatHappened: '',
  cohort: [],
  agencies: [],
  otherAgencies: '',
  lastContactOn: null,
  lastContactWith: '',
  coroner: 'not-told',
  coronerWords: '',
  causeStage: 'awaiting',
  cause: null,
  causeWords: '',
  referral: 'not-considered',
  referredOn: null,
  referralWords: '',
  criteria: [],
  decision: null,
  decidedOn: null,
  rapidReviewOn: null,
  themes: [],
  themeWords: '',
  kinWords: '',
  memorial: 'not-asked',
  memorialWords: '',
  funeralOn: null,
  funeralWords: '',
  verifiedBy: null,
  verifiedOn: null,
  verifiedWords: '',
  stands: true,
}

/** What has to be known to write down a death at all. */
export type FirstFacts = Omit<DeathFacts, keyof typeof unknown> & Partial<typeof unknown>

/**
 * Writes down the death of somebody who was homeless. Of a person whom a partner holds a record of, the by-name list says
 * so from that day on, and nothing more is sent to them. Sent again with the same id, it changes nothing. Throws
 * NotAllowed for whoever does not write down deaths, and a Refusal for days that cannot be or a death that is there.
 */
export async function recordDeath(
  tx: Tx,
  actor: Actor,
  {
    id,
    personId,
    because,
    ...first
  }: FirstFacts & { id: string; personId: string | null; because: string },
  { now, today }: When,
): Promise<string> {
  await refuseReaders(tx)
  const already = await tx
    .selectFrom('street.death')
    .select('id')
    .where('id', '=', id)
    .executeTakeFirst()
  if (already) return id
  const facts = checked({ ...unknown, ...first }, today)
  const recordId = personId ? await recordOf(tx, actor, personId, now) : null
  await tx
    .insertInto('street.death')
    .values({
      id,
      partnershipId: actor.partnershipId,
      recordId,
      addedAt: now,
      addedBy: actor.userId,
    })
    .execute()
  await insertVersion(tx, actor, id, 1, { ...facts, because }, now)
  await recordAudit(tx, 'street.death.recorded', { kind: 'death', id }, { version: 1 })
  if (recordId)
    await recordStatus(
      tx,
      actor,
      {
        id: newId(now.getTime()),
        recordId,
        status: 'died',
        on: facts.diedUntil ?? facts.diedOn ?? facts.foundOn ?? today,
        reason: facts.verifiedBy ? 'death-confirmed' : 'death-told',
      },
      today,
    )
  return id
}

/** The record on which the actor's organisation says that somebody died. */
async function recordOf(tx: Tx, actor: Actor, personId: string, now: Date): Promise<string> {
  const person = await getPerson(tx, personId)
  if (await findDeathOf(tx, person.recordIds))
    throw new Refusal('called', 'The death of this person is written down already')
  const { rows } = await sql<{ may: boolean }>`
    select ${actor.roles.includes('worker')} and people.may_read(${actor.userId}::uuid, ${personId}::uuid,
      ${actor.organisationId}::uuid, 'street') as may`.execute(tx)
  if (!rows[0]?.may)
    throw new Refusal(
      'called',
      'Whoever writes down the death of somebody on the list has to work with people on the street. Ask the co-ordinator',
    )
  return await ownRecord(tx, actor, personId, now)
}

/**
 * Writes the next version of a death: what is given takes the place of what was there. Throws StaleVersion where somebody
 * else wrote one meanwhile.
 */
export async function changeDeath(
  tx: Tx,
  actor: Actor,
  id: string,
  { version, because, changes }: { version: number; because: string; changes: Partial<DeathFacts> },
  { now, today }: When,
): Promise<void> {
  await refuseReaders(tx)
  const death = await getDeath(tx, id)
  if (death.now.number !== version) throw new StaleVersion()
  const { number: _, because: __, setAt: ___, setBy: ____, ...before } = death.now
  const facts = checked({ ...before, ...changes }, today)
  await insertVersion(tx, actor, id, version + 1, { ...facts, because }, now)
  const changed = Object.keys(facts).filter(
    name =>
      JSON.stringify(facts[name as keyof DeathFacts]) !==
      JSON.stringify(before[name as keyof DeathFacts]),
  )
  // Which fields, never what they say: administrators read the audit chain.
  await recordAudit(
    tx,
    'street.death.changed',
    { kind: 'death', id },
    { version: version + 1, changed },
  )
}

function checked(facts: DeathFacts, today: PlainDate): DeathFacts {
  const problem = problemOf(facts, today)
  if (problem) throw new Refusal(problem.field, problem.message)
  return tidied(facts)
}

async function insertVersion(
  tx: Tx,
  actor: Actor,
  deathId: string,
  number: number,
  facts: DeathFacts & { because: string },
  now: Date,
) {
  await tx
    .insertInto('street.deathVersion')
    .values({
      ...facts,
      deathId,
      number,
      partnershipId: actor.partnershipId,
      setAt: now,
      setBy: actor.userId,
    })
    .execute()
}

async function refuseReaders(tx: Tx) {
  const { mayWrite } = await refuseOthers(tx)
  if (!mayWrite) throw new NotAllowed()
}

/** Keeps that somebody was told of a death. Sent again, it changes nothing. */
export async function recordNotification(
  tx: Tx,
  actor: Actor,
  deathId: string,
  { id, whom, toldOn, words }: NotificationInput,
  { now, today }: When,
): Promise<void> {
  await refuseReaders(tx)
  const death = await getDeath(tx, deathId)
  if (death.notifications.some(one => one.id === id)) return
  if (!toldOn) throw new Refusal('toldOn', 'Enter the day')
  if (toldOn > today) throw new Refusal('toldOn', 'The day must be today or before')
  const { partnershipId, userId } = actor
  await tx
    .insertInto('street.deathNotification')
    .values({
      id,
      partnershipId,
      deathId,
      whom,
      toldOn,
      words,
      recordedAt: now,
      recordedBy: userId,
    })
    .execute()
  await recordAudit(tx, 'street.death.told', { kind: 'death', id: deathId }, { whom, on: toldOn })
}

/** Writes down what is to be done because of a death, or how far it is. Throws StaleVersion. */
export async function writeLearning(
  tx: Tx,
  actor: Actor,
  deathId: string,
  { id, number, words, address, state, stateWords }: LearningInput,
  now: Date,
): Promise<void> {
  await refuseReaders(tx)
  const death = await getDeath(tx, deathId)
  const before = death.learning.find(one => one.learningId === id)
  if ((before?.number ?? 0) !== number) throw new StaleVersion()
  const { partnershipId, userId } = actor
  await tx
    .insertInto('street.deathLearning')
    .values({
      learningId: id,
      number: number + 1,
      partnershipId,
      deathId,
      words,
      address,
      state,
      stateWords,
      setAt: now,
      setBy: userId,
    })
    .execute()
  await recordAudit(
    tx,
    'street.death.learned',
    { kind: 'death', id: deathId },
    { learning: id, state },
  )
}

/** Names somebody who sees deaths and their reviews from now on: the data guardian does. Throws a Refusal. */
export async function nameReviewer(
  tx: Tx,
  actor: Actor,
  { user, because }: { user: string; because: string },
): Promise<void> {
  const { rows } = await sql<{ may: boolean; already: boolean }>`
    select street.may_be_reviewer(${user}::uuid) as may,
      exists (select from street.death_reviewer r where r.user_id = ${user}::uuid and r.until_at is null) as already`.execute(
    tx,
  )
  if (!rows[0]?.may) throw new Refusal('user', 'Choose somebody who signs in with a second factor')
  if (rows[0].already) throw new Refusal('user', 'They see deaths already')
  await tx
    .insertInto('street.deathReviewer')
    .values({
      id: newId(),
      partnershipId: actor.partnershipId,
      userId: user,
      because,
      addedBy: actor.userId,
    })
    .execute()
  await recordAudit(tx, 'street.death.reviewer-named', { kind: 'user', id: user }, { because })
}

/** Somebody sees deaths no more, from the next request on. Sent again, it changes nothing. */
export async function endReviewer(tx: Tx, actor: Actor, id: string): Promise<void> {
  const { rows } = await sql<{ userId: string }>`
    update street.death_reviewer set until_at = now(), ended_by = ${actor.userId}::uuid
    where id = ${id}::uuid and until_at is null returning user_id`.execute(tx)
  const [ended] = rows
  await recordAudit(
    tx,
    'street.death.reviewer-ended',
    ended ? { kind: 'user', id: ended.userId } : null,
  )
}
