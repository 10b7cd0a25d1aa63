import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startApp, type TestApp } from '../../../test/app.ts'
import { makeApp } from '../../app.ts'
import { connect } from '../db/connect.ts'

let it: TestApp
before(async () => {
  it = await startApp()
})
after(() => it.close())

async function ask(path: string, headers: Record<string, string> = {}, remoteAddress?: string) {
  const asked = { method: 'GET' as const, url: path, headers }
  return await it.app.server.inject(remoteAddress ? { ...asked, remoteAddress } : asked)
}

test('the process says that it is alive', async () => {
  const reply = await ask('/health')
  assert.equal(reply.statusCode, 200)
  assert.deepEqual(reply.json(), { status: 'ok' })
})

test('the process is ready when the database answers and is migrated', async () => {
  const reply = await ask('/ready')
  assert.deepEqual([reply.statusCode, reply.json()], [200, { status: 'ready' }])
})

test('the process is not ready while a migration is missing', async () => {
  const last = await it.owner
    .withSchema('migrations')
    // biome-ignore lint/suspicious/noExplicitAny: the table of migrations is not part of the schema that types know
    .deleteFrom('applied' as any)
    .where('name' as never, '=', '0007-administration.sql' as never)
    .returningAll()
    .executeTakeFirstOrThrow()
  const reply = await ask('/ready')
  assert.deepEqual([reply.statusCode, reply.json().reason], [503, 'the database is not migrated'])
  await it.owner
    .withSchema('migrations')
    // biome-ignore lint/suspicious/noExplicitAny: as above
    .insertInto('applied' as any)
    .values(last)
    .execute()
  assert.equal((await ask('/ready')).statusCode, 200)
})

test('without a database the process is alive but not ready, and does not say where the database is', async () => {
  const db = connect({ ...it.database.app, host: '127.0.0.1', port: 9, max: 1 })
  const app = await makeApp({
    db,
    files: it.files,
    clock: () => new Date(),
    secure: false,
    log: false,
  })
  try {
    assert.equal((await app.server.inject('/health')).statusCode, 200)
    const reply = await app.server.inject('/ready')
    assert.equal(reply.statusCode, 503)
    assert.deepEqual(reply.json(), { status: 'not ready', reason: 'the database does not answer' })
    assert.match((await app.server.inject('/metrics')).body, /throughline_database_up 0/)
  } finally {
    await app.server.close()
    await db.destroy()
  }
})

test('metrics count requests by route pattern and status, and hold no address, name or id', async () => {
  const browser = await it.signIn(it.users.reader)
  await browser.get(`/plans/secret-plan?q=${encodeURIComponent(it.users.reader.email)}`)
  const reply = await ask('/metrics')
  assert.match(String(reply.headers['content-type']), /^text\/plain; version=0\.0\.4/)
  assert.match(
    reply.body,
    /throughline_requests_total\{method="GET",route="\/plans\/:slug",status="404"\} 1/,
  )
  assert.match(
    reply.body,
    /throughline_request_duration_seconds_bucket\{method="POST",route="\/sign-in",le="\+Inf"\} 1/,
  )
  assert.match(reply.body, /throughline_database_connections\{state="idle"\} \d+/)
  assert.match(reply.body, /throughline_jobs\{state="waiting"\} 0/)
  assert.doesNotMatch(reply.body, /secret-plan|@|[0-9a-f]{8}-[0-9a-f]{4}-/)
})

test('every line of the metrics is one that Prometheus reads', async () => {
  for (const line of (await ask('/metrics')).body.trimEnd().split('\n'))
    assert.match(line, /^(# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\{([a-z]+="[^"]*",?)+\})? -?[\d.e+-]+)$/)
})

test('metrics are not for other machines, nor for what a proxy passes on', async () => {
  assert.equal((await ask('/metrics', {}, '192.0.2.7')).statusCode, 404)
  assert.equal((await ask('/metrics', { 'x-forwarded-for': '192.0.2.7' })).statusCode, 404)
  assert.equal(
    (await ask('/metrics', { authorization: 'Bearer undefined' }, '192.0.2.7')).statusCode,
    404,
  )
})

test('metrics are for another machine that brings the token', async () => {
  const app = await makeApp({
    db: it.db,
    files: it.files,
    clock: () => new Date(),
    secure: false,
    log: false,
    metricsToken: 'sixteen letters at least',
  })
  const from = async (authorization: string) =>
    (
      await app.server.inject({
        url: '/metrics',
        remoteAddress: '192.0.2.7',
        headers: { authorization },
      })
    ).statusCode
  assert.equal(await from('Bearer sixteen letters at least'), 200)
  assert.equal(await from('Bearer sixteen letters at most'), 404)
  await app.server.close()
})
