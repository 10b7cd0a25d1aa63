import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { startApp, type TestApp } from '../../../../test/app.ts'
import { aUser, type TestUser } from '../../../../test/builders/partnership.ts'
import { aRecord, factBy } from '../../../../test/builders/people.ts'
import { aContact } from '../../../../test/builders/street.ts'
import { writeForUser } from '../../../platform/db/access.ts'
import { newId } from '../../../platform/ids.ts'
import {
  getDefinition,
  getFlowAsOwner,
  getNightAsOwner,
  listIndicators,
  listIndicatorsAsOwner,
  listPeopleAsOwner,
} from './figure-queries.ts'
import { importSightings } from './importing/import-sightings.ts'
import { indicators } from './indicators.ts'
import { inventWorld, writeWorld } from './testing/invent-world.ts'
import { modelIndicators, nightOfLocal } from './testing/plain-model.ts'

let it: TestApp
let worker: TestUser
let folder: string
const areas = ['E09000001', 'E09000002']

before(async () => {
  it = await startApp()
  worker = await aUser(it.owner, it.partnership, ['worker'])
  folder = mkdtempSync(join(tmpdir(), 'throughline-own-'))
  for (const code of areas)
    await it.owner
      .insertInto('partnership.area')
      .values({ partnershipId: it.partnership.id, code, name: code, kind: 'district' })
      .execute()
})
after(async () => {
  await it.close()
  rmSync(folder, { recursive: true, force: true })
})

/** A world in the partnership's own records: everybody has a record, every third person two that were merged. */
async function live(people: number, seed: number) {
  const invented = inventWorld(seed, people, areas)
  const references = new Map<string, string>()
  const world = {
    stays: [],
    exits: [],
    people: invented.people.map(person => ({ ...person, recordedAt: '' })),
    // Our own contacts always know when they were recorded.
    sightings: invented.sightings.map(seen => ({
      ...seen,
      recordedAt: seen.recordedAt.slice(0, 10) || seen.at.slice(0, 10),
    })),
  }
  const records = new Map<string, [string, ...string[]]>()
  for (const [number, person] of world.people.entries()) {
    const { personId, recordId } = await aRecord(it.owner, worker, { given: 'Invented' })
    const also =
      number % 3 === 0
        ? [(await aRecord(it.owner, worker, { given: 'Twice', personId })).recordId]
        : []
    records.set(person.id, [recordId, ...also])
    references.set(person.id, personId.slice(-8).toUpperCase())
    const recordedAt = new Date('2010-01-01')
    if (person.birth) {
      const [year = 0, month = null, day = null] = person.birth.split('-').map(Number)
      const precision = day ? 'day' : month ? 'month' : 'year'
      await it.owner
        .insertInto('people.birth')
        .values({
          id: newId(),
          precision,
          year,
          month,
          day,
          ...factBy(worker, recordId, 'identity'),
          recordedAt,
        })
        .execute()
    }
    if (person.careLeaver)
      await it.owner
        .insertInto('people.answer')
        .values({
          ...{ id: newId(), question: 'care-leaver', state: 'answered', choice: person.careLeaver },
          ...factBy(worker, recordId, 'housing'),
          recordedAt,
        })
        .execute()
  }
  const rows = world.sightings.map((seen, at) => {
    const [first, second] = records.get(seen.person) ?? ['']
    return {
      id: newId(),
      record: at % 2 === 0 ? (second ?? first) : first,
      area: seen.area,
      at: seen.at,
      bedding: seen.bedded === 'yes' ? 'bedded-down' : seen.bedded,
      // Late in the evening in England: the day at whose end it is known.
      recorded: `${seen.recordedAt} 23:30`,
    }
  })
  await sql`insert into street.contact (id, partnership_id, organisation_id, seen_at, area_code, bedding, known, record_id, way, given,
      noted_at, recorded_at, recorded_by)
    select c.id, ${worker.partnershipId}::uuid, ${worker.organisationId}::uuid, c.at at time zone 'Europe/London', c.area, c.bedding, 'known',
      c.record, 'desk', '{}', c.at at time zone 'Europe/London', c.recorded at time zone 'Europe/London', ${worker.id}::uuid
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as c (id uuid, record uuid, area text, at timestamp, bedding text, recorded timestamp)`.execute(
    it.owner,
  )
  return { world, references }
}

test('our own contacts give the same indicators, merged people once, beside what was imported', async () => {
  const { world, references } = await live(90, 41)
  const partnershipId = it.partnership.id
  const { parameters } = await getDefinition(it.owner, partnershipId)
  const named = (ids: readonly string[] | undefined) =>
    (ids ?? []).map(id => references.get(id) ?? id).sort()
  const check = async (also: typeof world | undefined) => {
    for (const [month, asOf] of [
      ['2025-03', null],
      ['2025-03', '2025-04-02'],
      ['2024-02', null],
      ['2025-06', null],
    ] as const) {
      const own = modelIndicators(world, month, asOf, parameters)
      const theirs = also ? modelIndicators(also, month, asOf, parameters) : undefined
      const counted = await listIndicatorsAsOwner(
        it.owner,
        partnershipId,
        { month, asOf, area: null },
        parameters,
      )
      for (const area of areas) {
        const people = await listPeopleAsOwner(
          it.owner,
          partnershipId,
          { month, asOf, area },
          parameters,
        )
        for (const indicator of indicators) {
          const expected = [
            ...named(own.get(area)?.[indicator]),
            ...(theirs?.get(area)?.[indicator] ?? []),
          ].sort()
          assert.deepEqual(people[indicator], expected, `${area} ${month} ${asOf} ${indicator}`)
          const row = counted.find(one => one.area === area)
          assert.equal(row?.values[indicator] ?? 0, expected.length)
        }
      }
    }
  }
  await check(undefined)
  const imported = inventWorld(42, 60, areas)
  const plain = { ...imported, stays: [], exits: [] }
  writeWorld(folder, plain)
  const now = new Date('2026-11-22T12:00:00Z')
  await importSightings(
    it.database.owner,
    { folder, source: 'theirs', partnership: undefined },
    now,
  )
  await check(plain as never)

  // Flow, stock and returner, by looking at each person's nights.
  for (const area of areas) {
    const expected = { flow: 0, stock: 0, returner: 0 }
    for (const each of [world, plain])
      for (const person of each.people) {
        const nights = each.sightings
          .filter(seen => seen.person === person.id && seen.area === area && seen.bedded !== 'no')
          .map(seen => nightOfLocal(seen.at))
        if (!nights.some(night => night >= '2024-07-01' && night <= '2025-06-30')) continue
        if (nights.some(night => night >= '2023-07-01' && night < '2024-07-01')) expected.stock += 1
        else if (nights.some(night => night < '2023-07-01')) expected.returner += 1
        else expected.flow += 1
      }
    assert.ok(expected.flow > 0 && expected.stock > 0 && expected.returner > 0)
    const period = { from: '2024-07-01', to: '2025-06-30', asOf: null, area }
    assert.deepEqual(await getFlowAsOwner(it.owner, partnershipId, period), expected)
  }
})

test('somebody whom nobody knows counts in the single night alone, until they are known or the contact is withdrawn', async () => {
  const area = areas[0] ?? ''
  const partnershipId = it.partnership.id
  const { parameters } = await getDefinition(it.owner, partnershipId)
  const night = '2026-05-05'
  const seenAt = new Date('2026-05-06T01:30:00Z')
  const month = async (asOf: string | null = null) => {
    const [row] = await listIndicatorsAsOwner(
      it.owner,
      partnershipId,
      { month: '2026-05', asOf, area },
      parameters,
    )
    return row?.values.month ?? 0
  }
  const single = async (asOf: string | null = null) =>
    await getNightAsOwner(it.owner, partnershipId, { night, asOf, area })
  const unknown = await aContact(it.owner, worker, { seenAt, areaCode: area })
  const { recordId } = await aRecord(it.owner, worker, { given: 'Known' })
  await aContact(it.owner, worker, {
    seenAt,
    areaCode: area,
    recordId,
    recordedAt: new Date('2026-05-08T10:00:00Z'),
  })
  await aContact(it.owner, worker, { seenAt, areaCode: area, recordId, bedding: 'about-to' })
  await aContact(it.owner, worker, { seenAt, areaCode: area, bedding: 'no' })
  await aContact(it.owner, worker, { seenAt, recordId })
  assert.deepEqual(await single(), { people: 1, unknown: 1 })
  assert.equal(await month(), 1)
  assert.deepEqual(await single('2026-05-05'), { people: 0, unknown: 0 })
  await it.owner.updateTable('street.contact').set({ recordId }).where('id', '=', unknown).execute()
  assert.deepEqual(await single(), { people: 1, unknown: 0 })
  await it.owner
    .updateTable('street.contact')
    .set({ withdrawnAt: new Date('2026-06-01T10:00:00Z'), withdrawnBecause: 'Seen somewhere else' })
    .where('seenAt', '=', seenAt)
    .execute()
  assert.deepEqual(await single(), { people: 0, unknown: 0 })
  assert.equal(await month(), 0)
  // At the end of May it still counted.
  assert.equal(await month('2026-05-31'), 1)
})

test('whoever was deleted counts on in the months in which they were seen, as one person and not as somebody unknown', async () => {
  const area = areas[1] ?? ''
  const partnershipId = it.partnership.id
  const { parameters } = await getDefinition(it.owner, partnershipId)
  const { recordId } = await aRecord(it.owner, worker, { given: 'Invented' })
  const seen = ['2026-06-10', '2026-07-11', '2026-08-12', '2026-08-13'].map(
    day => new Date(`${day}T23:00:00Z`),
  )
  const recordedAt = new Date('2026-08-20T10:00:00Z')
  for (const seenAt of seen)
    await aContact(it.owner, worker, { seenAt, areaCode: area, recordId, recordedAt })
  const counted = async () => ({
    months: await listIndicatorsAsOwner(
      it.owner,
      partnershipId,
      { month: '2026-08', asOf: null, area },
      parameters,
    ),
    night: await getNightAsOwner(it.owner, partnershipId, {
      night: '2026-08-13',
      asOf: null,
      area,
    }),
  })
  const before = await counted()
  assert.equal(before.months[0]?.values['long-term'], 1)
  assert.deepEqual(before.night, { people: 1, unknown: 0 })
  await it.owner
    .updateTable('street.contact')
    .set({ recordId: null, erasedSubject: newId() })
    .where('recordId', '=', recordId)
    .execute()
  assert.deepEqual(await counted(), before)
})

test('a request reads no row of what was imported, and counts only of its own partnership', async () => {
  const asReader = <T>(work: Parameters<typeof writeForUser<T>>[3]) =>
    writeForUser(it.owner, it.users.reader.id, 'try', work)
  for (const table of [
    'figure_person',
    'figure_night',
    'figure_stay',
    'figure_exit',
    'figure_area',
  ])
    await assert.rejects(
      asReader(tx => sql`select 1 from ${sql.table(`street.${table}`)}`.execute(tx)),
      /permission denied/,
      table,
    )
  for (const call of [
    `street.figure_people('${it.partnership.id}', '2025-03-01', null, null, '{}')`,
    `street.figure_counts('${it.partnership.id}', '2025-03-01', null, null, '{}')`,
    `street.figure_night_counts('${it.partnership.id}', '2025-03-01', null, null)`,
    `street.figure_flow('${it.partnership.id}', '2025-03-01', '2025-03-31', null, null)`,
  ])
    await assert.rejects(
      asReader(tx => sql.raw(`select * from ${call}`).execute(tx) as never),
      /permission denied/,
      call,
    )
  const { parameters } = await getDefinition(it.owner, it.partnership.id)
  const question = { month: '2025-03', asOf: null, area: null }
  const mine = await asReader(tx => listIndicators(tx, question, parameters))
  assert.deepEqual(
    mine,
    await listIndicatorsAsOwner(it.owner, it.partnership.id, question, parameters),
  )
  assert.ok(mine.length > 0)
  // Nobody signed in: nothing.
  const nobody = await it.owner.transaction().execute(async tx => {
    await sql`set local role throughline_app`.execute(tx)
    return await listIndicators(tx, question, parameters)
  })
  assert.deepEqual(nobody, [])
})
