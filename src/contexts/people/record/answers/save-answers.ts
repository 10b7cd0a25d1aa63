import { recordAudit } from '../../../../platform/audit.ts'
import type { PlainDate } from '../../../../platform/dates.ts'
import type { Actor } from '../../../../platform/db/access.ts'
import type { Tx } from '../../../../platform/db/connect.ts'
import { Refusal } from '../../../../platform/refusal.ts'
import { NotAllowed } from '../../../../platform/web/route.ts'
import type { Category } from '../../categories.ts'
import { factColumns } from '../fact-columns.ts'
import type { AnswerInput } from '../fact-inputs.ts'
import { refuseUnseen } from '../facts/add-fact.ts'
import { endRow } from '../facts/end-fact.ts'
import { takeVersion } from '../facts/take-version.ts'
import { listMayTell } from '../record-queries.ts'
import { refreshCard } from '../refresh-card.ts'
import { writeFact } from '../write-fact.ts'
import { answersOf, saySame } from './answer-rules.ts'
import type { AnswersInput } from './answers-form.ts'
import { listOwnAnswers } from './own-answers.ts'
import { listQuestions } from './question-queries.ts'

/**
 * Keeps what somebody answered to the questions of a group, on the record of the actor's organisation: answers that are
 * different now end and new ones take their place; the others are left alone. Answers with how many questions changed.
 * Throws a Refusal beside a question, StaleVersion where somebody saved meanwhile, NotAllowed without the permission.
 */
export async function saveAnswers(
  tx: Tx,
  actor: Actor,
  { personId, group }: { personId: string; group: Category },
  { version, answers }: AnswersInput,
  { now, today }: { now: Date; today: PlainDate },
): Promise<number> {
  await refuseUnseen(tx, personId)
  if (!(await listMayTell(tx, actor, personId)).includes(group)) throw new NotAllowed()
  const questions = (await listQuestions(tx, today)).filter(
    question => question.category === group && question.isAsked,
  )
  const standing = await listOwnAnswers(tx, actor.organisationId, personId)
  const changes: { code: string; ends: string[]; adds: AnswerInput[] }[] = []
  for (const question of questions) {
    const typed = answers.get(question.code)
    if (!typed) continue
    const wanted = answersOf(question, typed)
    if (typeof wanted === 'string') throw new Refusal(`answer-${question.code}`, wanted)
    const before = standing.filter(answer => answer.question === question.code)
    if (saySame(wanted, before)) continue
    changes.push({ code: question.code, ends: before.map(answer => answer.id), adds: wanted })
  }
  if (changes.length === 0) return 0
  const recordId = await takeVersion(tx, actor, personId, version, now)
  const touched = new Set([recordId])
  for (const { ends, adds } of changes) {
    for (const id of ends) {
      const endedOn = await endRow(
        tx,
        actor,
        'people.answer',
        personId,
        id,
        adds.length > 0 ? 'changed' : 'wrong',
        now,
      )
      if (endedOn) touched.add(endedOn)
    }
    for (const answer of adds)
      await writeFact.answer(tx, factColumns(actor, recordId, group, now), answer)
  }
  if (group === 'identity') for (const id of touched) await refreshCard(tx, id)
  await recordAudit(
    tx,
    'people.answer.added',
    { kind: 'person', id: personId },
    { record: recordId, questions: changes.map(change => change.code) },
  )
  return changes.length
}
