import { type RawBuilder, sql } from 'kysely'
import { DatabaseError } from 'pg'
import { recordAudit } from '../../../platform/audit.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import { newId } from '../../../platform/ids.ts'
import { NotFound, Refusal, StaleVersion } from '../../../platform/refusal.ts'
import { makeReference } from '../record/make-reference.ts'
import type { MergeInput, SplitInput } from './merge-form.ts'
import { getDecision, getSides, readUndoing } from './merge-queries.ts'

// The commands of the matching lead. The database moves the records, also those that the lead does not see, and refuses
// where one has moved since the page was shown.

/**
 * Makes several people one and answers with the id of the one who is kept: whoever was known first. Sent again, it
 * changes nothing. Throws NotFound for people whom the actor does not see, StaleVersion where a record moved meanwhile.
 */
export async function mergePeople(tx: Tx, input: MergeInput): Promise<string> {
  const done = await findDone(tx, input.decision)
  if (done) return done
  const moved = await hasMoved(tx, input.seen)
  if (moved) throw new StaleVersion(movedMeanwhile)
  const [kept, ...others] = (await getSides(tx, input.people)).map(side => side.person.personId)
  if (!kept) throw new NotFound()
  await decide(
    tx,
    sql`select people.merge_people(${input.decision}::uuid, ${kept}::uuid, ${others}::uuid[],
      ${JSON.stringify(input.seen)}::jsonb, ${input.showName || null}::uuid, ${input.because})`,
  )
  for (const personId of [kept, ...others])
    await recordAudit(
      tx,
      'people.person.merged',
      { kind: 'person', id: personId },
      { decision: input.decision, kept },
    )
  return kept
}

/** Takes records off a person into a new one, and answers with the new one's id. Sent again, it changes nothing. */
export async function splitPerson(tx: Tx, personId: string, input: SplitInput): Promise<string> {
  const again = await tx
    .selectFrom('people.regroupedRecord')
    .select('toPersonId')
    .where('regroupingId', '=', input.decision)
    .executeTakeFirst()
  if (again) return again.toPersonId
  const held = await tx
    .selectFrom('people.record')
    .select('id')
    .where('personId', '=', personId)
    .execute()
  if (held.length === 0) throw new NotFound()
  if (!input.records.every(id => held.some(record => record.id === id)))
    throw new StaleVersion(movedMeanwhile)
  const into = input.person
  await decide(
    tx,
    sql`select people.split_person(${input.decision}::uuid, ${personId}::uuid, ${input.records}::uuid[],
      ${into}::uuid, ${makeReference()}, ${input.because})`,
  )
  for (const id of [personId, into])
    await recordAudit(
      tx,
      'people.person.split',
      { kind: 'person', id },
      { decision: input.decision, records: input.records.length },
    )
  return into
}

/**
 * Undoes a merge or a split: every record is back where it was. `also` says with whom records go that were begun since.
 * Throws a Refusal where a later decision moved the same records: that one is undone first.
 */
export async function undoDecision(
  tx: Tx,
  id: string,
  also: Record<string, string>,
): Promise<string> {
  const decision = await getDecision(tx, id)
  if (decision.undoneAt)
    throw new StaleVersion('Somebody undid this meanwhile. Nothing was changed now.')
  const { later } = await readUndoing(tx, decision)
  if (later.length > 0)
    throw new Refusal('form', 'The same records were moved again since. Undo that first')
  await decide(tx, sql`select people.undo_regrouping(${id}::uuid, ${JSON.stringify(also)}::jsonb)`)
  const { rows } = await sql<{ person: string }>`
    select distinct unnest(array[m.from_person_id, m.to_person_id]) as person
    from people.regrouped_record m where m.regrouping_id = ${id}::uuid`.execute(tx)
  for (const { person } of rows)
    await recordAudit(
      tx,
      decision.kind === 'merge' ? 'people.person.unmerged' : 'people.person.rejoined',
      { kind: 'person', id: person },
      { decision: id },
    )
  return decision.personId
}

/** Remembers that the two of a possible match are different people; neither is suggested for the other again. */
export async function tellMatchApart(tx: Tx, matchId: string, because: string): Promise<void> {
  await decide(tx, sql`select people.tell_match_apart(${matchId}::uuid, ${because})`)
  await recordAudit(tx, 'people.match.apart', { kind: 'possible-match', id: matchId })
}

/**
 * A worker says that two people whom they see may be one. Throws NotFound for people whom they do not see, and a Refusal
 * for two who were told apart.
 */
export async function proposeMatch(
  tx: Tx,
  personId: string,
  otherId: string,
  said: string | null,
): Promise<void> {
  const { rows } = await sql<{ both: boolean; apart: boolean }>`
    select people.sees(${personId}::uuid) and people.sees(${otherId}::uuid) and ${personId}::uuid <> ${otherId}::uuid as both,
      people.are_told_apart(${personId}::uuid, ${otherId}::uuid) as apart`.execute(tx)
  const [pair] = rows
  if (!pair?.both) throw new NotFound()
  if (pair.apart)
    throw new Refusal(
      'form',
      'It was decided that these are different people. Speak to the matching lead',
    )
  const id = newId()
  await decide(
    tx,
    sql`select people.propose_match(${id}::uuid, ${personId}::uuid, ${otherId}::uuid, ${said})`,
  )
  for (const one of [personId, otherId])
    await recordAudit(tx, 'people.match.proposed', { kind: 'person', id: one })
}

const movedMeanwhile =
  'Somebody moved one of these records meanwhile, so nothing was changed. Look at who stands where now, and decide again.'

async function decide(tx: Tx, statement: RawBuilder<unknown>): Promise<void> {
  try {
    await statement.execute(tx)
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error
    if (error.code === '40001') throw new StaleVersion(movedMeanwhile)
    if (error.code === '42501') throw new NotFound()
    throw error
  }
}

async function findDone(tx: Tx, id: string): Promise<string | undefined> {
  const done = await tx
    .selectFrom('people.regrouping')
    .select('personId')
    .where('id', '=', id)
    .executeTakeFirst()
  return done?.personId
}

/** Whether a record that was shown stands with somebody else now. One that is not seen any more has moved too. */
async function hasMoved(tx: Tx, seen: Record<string, string>): Promise<boolean> {
  const ids = Object.keys(seen)
  if (ids.length === 0) return false
  const now = await tx
    .selectFrom('people.record')
    .select(['id', 'personId'])
    .where('id', 'in', ids)
    .execute()
  return now.length < ids.length || now.some(record => record.personId !== seen[record.id])
}
