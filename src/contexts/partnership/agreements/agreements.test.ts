import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startApp, type TestApp } from '../../../../test/app.ts'
import type { Browser, Reply } from '../../../../test/browser.ts'
import {
  anOrganisation,
  aPartnership,
  aUser,
  type TestUser,
} from '../../../../test/builders/partnership.ts'
import { aRecord, asUser } from '../../../../test/builders/people.ts'
import { addDays, dayOf } from '../../../platform/dates.ts'
import { newId } from '../../../platform/ids.ts'

const today = dayOf(new Date())
let it: TestApp
let guardian: Browser
let outreach: string
let shelter: string
let worker: TestUser
before(async () => {
  it = await startApp()
  outreach = await anOrganisation(it.owner, it.partnership.id, 'Lantern Outreach')
  shelter = await anOrganisation(it.owner, it.partnership.id, 'Marlow Cross Shelter')
  guardian = await it.signIn(await aUser(it.owner, it.partnership, ['data-guardian']))
  worker = await aUser(it.owner, it.partnership, ['worker'], outreach)
})
after(() => it.close())

const boxes = (name: string, day: string) => {
  const [year = '', month = '', date = ''] = day.split('-')
  return { [`${name}-year`]: year, [`${name}-month`]: month, [`${name}-day`]: date }
}
const hidden = (body: string, name: string) =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(body)?.[1] ?? ''

/** Sends a form, and again with the sign that the effects on the page were seen. */
async function confirmed(path: string, fields: Record<string, string>): Promise<Reply> {
  const asked = await guardian.submit(path, fields)
  assert.equal(asked.status, 400, asked.body)
  assert.match(asked.body, /Check what this changes/)
  assert.doesNotMatch(asked.body, /There is a problem/)
  return guardian.submit(path, { ...fields, check: hidden(asked.body, 'check') })
}

async function anAgreement(title: string, from = today): Promise<string> {
  const reply = await guardian.submit('/partnership/agreements/new', {
    id: newId(),
    title,
    summary: 'So that people tell their story once.',
    ...boxes('from', from),
    ...boxes('review', addDays(today, 365)),
  })
  assert.equal(reply.status, 303, reply.body)
  return reply.location ?? ''
}
const sign = (agreement: string, organisation: string) => {
  const fields = { organisation, signedBy: 'Chief Executive', ...boxes('signed', today) }
  return guardian.submit(`${agreement}/parties/new`, fields)
}
const terms = (changed: Record<string, string> = {}) => ({
  id: newId(),
  category: 'street',
  purpose: 'To find people a home',
  lawfulBasis: '6(1)(e)',
  needsInvolvement: 'no',
  needsConsent: 'no',
  ...boxes('from', today),
  ...changed,
})

test('an agreement shares nothing until it has clauses and two parties; then it reads in plain words', async () => {
  const path = await anAgreement('Sharing to end rough sleeping')
  assert.equal((await sign(path, it.partnership.councilId)).status, 303)
  assert.equal((await sign(path, outreach)).status, 303)
  const saved = await confirmed(`${path}/clauses/new`, terms())
  assert.equal(saved.status, 303)
  const reader = await it.signIn(it.users.reader)
  const shown = (await reader.get(path)).body.replaceAll(/\s+/g, ' ')
  assert.match(
    shown,
    /Lantern Outreach and Wexshire Council share where people sleep rough, to find people a home, as a public task\./,
  )
  assert.match(shown, /consent is not needed/)
  assert.match(shown, /UK GDPR Article 6\(1\)\(e\)/)
  assert.match((await reader.get('/partnership/agreements')).body, /In force/)
  assert.doesNotMatch(shown, /Share something more/)
})

test('before it is saved, the page says what a change does for whom', async () => {
  const path = await anAgreement('Told beforehand')
  await sign(path, shelter)
  await sign(path, outreach)
  const asked = await guardian.submit(`${path}/clauses/new`, terms({ category: 'housing' }))
  const said = asked.body.replaceAll(/\s+/g, ' ')
  assert.match(
    said,
    /Marlow Cross Shelter will see where people live and lived that Lantern Outreach holds, about everybody\./,
  )
  assert.match(said, /Lantern Outreach will see where people live and lived that Marlow/)
  // What was typed is still there.
  assert.match(asked.body, /To find people a home<\/textarea>/)
  const kept = await it.owner
    .selectFrom('partnership.agreementClause')
    .select('id')
    .where('category', '=', 'housing')
    .execute()
  assert.deepEqual(kept, [])
})

test('a change ends the clause and begins another; what counted before stays readable', async () => {
  const path = await anAgreement('Changed')
  await sign(path, shelter)
  await sign(path, outreach)
  await confirmed(`${path}/clauses/new`, terms({ category: 'contact' }))
  const clause = /clauses\/([0-9a-f-]{36})"/.exec((await guardian.get(path)).body)?.[1]
  const form = `${path}/clauses/${clause}`
  const version = hidden((await guardian.get(form)).body, 'version')
  const tomorrow = addDays(today, 1)
  const saved = await confirmed(form, {
    ...terms({ needsConsent: 'yes', ...boxes('from', tomorrow) }),
    version,
  })
  assert.equal(saved.status, 303)
  const clauses = await it.owner
    .selectFrom('partnership.agreementClause')
    .select(['needsConsent', 'fromDate', 'endsOn'])
    .where('agreementId', '=', path.split('/').at(-1) ?? '')
    .orderBy('fromDate')
    .execute()
  assert.deepEqual(clauses, [
    { needsConsent: false, fromDate: today, endsOn: tomorrow },
    { needsConsent: true, fromDate: tomorrow, endsOn: null },
  ])
})

test('whoever saves second sees both versions, and what was typed stays', async () => {
  const path = await anAgreement('Contested')
  await sign(path, shelter)
  await sign(path, outreach)
  await confirmed(`${path}/clauses/new`, terms({ category: 'picture' }))
  const clause = /clauses\/([0-9a-f-]{36})"/.exec((await guardian.get(path)).body)?.[1]
  const form = `${path}/clauses/${clause}`
  const seen = hidden((await guardian.get(form)).body, 'version')
  await guardian.submit(`${path}/edit`, {
    version: seen,
    title: 'Contested',
    summary: 'Said anew by somebody else.',
    ...boxes('review', addDays(today, 100)),
  })
  const second = await guardian.submit(form, {
    ...terms({ purpose: 'To bring people together' }),
    version: seen,
  })
  assert.equal(second.status, 409)
  assert.match(second.body, /As it stands now/)
  const words = second.body.replaceAll(/<[^>]+>/g, '')
  assert.match(words, /To find people a home/)
  assert.match(words, /To bring people together/)
  const edit = `${path}/edit`
  const stale = await guardian.submit(edit, {
    version: seen,
    title: 'Contested too',
    summary: 'Typed here.',
    ...boxes('review', addDays(today, 50)),
  })
  assert.equal(stale.status, 409)
  assert.match(stale.body.replaceAll(/<[^>]+>/g, ''), /Said anew by somebody else/)
  assert.match(stale.body, /Typed here\.<\/textarea>/)
})

test('the law is asked for: health without Article 9, offences without Schedule 1', async () => {
  const path = await anAgreement('By law')
  const form = `${path}/clauses/new`
  const health = await guardian.submit(form, terms({ category: 'health' }))
  assert.match(health.body, /id="specialCondition-error"/)
  assert.match(health.body, /choose a condition of Article 9/)
  const noSchedule = terms({ category: 'offending', specialCondition: '10-law' })
  assert.match((await guardian.submit(form, noSchedule)).body, /id="scheduleCondition-error"/)
  const invented = terms({ lawfulBasis: '6(1)(z)' })
  assert.match((await guardian.submit(form, invented)).body, /id="lawfulBasis-error"/)
  const none = await guardian.submit(form, { id: newId(), ...boxes('from', '2026-02-30') })
  for (const field of ['category', 'purpose', 'lawfulBasis', 'needsInvolvement', 'needsConsent'])
    assert.match(none.body, new RegExp(`id="${field}-error"`), field)
  const whole = terms({
    category: 'offending',
    specialCondition: '10-law',
    scheduleCondition: 'sch1-6',
  })
  assert.equal((await guardian.submit(form, whole)).status, 303)
})

test('nothing is shared or stopped as if it had been so before today', async () => {
  const path = await anAgreement('Not before today')
  await sign(path, shelter)
  const yesterday = addDays(today, -1)
  const clause = await guardian.submit(`${path}/clauses/new`, terms(boxes('from', yesterday)))
  assert.match(clause.body, /cannot be undone/)
  const tomorrow = boxes('signed', addDays(today, 1))
  const fields = { organisation: outreach, signedBy: 'Director', ...tomorrow }
  const signed = await guardian.submit(`${path}/parties/new`, fields)
  assert.match(signed.body, /must not be to come/)
  const leaving = `${path}/parties/${shelter}`
  const version = hidden((await guardian.get(leaving)).body, 'version')
  const left = await guardian.submit(leaving, { version, ...boxes('ends', yesterday) })
  assert.match(left.body, /id="ends-error"/)
})

test('what an organisation that leaves held is gone for the others at the next request', async () => {
  const path = await anAgreement('One leaves')
  await sign(path, shelter)
  await sign(path, outreach)
  const special = { specialCondition: '9(2)(g)', scheduleCondition: 'sch1-6' }
  await confirmed(`${path}/clauses/new`, terms({ category: 'identity', ...special }))
  const host = await aUser(it.owner, it.partnership, ['worker'], shelter)
  const { personId } = await aRecord(it.owner, host, { given: 'Shaz' })
  const sees = () =>
    asUser(it.owner, worker, tx =>
      tx.selectFrom('people.person').select('id').where('id', '=', personId).execute(),
    )
  assert.equal((await sees()).length, 1)
  const leaving = `${path}/parties/${shelter}`
  const version = hidden((await guardian.get(leaving)).body, 'version')
  const reply = await confirmed(leaving, { version, ...boxes('ends', today) })
  assert.equal(reply.status, 303)
  assert.equal((await sees()).length, 0)
  assert.equal((await guardian.get(leaving)).status, 404)
  // It can sign again, from another day on.
  const again = await sign(path, shelter)
  assert.match(again.body, /is a party already in these days/)
})

test('a clause begun by mistake is ended on the same day', async () => {
  const path = await anAgreement('By mistake')
  await sign(path, shelter)
  await sign(path, outreach)
  await confirmed(`${path}/clauses/new`, terms({ category: 'immigration' }))
  const clause = /clauses\/([0-9a-f-]{36})"/.exec((await guardian.get(path)).body)?.[1]
  const form = `${path}/clauses/${clause}/end`
  const version = hidden((await guardian.get(form)).body, 'version')
  const asked = await guardian.submit(form, { version, ...boxes('ends', today) })
  assert.match(asked.body.replaceAll(/\s+/g, ' '), /will no longer see immigration status/)
  const check = hidden(asked.body, 'check')
  assert.equal(
    (await guardian.submit(form, { version, check, ...boxes('ends', today) })).status,
    303,
  )
  assert.match((await guardian.get(path)).body, /What was shared before/)
})

test('the signed document is kept for what it is, not for what it is called', async () => {
  const path = await anAgreement('Signed')
  const form = `${path}/document/new`
  const version = hidden((await guardian.get(form)).body, 'version')
  const page = new TextEncoder().encode('<script>alert(1)</script>')
  const wrong = await guardian.upload(form, { version }, { file: { name: 'a.pdf', bytes: page } })
  assert.equal(wrong.status, 400)
  assert.match(wrong.body, /Use a PDF, JPEG or PNG file/)
  assert.match((await guardian.upload(form, { version }, {})).body, /Select the signed document/)
  const bytes = new TextEncoder().encode('%PDF-1.7 invented')
  const kept = await guardian.upload(form, { version }, { file: { name: 'x/isa.exe', bytes } })
  assert.equal(kept.status, 303, kept.body)
  const reader = await it.signIn(it.users.reader)
  const given = await reader.get(`${path}/document`)
  assert.equal(given.headers['content-type'], 'application/pdf')
  assert.match(String(given.headers['content-disposition']), /attachment; filename="isa.exe"/)
  assert.equal(given.body, '%PDF-1.7 invented')
  assert.equal((await reader.get(`${await anAgreement('Unsigned')}/document`)).status, 404)
})

test('a review that is overdue is said on the list and on the page', async () => {
  const path = await anAgreement('Overdue', addDays(today, -400))
  const id = path.split('/').at(-1) ?? ''
  await it.owner
    .updateTable('partnership.agreement')
    .set({ reviewOn: addDays(today, -1) })
    .where('id', '=', id)
    .execute()
  assert.match((await guardian.get('/partnership/agreements')).body, /‘Overdue’ is overdue/)
  assert.match((await guardian.get(path)).body, /The review is overdue/)
})

test('the page of today shows what the database lets people read, organisation by organisation', async () => {
  const path = await anAgreement('Today')
  await sign(path, it.partnership.councilId)
  await sign(path, shelter)
  await confirmed(`${path}/clauses/new`, terms({ category: 'immigration', needsConsent: 'yes' }))
  const reader = await it.signIn(it.users.reader)
  const shown = await reader.get(`/partnership/agreements/today?organisation=${shelter}`)
  assert.match(shown.body, /What Marlow Cross Shelter sees of what others hold/)
  assert.match(shown.body.replaceAll(/<[^>]+>/g, ''), /Wexshire Council: about people who said yes/)
})

test('only the data guardian writes, and nobody reads those of another partnership', async () => {
  const path = await anAgreement('Ours')
  for (const user of [it.users.administrator, it.users.lead, worker]) {
    const browser = await it.signIn(user)
    assert.equal((await browser.get('/partnership/agreements/new')).status, 403)
    const reply = await browser.submit('/account', { title: 'Sneaked in' }, `${path}/edit`)
    assert.equal(reply.status, 403)
  }
  const elsewhere = await aPartnership(it.owner, 'Farshire')
  const theirs = await it.signIn(await aUser(it.owner, elsewhere, ['data-guardian']))
  assert.equal((await theirs.get(path)).status, 404)
  assert.equal((await theirs.get(`${path}/edit`)).status, 404)
  assert.equal((await theirs.get('/partnership/agreements/not-an-id')).status, 404)
  // Not even past the pages.
  const party = {
    partnershipId: it.partnership.id,
    agreementId: path.split('/').at(-1) ?? '',
    organisationId: outreach,
    signedOn: today,
    signedBy: 'Themselves',
  }
  await assert.rejects(
    asUser(it.owner, worker, tx =>
      tx.insertInto('partnership.agreementParty').values(party).execute(),
    ),
    /row-level security/,
  )
})

test('sent twice, one agreement is added; a title in use and days in the wrong order are refused', async () => {
  const fields = {
    id: newId(),
    title: 'Twice sent',
    summary: 'x',
    ...boxes('from', today),
    ...boxes('review', addDays(today, 10)),
  }
  const path = '/partnership/agreements/new'
  const [one, two] = [await guardian.submit(path, fields), await guardian.submit(path, fields)]
  assert.equal(one.location, two.location)
  const taken = { ...fields, id: newId(), title: 'TWICE  sent' }
  assert.match((await guardian.submit(path, taken)).body, /already an agreement called Twice sent/)
  const early = { ...fields, id: newId(), title: 'Early', ...boxes('review', addDays(today, -1)) }
  const refused = await guardian.submit(path, early)
  assert.match(refused.body, /href="#review-day"/)
  const unreal = { ...fields, id: newId(), title: 'Unreal', ...boxes('from', '2026-02-31') }
  assert.match((await guardian.submit(path, unreal)).body, /first day must be a real date/i)
})

test('sent twice, one clause and one signature are added', async () => {
  const path = await anAgreement('Twice')
  assert.equal((await sign(path, shelter)).status, 303)
  assert.equal((await sign(path, shelter)).status, 303)
  const clause = terms({
    category: 'safeguarding',
    specialCondition: '9(2)(g)',
    scheduleCondition: 'sch1-18',
  })
  assert.equal((await guardian.submit(`${path}/clauses/new`, clause)).status, 303)
  assert.equal((await guardian.submit(`${path}/clauses/new`, clause)).status, 303)
  const form = `${path}/clauses/${clause.id}`
  const version = hidden((await guardian.get(form)).body, 'version')
  const changed = { ...clause, id: newId(), version, purpose: 'To keep children safe' }
  assert.equal((await guardian.submit(form, changed)).status, 303)
  assert.equal((await guardian.submit(form, changed)).status, 303)
  const kept = await it.owner
    .selectFrom('partnership.agreementClause')
    .select(['purpose', 'fromDate', 'endsOn'])
    .where('agreementId', '=', path.split('/').at(-1) ?? '')
    .orderBy('endsOn')
    .execute()
  assert.deepEqual(kept, [
    { purpose: 'To find people a home', fromDate: today, endsOn: today },
    { purpose: 'To keep children safe', fromDate: today, endsOn: null },
  ])
  const same = await guardian.submit(`${path}/clauses/${changed.id}`, {
    ...changed,
    id: newId(),
    version: hidden((await guardian.get(form)).body, 'version'),
  })
  assert.match(same.body, /Nothing was changed/)
})
