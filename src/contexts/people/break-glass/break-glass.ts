import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { recordAudit } from '../../../platform/audit.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import { newId } from '../../../platform/ids.ts'
import { NotFound, Refusal } from '../../../platform/refusal.ts'
import { getPerson } from '../record/person-queries.ts'
import type { BreakGlassInput, BreakGlassOfInput, ReviewGlassInput } from './glass-form.ts'
import { getGlass } from './glass-queries.ts'
import { readWatchSettings } from './watch-settings.ts'

/** One name and one birth date are hardly ever those of more people than this; the rest are records kept twice. */
const mostPeople = 3
/** How long every answer takes, so that nobody can tell by the clock whether there was anybody. */
const answerAfter = 400

/**
 * Breaks the glass before whoever has exactly these details, and says nothing of whether there is anybody: neither in
 * words nor in time. The database does it; owners and data guardians see it from then on. Throws a Refusal for too short
 * a reason or too long a time; answers with one where this user tried too often, since a try counts in any case.
 */
export async function breakGlass(
  tx: Tx,
  { reference, name, born, categories, reason, minutes }: BreakGlassInput,
): Promise<Refusal | undefined> {
  const started = performance.now()
  await refuseTooLittle(tx, { reason, minutes })
  const ids = Array.from({ length: mostPeople }, () => newId())
  const { rows } = await sql<{ counted: boolean }>`
    select people.break_glass(${ids}::uuid[], ${reference}, ${name}, ${born}::date, ${[...categories]}::text[],
      ${reason}, ${minutes}::integer) as counted`.execute(tx)
  await wait(Math.max(0, answerAfter - (performance.now() - started)))
  if (rows[0]?.counted) return undefined
  await recordAudit(tx, 'people.glass.refused', null)
  return new Refusal(
    'form',
    'You tried this several times in the last hour. Wait a while, or telephone the organisation that knows the person',
  )
}

/** The same before somebody whom the actor sees, for kinds of information that they do not. Throws NotFound. */
export async function breakGlassOf(
  tx: Tx,
  personId: string,
  { categories, reason, minutes }: BreakGlassOfInput,
): Promise<void> {
  await getPerson(tx, personId)
  await refuseTooLittle(tx, { reason, minutes })
  const { rows } = await sql<{ broken: boolean }>`
    select people.break_glass_of(${newId()}::uuid, ${personId}::uuid, ${[...(categories ?? [])]}::text[], ${reason},
      ${minutes}::integer) as broken`.execute(tx)
  if (!rows[0]?.broken) throw new NotFound()
}

async function refuseTooLittle(tx: Tx, { reason, minutes }: { reason: string; minutes: number }) {
  const { glassLetters, glassMinutes } = await readWatchSettings(tx)
  if (reason.length < glassLetters)
    throw new Refusal(
      'reason',
      `Say in at least ${glassLetters} letters what has happened: the organisations that hold the record read it`,
    )
  if (minutes > glassMinutes) throw new Refusal('minutes', 'Choose a shorter time')
}

/** Ends it before its time: whoever broke it, or a data guardian. Throws NotFound. Sent again, it changes nothing. */
export async function endGlass(tx: Tx, id: string): Promise<void> {
  const glass = await getGlass(tx, id)
  if (!glass.isOpen) return
  const { rows } = await sql<{
    ended: boolean
  }>`select people.end_glass(${id}::uuid) as ended`.execute(tx)
  if (!rows[0]?.ended)
    throw new Refusal('form', 'Only whoever broke it or the data guardian can end it')
  await recordAudit(tx, 'people.glass.ended', aboutGlass(glass), { glass: id })
}

/**
 * A data guardian who is not the one who broke the glass says whether it was right. Throws NotFound, and a Refusal where
 * it was reviewed already or is not theirs to review.
 */
export async function reviewGlass(
  tx: Tx,
  actor: Actor,
  id: string,
  { finding, words }: ReviewGlassInput,
): Promise<void> {
  const glass = await getGlass(tx, id)
  if (glass.reviewedAt) throw new Refusal('form', 'Somebody reviewed this meanwhile')
  const { numUpdatedRows } = await tx
    .updateTable('people.glass')
    .set({ reviewedAt: sql`now()`, reviewedBy: actor.userId, finding, reviewWords: words })
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows === 0n) throw new Refusal('form', 'Another data guardian has to review this')
  await recordAudit(tx, 'people.glass.reviewed', aboutGlass(glass), { glass: id, finding })
}

function aboutGlass({ id, personId }: { id: string; personId: string | null }) {
  return personId ? { kind: 'person', id: personId } : { kind: 'glass', id }
}
