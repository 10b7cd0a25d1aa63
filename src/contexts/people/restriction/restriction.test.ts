import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { startApp, type TestApp } from '../../../../test/app.ts'
import type { Browser } from '../../../../test/browser.ts'
import { anOrganisation, aUser, type TestUser } from '../../../../test/builders/partnership.ts'
import { anAgreement, aRecord } from '../../../../test/builders/people.ts'
import { newId } from '../../../platform/ids.ts'

let it: TestApp
let ada: TestUser
let cat: TestUser
let dot: TestUser
let ben: TestUser
let gill: TestUser
const browsers = new Map<TestUser, Browser>()
const as = (user: TestUser) => {
  const browser = browsers.get(user)
  assert.ok(browser)
  return browser
}
before(async () => {
  it = await startApp({ today: '2026-11-22' })
  const hospital = await anOrganisation(it.owner, it.partnership.id, 'Riverside Hospital')
  ada = await aUser(it.owner, it.partnership, ['worker'])
  cat = await aUser(it.owner, it.partnership, ['worker'])
  dot = await aUser(it.owner, it.partnership, ['matching-lead'])
  ben = await aUser(it.owner, it.partnership, ['worker'], hospital)
  gill = await aUser(it.owner, it.partnership, ['data-guardian'])
  await anAgreement(it.owner, ada, [ada.organisationId, hospital], [{ category: 'identity' }])
  for (const user of [ada, cat, dot, ben, gill]) browsers.set(user, await it.signIn(user))
})
after(() => it.close())

async function somebody(given: string) {
  const { personId } = await aRecord(it.owner, ada, { given })
  return `/people/${personId}`
}

const review = { 'review-day': '1', 'review-month': '6', 'review-year': '2027' }
const restrict = (path: string, fields: Record<string, string | string[]> = {}) =>
  as(ada).submit(`${path}/restriction`, {
    id: newId(),
    reason: 'Her brother looks for her',
    ...review,
    ...fields,
  })

const nowhere = '/people/0192f0c1-0000-7000-8000-000000000000'
/** The page without what differs on every page: the token of its form. */
const plain = (body: string) =>
  body.replaceAll(/name="csrf" value="[^"]*"/g, '').replaceAll(/\/people\/[0-9a-f-]{36}/g, '')

test('a restricted person is there for whoever restricted them and whoever was named, and for nobody else', async () => {
  const path = await somebody('Shaz')
  for (const user of [ada, cat, dot, ben, gill])
    assert.equal((await as(user).get(path)).status, 200)
  assert.equal((await restrict(path, { staff: [ben.id] })).status, 303)
  for (const user of [ada, ben, gill]) assert.equal((await as(user).get(path)).status, 200)
  for (const user of [cat, dot]) {
    const hidden = await as(user).get(path)
    const nobody = await as(user).get(nowhere)
    assert.equal(hidden.status, 404)
    assert.equal(plain(hidden.body), plain(nobody.body))
  }
  assert.match((await as(ada).get(`${path}/restriction`)).body, /Her brother looks for her/)
})

test('whoever sees a restricted person shows again that it is them, where they have not of late', async () => {
  const path = await somebody('Lou')
  await restrict(path)
  assert.equal((await as(ada).get(path)).status, 200)
  await sql`update partnership.session set proved_at = now() - interval '16 minutes' where user_id = ${ada.id}::uuid`.execute(
    it.owner,
  )
  assert.match((await as(ada).get(path)).location ?? '', /^\/account\/confirm/)
  assert.equal((await as(ada).get(await somebody('Sam'))).status, 200)
  await sql`update partnership.session set proved_at = now() where user_id = ${ada.id}::uuid`.execute(
    it.owner,
  )
})

test('the staff who see them grow and shrink by name, and somebody always remains', async () => {
  const path = await somebody('Kit')
  await restrict(path)
  assert.equal(
    (await as(ada).submit(`${path}/restriction`, { user: cat.id }, `${path}/restriction/staff`))
      .status,
    303,
  )
  assert.equal((await as(cat).get(path)).status, 200)
  const off = (user: TestUser, by: TestUser) =>
    as(by).submit(`${path}/restriction`, {}, `${path}/restriction/staff/${user.id}/end`)
  await off(ada, cat)
  assert.equal(
    (await as(ada).get(path)).status,
    200,
    'whoever was named by somebody else is not theirs to take off',
  )
  assert.equal((await off(cat, ada)).status, 303)
  assert.equal((await as(cat).get(path)).status, 404)
  await off(ada, ada)
  assert.equal((await as(ada).get(path)).status, 200, 'nobody would be left')
})

test('whoever broke the glass lets nobody in, and not themselves for afterwards', async () => {
  const { personId, recordId } = await aRecord(it.owner, ada, { given: 'Nan' })
  const path = `/people/${personId}`
  await restrict(path)
  await it.owner
    .insertInto('people.glass')
    .values({
      id: newId(),
      partnershipId: cat.partnershipId,
      recordId,
      userId: cat.id,
      organisationId: cat.organisationId,
      reason: 'Found unconscious on the quay',
      categories: [],
      untilAt: new Date(Date.now() + 3_600_000),
    })
    .execute()
  assert.equal((await as(cat).get(path)).status, 200)
  for (const user of [cat, ben]) {
    const refused = await as(cat).submit(
      `${path}/restriction`,
      { user: user.id },
      `${path}/restriction/staff`,
    )
    assert.equal(refused.status, 400)
    assert.match(refused.body, /Only named staff and the data guardian can let somebody see them/)
  }
  const code = await as(cat).submit(`${path}/own-access`, { how: 'printed' })
  assert.equal(code.status, 400)
  assert.match(code.body, /Only named staff give them a code/)
  await it.owner
    .updateTable('people.glass')
    .set({ untilAt: new Date(Date.now() - 1000) })
    .where('recordId', '=', recordId)
    .execute()
  assert.equal((await as(cat).get(path)).status, 404)
  assert.equal((await as(ben).get(path)).status, 404)
})

test('only the data guardian lifts a restriction; then the old list of names counts no more', async () => {
  const path = await somebody('Ola')
  await restrict(path, { staff: [cat.id] })
  assert.equal((await as(ada).get(`${path}/restriction/lift`)).status, 403)
  assert.match(
    (await as(gill).submit(`${path}/restriction/lift`, {})).body,
    /Enter why it is not needed any more/,
  )
  assert.equal(
    (await as(gill).submit(`${path}/restriction/lift`, { because: 'He moved away' })).status,
    303,
  )
  assert.equal((await as(ben).get(path)).status, 200)
  assert.equal((await restrict(path)).status, 303)
  assert.equal((await as(cat).get(path)).status, 404)
})

test('a reason and a day after today are asked for, and what was typed stays', async () => {
  const path = await somebody('Jo')
  const wrong = await as(ada).submit(`${path}/restriction`, {
    id: newId(),
    reason: '',
    'review-day': '31',
    'review-month': '2',
    'review-year': '2027',
  })
  assert.equal(wrong.status, 400)
  assert.match(wrong.body, /Enter why only some may see them/)
  assert.match(wrong.body, /name="review-year"[^>]*value="2027"/)
  const unreal = await restrict(path, { 'review-day': '31', 'review-month': '2' })
  assert.match(unreal.body, /The day must be a real date/)
  const past = await restrict(path, { 'review-year': '2025' })
  assert.match(past.body, /Enter a day after today/)
  assert.equal((await as(ben).get(path)).status, 200, 'nothing was restricted')
})

test('whoever is related says so themselves and does not see the person from the next request on, on no page', async () => {
  const path = await somebody('Sam')
  const before = await as(cat).get(`${path}/working-with`)
  assert.equal(before.status, 200)
  const said = await as(cat).submit(`${path}/related`, { reason: 'My cousin' })
  assert.equal(said.location, '/people')
  for (const page of ['', '/working-with', '/looks', '/why', '/restriction'])
    assert.equal((await as(cat).get(`${path}${page}`)).status, 404, page)
  const sent = await as(cat).submit(
    '/people/break-glass',
    { id: newId(), whom: 'me' },
    `${path}/working-with`,
  )
  assert.equal(sent.status, 404, 'the form that they still have open')
  assert.match((await as(gill).get(`${path}/barred`)).body, /My cousin/)
  assert.doesNotMatch((await as(ada).get(`${path}/looks`)).body, /Kept somebody/)
  assert.equal(
    (await as(gill).submit(`${path}/barred`, {}, `${path}/barred/${cat.id}/lift`)).status,
    303,
  )
  assert.equal((await as(cat).get(path)).status, 200)
})

test('the data guardian keeps somebody else from seeing a person, not from their own page', async () => {
  const path = await somebody('Lou')
  assert.equal((await as(ada).get(`${path}/barred`)).status, 403)
  assert.match(
    (await as(gill).submit(`${path}/barred`, { reason: '' })).body,
    /Choose who must not see them/,
  )
  assert.equal(
    (await as(gill).submit(`${path}/barred`, { user: ben.id, reason: 'Used to be married' }))
      .status,
    303,
  )
  assert.equal((await as(ben).get(path)).status, 404)
  const { rows } = await (await import('kysely')).sql<{
    n: number
  }>`select count(*)::int as n from people.bar where user_id = ${ben.id}::uuid`.execute(it.owner)
  assert.equal(rows[0]?.n, 1)
})
