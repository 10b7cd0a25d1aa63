// Runs in a thread of its own: people are invented while the database takes others in.
import { parentPort, workerData } from 'node:worker_threads'
import type { StreetTable } from './street-tables.ts'
import { peopleWriter, type StreetSetting } from './write-people.ts'

/** What a thread is started with: how many people there will be, and which batches of them are its own. */
export type PeopleTask = {
  setting: StreetSetting
  people: number
  batch: number
  firstBatch: number
  everyBatch: number
}

/** The rows of one batch, by table, and the number of the last person in it. */
export type PeopleBatch = { upTo: number; tables: [StreetTable, Uint8Array][] }

const { setting, people, batch, firstBatch, everyBatch } = workerData as PeopleTask
const writer = peopleWriter(setting)
let next = firstBatch * batch

function sendBatch(): void {
  if (next >= people) return
  const upTo = Math.min(people, next + batch)
  for (let number = next; number < upTo; number++) writer.write(number)
  next += everyBatch * batch
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
