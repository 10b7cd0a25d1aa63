import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { openTestDatabase, type TestDatabase } from '../database.ts'

// What comments and documents promise of the tables, asked of the database itself.

let database: TestDatabase
let owner: pg.Client
before(async () => {
  database = await openTestDatabase()
  owner = new pg.Client(database.owner)
  await owner.connect()
})
after(async () => {
  await owner.end()
  await database.close()
})

const ours = `n.nspname in ('platform', 'partnership', 'people', 'street', 'plan')`

async function names(sql: string): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(sql)
  return rows.map(row => row.name)
}

test('there are tables to look at', async () => {
  const tables = await names(
    `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and ${ours}`,
  )
  assert.ok(tables.length >= 28, `only ${tables.length} tables were found`)
})

test('every table has row-level security', async () => {
  assert.deepEqual(
    await names(`select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and ${ours} and not c.relrowsecurity`),
    [],
  )
})

test('every table that requests may read or write says to whom', async () => {
  assert.deepEqual(
    await names(`select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and ${ours}
        and (has_any_column_privilege('throughline_app', c.oid, 'select, insert, update') or has_table_privilege('throughline_app', c.oid, 'delete'))
        and not exists (select from pg_policy p where p.polrelid = c.oid and p.polpermissive)`),
    [],
  )
})

test('every table that requests may write demands an audit event', async () => {
  assert.deepEqual(
    await names(`select distinct c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and ${ours}
        and (has_any_column_privilege('throughline_app', c.oid, 'insert, update') or has_table_privilege('throughline_app', c.oid, 'delete'))
        and not exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgname = 'audited' and t.tgdeferrable)`),
    [],
  )
})

test('every table, view and function says what it is for', async () => {
  assert.deepEqual(
    await names(`select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'v') and ${ours} and obj_description(c.oid) is null
      union all
      select p.oid::regprocedure::text from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where ${ours} and obj_description(p.oid) is null`),
    [],
  )
})

test('views obey the row-level security of whoever asks', async () => {
  assert.deepEqual(
    await names(`select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'v' and ${ours} and not coalesce(c.reloptions, '{}') @> '{security_invoker=true}'`),
    [],
  )
})

test('functions with the rights of their owner fix where they look for names', async () => {
  assert.deepEqual(
    await names(`select p.oid::regprocedure::text as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where ${ours} and p.prosecdef and not exists (select from unnest(p.proconfig) setting where setting like 'search_path=%')`),
    [],
  )
})

test('passwords, sessions and the ends of the audit chains cannot be read by a request', async () => {
  assert.deepEqual(
    await names(`select name from unnest(array['partnership.credential', 'partnership.session', 'partnership.sign_in_attempt', 'platform.audit_chain']) name
      where has_any_column_privilege('throughline_app', name, 'select, insert, update') or has_table_privilege('throughline_app', name, 'delete')`),
    [],
  )
})

test('versions, reviews and audit events can be neither changed nor deleted by a request', async () => {
  assert.deepEqual(
    await names(`select name from unnest(array['plan.node_version', 'plan.action_version', 'plan.review', 'plan.responsibility', 'plan.import_answer', 'platform.audit_event', 'platform.file']) name
      where has_any_column_privilege('throughline_app', name, 'update') or has_table_privilege('throughline_app', name, 'delete, truncate')`),
    [],
  )
})

test('the role of the web process has no rights of its own', async () => {
  assert.deepEqual(
    await names(`select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where ${ours} and c.relkind in ('r', 'v') and has_table_privilege('throughline_web', c.oid, 'select, insert, update, delete')`),
    [],
  )
  const { rows } = await owner.query(
    `select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolinherit from pg_roles where rolname = 'throughline_web'`,
  )
  assert.deepEqual(rows, [
    {
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
      rolinherit: false,
    },
  ])
})

test('a request cannot make itself somebody else', async () => {
  const web = new pg.Client(database.app)
  await web.connect()
  await web.query('set role throughline_app')
  for (const sql of [
    `select partnership.act_as(gen_random_uuid(), '')`,
    `select platform.guard('plan.plan')`,
    `set role throughline_owner`,
    `reset role; set role postgres`,
    `select * from platform.verify_audit()`,
  ])
    await assert.rejects(web.query(sql), /permission denied/, sql)
  await web.end()
})
