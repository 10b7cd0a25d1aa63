import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { openTestDatabase, type TestDatabase } from '../../../../test/database.ts'
import { connect, type Db } from '../../../platform/db/connect.ts'
import { type FigureParameters, withParameters } from './figure-definition.ts'
import { getDefinition, listIndicatorsAsOwner, listPeopleAsOwner } from './figure-queries.ts'
import { importSightings } from './importing/import-sightings.ts'
import { indicators } from './indicators.ts'
import { inventWorld, writeWorld } from './testing/invent-world.ts'
import { modelIndicators, type World } from './testing/plain-model.ts'

let database: TestDatabase
let owner: Db
let folder: string
before(async () => {
  database = await openTestDatabase()
  owner = connect({ ...database.owner, max: 2 })
  folder = mkdtempSync(join(tmpdir(), 'throughline-figures-'))
})
after(async () => {
  await owner.destroy()
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

const now = new Date('2026-11-22T12:00:00Z')
const areas = ['X1', 'X2', 'Thistle Moor']

async function bring(world: World, source: string): Promise<string> {
  writeWorld(folder, world)
  await importSightings(database.owner, { folder, source, partnership: undefined }, now)
  const { id } = await owner
    .selectFrom('partnership.partnership')
    .select('id')
    .executeTakeFirstOrThrow()
  return id
}

async function compare(
  world: World,
  partnershipId: string,
  month: string,
  asOf: string | null,
  parameters: FigureParameters,
): Promise<number> {
  const expected = modelIndicators(world, month, asOf, parameters)
  const counted = await listIndicatorsAsOwner(
    owner,
    partnershipId,
    { month, asOf, area: null },
    parameters,
  )
  const what = JSON.stringify({ month, asOf, parameters })
  assert.deepEqual(counted.map(row => row.area).sort(), [...expected.keys()].sort(), what)
  for (const [area, lists] of expected) {
    const people = await listPeopleAsOwner(owner, partnershipId, { month, asOf, area }, parameters)
    for (const indicator of indicators) {
      const place = `${area} ${indicator} ${what}`
      assert.deepEqual(people[indicator], lists[indicator] ?? [], place)
      const row = counted.find(one => one.area === area)
      assert.equal(row?.values[indicator], (lists[indicator] ?? []).length, place)
    }
  }
  return [...expected.values()].reduce((sum, lists) => sum + (lists.month?.length ?? 0), 0)
}

const otherReadings: Partial<FigureParameters>[] = [
  {},
  { p1Scope: 'REGION' },
  { p1Reckoning: 'month', b1CountsReportingMonth: false },
  { nr1ContactKind: 'any' },
  { historyScope: 'REGION', p1Scope: 'REGION', nr1ContactKind: 'any' },
  { historyScope: 'REGION' },
  { newMonths: 12, returningMonths: 24, returningGapDays: 90, exitDays: 0, bandDays: 60 },
  {
    longTermMonths: 2,
    longTermWindowMonths: 6,
    youngAge: 30,
    careLeaverAge: 21,
    settledMonths: 3,
    settledKinds: ['hostel'],
  },
]

test('the engine agrees with a slow plain model on every person, indicator, area, month, day of knowledge and reading', async () => {
  const world = inventWorld(20_261_122, 1_200, areas)
  const partnershipId = await bring(world, 'world')
  const definition = await getDefinition(owner, partnershipId)
  const months = [
    '2024-02',
    '2024-03',
    '2024-10',
    '2025-02',
    '2025-03',
    '2025-04',
    '2025-06',
    '2020-02',
    '2019-01',
  ]
  const daysOfKnowledge = [null, '2024-03-31', '2024-04-10', '2025-04-02', '2025-07-01']
  let seen = 0
  let round = 0
  for (const month of months)
    for (const asOf of daysOfKnowledge) {
      const changes = otherReadings[round++ % otherReadings.length] ?? {}
      const { parameters } = withParameters(definition, changes)
      seen += await compare(world, partnershipId, month, asOf, parameters)
    }
  for (const changes of otherReadings)
    seen += await compare(
      world,
      partnershipId,
      '2025-03',
      null,
      withParameters(definition, changes).parameters,
    )
  assert.ok(seen > 2_000, `only ${seen} people were compared`)
  // A month that tries everything: nothing above was equal only because it was empty.
  const everywhere = await listIndicatorsAsOwner(
    owner,
    partnershipId,
    { month: '2025-03', asOf: null, area: null },
    definition.parameters,
  )
  for (const indicator of indicators)
    assert.ok(
      everywhere.some(({ values }) => values[indicator] > 0),
      indicator,
    )
})

/** One person for each line: when they were seen (local time; the last in the month), and what else happened to them. */
function vector(
  lines: Record<
    string,
    {
      seen: string[]
      left?: [kind: string, on: string]
      birth?: string
      stay?: [kind: string, start: string]
      area?: string[]
    }
  >,
): World {
  const world: World = { people: [], sightings: [], stays: [], exits: [] }
  for (const [person, { seen, left, birth = '', stay, area = ['V'] }] of Object.entries(lines)) {
    world.people.push({ id: person, birth, careLeaver: 'yes', recordedAt: '' })
    for (const at of seen)
      for (const code of area)
        world.sightings.push({ person, area: code, at, bedded: 'yes', recordedAt: '' })
    if (left) world.exits.push({ person, kind: left[0], leftOn: left[1], recordedAt: '' })
    if (stay) world.stays.push({ person, area: 'W', kind: stay[0], start: stay[1], recordedAt: '' })
  }
  return world
}

test('each edge of the definitions falls where the framework says', async () => {
  const seen = ['2026-03-20 23:00']
  const world = vector({
    'left 84 days before': { seen, left: ['prison', '2025-12-26'] },
    'left 85 days before': { seen, left: ['prison', '2025-12-25'] },
    'left 86 days before': { seen, left: ['prison', '2025-12-24'] },
    'left that day': { seen, left: ['prison', '2026-03-20'] },
    'left a day later': { seen, left: ['prison', '2026-03-21'] },
    'seen 59 months before': { seen: ['2021-04-20 23:00', ...seen] },
    'seen 60 months before': { seen: ['2021-03-20 23:00', ...seen] },
    'seen 60 months and a day before': { seen: ['2021-03-19 23:00', ...seen] },
    'seen 61 months before': { seen: ['2021-02-20 23:00', ...seen] },
    'seen in 2 months': { seen: ['2026-02-20 23:00', ...seen] },
    'seen in 3 months': { seen: ['2026-01-20 23:00', '2026-02-20 23:00', ...seen] },
    'seen in 3 months, one of them too long ago': {
      seen: ['2025-03-31 23:00', '2026-02-20 23:00', ...seen],
    },
    'seen in 3 months, the first just in': {
      seen: ['2025-04-01 23:00', '2026-02-20 23:00', ...seen],
    },
    'gap of 179 days': {
      seen: ['2025-09-22 23:00', ...seen],
      stay: ['social-tenancy', '2025-10-01'],
    },
    'gap of 180 days': {
      seen: ['2025-09-21 23:00', ...seen],
      stay: ['social-tenancy', '2025-10-01'],
    },
    'gap of 180 days, in a hostel': {
      seen: ['2025-09-21 23:00', ...seen],
      stay: ['hostel', '2025-10-01'],
    },
    'settled a year before to the day': {
      seen: ['2025-01-01 23:00', ...seen],
      stay: ['housing-first', '2025-03-20'],
    },
    'settled a year and a day before': {
      seen: ['2025-01-01 23:00', ...seen],
      stay: ['housing-first', '2025-03-19'],
    },
    'moved in on the last day of the month': { seen, stay: ['reconnected', '2026-03-31'] },
    'moved in after the month': { seen, stay: ['social-tenancy', '2026-04-01'] },
    'half past one on the 1st of April': { seen: ['2026-04-01 01:30'] },
    'half past one on the 1st of March': { seen: ['2026-03-01 01:30'] },
    'in the hour that the clocks leave out': { seen: ['2026-03-29 01:30'] },
    'in two areas in one night': { seen, area: ['V', 'W'] },
    'turns 25 in the first night of March': {
      seen: ['2026-02-28 23:30', '2026-03-01 23:30'],
      birth: '2001-03-01',
    },
    'turns 25 the day after': { seen, birth: '2001-03-21' },
    'turns 25 that day': { seen, birth: '2001-03-20' },
    'twice in a night, and at noon': {
      seen: ['2026-03-20 12:00', '2026-03-21 11:59', '2026-03-21 12:00'],
    },
    'the first of 180 days': { seen: ['2025-10-03 23:00', ...seen] },
    'the day before the 180': { seen: ['2025-10-02 23:00', ...seen] },
  })
  const partnershipId = await bring(world, 'vectors')
  const { parameters } = await getDefinition(owner, partnershipId)
  const of = async (area: string, month = '2026-03') =>
    await listPeopleAsOwner(owner, partnershipId, { month, asOf: null, area }, parameters)
  const people = await of('V')
  const is = (indicator: keyof typeof people, person: string, expected: boolean) =>
    assert.equal(people[indicator].includes(person), expected, `${person}: ${indicator}`)
  is('left-prison', 'left 84 days before', true)
  is('left-prison', 'left 85 days before', true)
  is('left-prison', 'left 86 days before', false)
  is('left-prison', 'left that day', true)
  is('left-prison', 'left a day later', false)
  is('new', 'seen 59 months before', false)
  is('new', 'seen 60 months before', false)
  is('new', 'seen 60 months and a day before', true)
  is('new', 'seen 61 months before', true)
  is('returning', 'seen 60 months before', true)
  is('returning', 'seen 61 months before', false)
  is('long-term', 'seen in 2 months', false)
  is('long-term', 'seen in 3 months', true)
  is('long-term', 'seen in 3 months, one of them too long ago', false)
  is('long-term', 'seen in 3 months, the first just in', true)
  is('returning', 'gap of 179 days', false)
  is('returning', 'gap of 180 days', true)
  is('returning-from-settled', 'gap of 179 days', false)
  is('returning-from-settled', 'gap of 180 days', true)
  is('returning-from-settled', 'gap of 180 days, in a hostel', false)
  is('returning-from-settled', 'settled a year before to the day', true)
  is('returning-from-settled', 'settled a year and a day before', false)
  is('accommodated', 'moved in on the last day of the month', true)
  is('accommodated', 'moved in after the month', false)
  is('month', 'half past one on the 1st of April', true)
  is('month', 'half past one on the 1st of March', false)
  is('month', 'in the hour that the clocks leave out', true)
  is('under-25', 'turns 25 in the first night of March', false)
  is('under-25', 'turns 25 the day after', true)
  is('care-leaver-under-25', 'turns 25 the day after', true)
  is('under-25', 'turns 25 that day', false)
  is('nights-2', 'twice in a night, and at noon', true)
  is('nights-2', 'the first of 180 days', true)
  is('nights-1', 'the day before the 180', true)
  assert.ok((await of('V', '2026-02')).month.includes('half past one on the 1st of March'))
  assert.ok((await of('V', '2026-02'))['under-25'].includes('turns 25 in the first night of March'))
  assert.deepEqual((await of('W')).month, ['in two areas in one night'])
})
