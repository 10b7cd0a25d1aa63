import { sql } from 'kysely'
import { recordAudit } from '../../../platform/audit.ts'
import { addMonths, type PlainDate } from '../../../platform/dates.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import { newId } from '../../../platform/ids.ts'
import { Refusal, StaleVersion } from '../../../platform/refusal.ts'
import { ownRecord } from '../record/own-record.ts'
import { type Decision, gatherCopy, getRequest, type ShownRequest } from './gather-copy.ts'

/** A worker writes down that the person asked their organisation for a copy. Sent again, it changes nothing. */
export async function takeInRequest(
  tx: Tx,
  actor: Actor,
  personId: string,
  asked: { id: string; receivedOn: PlainDate | null; receivedHow: string; askedFor: string | null },
  { now, today }: { now: Date; today: PlainDate },
): Promise<string> {
  const { id, receivedOn, receivedHow, askedFor } = asked
  if (!receivedOn) throw new Refusal('receivedOn', 'Enter when they asked')
  if (receivedOn > today) throw new Refusal('receivedOn', 'The day cannot be in the future')
  if (receivedOn < addMonths(today, -24))
    throw new Refusal('receivedOn', 'Enter a day of the last two years')
  const recordId = await ownRecord(tx, actor, personId, now)
  const already = await sql`select from people.subject_access where id = ${id}::uuid`.execute(tx)
  if (already.rows.length > 0) return id
  const open = await sql<{ id: string }>`
    select s.id from people.subject_access s join people.record r on r.id = s.record_id
    where r.person_id = ${personId}::uuid and s.organisation_id = ${actor.organisationId}::uuid and s.closed_at is null`.execute(
    tx,
  )
  if (open.rows[0])
    throw new Refusal('form', 'A copy was asked for already and is not answered yet')
  await sql`
    insert into people.subject_access (id, partnership_id, record_id, organisation_id, received_on, received_how, asked_for, asked_by, asked_at)
    values (${id}::uuid, ${actor.partnershipId}::uuid, ${recordId}::uuid, ${actor.organisationId}::uuid, ${receivedOn}::date, ${receivedHow}, ${askedFor}, ${actor.userId}::uuid, ${now})`.execute(
    tx,
  )
  await recordAudit(
    tx,
    'people.copy.asked',
    { kind: 'person', id: personId },
    { request: id, receivedOn },
  )
  return id
}

/** What a worker decided about things that may be about somebody else. Throws a Refusal beside the first that has no reason. */
export async function decideItems(
  tx: Tx,
  actor: Actor,
  requestId: string,
  typed: ReadonlyMap<string, { decision: Decision; reason: string }>,
  now: Date,
): Promise<number> {
  const request = await getOpen(tx, requestId)
  const { marked, mayMake } = await gatherCopy(tx, actor, request)
  if (!mayMake)
    throw new Refusal('form', 'Only somebody who may read every kind of information can do this')
  let decided = 0
  for (const one of marked) {
    const wanted = typed.get(one.item)
    if (!wanted || (wanted.decision === one.decision && wanted.reason === one.reason)) continue
    await sql`
      insert into people.subject_access_decision (id, partnership_id, request_id, item, decision, reason, decided_at, decided_by)
      values (${newId()}::uuid, ${actor.partnershipId}::uuid, ${requestId}::uuid, ${one.item}, ${wanted.decision}, ${wanted.reason}, ${now}, ${actor.userId}::uuid)`.execute(
      tx,
    )
    decided += 1
  }
  if (decided > 0)
    await recordAudit(
      tx,
      'people.copy.reviewed',
      { kind: 'person', id: request.personId },
      { request: requestId, decided },
    )
  return decided
}

/** More time, told to the person within the first month (Article 12(3)). */
export async function extendRequest(
  tx: Tx,
  requestId: string,
  {
    version,
    extendedTo,
    because,
  }: { version: number; extendedTo: PlainDate | null; because: string },
  today: PlainDate,
): Promise<void> {
  const request = await getOpen(tx, requestId)
  if (!extendedTo) throw new Refusal('extendedTo', 'Enter the new last day')
  const [first, last] = [addMonths(request.receivedOn, 1), addMonths(request.receivedOn, 3)]
  if (today > first)
    throw new Refusal(
      'extendedTo',
      'It is too late: more time has to be taken within the first month',
    )
  if (extendedTo <= first || extendedTo > last)
    throw new Refusal('extendedTo', 'At most two months more can be taken')
  await change(
    tx,
    request,
    version,
    sql`extended_to = ${extendedTo}::date, extended_because = ${because}`,
  )
  await recordAudit(
    tx,
    'people.copy.extended',
    { kind: 'person', id: request.personId },
    { request: requestId, to: extendedTo },
  )
}

/** The request is answered. */
export async function closeRequest(
  tx: Tx,
  actor: Actor,
  requestId: string,
  {
    version,
    because,
    words,
  }: { version: number; because: 'given' | 'taken-back' | 'refused'; words: string | null },
  now: Date,
): Promise<void> {
  const request = await getOpen(tx, requestId)
  if (because === 'refused' && !words) throw new Refusal('words', 'Say why it is refused')
  await change(
    tx,
    request,
    version,
    sql`closed_at = ${now}, closed_by = ${actor.userId}::uuid, closed_because = ${because}, closed_words = ${words}`,
  )
  await recordAudit(
    tx,
    'people.copy.closed',
    { kind: 'person', id: request.personId },
    { request: requestId, because },
  )
}

async function getOpen(tx: Tx, requestId: string): Promise<ShownRequest> {
  const request = await getRequest(tx, requestId)
  if (request.closedAt) throw new Refusal('form', 'This was answered already')
  return request
}

async function change(
  tx: Tx,
  request: ShownRequest,
  version: number,
  set: ReturnType<typeof sql>,
): Promise<void> {
  const { numAffectedRows } = await sql`
    update people.subject_access set ${set}, version = version + 1 where id = ${request.id}::uuid and version = ${version}`.execute(
    tx,
  )
  if (numAffectedRows !== 1n) throw new StaleVersion()
}
