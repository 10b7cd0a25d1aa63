import { z } from 'zod'
import { recordAudit } from '../../../platform/audit.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import { Refusal } from '../../../platform/refusal.ts'
import type { Answers } from '../reading/reading.ts'
import { answerQuestions, refuseUnlessReady } from './answer-questions.ts'
import { type PlanKind, planKinds } from './import-form.ts'
import { getImport, getReview } from './import-queries.ts'

/** The title, the kind, and what the plan calls its levels (`level:Priority`). */
export const namesForm = z.looseObject({
  title: z.string().trim().max(300, 'The title must be 300 characters or fewer').default(''),
  kind: z.enum(Object.keys(planKinds) as [PlanKind, ...PlanKind[]]).optional(),
})

export async function saveNames(
  tx: Tx,
  actor: Actor,
  importId: string,
  input: z.output<typeof namesForm>,
): Promise<void> {
  const imported = await getImport(tx, importId)
  refuseUnlessReady(imported)
  if (input.title === '') throw new Refusal('title', 'Enter the title of the plan')
  const { review } = await getReview(tx, importId)
  await tx
    .updateTable('plan.import')
    .set({ title: input.title, kind: input.kind ?? imported.kind })
    .where('id', '=', importId)
    .execute()
  await recordAudit(
    tx,
    'plan.import.named',
    { kind: 'import', id: importId },
    { title: input.title },
  )
  const levels = new Set(review.reading.plan.nodes.map(node => node.level))
  const answers: Answers = {}
  for (const level of levels) {
    const typed = input[`level:${level}`]
    if (typeof typed !== 'string') continue
    const name = typed.trim().slice(0, 60)
    answers[`level:${level}`] = name === level ? '' : name
  }
  await answerQuestions(tx, actor, importId, answers)
}
