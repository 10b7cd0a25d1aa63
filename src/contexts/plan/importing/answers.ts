import { recordAudit } from '../../../platform/audit.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { ReadDb, Tx } from '../../../platform/db/connect.ts'
import type { Answers } from '../reading/reading.ts'

/** An import and the earlier one whose answers count where it has none of its own. */
export type AnsweredImport = { id: string; correctsImportId: string | null }

/**
 * The newest answer to each question about a document. A corrected file takes over what was answered about the file
 * before it. An empty answer takes an earlier one back.
 */
export async function getAnswers(db: ReadDb, of: AnsweredImport): Promise<Answers> {
  const chain = [of.id]
  let before = of.correctsImportId
  while (before && !chain.includes(before)) {
    chain.push(before)
    const earlier = await db
      .selectFrom('plan.import')
      .select('correctsImportId')
      .where('id', '=', before)
      .executeTakeFirst()
    before = earlier?.correctsImportId ?? null
  }
  const rows = await db
    .selectFrom('plan.importAnswer')
    .select(['importId', 'question', 'answer'])
    .where('importId', 'in', chain)
    .orderBy('answeredAt')
    .execute()
  const oldestFirst = chain.toReversed()
  rows.sort((a, b) => oldestFirst.indexOf(a.importId) - oldestFirst.indexOf(b.importId))
  const answers: Answers = {}
  for (const { question, answer } of rows) {
    if (answer === '') delete answers[question]
    else answers[question] = answer
  }
  return answers
}

/** Writes answers down. Nothing is put together again here. */
export async function addAnswers(
  tx: Tx,
  actor: Actor,
  importId: string,
  answers: Answers,
): Promise<void> {
  const rows = Object.entries(answers).map(([question, answer]) => ({
    importId,
    partnershipId: actor.partnershipId,
    question,
    answer,
    answeredBy: actor.userId,
  }))
  if (rows.length === 0) return
  await tx.insertInto('plan.importAnswer').values(rows).execute()
  await recordAudit(
    tx,
    'plan.import.answered',
    { kind: 'import', id: importId },
    { questions: rows.map(row => row.question).slice(0, 50), count: rows.length },
  )
}
