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
import { countCopy } from './working-list/count-copy.ts'

// Through the real app, as the co-ordinator of the council, a worker of a church that takes part, one of a hostel that does
// not, and a reader. The night lies two years back, so that the period of the working list is over.

let it: TestApp
let area: string
let coordinatorUser: TestUser
let churchUser: TestUser
let coordinator: Browser
let church: Browser
let hostel: Browser
let reader: Browser
const year = 2024

before(async () => {
  it = await startApp({ today: '2026-11-22' })
  const { owner, partnership } = it
  area = await anArea(owner, partnership.id, 'Thistleford')
  const churchId = await anOrganisation(owner, partnership.id, 'St Bride’s Soup Run', 'faith')
  const hostelId = await anOrganisation(owner, partnership.id, 'Harbour Hostel')
  coordinatorUser = await aUser(owner, partnership, ['worker', 'coordinator'])
  churchUser = await aUser(owner, partnership, ['worker'], churchId)
  const hostelUser = await aUser(owner, partnership, ['worker'], hostelId)
  for (const user of [coordinatorUser, churchUser, hostelUser])
    await permit(owner, user, ['street'])
  await owner
    .updateTable('partnership.userAccount')
    .set({ name: 'Orla Chair' })
    .where('id', '=', coordinatorUser.id)
    .execute()
  await owner
    .updateTable('partnership.userAccount')
    .set({ name: 'Bede Independent' })
    .where('id', '=', churchUser.id)
    .execute()
  coordinator = await it.signIn(coordinatorUser)
  church = await it.signIn(churchUser)
  hostel = await it.signIn(hostelUser)
  reader = await it.signIn(it.users.reader)
})
after(() => it.close())

const text = (body: string) => body.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
const night = (day: string, month: string, of = year) => ({
  'night-day': day,
  'night-month': month,
  'night-year': String(of),
})

async function begun(approach: string, of = year, areaCode = area): Promise<string> {
  const id = newId()
  const reply = await coordinator.submit('/street/count/new', {
    id,
    area: areaCode,
    approach,
    ...night('12', '11', of),
  })
  assert.equal(reply.status, 303, text(reply.body))
  await tell(id, churchUser)
  return id
}

async function tell(id: string, user: TestUser) {
  const reply = await coordinator.submit(`/street/count/${id}/members`, { user: user.id })
  assert.equal(reply.status, 303)
}

async function team(id: string, name: string): Promise<string> {
  const teamId = newId()
  const reply = await coordinator.submit(`/street/count/${id}/teams/new`, { id: teamId, name })
  assert.equal(reply.status, 303, text(reply.body))
  return teamId
}

type Line = Partial<
  Record<'at' | 'place' | 'bedding' | 'sex' | 'age' | 'nationality' | 'key' | 'description', string>
>
async function type(who: Browser, id: string, teamId: string, lines: Line[]) {
  const fields = lines.flatMap((line, index) => [
    [`id-${index + 1}`, newId()],
    ...Object.entries({ place: 'Bridge Street', bedding: 'bedded-down', ...line }).map(
      ([name, said]) => [`${name}-${index + 1}`, said],
    ),
  ])
  return await who.submit(`/street/count/${id}/sheet`, {
    team: teamId,
    ...Object.fromEntries(fields),
  })
}

async function evidence(who: Browser, id: string, said: Record<string, string>) {
  const reply = await who.submit(`/street/count/${id}/evidence/new`, {
    id: newId(),
    sourceAgency: 'Soup run',
    place: 'Barn at Low Mill',
    why: 'He told us that evening that he sleeps there',
    ...said,
  })
  assert.equal(reply.status, 303, text(reply.body))
}

async function rowId(id: string, key: string): Promise<string> {
  const row = await it.owner
    .selectFrom('street.snapshotRow')
    .select('id')
    .where('snapshotId', '=', id)
    .where('nameKey', '=', key)
    .executeTakeFirstOrThrow()
  return row.id
}

async function decide(who: Browser, id: string, row: string, decision: string, reason = '') {
  const path = `/street/count/${id}/lines/${row}/decision`
  const version = /name="version" value="(\d+)"/.exec((await who.get(path)).body)?.[1] ?? ''
  return await who.submit(path, { version, decision, reason })
}

async function independent(id: string) {
  const reply = await coordinator.submit(`/street/count/${id}/partners/new`, {
    id: newId(),
    name: 'St Bride’s Soup Run',
    kind: 'faith',
    independent: 'yes',
    attended: 'Bede',
    agreed: 'yes',
  })
  assert.equal(reply.status, 303, text(reply.body))
}

const onPage = (browser: Browser, id: string, action: string) =>
  browser.submit(`/street/count/${id}/sign`, {}, `/street/count/${id}/${action}`)

async function sign(who: Browser, id: string, part: string, organisation: string, total: number) {
  return await who.submit(`/street/count/${id}/sign`, {
    part,
    way: 'account',
    organisation,
    total: String(total),
  })
}

async function signed(id: string, total: number) {
  await independent(id)
  await coordinator.submit(`/street/count/${id}/sign`, {}, `/street/count/${id}/fix`)
  assert.equal((await sign(coordinator, id, 'chair', 'Council', total)).status, 303)
  const last = await sign(church, id, 'independent', 'St Bride’s Soup Run', total)
  assert.equal(last.location, `/street/count/${id}`, text(last.body))
}

test('a night outside 1 October to 30 November is refused, and a second count of a year', async () => {
  const refused = await coordinator.submit('/street/count/new', {
    id: newId(),
    area,
    approach: 'count',
    ...night('1', '12', 2019),
  })
  assert.match(text(refused.body), /The night must be from 1 October to 30 November/)
  await begun('count', 2019)
  const again = await coordinator.submit('/street/count/new', {
    id: newId(),
    area,
    approach: 'count',
    ...night('1', '10', 2019),
  })
  assert.match(text(again.body), /There is a count of this area in 2019 already/)
})

test('a figure is not fixed before its night is over', async () => {
  const id = await begun('count', 2029)
  const path = `/street/count/${id}/sign`
  await coordinator.submit(path, {}, `/street/count/${id}/fix`)
  assert.match(text((await coordinator.get(path)).body), /The night is not over yet.*as it stands/)
})

test('setting out before midnight and no independent partner are told to lead to not fully assured', async () => {
  const id = await begun('count', 2018)
  const reply = await coordinator.submit(`/street/count/${id}/plan`, {
    version: '1',
    approach: 'count',
    startsAt: '23.30',
    tasks: ['police', 'verifier'],
    'words-police': 'Sergeant told',
    ...night('12', '11', 2018),
  })
  assert.equal(reply.status, 303, text(reply.body))
  const page = text((await coordinator.get(`/street/count/${id}`)).body)
  assert.match(
    page,
    /Setting out at 23:30 is before midnight. The figure would be ‘Not fully assured’/,
  )
  assert.match(page, /No independent partner/)
  assert.match(page, /2 of 7 prepared/)
  assert.match(page, /sitting on\/in or standing next to their bedding/)
  const stale = await coordinator.submit(`/street/count/${id}/plan`, {
    version: '1',
    approach: 'spotlight',
    startsAt: '02:00',
    note: 'mine',
    ...night('12', '11', 2018),
  })
  assert.equal(stale.status, 409)
  assert.match(text(stale.body), /They saved You typed.*23:30 .*02:00/)
})

test('the night is hidden from everybody who was not told, until the count is signed', async () => {
  const id = await begun('count', 2017)
  for (const browser of [reader, hostel]) {
    assert.equal((await browser.get(`/street/count/${id}`)).status, 404)
    assert.doesNotMatch((await browser.get('/street/count')).body, /autumn 2017/)
  }
  assert.equal((await church.get(`/street/count/${id}`)).status, 200)
  const foreign = await it.signIn(
    await aUser(it.owner, await aPartnership(it.owner, 'Elseshire'), ['worker', 'coordinator']),
  )
  assert.equal((await foreign.get(`/street/count/${id}`)).status, 404)
  const away = await coordinator.submit(
    `/street/count/${id}/members`,
    {},
    `/street/count/${id}/members/${churchUser.id}/remove`,
  )
  assert.equal(away.status, 303)
  assert.equal((await church.get(`/street/count/${id}`)).status, 404)
})

test('a typed sheet with mistakes comes back with everything, each beside its field', async () => {
  const id = await begun('count', 2016)
  const north = await team(id, 'North')
  const reply = await type(coordinator, id, north, [
    { at: '25:00', key: 'First' },
    { place: '', key: 'Second' },
    { bedding: '', key: 'Third' },
    { key: 'Fourth', age: 'ancient' },
  ])
  assert.equal(reply.status, 400)
  const said = text(reply.body)
  assert.match(said, /Line 1: Enter a time, like 02:30/)
  assert.match(said, /Line 2: Enter where exactly/)
  assert.match(said, /Line 3: Choose whether they were bedded down/)
  for (const key of ['First', 'Second', 'Third', 'Fourth'])
    assert.match(reply.body, new RegExp(`value="${key}"`))
  const code = await type(coordinator, id, north, [{ key: 'Fourth', age: 'ancient' }])
  assert.match(text(code.body), /Choose one of the list/)
  assert.match(
    text((await type(coordinator, id, north, [{ place: '', bedding: '' }])).body),
    /Type at least one line/,
  )
})

test('the same person on two sheets counts once, the pairs have to be decided, and decisions cannot contradict each other', async () => {
  const id = await begun('count', 2015)
  const [north, south] = [await team(id, 'North'), await team(id, 'South')]
  await type(coordinator, id, north, [
    { key: 'D.R.', at: '01:50', description: 'Red tent, small dog', sex: 'M', age: '26-over' },
    { key: 'A', at: '01:52', description: 'Green coat', sex: 'F' },
    { key: 'B', bedding: 'no', place: 'Market' },
  ])
  await type(coordinator, id, south, [
    { key: 'DR', at: '02:20', description: 'Dog and a red tent', sex: 'M' },
    { key: 'C', at: '23:10', place: 'Station', description: 'Grey hair, wheelchair' },
  ])
  const debrief = text((await coordinator.get(`/street/count/${id}/debrief`)).body)
  assert.match(debrief, /As it stands: 4 people/)
  assert.match(
    debrief,
    /The same initials or key. The same place, and the time fits. Two or more words/,
  )
  // Two of one sheet at one place are two people: only one pair is asked about.
  assert.match(debrief, /1 pair has to be decided/)
  const early = await coordinator.submit(`/street/count/${id}/sign`, {}, `/street/count/${id}/fix`)
  assert.equal(early.status, 303)
  assert.match(
    text((await coordinator.get(`/street/count/${id}/sign`)).body),
    /Decide in the debrief first: 1 pair is open/,
  )
  const pair = async (a: string, b: string, decision: string) =>
    await coordinator.submit(
      `/street/count/${id}/debrief`,
      { a: await rowId(id, a), b: await rowId(id, b), decision },
      `/street/count/${id}/pairs`,
    )
  await pair('DR', 'D.R.', 'same')
  assert.match(
    text((await coordinator.get(`/street/count/${id}/debrief`)).body),
    /As it stands: 3 people/,
  )
  await pair('DR', 'C', 'different')
  await pair('D.R.', 'C', 'same')
  assert.match(
    text((await coordinator.get(`/street/count/${id}/debrief`)).body),
    /found to be different through other lines.*As it stands: 3 people/,
  )
  await pair('D.R.', 'A', 'same')
  await pair('DR', 'A', 'different')
  assert.match(
    text((await coordinator.get(`/street/count/${id}/debrief`)).body),
    /one person through other lines/,
  )
  await pair('D.R.', 'A', 'open')
  const figures = await it.owner.transaction().execute(
    async tx =>
      (
        await sql<{ code: string; people: number }>`
      select code, people from street.snapshot_tally(${id}::uuid) where dimension = 'sex' order by 1`.execute(
          tx,
        )
      ).rows,
  )
  assert.deepEqual(figures, [
    { code: 'F', people: 1 },
    { code: 'M', people: 1 },
    { code: 'U', people: 1 },
  ])
})

test('workers see what their own organisation added, the co-ordinator everything, and others nothing', async () => {
  const id = await begun('spotlight', 2014)
  const north = await team(id, 'North')
  await type(coordinator, id, north, [{ key: 'CouncilSaw' }])
  await type(church, id, north, [{ key: 'ChurchSaw', place: 'Crypt' }])
  await evidence(church, id, { key: 'ChurchKnows' })
  const sees = async (browser: Browser) => {
    const pages = [
      await browser.get(`/street/count/${id}/sheets`),
      await browser.get(`/street/count/${id}/meeting`),
      await browser.get(`/street/count/${id}/debrief`),
    ]
    const all = pages.map(page => page.body).join('')
    return ['CouncilSaw', 'ChurchSaw', 'ChurchKnows'].filter(key => all.includes(key))
  }
  assert.deepEqual(await sees(coordinator), ['CouncilSaw', 'ChurchSaw', 'ChurchKnows'])
  assert.deepEqual(await sees(church), ['ChurchSaw', 'ChurchKnows'])
  assert.deepEqual(await sees(hostel), [])
  assert.deepEqual(await sees(reader), [])
  assert.equal(
    (await church.get(`/street/count/${id}/lines/${await rowId(id, 'CouncilSaw')}`)).status,
    404,
  )
  assert.equal((await decide(church, id, await rowId(id, 'ChurchKnows'), 'include')).status, 303)
  // A co-ordinator who does not work with people reads no list, and one without the permission none either.
  for (const roles of [['coordinator'], ['worker', 'coordinator']] as const) {
    const other = await it.signIn(await aUser(it.owner, it.partnership, [...roles]))
    assert.deepEqual(await sees(other), [])
    assert.equal((await other.get(`/street/count/${id}`)).status, 200)
  }
})

test('getting round in SQL: nobody writes for others, reads what is not theirs, or touches figures', async () => {
  const id = await begun('count', 2013)
  const north = await team(id, 'North')
  await type(coordinator, id, north, [{ key: 'CouncilSaw' }])
  const row = await rowId(id, 'CouncilSaw')
  const attempt = (user: TestUser, statement: string) =>
    asUser(it.owner, user, async tx => (await sql.raw<{ n: number }>(statement).execute(tx)).rows)
  const hostelUser = await aUser(it.owner, it.partnership, ['worker'])
  await permit(it.owner, hostelUser, ['street'])
  const insert = (organisation: string, by: string) =>
    `insert into street.snapshot_row (id, snapshot_id, partnership_id, organisation_id, kind, bedding, entered_by)
     values (gen_random_uuid(), '${id}', '${it.partnership.id}', '${organisation}', 'seen', 'no', '${by}')`
  await assert.rejects(
    attempt(hostelUser, insert(hostelUser.organisationId, hostelUser.id)),
    /row-level security/,
  )
  await assert.rejects(
    attempt(churchUser, insert(coordinatorUser.organisationId, churchUser.id)),
    /row-level security/,
  )
  await assert.rejects(
    attempt(churchUser, insert(churchUser.organisationId, coordinatorUser.id)),
    /row-level security/,
  )
  const hidden = await attempt(
    churchUser,
    `with changed as (update street.snapshot_row set place = 'x' where id = '${row}' returning 1) select count(*)::int as n from changed`,
  )
  assert.equal(hidden[0]?.n, 0)
  const { recordId: elsewhere } = await aRecord(it.owner, churchUser, { given: 'Of the church' })
  await assert.rejects(
    attempt(
      coordinatorUser,
      `update street.snapshot_row set record_id = '${elsewhere}' where id = '${row}'`,
    ),
    /only somebody whom you see/,
  )
  assert.equal(
    (
      await attempt(hostelUser, `select count(*)::int as n from street.snapshot where id = '${id}'`)
    )[0]?.n,
    0,
  )
  assert.deepEqual(await attempt(hostelUser, `select * from street.snapshot_standing('${id}')`), [])
  assert.deepEqual(
    await attempt(hostelUser, `select * from street.snapshot_suggestions('${id}')`),
    [],
  )
  for (const statement of [
    `select * from street.snapshot_tally('${id}')`,
    `select * from street.snapshot_likeness('${id}')`,
    `select * from street.snapshot_groups('${id}')`,
    `insert into street.snapshot_figure values ('${id}', '${it.partnership.id}', 'total', 'total', 1)`,
    `update street.snapshot set signed_at = now() where id = '${id}'`,
    `update street.snapshot set forgotten_at = now() where id = '${id}'`,
    `delete from street.snapshot_row where id = '${row}'`,
    `delete from street.snapshot where id = '${id}'`,
    `update street.snapshot_row set counts = false where id = '${row}'`,
    `update street.snapshot_row set organisation_id = '${churchUser.organisationId}' where id = '${row}'`,
  ])
    await assert.rejects(
      attempt(coordinatorUser, statement),
      /permission denied|can only be updated to DEFAULT/,
      statement,
    )
})

test('somebody who is restricted is on the list for those who see them only, and is in the figures', async () => {
  const id = await begun('estimate', 2012)
  const { recordId } = await aRecord(it.owner, churchUser, { given: 'Hidden' })
  await it.owner
    .insertInto('street.snapshotRow')
    .values({
      id: newId(),
      snapshotId: id,
      partnershipId: it.partnership.id,
      organisationId: churchUser.organisationId,
      kind: 'evidence',
      nameKey: 'HiddenKey',
      place: 'Crypt',
      recordId,
      enteredBy: churchUser.id,
    })
    .execute()
  assert.match((await coordinator.get(`/street/count/${id}/meeting`)).body, /HiddenKey/)
  assert.doesNotMatch(
    (await coordinator.get(`/street/count/${id}/meeting`)).body,
    /Hidden<|href="\/people\//,
  )
  await it.owner
    .insertInto('people.namedStaff')
    .values({
      partnershipId: it.partnership.id,
      recordId,
      userId: churchUser.id,
      addedBy: churchUser.id,
    })
    .execute()
  await it.owner
    .insertInto('people.restriction')
    .values({
      id: newId(),
      partnershipId: it.partnership.id,
      recordId,
      reason: 'Fled',
      reviewOn: '2036-01-01',
      addedBy: churchUser.id,
    })
    .execute()
  assert.doesNotMatch((await coordinator.get(`/street/count/${id}/meeting`)).body, /HiddenKey/)
  assert.doesNotMatch((await coordinator.get(`/street/count/${id}/meeting`)).body, /Crypt/)
  assert.match(
    (await church.get(`/street/count/${id}/meeting`)).body,
    /Shown to named staff only.*Crypt/,
  )
  assert.match(text((await coordinator.get(`/street/count/${id}`)).body), /1 of 1 not decided/)
  await decide(church, id, await rowId(id, 'HiddenKey'), 'include')
  assert.match(text((await coordinator.get(`/street/count/${id}`)).body), /1 person, as it stands/)
})

test('what was recorded by phone that night is taken over once, by those who see it, with who it was', async () => {
  const id = await begun('count', 2023)
  const { recordId } = await aRecord(it.owner, coordinatorUser, { given: 'Known' })
  const at = (time: string) => new Date(`2023-11-${time}Z`)
  const here = { areaCode: area }
  await aContact(it.owner, coordinatorUser, { ...here, seenAt: at('13T02:10:00'), recordId })
  await aContact(it.owner, coordinatorUser, {
    ...here,
    seenAt: at('12T23:50:00'),
    description: 'Blue tent',
    bedding: 'about-to',
  })
  await aContact(it.owner, coordinatorUser, { ...here, seenAt: at('13T02:20:00'), bedding: 'no' })
  await aContact(it.owner, coordinatorUser, { ...here, seenAt: at('13T12:30:00') })
  await aContact(it.owner, coordinatorUser, { seenAt: at('13T02:30:00') })
  await aContact(it.owner, churchUser, {
    ...here,
    seenAt: at('13T02:40:00'),
    description: 'Only the church saw',
  })
  const page = text((await coordinator.get(`/street/count/${id}/sheets`)).body)
  assert.match(page, /2 people were recorded as bedded down or about to/)
  assert.match(page, /1 more was recorded that you may not see/)
  const take = (browser: Browser) =>
    browser.submit(`/street/count/${id}/sheets`, {}, `/street/count/${id}/take`)
  await take(coordinator)
  const after = await coordinator.get(`/street/count/${id}/sheets`)
  assert.match(text(after.body), /2 lines/)
  assert.match(after.body, /Known/)
  assert.match(text(after.body), /at 23:50, about to bed down/)
  await coordinator.submit(`/street/count/${id}/members`, {}, `/street/count/${id}/take`)
  assert.match(text((await coordinator.get(`/street/count/${id}/sheets`)).body), /2 lines/)
  await take(church)
  assert.match(text((await coordinator.get(`/street/count/${id}/sheets`)).body), /3 lines/)
})

test('signed by the chair and an independent partner, a count is frozen: in pages, in SQL, for the owner too', async () => {
  const id = await begun('spotlight')
  const north = await team(id, 'North')
  await type(coordinator, id, north, [
    { key: 'One', place: 'Alley', sex: 'M', age: '26-over', nationality: 'uk' },
    { key: 'Two', place: 'Park', sex: 'M', age: '26-over', nationality: 'uk' },
  ])
  await evidence(church, id, { key: 'Three' })
  await evidence(church, id, { key: 'Four', place: 'Harbour Hostel, bed 4' })
  assert.match(text((await sign(coordinator, id, 'chair', 'Council', 2)).body), /not fixed yet/)
  const noReason = await decide(coordinator, id, await rowId(id, 'Four'), 'exclude')
  assert.match(text(noReason.body), /Choose why they do not count/)
  assert.equal(
    (await decide(coordinator, id, await rowId(id, 'Four'), 'exclude', 'hostel')).status,
    303,
  )
  assert.equal((await decide(coordinator, id, await rowId(id, 'Three'), 'include')).status, 303)
  await onPage(coordinator, id, 'fix')
  assert.match(
    text((await type(coordinator, id, north, [{ key: 'Late' }])).body),
    /The figure is fixed. Open it again first/,
  )
  assert.match(
    text((await sign(coordinator, id, 'independent', 'Council', 3)).body),
    /an agency that is on the list of those consulted as independent/,
  )
  await independent(id)
  assert.match(
    text((await sign(coordinator, id, 'chair', 'Council', 4)).body),
    /The figure is 3 now/,
  )
  assert.equal((await sign(coordinator, id, 'chair', 'Council', 3)).status, 303)
  assert.match(
    text((await sign(coordinator, id, 'independent', 'St Bride’s Soup Run', 3)).body),
    /are two people/,
  )
  await onPage(coordinator, id, 'open')
  assert.match(text((await coordinator.get(`/street/count/${id}`)).body), /3 people, as it stands/)
  await onPage(coordinator, id, 'fix')
  assert.equal((await sign(coordinator, id, 'chair', 'Council', 3)).status, 303)
  assert.equal(
    (await sign(church, id, 'independent', 'St Bride’s Soup Run', 3)).location,
    `/street/count/${id}`,
  )
  const late = await type(coordinator, id, north, [{ key: 'Late' }])
  assert.match(text(late.body), /This count is signed and is not changed/)
  for (const statement of [
    `update street.snapshot set night = night + 1 where id = '${id}'`,
    `update street.snapshot set fixed_total = 4 where id = '${id}'`,
    `update street.snapshot set signed_at = null, forget_on = null where id = '${id}'`,
    `delete from street.snapshot where id = '${id}'`,
    `update street.snapshot_row set decision = 'exclude', reason = 'hostel', decided_at = now() where snapshot_id = '${id}'`,
    `update street.snapshot_row set name_key = 'x' where snapshot_id = '${id}'`,
    `delete from street.snapshot_row where snapshot_id = '${id}'`,
    `insert into street.snapshot_row (id, snapshot_id, partnership_id, organisation_id, kind, bedding, entered_by)
      select gen_random_uuid(), snapshot_id, partnership_id, organisation_id, 'seen', 'no', entered_by from street.snapshot_row where snapshot_id = '${id}'`,
    `delete from street.snapshot_signature where snapshot_id = '${id}'`,
    `update street.snapshot_figure set people = 9 where snapshot_id = '${id}'`,
    `delete from street.snapshot_figure where snapshot_id = '${id}'`,
    `update street.snapshot_partner set independent = false where snapshot_id = '${id}'`,
    `update street.snapshot_team set name = 'x' where snapshot_id = '${id}'`,
    `delete from street.snapshot_member where snapshot_id = '${id}'`,
  ])
    await assert.rejects(
      sql.raw(statement).execute(it.owner),
      /never deleted|is not changed/,
      statement,
    )
})

test('signed figures are for everybody, small groups hidden; the return with every number is for the co-ordinator', async () => {
  const areaCode = await anArea(it.owner, it.partnership.id, 'Gorsebury')
  const id = await begun('count', year, areaCode)
  const north = await team(id, 'North')
  const men = Array.from({ length: 11 }, (_, index) => ({
    key: `M${index}`,
    place: `Arch ${index}`,
    sex: 'M',
    age: '26-over',
    nationality: 'uk',
  }))
  await type(coordinator, id, north, [
    ...men,
    { key: 'W', place: 'Arch 50', sex: 'F', age: '18-25', nationality: 'uk' },
  ])
  assert.equal((await reader.get(`/street/count/${id}/figures.csv`)).status, 404)
  await signed(id, 12)
  const page = text((await reader.get(`/street/count/${id}`)).body)
  assert.match(page, /12 people sleeping rough on that night/)
  assert.match(page, /Sex: Female Hidden, small/)
  assert.match(page, /Sex: Male Hidden, small/)
  assert.match(page, /Nationality: United Kingdom 12/)
  const csv = (await reader.get(`/street/count/${id}/figures.csv`)).body
  assert.match(csv, /Sex,Female,hidden/)
  assert.doesNotMatch(csv, /,11\b/)
  assert.equal((await reader.get(`/street/count/${id}/return.csv`)).status, 403)
  const taken = (await coordinator.get(`/street/count/${id}/return.csv`)).body
  const lines = taken.trim().split('\r\n').slice(1)
  assert.deepEqual(
    [lines[0], lines[2], lines[3], lines[4]],
    [
      'Count,Approach,Count-based estimate',
      'Count,People sleeping rough,12',
      'Sex,Male,11',
      'Sex,Female,1',
    ],
  )
  assert.match(lines.at(-1) ?? '', /^Agencies consulted,/)
  const ods = await coordinator.get(`/street/count/${id}/return.ods`)
  assert.equal(ods.headers['content-type'], 'application/vnd.oasis.opendocument.spreadsheet')
  assert.match(
    text((await reader.get(`/street/count/series?area=${areaCode}`)).body),
    /2024 12 Count-based estimate Signed by this partnership/,
  )
})

test('a correction is a new count with its reason; the working list is deleted after its period and the figures stay', async () => {
  const areaCode = await anArea(it.owner, it.partnership.id, 'Marlcombe')
  const id = await begun('count', year, areaCode)
  const north = await team(id, 'North')
  const south = await team(id, 'South')
  await type(coordinator, id, north, [
    { key: 'One', place: 'Alley' },
    { key: 'Two', place: 'Park' },
  ])
  await type(coordinator, id, south, [{ key: 'One', place: 'Elsewhere' }])
  await coordinator.submit(
    `/street/count/${id}/debrief`,
    await openPair(id),
    `/street/count/${id}/pairs`,
  )
  await signed(id, 2)
  const correctionId = newId()
  const none = await coordinator.submit(`/street/count/${id}/correct`, {
    id: correctionId,
    because: '',
  })
  assert.match(text(none.body), /Enter why it is corrected/)
  const reply = await coordinator.submit(`/street/count/${id}/correct`, {
    id: correctionId,
    because: 'One sheet was found later',
  })
  assert.equal(reply.location, `/street/count/${correctionId}`)
  assert.match(
    text((await coordinator.get(reply.location ?? '')).body),
    /One sheet was found later.*2 people, as it stands/,
  )
  const tooEarly = await coordinator.submit(
    `/street/count/${id}/correct`,
    {},
    `/street/count/${id}/forget`,
  )
  assert.equal(tooEarly.status, 303)
  assert.match(
    text((await coordinator.get(`/street/count/${id}`)).body),
    /deleted only after its period/,
  )
  await type(coordinator, correctionId, await teamOf(correctionId, 'North'), [
    { key: 'Five', place: 'Quay' },
  ])
  await coordinator.submit(
    `/street/count/${correctionId}/sign`,
    {},
    `/street/count/${correctionId}/fix`,
  )
  assert.equal((await sign(coordinator, correctionId, 'chair', 'Council', 3)).status, 303)
  assert.equal(
    (await sign(church, correctionId, 'independent', 'St Bride’s Soup Run', 3)).status,
    303,
  )
  assert.match(
    text((await reader.get(`/street/count/series?area=${areaCode}`)).body),
    /2024 3 Count-based/,
  )
  assert.match(text((await reader.get(`/street/count/${id}`)).body), /2 people sleeping rough/)
  // Its period is over: as if it had been signed a year ago.
  await sql`alter table street.snapshot disable trigger frozen`.execute(it.owner)
  await sql`update street.snapshot set forget_on = '2025-01-01' where id = ${correctionId}::uuid`.execute(
    it.owner,
  )
  await sql`alter table street.snapshot enable trigger frozen`.execute(it.owner)
  const away = await coordinator.submit(
    `/street/count/${correctionId}/assurance`,
    {},
    `/street/count/${correctionId}/forget`,
  )
  assert.equal(away.status, 303)
  const page = text((await coordinator.get(`/street/count/${correctionId}`)).body)
  assert.match(page, /The working list was deleted: 4 lines/)
  assert.match(page, /3 people sleeping rough on that night/)
  const { rows } =
    await sql`select from street.snapshot_row where snapshot_id = ${correctionId}::uuid`.execute(
      it.owner,
    )
  assert.equal(rows.length, 0)
})

async function openPair(id: string): Promise<Record<string, string>> {
  const body = (await coordinator.get(`/street/count/${id}/debrief`)).body
  const [, a = '', b = ''] = /name="a" value="([^"]+)".*?name="b" value="([^"]+)"/s.exec(body) ?? []
  return { a, b, decision: 'same' }
}

async function teamOf(id: string, name: string): Promise<string> {
  const row = await it.owner
    .selectFrom('street.snapshotTeam')
    .select('id')
    .where('snapshotId', '=', id)
    .where('name', '=', name)
    .executeTakeFirstOrThrow()
  return row.id
}

test('quality assurance other than assured needs a reason, and what was said before stays', async () => {
  const id = await begun('count', 2011)
  const path = `/street/count/${id}/assurance`
  const said = { saidBy: 'A. Verifier', rag: 'amber' }
  assert.match(
    text((await coordinator.submit(path, { ...said, outcome: 'not-fully' })).body),
    /Choose at least one reason/,
  )
  await coordinator.submit(path, { ...said, outcome: 'not-fully', concerns: 'before-midnight' })
  await coordinator.submit(path, { ...said, outcome: 'assured', rag: 'green' })
  const page = text((await coordinator.get(`/street/count/${id}`)).body)
  assert.match(
    page,
    /Assured by A. Verifier.*Not fully assured by A. Verifier.*The count began before midnight/,
  )
})

test('the sheet is the partnership’s own in a new version, and its questions are kept with the line', async () => {
  const reply = await coordinator.submit('/street/count/template', {
    version: '1',
    shown: ['key', 'sex'],
    own: 'Dog\nWants a call',
    because: 'Our vet comes along',
  })
  assert.equal(reply.status, 303, text(reply.body))
  const id = await begun('count', 2022)
  const north = await team(id, 'North')
  const sheet = (await coordinator.get(`/street/count/${id}/teams/${north}/sheet`)).body
  assert.match(sheet, /Wants a call/)
  assert.doesNotMatch(text(sheet), /Nationality/)
  const line = { 'own-dog': 'Two small ones', key: 'Zed' } as Line
  assert.equal((await type(coordinator, id, north, [line])).status, 303)
  assert.match(
    text((await coordinator.get(`/street/count/${id}/sheets`)).body),
    /dog: Two small ones/,
  )
})

test('a person who is deleted under retention leaves a signed list without what tells of them, and its figures', async () => {
  const areaCode = await anArea(it.owner, it.partnership.id, 'Elmbridge')
  const id = await begun('spotlight', year, areaCode)
  const { recordId, personId } = await aRecord(it.owner, coordinatorUser, { given: 'Deleted' })
  const { reference } = await it.owner
    .selectFrom('people.person')
    .select('reference')
    .where('id', '=', personId)
    .executeTakeFirstOrThrow()
  await evidence(coordinator, id, { key: 'Gone', reference, sex: 'F', description: 'Purple hat' })
  await decide(coordinator, id, await rowId(id, 'Gone'), 'include')
  assert.match((await coordinator.get(`/street/count/${id}/meeting`)).body, /Deleted/)
  // In the copy that somebody asked for it is read by a colleague too, who was not told the night.
  const colleague = await aUser(it.owner, it.partnership, ['worker'])
  const copied = (user: TestUser) =>
    asUser(it.owner, user, tx =>
      countCopy.list(tx, {
        personId,
        organisationId: coordinatorUser.organisationId,
        recordIds: [recordId],
      }),
    )
  assert.deepEqual(await copied(colleague), [])
  await permit(it.owner, colleague, ['street'])
  const [entry] = await copied(colleague)
  assert.ok(entry?.fields.some(field => field.value === 'Purple hat'))
  assert.deepEqual(await copied(churchUser), [])
  await signed(id, 1)
  await sql`select people.delete_rows('people.record', 'id = any ($1)', array[${recordId}::uuid])`.execute(
    it.owner,
  )
  const { rows } = await sql`
    select record_id, name_key, description, why, sex, counts from street.snapshot_row where snapshot_id = ${id}::uuid`.execute(
    it.owner,
  )
  assert.deepEqual(rows, [
    { recordId: null, nameKey: '', description: '', why: '', sex: 'F', counts: true },
  ])
  assert.match(text((await coordinator.get(`/street/count/${id}`)).body), /Sex: Female 1/)
})

test('on random lists everybody counts once, as a plain model says', async () => {
  const areaCode = await anArea(it.owner, it.partnership.id, 'Randomby')
  const pick = <T>(list: readonly [T, ...T[]]): T =>
    list[Math.floor(Math.random() * list.length)] ?? list[0]
  for (let world = 0; world < 12; world += 1) {
    const id = newId()
    const { partnershipId, organisationId } = coordinatorUser
    await it.owner
      .insertInto('street.snapshot')
      .values({
        id,
        partnershipId,
        areaCode,
        year: 2030 + world,
        number: 1,
        night: `${2030 + world}-11-12`,
        approach: 'spotlight',
        addedBy: coordinatorUser.id,
      })
      .execute()
    const rows = Array.from({ length: 2 + world * 2 }, () => {
      const kind = pick(['seen', 'evidence'])
      const decision = pick([null, 'include', 'exclude'])
      return {
        id: newId(),
        snapshotId: id,
        partnershipId,
        organisationId,
        kind,
        bedding: kind === 'seen' ? pick(['bedded-down', 'about-to', 'no']) : null,
        decision,
        reason: decision === 'exclude' ? 'hostel' : null,
        decidedAt: decision ? new Date() : null,
        sex: pick(['M', 'F', 'U']),
        more: '{}',
        enteredBy: coordinatorUser.id,
      }
    })
    await it.owner.insertInto('street.snapshotRow').values(rows).execute()
    const group = new Map(rows.map(row => [row.id, row.id]))
    for (const [index, row] of rows.entries()) {
      const other = rows[index + 1 + Math.floor(Math.random() * 3)]
      if (!other) continue
      const [rowA = '', rowB = ''] = [row.id, other.id].sort()
      const decision = pick(['same', 'different', 'same'])
      await it.owner
        .insertInto('street.snapshotPair')
        .values({
          snapshotId: id,
          partnershipId,
          rowA,
          rowB,
          decision,
          decidedBy: coordinatorUser.id,
        })
        .execute()
      if (decision !== 'same') continue
      const [from, into] = [group.get(rowA), group.get(rowB)]
      for (const [member, of] of group) if (of === from) group.set(member, into ?? of)
    }
    const counted = rows.filter(
      row =>
        row.decision !== 'exclude' &&
        (row.kind === 'evidence' ? row.decision === 'include' : row.bedding !== 'no'),
    )
    const people = [...Map.groupBy(counted, row => group.get(row.id)).values()]
    const sexOf = (lines: typeof counted) => {
      const known = [...new Set(lines.map(line => line.sex).filter(sex => sex !== 'U'))]
      return known.length === 1 ? known[0] : 'U'
    }
    const { rows: tally } = await sql<{ dimension: string; code: string; people: number }>`
      select * from street.snapshot_tally(${id}::uuid)`.execute(it.owner)
    const said = (dimension: string, code: string) =>
      tally.find(one => one.dimension === dimension && one.code === code)?.people
    assert.equal(said('total', 'total'), people.length, `world ${world}`)
    for (const sex of ['M', 'F', 'U'])
      assert.equal(
        said('sex', sex),
        people.filter(lines => sexOf(lines) === sex).length,
        `world ${world}, ${sex}`,
      )
    for (const dimension of ['sex', 'age', 'nationality'])
      assert.equal(
        tally.filter(one => one.dimension === dimension).reduce((sum, one) => sum + one.people, 0),
        people.length,
      )
  }
})
