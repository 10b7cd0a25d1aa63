import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { startApp, type TestApp } from '../../../../test/app.ts'
import { aPartnership, aUser, type TestUser } from '../../../../test/builders/partnership.ts'
import { aRecord, asUser, factBy } from '../../../../test/builders/people.ts'
import { aContact, anArea } from '../../../../test/builders/street.ts'
import { newId } from '../../../platform/ids.ts'
import { chainTo, listPeriods } from './profile-periods.ts'
import { countSlowly } from './testing/slow-profile.ts'

let it: TestApp
let rowan: TestUser
let areas: string[]

/** The same numbers in each run. */
let state = 5
function random(below: number) {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
  return Math.floor((state / 2 ** 32) * below)
}
const one = <T>(of: readonly T[]): T => of[random(of.length)] as T

const asked = {
  gender: ['woman', 'man', 'man', 'non-binary'],
  ethnicity: ['white-british', 'white-other', 'black-african', 'arab'],
  nationality: ['uk', 'uk', 'eu', 'elsewhere'],
  'public-funds': ['yes', 'yes', 'no'],
  'immigration-status': ['british-irish', 'eu-settled', 'refugee'],
  'care-leaver': ['yes', 'no'],
  'armed-forces': ['regular', 'no'],
} as const

before(async () => {
  it = await startApp({ today: '2026-11-22' })
  rowan = await aUser(it.owner, it.partnership, ['worker', 'coordinator'])
  areas = [await anArea(it.owner, it.partnership.id), await anArea(it.owner, it.partnership.id)]
  for (let number = 0; number < 110; number += 1) await aLife(`Invented ${number}`)
})
after(() => it.close())

async function aLife(given: string) {
  const first = await aRecord(it.owner, rowan, { given })
  const records = [first.recordId]
  if (random(4) === 0)
    records.push((await aRecord(it.owner, rowan, { given, personId: first.personId })).recordId)
  for (const [question, choices] of Object.entries(asked)) await answer(records, question, choices)
  await birth(one(records))
  for (let met = random(6); met > 0; met -= 1) await meet(one(records))
  if (random(6) === 0) await stay(one(records), one(['prison', 'hospital']))
  if (random(8) === 0) await enforce(one(records))
}

async function answer(records: readonly string[], question: string, choices: readonly string[]) {
  const facts = (recordId: string) => factBy(rowan, recordId, 'identity')
  for (let times = random(3); times > 0; times -= 1) {
    const state = one(['answered', 'answered', 'answered', 'not-known', 'prefers-not-to-say'])
    const ended = random(5) === 0
    await it.owner
      .insertInto('people.answer')
      .values({
        id: newId(),
        question,
        state,
        choice: state === 'answered' ? one(choices) : null,
        ...facts(one(records)),
        recordedAt: new Date(
          Date.UTC(2026, random(9), 1 + random(27), random(24), random(60), random(60)),
        ),
        ...(ended ? { endedAt: new Date(), endedBecause: 'changed' } : {}),
      })
      .execute()
  }
}

async function birth(recordId: string) {
  const none = { year: null, month: null, day: null, ageFrom: null, ageTo: null, asOn: null }
  const year = 1955 + random(53)
  const kinds = [
    null,
    { ...none, precision: 'day', year, month: 1 + random(12), day: 1 + random(28) },
    { ...none, precision: 'month', year, month: 1 + random(12) },
    { ...none, precision: 'year', year },
    { ...none, precision: 'about', year },
    { ...none, precision: 'age', ageFrom: 30, ageTo: 30 + random(4), asOn: '2026-09-01' },
  ]
  const born = one(kinds)
  if (born)
    await it.owner
      .insertInto('people.birth')
      .values({ id: newId(), ...born, ...factBy(rowan, recordId, 'identity') })
      .execute()
}

async function meet(recordId: string) {
  const contactId = await aContact(it.owner, rowan, {
    seenAt: new Date(Date.UTC(2026, 5 + random(5), 1 + random(28), 23)),
    recordId,
    areaCode: one(areas),
    bedding: one(['bedded-down', 'about-to', 'no']),
  })
  const needs = ['drugs', 'alcohol', 'papers'].filter(() => random(3) === 0)
  const withdrawn = random(9) === 0
  await sql`update street.contact set needs = ${needs}::text[],
    withdrawn_at = ${withdrawn ? new Date() : null}, withdrawn_because = ${withdrawn ? 'Wrong' : null}
    where id = ${contactId}::uuid`.execute(it.owner)
  if (random(2) === 0)
    await it.owner
      .insertInto('street.contactOffer')
      .values({
        contactId,
        partnershipId: it.partnership.id,
        offer: one(['health', 'shelter', 'mental-health']),
        answer: one(['accepted', 'refused']),
      })
      .execute()
}

async function stay(recordId: string, status: string) {
  const said = async (of: string, reason: string, onDay: string) =>
    it.owner
      .insertInto('street.listEvent')
      .values({
        id: newId(),
        partnershipId: it.partnership.id,
        recordId,
        organisationId: rowan.organisationId,
        status: of,
        onDay,
        reason,
        recordedBy: rowan.id,
      })
      .execute()
  await said(
    status,
    status === 'prison' ? 'remand' : 'general-hospital',
    `2026-0${1 + random(6)}-10`,
  )
  if (random(2) === 0) await said('active', 'left-institution', `2026-0${7 + random(3)}-20`)
}

async function enforce(recordId: string) {
  await it.owner
    .insertInto('street.enforcement')
    .values({
      id: newId(),
      partnershipId: it.partnership.id,
      organisationId: rowan.organisationId,
      recordId,
      kind: 'dispersal',
      doneBy: 'Police',
      doneOn: one(['2025-08-01', '2026-02-01', '2026-09-01']),
      areaCode: one(areas),
      place: 'Here',
      noOfferBecause: 'Somebody was hurt and it was urgent',
      recordedBy: rowan.id,
    })
    .execute()
}

test('the counts are those of a slow and plain model, of the list and of those seen, everywhere and in one area', async () => {
  const asks = [
    ['seen', '2026-07-01', '2026-09-30', null],
    ['seen', '2026-07-01', '2026-09-30', areas[0] ?? null],
    ['list', '2026-08-31', '2026-08-31', null],
    ['list', '2026-10-31', '2026-10-31', areas[1] ?? null],
  ] as const
  for (const [base, from, to, area] of asks) {
    const { rows } = await asUser(it.owner, rowan, tx =>
      sql<{ dimension: string; code: string; people: number }>`
        select * from street.profile_counts(${base}, ${from}::date, ${to}::date, ${area})`.execute(
        tx,
      ),
    )
    const quick = new Map(rows.map(row => [`${row.dimension} ${row.code}`, row.people]))
    const slow = await countSlowly(it.owner, { base, from, to, area })
    assert.ok((slow.get('all all') ?? 0) > 15, `${base} ${area} has somebody in it`)
    const sorted = (of: Map<string, number>) =>
      [...of].filter(([, people]) => people > 0).sort(([a], [b]) => (a < b ? -1 : 1))
    assert.deepEqual(sorted(quick), sorted(slow))
  }
})

test('whoever may not see figures gets no counts, and neither does another partnership', async () => {
  const { reader } = it.users
  const other = await aPartnership(it.owner, 'Elsewhere')
  const stranger = await aUser(it.owner, other, ['coordinator'])
  for (const user of [reader, stranger]) {
    const { rows } = await asUser(it.owner, user, tx =>
      sql<{
        people: number
      }>`select people from street.profile_counts('seen', '2026-01-01', '2026-12-31', null)
        where people > 0`.execute(tx),
    )
    assert.deepEqual(rows, [])
  }
  await assert.rejects(
    asUser(it.owner, rowan, tx =>
      sql`select * from street.profile_people('seen', '2026-01-01', '2026-12-31', null)`.execute(
        tx,
      ),
    ),
    /permission denied/,
  )
  const browser = await it.signIn(reader)
  assert.equal((await browser.get('/street/profile')).status, 403)
  assert.equal((await browser.get('/street/profile.csv')).status, 403)
})

test('the page and the file say the same, and no sensitive group of fewer than ten', async () => {
  const browser = await it.signIn(rowan)
  const page = (await browser.get('/street/profile?of=seen:2026-Q3')).body
  const file = await browser.get('/street/profile.csv?of=seen:2026-Q3')
  const shown = [...page.matchAll(/<tr[^>]*>([\s\S]*?)<\/tr>/g)]
    .map(([, inside = '']) =>
      inside
        .replaceAll(/<[^>]+>/g, '|')
        .split('|')
        .filter(Boolean),
    )
    .filter(cells => cells.length >= 3 && !cells.includes('Share'))
    .map(([, count, share]) => [count, share])
  const lines = file.body
    .trim()
    .split('\r\n')
    .slice(2)
    .map(line => /,([^,"]*),([^,"]*)$/.exec(line)?.slice(1) ?? [])
  assert.ok(lines.length > 40)
  const asShown = (cell: string | undefined) =>
    cell?.replace('[c]', 'Suppressed').replace('[z]', 'None')
  assert.deepEqual(
    shown,
    lines.filter(([count]) => count !== '[c]').map(cells => cells.map(asShown)),
  )
  for (const [count] of shown) assert.ok(Number(count) % 5 === 0 && Number(count) >= 10, count)
  assert.match(file.body, /Gender,"Asked, not known"/)
  assert.match(file.body, /Gender,Not asked/)
  assert.ok(shown.length > 5 && shown.length < lines.length)
  assert.doesNotMatch(page, /Sexual orientation/)
  const { rows } =
    await sql`select from platform.audit_event where event = 'street.profile.downloaded'`.execute(
      it.owner,
    )
  assert.equal(rows.length, 1)
})

test('only periods that are over can be asked for, and none that overlap; anything else is the newest of them', async () => {
  const periods = listPeriods('2026-11-22')
  for (const base of ['list', 'seen']) {
    const of = periods.filter(one => one.base === base)
    of.forEach((one, index) => {
      assert.ok(one.to < '2026-11-22')
      const next = of[index + 1]
      if (next) assert.ok(next.to < one.from || base === 'list')
    })
  }
  const third = periods.find(one => one.code === 'seen:2026-Q3')
  assert.ok(third)
  assert.deepEqual(
    chainTo(third).map(one => one.code),
    ['seen:2026-Q1', 'seen:2026-Q2', 'seen:2026-Q3'],
  )
  const browser = await it.signIn(rowan)
  const page = await browser.get('/street/profile?of=seen:2026-11-21&area=nowhere')
  assert.match(page.body, /<h1[^>]*>On the by-name list at the end of October 2026/)
})
