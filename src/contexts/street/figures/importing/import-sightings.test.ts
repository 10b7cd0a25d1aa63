import assert from 'node:assert/strict'
import { once } from 'node:events'
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { Worker } from 'node:worker_threads'
import { sql } from 'kysely'
import { openTestDatabase, type TestDatabase } from '../../../../../test/database.ts'
import { verifyAudit } from '../../../../platform/audit.ts'
import { connect, type Db } from '../../../../platform/db/connect.ts'
import { importSightings, SightingMistakes } from './import-sightings.ts'

let database: TestDatabase
let owner: Db
let top: string
before(async () => {
  database = await openTestDatabase()
  owner = connect({ ...database.owner, max: 3 })
  top = mkdtempSync(join(tmpdir(), 'throughline-import-'))
})
after(async () => {
  await owner.destroy()
  await database.close()
  rmSync(top, { recursive: true, force: true })
})

const now = new Date('2026-11-22T12:00:00Z')
const peopleHeading = 'person_id,date_of_birth,sex,gender,ethnicity,nationality,care_leaver'
const people = `${peopleHeading}\np1,1990-01-31,,,,,no\np2,,,,,,\n`
const sightings =
  'person_id,area,seen_at,bedded_down\np1,A,2026-03-01 02:30,yes\np2,A,2026-03-02 23:00,about-to\n'

function folderWith(files: Record<string, string | Buffer>): string {
  const folder = mkdtempSync(join(top, 'files-'))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  return folder
}

const bring = (files: Record<string, string | Buffer>, source = 'test', partnership?: string) =>
  importSightings(database.owner, { folder: folderWith(files), source, partnership }, now)

/** What is wrong, as it is printed. */
async function mistakesOf(files: Record<string, string | Buffer>): Promise<string[]> {
  try {
    await bring(files)
  } catch (error) {
    if (!(error instanceof SightingMistakes)) throw error
    return [
      ...error.first.map(({ file, row, column, words }) => `${file} ${row} ${column}: ${words}`),
      error.message,
    ]
  }
  return []
}

async function rows() {
  const { rows: counted } = await sql<Record<string, number>>`select
    (select count(*) from street.figure_person)::int as people, (select count(*) from street.figure_night)::int as nights,
    (select count(*) from street.figure_stay)::int as stays, (select count(*) from street.figure_exit)::int as exits,
    (select count(*) from street.figure_import)::int as imports, (select count(*) from partnership.partnership)::int as partnerships`.execute(
    owner,
  )
  return counted[0]
}

test('every mistake is named by file, row and column, and nothing is imported', async () => {
  const found = await mistakesOf({
    'people.csv': `${peopleHeading}\np1,31/01/1990,,,,,no\np2,1990-02-30,,,,,maybe\np1,2031-01-01,,,,,\n,,,,,,\n,1990,,,,,\n`,
    'sightings.csv': [
      'person_id,area,seen_at,bedded_down,recorded_at',
      'p1,A,2026-11-22 12:01,yes,',
      'p1,A,13/02/2026 02:30,yes,',
      'p1,A,3 Feb 2026,yes,',
      '"p1","A",2026-02-13,yes,',
      'p9,A,2026-02-13 25:00,yes,',
      '',
      'p1,,2026-02-13T02:30,perhaps,14.02.2026',
      'p1,A,2026-02-13T02:30Z,no,2026-02-30',
      'p1,A,2026-02-13 02:30,no,2026-02-13T09:30+01:00,extra',
    ].join('\r\n'),
    'stays.csv':
      'person_id,area,kind,start,end,end_reason\np2,A,castle,2026-02-01,2026-01-31,\np1,A,hostel,,,\n',
    'exits.csv': 'person_id,kind,left_on\np8,prison,2026-02-01\np2,school,2026\n',
  })
  const expected = [
    "people.csv 2 date_of_birth: '31/01/1990' is not a date as it h",
    "people.csv 3 date_of_birth: '1990-02-30' is not a day or month",
    "people.csv 3 care_leaver: 'maybe' is not one of: yes, no, no",
    "people.csv 4 date_of_birth: '2031-01-01' is in the future.",
    "people.csv 4 person_id: 'p1' is in row 2 already.",
    'people.csv 6 person_id: is empty: every row needs one.',
    "sightings.csv 2 seen_at: '2026-11-22 12:01' is in the future",
    "sightings.csv 3 seen_at: '13/02/2026 02:30' is not a time as",
    "sightings.csv 4 seen_at: '3 Feb 2026' is not a time as it has",
    "sightings.csv 5 seen_at: '2026-02-13' has no time, and night ",
    "sightings.csv 6 seen_at: '2026-02-13 25:00' is not a time as ",
    "sightings.csv 6 person_id: 'p9' is nobody in people.csv.",
    "sightings.csv 8 bedded_down: 'perhaps' is not one of: yes, abou",
    'sightings.csv 8 area: is empty: every sighting needs one',
    "sightings.csv 8 recorded_at: '14.02.2026' is not a date or time",
    "sightings.csv 9 seen_at: '2026-02-13T02:30Z' names a time z",
    "sightings.csv 9 recorded_at: '2026-02-30' is not a day that exi",
    'sightings.csv 10 : has 6 cells where the first row has',
    "stays.csv 2 end: '2026-01-31' is before the stay be",
    "stays.csv 2 kind: 'castle' is not one of: night-shelt",
  ]
  expected.forEach((words, at) => {
    assert.equal(found[at]?.slice(0, words.length), words)
  })
  assert.equal(found.length, expected.length + 1)
  assert.equal(found.at(-1), 'Nothing was imported: 24 mistakes.')
  assert.deepEqual(await rows(), {
    people: 0,
    nights: 0,
    stays: 0,
    exits: 0,
    imports: 0,
    partnerships: 0,
  })
})

test('of a million mistakes twenty are shown and all are counted', async () => {
  const wrong = Array.from({ length: 3_000 }, () => 'p1,A,yesterday,yes').join('\n')
  const nobody = Array.from({ length: 2_000 }, (_, at) => `q${at},A,2026-02-13 02:30,yes`).join(
    '\n',
  )
  const found = await mistakesOf({
    'people.csv': people,
    'sightings.csv': `person_id,area,seen_at,bedded_down\n${wrong}\n${nobody}\n`,
  })
  assert.equal(found.length, 21)
  assert.equal(found.at(-1), 'Nothing was imported: 5000 mistakes.')
})

test('headings that are missing or twice, and files that are no CSV, say what to do', async () => {
  const first = async (files: Record<string, string | Buffer>) => (await mistakesOf(files))[0]
  const with_ = (text: string | Buffer) => first({ 'people.csv': people, 'sightings.csv': text })
  assert.equal(
    await with_('person_id,area,seen_at\n'),
    'sightings.csv 1 bedded_down: is missing: no column has this heading.',
  )
  assert.equal(
    await with_('person_id,area,seen_at,bedded_down,Area\n'),
    'sightings.csv 1 area: is the heading of two columns.',
  )
  assert.match((await with_('')) ?? '', /The file is empty/)
  assert.match((await with_(Buffer.from('PK\u0003\u0004\0\0'))) ?? '', /not a CSV file/)
  assert.match(
    (await with_(Buffer.concat([Buffer.from(sightings), Buffer.from([0xe9, 0x0a])]))) ?? '',
    /not UTF-8/,
  )
  assert.match((await with_(`${sightings}"p1,A`)) ?? '', /double quote that is never closed/)
  await assert.rejects(bring({ 'people.csv': people }), /There is no sightings.csv/)
  assert.equal((await rows())?.imports, 0)
})

test('a file is imported with its byte order mark, headings as people write them, and columns that nothing uses', async () => {
  const made = await bring(
    {
      'people.csv': `\uFEFF"Person ID";Date of birth;CARE_LEAVER;Name\r\np1;1990;Yes;Invented\r\n"p 2";;;Invented\r\n`,
      'sightings.csv': `${sightings.replace('p2', 'p 2')}p1,B,2026-03-01 01:00,yes\np1,A,2026-02-28 13:00,no\n`,
    },
    'marked',
    'Wexshire Partnership',
  )
  assert.equal(made.partnership, 'Wexshire Partnership')
  assert.deepEqual([made.people, made.sightings, made.nights, made.edition], [2, 4, 3, 1])
  assert.deepEqual(made.notes, [
    '1 night on which somebody was seen in more than one area (first p1 on 2026-02-28, A and B): kept, and counted once in each.',
    'people.csv has columns that nothing uses, and they were not kept: name.',
  ])
  const { rows: held } = await sql<{
    id: string
    bornFrom: string
    bornTo: string
    careLeaver: boolean
  }>`
    select id, born_from, born_to, care_leaver from street.figure_person order by person_no`.execute(
    owner,
  )
  assert.deepEqual(held, [
    { id: 'p1', bornFrom: '1990-01-01', bornTo: '1990-12-31', careLeaver: true },
    { id: 'p 2', bornFrom: null, bornTo: null, careLeaver: null },
  ])
  const slug = await owner
    .selectFrom('partnership.partnership')
    .select('slug')
    .executeTakeFirstOrThrow()
  assert.equal(slug.slug, 'wexshire-partnership')
})

test('importing again replaces what came from there, other sources add up, and each leaves its account and audit event', async () => {
  const stays = 'person_id,area,kind,start,end,end_reason\np1,A,hostel,2026-01-01,,\n'
  const exits = 'person_id,kind,left_on\np2,prison,2026-01-01\n'
  await bring(
    { 'people.csv': people, 'sightings.csv': sightings, 'stays.csv': stays, 'exits.csv': exits },
    'one',
  )
  const before = await rows()
  const again = await bring(
    { 'people.csv': people, 'sightings.csv': sightings, 'stays.csv': stays, 'exits.csv': exits },
    'one',
  )
  assert.equal(again.edition, 2)
  assert.deepEqual(await rows(), { ...before, imports: (before?.imports ?? 0) + 1 })
  await bring({ 'people.csv': people, 'sightings.csv': sightings }, 'one')
  assert.equal((await rows())?.stays, 0)
  assert.equal((await rows())?.exits, 0)
  await bring({ 'people.csv': people, 'sightings.csv': sightings }, 'two')
  assert.equal((await rows())?.people, (before?.people ?? 0) + 2)
  // Headings alone take out what came from a source.
  const nothing = {
    'people.csv': peopleHeading,
    'sightings.csv': 'person_id,area,seen_at,bedded_down',
  }
  assert.equal((await bring(nothing, 'two')).people, 0)
  assert.equal((await bring(nothing, 'two')).edition, 3)
  assert.equal((await rows())?.people, before?.people)
  const { rows: events } = await sql<{
    count: number
  }>`select count(*)::int as count from platform.audit_event
    where event = 'street.figures.imported' and chain = (select id from partnership.partnership)`.execute(
    owner,
  )
  assert.equal(events[0]?.count, (await rows())?.imports)
  assert.deepEqual(await verifyAudit(owner), [])
})

test('a second partnership has to be named', async () => {
  const id = '0199e000-0000-7000-8000-00000000000a'
  await owner
    .insertInto('partnership.partnership')
    .values({ id, name: 'Thistleshire', slug: 'thistleshire' })
    .execute()
  const files = { 'people.csv': people, 'sightings.csv': sightings }
  await assert.rejects(bring(files, 'one'), /Say which partnership with --partnership NAME/)
  await assert.rejects(bring(files, 'one', 'Nowhere'), /There is no partnership 'Nowhere'/)
  assert.equal((await bring(files, 'one', 'thistleshire')).edition, 1)
})

test('a connection that breaks in the middle leaves everything as it was', async () => {
  const before = await rows()
  const many = Array.from(
    { length: 20_000 },
    (_, at) => `p1,A,2026-0${1 + (at % 9)}-1${at % 10} 02:30,yes`,
  ).join('\n')
  const folder = folderWith({
    'people.csv': people,
    'sightings.csv': `person_id,area,seen_at,bedded_down\n${many}\n`,
  })
  const asked = { folder, source: 'one', partnership: 'thistleshire' }
  let struck: Promise<unknown> | undefined
  const strike = (words: string) => {
    if (!struck && words.startsWith('sightings.csv'))
      struck = sql`select pg_terminate_backend(a.pid) from pg_stat_activity a
        where a.datname = current_database() and a.pid <> pg_backend_pid() and a.state <> 'idle'`.execute(
        owner,
      )
  }
  await assert.rejects(importSightings(database.owner, asked, now, strike))
  await struck
  assert.deepEqual(await rows(), before)
  for (const at of ['Looking', 'Replacing', 'Nights', 'Stays', 'Notes']) {
    const stop = (words: string) => {
      if (words.startsWith(at)) throw new Error(`stopped at ${at}`)
    }
    await assert.rejects(importSightings(database.owner, asked, now, stop), /stopped at/)
    assert.deepEqual(await rows(), before, at)
  }
  assert.equal((await importSightings(database.owner, asked, now)).edition, 2)
})

test('a large file is read in a thread with little memory', async () => {
  const path = join(top, 'large.csv')
  const file = openSync(path, 'w')
  writeSync(file, 'person_id,area,seen_at,bedded_down,recorded_at\n')
  const piece = 'somebody-invented,X09000001,2026-03-01 02:30,yes,2026-03-02 09:15\n'.repeat(10_000)
  for (let times = 0; times < 60; times += 1) writeSync(file, piece)
  closeSync(file)
  const worker = new Worker(new URL('../testing/read-large.ts', import.meta.url), {
    workerData: path,
    resourceLimits: { maxOldGenerationSizeMb: 24, maxYoungGenerationSizeMb: 16 },
  })
  const [said]: unknown[] = await once(worker, 'message')
  assert.deepEqual(said, { rows: 600_000, cells: 3_000_000 })
  rmSync(path)
})
