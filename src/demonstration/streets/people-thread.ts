// Runs in a thread of its own: people are invented on one processor while the database takes them in on the other.
import { parentPort, workerData } from 'node:worker_threads'
import type { StreetTable } from './street-tables.ts'
import { peopleWriter, type StreetSetting } from './write-people.ts'

/** What the thread is started with: whom to invent, by their numbers. */
export type PeopleTask = { setting: StreetSetting; count: number; batch: number }
export type PeopleBatch = { upTo: number; tables: [StreetTable, Uint8Array][] }

const { setting, count, batch } = workerData as PeopleTask
const writer = peopleWriter(setting)
let next = 0

function sendBatch(): void {
  if (next >= count) return
  const upTo = Math.min(count, next + batch)
  for (; next < upTo; next++) writer.write(next)
  const message: PeopleBatch = { upTo, tables: writer.take() }
  parentPort?.postMessage(
    message,
    message.tables.map(([, rows]) => rows.buffer as ArrayBuffer),
  )
}

// Each time a batch was taken another is made; two at the start, so that one is always ready.
parentPort?.on('message', sendBatch)
sendBatch()
sendBatch()
