// Runs in a thread of its own: whatever a document does to the reader, the web server goes on.
import { parentPort, workerData } from 'node:worker_threads'
import { UnreadableDocument } from '../reading/reading.ts'
import { readWhole, type ThreadAnswer, type ThreadTask } from './read-whole.ts'

const say = (answer: ThreadAnswer) => parentPort?.postMessage(answer)

try {
  const read = await readWhole(workerData as ThreadTask, stage => say({ kind: 'stage', stage }))
  say({ kind: 'read', read })
} catch (error) {
  if (!(error instanceof UnreadableDocument)) throw error
  say({ kind: 'unreadable', message: error.message })
}
