import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startApp, type TestApp } from '../../../../test/app.ts'
import type { Browser } from '../../../../test/browser.ts'
import { anOrganisation, aUser, type TestUser } from '../../../../test/builders/partnership.ts'
import { anAgreement, aRecord, factBy, permit } from '../../../../test/builders/people.ts'
import { newId } from '../../../platform/ids.ts'
import { categories } from '../categories.ts'

let it: TestApp
let ada: TestUser
let ben: TestUser
let asAda: Browser
let asBen: Browser
const everything = categories.filter(category => category !== 'identity')

before(async () => {
  it = await startApp({ today: '2026-11-22' })
  const hospital = await anOrganisation(it.owner, it.partnership.id, 'Riverside Hospital')
  ada = await aUser(it.owner, it.partnership, ['worker'])
  ben = await aUser(it.owner, it.partnership, ['worker'], hospital)
  await permit(it.owner, ada, everything)
  await anAgreement(
    it.owner,
    ada,
    [ada.organisationId, hospital],
    [{ category: 'identity' }, { category: 'contact' }, { category: 'health' }],
  )
  asAda = await it.signIn(ada)
  asBen = await it.signIn(ben)
})
after(() => it.close())

/** A person of Ada's, with a page at the address. */
async function shaz(given = 'Shaz') {
  const { personId, recordId } = await aRecord(it.owner, ada, { given })
  return { personId, recordId, path: `/people/${personId}` }
}

/** Sends a form as a browser would: with what it carries, taken from the page. */
async function fill(browser: Browser, path: string, fields: Record<string, string | string[]>) {
  const page = await browser.get(path)
  const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(page.body)?.[1]
  return await browser.submit(path, {
    id: hidden('id') ?? newId(),
    version: hidden('version') ?? '0',
    ...fields,
  })
}

test('the page says who it is, how they want to be called, and that there may be more', async () => {
  const { path, personId } = await shaz()
  const page = await asAda.get(path)
  assert.equal(page.status, 200, page.body)
  assert.match(page.body, /Wants to be called<\/span><h1[^>]*dir="auto"[^>]*>Shaz</)
  assert.match(page.body, /There may be more that you may not see/)
  const events = await it.owner
    .selectFrom('platform.auditEvent')
    .select(['event', 'userId'])
    .where('subjectId', '=', personId)
    .execute()
  assert.deepEqual(events, [{ event: 'people.person.viewed', userId: ada.id }])
})

test('somebody who is hidden and somebody who is not there are the same page', async () => {
  const { path } = await aRecord(it.owner, ben, { given: 'Nadia' }).then(({ personId }) => ({
    path: `/people/${personId}`,
  }))
  const eve = await aUser(
    it.owner,
    it.partnership,
    ['worker'],
    await anOrganisation(it.owner, it.partnership.id, 'Outside Charity'),
  )
  const outside = await it.signIn(eve)
  const [hidden, missing] = [await outside.get(path), await outside.get(`/people/${newId()}`)]
  const without = (body: string) => body.replaceAll(/value="[^"]+"/g, '')
  assert.equal(hidden.status, 404)
  assert.equal(missing.status, 404)
  assert.equal(without(hidden.body), without(missing.body))
  for (const form of ['names/new', 'notes/new', 'answers/identity', 'pictures/new'])
    assert.equal((await outside.get(`${path}/${form}`)).status, 404, form)
})

test('those who do not work with people open no page about anybody', async () => {
  const { path } = await shaz()
  const reader = await it.signIn(it.users.reader)
  assert.equal((await reader.get(path)).status, 403)
  assert.equal((await reader.get(`${path}/names/new`)).status, 403)
})

test('a name, a birth, a look, a number, a contact, a companion, a belonging, a place, a warning, who vouches and a note can be told', async () => {
  const { path, recordId } = await shaz()
  const given: [string, Record<string, string>, RegExp][] = [
    [
      'names',
      { kind: 'legal', given: 'Sharon', family: 'Kelly' },
      /Name on papers<\/span> <span[^>]*>Sharon Kelly/,
    ],
    [
      'birth',
      { precision: 'day', 'day-day': '14', 'day-month': '2', 'day-year': '1995' },
      /31 \(born 14 February 1995\)/,
    ],
    ['look', { words: 'Red coat,\nstaffie called Bella' }, /staffie called Bella/],
    ['numbers', { kind: 'nhs', value: '943 476 5919', issuer: '' }, /943 476 5919/],
    [
      'contact',
      { kind: 'phone', value: '07700 900123', safe: 'yes', safeWhen: 'before noon', note: '' },
      /<strong>Safe<\/strong>: <bdi>before noon/,
    ],
    [
      'companions',
      { kind: 'pet', name: 'Bella', detail: 'Staffie' },
      /Pet<\/span> <span[^>]*>Bella/,
    ],
    [
      'belongings',
      {
        what: 'Blue rucksack',
        place: 'Market Hall',
        tag: 'A17',
        'keepUntil-day': '1',
        'keepUntil-month': '12',
        'keepUntil-year': '2026',
      },
      /At Market Hall, label A17/,
    ],
    [
      'places',
      {
        place: 'Behind the market',
        postcode: 'tq1 1aa',
        'on-day': '21',
        'on-month': '11',
        'on-year': '2026',
        time: '22:40',
      },
      /Behind the market<\/bdi>, 21 November 2026 at 10:40pm/,
    ],
    [
      'warnings',
      {
        kind: 'risk-from-others',
        words: 'A man called Daz must not find her',
        whatToDo: 'Say to nobody where she is',
        saidBy: 'Shaz',
        textCategory: 'domestic-abuse',
        'reviewOn-day': '1',
        'reviewOn-month': '2',
        'reviewOn-year': '2027',
      },
      /What to do: <span[^>]*>Say to nobody where she is/,
    ],
    [
      'verification',
      {
        vouchedBy: 'Sister Agnes',
        criteria: 'Knows her for two years',
        note: '',
        'verifiedOn-day': '1',
        'verifiedOn-month': '11',
        'verifiedOn-year': '2026',
        'goodUntil-day': '1',
        'goodUntil-month': '11',
        'goodUntil-year': '2027',
      },
      /Vouched for by<\/span> <span[^>]*>Sister Agnes/,
    ],
    [
      'notes',
      {
        category: 'identity',
        words: 'Likes to be asked about Bella',
        'on-day': '20',
        'on-month': '11',
        'on-year': '2026',
        time: '9.15',
      },
      /Likes to be asked about Bella/,
    ],
  ]
  for (const [kind, fields, seen] of given) {
    const reply = await fill(asAda, `${path}/${kind}/new`, fields)
    assert.equal(
      reply.status,
      303,
      `${kind}: ${/govuk-error-summary[\s\S]{0,900}/.exec(reply.body)?.[0]}`,
    )
    assert.equal(reply.location, `${path}#${kind}`)
    const page = await asAda.get(path)
    assert.match(page.body, seen, kind)
  }
  const card = await it.owner
    .selectFrom('people.record')
    .select(['card', 'version'])
    .where('id', '=', recordId)
    .executeTakeFirstOrThrow()
  const { names } = card.card as { names: { given: string; kind: string }[] }
  assert.deepEqual(
    new Set(names.map(({ given, kind }) => `${kind} ${given}`)),
    new Set(['legal Sharon', 'known-as Shaz']),
  )
  // Notes and places only add, so that they are in nobody's way.
  assert.equal(card.version, 10)
})

const wrong: [kind: string, fields: Record<string, string>, message: RegExp][] = [
  [
    'names',
    { kind: 'legal', given: 'x'.repeat(300), family: '' },
    /Shorten the first name to 100 characters/,
  ],
  ['names', { kind: 'legal', given: '\u200b\u00ad ', family: '\u202e' }, /Enter a name/],
  ['names', { kind: 'nickname', given: 'A', family: '' }, /Choose what kind of name/],
  [
    'birth',
    { precision: 'day', 'day-day': '30', 'day-month': '2', 'day-year': '1990' },
    /must be a real date/,
  ],
  [
    'birth',
    { precision: 'day', 'day-day': '23', 'day-month': '11', 'day-year': '2026' },
    /Nobody is born in the future/,
  ],
  ['birth', { precision: 'year', year: '1899' }, /more than 120 years ago/],
  [
    'birth',
    { precision: 'day', 'day-day': '21', 'day-month': '11', 'day-year': '1906' },
    /more than 120 years ago/,
  ],
  ['birth', { precision: 'about', about: '2030' }, /Nobody is born in the future/],
  [
    'birth',
    { precision: 'month', 'month-month': '13', 'month-year': '1990' },
    /Enter the month and the year/,
  ],
  [
    'birth',
    {
      precision: 'age',
      ageFrom: '40',
      ageTo: '30',
      'asOn-day': '1',
      'asOn-month': '1',
      'asOn-year': '2026',
    },
    /greater age must be the same or more/,
  ],
  [
    'birth',
    {
      precision: 'age',
      ageFrom: '40',
      ageTo: '',
      'asOn-day': '1',
      'asOn-month': '1',
      'asOn-year': '2027',
    },
    /must be today or before/,
  ],
  ['birth', {}, /Choose how much is known/],
  ['look', { words: 'x'.repeat(501) }, /500 characters or fewer/],
  ['numbers', { kind: 'nhs', value: '' }, /Enter the number/],
  ['contact', { kind: 'phone', value: 'none', safe: 'yes' }, /Enter a telephone number/],
  ['contact', { kind: 'email', value: 'no address', safe: 'yes' }, /Enter an email address/],
  ['contact', { kind: 'phone', value: '07700 900123' }, /Say whether it is safe/],
  ['companions', { kind: 'pet', name: '' }, /Enter their name/],
  [
    'belongings',
    {
      what: 'Bag',
      place: 'Hall',
      'keepUntil-day': '1',
      'keepUntil-month': '1',
      'keepUntil-year': '2026',
    },
    /must be today or later/,
  ],
  [
    'places',
    { place: 'Park', 'on-day': '23', 'on-month': '11', 'on-year': '2026', time: '10:00' },
    /must be today or before/,
  ],
  [
    'places',
    { place: 'Park', 'on-day': '22', 'on-month': '11', 'on-year': '2026', time: '25:00' },
    /Enter a time/,
  ],
  [
    'warnings',
    { kind: 'health', words: 'a', whatToDo: 'b', saidBy: 'c', textCategory: 'identity' },
    /day on which somebody looks at it again/,
  ],
  [
    'warnings',
    {
      kind: 'health',
      words: 'a',
      whatToDo: 'b',
      saidBy: 'c',
      textCategory: 'identity',
      'reviewOn-day': '22',
      'reviewOn-month': '11',
      'reviewOn-year': '2026',
    },
    /must be after today/,
  ],
  [
    'verification',
    {
      vouchedBy: 'A',
      criteria: 'B',
      'verifiedOn-day': '2',
      'verifiedOn-month': '1',
      'verifiedOn-year': '2026',
      'goodUntil-day': '1',
      'goodUntil-month': '1',
      'goodUntil-year': '2026',
    },
    /must not be before the day of vouching/,
  ],
  [
    'notes',
    {
      category: 'picture',
      words: 'a',
      'on-day': '1',
      'on-month': '1',
      'on-year': '2026',
      time: '10:00',
    },
    /Choose what it is about/,
  ],
]

test('what cannot be is refused beside its field, with everything typed still there', async () => {
  const { path } = await shaz()
  for (const [kind, fields, message] of wrong) {
    const reply = await fill(asAda, `${path}/${kind}/new`, fields)
    assert.equal(reply.status, 400, `${kind} ${message}`)
    assert.match(reply.body, message, `${kind} ${JSON.stringify(fields)}`)
  }
  const kept = await fill(asAda, `${path}/contact/new`, {
    kind: 'phone',
    value: 'none',
    safe: 'no',
    safeWhen: 'never on Sundays',
  })
  assert.match(kept.body, /value="never on Sundays"/)
})

test('names in any script, with combining characters, emoji and NUL, are kept and shown apart from what is around them', async () => {
  const { path, personId } = await shaz()
  const names = ['محمد علي', 'Zoë̂̃', '🦊 Fox', 'Ni\0na', '<script>alert(1)</script>']
  for (const given of names)
    assert.equal(
      (await fill(asAda, `${path}/names/new`, { kind: 'street', given, family: '' })).status,
      303,
    )
  const rows = await it.owner
    .selectFrom('people.name as n')
    .innerJoin('people.record as r', 'r.id', 'n.recordId')
    .select(['n.given', 'n.script'])
    .where('r.personId', '=', personId)
    .where('n.kind', '=', 'street')
    .orderBy('n.recordedAt')
    .orderBy('n.id')
    .execute()
  assert.deepEqual(rows, [
    { given: 'محمد علي', script: 'Arab' },
    { given: 'Zoë̂̃'.normalize('NFC'), script: null },
    { given: '🦊 Fox', script: null },
    { given: 'Nina', script: null },
    { given: '<script>alert(1)</script>', script: null },
  ])
  const page = await asAda.get(path)
  assert.match(page.body, /dir="auto">محمد علي</)
  assert.match(page.body, /Others call them \u2068محمد علي\u2069/)
  assert.doesNotMatch(page.body, /<script>alert/)
})

test('a number with a wrong check digit is kept as given, and marked', async () => {
  const { path } = await shaz()
  const reply = await fill(asAda, `${path}/numbers/new`, {
    kind: 'nhs',
    value: '943 476 5918',
    issuer: '',
  })
  assert.equal(reply.status, 303)
  const page = await asAda.get(path)
  assert.match(page.body, /Saved as it was given/)
  assert.match(page.body, /943 476 5918[\s\S]*It may be mistyped: its check character does not fit/)
})

test('a change ends the row that stood and puts another in its place; the timeline tells both', async () => {
  const { path } = await shaz()
  const link = /\/people\/[^"]+\/names\/[0-9a-f-]{36}(?=")/.exec((await asAda.get(path)).body)?.[0]
  assert.ok(link)
  assert.match(
    (await asAda.get(link)).body,
    /name="given"[^>]*value="Shaz"|value="Shaz"[^>]*name="given"/,
  )
  await fill(asAda, link, { kind: 'known-as', given: 'Shazza', family: '' })
  const { body } = await asAda.get(path)
  assert.match(body, /<h1[^>]*>Shazza</)
  assert.match(body, /Wants to be called Shazza/)
  assert.match(
    body,
    /Wants to be called Shaz<[\s\S]*Counts no more since 22 November 2026. Something else took its place/,
  )
})

test('what was never so is said to be so, counts no more, and can still be seen', async () => {
  const { path } = await shaz()
  await fill(asAda, `${path}/companions/new`, { kind: 'partner', name: 'Daz', detail: '' })
  const end = /\/people\/[^"]+\/companions\/[0-9a-f-]{36}\/end/.exec(
    (await asAda.get(path)).body,
  )?.[0]
  assert.ok(end)
  assert.match((await asAda.submit(end, {})).body, /Choose why it counts no more/)
  assert.equal((await asAda.submit(end, { because: 'wrong' })).status, 303)
  const { body } = await asAda.get(path)
  assert.match(body, /No longer: Partner: Daz/)
  assert.doesNotMatch(body, /Partner<\/span>/)
  assert.equal((await asAda.get(end)).status, 404)
})

test('two people who save one record: the second sees both versions, and nothing is lost', async () => {
  const { path, recordId } = await shaz()
  const eve = await aUser(it.owner, it.partnership, ['worker'])
  await permit(it.owner, eve, everything)
  const asEve = await it.signIn(eve)
  const form = `${path}/contact/new`
  const page = (await asEve.get(form)).body
  const carried = (name: string) =>
    new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? ''
  const eves = {
    id: carried('id'),
    version: carried('version'),
    kind: 'phone',
    value: '07700 900999',
    safe: 'yes',
  }
  await fill(asAda, form, { kind: 'phone', value: '07700 900123', safe: 'no' })
  const stale = await asEve.submit(form, eves)
  assert.equal(stale.status, 409)
  assert.match(stale.body, /What the record says now[\s\S]*07700 900123/)
  assert.match(stale.body, />07700 900999</)
  const version = /name="version" value="([^"]*)"/.exec(stale.body)?.[1] ?? ''
  assert.equal((await asEve.submit(form, { ...eves, version })).status, 303)
  // Sent again with the same id, it changes nothing.
  assert.equal((await asEve.submit(form, { ...eves, version })).status, 303)
  const kept = await it.owner
    .selectFrom('people.contactRoute')
    .select('value')
    .where('recordId', '=', recordId)
    .orderBy('recordedAt')
    .orderBy('id')
    .execute()
  assert.deepEqual(kept.map(row => row.value).sort(), ['07700 900123', '07700 900999'])
})

test('two who save at the very same moment from one version: one of them is told', async () => {
  const { path, recordId } = await shaz()
  const form = `${path}/belongings/new`
  const send = (what: string) =>
    asAda.submit(form, { id: newId(), version: '1', what, place: 'Hall' })
  const replies = await Promise.all([send('Tent'), send('Bag')])
  assert.deepEqual(
    replies.map(reply => reply.status).sort((a, b) => a - b),
    [303, 409],
  )
  const { version } = await it.owner
    .selectFrom('people.record')
    .select('version')
    .where('id', '=', recordId)
    .executeTakeFirstOrThrow()
  assert.equal(version, 2)
})

test('a worker of another organisation adds to their own record of the person, and changes nothing of the first', async () => {
  const { path, personId } = await shaz()
  assert.match((await asBen.get(path)).body, /<h1[^>]*>Shaz</)
  const own = /\/people\/[^"]+\/names\/[0-9a-f-]{36}(?=")/.exec((await asAda.get(path)).body)?.[0]
  assert.ok(own)
  assert.equal((await asBen.get(own)).status, 404)
  assert.equal((await asBen.get(`${own}/end`)).status, 404)
  assert.doesNotMatch((await asBen.get(path)).body, /Not so any more/)
  const reply = await fill(asBen, `${path}/birth/new`, { precision: 'year', year: '1990' })
  assert.equal(reply.status, 303)
  const records = await it.owner
    .selectFrom('people.record as r')
    .innerJoin('people.link as l', 'l.recordId', 'r.id')
    .select(['r.organisationId', 'l.because'])
    .where('r.personId', '=', personId)
    .orderBy('l.because')
    .execute()
  assert.deepEqual(records, [
    { organisationId: ada.organisationId, because: 'first' },
    { organisationId: ben.organisationId, because: 'found' },
  ])
  assert.match((await asAda.get(path)).body, /Told to Riverside Hospital on/)
})

test('two births that cannot both be true stand side by side, each with who was told', async () => {
  const { path } = await shaz()
  await fill(asAda, `${path}/birth/new`, { precision: 'year', year: '1995' })
  await fill(asBen, `${path}/birth/new`, {
    precision: 'day',
    'day-day': '14',
    'day-month': '2',
    'day-year': '1985',
  })
  const { body } = await asAda.get(path)
  assert.match(body, /These do not agree/)
  assert.match(body, /41 \(born 14 February 1985\), or 30 or 31 \(born 1995\)/)
})

test('without a permission nobody learns whether there is anything, and may not write it down', async () => {
  const [full, empty] = [await shaz('Full'), await shaz('Empty')]
  const told = factBy(ada, full.recordId, 'immigration')
  await it.owner
    .insertInto('people.answer')
    .values({ id: newId(), ...told, question: 'public-funds', state: 'answered', choice: 'no' })
    .execute()
  await fill(asAda, `${full.path}/contact/new`, {
    kind: 'phone',
    value: '07700 900123',
    safe: 'yes',
  })
  await fill(asAda, `${full.path}/notes/new`, {
    category: 'health',
    words: 'Secret',
    'on-day': '1',
    'on-month': '11',
    'on-year': '2026',
    time: '10:00',
  })
  const kim = await aUser(it.owner, it.partnership, ['worker'])
  const asKim = await it.signIn(kim)
  // Who looked and wrote is told to everybody who sees the person, without what.
  const plain = (body: string) =>
    body
      .replace(/<section[^>]*><h2[^>]*id="looks">[\s\S]*?<\/section>/, '')
      .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id')
      .replaceAll(/Full|Empty/g, 'Name')
      .replaceAll(/<strong>[346789A-Z]{8}<\/strong>/g, 'reference')
      .replaceAll(/<strong>[0-9A-F]{8}<\/strong>/g, 'reference')
      .replaceAll(/datetime="[^"]+"|name="csrf" value="[^"]+"/g, '')
      .replaceAll(/ at \d+:\d\d[ap]m/g, '')
  const [one, other] = [
    plain((await asKim.get(full.path)).body),
    plain((await asKim.get(empty.path)).body),
  ]
  assert.deepEqual(one.split(/(?=<)/), other.split(/(?=<)/))
  assert.doesNotMatch(one, /Secret|07700/)
  assert.equal((await asKim.get(`${full.path}/contact/new`)).status, 403)
  assert.equal((await asKim.get(`${full.path}/answers/immigration`)).status, 403)
  const forced = await fill(asKim, `${full.path}/notes/new`, {
    category: 'health',
    words: 'Mine',
    'on-day': '1',
    'on-month': '11',
    'on-year': '2026',
    time: '10:00',
  })
  assert.equal(forced.status, 400)
  assert.match(forced.body, /You may not write this down/)
})

test('that there is a warning is seen without its words; who may not read them is told whom to ask', async () => {
  const { path } = await shaz()
  await fill(asAda, `${path}/warnings/new`, {
    kind: 'risk-from-others',
    words: 'Daz must not find her',
    whatToDo: 'Meet indoors',
    saidBy: 'Shaz',
    textCategory: 'domestic-abuse',
    'reviewOn-day': '1',
    'reviewOn-month': '2',
    'reviewOn-year': '2027',
  })
  const { body } = await asBen.get(path)
  assert.match(body, /Somebody may harm them/)
  assert.match(body, /Before you meet them, ask Wexshire Council what to do/)
  assert.doesNotMatch(body, /Daz must not|Meet indoors|omestic abuse/)
  const edit = /\/people\/[^"]+\/warnings\/[0-9a-f-]{36}(?=")/.exec(
    (await asAda.get(path)).body,
  )?.[0]
  assert.ok(edit)
  assert.match((await asAda.get(edit)).body, />Daz must not find her</)
})

test('what is kept for somebody is handed back: when, and to whom', async () => {
  const { path } = await shaz()
  await fill(asAda, `${path}/belongings/new`, { what: 'Tent', place: 'Hall', tag: 'B2' })
  const back = /\/people\/[^"]+\/hand-back/.exec((await asAda.get(path)).body)?.[0]
  assert.ok(back)
  const day = { 'handedBackOn-day': '22', 'handedBackOn-month': '11', 'handedBackOn-year': '2026' }
  assert.match(
    (await asAda.submit(back, { ...day, handedBackTo: '' })).body,
    /Enter to whom it was handed back/,
  )
  assert.match(
    (await asAda.submit(back, { ...day, 'handedBackOn-day': '23', handedBackTo: 'Shaz' })).body,
    /must be today or before/,
  )
  assert.equal((await asAda.submit(back, { ...day, handedBackTo: 'Shaz' })).status, 303)
  assert.match((await asAda.get(path)).body, /Handed back: Tent[\s\S]*To Shaz on 22 November 2026/)
})

test('a data guardian on duty sees who somebody is, and can neither read more nor write anything down', async () => {
  const { path } = await shaz()
  await fill(asAda, `${path}/contact/new`, { kind: 'phone', value: '07700 900123', safe: 'yes' })
  const guardian = await it.signIn(
    await aUser(it.owner, it.partnership, ['data-guardian'], ada.organisationId),
  )
  const { status, body } = await guardian.get(path)
  assert.equal(status, 200)
  assert.match(body, /<h1[^>]*>Shaz</)
  assert.doesNotMatch(body, /07700|Add a note|Not so any more/)
  assert.equal((await guardian.get(`${path}/notes/new`)).status, 403)
})

test('a form from another site, or sent without its token, changes nothing', async () => {
  const { path, recordId } = await shaz()
  const reply = await asAda.forge(`${path}/notes/new`, {
    id: newId(),
    version: '1',
    category: 'identity',
    words: 'Forged',
  })
  assert.equal(reply.status, 403)
  const notes = await it.owner
    .selectFrom('people.note')
    .select('id')
    .where('recordId', '=', recordId)
    .execute()
  assert.deepEqual(notes, [])
})

test('a restricted person is not there for those who are not named, page and forms alike', async () => {
  const { path, recordId } = await shaz()
  await it.owner
    .insertInto('people.restriction')
    .values({
      id: newId(),
      partnershipId: ada.partnershipId,
      recordId,
      reason: 'Somebody is looking for her',
      reviewOn: '2027-01-01',
      addedBy: ada.id,
    })
    .execute()
  for (const browser of [asAda, asBen])
    for (const address of ['', '/names/new', '/notes/new', '/answers/identity', '/pictures/new'])
      assert.equal((await browser.get(path + address)).status, 404, address)
})

test('where an organisation holds two records of one person, a change is found by both', async () => {
  const { path, personId } = await shaz()
  const other = await aRecord(it.owner, ada, { given: 'Shazia', personId })
  const name = await it.owner
    .selectFrom('people.name')
    .select('id')
    .where('recordId', '=', other.recordId)
    .executeTakeFirstOrThrow()
  const reply = await fill(asAda, `${path}/names/${name.id}`, {
    kind: 'legal',
    given: 'Sharon',
    family: 'Kelly',
  })
  assert.equal(reply.status, 303)
  const records = await it.owner
    .selectFrom('people.record')
    .select('card')
    .where('personId', '=', personId)
    .orderBy('givenAt')
    .execute()
  const names = records.map(({ card }) => (card as { names: { given: string }[] }).names)
  assert.deepEqual(new Set(names[0]?.map(({ given }) => given)), new Set(['Sharon', 'Shaz']))
  assert.deepEqual(names[1], [])
})
