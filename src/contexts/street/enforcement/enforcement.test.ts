import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { startApp, type TestApp } from '../../../../test/app.ts'
import type { Browser } from '../../../../test/browser.ts'
import { anOrganisation, aUser, type TestUser } from '../../../../test/builders/partnership.ts'
import { anAgreement, aRecord, asUser, permit } from '../../../../test/builders/people.ts'
import { aContact, anArea } from '../../../../test/builders/street.ts'
import { newId } from '../../../platform/ids.ts'
import { enforcementCopy, enforcementTimeline } from './entry-parts.ts'

let it: TestApp
let ada: TestUser
let ben: TestUser
let ola: TestUser
let asAda: Browser
let asBen: Browser
let asOla: Browser
let area: string

before(async () => {
  it = await startApp({ today: '2026-11-22' })
  const charity = await anOrganisation(it.owner, it.partnership.id, 'Lantern')
  ada = await aUser(it.owner, it.partnership, ['worker'])
  ben = await aUser(it.owner, it.partnership, ['worker'], charity)
  ola = await aUser(it.owner, it.partnership, ['worker'])
  await permit(it.owner, ada, ['street', 'offending'])
  await permit(it.owner, ben, ['street', 'offending'])
  await permit(it.owner, ola, ['street'])
  await anAgreement(
    it.owner,
    ada,
    [ada.organisationId, charity],
    [
      { category: 'identity' },
      { category: 'street' },
      { category: 'offending', needsInvolvement: true },
    ],
  )
  area = await anArea(it.owner, it.partnership.id)
  asAda = await it.signIn(ada)
  asBen = await it.signIn(ben)
  asOla = await it.signIn(ola)
})
after(() => it.close())

const entry = () => ({
  id: newId(),
  kind: 'dispersal',
  doneBy: 'A police officer',
  'done-day': '10',
  'done-month': '11',
  'done-year': '2026',
  area,
  place: 'High Street',
  words: '',
})
const offered = {
  'offer-1': 'shelter',
  'offered-1-day': '9',
  'offered-1-month': '11',
  'offered-1-year': '2026',
  'answer-1': 'refused',
  'words-1': 'By the night team',
}

async function somebody(given: string) {
  const person = await aRecord(it.owner, ada, { given })
  return {
    ...person,
    page: `/people/${person.personId}`,
    form: `/people/${person.personId}/enforcement/new`,
  }
}

async function written(given: string) {
  const person = await somebody(given)
  const sent = await asAda.submit(person.form, { ...entry(), ...offered })
  assert.equal(sent.status, 303, sent.body)
  return { ...person, entry: sent.location ?? '' }
}

test('enforcement is saved with the support that was offered before it, and shown on the page of the person', async () => {
  const person = await written('Shaz')
  const shown = (await asAda.get(person.entry)).body
  assert.match(shown, /Dispersal direction/)
  assert.match(shown, /A bed tonight/)
  assert.match(shown, /By the night team/)
  assert.match(shown, /not confirmed here: check/)
  const page = (await asAda.get(person.page)).body
  assert.match(page, /Dispersal direction/)
  assert.match(page, /Before that: A bed tonight/)
  assert.match((await asAda.get('/street/enforcement?support=yes')).body, /Shaz/)
  assert.doesNotMatch((await asAda.get('/street/enforcement?support=no')).body, /Shaz/)
})

test('without support and without a reason nothing is saved, and everything typed is still there', async () => {
  const person = await somebody('Daz')
  const sent = await asAda.submit(person.form, entry())
  assert.equal(sent.status, 400)
  assert.match(sent.body, /Enter what was offered before, or further down why nothing could be/)
  assert.match(sent.body, /value="A police officer"/)
  const late = await asAda.submit(person.form, { ...entry(), ...offered, 'offered-1-day': '12' })
  assert.match(late.body, /Only what was offered on that day or before/)
  const reason = await asAda.submit(person.form, {
    ...entry(),
    noOffer: 'Somebody was hurt and the police acted at once',
  })
  assert.equal(reason.status, 303, reason.body)
  assert.match(
    (await asAda.get(reason.location ?? '')).body,
    /Nothing could be offered: Somebody was hurt/,
  )
})

test('an offer that a contact holds is chosen by a tick', async () => {
  const person = await somebody('Kit')
  const contactId = await aContact(it.owner, ada, {
    seenAt: new Date('2026-11-05T23:00:00Z'),
    recordId: person.recordId,
    areaCode: area,
  })
  await it.owner
    .insertInto('street.contactOffer')
    .values({ contactId, partnershipId: it.partnership.id, offer: 'health', answer: 'accepted' })
    .execute()
  assert.match((await asAda.get(person.form)).body, /5 November 2026: Nurse or doctor: accepted/)
  const sent = await asAda.submit(person.form, { ...entry(), fromContacts: `${contactId}:health` })
  assert.equal(sent.status, 303, sent.body)
  assert.match((await asAda.get(sent.location ?? '')).body, /Nurse or doctor/)
})

test('the database refuses enforcement without support, too, and what was offered only afterwards', async () => {
  const person = await somebody('Raw')
  const row = (id: string) =>
    ({
      id,
      partnershipId: it.partnership.id,
      organisationId: ada.organisationId,
      recordId: person.recordId,
      kind: 'arrest',
      doneBy: 'Police',
      doneOn: '2026-11-10',
      areaCode: area,
      place: 'Here',
      recordedBy: ada.id,
    }) as const
  const write = (id: string, offeredOn: string | null) =>
    asUser(it.owner, ada, async tx => {
      await sql`select platform.record_audit('street.enforcement.recorded', null, null, '{}')`.execute(
        tx,
      )
      await tx.insertInto('street.enforcement').values(row(id)).execute()
      if (offeredOn)
        await tx
          .insertInto('street.enforcementOffer')
          .values({
            enforcementId: id,
            number: 1,
            partnershipId: it.partnership.id,
            offer: 'shelter',
            offeredOn,
            answer: 'refused',
          })
          .execute()
    })
  await assert.rejects(write(newId(), null), /support that was offered before it/)
  await assert.rejects(write(newId(), '2026-11-11'), /offered before the enforcement/)
  const id = newId()
  await write(id, '2026-11-10')
  // Nor can it be taken out later: no request may delete or change an offer.
  await assert.rejects(
    asUser(it.owner, ada, tx =>
      sql`delete from street.enforcement_offer where enforcement_id = ${id}::uuid`.execute(tx),
    ),
    /permission denied/,
  )
})

test('whoever may not read about offending, or does not work with the person, sees nothing of it anywhere', async () => {
  const person = await written('Hidden')
  for (const browser of [asOla, asBen]) {
    assert.equal((await browser.get(person.entry)).status, 404)
    assert.doesNotMatch((await browser.get('/street/enforcement')).body, /Hidden/)
    // Nor from who looked and what for. The filter of the timeline names every kind, for everybody.
    for (const page of [person.page, `${person.page}/looks`])
      assert.doesNotMatch(
        (await browser.get(page)).body,
        /dispersal|enforcement (recorded|followed|withdrawn)/i,
      )
    for (const end of ['outcome', 'withdraw'])
      assert.equal((await browser.get(`${person.entry}/${end}`)).status, 404)
  }
  assert.equal((await asOla.get(person.form)).status, 404)
  const sent = await asOla.submit('/street/enforcement', { ...entry(), ...offered }, person.form)
  assert.equal(sent.status, 404)
  const reader = await it.signIn(it.users.reader)
  assert.equal((await reader.get('/street/enforcement')).status, 403)
  assert.equal((await reader.get('/street/enforcement/figures')).status, 403)
})

test('another organisation reads but does not change; two who say what came of it both see it', async () => {
  const person = await written('Two')
  await it.owner
    .insertInto('people.involvement')
    .values({
      id: newId(),
      partnershipId: it.partnership.id,
      recordId: person.recordId,
      organisationId: ben.organisationId,
      userId: ben.id,
      kind: 'caseload',
      addedBy: ben.id,
    })
    .execute()
  assert.match((await asBen.get(person.entry)).body, /Dispersal direction/)
  assert.equal((await asBen.get(`${person.entry}/outcome`)).status, 404)
  const outcome = {
    number: '0',
    outcome: 'stayed',
    'on-day': '11',
    'on-month': '11',
    'on-year': '2026',
    words: '',
  }
  assert.equal((await asAda.submit(`${person.entry}/outcome`, outcome)).status, 303)
  const second = await asAda.submit(`${person.entry}/outcome`, { ...outcome, outcome: 'penalty' })
  assert.equal(second.status, 409)
  assert.match(second.body, /Saved by somebody else/)
  const before = await asAda.submit(`${person.entry}/outcome`, {
    ...outcome,
    number: '1',
    'on-day': '1',
  })
  assert.match(before.body, /The day must be that of the enforcement or later/)
  assert.match((await asAda.get(person.entry)).body, /Stayed/)
})

test('what was taken back stays to be read and is in no figure', async () => {
  const person = await written('Wrong')
  const total = async () => {
    const { rows } = await asUser(it.owner, ada, tx =>
      sql<{ entries: number }>`select sum(entries)::integer as entries
        from street.enforcement_counts('2026-01-01', '2026-12-31') where dimension = 'kind'`.execute(
        tx,
      ),
    )
    return rows[0]?.entries ?? 0
  }
  const counted = await total()
  const sent = await asAda.submit(`${person.entry}/withdraw`, { because: 'It was somebody else' })
  assert.equal(sent.status, 303)
  assert.match((await asAda.get(person.entry)).body, /It was somebody else/)
  assert.equal(await total(), counted - 1)
  assert.equal((await asAda.get(`${person.entry}/outcome`)).status, 404)
})

test('it belongs to the copy that a person asks for and to their timeline, as far as the reader may read it', async () => {
  const person = await written('Copied')
  const of = {
    personId: person.personId,
    organisationId: ada.organisationId,
    recordIds: [person.recordId],
  }
  const [entry, ...more] = await asUser(it.owner, ada, tx => enforcementCopy.list(tx, of))
  assert.ok(entry && more.length === 0)
  const said = entry.fields.map(field => field.value).join(' ')
  assert.match(said, /Dispersal direction/)
  assert.match(said, /A bed tonight, refused \(By the night team\)/)
  assert.deepEqual(await asUser(it.owner, ola, tx => enforcementCopy.list(tx, of)), [])
  const listed = { ...of, kinds: ['enforcement'], before: new Date('2030-01-01'), most: 10 }
  const seen = async (user: TestUser) =>
    (await asUser(it.owner, user, tx => enforcementTimeline.list(tx, listed))).length
  assert.deepEqual([await seen(ada), await seen(ola)], [1, 0])
})

test('when somebody is deleted, the figure stays and nothing says who it was', async () => {
  const person = await written('Forgotten')
  const id = person.entry.split('/').at(-1)
  const held = await sql<{ category: string }>`
    select category from street.rows_held(array[${person.recordId}::uuid])`.execute(it.owner)
  assert.deepEqual(held.rows, [{ category: 'offending' }])
  await sql`select people.delete_rows('people.record'::regclass, 'id = any ($1)', array[${person.recordId}::uuid])`.execute(
    it.owner,
  )
  const { rows } = await sql<Record<string, unknown>>`
    select e.record_id, e.done_by, e.place, e.words, e.kind, o.offer, o.words as offer_words
    from street.enforcement e join street.enforcement_offer o on o.enforcement_id = e.id
    where e.id = ${id}::uuid`.execute(it.owner)
  assert.deepEqual(rows, [
    {
      recordId: null,
      doneBy: '',
      place: '',
      words: '',
      kind: 'dispersal',
      offer: 'shelter',
      offerWords: '',
    },
  ])
  assert.equal((await asAda.get(person.entry)).status, 404)
})

test('the download holds the same figures as the page, and small ones in neither', async () => {
  await written('One of few')
  const page = (await asAda.get('/street/enforcement/figures')).body
  const file = await asAda.get('/street/enforcement/figures.csv?year=2026')
  assert.match(file.body, /By what was done,Dispersal direction/)
  const row = [...page.matchAll(/<tr[^>]*>([\s\S]*?)<\/tr>/g)]
    .map(([, inside = '']) => inside)
    .find(inside => inside.includes('>Dispersal direction<') && inside.includes('"Share'))
    ?.replaceAll(/<[^>]+>/g, '|')
  const shown = [...(row ?? '').matchAll(/\|(Suppressed|None|\d+%?)(?=\|)/g)].map(found => found[1])
  const line = /Dispersal direction,([^\r\n]*)/.exec(file.body)?.[1]?.split(',') ?? []
  assert.deepEqual(
    shown,
    line.map(one => one.replace('[c]', 'Suppressed').replace('[z]', 'None')),
  )
  const { rows } = await sql<{ event: string }>`
    select event from platform.audit_event where event = 'street.enforcement.figures-downloaded'`.execute(
    it.owner,
  )
  assert.equal(rows.length, 1)
})

test('every look and every change is in the audit chain with the person as its subject', async () => {
  const person = await written('Looked')
  await asAda.get(person.entry)
  const { rows } = await sql<{ event: string }>`
    select event from platform.audit_event where subject_id = ${person.personId}::uuid order by number`.execute(
    it.owner,
  )
  const events = rows.map(row => row.event)
  assert.ok(events.includes('street.enforcement.recorded'))
  assert.ok(events.filter(event => event === 'people.person.viewed').length >= 2)
})
