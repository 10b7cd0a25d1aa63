import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startApp, type TestApp } from '../../../../test/app.ts'
import type { Browser } from '../../../../test/browser.ts'
import { anOrganisation, aUser, type TestUser } from '../../../../test/builders/partnership.ts'
import { anAgreement, asUser, permit } from '../../../../test/builders/people.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import { newId } from '../../../platform/ids.ts'
import { findActorByEmail } from '../../partnership/index.ts'
import { beginRecord, type FirstTelling } from '../record/begin-record.ts'

let it: TestApp
let shelter: TestUser
let outreach: TestUser
let outsider: TestUser
let atShelter: Browser
let atOutreach: Browser
const today = '2026-11-22'

before(async () => {
  it = await startApp({ today })
  const shelterId = await anOrganisation(it.owner, it.partnership.id, 'Harbour Night Shelter')
  const outreachId = await anOrganisation(it.owner, it.partnership.id, 'Lantern Outreach')
  const outsideId = await anOrganisation(it.owner, it.partnership.id, 'Thornbury Refuge')
  shelter = await aUser(it.owner, it.partnership, ['worker'], shelterId)
  outreach = await aUser(it.owner, it.partnership, ['worker'], outreachId)
  outsider = await aUser(it.owner, it.partnership, ['worker'], outsideId)
  await anAgreement(
    it.owner,
    outreach,
    [shelterId, outreachId],
    [{ category: 'identity' }, { category: 'street' }, { category: 'contact' }],
  )
  for (const user of [shelter, outreach, outsider])
    await permit(it.owner, user, ['street', 'contact'])
  atShelter = await it.signIn(shelter)
  atOutreach = await it.signIn(outreach)
})
after(() => it.close())

const nothing = { script: null }
const noBirth = { year: null, month: null, day: null, ageFrom: null, ageTo: null, asOn: null }

async function known(by: TestUser, telling: Partial<FirstTelling>) {
  return await asUser(it.owner, by, async tx => {
    const actor = await findActorByEmail(tx, by.email)
    assert.ok(actor)
    const now = new Date(`${today}T12:00:00Z`)
    return await beginRecord(
      tx as Tx,
      actor,
      { recordId: newId(), personId: null, source: 'told', given: {}, ...telling },
      now,
    )
  })
}

const name = (given: string, family = '', kind: 'legal' | 'known-as' | 'street' = 'known-as') => ({
  ...nothing,
  kind,
  given,
  family,
})

async function searched(browser: Browser, fields: Record<string, string>) {
  const reply = await browser.submit('/people', fields)
  assert.equal(reply.status, 200, reply.body)
  return reply.body
}

function withoutMarks(html: string): string {
  return html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
}

test('somebody is found by a nickname and a year, once, with the reasons in words', async () => {
  const { personId } = await known(outreach, {
    names: [name('Sharon', 'Kelly', 'legal')],
    birth: { ...noBirth, precision: 'day', year: 1995, month: 2, day: 14 },
  })
  await known(shelter, { personId, names: [name('Shaz', 'Kelly')] })
  const body = await searched(atShelter, { q: 'Shaz Kelly 1995' })
  assert.equal(body.split(`href="/people/${personId}"`).length - 1, 1)
  assert.match(withoutMarks(body), /1 person may be who you mean/)
  assert.match(withoutMarks(body), /same birth year/i)
  assert.match(withoutMarks(await searched(atOutreach, { q: 'shaz 1995' })), /Shaz Kelly/)
})

test('what was typed never stands in an address and the answer is not kept', async () => {
  const reply = await atShelter.submit('/people', { q: 'Shaz' })
  assert.equal(reply.status, 200)
  assert.match(String(reply.headers['cache-control']), /no-store/)
  assert.match(reply.body, /<form method="post" action="\/people"/)
  assert.equal((await atShelter.forge('/people', { q: 'Shaz' })).status, 403)
})

test('a search leaves one event with whom it showed and by what kinds, without what was typed', async () => {
  const { personId } = await known(outreach, { names: [name('Wilhelmina', 'Quenby')] })
  await searched(atShelter, { q: 'Wilhelmina Quenby' })
  const event = await it.owner
    .selectFrom('platform.auditEvent')
    .selectAll()
    .where('event', '=', 'people.person.searched')
    .orderBy('number', 'desc')
    .executeTakeFirstOrThrow()
  assert.deepEqual(event.details, { by: ['words'], shown: [personId] })
  assert.equal(event.userId, shelter.id)
})

test('people are found by number, telephone, place, look and the reference of this service', async () => {
  const { personId } = await known(outreach, {
    names: [name('Oswin', 'Tarrant')],
    look: 'Grey beard, brindle lurcher',
    identifiers: [{ kind: 'national-insurance', value: 'AB 12 34 56 C', issuer: null }],
    contactRoutes: [
      { kind: 'phone', value: '07700 900 777', safe: 'yes', safeWhen: null, note: null },
    ],
    whereabouts: { place: 'Bandstand in Priory Park', seenAt: new Date(), postcode: null },
  })
  const { reference } = await it.owner
    .selectFrom('people.person')
    .select('reference')
    .where('id', '=', personId)
    .executeTakeFirstOrThrow()
  for (const fields of [
    { q: 'ab123456c' },
    { number: 'AB123456C' },
    { q: '+44 7700 900777' },
    { contact: '07700900777' },
    { place: 'bandstand' },
    { look: 'brindle lurcher' },
    { q: 'lurcher brindle' },
    { q: reference.toLowerCase() },
    { number: reference },
    { given: 'Oswin' },
    { family: 'Tarant', given: 'Osvin' },
  ] as Record<string, string>[]) {
    const body = await searched(atShelter, fields)
    assert.match(body, new RegExp(`/people/${personId}`), JSON.stringify(fields))
  }
})

test('a name on one record and a dog on another of the same person are found together', async () => {
  const { personId } = await known(outreach, { names: [name('Wendeline', 'Marsh')] })
  await known(shelter, { personId, look: 'Three-legged greyhound' })
  assert.match(await searched(atShelter, { q: 'wendeline greyhound' }), new RegExp(personId))
})

test('nobody finds whom they may not see: the page is the same as for nobody at all', async () => {
  await known(outsider, {
    names: [name('Zebedee', 'Hartnoll')],
    identifiers: [{ kind: 'national-insurance', value: 'AB654321D', issuer: null }],
    contactRoutes: [
      { kind: 'phone', value: '07700 900 111', safe: 'yes', safeWhen: null, note: null },
    ],
    whereabouts: { place: 'Old kiln', seenAt: new Date(), postcode: null },
  })
  for (const [hidden, nobody] of [
    [{ q: 'Zebedee Hartnoll' }, { q: 'Zebulon Hartshorn' }],
    [{ number: 'AB654321D' }, { number: 'AB654321A' }],
    [{ q: '07700900111' }, { q: '07700900112' }],
    [{ place: 'Old kiln' }, { place: 'Old mill' }],
  ] as [Record<string, string>, Record<string, string>][]) {
    const [a, b] = [await searched(atShelter, hidden), await searched(atShelter, nobody)]
    assert.match(a, /Nobody whom you may see fits this/)
    const same = (html: string, typed: Record<string, string>) =>
      Object.values(typed).reduce((text, one) => text.replaceAll(one, ''), html)
    assert.equal(same(a, hidden), same(b, nobody))
  }
})

test('an impossible part of a date is said beside its field and everything typed stays', async () => {
  const reply = await atShelter.submit('/people', { q: 'Shaz', 'birth-month': '13' })
  assert.equal(reply.status, 400)
  assert.match(reply.body, /Month must be a number from 1 to 12/)
  assert.match(reply.body, /value="Shaz"/)
})

test('any letters may be looked for: right to left, combining, emoji, three hundred of them', async () => {
  for (const q of [
    'محمد علي',
    'Zoë\u0301',
    '🐕 red tent',
    'x'.repeat(300),
    "'; drop table",
    '%',
    '\u202Eevil',
  ])
    assert.equal((await atShelter.submit('/people', { q })).status, 200, q)
  assert.equal((await atShelter.submit('/people', { q: 'x'.repeat(401) })).status, 400)
})

test('nobody without a role with people gets to the search', async () => {
  const reader = await it.signIn(it.users.reader)
  assert.equal((await reader.get('/people')).status, 403)
  assert.equal((await reader.submit('/account', { q: 'Shaz' }, '/people')).status, 403)
})

const begin = (fields: Record<string, string>) => ({ recordId: newId(), source: 'told', ...fields })

test('beginning a record carries what was searched for, each word in its place', async () => {
  const reply = await atShelter.submit(
    '/people',
    { q: 'Dorcas Vane 3/8/1988 07700900555', seen: '', carried: 'search' },
    '/people/new',
  )
  assert.equal(reply.status, 200)
  for (const [field, value] of Object.entries({
    given: 'Dorcas',
    family: 'Vane',
    'birth-day': '3',
    'birth-month': '8',
    'birth-year': '1988',
    phone: '07700900555',
  }))
    assert.match(
      reply.body,
      new RegExp(`name="${field}"[^>]*value="${value}"|value="${value}"[^>]*name="${field}"`),
      field,
    )
  const looks = await atShelter.submit(
    '/people',
    { q: 'lady with the staffie behind the market', carried: 'search' },
    '/people/new',
  )
  assert.match(looks.body, />lady with the staffie behind the market<\/textarea>/)
})

test('somebody who is known is asked about before a record is begun, and can be chosen', async () => {
  const { personId } = await known(outreach, {
    names: [name('Philippa', 'Dunmore', 'legal')],
    birth: { ...noBirth, precision: 'day', year: 1979, month: 9, day: 2 },
  })
  const told = begin({
    given: 'Pippa',
    family: 'Dunmore',
    'birth-day': '2',
    'birth-month': '9',
    'birth-year': '1979',
  })
  const asked = await atShelter.submit('/people/new', told)
  assert.equal(asked.status, 400)
  assert.match(asked.body, /Somebody like this is already known/)
  assert.match(asked.body, /Yes, this is Philippa Dunmore/)
  assert.match(asked.body, /name="given"[^>]*value="Pippa"|value="Pippa"[^>]*name="given"/)
  const again = await atShelter.submit('/people/new', { ...told, asked: personId })
  assert.equal(again.status, 400, 'an answer is needed')
  const chosen = await atShelter.submit('/people/new', {
    ...told,
    asked: personId,
    somebody: personId,
  })
  assert.equal(chosen.location, `/people/${personId}`)
  const record = await it.owner
    .selectFrom('people.record as r')
    .innerJoin('people.link as l', 'l.recordId', 'r.id')
    .select(['r.organisationId', 'r.given', 'l.because'])
    .where('r.id', '=', String(told.recordId))
    .executeTakeFirstOrThrow()
  assert.equal(record.organisationId, shelter.organisationId)
  assert.equal(record.because, 'found')
  assert.equal((record.given as Record<string, string>).given, 'Pippa')
})

test('somebody else of the same name begins anew once that is said', async () => {
  const { personId } = await known(outreach, {
    names: [name('Barnaby', 'Oakes', 'legal')],
    birth: { ...noBirth, precision: 'year', year: 1970 },
  })
  const told = begin({ given: 'Barnaby', family: 'Oakes', 'birth-year': '1970' })
  assert.equal((await atShelter.submit('/people/new', told)).status, 400)
  const begun = await atShelter.submit('/people/new', {
    ...told,
    asked: personId,
    somebody: 'else',
  })
  assert.equal(begun.status, 303)
  assert.notEqual(begun.location, `/people/${personId}`)
})

test('whoever was on the page of the search is not asked about again; the form sent twice begins one record', async () => {
  const { personId } = await known(outreach, { names: [name('Ottoline', 'Featherby', 'legal')] })
  const told = begin({ given: 'Ottoline', family: 'Featherby', seen: personId })
  const first = await atShelter.submit('/people/new', told)
  assert.equal(first.status, 303, first.body)
  const second = await atShelter.submit('/people/new', told)
  assert.equal(second.location, first.location)
})

test('births that cannot be are refused beside the field; a name of 300 letters too', async () => {
  for (const [fields, message] of [
    [{ given: 'A', 'birth-day': '31', 'birth-month': '2', 'birth-year': '1990' }, /real date/],
    [{ given: 'A', 'birth-year': '2030' }, /future/],
    [{ given: 'A', 'birth-year': '95' }, /four digits/],
    [{ given: 'x'.repeat(300) }, /200 characters or fewer/],
    [{ given: '', look: '' }, /Enter a name, or how they look/],
    [{ given: 'A', age: 'old' }, /Enter an age/],
  ] as [Record<string, string>, RegExp][]) {
    const reply = await atShelter.submit('/people/new', begin(fields))
    assert.equal(reply.status, 400)
    assert.match(withoutMarks(reply.body), message)
  }
})

test('a person whom somebody may not see cannot be chosen by guessing their id', async () => {
  const { personId } = await known(outsider, { names: [name('Hidden', 'Person')] })
  const told = begin({ given: 'Hidden', family: 'Person', asked: personId, somebody: personId })
  const guessed = await atShelter.submit('/people/new', told)
  const nobody = await atShelter.submit('/people/new', {
    ...begin({ given: 'Hidden' }),
    somebody: newId(),
  })
  assert.equal(guessed.status, 404)
  assert.equal(nobody.status, 404)
})
