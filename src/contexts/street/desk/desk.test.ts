import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startApp, type TestApp } from '../../../../test/app.ts'
import type { Browser } from '../../../../test/browser.ts'
import { aUser, type TestUser } from '../../../../test/builders/partnership.ts'
import { aRecord, permit } from '../../../../test/builders/people.ts'
import { aContact, anArea, aShift, aSite } from '../../../../test/builders/street.ts'
import { newId } from '../../../platform/ids.ts'
import { nightBefore } from './desk-queries.ts'

let it: TestApp
let area: string
let ada: TestUser
let asCo: Browser
before(async () => {
  it = await startApp({ today: '2026-11-22' })
  area = await anArea(it.owner, it.partnership.id)
  ada = await aUser(it.owner, it.partnership, ['worker', 'coordinator'])
  await permit(it.owner, ada, ['street'])
  asCo = await it.signIn(ada)
})
after(() => it.close())

test('a morning looks back on the night that began the day before, and so does the whole day', () => {
  for (const [at, night] of [
    ['2026-11-22T06:00:00Z', '2026-11-21'],
    ['2026-11-22T14:00:00Z', '2026-11-21'],
    ['2026-11-22T23:30:00Z', '2026-11-21'],
    ['2026-11-23T02:00:00Z', '2026-11-22'],
    ['2026-07-22T05:00:00Z', '2026-07-21'],
  ] as const)
    assert.equal(nightBefore(new Date(at)), night, at)
})

test('by the morning it says who is new, who is back, who was not seen, and which alerts came to something', async () => {
  const site = await aSite(it.owner, ada, area, { name: 'Viaduct' })
  const shift = await aShift(it.owner, ada, {
    startsAt: new Date('2026-11-21T23:00:00Z'),
    areas: [area],
    sites: [site],
  })
  const met = async (given: string, nights: string[]) => {
    const { recordId } = await aRecord(it.owner, ada, { given })
    for (const night of nights)
      await aContact(it.owner, ada, {
        seenAt: new Date(`${night}T23:30:00Z`),
        recordId,
        siteId: site,
        areaCode: area,
      })
  }
  await met('Newcomer', ['2026-11-21'])
  await met('Returner', ['2026-06-01', '2026-11-21'])
  await met('Missing', ['2026-11-20'])
  await aContact(it.owner, ada, {
    seenAt: new Date('2026-11-22T01:30:00Z'),
    siteId: site,
    areaCode: area,
    description: 'Blue tent',
  })
  const alert = (place: string, more: object) =>
    it.owner
      .insertInto('street.alert')
      .values({
        id: newId(),
        partnershipId: it.partnership.id,
        source: 'public',
        toldAt: new Date('2026-11-05T12:00:00Z'),
        place,
        dueOn: '2026-11-19',
        ...more,
      })
      .execute()
  await alert('Cinema', {
    outcome: 'not-found',
    outcomeAt: new Date('2026-11-22T02:00:00Z'),
    outcomeBy: ada.id,
  })
  await alert('Library', {
    outcome: 'not-found',
    outcomeAt: new Date('2026-11-19T02:00:00Z'),
    outcomeBy: ada.id,
  })
  // Looked into that night, and said only in the afternoon.
  await alert('Subway', {
    shiftId: shift,
    outcome: 'not-found',
    outcomeAt: new Date('2026-11-22T15:00:00Z'),
    outcomeBy: ada.id,
  })
  await alert('Park', {})
  const { body } = await asCo.get('/street')
  const text = body.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
  assert.match(text, /The night that began on 21 November 2026/)
  assert.match(text, /New \(1\) Newcomer/)
  assert.match(text, /Back after 90 days or more \(1\) Returner/)
  assert.match(text, /Expected and not met \(1\) Missing/)
  assert.match(text, /Not known who \(1\)/)
  assert.match(text, /1 open alerts 1 of them late/)
  assert.match(text, /Alerts that came to something.*Cinema.*Subway/)
  assert.doesNotMatch(text, /Library/)
  assert.match(text, /3 contacts/)
  const before = (await asCo.get('/street?night=2026-11-20')).body
  assert.match(before, /Missing/)
  assert.doesNotMatch(before, /Newcomer/)
  assert.equal((await asCo.get('/street?night=nonsense')).status, 200)
})

test('it leads to every part that is there and for them, and to no other', async () => {
  const worker = await it.signIn(await aUser(it.owner, it.partnership, ['worker']))
  const coordinator = await it.signIn(await aUser(it.owner, it.partnership, ['coordinator']))
  for (const browser of [asCo, worker, coordinator]) {
    const { body } = await browser.get('/street')
    const nav = /aria-label="Parts of the street"[\s\S]*?<\/nav>/.exec(body)?.[0] ?? ''
    const links = [...nav.matchAll(/href="([^"]+)"/g)].map(found => found[1] ?? '')
    assert.ok(links.length >= 8, links.join())
    for (const link of links)
      assert.ok([200, 302, 303].includes((await browser.get(link)).status), link)
  }
})
