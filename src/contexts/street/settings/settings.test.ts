import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startApp, type TestApp } from '../../../../test/app.ts'
import type { Browser } from '../../../../test/browser.ts'
import { aPartnership, aUser } from '../../../../test/builders/partnership.ts'

const path = '/street/settings/change'
const usual = {
  version: '0',
  inactiveDays: '90',
  alertDays: '10',
  packDays: '60',
  pinTries: '5',
  overdueMinutes: '30',
  because: 'Agreed in November',
}

let it: TestApp
let asCoordinator: Browser
let asWorker: Browser
before(async () => {
  it = await startApp({ today: '2026-11-22' })
  asCoordinator = await it.signIn(await aUser(it.owner, it.partnership, ['coordinator']))
  asWorker = await it.signIn(await aUser(it.owner, it.partnership, ['worker']))
})
after(() => it.close())

test('the usual rules count until the co-ordinator writes others, and each version says since when and why', async () => {
  assert.match((await asWorker.get('/street/settings')).body, /has written no rules of its own/)
  const sent = await asCoordinator.submit(path, { ...usual, inactiveDays: '60' })
  assert.equal(sent.location, '/street/settings', sent.body)
  const page = (await asWorker.get('/street/settings')).body
  assert.match(page, /60 days/)
  assert.match(page, /22 November 2026/)
  assert.match(page, /Agreed in November/)
  assert.match(page, /The beginning/)
  assert.match(page, /Came with the service/)
})

test('whoever changed the rules second sees both versions, and saves over what they saw', async () => {
  const [first] = await it.owner
    .selectFrom('street.setting')
    .select('version')
    .where('partnershipId', '=', it.partnership.id)
    .orderBy('version', 'desc')
    .execute()
  const version = String(first?.version)
  await asCoordinator.submit(path, { ...usual, version, packDays: '30', because: 'First' })
  const second = await asCoordinator.submit(path, { ...usual, version, packDays: '45' })
  assert.equal(second.status, 409)
  assert.match(second.body, /Saved by someone else/)
  assert.match(second.body, /First/)
  const again = /name="version" value="(\d+)"/.exec(second.body)?.[1] ?? ''
  const saved = await asCoordinator.submit(path, { ...usual, version: again, packDays: '45' })
  assert.equal(saved.status, 303)
})

test('a wrong number, no change and no reason are said beside the field, with everything typed still there', async () => {
  const page = await asCoordinator.get(path)
  const version = /name="version" value="(\d+)"/.exec(page.body)?.[1] ?? ''
  const wrong = await asCoordinator.submit(path, {
    ...usual,
    version,
    inactiveDays: '900',
    pinTries: 'few',
    because: ' ',
  })
  assert.equal(wrong.status, 400)
  assert.match(wrong.body, /enter a whole number from 1 to 730/)
  assert.match(wrong.body, /enter a whole number from 3 to 20/)
  assert.match(wrong.body, /Enter why the rules change/)
  assert.match(wrong.body, /value="900"/)
  const same = await asCoordinator.submit(path, { ...usual, version, packDays: '45' })
  assert.match(same.body, /Change a number, or go back/)
})

test('only the co-ordinator changes the rules, and no other partnership sees them', async () => {
  assert.equal((await asWorker.get(path)).status, 403)
  assert.equal((await asWorker.submit('/street/settings', usual, path)).status, 403)
  const other = await aPartnership(it.owner, 'Elsewhere')
  const stranger = await it.signIn(await aUser(it.owner, other, ['worker']))
  assert.match((await stranger.get('/street/settings')).body, /has written no rules of its own/)
})
