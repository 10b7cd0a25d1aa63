import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startApp, type TestApp } from '../../../../test/app.ts'
import type { Browser } from '../../../../test/browser.ts'
import {
  anOrganisation,
  aPartnership,
  aUser,
  type TestUser,
} from '../../../../test/builders/partnership.ts'
import { aRecord, asUser, factBy } from '../../../../test/builders/people.ts'
import { newId } from '../../../platform/ids.ts'

let it: TestApp
let shelter: string
let guardian: Browser
let own: Browser
let worker: TestUser
before(async () => {
  it = await startApp()
  shelter = await anOrganisation(it.owner, it.partnership.id, 'Marlow Cross Shelter')
  guardian = await it.signIn(await aUser(it.owner, it.partnership, ['data-guardian']))
  own = await it.signIn(
    await aUser(it.owner, it.partnership, ['organisation-administrator'], shelter),
  )
  worker = await aUser(it.owner, it.partnership, ['worker'], shelter)
})
after(() => it.close())

const versionIn = (body: string) => /name="version" value="([^"]*)"/.exec(body)?.[1] ?? ''
const path = (organisation: string) => `/partnership/permissions/${organisation}`

async function permit(browser: Browser, fields: Record<string, string[]>, version?: string) {
  const seen = version ?? versionIn((await browser.get(path(shelter))).body)
  return browser.submit(path(shelter), { version: seen, ...fields })
}

test('a permission counts from the next request, for what their own organisation holds too; so does taking it away', async () => {
  const { recordId } = await aRecord(it.owner, worker, { given: 'Shaz' })
  await it.owner
    .insertInto('people.note')
    .values({
      id: newId(),
      happenedAt: new Date(),
      words: 'Has asthma',
      ...factBy(worker, recordId, 'health'),
    })
    .execute()
  const notes = () =>
    asUser(it.owner, worker, tx =>
      tx.selectFrom('people.note').select('id').where('recordId', '=', recordId).execute(),
    )
  assert.equal((await notes()).length, 0)
  assert.equal((await permit(own, { [`user-${worker.id}`]: ['health', 'street'] })).status, 303)
  assert.equal((await notes()).length, 1)
  assert.equal((await permit(own, { [`user-${worker.id}`]: ['street'] })).status, 303)
  assert.equal((await notes()).length, 0)
})

test('what changed is in the audit chain, user by user', async () => {
  const other = await aUser(it.owner, it.partnership, ['worker'], shelter)
  await permit(guardian, { [`user-${other.id}`]: ['contact'], [`user-${worker.id}`]: ['street'] })
  const events = await it.owner
    .selectFrom('platform.auditEvent')
    .select(['event', 'details'])
    .where('subjectId', '=', other.id)
    .execute()
  assert.deepEqual(events, [
    { event: 'partnership.permission.changed', details: { given: ['contact'], taken: [] } },
  ])
})

test('whoever saves second sees both, and what they ticked stays ticked', async () => {
  const seen = versionIn((await own.get(path(shelter))).body)
  await permit(guardian, { [`user-${worker.id}`]: ['housing'] })
  const second = await permit(own, { [`user-${worker.id}`]: ['immigration'] }, seen)
  assert.equal(second.status, 409)
  assert.match(second.body, /Saved by someone else: Housing\. Ticked by you: Immigration\./)
  const again = versionIn(second.body)
  assert.equal((await permit(own, { [`user-${worker.id}`]: ['immigration'] }, again)).status, 303)
})

test('a kind of information that is not on the page is refused, and changes nothing', async () => {
  for (const code of ['identity', 'everything']) {
    const reply = await permit(guardian, { [`user-${worker.id}`]: [code] })
    assert.equal(reply.status, 400)
    assert.match(reply.body, /Choose from the kinds/)
  }
})

test('users of another organisation that are put into the form are left alone', async () => {
  const elsewhere = await aUser(it.owner, it.partnership, ['worker'])
  await permit(own, { [`user-${elsewhere.id}`]: ['health'] })
  const given = await it.owner
    .selectFrom('partnership.userCategory')
    .select('category')
    .where('userId', '=', elsewhere.id)
    .execute()
  assert.deepEqual(given, [])
})

test('an organisation’s own administrator sees their own only; workers, leads and strangers nothing', async () => {
  assert.equal((await own.get(path(it.partnership.councilId))).status, 404)
  assert.doesNotMatch((await own.get('/partnership/permissions')).body, /Wexshire Council<\/a>/)
  const administrator = await it.signIn(it.users.administrator)
  assert.equal((await administrator.get(path(shelter))).status, 200)
  for (const user of [worker, it.users.lead])
    assert.equal((await (await it.signIn(user)).get(path(shelter))).status, 403)
  const farshire = await aPartnership(it.owner, 'Farshire')
  const stranger = await it.signIn(await aUser(it.owner, farshire, ['data-guardian']))
  assert.equal((await stranger.get(path(shelter))).status, 404)
})
