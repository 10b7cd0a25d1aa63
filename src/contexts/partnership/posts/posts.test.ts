import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startApp, type TestApp } from '../../../../test/app.ts'
import type { Browser } from '../../../../test/browser.ts'
import { newId } from '../../../platform/ids.ts'

let it: TestApp
let admin: Browser
before(async () => {
  it = await startApp({ today: '2026-11-22' })
  admin = await it.signIn(it.users.administrator)
})
after(() => it.close())

async function aPost(title: string): Promise<string> {
  const organisation = it.partnership.councilId
  const reply = await admin.submit('/partnership/posts/new', { id: newId(), title, organisation })
  assert.equal(reply.status, 303, reply.body)
  return reply.location ?? ''
}

function days(from: string, to = '') {
  const parts = (name: string, day: string) =>
    ['year', 'month', 'day'].map((part, index) => [`${name}-${part}`, day.split('-')[index] ?? ''])
  return Object.fromEntries([...parts('from', from), ...parts('to', to)])
}

test('a post is held by somebody from a day on, and shows on the page of its organisation', async () => {
  const post = await aPost('Head of housing options')
  const person = it.users.lead.id
  const reply = await admin.submit(`${post}/holders/new`, { person, ...days('2026-04-01') })
  assert.equal(reply.status, 303)
  const organisation = `/partnership/organisations/${it.partnership.councilId}`
  assert.match(
    (await admin.get(organisation)).body,
    /Head of housing options<\/a>: Test strategy-lead/,
  )
  assert.match((await admin.get(`/partnership/users/${person}`)).body, /1 April 2026/)
})

test('a last day before the first is refused beside the field, and so is a day that does not exist', async () => {
  const post = await aPost('Rough sleeping coordinator')
  const person = it.users.lead.id
  const wrong = await admin.submit(`${post}/holders/new`, {
    person,
    ...days('2026-04-01', '2026-03-31'),
  })
  assert.equal(wrong.status, 400)
  assert.match(wrong.body, /href="#to-day"[^>]*>Last day must be the first day or after it/)
  assert.match(wrong.body, /name="from-year"[^>]*value="2026"/)
  const none = await admin.submit(`${post}/holders/new`, { person: '', ...days('2026-02-30') })
  assert.match(none.body, /Choose who holds the post/)
  const unreal = await admin.submit(`${post}/holders/new`, { person, ...days('2026-02-30') })
  assert.match(unreal.body, /First day must be a real date/)
})

test('nobody holds a post twice in the same days; the form sent twice changes nothing', async () => {
  const post = await aPost('Data officer')
  const person = it.users.contributor.id
  const given = { person, ...days('2026-01-01', '2026-06-30') }
  assert.equal((await admin.submit(`${post}/holders/new`, given)).status, 303)
  assert.equal((await admin.submit(`${post}/holders/new`, given)).status, 303)
  const overlapping = await admin.submit(`${post}/holders/new`, { person, ...days('2026-06-30') })
  assert.match(overlapping.body, /already holds the post in these days/)
  const later = await admin.submit(`${post}/holders/new`, { person, ...days('2026-07-01') })
  assert.equal(later.status, 303)
})

test('the last day can be set later, and not before the first', async () => {
  const post = await aPost('Team manager')
  const person = it.users.reader.id
  await admin.submit(`${post}/holders/new`, { person, ...days('2026-04-01') })
  const end = `${post}/holders/${person}/2026-04-01`
  const last = (day: string) => ({ 'to-day': day, 'to-month': '3', 'to-year': '2026' })
  assert.match((await admin.submit(end, last('31'))).body, /Last day must be the first day/)
  assert.match((await admin.submit(end, {})).body, /Enter the last day/)
  const reply = await admin.submit(end, { 'to-day': '1', 'to-month': '9', 'to-year': '2026' })
  assert.equal(reply.status, 303)
  assert.match((await admin.get(post)).body, /1 September 2026/)
  assert.equal((await admin.get(`${post}/holders/${person}/2026-04-02`)).status, 404)
  assert.equal((await admin.get(`${post}/holders/${person}/spring`)).status, 404)
})

test('teams and groups are added and renamed; a name in use is refused', async () => {
  const organisation = it.partnership.councilId
  const team = { id: newId(), name: 'Housing options', organisation }
  const added = await admin.submit('/partnership/teams/new', team)
  assert.equal(added.status, 303)
  const again = await admin.submit('/partnership/teams/new', {
    ...team,
    id: newId(),
    name: 'housing OPTIONS',
  })
  assert.match(again.body, /already has a team of that name/)
  assert.equal((await admin.submit(added.location ?? '', { name: 'Housing advice' })).status, 303)
  assert.match((await admin.get('/partnership/teams?q=advice')).body, /Housing advice/)
  const group = { id: newId(), name: 'Strategy steering group', kind: 'steering' }
  const made = await admin.submit('/partnership/groups/new', group)
  assert.equal(made.status, 303)
  assert.match(
    (await admin.submit('/partnership/groups/new', { ...group, id: newId() })).body,
    /already a group called/,
  )
  assert.match(
    (await admin.submit(made.location ?? '', { name: '', kind: 'circus' })).body,
    /Choose what kind of group it is/,
  )
  assert.match((await admin.get('/partnership/groups')).body, /Steering group/)
})
