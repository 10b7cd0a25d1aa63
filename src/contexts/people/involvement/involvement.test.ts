import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startApp, type TestApp } from '../../../../test/app.ts'
import type { Browser } from '../../../../test/browser.ts'
import { anOrganisation, aUser, type TestUser } from '../../../../test/builders/partnership.ts'
import { anAgreement, aRecord, factBy, permit } from '../../../../test/builders/people.ts'
import { newId } from '../../../platform/ids.ts'

let it: TestApp
let hospital: string
let ada: TestUser
let ben: TestUser
let asAda: Browser
let asBen: Browser
before(async () => {
  it = await startApp({ today: '2026-11-22' })
  hospital = await anOrganisation(it.owner, it.partnership.id, 'Riverside Hospital')
  ada = await aUser(it.owner, it.partnership, ['worker'])
  ben = await aUser(it.owner, it.partnership, ['worker'], hospital)
  await permit(it.owner, ada, ['health', 'contact'])
  await permit(it.owner, ben, ['health', 'contact'])
  await anAgreement(
    it.owner,
    ada,
    [ada.organisationId, hospital],
    [
      { category: 'identity' },
      { category: 'health', needsInvolvement: true },
      { category: 'contact', needsInvolvement: true },
    ],
  )
  asAda = await it.signIn(ada)
  asBen = await it.signIn(ben)
})
after(() => it.close())

async function somebody(given: string) {
  const told = await aRecord(it.owner, ada, { given })
  await it.owner
    .insertInto('people.note')
    .values({
      id: newId(),
      happenedAt: new Date(),
      words: `${given} takes tablets`,
      ...factBy(ada, told.recordId, 'health'),
    })
    .execute()
  await it.owner
    .insertInto('people.contactRoute')
    .values({
      id: newId(),
      kind: 'phone',
      value: '07700 900123',
      compact: '07700900123',
      safe: 'yes',
      ...factBy(ada, told.recordId, 'contact'),
    })
    .execute()
  return { ...told, path: `/people/${told.personId}` }
}

test('what only those who work with somebody may see is there from the next request on, and gone after the end', async () => {
  const { path } = await somebody('Shaz')
  assert.doesNotMatch((await asBen.get(path)).body, /takes tablets/)
  const begun = await asBen.submit(`${path}/working-with`, {
    id: newId(),
    whom: 'me',
    because: 'On the ward',
  })
  assert.equal(begun.status, 303, begun.body)
  const page = await asBen.get(path)
  assert.match(page.body, /takes tablets/)
  assert.match(page.body, /Who is working with them/)
  const end = /\/people\/[^"]+\/working-with\/[^"]+\/end/.exec(page.body)?.[0] ?? ''
  assert.match((await asBen.submit(end, { because: '' })).body, /Enter why it ends/)
  assert.equal((await asBen.submit(end, { because: 'Went home' })).status, 303)
  assert.doesNotMatch((await asBen.get(path)).body, /takes tablets/)
  assert.match((await asBen.get(path)).body, /Went home/)
})

test('a referral opens to the other organisation only what it needs, and whoever asked can end it', async () => {
  const { path } = await somebody('Daz')
  const sent = await asAda.submit(`${path}/working-with`, {
    id: newId(),
    whom: 'referral',
    organisation: hospital,
    categories: ['health'],
    because: 'Please see to his foot',
  })
  assert.equal(sent.status, 303, sent.body)
  const page = (await asBen.get(path)).body
  assert.match(page, /takes tablets/)
  assert.doesNotMatch(page, /07700 900123/)
  assert.match(page, /Please see to his foot/)
  const end =
    /\/people\/[^"]+\/working-with\/[^"]+\/end/.exec((await asAda.get(path)).body)?.[0] ?? ''
  assert.equal((await asAda.submit(end, { because: 'Seen to' })).status, 303)
  assert.doesNotMatch((await asBen.get(path)).body, /takes tablets/)
})

test('wrong choices are said beside their fields, and sent twice it counts once', async () => {
  const { path, personId } = await somebody('Kit')
  const wrong = await asAda.submit(`${path}/working-with`, {
    id: newId(),
    whom: 'referral',
    because: '',
  })
  assert.equal(wrong.status, 400)
  assert.match(wrong.body, /Choose the organisation that you refer this person to/)
  assert.match(wrong.body, /Enter what you ask them to do/)
  assert.match(
    (await asAda.submit(`${path}/working-with`, { id: newId() })).body,
    /Choose who works with this person/,
  )
  const id = newId()
  assert.equal(
    (await asAda.submit(`${path}/working-with`, { id, whom: 'organisation' })).status,
    303,
  )
  assert.equal(
    (await asAda.submit(`${path}/working-with`, { id, whom: 'organisation' })).status,
    303,
  )
  const again = await asAda.submit(`${path}/working-with`, { id: newId(), whom: 'organisation' })
  assert.match(again.body, /They already work with this person/)
  const events = await it.owner
    .selectFrom('platform.auditEvent')
    .select('event')
    .where('subjectId', '=', personId)
    .where('event', '=', 'people.involvement.begun')
    .execute()
  assert.equal(events.length, 1)
})

test('an involvement of somebody else’s cannot be ended, and looks as if there were none', async () => {
  const { path } = await somebody('Ola')
  await asAda.submit(`${path}/working-with`, { id: newId(), whom: 'me' })
  const end =
    /\/people\/[^"]+\/working-with\/[^"]+\/end/.exec((await asAda.get(path)).body)?.[0] ?? ''
  assert.equal((await asBen.get(end)).status, 404)
  const sent = await asBen.submit(`${path}/working-with`, { because: 'Tried' }, end)
  assert.equal(sent.status, 404)
})
