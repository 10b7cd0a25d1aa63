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
  const world = inventWorld(20_261_122, 1_500, areas)
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
})
