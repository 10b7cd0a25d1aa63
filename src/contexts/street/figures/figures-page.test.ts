import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { startApp, type TestApp } from '../../../../test/app.ts'
import type { Browser } from '../../../../test/browser.ts'
import { aUser } from '../../../../test/builders/partnership.ts'
import { noFigures } from './figure-queries.ts'
import { importSightings } from './importing/import-sightings.ts'
import { protectFlow, protectValues } from './protect-figures-rules.ts'
import { chanceOf, writeWorld } from './testing/invent-world.ts'
import type { World } from './testing/plain-model.ts'

let it: TestApp
let reader: Browser
let worker: Browser
before(async () => {
  it = await startApp({ today: '2026-11-22' })
  const folder = mkdtempSync(join(tmpdir(), 'throughline-figures-page-'))
  writeWorld(folder, aTown())
  await importSightings(
    it.database.owner,
    { folder, source: 'outreach database', partnership: undefined },
    new Date('2026-11-22T12:00:00Z'),
  )
  rmSync(folder, { recursive: true })
  reader = await it.signIn(it.users.reader)
  worker = await it.signIn(await aUser(it.owner, it.partnership, ['worker']))
})
after(() => it.close())

/** Forty people in October: two left prison, thirty were seen before, one was recorded in November. */
function aTown(): World {
  const world: World = { people: [], sightings: [], stays: [], exits: [] }
  for (let number = 0; number < 40; number += 1) {
    const person = `P${number}`
    world.people.push({ id: person, birth: '', careLeaver: '', recordedAt: '' })
    const seen = { person, area: 'X1', bedded: 'yes' as const }
    world.sightings.push({
      ...seen,
      at: '2026-10-10 23:30',
      recordedAt: number === 39 ? '2026-11-05' : '2026-10-11',
    })
    if (number < 30) world.sightings.push({ ...seen, at: '2026-01-10 23:30', recordedAt: '' })
    if (number < 2)
      world.exits.push({ person, kind: 'prison', leftOn: '2026-10-01', recordedAt: '' })
  }
  return world
}

const words = (body: string) => body.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
const address = '/street/figures?area=X1&month=2026-10'

test('whoever works with people sees exact numbers, on any day, with what they mean', async () => {
  const { status, body } = await worker.get(address)
  assert.equal(status, 200)
  const said = words(body)
  assert.match(said, /Seen sleeping rough in the month 40 100%/)
  assert.match(said, /Left prison lately 2 5%/)
  assert.match(said, /Returning 30 75%/)
  assert.match(said, /New 10 25%/)
  assert.match(said, /Not seen sleeping rough in the area in the 60 months before/)
  assert.match(said, /outreach database, edition 1: 70 sightings of 40 people/)
  assert.match(words((await worker.get(`${address}&asOf=2026-10-31`)).body), /in the month 39 100%/)
})

test('everybody else sees small numbers hidden, and not what was added from day to day', async () => {
  const { body } = await reader.get(`${address}&asOf=2026-11-22`)
  const said = words(body)
  assert.match(said, /Seen sleeping rough in the month 39 100%/)
  assert.match(said, /Hidden: left prison lately/)
  assert.doesNotMatch(said, /Exact numbers/)
  assert.match(said, /As it was known at the end of 31 October 2026/)
  assert.match(
    words((await reader.get('/street/figures?area=X1&month=2026-11')).body),
    /October 2026/,
  )
})

test('the file says the same as the page, and both leave a trace', async () => {
  const { body } = await reader.get(`/street/figures.csv?area=X1&month=2026-10`)
  assert.match(body, /X1,2026-10,2026-10-31,national-1,month,39\r\n/)
  assert.match(body, /X1,2026-10,2026-10-31,national-1,left-prison,\[c\]\r\n/)
  const { rows } = await sql<{ event: string }>`select distinct event from platform.audit_event
    where event like 'street.figures.%' order by 1`.execute(it.owner)
  assert.deepEqual(
    rows.map(row => row.event),
    ['street.figures.downloaded', 'street.figures.imported', 'street.figures.viewed'],
  )
})

test('the co-ordinator writes a definition of the partnership, and figures follow it', async () => {
  const coordinator = await it.signIn(await aUser(it.owner, it.partnership, ['coordinator']))
  const change = '/street/figures/definition/change'
  assert.equal((await worker.get(change)).status, 403)
  const { body } = await coordinator.get(change)
  assert.match(words(body), /New: not seen for From 1 to 240/)
  const fields = {
    ...{
      version: '0',
      newMonths: '60',
      longTermMonths: '3',
      longTermWindowMonths: '12',
      returningGapDays: '180',
    },
    ...{
      returningMonths: '60',
      settledMonths: '12',
      exitDays: '85',
      careLeaverAge: '25',
      youngAge: '25',
    },
    ...{ bandDays: '180', p1Scope: 'LA', p1Reckoning: 'date', b1CountsReportingMonth: 'true' },
    ...{ nr1ContactKind: 'bedded-down', historyScope: 'LA', p2IncludesCareLeavers: 'true' },
    ...{ settledKinds: ['social-tenancy'], because: 'Agreed by the operational group' },
  }
  const wrong = await coordinator.submit(change, { ...fields, newMonths: 'many', settledKinds: [] })
  assert.equal(wrong.status, 400)
  assert.match(wrong.body, /enter a whole number from 1 to 240/)
  assert.match(wrong.body, /value="many"/)
  assert.equal((await coordinator.submit(change, { ...fields, newMonths: '6' })).status, 303)
  assert.match(
    words((await coordinator.get('/street/figures/definition')).body),
    /Our own, version 1/,
  )
  // Thirty were seen nine months before: new by six months.
  const figures = await worker.get(address)
  assert.match(words(figures.body), /New 40 100%/)
  assert.match(words(figures.body), /Definition own-1/)
  const late = await coordinator.submit(change, { ...fields, newMonths: '7' })
  assert.equal(late.status, 409)
  assert.match(words(late.body), /Their version and yours/)
})

test('what makes no sense in an address is left out', async () => {
  const { status, body } = await worker.get(
    '/street/figures?area=nowhere&month=13&asOf=yesterday&night=2026-02-30',
  )
  assert.equal(status, 200)
  assert.match(words(body), /X1, October 2026/)
})

test('no group can be worked out from the others', () => {
  const rule = { version: 1, threshold: 5, intervalValues: 5, roundTo: null, exemptRoles: [] }
  const { below } = chanceOf(5)
  for (let round = 0; round < 200; round += 1) {
    const bands = Array.from({ length: 5 }, () => below(round % 2 ? 12 : 40))
    const month = bands.reduce((sum, count) => sum + count, 0)
    const some = () => below(month + 1)
    const returning = some()
    const values = {
      ...noFigures,
      ...{ month, new: some(), 'long-term': some(), 'left-prison': some(), returning },
      'returning-from-settled': below(returning + 1),
      ...{ 'nights-1': bands[0] ?? 0, 'nights-2': bands[1] ?? 0, 'nights-3-5': bands[2] ?? 0 },
      ...{ 'nights-6-10': bands[3] ?? 0, 'nights-over-10': bands[4] ?? 0 },
    }
    const left = values['left-prison']
    const { values: shown, leftAny } = protectValues(values, left, rule)
    assert.ok(left === 0 || left > 4 || leftAny === 'suppressed')
    const place = JSON.stringify({ values, shown })
    for (const [indicator, count] of Object.entries(shown)) {
      const real = values[indicator as keyof typeof values]
      if (real > 0 && real < 5) assert.equal(count, 'suppressed', place)
      // Nor is everybody but a few.
      if (
        typeof count === 'number' &&
        typeof shown.month === 'number' &&
        !indicator.startsWith('nights')
      )
        assert.ok(month - real === 0 || month - real >= 5, place)
    }
    const hidden = bands.filter((_, at) => Object.values(shown).slice(10, 15)[at] === 'suppressed')
    if (typeof shown.month === 'number') assert.notEqual(hidden.length, 1, place)
  }
  assert.deepEqual(protectFlow({ flow: 3, stock: 20, returner: 9 }, rule), {
    ...{ flow: 'suppressed', stock: 20, returner: 'suppressed', total: 32 },
  })
})
