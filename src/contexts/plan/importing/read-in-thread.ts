import { Worker } from 'node:worker_threads'
import { UnreadableDocument } from '../reading/reading.ts'
import type { ReadDocument, ThreadAnswer, ThreadTask } from './read-whole.ts'

const longest = 120_000

/**
 * Reads a document in a thread with bounds on time and memory. Throws UnreadableDocument, in one plain line, also for a
 * document that is too much for the reader.
 */
export async function readInThread(
  task: ThreadTask,
  onStage: (stage: string) => void = () => {},
): Promise<ReadDocument> {
  const thread = new Worker(new URL('./reader-thread.ts', import.meta.url), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: 900 },
  })
  const tooMuch = new UnreadableDocument(
    'The file is too large or too involved to read. Split it into one file for each part of the plan and use those.',
  )
  try {
    return await new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(tooMuch), longest)
      thread.on('message', (answer: ThreadAnswer) => {
        if (answer.kind === 'stage') return onStage(answer.stage)
        clearTimeout(timer)
        if (answer.kind === 'read') resolve(answer.read)
        else reject(new UnreadableDocument(answer.message))
      })
      thread.on('error', (error: Error & { code?: string }) => {
        clearTimeout(timer)
        reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooMuch : error)
      })
      thread.on('exit', () => {
        clearTimeout(timer)
        reject(new Error('The reader stopped without an answer'))
      })
    })
  } finally {
    await thread.terminate()
  }
}
