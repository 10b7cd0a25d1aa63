import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { startApp, type TestApp } from '../../../../test/app.ts'
import type { Browser } from '../../../../test/browser.ts'
import {
  anOrganisation,
  aPartnership,
  aUser,
  type TestUser,
} from '../../../../test/builders/partnership.ts'
import { aRecord, asUser, permit } from '../../../../test/builders/people.ts'
import { aContact, anArea } from '../../../../test/builders/street.ts'
import { newId } from '../../../platform/ids.ts'

let it: TestApp
let rowan: TestUser
let heather: TestUser
let ada: TestUser
let asRowan: Browser
let asHeather: Browser
let asAda: Browser
let area: string

const everything = ['street', 'health', 'offending', 'safeguarding', 'housing'] as const

before(async () => {
  it = await startApp({ today: '2026-11-22' })
  rowan = await aUser(it.owner, it.partnership, ['worker', 'coordinator'])
  heather = await aUser(it.owner, it.partnership, ['data-guardian'])
  ada = await aUser(it.owner, it.partnership, ['worker'])
  await permit(it.owner, rowan, ['street'])
  await permit(it.owner, ada, everything)
  area = await anArea(it.owner, it.partnership.id)
  asRowan = await it.signIn(rowan)
  asHeather = await it.signIn(heather)
  asAda = await it.signIn(ada)
})
after(() => it.close())

const happened = (called: string) => ({
  id: newId(),
  version: '0',
  because: 'The hospital rang on Monday',
  called,
  diedPrecision: 'day',
  'diedOn-day': '3',
  'diedOn-month': '11',
  'diedOn-year': '2026',
  accommodation: 'sleeping-rough',
  area,
  place: 'Behind the market',
})

async function written(called: string, person = '') {
  const path = `/street/deaths/new${person && `?person=${person}`}`
  const sent = await asRowan.submit(path, { ...happened(called), person })
  assert.equal(sent.status, 303, sent.body)
  return sent.location ?? ''
}

const verified = {
  because: 'The coroner wrote',
  verifiedBy: 'coroner',
  'verifiedOn-day': '10',
  'verifiedOn-month': '11',
  'verifiedOn-year': '2026',
  stands: 'yes',
}

async function counted() {
  const { rows } = await asUser(it.owner, rowan, tx =>
    sql<{ deaths: number }>`select deaths from street.death_counts('2026-01-01', '2026-12-31')
      where dimension = 'all'`.execute(tx),
  )
  return rows[0]?.deaths ?? 0
}

test('a death of somebody on the list is written down, the list says that they died, and outreach’s last contact is found', async () => {
  const person = await aRecord(it.owner, ada, { given: 'Shaz' })
  await aContact(it.owner, ada, {
    seenAt: new Date('2026-10-30T23:00:00Z'),
    recordId: person.recordId,
    areaCode: area,
  })
  assert.match((await asRowan.get(`/people/${person.personId}`)).body, /Write down their death/)
  const death = await written('Shaz', person.personId)
  const page = (await asRowan.get(death)).body
  assert.match(page, /3 November 2026/)
  assert.match(page, /Night of 30\.10\.2026/)
  assert.match(page, /Not confirmed yet/)
  const { rows } = await sql<{ status: string; onDay: string }>`
    select status, on_day from street.list_event where record_id in
      (select id from people.record where person_id = ${person.personId}::uuid)`.execute(it.owner)
  assert.deepEqual(rows, [{ status: 'died', onDay: '2026-11-03' }])
  assert.match(
    (await asRowan.get(`/people/${person.personId}`)).body,
    /Their death is written down/,
  )
  const again = await asRowan.submit(`/street/deaths/new?person=${person.personId}`, {
    ...happened('Shaz'),
    person: person.personId,
  })
  assert.match(again.body, /written down already/)
})

test('nobody but the co-ordinator, the data guardian and named reviewers learns anything, not even that there is one', async () => {
  const person = await aRecord(it.owner, ada, { given: 'Quietly' })
  const death = await written('Quietly', person.personId)
  const others = [it.users.administrator, it.users.lead, it.users.reader, it.users.contributor]
  const browsers = [asAda, ...(await Promise.all(others.map(user => it.signIn(user))))]
  for (const browser of browsers) {
    for (const path of [
      '/street/deaths',
      '/street/deaths/new',
      '/street/deaths/report',
      '/street/deaths/report.csv',
      '/street/deaths/reviewers',
      death,
      `${death}/happened`,
      `${death}/told`,
      `${death}/learning`,
    ]) {
      const reply = await browser.get(path)
      // Whoever signed in without a second factor is asked for their password first; nobody gets further.
      assert.ok([302, 303, 403].includes(reply.status), `${path} ${reply.status}`)
      assert.doesNotMatch(reply.body, /Quietly/)
    }
    const sent = await browser.submit('/account', { ...happened('Forged') }, '/street/deaths/new')
    assert.equal(sent.status, 403)
    const change = await browser.submit(
      '/account',
      { version: '1', ...verified },
      `${death}/verify`,
    )
    assert.equal(change.status, 403)
  }
  assert.doesNotMatch((await asAda.get(`/people/${person.personId}`)).body, /their death/i)
  for (const user of [ada, it.users.administrator, it.users.lead]) {
    const seen = await asUser(it.owner, user, async tx => ({
      deaths: await tx.selectFrom('street.death').select('id').execute(),
      versions: await tx.selectFrom('street.deathVersion').select('called').execute(),
      counts: (
        await sql`select * from street.death_counts('2020-01-01', '2030-01-01') where deaths > 0`.execute(
          tx,
        )
      ).rows,
    }))
    assert.deepEqual(seen, { deaths: [], versions: [], counts: [] })
  }
})

test('the guardian reads and names reviewers; a reviewer writes, until they are named no more', async () => {
  const death = await written('Reviewed')
  assert.match((await asHeather.get(death)).body, /Reviewed/)
  assert.equal((await asHeather.get(`${death}/happened`)).status, 403)
  const partner = await anOrganisation(it.owner, it.partnership.id, 'Safeguarding board')
  const chair = await aUser(it.owner, it.partnership, ['organisation-administrator'], partner)
  const asChair = await it.signIn(chair)
  assert.equal((await asChair.get(death)).status, 403)
  const named = await asHeather.submit('/street/deaths/reviewers', {
    user: chair.id,
    because: 'Chairs the reviews',
  })
  assert.equal(named.status, 303, named.body)
  assert.match((await asChair.get(death)).body, /Reviewed/)
  const told = await asChair.submit(`${death}/told`, {
    id: newId(),
    whom: 'safeguarding-board',
    'toldOn-day': '5',
    'toldOn-month': '11',
    'toldOn-year': '2026',
    words: 'By letter',
  })
  assert.equal(told.status, 303, told.body)
  assert.equal(
    (await asChair.submit('/street/deaths/reviewers', { user: ada.id, because: 'x' })).status,
    403,
  )
  const end = /action="(\/street\/deaths\/reviewers\/[^"]+\/end)"/.exec(
    (await asHeather.get('/street/deaths/reviewers')).body,
  )?.[1]
  await asHeather.submit('/street/deaths/reviewers', {}, end)
  assert.equal((await asChair.get(death)).status, 403)
})

test('whoever signs in without a second factor cannot be named, also not past the page', async () => {
  const sent = await asHeather.submit('/street/deaths/reviewers', {
    user: it.users.reader.id,
    because: 'Wants to read',
  })
  assert.match(sent.body, /Choose somebody who signs in with a second factor/)
  await assert.rejects(
    asUser(it.owner, heather, async tx => {
      await sql`select platform.record_audit('street.death.reviewer-named', null, null, '{}')`.execute(
        tx,
      )
      await tx
        .insertInto('street.deathReviewer')
        .values({
          id: newId(),
          partnershipId: it.partnership.id,
          userId: it.users.reader.id,
          because: 'x',
          addedBy: heather.id,
        })
        .execute()
    }),
    /row-level security/,
  )
})

test('a quarter of an hour after signing in, everybody shows again that it is them', async () => {
  const death = await written('Careful')
  await sql`update partnership.session set proved_at = now() - interval '16 minutes' where user_id = ${rowan.id}::uuid`.execute(
    it.owner,
  )
  const asked = await asRowan.get(death)
  assert.match(asked.location ?? '', /^\/account\/confirm/)
  await sql`update partnership.session set proved_at = now() where user_id = ${rowan.id}::uuid`.execute(
    it.owner,
  )
})

test('each change is a version with its reason; whoever was second sees both', async () => {
  const death = await written('Twice')
  const coroner = {
    version: '1',
    because: 'The coroner rang',
    coroner: 'investigation',
    causeStage: 'provisional',
    cause: 'exposure',
    causeWords: '',
  }
  assert.equal((await asRowan.submit(`${death}/coroner`, coroner)).status, 303)
  const second = await asRowan.submit(`${death}/coroner`, {
    ...coroner,
    coroner: 'inquest-open',
    because: 'A letter came',
  })
  assert.equal(second.status, 409)
  assert.match(second.body, /Investigation open/)
  assert.match(second.body, /Inquest opened/)
  assert.match(second.body, /A letter came/)
  const page = (await asRowan.get(death)).body
  assert.match(page, /2 versions/)
  assert.match(page, /The coroner rang/)
  assert.match(page, /Coroner: Not told yet → Investigation open/)
})

test('a version, once written, can be changed or deleted by nobody', async () => {
  await written('Fixed')
  for (const change of [
    sql`update street.death_version set called = 'Other'`,
    sql`delete from street.death_version`,
    sql`delete from street.death`,
    sql`update street.death_notification set words = 'x'`,
    sql`delete from street.death_learning`,
  ])
    await assert.rejects(
      asUser(it.owner, rowan, tx => change.execute(tx)),
      /permission denied/,
    )
})

test('a death counts only once it is confirmed, and not where it was written down by mistake', async () => {
  const death = await written('Counted')
  const before = await counted()
  assert.equal((await asRowan.submit(`${death}/verify`, { version: '1', ...verified })).status, 303)
  assert.equal(await counted(), before + 1)
  const mistake = await asRowan.submit(`${death}/verify`, {
    ...verified,
    version: '2',
    stands: 'no',
    because: 'It was somebody else',
  })
  assert.equal(mistake.status, 303)
  assert.equal(await counted(), before)
  assert.match((await asRowan.get(death)).body, /Written down by mistake/)
})

test('what cannot be is said beside the field, with everything typed still there', async () => {
  for (const [fields, message] of [
    [{ 'diedOn-year': '2027' }, /The day must be today or before/],
    [{ diedPrecision: 'time' }, /Enter the time, like 06:30/],
    [{ diedPrecision: 'between' }, /Enter the later of the two days/],
    [
      { 'foundOn-day': '1', 'foundOn-month': '11', 'foundOn-year': '2026' },
      /They cannot have been found before they died/,
    ],
    [{ diedPrecision: 'not-known' }, /Enter the day on which they were found/],
    [{ called: ' ' }, /Enter what they were called/],
    [{ accommodation: '' }, /Choose where they lived/],
    [{ 'diedOn-month': '13' }, /must be a real date/],
  ] as const) {
    const sent = await asRowan.submit('/street/deaths/new', { ...happened('Wrong'), ...fields })
    assert.equal(sent.status, 400)
    assert.match(sent.body, message)
    assert.match(sent.body, /value="Behind the market"/)
  }
  const death = await written('Judged')
  const referred = await asRowan.submit(`${death}/review`, {
    version: '1',
    because: 'The board met',
    referral: 'referred',
    'referredOn-day': '10',
    'referredOn-month': '11',
    'referredOn-year': '2026',
    decision: 'review',
    'decidedOn-day': '9',
    'decidedOn-month': '11',
    'decidedOn-year': '2026',
  })
  assert.match(referred.body, /The decision must not be before the referral/)
  const strange = await asRowan.submit(`${death}/review`, {
    version: '1',
    because: 'x',
    referral: 'not-considered',
    themes: 'no-such-theme',
  })
  assert.equal(strange.status, 400)
})

test('themes and what is to be done are kept, with the address of an action of a plan and nothing else', async () => {
  const death = await written('Learned')
  const review = await asRowan.submit(`${death}/review`, {
    version: '1',
    because: 'Rapid review held',
    referral: 'not-referred',
    themes: ['self-neglect', 'information-sharing'],
    themeWords: 'Nobody knew of the fall',
  })
  assert.equal(review.status, 303, review.body)
  const id = newId()
  const learning = {
    id,
    number: '0',
    words: 'A bed after each discharge',
    state: 'to-do',
    stateWords: '',
  }
  const away = await asRowan.submit(`${death}/learning`, {
    ...learning,
    address: 'https://elsewhere.example/x',
  })
  assert.match(away.body, /address of an action of a plan in this service/)
  const kept = await asRowan.submit(`${death}/learning`, {
    ...learning,
    address: 'https://throughline.example/plans/city/actions/12',
  })
  assert.equal(kept.status, 303, kept.body)
  const page = (await asRowan.get(death)).body
  assert.match(page, /href="\/plans\/city\/actions\/12"/)
  assert.match(page, /Self-neglect was understood and met/)
  const change = { ...learning, number: '1', state: 'done', address: '' }
  assert.equal((await asRowan.submit(`${death}/learning/${id}`, change)).status, 303)
  assert.equal((await asRowan.submit(`${death}/learning/${id}`, change)).status, 409)
})

test('whoever is barred from a person sees nothing of their death, though they co-ordinate', async () => {
  const person = await aRecord(it.owner, ada, { given: 'Kin' })
  const death = await written('Kin', person.personId)
  const cousin = await aUser(it.owner, it.partnership, ['worker', 'coordinator'])
  const asCousin = await it.signIn(cousin)
  assert.match((await asCousin.get(death)).body, /Kin/)
  await it.owner
    .insertInto('people.bar')
    .values({
      partnershipId: it.partnership.id,
      recordId: person.recordId,
      userId: cousin.id,
      reason: 'Related',
      addedBy: heather.id,
    })
    .execute()
  assert.equal((await asCousin.get(death)).status, 404)
  assert.doesNotMatch((await asCousin.get('/street/deaths')).body, /Kin/)
})

test('another partnership’s co-ordinator sees none of it', async () => {
  const death = await written('Ours')
  const other = await aPartnership(it.owner, 'Elsewhere')
  const stranger = await it.signIn(await aUser(it.owner, other, ['coordinator']))
  assert.equal((await stranger.get(death)).status, 404)
  assert.doesNotMatch((await stranger.get('/street/deaths')).body, /Ours/)
})

test('looks and changes are in the audit chain by the id of the death, without a name', async () => {
  const death = await written('Unnamed in the chain')
  await asRowan.get(death)
  const id = death.split('/').at(-1)
  const { rows } = await sql<{ event: string; details: string }>`
    select event, details::text as details from platform.audit_event where subject_id = ${id}::uuid`.execute(
    it.owner,
  )
  const events = rows.map(row => row.event)
  assert.ok(events.includes('street.death.recorded') && events.includes('street.death.viewed'))
  for (const { details } of rows) assert.doesNotMatch(details, /Unnamed/)
})

test('the report has no name in it, and the file says what the page says', async () => {
  const page = (await asRowan.get('/street/deaths/report')).body
  const file = (await asRowan.get('/street/deaths/report.csv?year=2026')).body
  for (const name of ['Shaz', 'Quietly', 'Counted', 'Kin', 'Behind the market'])
    for (const body of [page, file]) assert.ok(!body.includes(name), name)
  const rows = [...page.matchAll(/<tr[^>]*>([\s\S]*?)<\/tr>/g)]
    .map(([, inside = '']) =>
      inside
        .replaceAll(/<[^>]+>/g, '|')
        .split('|')
        .filter(Boolean),
    )
    .filter(cells => cells.length >= 3 && !cells.includes('Share'))
    .map(([label, count, share]) => [label, count, share])
  const lines = file
    .trim()
    .split('\r\n')
    .slice(2)
    .map(line => line.replaceAll('"', '').split(',').slice(-3))
  assert.ok(lines.length > 30)
  const asShown = (cell: string | undefined) =>
    cell?.replace('[c]', 'Suppressed').replace('[z]', 'None')
  assert.deepEqual(
    rows.map(([, count, share]) => [count, share]),
    lines
      .filter(([, count]) => count !== '[c]')
      .map(([, count, share]) => [asShown(count), asShown(share)]),
  )
})
