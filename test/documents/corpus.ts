import { readDocument } from '../../src/contexts/plan/reading/fragments/read-document.ts'
import type { Reading, ReadPlan } from '../../src/contexts/plan/reading/reading.ts'
import { layOut } from './layouts.ts'
import type { LaidOutPlan, PrintedFormat } from './printed.ts'
import { type Score, scorePlan } from './score.ts'
import { writeDocument } from './write-document.ts'

const colourless = (format: PrintedFormat) => format.startsWith('csv') || format.startsWith('txt')

/** What can be read from the document in this format: a colour alone does not survive in plain text. */
export function truthIn(
  plan: Pick<LaidOutPlan, 'truth' | 'ragIsColour'>,
  format: PrintedFormat,
): ReadPlan {
  if (!plan.ragIsColour || !colourless(format)) return plan.truth
  return { ...plan.truth, actions: plan.truth.actions.map(a => ({ ...a, rag: null })) }
}

export type CorpusResult = { score: Score; reading: Reading | null; failure: string | null }

/** Writes, reads and scores one document of the corpus. A reader that throws has found nothing. */
export async function scoreDocument(
  layout: string,
  seed: number,
  format: PrintedFormat,
): Promise<CorpusResult> {
  const plan = layOut(layout, seed)
  const truth = truthIn(plan, format)
  const { bytes, extension } = await writeDocument(plan.document, format)
  try {
    const reading = await readDocument(bytes, `plan.${extension}`)
    return { score: scorePlan(reading.plan, truth), reading, failure: null }
  } catch (error) {
    const nothing = { title: '', nodes: [], actions: [] }
    return {
      score: scorePlan(nothing, truth),
      reading: null,
      failure: error instanceof Error ? (error.stack ?? error.message) : String(error),
    }
  }
}
