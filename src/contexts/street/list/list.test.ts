import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { startApp, type TestApp } from '../../../../test/app.ts'
import type { Browser } from '../../../../test/browser.ts'
import { anOrganisation, aUser, type TestUser } from '../../../../test/builders/partnership.ts'
import { anAgreement, aRecord, asUser, permit } from '../../../../test/builders/people.ts'
import { aContact, anArea, aSite } from '../../../../test/builders/street.ts'
import { newId } from '../../../platform/ids.ts'

let it: TestApp
let ada: TestUser
let ben: TestUser
let cleo: TestUser
let asAda: Browser
let asBen: Browser
let asCleo: Browser
let asReader: Browser
let thistleford: string
let marlow: string
const night = (day: string) => new Date(`${day}T23:30:00Z`)

before(async () => {
  it = await startApp({ today: '2026-11-22' })
  const hospital = await anOrganisation(it.owner, it.partnership.id, 'Riverside Hospital')
  ada = await aUser(it.owner, it.partnership, ['worker'])
  ben = await aUser(it.owner, it.partnership, ['worker'], hospital)
  cleo = await aUser(it.owner, it.partnership, ['worker', 'coordinator'])
  await permit(it.owner, ada, ['street'])
  await permit(it.owner, cleo, ['street'])
  await anAgreement(it.owner, ada, [ada.organisationId, hospital], [{ category: 'identity' }])
  thistleford = await anArea(it.owner, it.partnership.id, 'Thistleford')
  marlow = await anArea(it.owner, it.partnership.id, 'Marlow')
  asAda = await it.signIn(ada)
  asBen = await it.signIn(ben)
  asCleo = await it.signIn(cleo)
  asReader = await it.signIn(it.users.reader)
})
after(() => it.close())

async function somebody(given: string) {
  const told = await aRecord(it.owner, ada, { given })
  return { ...told, path: `/people/${told.personId}` }
}

const on = (day: string) => {
  const [year = '', month = '', date = ''] = day.split('-')
  return { 'on-day': date, 'on-month': month, 'on-year': year }
}

test('whoever is seen sleeping rough is on the list from that night, with where, and nobody had to put them there', async () => {
  const { recordId } = await somebody('Shaz')
  const siteId = await aSite(it.owner, ada, thistleford, { name: 'Under the viaduct' })
  await aContact(it.owner, ada, {
    seenAt: night('2026-11-19'),
    recordId,
    areaCode: thistleford,
    siteId,
  })
  const page = (await asAda.get('/street/list')).body
  assert.match(page, /Shaz/)
  assert.match(page, /Under the viaduct/)
  assert.match(page, /3 days ago/)
  assert.match(page, /Seen sleeping rough/)
  assert.doesNotMatch((await asAda.get('/street/list?day=2026-11-18')).body, /Shaz/)
  assert.doesNotMatch((await asAda.get(`/street/list?area=${marlow}`)).body, /Shaz/)
})

test('where somebody is is said with its reason, put right without a trace being lost, and seen sleeping rough again they are back', async () => {
  const { recordId, path } = await somebody('Kit')
  await aContact(it.owner, ada, { seenAt: night('2026-10-01'), recordId, areaCode: thistleford })
  const wrong = await asAda.submit(`${path}/list/status`, { id: newId(), status: 'housed' })
  assert.equal(wrong.status, 400)
  assert.match(wrong.body, /Choose the reason/)
  assert.match(wrong.body, /Enter since when/)
  const said = {
    id: newId(),
    status: 'housed',
    'reason-housed': 'social-tenancy',
    words: 'Keys on Tuesday',
    ...on('2026-10-20'),
  }
  const ahead = await asAda.submit(`${path}/list/status`, { ...said, ...on('2026-11-23') })
  assert.match(ahead.body, /must be today or before/)
  assert.equal((await asAda.submit(`${path}/list/status`, said)).status, 303)
  assert.equal((await asAda.submit(`${path}/list/status`, said)).status, 303)
  const page = (await asAda.get(path)).body
  assert.match(page, /Housed\s+since/)
  assert.match(page, /Keys on Tuesday/)
  assert.match((await asAda.get('/street/list?status=housed')).body, /Kit/)
  assert.doesNotMatch((await asAda.get('/street/list')).body, /Kit/)

  const history = (await asAda.get(`${path}/list`)).body
  const right = /\/people\/[^"]+\/list\/said\/[^"]+/.exec(history)?.[0] ?? ''
  const correction = {
    id: newId(),
    how: 'otherwise',
    status: 'moved-on',
    'reason-moved-on': 'hostel',
    ...on('2026-10-20'),
  }
  assert.equal((await asAda.submit(right, correction)).status, 303)
  assert.match((await asAda.get('/street/list?status=moved-on')).body, /Kit/)
  assert.match((await asAda.get(`${path}/list`)).body, /Put right since/)
  // Somebody else who had the same form open does not undo it.
  const second = await asCleo.submit(right, { id: newId(), how: 'never', because: 'It was Kim' })
  assert.equal(second.status, 409)
  assert.match(second.body, /Saved by somebody else/)

  await aContact(it.owner, ada, { seenAt: night('2026-11-15'), recordId, areaCode: thistleford })
  assert.match((await asAda.get('/street/list')).body, /Kit[\s\S]*?Came back/)
})

test('who leads and what is done next stand on the list, and of two who save at once the second sees both', async () => {
  const { recordId, path } = await somebody('Ola')
  await aContact(it.owner, ada, { seenAt: night('2026-11-10'), recordId, areaCode: thistleford })
  const care = {
    id: newId(),
    follows: '',
    lead: ada.id,
    group: 'priority',
    nextStep: 'Meet her at the council',
    ...on('2026-11-20'),
  }
  assert.equal((await asAda.submit(`${path}/list/care`, care)).status, 303)
  const list = (await asAda.get('/street/list?lead=me&group=priority')).body
  assert.match(list, /Ola/)
  assert.match(list, /Meet her at the council/)
  assert.match(list, /Was due on/)
  assert.doesNotMatch((await asAda.get('/street/list?lead=nobody')).body, /Ola/)
  const late = await asCleo.submit(`${path}/list/care`, {
    ...care,
    id: newId(),
    nextStep: 'Ring her sister',
  })
  assert.equal(late.status, 409)
  assert.match(late.body, /Saved by somebody else[\s\S]*council/)
  assert.match(late.body, /Typed by you[\s\S]*sister/)
  const undated = await asAda.submit(`${path}/list/care`, { ...care, nextStep: '', follows: '' })
  assert.match(undated.body, /Enter what is done by then/)
})

test('who may not read of the street sees nobody on the list, no place on the page of the person, and no form', async () => {
  const { recordId, path } = await somebody('Daz')
  await aContact(it.owner, ada, { seenAt: night('2026-11-11'), recordId, areaCode: thistleford })
  assert.match((await asAda.get('/street/list')).body, /Daz/)
  const list = (await asBen.get('/street/list')).body
  assert.doesNotMatch(list, /Daz/)
  assert.doesNotMatch(list, /whom you may not see\.<\/p>\s*<div/)
  assert.match(list, /There may be more that you may not see/)
  // The person themself they see.
  const page = await asBen.get(path)
  assert.equal(page.status, 200)
  assert.doesNotMatch(page.body, /Sleeping rough in|id="by-name-list"/)
  assert.equal((await asBen.get(`${path}/list/status`)).status, 404)
  const sent = {
    id: newId(),
    status: 'housed',
    'reason-housed': 'social-tenancy',
    ...on('2026-11-01'),
  }
  const refused = await asBen.submit(`${path}/working-with`, sent, `${path}/list/status`)
  assert.equal(refused.status, 404)
  for (const table of ['street.listSpell', 'street.listSeen', 'street.listEvent'] as const)
    assert.equal(
      (await asUser(it.owner, ben, tx => tx.selectFrom(table).selectAll().execute())).length,
      0,
    )
})

test('somebody restricted is counted for those who work on the street and named by nobody else', async () => {
  const { recordId, path } = await somebody('Lou')
  await aContact(it.owner, ada, { seenAt: night('2026-11-12'), recordId, areaCode: marlow })
  const restrict = await asAda.submit(`${path}/restriction`, {
    id: newId(),
    reason: 'Her brother looks for her',
    'review-day': '1',
    'review-month': '6',
    'review-year': '2027',
  })
  assert.equal(restrict.status, 303)
  const others = (await asCleo.get(`/street/list?area=${marlow}`)).body
  assert.doesNotMatch(others, /Lou/)
  assert.match(others, /And 1 person whom you may not see/)
  // Not behind a finer filter, where the number would say something about them.
  assert.doesNotMatch(
    (await asCleo.get(`/street/list?area=${marlow}&mark=new`)).body,
    /1 person whom/,
  )
  assert.match((await asAda.get(`/street/list?area=${marlow}`)).body, /Somebody who is restricted/)
  const flow = await asCleo.get(`/street/list/flow?from=2026-11-01&area=${marlow}&reason=in:new`)
  assert.match(flow.body, /1 person whom you may not see/)
  assert.doesNotMatch(flow.body, /Lou/)
})

test('who came and who left explain the numbers, with the people behind each; others see whole months without small numbers', async () => {
  const { recordId } = await somebody('Mo')
  await aContact(it.owner, ada, { seenAt: night('2026-11-13'), recordId, areaCode: thistleford })
  const page = (await asAda.get('/street/list/flow?from=2026-11-01&reason=in:new')).body
  assert.match(page, /New to the list/)
  assert.match(page, /Mo/)
  const [, opening] =
    /On the list at the end of 1 November 2026[\s\S]*?tl-table__content">(\d+)/.exec(page) ?? []
  const [, closing] =
    /= On the list at the end of 22 November 2026[\s\S]*?<div class="tl-table__content">(\d+)/.exec(
      page,
    ) ?? []
  const numbers = [
    ...page.matchAll(
      />\s*([+−]) [A-Z][^<]*<\/div><\/th><td[^>]*><div class="tl-table__content">(?:<a[^>]*>)?(\d+)/g,
    ),
  ]
  const change = numbers.reduce(
    (sum, [, sign, value]) => sum + Number(value) * (sign === '+' ? 1 : -1),
    0,
  )
  assert.ok(numbers.length > 3)
  assert.equal(Number(opening) + change, Number(closing))
  const outside = await asReader.get('/street/list/flow?from=2026-11-01&reason=in:new')
  assert.equal(outside.status, 200)
  assert.doesNotMatch(outside.body, /Mo\b|22 November 2026/)
  assert.match(outside.body, /suppressed/)
})

test('the meeting sees what changed since the last one, also what was told late', async () => {
  const { path } = await somebody('Pat')
  assert.equal((await asAda.get('/street/list/meeting/new')).status, 403)
  const held = await asCleo.submit('/street/list/meeting/new', {
    id: newId(),
    area: '',
    note: '',
    ...on('2026-11-16'),
  })
  assert.equal(held.status, 303)
  assert.doesNotMatch((await asAda.get('/street/list/meeting')).body, /Pat/)
  // Told only now: on the day of the meeting nobody knew.
  await asAda.submit(`${path}/list/status`, {
    id: newId(),
    status: 'active',
    'reason-active': 'told-by-partner',
    area: marlow,
    ...on('2026-11-02'),
  })
  const page = (await asAda.get('/street/list/meeting')).body
  assert.match(page, /the meeting on/)
  assert.match(page, /Pat[\s\S]*?Told late, or put right/)
})

test('the list leaves as a file only after showing again that it is them, and the trail says with whom', async () => {
  const { recordId } = await somebody('Uma')
  await aContact(it.owner, ada, { seenAt: night('2026-11-14'), recordId, areaCode: thistleford })
  const file = await asAda.get('/street/list.csv')
  assert.equal(file.status, 200)
  assert.match(file.body, /Reference,Name,Age,Status/)
  assert.match(file.body, /Uma/)
  const events = await it.owner
    .selectFrom('platform.auditEvent')
    .select(['event', 'details'])
    .where('event', '=', 'street.list.downloaded')
    .execute()
  assert.equal(events.length, 1)
  assert.match(JSON.stringify(events[0]?.details), /"shown":\["/)
  assert.equal((await asReader.get('/street/list.csv')).status, 403)
  const prove = (ago: string) =>
    sql`update partnership.session set proved_at = now() - ${ago}::interval where user_id = ${ada.id}::uuid`.execute(
      it.owner,
    )
  await prove('16 minutes')
  assert.match((await asAda.get('/street/list.csv')).location ?? '', /^\/account\/confirm/)
  await prove('0 minutes')
})

test('nothing that was said is changed by a request, and nobody says anything who may not read of the street', async () => {
  const { recordId } = await somebody('Val')
  const id = newId()
  const said = (by: TestUser) => ({
    id,
    partnershipId: by.partnershipId,
    recordId,
    organisationId: by.organisationId,
    status: 'prison',
    onDay: '2026-11-01',
    reason: 'remand',
    recordedBy: by.id,
  })
  await it.owner.insertInto('street.listEvent').values(said(ada)).execute()
  const change = (tx: typeof it.owner) =>
    tx.updateTable('street.listEvent').set({ words: 'Changed' }).where('id', '=', id).execute()
  await assert.rejects(asUser(it.owner, ada, change), /permission denied/)
  const say = (tx: typeof it.owner) =>
    tx
      .insertInto('street.listEvent')
      .values({ ...said(ben), id: newId() })
      .execute()
  await assert.rejects(asUser(it.owner, ben, say), /row-level security/)
})

test('when what is held about somebody is deleted their numbers stay on the list, and nothing says who it was', async () => {
  const { recordId, path, personId } = await somebody('Zed')
  await aContact(it.owner, ada, { seenAt: night('2026-09-01'), recordId, areaCode: marlow })
  await asAda.submit(`${path}/list/status`, {
    id: newId(),
    status: 'prison',
    'reason-prison': 'remand',
    words: 'His brother told us',
    ...on('2026-09-20'),
  })
  await asAda.submit(`${path}/list/care`, {
    id: newId(),
    follows: '',
    lead: ada.id,
    group: '',
    nextStep: 'Write to him',
  })
  const count = () =>
    asUser(it.owner, ada, async tx => {
      const { rows } = await sql`
        select * from street.list_counts('2026-09-10', null, null) union all
        select * from street.list_counts('2026-10-10', null, null) order by 1, 2`.execute(tx)
      return rows
    })
  const before = await count()
  await sql`select street.forget_records(array[${recordId}::uuid])`.execute(it.owner)
  assert.deepEqual(await count(), before)
  for (const table of ['street.listEvent', 'street.listCare', 'street.listSpell'] as const)
    assert.equal(
      (await it.owner.selectFrom(table).selectAll().where('recordId', '=', recordId).execute())
        .length,
      0,
    )
  const { rows } = await sql`
    select from street.list_spell where person_id = ${personId}::uuid
    union all select from street.list_event where words like '%brother%'`.execute(it.owner)
  assert.equal(rows.length, 0)
  assert.doesNotMatch((await asAda.get('/street/list?status=prison')).body, /Zed/)
})
