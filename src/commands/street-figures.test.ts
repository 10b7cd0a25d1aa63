import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { openTestDatabase, type TestDatabase } from '../../test/database.ts'
import { indicatorsCommand } from './indicators-command.ts'
import { streetImportCommand } from './street-import-command.ts'

let database: TestDatabase
let folder: string
const before_ = process.env.DATABASE_URL
before(async () => {
  database = await openTestDatabase()
  const { host = '', port, user = '', password = '', database: name = '' } = database.owner
  const address = new URL('postgresql://server')
  address.searchParams.set('host', host)
  address.pathname = `/${name}`
  address.username = user
  address.password = typeof password === 'string' ? password : ''
  address.port = String(port ?? 5432)
  process.env.DATABASE_URL = address.href
  folder = mkdtempSync(join(tmpdir(), 'throughline-command-'))
})
after(async () => {
  if (before_ === undefined) delete process.env.DATABASE_URL
  else process.env.DATABASE_URL = before_
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

async function typed(command: typeof indicatorsCommand, ...args: string[]) {
  let out = ''
  let err = ''
  const io = {
    out: (text: string) => {
      out += text
    },
    err: (text: string) => {
      err += text
    },
  }
  const exitCode = await command(args, io)
  return { exitCode, out, err }
}

const people = 'person_id,date_of_birth,sex,gender,ethnicity,nationality,care_leaver'

test('mistakes come out a line each, and the last says that nothing was imported', async () => {
  writeFileSync(join(folder, 'people.csv'), `${people}\np1,01/02/2003,,,,,no\n`)
  writeFileSync(
    join(folder, 'sightings.csv'),
    'person_id,area,seen_at,bedded_down\np2,A,2026-03-01 02:30,yes\n',
  )
  const { exitCode, out, err } = await typed(streetImportCommand, folder)
  assert.equal(exitCode, 1)
  assert.equal(out, '')
  assert.deepEqual(err.split('\n'), [
    "people.csv row 2, date_of_birth: '01/02/2003' is not a date as it has to be written: 1994-02-13, or 1994-02, or 1994, or nothing.",
    "sightings.csv row 2, person_id: 'p2' is nobody in people.csv.",
    'Nothing was imported: 2 mistakes.',
    '',
  ])
  await assert.rejects(typed(streetImportCommand), /Give one folder/)
  await assert.rejects(typed(streetImportCommand, join(folder, 'none')), /There is no folder/)
})

test('the indicators of an area come as one object, in the order of the framework, or as a table', async () => {
  await assert.rejects(
    typed(indicatorsCommand, '--area', 'A', '--month', '2026-02'),
    /no partnership yet/,
  )
  writeFileSync(
    join(folder, 'people.csv'),
    `${people}\np1,2003-02-01,,,,,yes\np10,,,,,,\np2,,,,,,\n`,
  )
  writeFileSync(
    join(folder, 'sightings.csv'),
    [
      'person_id,area,seen_at,bedded_down,recorded_at',
      'p2,A,2026-03-01 02:30,yes,',
      'p10,A,2026-02-10 23:00,about-to,2026-03-02',
      'p1,A,2026-02-10 23:00,yes,',
      'p1,B,2026-04-10 23:00,no,',
    ].join('\n'),
  )
  assert.equal((await typed(streetImportCommand, folder)).exitCode, 0)
  const asked = ['--area', 'A', '--month', '2026-02']
  const { out } = await typed(indicatorsCommand, ...asked, '--json', '--people')
  const said = JSON.parse(out)
  assert.deepEqual(Object.keys(said), ['area', 'month', 'asOf', 'definitions', 'values', 'people'])
  assert.equal(said.asOf, null)
  assert.equal(said.definitions.version, 'national-1')
  assert.equal(said.definitions.exitDays, 85)
  assert.deepEqual(Object.keys(said.values), [
    ...[
      'month',
      'new',
      'left-prison',
      'left-other-justice',
      'left-hospital',
      'left-armed-forces',
      'left-asylum-support',
    ],
    ...[
      'care-leaver-under-25',
      'under-25',
      'long-term',
      'nights-1',
      'nights-2',
      'nights-3-5',
      'nights-6-10',
    ],
    ...['nights-over-10', 'returning', 'returning-from-settled', 'accommodated'],
  ])
  assert.deepEqual([said.values.month, said.values['under-25'], said.values['nights-1']], [3, 1, 3])
  assert.deepEqual(said.people.month, ['p1', 'p10', 'p2'])
  const then = JSON.parse(
    (await typed(indicatorsCommand, ...asked, '--json', '--as-of', '2026-03-01')).out,
  )
  assert.deepEqual(Object.keys(then), ['area', 'month', 'asOf', 'definitions', 'values'])
  assert.deepEqual([then.asOf, then.values.month], ['2026-03-01', 2])
  // An area without anybody seen, as the data has it, is all zeros; one that nobody ever used is a mistake.
  const none = JSON.parse(
    (await typed(indicatorsCommand, '--area', 'B', '--month', '2026-04', '--json')).out,
  )
  assert.ok(Object.values(none.values).every(count => count === 0))
  await assert.rejects(
    typed(indicatorsCommand, '--area', 'Z', '--month', '2026-04'),
    /There are: A, B\./,
  )
  await assert.rejects(
    typed(indicatorsCommand, '--area', 'A', '--month', 'April'),
    /--month YYYY-MM/,
  )
  const other = JSON.parse(
    (await typed(indicatorsCommand, ...asked, '--json', '--set', 'youngAge=20')).out,
  )
  assert.deepEqual(
    [other.definitions.version, other.values['under-25']],
    ['national-1+youngAge', 0],
  )
  assert.match(
    (await typed(indicatorsCommand, ...asked)).out,
    /Seen sleeping rough in the month +3\n/,
  )
})
