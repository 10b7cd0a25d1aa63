import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startApp, type TestApp } from '../../../../../test/app.ts'
import type { Browser } from '../../../../../test/browser.ts'
import { anOrganisation, aUser, type TestUser } from '../../../../../test/builders/partnership.ts'
import { anAgreement, permit } from '../../../../../test/builders/people.ts'
import { anObservation, aPhone } from '../../../../../test/builders/phone.ts'
import { anArea, aShift, aSite } from '../../../../../test/builders/street.ts'

let it: TestApp
let ada: TestUser
let cora: TestUser
let phone: Awaited<ReturnType<typeof aPhone>>
let asAda: Browser
let asCora: Browser
let site: string
const now = new Date('2026-11-22T12:00:00Z')
const at = (hours: number) => new Date(now.getTime() - hours * 3_600_000)

before(async () => {
  it = await startApp({ today: '2026-11-22' })
  const lantern = await anOrganisation(it.owner, it.partnership.id, 'Lantern')
  ada = await aUser(it.owner, it.partnership, ['worker'], lantern)
  cora = await aUser(it.owner, it.partnership, ['coordinator', 'worker'])
  for (const user of [ada, cora]) await permit(it.owner, user, ['street'])
  await anAgreement(
    it.owner,
    cora,
    [lantern, cora.organisationId],
    [{ category: 'street' }, { category: 'identity' }],
  )
  const area = await anArea(it.owner, it.partnership.id)
  site = await aSite(it.owner, ada, area, { name: 'Weir' })
  const shift = await aShift(it.owner, ada, { startsAt: at(4), areas: [area], sites: [site] })
  phone = await aPhone(it, ada, shift)
  asAda = await it.signIn(ada)
  asCora = await it.signIn(cora)
})
after(() => it.close())

const refused = async (more = {}) => {
  const value = anObservation(at(40), {
    words: 'Asked for a blanket',
    description: 'red tent',
    ...more,
  })
  const { answers } = await phone.send([value], { deviceNow: now })
  assert.equal(answers[0]?.answer, 'refused')
  return { id: value.id, heldId: answers[0]?.heldId ?? '' }
}
const contactOf = (id: string) =>
  it.owner.selectFrom('street.contact').selectAll().where('id', '=', id).executeTakeFirst()
const stateOf = async (heldId: string) =>
  (
    await it.owner
      .selectFrom('street.heldItem')
      .select('state')
      .where('id', '=', heldId)
      .executeTakeFirst()
  )?.state
const right = {
  version: '1',
  'on-day': '22',
  'on-month': '11',
  'on-year': '2026',
  time: '10:15',
  bedding: 'bedded-down',
  whom: 'nobody',
  area: '',
  place: 'Behind the weir',
  description: 'red tent',
  words: 'Asked for a blanket',
}

test('the worker sees what is safe and what waits with its reason, and puts it right: the same number, recorded once', async () => {
  const { id, heldId } = await refused({ offers: [{ offer: 'sleeping-bag', answer: 'accepted' }] })
  const page = await asAda.get('/street/my-nights')
  assert.match(page.body, /more than a day before the shift/)
  assert.match(page.body, new RegExp(`/street/held/${heldId}`))
  const path = `/street/held/${heldId}/put-right`
  const wrong = await asAda.submit(path, { ...right, site, 'on-day': '31', words: 'Typed anew' })
  assert.equal(wrong.status, 400)
  assert.match(wrong.body, /Typed anew/)
  const early = await asAda.submit(path, { ...right, site, 'on-day': '1', words: 'Typed anew' })
  assert.equal(early.status, 400)
  assert.match(early.body, /more than a day before the shift/)
  const reply = await asAda.submit(path, { ...right, site })
  assert.equal(reply.status, 303, reply.body)
  const contact = await contactOf(id)
  assert.equal(contact?.seenAt.toISOString(), '2026-11-22T10:15:00.000Z')
  assert.equal(contact?.siteId, site)
  assert.equal(contact?.recordedBy, ada.id)
  assert.equal(await stateOf(heldId), 'put-right')
  const offers = await it.owner
    .selectFrom('street.contactOffer')
    .select('offer')
    .where('contactId', '=', id)
    .execute()
  assert.deepEqual(offers, [{ offer: 'sleeping-bag' }])
  // The phone that asks again hears that it is there.
  const { body } = await asAda.get('/street/my-nights')
  assert.doesNotMatch(body, new RegExp(heldId))
  assert.match(body, /Night of/)
})

test('what the worker leaves is the co-ordinator’s to put right: it stays what the worker’s organisation saw', async () => {
  const { id, heldId } = await refused()
  const over = await asAda.submit(`/street/held/${heldId}/hand-over`, { words: 'My phone was off' })
  assert.equal(over.status, 400)
  const page = await asAda.submit(`/street/held/${heldId}/hand-over`, {
    version: '1',
    words: 'My phone was off',
  })
  assert.equal(page.status, 303)
  const list = await asCora.get('/street/handed-over')
  assert.match(list.body, /My phone was off/)
  assert.match(list.body, /Lantern/)
  const reply = await asCora.submit(`/street/held/${heldId}/put-right`, {
    ...right,
    version: '2',
    site: '',
  })
  assert.equal(reply.status, 303, reply.body)
  const contact = await contactOf(id)
  assert.equal(contact?.organisationId, ada.organisationId)
  assert.equal(contact?.recordedBy, cora.id)
  assert.equal(contact?.areaCode, null)
})

test('the co-ordinator records it as it is, or sets it aside with a reason; the worker does neither', async () => {
  const asItIs = await refused()
  const forged = await asAda.submit(
    '/street/my-nights',
    { version: '1' },
    `/street/held/${asItIs.heldId}/as-it-is`,
  )
  assert.equal(forged.status, 403)
  const kept = await asCora.submit(
    `/street/held/${asItIs.heldId}`,
    { version: '1' },
    `/street/held/${asItIs.heldId}/as-it-is`,
  )
  assert.equal(kept.status, 303)
  assert.deepEqual((await contactOf(asItIs.id))?.seenAt, at(40))
  assert.equal(await stateOf(asItIs.heldId), 'as-it-is')

  const aside = await refused()
  const path = `/street/held/${aside.heldId}/set-aside`
  assert.equal((await asAda.get(path)).status, 403)
  assert.equal((await asCora.submit(path, { version: '1', because: '' })).status, 400)
  assert.equal(
    (await asCora.submit(path, { version: '1', because: 'Sent from the training shift' })).status,
    303,
  )
  assert.equal(await contactOf(aside.id), undefined)
  assert.match((await asCora.get(`/street/held/${aside.heldId}`)).body, /training shift/)
  const again = await asCora.submit(path, { version: '2', because: 'Once more' })
  assert.equal(again.status, 400)
})

test('two who decide at once: the second sees what the first did, and everything they typed', async () => {
  const { heldId } = await refused()
  const path = `/street/held/${heldId}`
  assert.equal(
    (await asCora.submit(`${path}/set-aside`, { version: '1', because: 'Twice' })).status,
    303,
  )
  const stale = await asAda.submit(`${path}/put-right`, {
    ...right,
    site: '',
    words: 'Typed by Ada',
  })
  assert.equal(stale.status, 409)
  assert.match(stale.body, /Typed by Ada/)
  assert.match(stale.body, /Twice/)
})

test('what was kept aside because another had its number gets one of its own', async () => {
  const first = anObservation(at(1), { words: 'first' })
  await phone.send([first], { deviceNow: now })
  const second = { ...first, words: 'second' }
  const { answers } = await phone.send([second], { deviceNow: now })
  const heldId = answers[0]?.heldId ?? ''
  const reply = await asAda.submit(`/street/held/${heldId}/put-right`, {
    ...right,
    site,
    words: 'second',
  })
  assert.equal(reply.status, 303, reply.body)
  assert.equal((await contactOf(first.id))?.words, 'first')
  assert.equal((await contactOf(heldId))?.words, 'second')
})

test('nobody of another organisation without an agreement reads it, nor somebody who does not work with people', async () => {
  const { heldId } = await refused()
  const other = await anOrganisation(it.owner, it.partnership.id, 'Elsewhere')
  const kim = await aUser(it.owner, it.partnership, ['worker', 'coordinator'], other)
  await permit(it.owner, kim, ['street'])
  const asKim = await it.signIn(kim)
  assert.equal((await asKim.get(`/street/held/${heldId}`)).status, 404)
  assert.equal((await (await it.signIn(it.users.reader)).get('/street/handed-over')).status, 403)
})
