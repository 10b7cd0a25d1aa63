import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startApp, type TestApp } from '../../../../test/app.ts'
import type { Browser } from '../../../../test/browser.ts'
import { anOrganisation, aUser, type TestUser } from '../../../../test/builders/partnership.ts'
import { anAgreement, aRecord, factBy, permit } from '../../../../test/builders/people.ts'
import { newId } from '../../../platform/ids.ts'

let it: TestApp
let hospital: string
let ada: TestUser
let ben: TestUser
let cat: TestUser
let gill: TestUser
let hal: TestUser
const browsers = new Map<TestUser, Browser>()
const as = (user: TestUser) => {
  const browser = browsers.get(user)
  assert.ok(browser)
  return browser
}
before(async () => {
  it = await startApp()
  hospital = await anOrganisation(it.owner, it.partnership.id, 'Riverside Hospital')
  const stranger = await anOrganisation(it.owner, it.partnership.id, 'Outside Office')
  ada = await aUser(it.owner, it.partnership, ['worker'])
  ben = await aUser(it.owner, it.partnership, ['worker'], hospital)
  cat = await aUser(it.owner, it.partnership, ['worker'], stranger)
  gill = await aUser(it.owner, it.partnership, ['data-guardian', 'worker'])
  hal = await aUser(it.owner, it.partnership, ['data-guardian'])
  await permit(it.owner, ada, ['health'])
  await anAgreement(
    it.owner,
    ada,
    [ada.organisationId, hospital],
    [{ category: 'identity', needsInvolvement: true }],
  )
  for (const user of [ada, ben, cat, gill, hal]) browsers.set(user, await it.signIn(user))
})
after(() => it.close())

async function somebody(given: string, family: string) {
  const told = await aRecord(it.owner, ada, { given, family })
  const identity = factBy(ada, told.recordId, 'identity')
  await it.owner
    .insertInto('people.birth')
    .values({ id: newId(), precision: 'day', year: 1995, month: 2, day: 14, ...identity })
    .execute()
  await it.owner
    .insertInto('people.note')
    .values({
      id: newId(),
      happenedAt: new Date(),
      words: 'Allergic to penicillin',
      ...factBy(ada, told.recordId, 'health'),
    })
    .execute()
  const { reference } = await it.owner
    .selectFrom('people.person')
    .select('reference')
    .where('id', '=', told.personId)
    .executeTakeFirstOrThrow()
  return { ...told, reference, path: `/people/${told.personId}` }
}

const reason = 'Found unconscious in the park, ambulance waits'
const born = { 'born-day': '14', 'born-month': '2', 'born-year': '1995' }
const breakGlass = (user: TestUser, fields: Record<string, string | string[]>) =>
  as(user).submit('/people/break-glass', {
    minutes: '240',
    categories: ['health'],
    reason,
    ...fields,
  })
const forget = () => it.owner.deleteFrom('people.glassTry').execute()

test('whoever knows the full name and date of birth sees what they need, and the owner and the guardian read why', async () => {
  const { path, personId } = await somebody('Sharon', 'O’Kelly-Finn')
  assert.equal((await as(ben).get(path)).status, 404)
  const broken = await breakGlass(ben, { named: 'name', name: 'sharon okelly finn', ...born })
  assert.equal(broken.status, 303, broken.body)
  const page = await as(ben).get(path)
  assert.equal(page.status, 200)
  assert.match(page.body, /Allergic to penicillin/)
  for (const user of [ada, gill, hal]) {
    const list = await as(user).get('/people/broken-glass')
    assert.match(list.body, /ambulance waits/)
    assert.match(list.body, /Riverside Hospital/)
  }
  assert.doesNotMatch((await as(cat).get('/people/broken-glass')).body, /ambulance waits/)
  assert.match((await as(ada).get(path)).body, /saw more of them in an emergency/)
  const look = await it.owner
    .selectFrom('platform.auditEvent')
    .select('details')
    .where('subjectId', '=', personId)
    .where('userId', '=', ben.id)
    .where('event', '=', 'people.person.viewed')
    .executeTakeFirstOrThrow()
  assert.ok((look.details as { glass?: string }).glass, 'every look under glass says so')
  await forget()
})

test('nobody learns from the answer whether there is anybody: the same words, status and time', async () => {
  const { reference } = await somebody('Daz', 'Hidden')
  const answers = []
  for (const name of ['Daz Hidden', 'Daz Nobody', 'Daz']) {
    const started = performance.now()
    const sent = await breakGlass(ben, { named: 'name', name, ...born })
    const took = performance.now() - started
    const shown = await as(ben).get('/people')
    answers.push({
      status: sent.status,
      to: sent.location,
      took,
      said: /If we hold somebody[^<]*/.exec(shown.body)?.[0],
    })
  }
  const [first, ...others] = answers
  assert.ok(first?.said)
  for (const other of others) {
    assert.deepEqual({ ...other, took: 0 }, { ...first, took: 0 })
  }
  assert.ok(
    answers.every(({ took }) => took > 390),
    'no answer comes sooner than the others',
  )
  await forget()
  const reverse = await breakGlass(ben, {
    named: 'reference',
    reference: reference.split('').reverse().join(''),
  })
  const right = await breakGlass(ben, {
    named: 'reference',
    reference: ` ${reference.toLowerCase()} `,
  })
  assert.deepEqual([reverse.status, reverse.location], [right.status, right.location])
  await forget()
})

test('part of a name, another day of birth, and an organisation without an agreement open nothing', async () => {
  const { path } = await somebody('Kit', 'Invented')
  await breakGlass(ben, { named: 'name', name: 'Kit', ...born })
  await breakGlass(ben, { named: 'name', name: 'Kit Invented', ...born, 'born-day': '15' })
  await breakGlass(cat, { named: 'name', name: 'Kit Invented', ...born })
  assert.equal((await as(ben).get(path)).status, 404)
  assert.equal((await as(cat).get(path)).status, 404)
  await forget()
})

test('after several tries one has to wait, whether there is anybody or not, and every try is in the chain', async () => {
  await somebody('Ola', 'Findable')
  for (const name of ['A B', 'C D', 'E F', 'G H', 'I J'])
    assert.equal((await breakGlass(ben, { named: 'name', name, ...born })).status, 303)
  for (const name of ['K L', 'Ola Findable']) {
    const refused = await breakGlass(ben, { named: 'name', name, ...born })
    assert.equal(refused.status, 400)
    assert.match(refused.body, /You tried this several times/)
    assert.match(refused.body, /value="(K L|Ola Findable)"/)
  }
  const tried = await it.owner
    .selectFrom('platform.auditEvent')
    .select('number')
    .where('event', 'in', ['people.glass.tried', 'people.glass.refused'])
    .where('userId', '=', ben.id)
    .execute()
  assert.ok(tried.length >= 7)
  await forget()
})

test('a reason that says something, a real birth date and a length of time are asked for', async () => {
  const wrong = await breakGlass(ben, {
    named: 'name',
    name: '',
    'born-day': '31',
    'born-month': '2',
    'born-year': '1995',
    reason: '',
    minutes: '',
  })
  assert.equal(wrong.status, 400)
  for (const words of [/Enter what has happened/, /Choose for how long/])
    assert.match(wrong.body, words)
  const unnamed = await breakGlass(ben, { named: 'name', name: '', ...born, 'born-month': '13' })
  assert.match(unnamed.body, /Enter the first and last name/)
  assert.match(unnamed.body, /Date of birth must be a real date/)
  const short = await breakGlass(ben, {
    named: 'reference',
    reference: 'ABCD3467',
    reason: 'urgent',
  })
  assert.match(short.body, /Say in at least 20 letters/)
  const long = await breakGlass(ben, { named: 'reference', reference: 'ABCD3467', minutes: '480' })
  assert.match(long.body, /Choose a shorter time/)
})

test('a data guardian who did not break it reviews it once; whoever did can end it early', async () => {
  const { path } = await somebody('Jo', 'Reviewed')
  await breakGlass(gill, { named: 'name', name: 'Jo Reviewed', ...born })
  const own = await it.owner
    .selectFrom('people.glass')
    .select('id')
    .where('userId', '=', gill.id)
    .executeTakeFirstOrThrow()
  const here = `/people/broken-glass/${own.id}`
  const findings = { finding: 'justified', words: 'Telephoned the hospital' }
  assert.doesNotMatch((await as(gill).get(here)).body, /Your review/)
  const self = await as(gill).submit('/people/break-glass', findings, here)
  assert.match(self.body, /Another data guardian has to review this/)
  assert.match((await as(hal).submit(here, {})).body, /Choose what you find/)
  assert.equal((await as(hal).submit(here, findings)).status, 303)
  assert.match((await as(gill).get(here)).body, /Telephoned the hospital/)
  assert.match(
    (await as(hal).submit('/people/unusual-access/settings', findings, here)).body,
    /Somebody reviewed this meanwhile/,
  )
  assert.equal((await as(gill).submit(here, {}, `${here}/end`)).status, 303)
  const { isOpen } = await it.owner
    .selectFrom('people.glass')
    .select(eb => eb('untilAt', '>', new Date()).as('isOpen'))
    .where('id', '=', own.id)
    .executeTakeFirstOrThrow()
  assert.equal(isOpen, false)
  assert.equal(
    (await as(gill).get(path)).status,
    200,
    'her own organisation’s record she sees anyway',
  )
  assert.equal((await as(cat).get(here)).status, 404)
  await forget()
})

test('from the page of somebody one sees, more is opened for a while', async () => {
  const { path, recordId } = await somebody('Lou', 'Known')
  await it.owner
    .insertInto('people.involvement')
    .values({
      id: newId(),
      partnershipId: ben.partnershipId,
      recordId,
      organisationId: hospital,
      kind: 'bed',
      addedBy: ben.id,
    })
    .execute()
  assert.doesNotMatch((await as(ben).get(path)).body, /Allergic/)
  assert.match(
    (await as(ben).submit(`${path}/break-glass`, { reason, minutes: '60' })).body,
    /Choose what you need to see/,
  )
  assert.equal(
    (await as(ben).submit(`${path}/break-glass`, { reason, minutes: '60', categories: 'health' }))
      .status,
    303,
  )
  const page = (await as(ben).get(path)).body
  assert.match(page, /Allergic/)
  assert.match(page, /because of an emergency, until/)
  const end = /\/people\/broken-glass\/[0-9a-f-]{36}/.exec(page)?.[0] ?? ''
  await as(ben).submit(end, {}, `${end}/end`)
  assert.doesNotMatch((await as(ben).get(path)).body, /Allergic/)
})
