import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { startApp, type TestApp } from '../../../test/app.ts'
import { writeForUser } from '../db/access.ts'
import type { Job, JobData } from './job.ts'
import { runWaitingJobs } from './run-waiting-jobs.ts'
import { startWorker } from './start-worker.ts'

let it: TestApp
const ran: JobData[] = []
const job: Job = {
  name: 'test.note',
  run: async (_parts, data) => {
    ran.push(data)
  },
  givenUp: async () => {},
}
const parts = () => ({ owner: it.owner, files: it.files, clock: () => new Date() })

before(async () => {
  it = await startApp()
})
after(() => it.close())

const send = (data: JobData, then: () => void = () => {}) =>
  writeForUser(it.owner, it.users.reader.id, 'test', async tx => {
    await it.app.sendJob(tx, 'test.note', data)
    then()
  })

test('a job runs once, with what it was sent with', async () => {
  await send({ word: 'one' })
  assert.equal(await runWaitingJobs(it.database.owner, parts(), [job]), 1)
  assert.equal(await runWaitingJobs(it.database.owner, parts(), [job]), 0)
  assert.deepEqual(ran.splice(0), [{ word: 'one' }])
})

test('a job of a change that was rolled back is never run', async () => {
  const failing = send({ word: 'two' }, () => {
    throw new Error('the change failed')
  })
  await assert.rejects(failing, /the change failed/)
  assert.equal(await runWaitingJobs(it.database.owner, parts(), [job]), 0)
})

test('a request adds jobs and can neither read nor change what waits', async () => {
  await send({ word: 'secret' })
  for (const statement of [
    sql`select data from pgboss.job`,
    sql`update pgboss.job set data = '{}'`,
    sql`delete from pgboss.job`,
  ])
    await assert.rejects(
      writeForUser(it.owner, it.users.lead.id, 'test', tx => statement.execute(tx)),
      /permission denied/,
    )
  await runWaitingJobs(it.database.owner, parts(), [job])
  ran.splice(0)
})

test('a worker runs what waits, tries again what failed, and stops when told', async () => {
  let tries = 0
  const failsOnce: Job = {
    ...job,
    run: async (_parts, data) => {
      tries += 1
      if (tries === 1) throw new Error('not this time')
      ran.push(data)
    },
  }
  const errors: Error[] = []
  const worker = await startWorker({
    owner: it.database.owner,
    parts: parts(),
    jobs: [failsOnce],
    onError: error => errors.push(error),
  })
  await send({ word: 'three' })
  for (let waited = 0; ran.length === 0; waited += 1) {
    assert.ok(waited < 150, 'the job was not tried again')
    await wait(100)
  }
  await worker.stop()
  assert.deepEqual(ran.splice(0), [{ word: 'three' }])
  assert.match(String(errors[0]), /not this time/)
})
