import { sql } from 'kysely'
import { recordAudit } from '../../../platform/audit.ts'
import type { PlainDate } from '../../../platform/dates.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import type { SendJob } from '../../../platform/jobs/job.ts'
import { NotFound, Refusal, StaleVersion } from '../../../platform/refusal.ts'
import type { HoldInput, RuleInput } from './retention-forms.ts'
import { carryOutName, makeReportName } from './retention-job-names.ts'
import { getReport, getRule, listFigureQuestions } from './retention-queries.ts'

/** Sets how long a kind of information is kept, from today on. Throws StaleVersion where somebody set it meanwhile. */
export async function setRule(
  tx: Tx,
  actor: Actor,
  category: string,
  input: RuleInput,
  today: PlainDate,
): Promise<void> {
  const before = await getRule(tx, category)
  if (before.version !== input.version) throw new StaleVersion()
  const keepsFigures = category === 'identity' && input.thenWhat === 'keep-figures'
  const questions = (await listFigureQuestions(tx)).map(question => question.code)
  const answers = keepsFigures ? input.keepAnswers.filter(code => questions.includes(code)) : []
  if (keepsFigures && answers.length === 0)
    throw new Refusal('keepAnswers', 'Choose which answers stay for statistics')
  const thenWhat = keepsFigures ? 'keep-figures' : 'delete'
  await sql`
    insert into people.retention_rule (partnership_id, category, version, months, then_what, keep_answers, because, from_date, set_by)
    values (${actor.partnershipId}::uuid, ${category}, ${before.version + 1}, ${input.months}, ${thenWhat}, ${answers}, ${input.because}, ${today}::date, ${actor.userId}::uuid)`.execute(
    tx,
  )
  await recordAudit(tx, 'people.retention-rule.changed', null, {
    category,
    months: [before.months, input.months],
    thenWhat: [before.thenWhat, thenWhat],
  })
}

/** Asks for a list of what has outlived its period on a day; a job makes it. Sent again, it changes nothing. */
export async function askReport(
  tx: Tx,
  actor: Actor,
  sendJob: SendJob,
  id: string,
  asOf: PlainDate,
): Promise<string> {
  const already = await sql`select from people.retention_report where id = ${id}::uuid`.execute(tx)
  if (already.rows.length > 0) return id
  await sql`
    insert into people.retention_report (id, partnership_id, as_of, asked_by)
    values (${id}::uuid, ${actor.partnershipId}::uuid, ${asOf}::date, ${actor.userId}::uuid)`.execute(
    tx,
  )
  await recordAudit(tx, 'people.retention.asked', { kind: 'retention-report', id }, { asOf })
  await sendJob(tx, makeReportName, { reportId: id, userId: actor.userId })
  return id
}

/**
 * Approves a report, and has what it lists deleted; or rejects it. Throws a Refusal where it was decided, and
 * StaleVersion where it is not the one that was looked at.
 */
export async function decideReport(
  tx: Tx,
  actor: Actor,
  sendJob: SendJob,
  {
    id,
    version,
    decision,
    listed,
  }: { id: string; version: number; decision: 'approve' | 'reject'; listed: number },
  now: Date,
): Promise<void> {
  const report = await getReport(tx, id)
  if (report.state !== 'waiting') throw new Refusal('form', 'This report was decided already')
  if (report.version !== version || report.items !== listed) throw new StaleVersion()
  const changed =
    decision === 'approve'
      ? await sql`update people.retention_report set approved_at = ${now}, approved_by = ${actor.userId}::uuid, version = version + 1
          where id = ${id}::uuid and version = ${version}`.execute(tx)
      : await sql`update people.retention_report set rejected_at = ${now}, rejected_by = ${actor.userId}::uuid, version = version + 1
          where id = ${id}::uuid and version = ${version}`.execute(tx)
  if (changed.numAffectedRows !== 1n) throw new StaleVersion()
  await recordAudit(
    tx,
    decision === 'approve' ? 'people.retention.approved' : 'people.retention.rejected',
    { kind: 'retention-report', id },
    { items: listed, people: report.people },
  )
  if (decision === 'approve')
    await sendJob(tx, carryOutName, { reportId: id, userId: actor.userId })
}

/** Keeps everything about a person until the hold is lifted. Throws NotFound, and a Refusal for a review in the past. */
export async function holdPerson(
  tx: Tx,
  personId: string,
  { id, because, reviewOn }: HoldInput,
  today: PlainDate,
): Promise<void> {
  if (!reviewOn) throw new Refusal('reviewOn', 'Enter when it is looked at again')
  if (reviewOn < today)
    throw new Refusal('reviewOn', 'The day of the review must be today or later')
  const { rows } = await sql<{ ok: boolean }>`
    select people.hold_person(${id}::uuid, ${personId}::uuid, ${because}, ${reviewOn}::date) as ok`.execute(
    tx,
  )
  if (!rows[0]?.ok) throw new NotFound()
  await recordAudit(
    tx,
    'people.hold.begun',
    { kind: 'person', id: personId },
    { hold: id, reviewOn },
  )
}

/** The data guardian lifts a hold. Throws a Refusal where it does not stand any more. */
export async function liftHold(
  tx: Tx,
  { hold, because }: { hold: string; because: string },
): Promise<void> {
  const { rows } = await sql<{
    person: string | null
  }>`select people.lift_hold(${hold}::uuid, ${because}) as person`.execute(tx)
  const person = rows[0]?.person
  if (!person) throw new Refusal('form', 'This hold does not stand any more')
  await recordAudit(tx, 'people.hold.lifted', { kind: 'person', id: person }, { hold })
}
