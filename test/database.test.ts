import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import pg from 'pg'
import { openTestDatabase, type TestDatabase } from './database.ts'

const first = await openTestDatabase()
after(() => first.close())

async function ask(config: TestDatabase['owner'], sql: string) {
  const client = new pg.Client(config)
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

test('each test file has a database of its own', async () => {
  const second = await openTestDatabase()
  try {
    await ask(first.owner, 'create table only_here ()')
    assert.deepEqual(await ask(second.owner, "select to_regclass('only_here') as found"), [
      { found: null },
    ])
  } finally {
    await second.close()
  }
})

test('the web process signs in without rights of its own', async () => {
  assert.deepEqual(await ask(first.app, 'select current_user as name'), [
    { name: 'throughline_web' },
  ])
  await assert.rejects(ask(first.app, 'select from platform.audit_event'), /permission denied/)
})

test('text sorts as a British reader expects on every server', async () => {
  const sql = `select string_agg(x, ' ' order by x) as sorted from unnest(array['b', 'Á', 'a', 'Z']) x`
  assert.deepEqual(await ask(first.owner, sql), [{ sorted: 'a Á b Z' }])
})
