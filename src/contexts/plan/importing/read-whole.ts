import { assemblePlan } from '../reading/assembly/assemble.ts'
import { extractFragments } from '../reading/fragments/extract.ts'
import type { Answers, FragmentedDocument, Reading } from '../reading/reading.ts'

/** A document as taken apart, and the plan found in it. */
export type ReadDocument = { source: FragmentedDocument; reading: Reading }

/** A file to read, or one that was taken apart before. */
export type ThreadTask = ({ bytes: Uint8Array; name: string } | { source: FragmentedDocument }) & {
  answers: Answers
}

export type ThreadAnswer =
  | { kind: 'stage'; stage: string }
  | { kind: 'read'; read: ReadDocument }
  | { kind: 'unreadable'; message: string }

/** Takes a file apart and puts the plan together. Throws UnreadableDocument. */
export async function readWhole(
  task: ThreadTask,
  onStage: (stage: string) => void,
): Promise<ReadDocument> {
  if (!('source' in task)) onStage('Opening the file')
  const source = 'source' in task ? task.source : await extractFragments(task.bytes, task.name)
  onStage('Finding the plan')
  return { source, reading: assemblePlan(source, task.answers) }
}
