import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { gunzipSync, gzipSync } from 'node:zlib'
import pg from 'pg'
import { openTestDatabase } from '../../../test/database.ts'
import { migrate } from '../db/migrate.ts'
import { folderStore } from '../files.ts'
import { listSequences, listTables, quote } from './backup-catalogue.ts'
import { restoreBackup } from './restore-backup.ts'
import { writeBackup } from './write-backup.ts'

const folder = mkdtempSync(join(tmpdir(), 'throughline-backup-'))
const files = join(folder, 'files')
const archive = join(folder, 'backup.tar.gz')
const source = await openTestDatabase()
const target = await openTestDatabase()
const now = new Date('2026-11-22T10:00:00Z')

after(async () => {
  await source.close()
  await target.close()
  rmSync(folder, { recursive: true, force: true })
})

async function withClient<T>(config: pg.ClientConfig, use: (client: pg.Client) => Promise<T>) {
  const client = new pg.Client(config)
  await client.connect()
  try {
    return await use(client)
  } finally {
    await client.end()
  }
}

/** Every table's number of rows and the hash of all its values, where each sequence stands, what guards the tables. */
async function describe(config: pg.ClientConfig) {
  return await withClient(config, async client => {
    const tables: Record<string, unknown> = {}
    for (const { schema, table } of await listTables(client)) {
      const name = quote(client, schema, table)
      const { rows } = await client.query(
        `select count(*) as rows, md5(string_agg(t::text, '|' order by t::text collate "C")) as hash from ${name} t`,
      )
      tables[name] = rows[0]
    }
    const guards = await client.query(
      `select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as what from pg_constraint where contype = 'f' and conrelid::regclass::text not like 'pgboss.%'
       union all select tgrelid::regclass::text, tgname, tgenabled::text from pg_trigger where not tgisinternal and tgrelid::regclass::text not like 'pgboss.%' order by 1, 2, 3`,
    )
    return { tables, sequences: await listSequences(client), guards: guards.rows }
  })
}

const awkward = 'tab\t, line\n, \\N, "quote", Pádraig'

before(async () => {
  await withClient(source.owner, async client => {
    const id = '01991111-1111-7111-8111-111111111111'
    await client.query(`insert into partnership.partnership values ($1, 'example', $2)`, [
      id,
      awkward,
    ])
    // Comes before the table that it refers to: no order of names would do.
    await client.query(
      `insert into partnership.area values ($1, 'X07000001', 'Eastmarsh', 'district')`,
      [id],
    )
    await client.query(
      `select platform.record_audit('test.backup.made', null, null, $1) from generate_series(1, 20)`,
      [{ words: awkward }],
    )
  })
  await folderStore(files).keep(Buffer.from('a scanned consent form'))
  writeFileSync(join(files, 'half-written.tmp'), 'not yet a file')
  await writeBackup(source.owner, files, archive, now)
})

async function emptyTarget() {
  await withClient(target.owner, async client => {
    const { rows } = await client.query<{ name: string }>(
      `select nspname as name from pg_namespace where pg_get_userbyid(nspowner) = 'throughline_owner'`,
    )
    for (const { name } of rows) await client.query(`drop schema "${name}" cascade`)
  })
}

test('the archive is for its maker alone, and nothing is left beside it', () => {
  assert.deepEqual(readdirSync(folder).sort(), ['backup.tar.gz', 'files'])
})

test('a backup is never written over', async () => {
  await assert.rejects(writeBackup(source.owner, files, archive, now), /is there already/)
})

test('a database that holds something is left alone', async () => {
  const before = await describe(target.owner)
  const into = join(folder, 'refused')
  await assert.rejects(
    restoreBackup(target.owner, into, archive, { replace: false }),
    /^CommandMistake: The database is not empty/,
  )
  assert.deepEqual(await describe(target.owner), before)
})

test('a file that is cut off, changed or no backup changes nothing', async () => {
  const whole = readFileSync(archive)
  const unpacked = gunzipSync(whole)
  const changed = Buffer.from(unpacked)
  changed.write('P', unpacked.indexOf('Pádraig') + 1)
  const damaged: Record<string, Buffer> = {
    empty: Buffer.alloc(0),
    cut: whole.subarray(0, whole.length / 2),
    'cut at the end': whole.subarray(0, whole.length - 20),
    'cut inside': gzipSync(unpacked.subarray(0, 5 * 512)),
    changed: gzipSync(changed),
    words: Buffer.from('not a backup at all'),
    zipped: gzipSync(Buffer.from('not a backup at all')),
  }
  const before = await describe(target.owner)
  for (const [name, content] of Object.entries(damaged)) {
    const path = join(folder, 'damaged')
    writeFileSync(path, content)
    await assert.rejects(
      restoreBackup(target.owner, join(folder, 'refused'), path, { replace: true }),
      { name: 'CommandMistake', message: /^[^\n]+cannot be restored[^\n]+$/ },
      name,
    )
  }
  rmSync(join(folder, 'damaged'))
  assert.deepEqual(await describe(target.owner), before)
  await assert.rejects(
    restoreBackup(target.owner, folder, join(folder, 'missing'), { replace: true }),
    /missing is not there/,
  )
})

test('a backup of a newer version is refused', async () => {
  const path = join(folder, 'newer')
  const unpacked = gunzipSync(readFileSync(archive)).toString('latin1')
  writeFileSync(
    path,
    gzipSync(Buffer.from(unpacked.replace('0001-platform.sql', '9001-platform.sql'), 'latin1')),
  )
  await assert.rejects(
    restoreBackup(target.owner, files, path, { replace: true }),
    /made by another version/,
  )
  rmSync(path)
})

test('what was backed up comes back the same, its files too', async () => {
  await emptyTarget()
  const into = join(folder, 'restored')
  await restoreBackup(target.owner, into, archive, { replace: false })
  assert.deepEqual(await describe(target.owner), await describe(source.owner))
  const hash = createHash('sha256').update('a scanned consent form').digest()
  assert.equal((await folderStore(into).get(hash)).toString(), 'a scanned consent form')
  assert.deepEqual(await migrate(target.owner), [])
})

test('what the database held is replaced where that is asked for', async () => {
  await withClient(target.owner, client =>
    client.query("update partnership.partnership set name = 'Another'"),
  )
  await restoreBackup(target.owner, join(folder, 'restored'), archive, { replace: true })
  assert.deepEqual(await describe(target.owner), await describe(source.owner))
})

test('a backup whose audit chain is broken is refused, and what was there stays', async () => {
  await withClient(source.owner, async client => {
    await client.query('alter table platform.audit_event disable trigger user')
    await client.query("update platform.audit_event set details = '{}' where number = 7")
    await client.query('alter table platform.audit_event enable trigger user')
  })
  const broken = join(folder, 'broken.tar.gz')
  await writeBackup(source.owner, files, broken, now)
  const before = await describe(target.owner)
  await assert.rejects(
    restoreBackup(target.owner, join(folder, 'restored'), broken, { replace: true }),
    /audit chain .* is broken at 7 .* nothing was restored/,
  )
  assert.deepEqual(await describe(target.owner), before)
})
