import type { Actor } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import { Refusal } from '../../../platform/refusal.ts'
import type { Answers } from '../reading/reading.ts'
import { addAnswers, getAnswers } from './answers.ts'
import { getImport, getSource } from './import-queries.ts'
import { lockImport } from './lock-import.ts'
import { readInThread } from './read-in-thread.ts'
import { readWhole } from './read-whole.ts'

// Up to here putting a document together again takes no longer than starting a thread for it.
const quickFragments = 4000

/**
 * Keeps answers about an import. Answers to the reader's own questions change how the document is put together, so it is
 * put together again from its fragments; corrections by hand are laid over it. Answers with how many answers were new.
 */
export async function answerQuestions(
  tx: Tx,
  actor: Actor,
  importId: string,
  answers: Answers,
): Promise<number> {
  refuseTooLong(answers)
  await lockImport(tx, importId)
  const imported = await getImport(tx, importId)
  refuseUnlessReady(imported)
  const before = await getAnswers(tx, imported)
  const changed = Object.fromEntries(
    Object.entries(answers).filter(([key, answer]) => answer !== (before[key] ?? '')),
  )
  await addAnswers(tx, actor, importId, changed)
  const again = Object.keys(changed).some(key => !isLaidOver(key))
  const reading = again ? await assembleAgain(tx, imported) : undefined
  if (Object.keys(changed).length === 0) return 0
  await tx
    .updateTable('plan.import')
    .set(eb => ({
      revision: eb('revision', '+', 1),
      ...(reading ? { reading: JSON.stringify(reading) } : {}),
    }))
    .where('id', '=', importId)
    .execute()
  return Object.keys(changed).length
}

function refuseTooLong(answers: Answers): void {
  for (const [question, answer] of Object.entries(answers))
    if (question.length > 500 || answer.length > 20_000)
      throw new Refusal('form', 'An answer must be 20,000 characters or fewer')
}

/** Refuses to change what was committed, or what is still being read. */
export function refuseUnlessReady({ status }: { status: string }): void {
  if (status === 'ready') return
  throw new Refusal(
    'form',
    status === 'committed'
      ? 'This document was made into a plan already. Change the plan itself.'
      : status === 'undone'
        ? 'This import was undone. Give the file again.'
        : 'The document is still being read.',
  )
}

/** Whether an answer is a correction by hand and no question of the reader. */
function isLaidOver(key: string): boolean {
  return /^(field|node|plan|level|same|pair|pair-reason|stated|keep|missing):/.test(key)
}

async function assembleAgain(tx: Tx, imported: { id: string; correctsImportId: string | null }) {
  const source = await getSource(tx, imported.id)
  const task = { source, answers: await getAnswers(tx, imported) }
  const big = source.fragments.length > quickFragments
  const { reading } = big ? await readInThread(task) : await readWhole(task, () => {})
  return reading
}
