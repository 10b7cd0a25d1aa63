import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startApp, type TestApp } from '../../../../test/app.ts'
import type { Browser } from '../../../../test/browser.ts'
import { anOrganisation, aUser, type TestUser } from '../../../../test/builders/partnership.ts'
import { anAgreement, aRecord, permit } from '../../../../test/builders/people.ts'
import { aContact, anArea, aShift, aSite } from '../../../../test/builders/street.ts'
import { newId } from '../../../platform/ids.ts'

let it: TestApp
let area: string
let site: string
let ada: TestUser
let ben: TestUser
let asAda: Browser
let asBen: Browser
let asCo: Browser
before(async () => {
  it = await startApp({ today: '2026-11-22' })
  area = await anArea(it.owner, it.partnership.id)
  const lantern = await anOrganisation(it.owner, it.partnership.id, 'Lantern Outreach')
  ada = await aUser(it.owner, it.partnership, ['worker'])
  ben = await aUser(it.owner, it.partnership, ['worker'], lantern)
  const co = await aUser(it.owner, it.partnership, ['worker', 'coordinator'], lantern)
  for (const user of [ada, ben, co]) await permit(it.owner, user, ['street'])
  await anAgreement(
    it.owner,
    ada,
    [ada.organisationId, lantern],
    [{ category: 'identity' }, { category: 'street' }],
  )
  site = await aSite(it.owner, ada, area, { name: 'Viaduct' })
  asAda = await it.signIn(ada)
  asBen = await it.signIn(ben)
  asCo = await it.signIn(co)
})
after(() => it.close())

const seen = (more: Record<string, string | string[]> = {}) => ({
  id: newId(),
  'on-day': '21',
  'on-month': '11',
  'on-year': '2026',
  time: '23:40',
  site,
  bedding: 'bedded-down',
  known: 'unknown',
  description: 'Grey beard, blue tent',
  ...more,
})
const rowOf = (id: string) =>
  it.owner.selectFrom('street.contact').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

test('everything that is typed is kept, once, on the night to which it belongs', async () => {
  const sent = seen({
    'on-day': '22',
    time: '01:30',
    point: 'SK 353 362',
    leftAsleep: 'yes',
    company: 'with-others',
    companyWords: 'A woman with a dog',
    needs: ['wet-cold', 'injury'],
    'offer-shelter': 'refused',
    'offer-food-drink': 'accepted',
    words: 'Did not want to talk',
    warning: 'Startles when woken',
  })
  const reply = await asAda.submit('/street/contacts/new', sent)
  assert.equal(reply.status, 303, reply.body)
  assert.equal((await asAda.submit('/street/contacts/new', sent)).location, reply.location)
  const row = await rowOf(String(sent.id))
  assert.equal(row.nightOf, '2026-11-21')
  assert.equal(row.way, 'desk')
  assert.equal(row.areaCode, area)
  assert.ok(row.easting && Math.abs(row.easting - 435_300) <= 2)
  const { body } = await asAda.get(reply.location ?? '')
  for (const words of [
    /Bedded down, left asleep/,
    /Wet or very cold, Hurt/,
    /A bed tonight: did not want it/,
    /Food or a hot drink: accepted/,
    /Did not want to talk/,
    /Startles when woken/,
    /Grey beard, blue tent/,
    /SK 353\d\d 36\d\d\d/,
  ])
    assert.match(body, words)
  assert.match((await asAda.get('/street/contacts?show=unlinked')).body, /Grey beard/)
  assert.match((await asAda.get('/street/contacts?night=2026-11-21')).body, /Grey beard/)
  assert.doesNotMatch((await asAda.get('/street/contacts?night=2026-11-20')).body, /Grey beard/)
})

test('wrong input is said beside its field and what was typed stays; nothing lies in the future', async () => {
  const wrong = await asAda.submit(
    '/street/contacts/new',
    seen({ bedding: '', known: '', words: 'Kept' }),
  )
  assert.equal(wrong.status, 400)
  for (const words of [
    /Say whether they were bedded down/,
    /Say whether you know who it was/,
    />Kept</,
  ])
    assert.match(wrong.body, words)
  const nowhere = await asAda.submit('/street/contacts/new', seen({ site: '', time: 'late' }))
  for (const words of [/Say where it was/, /Enter a time, like 21:30/])
    assert.match(nowhere.body, words)
  const future = await asAda.submit('/street/contacts/new', seen({ 'on-day': '23' }))
  assert.match(future.body, /must not be in the future/)
})

test('a paper sheet is saved whole or not at all; times before noon are in the morning after', async () => {
  const { recordId } = await aRecord(it.owner, ada, { given: 'Kit' })
  await aContact(it.owner, ada, {
    seenAt: new Date('2026-11-10T23:00:00Z'),
    recordId,
    siteId: site,
    areaCode: area,
  })
  const shift = await aShift(it.owner, ada, {
    startsAt: new Date('2026-11-20T23:00:00Z'),
    areas: [area],
  })
  const [first, second] = [newId(), newId()]
  const sheet = {
    'on-day': '20',
    'on-month': '11',
    'on-year': '2026',
    shift,
    'id-1': first,
    'time-1': '23:10',
    'person-1': recordId,
    'site-1': site,
    'bedding-1': 'about-to',
    'id-4': second,
    'time-4': '2.30',
    'who-4': 'Red hat',
    'place-4': 'Bakery door',
    'bedding-4': 'bedded-down',
  }
  assert.match((await asAda.get('/street/contacts/sheet')).body, />Kit</)
  const wrong = await asAda.submit('/street/contacts/sheet', { ...sheet, 'time-4': 'x' })
  assert.equal(wrong.status, 400)
  assert.match(wrong.body, /Line 4: enter a time/)
  const kept = await it.owner
    .selectFrom('street.contact')
    .select('id')
    .where('id', 'in', [first, second])
    .execute()
  assert.equal(kept.length, 0)
  const saved = await asAda.submit('/street/contacts/sheet', sheet)
  assert.equal(saved.location, `/street/shifts/${shift}`, saved.body)
  assert.equal((await rowOf(first)).recordId, recordId)
  const late = await rowOf(second)
  assert.equal(late.nightOf, '2026-11-20')
  assert.equal(late.seenAt.toISOString(), '2026-11-21T02:30:00.000Z')
  assert.equal(late.shiftId, shift)
})

test('whom it is about is said later, changed to somebody else, and taken away; each is kept with who said it', async () => {
  const shaz = await aRecord(it.owner, ada, { given: 'Shaz' })
  const daz = await aRecord(it.owner, ben, { given: 'Daz' })
  await aContact(it.owner, ada, {
    seenAt: new Date('2026-11-12T23:00:00Z'),
    recordId: shaz.recordId,
    siteId: site,
    areaCode: area,
  })
  const id = await aContact(it.owner, ada, {
    seenAt: new Date('2026-11-21T22:00:00Z'),
    siteId: site,
    areaCode: area,
    description: 'Loud laugh',
  })
  const here = `/street/contacts/${id}`
  const likely = await asAda.get(`${here}/link`)
  assert.match(likely.body, /Seen there lately[\s\S]*Shaz/)
  const linked = await asAda.submit(
    `${here}/link`,
    { seen: '0', person: shaz.personId },
    `${here}/linked`,
  )
  assert.equal(linked.location, here)
  assert.match((await asAda.get(here)).body, /Shaz/)
  const stale = await asAda.submit(
    `${here}/link`,
    { seen: '0', person: daz.personId },
    `${here}/linked`,
  )
  assert.equal(stale.location, `${here}/link`)
  // Somebody else, who is known only to another organisation: a record of the own one is begun.
  const other = await asAda.submit(
    `${here}/link`,
    { seen: '1', person: daz.personId },
    `${here}/linked`,
  )
  assert.equal(other.location, here, other.body)
  const stands = await it.owner
    .selectFrom('street.contact as c')
    .innerJoin('people.record as r', 'r.id', 'c.recordId')
    .select(['r.personId', 'r.organisationId'])
    .where('c.id', '=', id)
    .executeTakeFirstOrThrow()
  assert.deepEqual(stands, { personId: daz.personId, organisationId: ada.organisationId })
  const away = await asAda.submit(`${here}/detach`, {
    seen: '2',
    because: 'wrong',
    words: 'Daz was in Leeds',
  })
  assert.equal(away.status, 303, away.body)
  const { body } = await asAda.get(here)
  for (const words of [/Shaz/, /Daz<\/bdi>/, /it was somebody else/, /Daz was in Leeds/])
    assert.match(body, words)
  assert.equal((await rowOf(id)).recordId, null)
  const events = await it.owner
    .selectFrom('platform.auditEvent')
    .select(['event', 'subjectId'])
    .where('event', 'in', ['street.contact.linked', 'street.contact.detached'])
    .orderBy('number')
    .execute()
  assert.deepEqual(events, [
    { event: 'street.contact.linked', subjectId: shaz.personId },
    { event: 'street.contact.linked', subjectId: daz.personId },
    { event: 'street.contact.detached', subjectId: daz.personId },
  ])
})

test('somebody is found by name and linked; what was typed never stands in an address', async () => {
  const told = await aRecord(it.owner, ada, { given: 'Ottoline', family: 'Featherby' })
  await it.owner
    .updateTable('people.record')
    .set({ card: JSON.stringify({ names: [], birth: null }) })
    .where('id', '=', told.recordId)
    .execute()
  const id = await aContact(it.owner, ada, {
    seenAt: new Date('2026-11-21T22:00:00Z'),
    areaCode: area,
  })
  const here = `/street/contacts/${id}/link`
  const reference = told.personId.slice(-8).toUpperCase()
  const found = await asAda.submit(here, { q: reference })
  assert.equal(found.status, 200)
  assert.match(found.body, new RegExp(`name="person" value="${told.personId}"`))
  const nobody = await asAda.submit(here, { q: 'Zzyzx Qwortle' })
  assert.match(nobody.body, /Nobody that you can see is like that/)
})

test('another organisation reads what an agreement shares and changes nothing; the co-ordinator may say whom', async () => {
  const { personId, recordId } = await aRecord(it.owner, ada, { given: 'Ola' })
  const id = await aContact(it.owner, ada, {
    seenAt: new Date('2026-11-21T21:00:00Z'),
    siteId: site,
    areaCode: area,
    description: 'Whistles',
  })
  const here = `/street/contacts/${id}`
  const page = await asBen.get(here)
  assert.match(page.body, /Whistles/)
  assert.doesNotMatch(page.body, /Say who it was/)
  assert.equal((await asBen.get(`${here}/link`)).status, 404)
  const tried = await asBen.submit('/account', { seen: '0', person: personId }, `${here}/linked`)
  assert.equal(tried.location, `${here}/link`)
  assert.equal((await rowOf(id)).recordId, null)
  const linked = await asCo.submit(
    `${here}/link`,
    { seen: '0', person: personId },
    `${here}/linked`,
  )
  assert.equal(linked.location, here)
  assert.equal((await rowOf(id)).recordId, recordId)
})

test('another contact takes the place of one that is wrong; alerts that led to it lead on; withdrawn ones count no more', async () => {
  const { recordId } = await aRecord(it.owner, ada, { given: 'Perry' })
  const id = await aContact(it.owner, ada, {
    seenAt: new Date('2026-11-19T22:00:00Z'),
    recordId,
    siteId: site,
    areaCode: area,
  })
  const alert = newId()
  await it.owner
    .insertInto('street.alert')
    .values({
      id: alert,
      partnershipId: it.partnership.id,
      source: 'public',
      toldAt: new Date('2026-11-19T12:00:00Z'),
      place: 'Arch',
      dueOn: '2026-12-03',
      contactId: id,
    })
    .execute()
  const here = `/street/contacts/${id}`
  const form = (await asAda.get(`${here}/correct`)).body
  assert.match(form, /value="22:00"/)
  assert.match(form, new RegExp(`selected value="${recordId}"`))
  const right = await asAda.submit(`${here}/correct`, {
    ...seen({ 'on-day': '18', known: 'known', person: recordId }),
  })
  assert.equal(right.status, 303, right.body)
  const newer = right.location?.split('/').at(-1) ?? ''
  const old = await rowOf(id)
  assert.ok(old.withdrawnAt)
  assert.equal(old.withdrawnBecause, 'Put right by another contact')
  assert.equal((await rowOf(newer)).replacesId, id)
  assert.match((await asAda.get(here)).body, /The contact that took its place/)
  const { contactId } = await it.owner
    .selectFrom('street.alert')
    .select('contactId')
    .where('id', '=', alert)
    .executeTakeFirstOrThrow()
  assert.equal(contactId, newer)
  const gone = await asAda.submit(`/street/contacts/${newer}/withdraw`, { because: 'Never was' })
  assert.equal(gone.status, 303)
  assert.match((await asAda.get(`/street/contacts/${newer}`)).body, /Never was/)
  assert.match((await asAda.get('/street/contacts?show=withdrawn')).body, /Perry/)
  assert.equal((await asAda.get(`/street/contacts/${newer}/correct`)).status, 404)
})

test('a contact that somebody may not see looks as if there were none', async () => {
  const outside = await anOrganisation(it.owner, it.partnership.id, 'Outside Refuge')
  const keeper = await aUser(it.owner, it.partnership, ['worker'], outside)
  const { recordId } = await aRecord(it.owner, keeper, { given: 'Hidden' })
  const id = await aContact(it.owner, keeper, {
    seenAt: new Date('2026-11-21T22:00:00Z'),
    recordId,
    siteId: site,
    areaCode: area,
  })
  for (const path of ['', '/link', '/detach', '/withdraw', '/correct'])
    assert.equal((await asAda.get(`/street/contacts/${id}${path}`)).status, 404, path)
  assert.doesNotMatch((await asAda.get('/street/contacts')).body, /Hidden/)
})
