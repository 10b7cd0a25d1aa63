import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { after, before, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { startApp, type TestApp } from '../../../../test/app.ts'
import type { Browser } from '../../../../test/browser.ts'
import { openQueue, workQueue } from '../../../platform/jobs/queue.ts'

let it: TestApp
let lead: Browser

before(async () => {
  it = await startApp({ today: '2026-11-22' })
  lead = await it.signIn(it.users.lead)
})
after(() => it.close())

const root = fileURLToPath(new URL('../../../../', import.meta.url))

function start(script: string, environment: Record<string, string>) {
  const child = spawn(
    process.execPath,
    ['--import', './scripts/run-tsx.ts', `test/processes/${script}`],
    {
      cwd: root,
      env: {
        ...process.env,
        TEST_CONNECTION: JSON.stringify(it.database.owner),
        ...environment,
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  return {
    says: async () => String((await once(child.stdout, 'data'))[0]),
    kill: async () => {
      child.kill('SIGKILL')
      await once(child, 'exit')
    },
  }
}

async function give(rows: number) {
  const lines = Array.from(
    { length: rows },
    (_, index) => `${index + 1},Open welcome hub ${index + 1} in Exbury,Apr-26,Wexshire Council`,
  )
  const csv = ['No,Action,By when,Lead', ...lines].join('\n')
  const reply = await lead.upload(
    '/plans/import',
    { becomes: 'new', title: `Plan of ${rows}`, kind: 'action-plan', corrects: '' },
    { file: { name: 'plan.csv', bytes: Buffer.from(csv) } },
  )
  return reply.location?.split('/').at(-1) ?? ''
}

const statusOf = async (id: string) =>
  (
    await it.owner
      .selectFrom('plan.import')
      .select('status')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
  ).status

test('a document whose reader was killed is read by the next process', async () => {
  const id = await give(3000)
  const worker = start('worker.ts', { TEST_FILES: it.filesFolder })
  for (let tries = 0; (await statusOf(id)) === 'waiting'; tries += 1) {
    assert.ok(tries < 1500, 'the worker never began')
    await wait(20)
  }
  await worker.kill()
  assert.equal(await statusOf(id), 'reading')
  assert.equal(await it.runJobs(), 0)
  // As though it had said nothing for a minute.
  await sql`update pgboss.job set heartbeat_on = now() - interval '1 minute' where state = 'active'`.execute(
    it.owner,
  )
  const queue = openQueue(it.database.owner, { max: 1, supervise: false })
  await queue.start()
  await queue.supervise(workQueue)
  await queue.stop({ graceful: false })
  assert.equal(await it.runJobs(), 1)
  assert.equal(await statusOf(id), 'ready')
})

test('a process that was killed while it made the plan leaves nothing half done', async () => {
  const id = await give(40)
  await it.runJobs()
  const half = start('half-commit.ts', { TEST_IMPORT: id, TEST_EMAIL: it.users.lead.email })
  assert.match(await half.says(), /made/)
  await half.kill()
  const plans = await it.owner
    .selectFrom('plan.plan')
    .select('id')
    .where('title', '=', 'Plan of 40')
    .execute()
  assert.deepEqual(plans, [])
  assert.equal(await statusOf(id), 'ready')
  const address = `/plans/imports/${id}`
  const reply = await lead.submit(address, {}, `${address}/commit`)
  assert.equal(reply.location, '/plans/plan-of-40')
})

test('a plan of thousands is read, shown in pages and made in seconds', async t => {
  const id = await give(5000)
  let from = performance.now()
  const took = (what: string) => {
    const ms = Math.round(performance.now() - from)
    t.diagnostic(`${what}: ${ms} ms`)
    from = performance.now()
    return ms
  }
  await it.runJobs()
  took('read')
  const address = `/plans/imports/${id}`
  await lead.get(address)
  took('first look')
  for (const part of [
    'actions?page=100',
    'values',
    'colours?page=60',
    'links',
    'print-check?page=2',
  ]) {
    const shown = await lead.get(`${address}/${part}`)
    assert.equal(shown.status, 200)
    assert.ok(took(part) < 5000, `${part} took too long`)
  }
  const reply = await lead.submit(address, {}, `${address}/commit`)
  assert.equal(reply.location, '/plans/plan-of-5000')
  assert.ok(took('commit') < 30_000, 'making the plan took too long')
  await lead.submit(address, {}, `${address}/undo`)
  assert.ok(took('undo') < 30_000, 'undoing took too long')
})
