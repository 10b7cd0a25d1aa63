import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { startApp, type TestApp } from '../../../../test/app.ts'
import type { Browser } from '../../../../test/browser.ts'
import { aUser, type TestUser } from '../../../../test/builders/partnership.ts'
import { aRecord, permit } from '../../../../test/builders/people.ts'
import { aContact, anArea, aShift, aSite } from '../../../../test/builders/street.ts'
import { newId } from '../../../platform/ids.ts'

let it: TestApp
let area: string
let ada: TestUser
let asAda: Browser
let asBen: Browser
let asCo: Browser
before(async () => {
  it = await startApp({ today: '2026-11-22' })
  area = await anArea(it.owner, it.partnership.id)
  ada = await aUser(it.owner, it.partnership, ['worker'])
  await permit(it.owner, ada, ['street'])
  const co = await aUser(it.owner, it.partnership, ['coordinator', 'worker'])
  await permit(it.owner, co, ['street'])
  asAda = await it.signIn(ada)
  asBen = await it.signIn(await aUser(it.owner, it.partnership, ['worker']))
  asCo = await it.signIn(co)
})
after(() => it.close())

const told = (more: Record<string, string> = {}) => ({
  id: newId(),
  young: 'no',
  source: 'public',
  'on-day': '20',
  'on-month': '11',
  'on-year': '2026',
  time: '20:15',
  area,
  place: 'Market Place, outside the bakery',
  description: 'Grey beard, red sleeping bag',
  words: 'He coughs a lot',
  wantsAnswer: 'yes',
  name: 'Mx Reporter',
  phone: '07700 900321',
  ...more,
})
const record = async (more: Record<string, string> = {}) => {
  const reply = await asAda.submit('/street/alerts/new', told(more))
  assert.equal(reply.status, 303, reply.body)
  return { path: reply.location ?? '', id: reply.location?.split('/').at(-1) ?? '' }
}

test('working days leave out weekends and bank holidays, wherever the counting begins', async () => {
  for (const [from, days, due] of [
    ['2026-11-20', 10, '2026-12-04'],
    ['2026-11-21', 10, '2026-12-04'],
    ['2026-12-18', 5, '2026-12-29'],
    ['2026-12-24', 1, '2026-12-29'],
    ['2027-03-25', 2, '2027-03-31'],
    ['2027-12-24', 1, '2027-12-29'],
    ['2035-01-05', 5, '2035-01-12'],
  ] as const) {
    const { rows } = await sql<{ due: string }>`
      select platform.working_days_after(${from}::date, ${days}) as due`.execute(it.owner)
    assert.equal(rows[0]?.due, due, `${days} working days after ${from}`)
  }
  const { rows } = await sql<{ day: string }>`
    select day from platform.bank_holiday where extract(isodow from day) > 5`.execute(it.owner)
  assert.deepEqual(rows, [])
})

test('an alert is written down once, is due after ten working days, and says what was told', async () => {
  const sent = told()
  const first = await asAda.submit('/street/alerts/new', sent)
  assert.equal(first.status, 303, first.body)
  assert.equal((await asAda.submit('/street/alerts/new', sent)).location, first.location)
  const { body } = await asBen.get(first.location ?? '')
  assert.match(body, /Market Place, outside the bakery/)
  assert.match(body, /4 December 2026/)
  assert.doesNotMatch(body, /Reporter|900321/)
  assert.match((await asCo.get(first.location ?? '')).body, /Mx Reporter/)
  assert.match((await asAda.get('/street/alerts')).body, /Market Place/)
})

test('somebody who may be under 18 is not left to a shift; what cannot be is said beside its field', async () => {
  const young = await asAda.submit('/street/alerts/new', told({ young: 'yes' }))
  assert.equal(young.status, 400)
  assert.match(young.body, /Call 999 if they are in danger now/)
  assert.match(young.body, /He coughs a lot/)
  for (const [fields, words] of [
    [{ 'on-day': '29' }, /This is in the future/],
    [{ 'on-year': '2024' }, /more than a year ago/],
    [{ place: '' }, /Enter where the person is/],
    [{ phone: '', email: '' }, /Enter a telephone number or an email address/],
    [{ 'seen-day': '31', 'seen-month': '2', 'seen-year': '2026' }, /Day must be a real date/],
  ] as const) {
    const wrong = await asAda.submit('/street/alerts/new', told(fields))
    assert.equal(wrong.status, 400, JSON.stringify(fields))
    assert.match(wrong.body, words)
  }
})

test('alerts that say the same are offered, joined under the first, and taken apart again', async () => {
  const first = await record({ place: 'Cinema car park, level 2', description: 'Blue tent' })
  const second = await record({
    place: 'Car park of the cinema',
    description: 'A blue tent',
    'on-day': '21',
  })
  const page = await asAda.get(second.path)
  assert.match(page.body, /They say the same/)
  assert.match(page.body, /looks alike: blue, tent/)
  const joined = await asAda.submit(
    second.path,
    { version: '1', to: first.id },
    `${second.path}/join`,
  )
  assert.equal(joined.location, first.path)
  const list = (await asAda.get('/street/alerts')).body
  assert.match(list, /Told 2 times/)
  assert.doesNotMatch(list, /Car park of the cinema/)
  const again = await asAda.submit(
    first.path,
    { version: '1', to: second.id },
    `${first.path}/join`,
  )
  assert.match((await asAda.get(again.location ?? '')).body, /joined to another already/)
  const apart = await asAda.submit(second.path, { version: '3' }, `${second.path}/separate`)
  assert.equal(apart.status, 303)
  assert.match((await asAda.get('/street/alerts')).body, /Car park of the cinema/)
})

test('a shift looks into it; what came of it is said with the contact, and stands in the list of the done', async () => {
  const alert = await record({ place: 'Library steps' })
  const shift = await aShift(it.owner, ada, {
    startsAt: new Date('2026-11-22T23:00:00Z'),
    areas: [area],
  })
  const put = await asAda.submit(alert.path, { version: '1', shift }, `${alert.path}/shift`)
  assert.equal(put.status, 303)
  assert.match((await asAda.get(`/street/shifts/${shift}`)).body, /Library steps/)
  const site = await aSite(it.owner, ada, area, { name: 'Quiet arch' })
  const { recordId } = await aRecord(it.owner, ada, { given: 'Shaz', family: 'Elmwood' })
  const contact = await aContact(it.owner, ada, {
    seenAt: new Date('2026-11-21T23:30:00Z'),
    recordId,
    siteId: site,
    areaCode: area,
  })
  const page = `${alert.path}/outcome`
  assert.match((await asAda.get(page)).body, /Shaz Elmwood, Quiet arch/)
  const none = await asAda.submit(page, { version: '2', outcome: 'not-found', contact })
  assert.match(none.body, /Nobody was found: leave the contact out/)
  const unseen = await asBen.submit(page, { version: '2', outcome: 'found-known', contact })
  assert.match(unseen.body, /Choose a contact of the list/)
  const said = await asAda.submit(page, { version: '2', outcome: 'found-known', contact })
  assert.equal(said.status, 303, said.body)
  const stale = await asAda.submit(page, { version: '2', outcome: 'not-found' })
  assert.equal(stale.status, 409)
  assert.match(stale.body, /Found, known already/)
  assert.match((await asAda.get('/street/alerts?show=done')).body, /Library steps/)
  const blind = (await asBen.get(alert.path)).body
  assert.match(blind, /Found, known already/)
  assert.doesNotMatch(blind, /Shaz/)

  // The co-ordinator tells the reporter, in words that give nobody away.
  assert.match((await asCo.get('/street/alerts?show=to-tell')).body, /Library steps/)
  const tell = `${alert.path}/tell/${alert.id}`
  assert.equal((await asBen.get(tell)).status, 403)
  const ready = (await asCo.get(tell)).body
  assert.match(ready, /Outreach workers went to the place and met people there/)
  assert.match(ready, /Nothing is sent from here/)
  const names = await asCo.submit(tell, { how: 'phone', answer: 'We met Shaz at Quiet arch.' })
  assert.equal(names.status, 400)
  assert.match(names.body, /Take out what could give somebody away: ‘shaz’, ‘quiet’, ‘arch’/)
  const kept = await asCo.submit(tell, { how: 'phone', answer: 'Thank you. Somebody went there.' })
  assert.equal(kept.status, 303, kept.body)
  assert.match((await asCo.get(alert.path)).body, /Thank you\. Somebody went there\./)
  const twice = await asCo.submit(tell, { how: 'email', answer: 'Something else' })
  assert.match(twice.body, /They were told already/)
  assert.doesNotMatch((await asCo.get('/street/alerts?show=to-tell')).body, /Library steps/)
})

test('what is due is marked as late, and late ones stand first', async () => {
  await it.owner
    .insertInto('street.alert')
    .values({
      id: newId(),
      partnershipId: it.partnership.id,
      source: 'national',
      toldAt: new Date('2026-11-01T12:00:00Z'),
      place: 'Forgotten lane',
      dueOn: '2026-11-13',
      areaCode: area,
    })
    .execute()
  const { body } = await asAda.get('/street/alerts')
  assert.match(/Forgotten lane[\s\S]*?<\/tr>/.exec(body)?.[0] ?? '', /Late/)
  assert.ok(body.indexOf('Forgotten lane') < body.indexOf('Market Place'))
})
