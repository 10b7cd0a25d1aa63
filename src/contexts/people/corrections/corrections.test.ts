import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { startApp, type TestApp } from '../../../../test/app.ts'
import type { Browser } from '../../../../test/browser.ts'
import { anOrganisation, aUser, type TestUser } from '../../../../test/builders/partnership.ts'
import {
  anAgreement,
  aRecord,
  factBy,
  permit,
  type TestRecord,
} from '../../../../test/builders/people.ts'
import { newId } from '../../../platform/ids.ts'

let it: TestApp
let worker: TestUser
let lantern: string
let staff: Browser
let colleague: Browser
let person: TestRecord
let mine: Browser
before(async () => {
  it = await startApp()
  lantern = await anOrganisation(it.owner, it.partnership.id, 'Lantern Outreach')
  worker = await aUser(it.owner, it.partnership, ['worker'], lantern)
  const second = await aUser(it.owner, it.partnership, ['worker'], lantern)
  for (const user of [worker, second]) await permit(it.owner, user, ['contact'])
  await anAgreement(
    it.owner,
    worker,
    [worker.organisationId, it.partnership.councilId],
    [{ category: 'identity' }, { category: 'contact' }],
  )
  staff = await it.signIn(worker)
  colleague = await it.signIn(second)
  person = await aRecord(it.owner, worker, { given: 'Shaz', family: 'Kelley' })
  const given = await staff.submit(`/people/${person.personId}/own-access`, { how: 'shown' })
  const code =
    /tl-slip__code">([^<]+)</.exec((await staff.get(given.location ?? '')).body)?.[1] ?? ''
  mine = it.visitor()
  const reply = await mine.submit('/mine/new', {
    code,
    phrase: 'blue kettle',
    again: 'blue kettle',
  })
  assert.equal(reply.status, 303, reply.body)
})
after(() => it.close())

async function aPhone(value: string): Promise<string> {
  const id = newId()
  await it.owner
    .insertInto('people.contactRoute')
    .values({
      id,
      ...factBy(worker, person.recordId, 'contact'),
      kind: 'phone',
      value,
      compact: value,
      safe: 'not-known',
    })
    .execute()
  return id
}

async function ask(kind: string, factId: string, said: string): Promise<string> {
  const id = newId()
  const reply = await mine.submit(`/mine/wrong/${kind}/${factId}`, { id, said })
  assert.equal(reply.location, '/mine/asked', reply.body)
  return id
}

async function nameId(): Promise<string> {
  const row = await it.owner
    .selectFrom('people.name')
    .select('id')
    .where('recordId', '=', person.recordId)
    .where('endedAt', 'is', null)
    .executeTakeFirstOrThrow()
  return row.id
}

test('the person says what is wrong; it is put right, the old row ends as corrected by them and the search finds the new', async () => {
  const wrong = await nameId()
  const id = await ask('name', wrong, 'My name is spelt Kelly')
  assert.match((await staff.get('/people/corrections')).body, /Shaz Kelley/)
  const here = `/people/corrections/${id}`
  assert.match((await staff.get(here)).body, /My name is spelt Kelly/)
  const empty = await staff.submit(`${here}/right/name`, { given: '', family: '', kind: 'legal' })
  assert.equal(empty.status, 400)
  assert.match(empty.body, /Enter a name/)
  const typed = { id: newId(), seen: '0', kind: 'known-as', given: 'Shaz', family: 'Kelly' }
  assert.equal((await staff.submit(`${here}/right/name`, typed)).location, here)
  const rows = await it.owner
    .selectFrom('people.name')
    .select(['family', 'endedBecause'])
    .where('recordId', '=', person.recordId)
    .orderBy('recordedAt')
    .execute()
  assert.deepEqual(rows, [
    { family: 'Kelley', endedBecause: 'corrected-by-person' },
    { family: 'Kelly', endedBecause: null },
  ])
  const record = await it.owner
    .selectFrom('people.record')
    .select(['card', 'version'])
    .where('id', '=', person.recordId)
    .executeTakeFirstOrThrow()
  assert.match(JSON.stringify(record.card), /Kelly/)
  assert.equal(record.version, 2)
  const asked = await mine.get('/mine/asked')
  assert.match(asked.body, /They put it right/)
  const replayed = await staff.submit(`${here}/right/name`, typed)
  assert.equal(replayed.status, 409)
})

test('a refusal carries its reason, which the person reads and challenges; then somebody else decides', async () => {
  const id = await ask('contact_route', await aPhone('07700 900123'), 'That is not mine any more')
  const here = `/people/corrections/${id}`
  const silent = await staff.submit(here, { seen: '0', words: ' ' })
  assert.equal(silent.status, 400)
  assert.match(silent.body, /Say why, in plain words/)
  assert.equal(
    (await staff.submit(here, { seen: '0', words: 'You gave it to us yesterday.' })).status,
    303,
  )
  assert.match((await mine.get('/mine/asked')).body, /You gave it to us yesterday\./)
  const challenge = `/mine/challenge/${id}`
  assert.equal((await mine.submit(challenge, { seen: '0', words: 'x' })).status, 400)
  assert.equal(
    (await mine.submit(challenge, { seen: '1', words: 'I lost that phone' })).location,
    '/mine/asked',
  )
  assert.equal((await mine.submit(challenge, { seen: '1', words: 'again' })).status, 400)
  assert.match((await staff.get(here)).body, /Somebody else of your organisation decides now/)
  await staff.submit('/people/corrections', { seen: '2' }, `${here}/remove`).catch(() => undefined)
  const still = await it.owner
    .selectFrom('people.contactRoute')
    .select('endedAt')
    .where('value', '=', '07700 900123')
    .executeTakeFirstOrThrow()
  assert.equal(still.endedAt, null)
  assert.equal((await colleague.submit(here, { seen: '2' }, `${here}/remove`)).status, 303)
  const ended = await it.owner
    .selectFrom('people.contactRoute')
    .select('endedBecause')
    .where('value', '=', '07700 900123')
    .executeTakeFirstOrThrow()
  assert.equal(ended.endedBecause, 'corrected-by-person')
})

test('two who decide at once: one of them does, the other is told', async () => {
  const id = await ask('contact_route', await aPhone('07700 900456'), 'Wrong number')
  const here = `/people/corrections/${id}`
  const replies = await Promise.all([
    staff.submit(here, { seen: '0', words: 'We think that it is right.' }),
    colleague.submit(here, { seen: '0', words: 'We think so too.' }),
  ])
  assert.deepEqual(
    replies.map(reply => reply.status).sort((a, b) => a - b),
    [303, 409],
  )
})

test('only the organisation that holds it decides; a worker of another may ask for the person', async () => {
  const council = await aUser(it.owner, it.partnership, ['worker'])
  await permit(it.owner, council, ['contact'])
  const theirs = await it.signIn(council)
  const phone = await aPhone('07700 900789')
  const id = newId()
  const reply = await theirs.submit(
    `/people/${person.personId}/corrections/contact_route/${phone}`,
    { id, said: 'It is 790' },
  )
  assert.equal(reply.status, 303, reply.body)
  const page = await theirs.get(`/people/corrections/${id}`)
  assert.doesNotMatch(page.body, /They are right/)
  assert.equal(
    (await theirs.submit('/account', { seen: '0' }, `/people/corrections/${id}/remove`)).status,
    404,
  )
  const without = await it.signIn(await aUser(it.owner, it.partnership, ['worker'], lantern))
  assert.equal((await without.get(`/people/corrections/${id}`)).status, 404)
  assert.doesNotMatch((await without.get('/people/corrections')).body, /way to reach/)
  assert.match((await staff.get(`/people/corrections/${id}`)).body, /It is 790/)
  assert.match((await staff.get('/people/corrections')).body, /way to reach/)
})

test('an answer and what is said stay whole, whatever is typed', async () => {
  const nasty = `<script>alert(1)</script> ‮ ${'é'.repeat(100)} 🙂 '; drop table people.name; --`
  const id = await ask('name', await nameId(), nasty)
  const { body } = await staff.get(`/people/corrections/${id}`)
  assert.doesNotMatch(body, /<script>alert/)
  assert.match(body, /&lt;script>alert\(1\)/)
  const long = await mine.submit(`/mine/wrong/name/${await nameId()}`, {
    id: newId(),
    said: 'x'.repeat(2001),
  })
  assert.equal(long.status, 400)
  assert.match(long.body, /Use 2,000 letters or fewer/)
})

test('nothing of somebody else is shown at the address of a person, and no other kind of thing', async () => {
  const other = await aRecord(it.owner, worker, { given: 'Oswin', family: 'Tarrant' })
  const { id: theirs } = await it.owner
    .selectFrom('people.name')
    .select('id')
    .where('recordId', '=', other.recordId)
    .executeTakeFirstOrThrow()
  const own = `/people/${other.personId}/corrections/name/${theirs}`
  assert.match((await staff.get(own)).body, /Tarrant/)
  for (const path of [`name/${theirs}`, `toString/${theirs}`, `record/${person.recordId}`])
    assert.equal(
      (await staff.get(`/people/${person.personId}/corrections/${path}`)).status,
      404,
      path,
    )
})

test('words never enter the audit chain', async () => {
  const { rows } = await sql<{
    details: string
  }>`select details::text from platform.audit_event where event like 'people.correction.%'`.execute(
    it.owner,
  )
  assert.ok(rows.length >= 8)
  for (const { details } of rows) assert.doesNotMatch(details, /Kelly|phone|yesterday|script/)
})

test('the page about the person leads to it where another organisation holds the fact, and not where one may change it', async () => {
  const council = await aUser(it.owner, it.partnership, ['worker'])
  await permit(it.owner, council, ['contact'])
  const phone = await aPhone('07700 900321')
  const link = `/people/${person.personId}/corrections/contact_route/${phone}`
  const theirs = await it.signIn(council)
  assert.ok((await theirs.get(`/people/${person.personId}`)).body.includes(link))
  assert.equal((await theirs.get(link)).status, 200)
  assert.ok(!(await staff.get(`/people/${person.personId}`)).body.includes(link))
})
