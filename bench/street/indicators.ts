/**
 * All national indicators of a month, for all areas, over ten years of an invented large city, beside one sequential scan of
 * the same rows in the same run; and the import of that city:
 *
 *   sh scripts/with-node.sh bench/street/indicators.ts [--people N] [--sightings N] [--rounds N]
 *
 * Prints one JSON object a line.
 */

import { once } from 'node:events'
import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { readConfig } from '../../src/config.ts'
import { importSightings } from '../../src/contexts/street/index.ts'
import { openDatabase } from '../../src/platform/db/database.ts'
import { migrate } from '../../src/platform/db/migrate.ts'
import { median, report, rounded } from '../measure.ts'

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '100000' },
    sightings: { type: 'string', default: '2000000' },
    rounds: { type: 'string', default: '7' },
  },
})
const people = Number(values.people)
const sightings = Number(values.sightings)
const rounds = Number(values.rounds)
const firstDay = Date.UTC(2016, 10, 1)
const days = 3652
const areas = Array.from({ length: 33 }, (_, at) => `X09${String(at + 1).padStart(6, '0')}`)

let state = 20_161_101
function share(): number {
  state = (state + 0x6d2b79f5) >>> 0
  let t = Math.imul(state ^ (state >>> 15), 1 | state)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
}
const below = (end: number) => Math.floor(share() * end)
const dayText = (day: number) => new Date(firstDay + day * 86_400_000).toISOString().slice(0, 10)

/** Rows go to the file in pieces, so that a large city does not have to fit into memory. */
async function writeRows(path: string, heading: string, rows: Iterable<string>) {
  const file = createWriteStream(path)
  let piece = `${heading}\n`
  for (const row of rows) {
    piece += `${row}\n`
    if (piece.length < 1 << 20) continue
    if (!file.write(piece)) await once(file, 'drain')
    piece = ''
  }
  file.end(piece)
  await once(file, 'finish')
}

function* peopleRows() {
  for (let number = 0; number < people; number += 1)
    yield `C${number},${1945 + below(62)}-0${1 + below(9)}-1${below(10)},,,,,${below(12) === 0 ? 'yes' : 'no'}`
}

/** Half of the people are seen in one month only, few for years; most of the time in one area. */
function* sightingRows() {
  let left = sightings
  for (let number = 0; number < people; number += 1) {
    const still = people - number
    const mean = left / still
    const count =
      number === people - 1
        ? left
        : Math.min(
            left,
            Math.max(
              1,
              Math.round(
                mean * 1.44 * -Math.log(1 - share() * 0.999) * (share() < 0.5 ? 0.2 : 1.2),
              ),
            ),
          )
    left -= count
    let day = below(days)
    let area = below(areas.length)
    for (let seen = 0; seen < count; seen += 1) {
      if (share() < 0.05) area = below(areas.length)
      const hour = share() < 0.7 ? `0${below(6)}` : `2${below(4)}`
      const recorded = share() < 0.5 ? dayText(day + below(5)) : ''
      yield `C${number},${areas[area]},${dayText(day)} ${hour}:${10 + below(49)},${share() < 0.9 ? 'yes' : 'no'},${recorded}`
      day = share() < 0.03 ? below(days) : Math.min(days - 1, day + 1 + below(12))
    }
  }
}

function* stayRows() {
  for (let number = 0; number < people; number += 3)
    yield `C${number},${areas[below(areas.length)]},${['hostel', 'private-tenancy', 'night-shelter', 'social-tenancy'][below(4)]},${dayText(below(days))},,`
}
function* exitRows() {
  for (let number = 0; number < people; number += 6)
    yield `C${number},${['prison', 'hospital', 'asylum-support'][below(3)]},${dayText(below(days))}`
}

const folder = mkdtempSync(join(tmpdir(), 'throughline-bench-street-'))
const environment = { ...process.env, THROUGHLINE_DATA: join(folder, 'data') }
const database = await openDatabase(readConfig(environment))
try {
  await migrate(database.owner)
  const city = join(folder, 'people.csv')
  await writeRows(
    city,
    'person_id,date_of_birth,sex,gender,ethnicity,nationality,care_leaver',
    peopleRows(),
  )
  await writeRows(
    join(folder, 'sightings.csv'),
    'person_id,area,seen_at,bedded_down,recorded_at',
    sightingRows(),
  )
  await writeRows(join(folder, 'stays.csv'), 'person_id,area,kind,start,end,end_reason', stayRows())
  await writeRows(join(folder, 'exits.csv'), 'person_id,kind,left_on', exitRows())
  const bytes = statSync(join(folder, 'sightings.csv')).size
  let most = 0
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss())
  }, 50)
  const before = process.memoryUsage.rss()
  const began = performance.now()
  const imported = await importSightings(
    database.owner,
    { folder, source: 'city', partnership: undefined },
    new Date('2026-11-22T12:00:00Z'),
  )
  clearInterval(watch)
  const seconds = (performance.now() - began) / 1000
  report({
    importing: 'a city',
    people: imported.people,
    sightings: imported.sightings,
    nights: imported.nights,
    mb: rounded(bytes / 1e6),
    seconds: rounded(seconds),
    sightingsASecond: Math.round(imported.sightings / seconds),
    mostMemoryMb: rounded(most / 1e6, 0),
    memoryBeforeMb: rounded(before / 1e6, 0),
  })
  const client = new pg.Client({ ...database.owner, options: '-c jit=off' })
  await client.connect()
  try {
    await measure(client)
  } finally {
    await client.end()
  }
} finally {
  await database.close()
  rmSync(folder, { recursive: true, force: true })
}

async function measure(client: pg.Client) {
  const size = await client.query<{ heap: number; indexes: number }>(
    `select pg_table_size('street.figure_night') / 1e6 as heap, pg_indexes_size('street.figure_night') / 1e6 as indexes`,
  )
  const { rows } = await client.query<{ id: string; parameters: unknown }>(
    'select p.id, d.parameters from partnership.partnership p, street.figure_definition d',
  )
  const [found] = rows
  if (!found) throw new Error('Nothing was imported')
  const parameters = JSON.stringify(found.parameters)
  const months = ['2026-09', '2024-03', '2021-12', '2019-06']
  const all: number[] = []
  const one: number[] = []
  const flow: number[] = []
  const scans: number[] = []
  let seen = 0
  // One process each, so that neither is helped by more.
  await client.query('set max_parallel_workers_per_gather = 0')
  for (let round = 0; round <= rounds; round += 1)
    for (const month of months) {
      const timed = async (list: number[], sql: string, given: unknown[]) => {
        const began = performance.now()
        const answer = await client.query<{ month: string }>(sql, given)
        // The first round warms the cache.
        if (round > 0) list.push(performance.now() - began)
        return answer.rows
      }
      const counted = 'select * from street.figure_counts($1, $2, null, $3, $4)'
      const figures = await timed(all, counted, [found.id, `${month}-01`, null, parameters])
      seen = figures.reduce((sum, row) => sum + Number(row.month), 0)
      await timed(one, counted, [found.id, `${month}-01`, areas[0], parameters])
      await timed(flow, 'select * from street.figure_flow($1, $2, $3, null, $4)', [
        found.id,
        `${Number(month.slice(0, 4)) - 1}${month.slice(4)}-01`,
        `${month}-01`,
        areas[0],
      ])
      await client.query(
        'set enable_indexscan = off; set enable_indexonlyscan = off; set enable_bitmapscan = off',
      )
      await timed(
        scans,
        `select count(*) from street.figure_night where bedded_on is not null and night >= '1900-01-01'`,
        [],
      )
      await client.query(
        'reset enable_indexscan; reset enable_indexonlyscan; reset enable_bitmapscan',
      )
    }
  report({
    indicators: 'a month, all areas',
    peopleSeen: seen,
    ms: rounded(median(all)),
    oneAreaMs: rounded(median(one)),
    flowOfOneAreaMs: rounded(median(flow)),
    sequentialScanMs: rounded(median(scans)),
    ratio: rounded(median(all) / median(scans), 2),
    oneAreaRatio: rounded(median(one) / median(scans), 2),
    heapMb: rounded(Number(size.rows[0]?.heap), 0),
    indexMb: rounded(Number(size.rows[0]?.indexes), 0),
  })
}
