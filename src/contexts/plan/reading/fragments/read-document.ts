import { setImmediate as nextTurn } from 'node:timers/promises'
import { assemblePlan } from '../assembly/assemble.ts'
import type { Answers, Reading } from '../reading.ts'
import { extractFragments } from './extract.ts'

export type ReadOptions = {
  /** What a person answered to questions of an earlier reading, by the questions' keys. */
  answers?: Answers
  /** Called as each stage begins and once at the end, with how many of all stages are done. */
  onProgress?: (stage: string, done: number, total: number) => void
}

/**
 * Reads a plan out of a file. The same bytes, name and answers always give the same reading. Throws
 * UnreadableDocument, in one plain line, for a file that cannot be read.
 */
export async function readDocument(
  bytes: Uint8Array,
  name: string,
  options: ReadOptions = {},
): Promise<Reading> {
  const report = options.onProgress ?? (() => undefined)
  report('Opening the file', 0, 2)
  // A turn of the event loop before each stage lets the progress be seen.
  await nextTurn()
  const document = await extractFragments(bytes, name)
  report('Finding the plan', 1, 2)
  await nextTurn()
  const reading = assemblePlan(document, options.answers)
  report('Done', 2, 2)
  return reading
}
