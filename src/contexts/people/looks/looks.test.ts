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
let ben: TestUser
let gill: TestUser
let asAda: Browser
let asBen: Browser
let asGill: Browser
before(async () => {
  it = await startApp()
  const hospital = await anOrganisation(it.owner, it.partnership.id, 'Riverside Hospital')
  ada = await aUser(it.owner, it.partnership, ['worker'])
  ben = await aUser(it.owner, it.partnership, ['worker'], hospital)
  gill = await aUser(it.owner, it.partnership, ['data-guardian'])
  await it.owner
    .updateTable('partnership.userAccount')
    .set({ name: 'Ben O’Kelly' })
    .where('id', '=', ben.id)
    .execute()
  await anAgreement(it.owner, ada, [ada.organisationId, hospital], [{ category: 'identity' }])
  asAda = await it.signIn(ada)
  asBen = await it.signIn(ben)
  asGill = await it.signIn(gill)
})
after(() => it.close())

async function somebody(given: string, family = '') {
  const told = await aRecord(it.owner, ada, { given, family })
  return { ...told, path: `/people/${told.personId}` }
}

const rowsOf = (body: string) =>
  body
    .split('<tr')
    .slice(2)
    .map(row => row.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' '))

test('every look and change is on the page of who looked: who, for whom, when and what for', async () => {
  const { path } = await somebody('Shaz')
  await asBen.get(path)
  await asBen.submit(`${path}/working-with`, { id: newId(), whom: 'me', because: 'Ward' })
  const rows = rowsOf((await asAda.get(`${path}/looks`)).body)
  assert.ok(
    rows.some(row => /Ben O’Kelly, Riverside Hospital Looked at them Reading their page/.test(row)),
    rows.join('\n'),
  )
  assert.ok(rows.some(row => /Began to work with them.* Who works with them/.test(row)))
  assert.match((await asAda.get(path)).body, /Everybody who looked/)
})

test('looks of the time before a merge are there afterwards, and those of the other person are not once it is undone', async () => {
  const one = await somebody('Kit')
  const other = await somebody('Kate')
  await asBen.get(other.path)
  const move = async (to: string, because: string) => {
    await it.owner
      .updateTable('people.record')
      .set({ personId: to })
      .where('id', '=', other.recordId)
      .execute()
    await sql`insert into people.link (record_id, number, partnership_id, person_id, because, linked_at, linked_by)
      select ${other.recordId}::uuid, max(number) + 1, ${ada.partnershipId}::uuid, ${to}::uuid, ${because}, clock_timestamp(), ${ada.id}::uuid
      from people.link where record_id = ${other.recordId}::uuid`.execute(it.owner)
  }
  const bens = async (path: string) =>
    rowsOf((await asAda.get(`${path}/looks`)).body).filter(row => row.includes('Ben')).length
  assert.equal(await bens(one.path), 0)
  await move(one.personId, 'merged')
  assert.equal(await bens(one.path), 1)
  await move(other.personId, 'unmerged')
  assert.equal(await bens(one.path), 0)
  assert.equal(await bens(other.path), 1)
})

test('long lists go on by the page, and whoever does not see the person sees no list', async () => {
  const { path, personId } = await somebody('Ola')
  for (let n = 0; n < 55; n += 1)
    await sql`select set_config('throughline.partnership_id', ${ada.partnershipId}, true), set_config('throughline.user_id', ${ada.id}, true),
      platform.record_audit('people.person.viewed', 'person', ${personId}::uuid, '{}')`.execute(
      it.owner,
    )
  const first = (await asAda.get(`${path}/looks`)).body
  assert.equal(rowsOf(first).length, 50)
  const next = /\/looks\?before=\d+/.exec(first)?.[0]
  assert.ok(next)
  assert.ok(rowsOf((await asAda.get(`/people/${personId}${next}`)).body).length >= 5)
  const outside = await aUser(
    it.owner,
    it.partnership,
    ['worker'],
    await anOrganisation(it.owner, it.partnership.id, 'Outside'),
  )
  assert.equal((await (await it.signIn(outside)).get(`${path}/looks`)).status, 404)
})

test('the data guardian sees people of the same last name, restricted people and many in an hour, and marks what was looked into', async () => {
  const { path } = await somebody('Sharon', 'okelly')
  await asBen.get(path)
  assert.match((await asGill.get('/people/unusual-access')).body, /Same last name/)
  const version = (await asGill.get('/people/unusual-access/settings')).body
  assert.match(version, /name="version" value="0"/)
  const settings = {
    version: '0',
    peopleHourly: '3',
    peopleDaily: '120',
    timesUsual: '3',
    nightFrom: '22:00',
    nightUntil: '06:00',
    glassMinutes: '240',
    glassLetters: '20',
    glassTries: '5',
  }
  assert.equal((await asGill.submit('/people/unusual-access/settings', settings)).status, 303)
  assert.equal((await asGill.submit('/people/unusual-access/settings', settings)).status, 409)
  for (const given of ['A', 'B', 'C', 'D']) await asBen.get((await somebody(given)).path)
  const list = (await asGill.get('/people/unusual-access?kind=many')).body
  assert.match(list, /Many people: \d+ different people/)
  const one =
    /\/people\/unusual-access\/own-surname\/[^"]+/.exec(
      (await asGill.get('/people/unusual-access')).body,
    )?.[0] ?? ''
  assert.match((await asGill.submit(one, {})).body, /Choose what you find/)
  assert.equal(
    (await asGill.submit(one, { finding: 'explained', words: 'No relation; common name' })).status,
    303,
  )
  assert.doesNotMatch((await asGill.get('/people/unusual-access')).body, /Same last name:/)
  assert.match((await asGill.get('/people/unusual-access?all=yes')).body, /Explained/)
  assert.match(
    (
      await asGill.submit(
        '/people/unusual-access/settings',
        { finding: 'explained', words: 'Again' },
        one,
      )
    ).body,
    /Somebody looked into this meanwhile/,
  )
})

test('at night, without any work with the person, restricted: each is listed, and nobody but a guardian sees the list', async () => {
  const { path, recordId } = await somebody('Nia')
  await it.owner
    .insertInto('people.namedStaff')
    .values({ partnershipId: ben.partnershipId, recordId, userId: ben.id, addedBy: ada.id })
    .execute()
  await it.owner
    .insertInto('people.restriction')
    .values({
      id: newId(),
      partnershipId: ben.partnershipId,
      recordId,
      reason: 'x',
      reviewOn: '2036-01-01',
      addedBy: ada.id,
    })
    .execute()
  const wrong = {
    version: '1',
    peopleHourly: 'x',
    peopleDaily: '1',
    timesUsual: '0',
    nightFrom: '25:00',
    nightUntil: '23:59',
    glassMinutes: '1',
    glassLetters: '1',
    glassTries: '1',
  }
  const refused = await asGill.submit('/people/unusual-access/settings', wrong)
  for (const words of [
    /Enter a number/,
    /Enter 1 or more/,
    /Enter a time, like 22:00/,
    /Enter 15 or more/,
  ])
    assert.match(refused.body, words)
  assert.match(refused.body, /value="25:00"/)
  const always = {
    ...wrong,
    peopleHourly: '100',
    peopleDaily: '100',
    timesUsual: '3',
    nightFrom: '00:00',
    glassMinutes: '240',
  }
  assert.equal((await asGill.submit('/people/unusual-access/settings', always)).status, 303)
  assert.equal((await asBen.get(path)).status, 200)
  for (const kind of ['restricted', 'night', 'no-involvement'])
    assert.match((await asGill.get(`/people/unusual-access?kind=${kind}`)).body, /Nia/, kind)
  assert.equal((await asAda.get('/people/unusual-access')).status, 403)
})
