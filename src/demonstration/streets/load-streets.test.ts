import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { aBrowser } from '../../../test/browser.ts'
import { openTestDatabase } from '../../../test/database.ts'
import { makeApp } from '../../app.ts'
import { demoCommand } from '../../commands/demo-command.ts'
import { verifyAudit } from '../../platform/audit.ts'
import { connect } from '../../platform/db/connect.ts'
import { folderStore } from '../../platform/files.ts'
import { demonstrationCode } from '../known-app.ts'
import { loadDemonstration } from '../load-demonstration.ts'
import { demonstrationPassword } from '../sign-ins.ts'
import { inventPerson } from './invent-person.ts'
import { loadStreets } from './load-streets.ts'
import { seededRandom } from './seeded-random.ts'
import { referenceOf } from './street-reference.ts'
import { streetWorkers } from './street-workers.ts'
import { peopleWriter } from './write-people.ts'

const people = 60
const seed = 5

async function open() {
  const database = await openTestDatabase()
  const owner = connect({ ...database.owner, max: 2 })
  const db = connect({ ...database.app, max: 3 })
  const folder = mkdtempSync(join(tmpdir(), 'throughline-streets-'))
  const files = folderStore(folder)
  const app = await makeApp({ db, files, clock: () => new Date(), secure: false, log: false })
  await loadDemonstration(owner, files)
  return {
    database,
    owner,
    signIn: async (email: string) => {
      const browser = aBrowser(app)
      await browser.submit('/sign-in', { email, password: demonstrationPassword })
      const { code } = await demonstrationCode(owner, email)
      await browser.submit('/sign-in/second', { code })
      return browser
    },
    close: async () => {
      await app.server.close()
      await Promise.all([db.destroy(), owner.destroy()])
      await database.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

let it: Awaited<ReturnType<typeof open>>
before(async () => {
  it = await open()
})
after(() => it.close())

/** Everything that is set aside for the load: keys, checks, indexes, triggers, and whether they hold. */
async function listGuards(): Promise<string[]> {
  const { rows } = await sql<{ guard: string }>`
    select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) || ' ' || convalidated::text as guard
    from pg_constraint where connamespace = 'people'::regnamespace or confrelid in (select oid from pg_class where relnamespace = 'people'::regnamespace)
    union all select indexdef from pg_indexes where schemaname = 'people'
    union all select tgrelid::regclass || ' ' || tgname || ' ' || tgenabled::text from pg_trigger t join pg_class c on c.oid = t.tgrelid
      where c.relnamespace = 'people'::regnamespace and not tgisinternal
    order by 1`.execute(it.owner)
  return rows.map(row => row.guard)
}

async function countPeople(): Promise<number> {
  const { rows } = await sql<{
    people: number
  }>`select count(*) as people from people.person`.execute(it.owner)
  return rows[0]?.people ?? 0
}

const id = (number: number) => seededRandom(1, number).id(0).toString('hex')
const setting = {
  partnershipId: id(1),
  holders: [
    { organisationId: id(2), percent: 70, workers: [id(3), id(4)] },
    { organisationId: id(5), percent: 30, workers: [id(6)] },
  ],
  questions: [{ code: 'sex', category: 'identity', choices: ['female', 'male'] }],
}

/** A hash of every row of every table for people with these numbers. */
function hashOf(ofSeed: number, numbers: readonly number[]): string {
  const writer = peopleWriter({ ...setting, seed: ofSeed })
  for (const number of numbers) writer.write(number)
  const hash = createHash('sha256')
  for (const [table, rows] of writer.take()) hash.update(table).update(rows)
  return hash.digest('hex')
}

test('the same seed gives the same rows, ids included, and another seed gives others', () => {
  const numbers = Array.from({ length: 300 }, (_, number) => number)
  assert.equal(hashOf(7, numbers), hashOf(7, numbers))
  assert.notEqual(hashOf(7, numbers), hashOf(8, numbers))
  assert.equal(hashOf(7, [299]), hashOf(7, [299]), 'whoever was written before makes no difference')
})

test('nobody has the reference of somebody else', () => {
  const references = new Set(Array.from({ length: 20_000 }, (_, number) => referenceOf(3, number)))
  assert.equal(references.size, 20_000)
  assert.match([...references].join(''), /^[346789A-HJKMNPQRTWXY]+$/)
})

test('a failure in the middle leaves nothing behind, and the next try loads everybody', async () => {
  const guards = await listGuards()
  const first = await countPeople()
  const fail = (words: string) => {
    if (words.startsWith('Indexes')) throw new Error('the disk is full')
  }
  await assert.rejects(loadStreets(it.database.owner, { people, seed }, fail), /the disk is full/)
  assert.equal(await countPeople(), first)
  assert.deepEqual(await listGuards(), guards)

  await loadStreets(it.database.owner, { people, seed })
  assert.equal(await countPeople(), first + people)
  assert.deepEqual(await listGuards(), guards, 'keys, indexes and triggers are as they were')
  assert.deepEqual(await verifyAudit(it.owner), [])
})

test('where they are there already nothing is added', async () => {
  const before = await countPeople()
  await assert.rejects(
    loadStreets(it.database.owner, { people: 1, seed }),
    /The people of the streets are there already/,
  )
  assert.equal(await countPeople(), before)
})

test('what is derived of records is what the service would derive', async () => {
  const { rows } = await sql<{ wrong: number }>`
    select count(*) as wrong from people.record r where r.guarded is distinct from people.is_guarded(r.person_id)`.execute(
    it.owner,
  )
  assert.deepEqual(rows, [{ wrong: 0 }])
})

test('everybody is found by those who may see them, by the name that they say', async () => {
  const browser = await it.signIn(streetWorkers[8]?.email ?? '')
  let found = 0
  for (let number = 0; number < 8; number++) {
    const person = inventPerson(seededRandom(seed, number), 2026)
    const { rows } = await sql<{ id: string }>`
      select distinct p.id from people.person p join people.record r on r.person_id = p.id
      join people.name n on n.record_id = r.id and n.family = ${person.family}
      where p.reference = ${referenceOf(seed, number)} and not r.guarded`.execute(it.owner)
    const [open] = rows
    if (!open) continue
    const page = await browser.submit('/people', { q: `${person.given} ${person.family}` })
    assert.ok(page.body.includes(`/people/${open.id}`), `${person.given} ${person.family}`)
    found += 1
  }
  assert.ok(found >= 4, `only ${found} people could be tried`)
})

test('numbers that make no sense are refused in one line', async () => {
  const io = { out: () => {}, err: () => {} }
  for (const [args, line] of [
    [['--people', 'many'], "--people takes a whole number from 1 to 5000000, not 'many'."],
    [['--people', '0'], "--people takes a whole number from 1 to 5000000, not '0'."],
    [['--people', '5000001'], "--people takes a whole number from 1 to 5000000, not '5000001'."],
    [['--people', '10', '--seed', '-1'], ''],
    [
      ['--people', '10', '--seed', '1.5'],
      "--seed takes a whole number from 0 to 999999999, not '1.5'.",
    ],
    [['--seed', '2'], '--seed goes with --people.'],
  ] as const)
    await assert.rejects(demoCommand([...args], io), line ? { message: line } : Error)
})
