import { Worker } from 'node:worker_threads'
import { sql } from 'kysely'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { recordAudit } from '../../platform/audit.ts'
import { connectOnce } from '../../platform/db/connect.ts'
import { CommandMistake } from '../../platform/refusal.ts'
import { becomeOwner, becomeUser } from '../stage.ts'
import { foundStreets } from './found-streets.ts'
import type { PeopleBatch, PeopleTask } from './people-thread.ts'
import { setAside } from './set-aside.ts'
import { type StreetTable, streetTableNames, streetTables } from './street-tables.ts'
import type { StreetSetting } from './write-people.ts'

const batch = 5_000
// One more than the processor that the database keeps busy: inventing takes twice as long as taking in.
const threadCount = 2
const lockNotAvailable = '55P03'

/**
 * Adds invented people of the streets to the demonstration partnership, with those who work with them and the agreement
 * between their organisations: the same people for the same seed, whatever their number. One transaction: a kill in the
 * middle leaves nothing. The tables are locked meanwhile. Throws a CommandMistake where they are there already or the
 * service is in the way. `owner` is a connection of the owner; `onProgress` hears what is being done.
 */
export async function loadStreets(
  owner: pg.ClientConfig,
  { people, seed }: { people: number; seed: number },
  onProgress: (words: string) => void = () => {},
): Promise<void> {
  const { db, client, close } = await connectOnce(owner)
  try {
    await db.transaction().execute(async tx => {
      await sql`select pg_advisory_xact_lock(hashtext('throughline demonstration'))`.execute(tx)
      const founded = await foundStreets(tx, seed)
      if (!founded)
        throw new CommandMistake(
          'The people of the streets are there already. Set THROUGHLINE_DATA to a new folder for others.',
        )
      await prepareToLoad(client)
      const putBack = await setAside(client, 'people', streetTableNames)
      await copyPeople(client, founded.setting, people, onProgress)
      await putBack((done, all) => onProgress(`Indexes and checks: ${done} of ${all}`))
      await becomeUser(tx, founded.guardianId, 'fill the demonstration')
      const subject = { kind: 'partnership', id: founded.setting.partnershipId }
      await recordAudit(tx, 'people.demonstration.filled', subject, { people, seed })
      await becomeOwner(tx)
    })
    // The planner has to know at once how large the tables are, and what everybody can see of them.
    for (const [done, name] of streetTableNames.entries()) {
      onProgress(`Statistics: ${done} of ${streetTableNames.length}`)
      await client.query(`vacuum (analyze) people.${name}`)
    }
    onProgress('')
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === lockNotAvailable)
      throw new CommandMistake('Something else uses the database: stop the service, and try again.')
    throw error
  } finally {
    await close()
  }
}

async function prepareToLoad(client: pg.Client) {
  // Tables cannot be altered while what was founded waits to be checked.
  await client.query('set constraints all immediate')
  // A running service that does not let go is better stopped than waited for.
  await client.query(`set local lock_timeout = '10s'`)
  await client.query(`set local maintenance_work_mem = '512MB'`)
  await client.query('set local max_parallel_maintenance_workers = 2')
}

async function copyPeople(
  client: pg.Client,
  setting: StreetSetting,
  people: number,
  onProgress: (words: string) => void,
) {
  const threads = Array.from({ length: threadCount }, (_, firstBatch) => {
    const workerData: PeopleTask = { setting, people, batch, firstBatch, everyBatch: threadCount }
    return new Worker(new URL('./people-thread.ts', import.meta.url), { workerData })
  })
  const batches = threads.map(thread => batchesOf(thread))
  try {
    for (let number = 0, upTo = 0; upTo < people; number++) {
      const made = await batches[number % threadCount]?.next()
      if (!made || made.done) throw new Error('The people of the streets ran out')
      for (const [table, rows] of made.value.tables)
        if (rows.length > 0) await copyRows(client, table, rows)
      upTo = made.value.upTo
      onProgress(`People: ${upTo.toLocaleString('en-GB')} of ${people.toLocaleString('en-GB')}`)
    }
  } finally {
    await Promise.all(threads.map(thread => thread.terminate()))
  }
}

/** The batches that a thread makes, in order. */
async function* batchesOf(thread: Worker): AsyncGenerator<PeopleBatch> {
  const waiting: PeopleBatch[] = []
  let wake = () => {}
  let failure: Error | undefined
  thread.on('message', (made: PeopleBatch) => {
    waiting.push(made)
    wake()
  })
  thread.on('error', error => {
    failure = error instanceof Error ? error : new Error(String(error))
    wake()
  })
  for (;;) {
    const made = waiting.shift()
    if (made) {
      yield made
      thread.postMessage('another')
    } else if (failure) throw failure
    else
      await new Promise<void>(resolve => {
        wake = resolve
      })
  }
}

async function copyRows(client: pg.Client, table: StreetTable, rows: Uint8Array) {
  const columns = Object.keys(streetTables[table]).join(', ')
  const stream = client.query(
    copyFrom(`copy people.${table} (${columns}) from stdin with (format binary)`),
  )
  await new Promise<void>((resolve, reject) => {
    stream.on('error', reject)
    stream.on('finish', resolve)
    stream.end(Buffer.from(rows.buffer, rows.byteOffset, rows.byteLength))
  })
}
