import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { strFromU8, unzipSync } from 'fflate'
import { sql } from 'kysely'
import { startApp, type TestApp } from '../../../../test/app.ts'
import type { Browser } from '../../../../test/browser.ts'
import {
  anOrganisation,
  aPartnership,
  aUser,
  type TestUser,
} from '../../../../test/builders/partnership.ts'
import {
  anAgreement,
  aRecord,
  factBy,
  permit,
  type TestRecord,
} from '../../../../test/builders/people.ts'
import { newId } from '../../../platform/ids.ts'
import { type Category, categories } from '../categories.ts'
import { copyJsonSchema, copySchema } from './copy-schema.ts'

let it: TestApp
let worker: TestUser
let staff: Browser
let narrow: Browser
let person: TestRecord
before(async () => {
  it = await startApp({ today: '2026-11-22' })
  const lantern = await anOrganisation(it.owner, it.partnership.id, 'Lantern Outreach')
  worker = await aUser(it.owner, it.partnership, ['worker'], lantern)
  await permit(
    it.owner,
    worker,
    categories.filter(category => category !== 'identity'),
  )
  await anAgreement(
    it.owner,
    worker,
    [lantern, it.partnership.councilId],
    [{ category: 'identity' }],
  )
  staff = await it.signIn(worker)
  narrow = await it.signIn(await aUser(it.owner, it.partnership, ['worker'], lantern))
  person = await aRecord(it.owner, worker, { given: 'Shaz', family: 'Kelly' })
  const fact = (category: Category) => ({
    id: newId(),
    ...factBy(worker, person.recordId, category),
  })
  await it.owner
    .insertInto('people.note')
    .values({
      ...fact('identity'),
      happenedAt: new Date(),
      words: 'Shaz met Maria Invented. Sleeps well.',
    })
    .execute()
  await it.owner
    .insertInto('people.note')
    .values({ ...fact('domestic-abuse'), happenedAt: new Date(), words: 'Nothing new.' })
    .execute()
  await it.owner
    .insertInto('people.companion')
    .values({ ...fact('contact'), kind: 'partner', name: 'Daz Example' })
    .execute()
  const warningId = newId()
  await it.owner
    .insertInto('people.warning')
    .values({
      ...fact('identity'),
      id: warningId,
      kind: 'risk-from-others',
      saidBy: 'Her sister',
      reviewOn: '2030-01-01',
      textCategory: 'safeguarding',
    })
    .execute()
  await it.owner
    .insertInto('people.warningText')
    .values({
      ...fact('safeguarding'),
      warningId,
      words: 'He must not find her',
      whatToDo: 'Ring first',
    })
    .execute()
  const theirs = await aUser(it.owner, it.partnership, ['worker'])
  const other = await aRecord(it.owner, theirs, { given: 'OTHERS', personId: person.personId })
  assert.equal(other.personId, person.personId)
})
after(() => it.close())

const day = (name: string, iso: string) => {
  const [year = '', month = '', date = ''] = iso.split('-')
  return { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: year }
}

async function aRequest(receivedOn = '2026-10-31'): Promise<string> {
  const reply = await staff.submit(`/people/${person.personId}/copies/new`, {
    id: newId(),
    receivedHow: 'phone',
    ...day('receivedOn', receivedOn),
  })
  assert.equal(reply.status, 303, reply.body)
  return reply.location ?? ''
}

async function close(request: string) {
  const version = /name="version" value="(\d+)"/.exec((await staff.get(request)).body)?.[1] ?? ''
  const reply = await staff.submit(request, { version, because: 'given' }, `${request}/close`)
  assert.equal(reply.status, 303)
}

/** What the review page asks about: its number, kind and words. */
async function reviewOf(
  request: string,
): Promise<{ number: string; item: string; heading: string }[]> {
  const { body } = await staff.get(`${request}/review`)
  return [
    ...body.matchAll(
      /<h2 class="govuk-heading-s">\s*\d+\. ([^<]+)<\/h2>.*?name="item-(\d+)" value="([^"]+)"/gs,
    ),
  ].map(([, heading = '', number = '', item = '']) => ({ number, item, heading }))
}

test('the clock runs a month from the day on which they asked; days that cannot be are refused', async () => {
  for (const [wrong, message] of [
    ['2026-11-23', /cannot be in the future/],
    ['2019-01-01', /last two years/],
    ['2026-02-30', /must be a real date/],
  ] as const) {
    const reply = await staff.submit(`/people/${person.personId}/copies/new`, {
      id: newId(),
      receivedHow: 'phone',
      ...day('receivedOn', wrong),
    })
    assert.equal(reply.status, 400)
    assert.match(reply.body, message)
  }
  const request = await aRequest('2026-10-31')
  assert.match((await staff.get(request)).body, /30 November 2026/)
  assert.match((await staff.get('/people/copies')).body, /Shaz Kelly/)
  const twice = await staff.submit(`/people/${person.personId}/copies/new`, {
    id: newId(),
    receivedHow: 'phone',
    ...day('receivedOn', '2026-11-01'),
  })
  assert.match(twice.body, /asked for already/)
  await close(request)
})

test('no file before everything that may be about others is decided with a reason; then it says what was left out', async () => {
  const request = await aRequest()
  assert.equal((await staff.get(`${request}/copy.json`)).status, 404)
  const items = await reviewOf(request)
  assert.deepEqual(items.map(one => one.heading).sort(), [
    'companion: name',
    'note: words',
    'warning text: what to do',
    'warning text: words',
    'warning: who said it',
  ])
  const fields: Record<string, string> = {}
  for (const { number, item, heading } of items) {
    fields[`item-${number}`] = item
    fields[`decision-${number}`] =
      heading === 'note: words'
        ? 'black-out'
        : heading === 'companion: name'
          ? 'release'
          : 'leave-out'
    fields[`reason-${number}`] =
      heading === 'companion: name' ? 'She told us herself' : 'About somebody else'
  }
  const first = Object.keys(fields).findLast(name => name.startsWith('reason-')) ?? ''
  const without = await staff.submit(`${request}/review`, { ...fields, [first]: ' ' })
  assert.equal(without.status, 400)
  assert.match(without.body, /Say why, for number/)
  assert.match(without.body, /She told us herself/)
  assert.equal((await staff.submit(`${request}/review`, fields)).location, request)
  const json = await staff.get(`${request}/copy.json`)
  assert.equal(json.status, 200)
  const copy = copySchema.parse(JSON.parse(json.body))
  assert.deepEqual(copy.left_out, { released: 1, left_out: 4 })
  assert.equal(copy.held_by, 'Lantern Outreach')
  assert.doesNotMatch(json.body, /Maria|Her sister|must not find|Ring first|OTHERS/)
  assert.match(json.body, /Daz Example/)
  assert.match(json.body, /Shaz ████\. Sleeps well|Shaz met ████\. Sleeps well/)
  assert.ok(copy.looked.length > 0)
  for (const entry of copy.entries)
    assert.doesNotMatch(JSON.stringify(entry), new RegExp(worker.id))
  const html = await staff.get(`${request}/copy.html`)
  assert.doesNotMatch(html.body, /Maria|Her sister|must not find/)
  assert.match(html.body, /About somebody else/)
  const reply = await it.app.server.inject({ url: `${request}/copy.docx`, cookies: {} })
  assert.equal(reply.statusCode, 303)
  const { rows } = await sql<{ details: Record<string, unknown> }>`
    select details from platform.audit_event where event = 'people.copy.made' order by number desc limit 1`.execute(
    it.owner,
  )
  assert.equal(rows[0]?.details.released, 1)
  assert.equal(rows[0]?.details.leftOut, 4)
  // Whoever left the room: they show again that it is them before anything leaves.
  await sql`update partnership.session set proved_at = now() - interval '1 hour' where user_id = ${worker.id}::uuid`.execute(
    it.owner,
  )
  assert.match((await staff.get(`${request}/copy.json`)).location ?? '', /^\/account\/confirm/)
  await sql`update partnership.session set proved_at = now() where user_id = ${worker.id}::uuid`.execute(
    it.owner,
  )
  await close(request)
  assert.equal((await staff.get(`${request}/copy.json`)).status, 404)
})

test('the Word file opens and says the same', async () => {
  const { writeCopyDocx } = await import('./write-copy.tsx')
  const bytes = await writeCopyDocx({
    format: 'throughline-copy-of-what-is-held',
    version: 1,
    made_at: '2026-11-22T12:00:00Z',
    held_by: 'Lantern Outreach',
    person: { reference: 'ABCDEFGH' },
    asked_on: '2026-11-01',
    entries: [
      {
        kind: 'note',
        id: 'x',
        category: 'identity',
        from: '2026-01-01T00:00:00Z',
        until: null,
        fields: [
          {
            name: 'words',
            label: 'Words',
            value: null,
            left_out: 'altogether',
            because: 'About another',
          },
        ],
      },
    ],
    shared_with: [],
    kept_for: [],
    looked: [],
    left_out: { released: 0, left_out: 1 },
    rights: 'You can complain.',
  })
  const text = strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array())
  assert.match(text, /Left out altogether: About another/)
  assert.match(text, /What Lantern Outreach holds about you/)
})

test('whoever may not read every kind of information makes no copy, and is not told which kinds there are', async () => {
  const request = await aRequest('2026-11-01')
  const { body } = await narrow.get(request)
  assert.match(body, /may read every kind of information/)
  assert.doesNotMatch(body, /copy\.json|Go through them|Daz/)
  assert.equal((await narrow.get(`${request}/copy.json`)).status, 404)
  assert.equal((await narrow.get(`${request}/review`)).status, 404)
  const council = await it.signIn(await aUser(it.owner, it.partnership, ['worker']))
  const stranger = await it.signIn(
    await aUser(it.owner, await aPartnership(it.owner, 'Elsewhere'), ['worker']),
  )
  for (const other of [council, stranger])
    for (const path of ['', '/review', '/copy.json', '/copy.docx'])
      assert.equal((await other.get(`${request}${path}`)).status, 404)
  await close(request)
})

test('more time only within the first month, at most two months, and from the version that was read', async () => {
  const request = await aRequest('2026-10-31')
  const ask = (to: string, version = '1') =>
    staff.submit(request, { version, because: 'Ten years of notes', ...day('extendedTo', to) })
  assert.match((await ask('2027-02-01')).body, /At most two months/)
  assert.equal((await ask('2027-01-15', '7')).status, 409)
  assert.equal((await ask('2027-01-15')).status, 303)
  assert.match((await staff.get(request)).body, /15 January 2027/)
  await close(request)
  const late = await aRequest('2026-09-01')
  assert.match(
    (await staff.submit(late, { version: '1', because: 'x', ...day('extendedTo', '2026-11-30') }))
      .body,
    /too late/,
  )
  assert.match((await staff.get('/people/copies')).body, /Late/)
})

test('the schema in the documents is the one that copies are made by', () => {
  const written = readFileSync(
    new URL('../../../../docs/copy-of-what-is-held.schema.json', import.meta.url),
    'utf8',
  )
  assert.deepEqual(JSON.parse(written), copyJsonSchema())
})
