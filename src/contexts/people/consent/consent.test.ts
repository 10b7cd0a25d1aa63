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
import { anAgreement, aRecord, asUser, factBy, permit } from '../../../../test/builders/people.ts'
import { addDays, dayOf } from '../../../platform/dates.ts'
import { newId } from '../../../platform/ids.ts'

const today = dayOf(new Date())
const special = new TextEncoder().encode('%PDF-1.7 signed')
let it: TestApp
let shelter: string
let clinic: string
let host: TestUser
let nurse: TestUser
let there: Browser
let elsewhere: Browser
let guardian: Browser

// The council and the shelter share who people are without asking, and health while they say yes; with the clinic all of
// it only while they say yes.
before(async () => {
  it = await startApp()
  shelter = await anOrganisation(it.owner, it.partnership.id, 'Marlow Cross Shelter')
  clinic = await anOrganisation(it.owner, it.partnership.id, 'Lantern Clinic')
  host = await aUser(it.owner, it.partnership, ['worker'], shelter)
  nurse = await aUser(it.owner, it.partnership, ['worker'], clinic)
  await permit(it.owner, host, ['health', 'contact'])
  await permit(it.owner, nurse, ['health', 'contact'])
  await anAgreement(
    it.owner,
    host,
    [shelter, clinic],
    [
      { category: 'identity', needsConsent: true },
      { category: 'health', needsConsent: true },
    ],
  )
  there = await it.signIn(host)
  elsewhere = await it.signIn(nurse)
  guardian = await it.signIn(await aUser(it.owner, it.partnership, ['data-guardian'], clinic))
})
after(() => it.close())

async function aPerson(given = 'Shaz') {
  const made = await aRecord(it.owner, host, { given })
  await it.owner
    .insertInto('people.note')
    .values({
      id: newId(),
      happenedAt: new Date(),
      words: 'Has asthma',
      ...factBy(host, made.recordId, 'health'),
    })
    .execute()
  return made
}
const boxes = (name: string, day: string) => {
  const [year = '', month = '', date = ''] = day.split('-')
  return { [`${name}-year`]: year, [`${name}-month`]: month, [`${name}-day`]: date }
}
const answer = (changed: Record<string, string | string[]> = {}) => ({
  asking: newId(),
  form: 'share.1',
  decision: 'given',
  withWhom: 'all',
  what: 'all',
  askedHow: 'in-person',
  ...boxes('on', today),
  ...changed,
})
const say = (personId: string, changed: Record<string, string | string[]> = {}, by = there) =>
  by.submit(`/people/${personId}/consent/new`, answer(changed))
const withdraw = (personId: string, changed: Record<string, string | string[]> = {}) =>
  there.submit(`/people/${personId}/consent/withdraw`, {
    asking: newId(),
    part: 'share',
    askedHow: 'in-person',
    withWhom: 'all',
    what: 'all',
    ...changed,
  })
/** What the nurse of the other organisation reads at the next request. */
async function read(personId: string, user = nurse) {
  return await asUser(it.owner, user, async tx => ({
    person: (await tx.selectFrom('people.person').select('id').where('id', '=', personId).execute())
      .length,
    health: (
      await tx
        .selectFrom('people.note as n')
        .innerJoin('people.record as r', 'r.id', 'n.recordId')
        .select('n.id')
        .where('r.personId', '=', personId)
        .execute()
    ).length,
  }))
}

test('a yes opens what needs it at the next request, and taking it back closes it at the next: pages, scan and rows', async () => {
  const { personId } = await aPerson()
  const pages = [`/people/${personId}`, `/people/${personId}/sharing`]
  for (const path of pages) assert.equal((await elsewhere.get(path)).status, 404, path)
  const form = `/people/${personId}/consent/new`
  const scan = { scan: { name: 'Sharon Kelly.pdf', bytes: special } }
  const saved = await there.upload(form, answer(), scan)
  assert.equal(saved.status, 303, saved.body)
  const asking = saved.location ?? ''
  for (const path of [...pages, asking, `${asking}/scan`])
    assert.equal((await elsewhere.get(path)).status, 200, path)
  assert.deepEqual(await read(personId), { person: 1, health: 1 })
  assert.equal((await withdraw(personId)).status, 303)
  for (const path of [...pages, asking, `${asking}/scan`])
    assert.equal((await elsewhere.get(path)).status, 404, path)
  assert.deepEqual(await read(personId), { person: 0, health: 0 })
  const unknown = await elsewhere.get(`/people/${newId()}/sharing`)
  const hidden = await elsewhere.get(`/people/${personId}/sharing`)
  const blank = (body: string) => body.replaceAll(/value="[^"]*"|[0-9a-f-]{36}/g, '')
  assert.equal(blank(hidden.body), blank(unknown.body))
})

test('a search by the other organisation no longer finds them after a withdrawal', async () => {
  const told = { recordId: newId(), source: 'told', given: 'Zebedee', family: 'Quillfeather' }
  const begun = await there.submit('/people/new', told)
  assert.equal(begun.status, 303, begun.body)
  const personId = begun.location?.split('/').at(-1) ?? ''
  const finds = async () =>
    (await elsewhere.submit('/people', { q: 'Zebedee Quillfeather' })).body.includes(personId)
  assert.equal(await finds(), false)
  await say(personId)
  assert.equal(await finds(), true)
  await withdraw(personId)
  assert.equal(await finds(), false)
})

test('the page that offers withdrawal needs one press: everything on it is chosen', async () => {
  const { personId } = await aPerson()
  await say(personId)
  const section = await there.get(`/people/${personId}/sharing`)
  assert.match(section.body, /href="[^"]*\/consent\/withdraw"[^>]*>\s*They take their yes back/)
  const form = (await there.get(`/people/${personId}/consent/withdraw`)).body
  const chosen = [...form.matchAll(/<input[^>]*type="radio"[^>]*>/g)]
    .map(([tag]) => tag)
    .filter(tag => /\schecked/.test(tag))
    .map(tag => /name="([^"]+)"/.exec(tag)?.[1] ?? '')
  assert.deepEqual(chosen.sort(), ['askedHow', 'part', 'what', 'withWhom'])
})

test('a yes to some: the newest answer that covers an organisation and a kind counts', async () => {
  const { personId } = await aPerson()
  await say(personId, { what: 'some', categories: ['identity'], rest: 'not-asked' })
  assert.deepEqual(await read(personId), { person: 1, health: 0 })
  await say(personId, { what: 'some', categories: ['health'], rest: 'not-asked' })
  assert.deepEqual(await read(personId), { person: 1, health: 1 })
  await withdraw(personId, { what: 'some', categories: ['health'] })
  assert.deepEqual(await read(personId), { person: 1, health: 0 })
  const page = (await there.get(`/people/${personId}/sharing`)).body.replaceAll(/\s+/g, ' ')
  assert.match(page, /Not now, they have not said yes: health/)
})

test('no to the rest takes back an earlier yes to everything, where they say so', async () => {
  const { personId } = await aPerson()
  await say(personId)
  await say(personId, { what: 'some', categories: ['identity'], rest: 'refused' })
  assert.deepEqual(await read(personId), { person: 1, health: 0 })
  const other = await aPerson()
  await say(other.personId)
  await say(other.personId, { what: 'some', categories: ['identity'], rest: 'not-asked' })
  assert.deepEqual(await read(other.personId), { person: 1, health: 1 })
})

test('a refusal counts, and a yes of an earlier day does not stand above it', async () => {
  const { personId } = await aPerson()
  await say(personId, { decision: 'refused' })
  await say(personId, boxes('on', addDays(today, -1)))
  assert.equal((await read(personId)).person, 0)
})

test('a yes that has run out counts no more; soon before, whoever works with them is told', async () => {
  const { personId } = await aPerson('Ending Soon')
  const reply = await say(personId, boxes('expires', addDays(today, 20)))
  assert.equal(reply.status, 303)
  assert.match((await there.get(`/people/${personId}/sharing`)).body, /runs out on/)
  assert.match((await there.get('/people/consents-ending')).body, /Ending Soon/)
  assert.doesNotMatch((await elsewhere.get('/people/consents-ending')).body, /Ending Soon/)
  const { personId: other, recordId } = await aPerson()
  await it.owner
    .insertInto('people.consent')
    .values({
      id: newId(),
      partnershipId: host.partnershipId,
      recordId,
      formCode: 'share',
      formVersion: 1,
      part: 'share',
      decision: 'given',
      askedHow: 'in-person',
      decidedAt: new Date('2026-01-01T10:00:00Z'),
      expiresOn: today,
      recordedBy: host.id,
    })
    .execute()
  assert.equal((await read(other)).person, 0)
  assert.match((await there.get(`/people/${other}/sharing`)).body, /Ran out/)
})

test('an objection stands above consent and agreement, for one partner and one kind, until a day', async () => {
  const { personId } = await aPerson()
  await say(personId)
  const form = `/people/${personId}/objections/new`
  const made = await there.submit(form, {
    id: newId(),
    withWhom: 'some',
    organisations: [clinic],
    what: 'some',
    categories: ['health'],
    reason: 'My cousin works there',
    ...boxes('until', addDays(today, 30)),
  })
  assert.equal(made.status, 303, made.body)
  assert.deepEqual(await read(personId), { person: 1, health: 0 })
  const own = (await there.get(`/people/${personId}/sharing`)).body.replaceAll(/\s+/g, ' ')
  assert.match(own, /Sharing health with Lantern Clinic/)
  assert.match(own, /My cousin works there/)
  assert.match(own, /Not now, they object: health/)
  // Whoever it is against learns neither of it nor why.
  const theirs = (await elsewhere.get(`/people/${personId}/sharing`)).body
  assert.doesNotMatch(theirs, /cousin|Not now, they object|Sharing health with/)
  assert.match((await guardian.get(`/people/${personId}/sharing`)).body, /My cousin works there/)
})

test('an objection to everything ends sharing with everybody, and only whoever was told can say that it is over', async () => {
  const { personId } = await aPerson()
  await say(personId)
  const id = newId()
  const form = `/people/${personId}/objections/new`
  const stop = { id, withWhom: 'all', what: 'all' }
  assert.equal((await there.submit(form, stop)).status, 303)
  assert.equal((await there.submit(form, stop)).status, 303)
  const kept = await it.owner
    .selectFrom('people.objection')
    .innerJoin('people.record as r', 'r.id', 'recordId')
    .select('people.objection.id')
    .where('r.personId', '=', personId)
    .execute()
  assert.equal(kept.length, 1)
  assert.equal((await elsewhere.get(`/people/${personId}/sharing`)).status, 404)
  const end = `/people/${personId}/objections/${id}/end`
  assert.equal((await elsewhere.get(end)).status, 404)
  await assert.rejects(
    asUser(it.owner, nurse, async tx => {
      const { numUpdatedRows } = await tx
        .updateTable('people.objection')
        .set({ untilAt: new Date(), endedBy: nurse.id })
        .where('id', '=', id)
        .executeTakeFirst()
      assert.equal(numUpdatedRows, 0n)
      throw new Error('nothing was ended')
    }),
    /nothing was ended/,
  )
  assert.equal((await there.submit(end, {})).status, 303)
  assert.equal((await elsewhere.get(`/people/${personId}/sharing`)).status, 200)
})

test('lawful basis and consent stand apart: the table names the law, the list what they said', async () => {
  const { personId } = await aPerson()
  await say(personId, { said: 'Only if it helps me get a room' })
  const page = (await there.get(`/people/${personId}/sharing`)).body.replaceAll(/\s+/g, ' ')
  assert.match(page, /Why they may, by law/)
  assert.match(page, /As a public task, under/)
  assert.match(page, /Said yes: sharing with every partner: everything/)
})

test('the three consents of a referral are kept one by one; without the first there is none but for safety', async () => {
  const { personId } = await aPerson()
  const form = `/people/${personId}/consent/refer`
  const fields = {
    asking: newId(),
    form: 'duty-to-refer.1',
    refer: 'no',
    chose: 'yes',
    council: 'other',
    authority: 'Farshire District Council',
    contact: 'no',
    exception: 'yes',
    askedHow: 'phone',
    ...boxes('on', today),
  }
  const without = await there.submit(form, fields)
  assert.equal(without.status, 400)
  assert.match(without.body, /id="exceptionReason-error"/)
  assert.match(without.body, /value="Farshire District Council"/)
  const saved = await there.submit(form, { ...fields, exceptionReason: 'A child may come to harm' })
  assert.equal(saved.status, 303, saved.body)
  const kept = await it.owner
    .selectFrom('people.consent')
    .select(['part', 'decision', 'authority', 'exceptionReason'])
    .where('askingId', '=', fields.asking)
    .orderBy('part')
    .execute()
  assert.deepEqual(kept, [
    {
      part: 'choice-of-authority',
      decision: 'given',
      authority: 'Farshire District Council',
      exceptionReason: null,
    },
    { part: 'contact-details', decision: 'refused', authority: null, exceptionReason: null },
    {
      part: 'refer',
      decision: 'refused',
      authority: null,
      exceptionReason: 'A child may come to harm',
    },
  ])
  // None of it is a consent to share.
  assert.equal((await read(personId)).person, 0)
  const print = (await there.get(saved.location ?? '')).body
  assert.match(print, /You said no to a referral\./)
  assert.match(print, /Chose Farshire District Council/)
  assert.match(print, /even though you said no/)
  assert.equal((await withdraw(personId, { part: 'refer' })).status, 303)
})

test('wrong input is refused beside the field, and what was typed stays', async () => {
  const { personId } = await aPerson()
  const cases: [Record<string, string | string[]>, string][] = [
    [{ decision: '' }, 'decision'],
    [{ withWhom: '' }, 'withWhom'],
    [{ withWhom: 'some', organisations: [] }, 'organisations'],
    [{ what: 'some', categories: ['everything'], rest: 'refused' }, 'categories'],
    [{ withWhom: 'some', organisations: [newId()], rest: 'refused' }, 'organisations'],
    [{ what: 'some', categories: ['health'] }, 'rest'],
    [{ askedHow: 'own-access' }, 'askedHow'],
    [boxes('on', addDays(today, 1)), 'on'],
    [boxes('on', '2026-02-30'), 'on'],
    [boxes('expires', today), 'expires'],
    [{ said: 'x'.repeat(2001) }, 'said'],
  ]
  for (const [changed, field] of cases) {
    const reply = await say(personId, { askedWhere: 'At the day centre', ...changed })
    assert.equal(reply.status, 400, JSON.stringify(changed))
    assert.match(reply.body, new RegExp(`id="${field}-error"`), JSON.stringify(changed))
    assert.match(reply.body, /value="At the day centre"/)
  }
  const picture = { scan: { name: 'a.png', bytes: new TextEncoder().encode('no picture') } }
  const reply = await there.upload(`/people/${personId}/consent/new`, answer(), picture)
  assert.match(reply.body, /Use a PDF, JPEG or PNG file/)
  const invented = await say(personId, { form: 'share.99' })
  assert.equal(invented.status, 404)
  assert.equal((await say(personId, { asking: 'x' })).status, 400)
  assert.equal((await read(personId)).person, 0)
})

test('sent twice, one answer is recorded', async () => {
  const { personId } = await aPerson()
  const asking = newId()
  const [one, two] = [await say(personId, { asking }), await say(personId, { asking })]
  assert.equal(one.location, two.location)
  const kept = await it.owner
    .selectFrom('people.consent')
    .select('id')
    .where('askingId', '=', asking)
    .execute()
  assert.equal(kept.length, 1)
})

test('the scan is kept under a name that does not tell whose it is', async () => {
  const { personId } = await aPerson()
  const saved = await there.upload(`/people/${personId}/consent/new`, answer(), {
    scan: { name: 'Sharon Kelly.pdf', bytes: special },
  })
  const given = await there.get(`${saved.location}/scan`)
  assert.match(String(given.headers['content-disposition']), /filename="Signed form.pdf"/)
  const names = await it.owner.selectFrom('platform.file').select('name').execute()
  assert.ok(names.every(({ name }) => !name.includes('Sharon')))
})

test('a partnership writes its own words; what was answered stays with the words it was asked in', async () => {
  const { personId } = await aPerson()
  const before = await say(personId)
  const form = '/people/consent-forms/share/edit'
  assert.equal((await there.get(form)).status, 403)
  const words = 'We ask so that we can help.\n\nYou can say no.'
  const written = { version: '0', title: 'May we tell others?', words }
  const same = await guardian.submit(form, { ...written, words: '' })
  assert.match(same.body, /id="words-error"/)
  assert.equal((await guardian.submit(form, written)).status, 303)
  const stale = await guardian.submit(form, { ...written, words: 'Typed at the same time.' })
  assert.equal(stale.status, 409)
  assert.match(stale.body, /Typed at the same time\.<\/textarea>/)
  assert.match(stale.body.replaceAll(/<[^>]+>/g, ''), /We ask so that we can help/)
  const again = await guardian.submit(form, { ...written, version: '1' })
  assert.match(again.body, /These are the words that are in use/)
  assert.match((await there.get('/people/consent-forms/share')).body, /May we tell others\?/)
  assert.match((await there.get(before.location ?? '')).body, /Can we share what you tell us\?/)
  const page = (await there.get(`/people/${personId}/consent/new`)).body
  assert.match(page, /Which form were they asked with\?/)
  const farshire = await aPartnership(it.owner, 'Farshire')
  const stranger = await it.signIn(await aUser(it.owner, farshire, ['data-guardian']))
  assert.match((await stranger.get('/people/consent-forms/share')).body, /Can we share what you/)
  const own = `share-${it.partnership.id}.1`
  assert.equal((await stranger.get(`/people/consent-forms/share?version=${own}`)).status, 404)
  assert.equal((await stranger.get('/people/consent-forms/unknown')).status, 404)
})

test('who looked, what was recorded and what was taken back is in the audit chain', async () => {
  const { personId } = await aPerson()
  await say(personId)
  await withdraw(personId)
  await there.get(`/people/${personId}/sharing`)
  const events = await it.owner
    .selectFrom('platform.auditEvent')
    .select('event')
    .where('subjectId', '=', personId)
    .execute()
  const names = new Set(events.map(one => one.event))
  for (const event of [
    'people.consent.recorded',
    'people.consent.withdrawn',
    'people.person.viewed',
  ])
    assert.ok(names.has(event), event)
})

test('only workers who see the person record anything, and only on their own record', async () => {
  const { personId, recordId } = await aPerson()
  for (const path of ['consent/new', 'consent/refer', 'consent/withdraw', 'objections/new']) {
    assert.equal((await elsewhere.get(`/people/${personId}/${path}`)).status, 404, path)
    const lead = await it.signIn(it.users.lead)
    assert.equal((await lead.get(`/people/${personId}/${path}`)).status, 403, path)
  }
  await assert.rejects(
    asUser(it.owner, nurse, tx =>
      tx
        .insertInto('people.consent')
        .values({
          id: newId(),
          partnershipId: nurse.partnershipId,
          recordId,
          formCode: 'share',
          formVersion: 1,
          part: 'share',
          decision: 'given',
          askedHow: 'phone',
          decidedAt: new Date(),
          recordedBy: nurse.id,
        })
        .execute(),
    ),
    /row-level security/,
  )
})

test('what the other organisation is told goes on its own record', async () => {
  const { personId } = await aPerson()
  await say(personId)
  assert.equal((await say(personId, { decision: 'refused' }, elsewhere)).status, 303)
  const records = await it.owner
    .selectFrom('people.consent as c')
    .innerJoin('people.record as r', 'r.id', 'c.recordId')
    .select(['r.organisationId', 'c.decision'])
    .where('r.personId', '=', personId)
    .orderBy('c.recordedAt')
    .execute()
  assert.deepEqual(records, [
    { organisationId: shelter, decision: 'given' },
    { organisationId: clinic, decision: 'refused' },
  ])
})

test('what they said and what they object to is on the timeline, and the page says when a review is overdue', async () => {
  const { personId } = await aPerson()
  await say(personId, { said: 'Only for a room' })
  const id = newId()
  await there.submit(`/people/${personId}/objections/new`, {
    id,
    withWhom: 'some',
    organisations: [clinic],
    what: 'some',
    categories: ['health'],
  })
  await there.submit(`/people/${personId}/objections/${id}/end`, {})
  const page = (await there.get(`/people/${personId}`)).body.replaceAll(/\s+/g, ' ')
  assert.match(page, /Said yes: sharing with every partner: everything/)
  assert.match(page, /Objects: Sharing health with Lantern Clinic/)
  assert.match(page, /No longer objects: Sharing health with Lantern Clinic/)
  const theirs = (await elsewhere.get(`/people/${personId}`)).body
  assert.match(theirs, /Said yes: sharing/)
  assert.doesNotMatch(theirs, /bjects: Sharing/)
  assert.doesNotMatch(page, /is overdue/)
  await it.owner
    .updateTable('partnership.agreement')
    .set({ reviewOn: addDays(today, -1) })
    .execute()
  assert.match((await there.get(`/people/${personId}`)).body, /is overdue\. It still counts/)
})

test('somebody who is restricted is shared with nobody', async () => {
  const { personId, recordId } = await aPerson()
  await say(personId)
  await it.owner
    .insertInto('people.restriction')
    .values({
      id: newId(),
      partnershipId: host.partnershipId,
      recordId,
      reason: 'Somebody looks for her',
      reviewOn: addDays(today, 30),
      addedBy: host.id,
    })
    .execute()
  await it.owner
    .insertInto('people.namedStaff')
    .values({ partnershipId: host.partnershipId, recordId, userId: host.id, addedBy: host.id })
    .execute()
  assert.equal((await elsewhere.get(`/people/${personId}/sharing`)).status, 404)
  const own = (await there.get(`/people/${personId}/sharing`)).body
  assert.match(own, /Nothing is shared with other partners/)
})
