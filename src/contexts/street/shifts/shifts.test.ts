import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startApp, type TestApp } from '../../../../test/app.ts'
import type { Browser } from '../../../../test/browser.ts'
import { anOrganisation, aUser, type TestUser } from '../../../../test/builders/partnership.ts'
import { aRecord, permit } from '../../../../test/builders/people.ts'
import { aContact, anArea, aShift, aSite } from '../../../../test/builders/street.ts'
import { newId } from '../../../platform/ids.ts'

let it: TestApp
let area: string
let other: string
let lantern: string
let ada: TestUser
let eve: TestUser
let ben: TestUser
let asAda: Browser
let asBen: Browser
let asCo: Browser
before(async () => {
  it = await startApp({ today: '2026-11-22' })
  area = await anArea(it.owner, it.partnership.id)
  other = await anArea(it.owner, it.partnership.id, 'Burdock')
  lantern = await anOrganisation(it.owner, it.partnership.id, 'Lantern Outreach')
  ada = await aUser(it.owner, it.partnership, ['worker'])
  eve = await aUser(it.owner, it.partnership, ['worker'])
  ben = await aUser(it.owner, it.partnership, ['worker'], lantern)
  await permit(it.owner, ada, ['street'])
  asAda = await it.signIn(ada)
  asBen = await it.signIn(ben)
  asCo = await it.signIn(await aUser(it.owner, it.partnership, ['coordinator']))
})
after(() => it.close())

const plan = (more: Record<string, string | string[]> = {}) => ({
  id: newId(),
  organisation: ada.organisationId,
  'on-day': '22',
  'on-month': '11',
  'on-year': '2026',
  from: '23:00',
  to: '05:00',
  areas: [area],
  meetingPlace: 'Bus station',
  note: 'Take blankets',
  ...more,
})

test('a shift runs over midnight; the hot spots of its areas and whoever plans it come with it', async () => {
  const hot = await aSite(it.owner, ada, area, { name: 'Viaduct', hotSpot: true })
  await aSite(it.owner, ada, area, { name: 'Old mill' })
  await aSite(it.owner, ada, other, { name: 'Burdock shelter', hotSpot: true })
  const sent = plan()
  const reply = await asAda.submit('/street/shifts/new', sent)
  assert.equal(reply.status, 303, reply.body)
  assert.equal((await asAda.submit('/street/shifts/new', sent)).location, reply.location)
  const { body } = await asAda.get(reply.location ?? '')
  assert.match(body, /22 November 2026, 11:00pm to 5:00am/)
  assert.match(body, /Viaduct/)
  assert.doesNotMatch(body, /Old mill|Burdock shelter/)
  assert.match(body, /Test worker \(leads\)/)
  assert.match((await asAda.get('/street/shifts')).body, /22 November 2026, 11:00pm/)
  assert.doesNotMatch((await asAda.get('/street/shifts?show=coming')).body, /11:00pm/)
  const stops = await it.owner
    .selectFrom('street.shiftSite')
    .select('siteId')
    .where('shiftId', '=', String(sent.id))
    .execute()
  assert.deepEqual(stops, [{ siteId: hot }])
})

test('what is wrong is said beside its field; a shift for others is the co-ordinator’s to plan', async () => {
  const wrong = await asAda.submit(
    '/street/shifts/new',
    plan({ from: 'late', areas: [], note: 'Kept words' }),
  )
  assert.equal(wrong.status, 400)
  assert.match(wrong.body, /Enter when it begins, like 23:00/)
  assert.match(wrong.body, /Choose at least one area/)
  assert.match(wrong.body, /Kept words/)
  const past = await asAda.submit('/street/shifts/new', plan({ 'on-day': '2' }))
  assert.match(past.body, /Plan a shift that is not over yet/)
  const foreign = await asAda.submit('/street/shifts/new', plan({ organisation: lantern }))
  assert.match(foreign.body, /only people of your own organisation/)
  assert.equal(
    (await asCo.submit('/street/shifts/new', plan({ organisation: lantern }))).status,
    303,
  )
})

test('the route is put in order by numbers, sites of other areas are refused, and two who change it at once both see it', async () => {
  const [a, b, c] = [
    await aSite(it.owner, ada, area, { name: 'Arch A' }),
    await aSite(it.owner, ada, area, { name: 'Arch B' }),
    await aSite(it.owner, ada, other, { name: 'Arch C' }),
  ]
  const id = await aShift(it.owner, ada, {
    startsAt: new Date('2026-11-23T23:00:00Z'),
    areas: [area],
    sites: [a],
  })
  const here = `/street/shifts/${id}`
  const saved = await asAda.submit(`${here}/route`, {
    version: '1',
    [`order-${a}`]: '9',
    [`order-${b}`]: '2',
  })
  assert.equal(saved.status, 303, saved.body)
  const { body } = await asAda.get(here)
  assert.ok(body.indexOf('Arch B') < body.indexOf('Arch A'))
  const stale = await asAda.submit(`${here}/route`, { version: '1', [`order-${b}`]: '7' })
  assert.equal(stale.status, 409)
  assert.match(stale.body, /Its route is now: Arch B, Arch A/)
  const foreign = await asAda.submit(`${here}/route`, { version: '2', [`order-${c}`]: '1' })
  assert.match(foreign.body, /Choose sites of the areas of the shift/)
  const word = await asAda.submit(`${here}/route`, { version: '2', [`order-${a}`]: 'first' })
  assert.match(word.body, /Enter a whole number/)
  const byOther = await asBen.submit(`${here}/route`, { version: '2' })
  assert.match(byOther.body, /The organisation that goes out changes it/)
})

test('the crew is of the own organisation, each with a buddy who is somebody else', async () => {
  const id = await aShift(it.owner, ada, { startsAt: new Date('2026-11-24T23:00:00Z') })
  const here = `/street/shifts/${id}/crew`
  const stranger = await asAda.submit(here, { version: '1', add: ben.id })
  assert.match(stranger.body, /Choose somebody who goes out for your organisation/)
  const own = await asAda.submit(here, { version: '1', [`buddy-${ada.id}`]: ada.id })
  assert.match(own.body, /Choose somebody else as buddy/)
  const saved = await asAda.submit(here, {
    version: '1',
    add: eve.id,
    leads: ada.id,
    [`buddy-${ada.id}`]: eve.id,
  })
  assert.equal(saved.status, 303, saved.body)
  assert.equal((await asCo.submit(here, { version: '2', add: ben.id })).status, 303)
  const crew = await it.owner
    .selectFrom('street.shiftCrew')
    .select(['userId', 'buddyId', 'leads'])
    .where('shiftId', '=', id)
    .execute()
  assert.equal(crew.length, 3)
  assert.equal((await asAda.submit(here, { version: '3', remove: [ben.id] })).status, 303)
  assert.doesNotMatch((await asAda.get(`/street/shifts/${id}`)).body, /Lantern Outreach/)
})

test('it is cancelled with a reason before it begins, and its alerts go back to the list', async () => {
  const id = await aShift(it.owner, ada, { startsAt: new Date('2026-11-25T23:00:00Z') })
  const alert = newId()
  await it.owner
    .insertInto('street.alert')
    .values({
      id: alert,
      partnershipId: it.partnership.id,
      source: 'public',
      toldAt: new Date('2026-11-21T12:00:00Z'),
      place: 'Park',
      dueOn: '2026-12-04',
      shiftId: id,
    })
    .execute()
  const here = `/street/shifts/${id}/cancel`
  assert.match(
    (await asAda.submit(here, { version: '1', because: '' })).body,
    /Enter why it is cancelled/,
  )
  assert.equal((await asAda.submit(here, { version: '1', because: 'Storm' })).status, 303)
  assert.match((await asAda.get(`/street/shifts/${id}`)).body, /Cancelled: Storm/)
  const { shiftId } = await it.owner
    .selectFrom('street.alert')
    .select('shiftId')
    .where('id', '=', alert)
    .executeTakeFirstOrThrow()
  assert.equal(shiftId, null)
  const begun = await aShift(it.owner, ada, { startsAt: new Date('2026-11-22T10:00:00Z') })
  const late = await asAda.submit(`/street/shifts/${begun}/cancel`, {
    version: '1',
    because: 'Rain',
  })
  assert.match(late.body, /It has begun/)
})

test('whoever was met is new, back or known; whoever was expected and not met is named; the reader sees their own part', async () => {
  const site = await aSite(it.owner, ada, area, { name: 'Arcade' })
  const id = await aShift(it.owner, ada, {
    startsAt: new Date('2026-11-21T23:00:00Z'),
    areas: [area],
    sites: [site],
  })
  const met = async (given: string, days: string[]) => {
    const { recordId } = await aRecord(it.owner, ada, { given })
    for (const day of days)
      await aContact(it.owner, ada, {
        seenAt: new Date(`${day}T23:30:00Z`),
        recordId,
        siteId: site,
        areaCode: area,
        ...(day === '2026-11-21' ? { shiftId: id } : {}),
      })
  }
  await met('Newcomer', ['2026-11-21'])
  await met('Returner', ['2026-07-01', '2026-11-21'])
  await met('Regular', ['2026-11-19', '2026-11-21'])
  await met('Missed', ['2026-11-19'])
  await met('Longgone', ['2026-10-01'])
  await aContact(it.owner, ada, {
    seenAt: new Date('2026-11-21T23:50:00Z'),
    siteId: site,
    areaCode: area,
    shiftId: id,
    description: 'Blue tent',
  })
  const { body } = await asAda.get(`/street/shifts/${id}`)
  const row = (heading: RegExp) => {
    const part = body.slice(body.search(heading))
    return part.slice(0, part.indexOf('govuk-summary-list__row')).replaceAll(/<[^>]*>/g, ' ')
  }
  assert.match(row(/New \(1\)/), /Newcomer/)
  assert.match(row(/Back after 90 days or more \(1\)/), /Returner/)
  assert.match(row(/Met again \(1\)/), /Regular/)
  assert.match(row(/Not known who \(1\)/), /One contact is with somebody/)
  assert.match(row(/Expected and not met \(1\)/), /Missed/)
  assert.doesNotMatch(body, /Longgone/)
  const blind = (await asBen.get(`/street/shifts/${id}`)).body
  assert.doesNotMatch(blind, /Newcomer|Returner|Missed|Blue tent/)
})

test('the list for paper names who was seen at its sites lately, and leaves out restricted people; printing it leaves a trace', async () => {
  const site = await aSite(it.owner, ada, area, { name: 'Subway' })
  const id = await aShift(it.owner, ada, {
    startsAt: new Date('2026-11-26T23:00:00Z'),
    areas: [area],
    sites: [site],
  })
  const seen = async (given: string) => {
    const told = await aRecord(it.owner, ada, { given })
    await aContact(it.owner, ada, {
      seenAt: new Date('2026-11-18T23:30:00Z'),
      recordId: told.recordId,
      siteId: site,
      areaCode: area,
    })
    return told
  }
  const shown = await seen('Papertrail')
  const hidden = await seen('Hushed')
  const on = { partnershipId: ada.partnershipId, recordId: hidden.recordId, addedBy: ada.id }
  await it.owner
    .insertInto('people.namedStaff')
    .values({ ...on, userId: ada.id })
    .execute()
  await it.owner
    .insertInto('people.restriction')
    .values({ ...on, id: newId(), reason: 'In danger', reviewOn: '2036-01-01' })
    .execute()
  const { body } = await asAda.get(`/street/shifts/${id}/paper`)
  assert.match(body, /Papertrail/)
  assert.doesNotMatch(body, /Hushed/)
  const events = await it.owner
    .selectFrom('platform.auditEvent')
    .select('details')
    .where('event', '=', 'people.person.searched')
    .where('userId', '=', ada.id)
    .orderBy('number', 'desc')
    .execute()
  assert.ok(JSON.stringify(events[0]?.details).includes(shown.personId))
  assert.ok(JSON.stringify(events[0]?.details).includes('paper list'))
})
