import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { startApp, type TestApp } from '../../../../test/app.ts'
import type { Browser } from '../../../../test/browser.ts'
import { anOrganisation, aUser, type TestUser } from '../../../../test/builders/partnership.ts'
import { newId } from '../../../platform/ids.ts'

let it: TestApp
let own: string
let keeper: TestUser
let browser: Browser
before(async () => {
  it = await startApp()
  own = await anOrganisation(it.owner, it.partnership.id, 'Exbury Outreach')
  keeper = await aUser(it.owner, it.partnership, ['organisation-administrator'], own)
  browser = await it.signIn(keeper)
})
after(() => it.close())

const colleague = (...roles: Parameters<typeof aUser>[2]) =>
  aUser(it.owner, it.partnership, roles, own)
const rolesOf = async (id: string) =>
  (
    await it.owner
      .selectFrom('partnership.userRole')
      .select('role')
      .where('userId', '=', id)
      .execute()
  ).map(row => row.role)

test('the administrator of an organisation adds somebody, who joins with a one-time code and works at once', async () => {
  const person = {
    id: newId(),
    name: 'Ida Invented',
    email: `ida.${newId()}@exbury.example`,
    roles: ['worker'],
  }
  const added = await browser.submit('/organisation/people/new', person)
  assert.equal(added.location, `/organisation/people/${person.id}/one-time-code`)
  const page = await browser.submit(added.location ?? '', {})
  const code = /<strong class="tl-code">([^<]+)</.exec(page.body)?.[1] ?? ''
  const ida = it.visitor()
  assert.equal((await ida.submit('/join', { code })).location, '/sign-in/choose')
  const chosen = await ida.submit('/sign-in/choose', { password: 'marble otter kite' })
  assert.equal(chosen.location, '/sign-in/set-up')
  const record = await it.owner
    .selectFrom('partnership.userAccount')
    .select('organisationId')
    .where('id', '=', person.id)
    .executeTakeFirstOrThrow()
  assert.equal(record.organisationId, own)
})

test('roles over the whole partnership are not theirs to give, to anybody or to themself', async () => {
  const person = await colleague('worker')
  for (const role of ['administrator', 'strategy-lead', 'data-guardian', 'matching-lead']) {
    const added = await browser.submit('/organisation/people/new', {
      id: newId(),
      name: 'x',
      email: `${newId()}@exbury.example`,
      roles: [role],
    })
    assert.equal(added.status, 400, role)
  }
  const edit = `/organisation/people/${keeper.id}/edit`
  const version = /name="version" value="([^"]+)"/.exec((await browser.get(edit)).body)?.[1] ?? ''
  const self = await browser.submit(edit, {
    version,
    name: 'Test',
    email: keeper.email,
    roles: ['worker', 'organisation-administrator'],
  })
  assert.match(self.body, /Ask an administrator of the partnership/)
  assert.deepEqual(await rolesOf(keeper.id), ['organisation-administrator'])
  assert.deepEqual(await rolesOf(person.id), ['worker'])
})

test('people of another organisation are neither seen nor changed nor ended', async () => {
  const other = await aUser(it.owner, it.partnership, ['worker'])
  for (const path of ['', '/edit', '/one-time-code'])
    assert.equal((await browser.get(`/organisation/people/${other.id}${path}`)).status, 404, path)
  for (const path of ['/end', '/enable', '/one-time-code']) {
    const { status } = await browser.submit(
      '/account',
      {},
      `/organisation/people/${other.id}${path}`,
    )
    assert.equal(status, 404, path)
  }
})

test('somebody with a role over the partnership gets no code from them, but their account can be ended', async () => {
  const lead = await colleague('data-guardian')
  const signedIn = await it.signIn(lead)
  assert.equal((await browser.get(`/organisation/people/${lead.id}/one-time-code`)).status, 404)
  await browser.submit('/organisation', {}, `/organisation/people/${lead.id}/end`)
  assert.equal((await signedIn.get('/account')).status, 303)
  await browser.submit('/organisation', {}, `/organisation/people/${lead.id}/enable`)
  assert.match((await browser.get('/organisation')).body, /Ask an administrator of the partnership/)
})

test('a leaver loses access with the next request, and comes back with none of it', async () => {
  const leaver = await colleague('worker')
  const signedIn = await it.signIn(leaver)
  assert.equal((await signedIn.get('/account')).status, 200)
  const page = `/organisation/people/${leaver.id}`
  assert.equal((await browser.submit(page, {}, `${page}/end`)).location, page)
  assert.match((await signedIn.get('/account')).location ?? '', /^\/sign-in/)
  await browser.submit(page, {}, `${page}/enable`)
  assert.equal((await signedIn.get('/account')).status, 303, 'the session stays ended')
})

test('people move between the teams of the organisation, and into no other', async () => {
  const team = newId()
  await browser.submit('/organisation/teams/new', { id: team, name: 'Night team' })
  const person = await colleague('worker')
  const edit = `/organisation/people/${person.id}/edit`
  const version = /name="version" value="([^"]+)"/.exec((await browser.get(edit)).body)?.[1] ?? ''
  const changed = { version, name: 'Test worker', email: person.email, roles: ['worker'] }
  assert.equal((await browser.submit(edit, { ...changed, teams: [team] })).status, 303)
  assert.match((await browser.get(`/organisation/people/${person.id}`)).body, /Night team/)
  const foreign = newId()
  await it.owner
    .insertInto('partnership.team')
    .values({
      id: foreign,
      partnershipId: it.partnership.id,
      organisationId: it.partnership.councilId,
      name: 'Theirs',
    })
    .execute()
  const again = /name="version" value="([^"]+)"/.exec((await browser.get(edit)).body)?.[1] ?? ''
  const refused = await browser.submit(edit, { ...changed, version: again, teams: [foreign] })
  assert.match(refused.body, /Choose teams from the list/)
  assert.equal((await browser.get(`/organisation/teams/${foreign}`)).status, 404)
})

test('on shared computers sessions end after minutes, at once also for whoever is signed in; each page says when', async () => {
  const person = await colleague('worker')
  const signedIn = await it.signIn(person)
  const page = await browser.get('/organisation/sessions')
  const version = /name="version" value="([^"]+)"/.exec(page.body)?.[1] ?? ''
  const tooLong = await browser.submit('/organisation/sessions', {
    version,
    shared: 'yes',
    idle: '60',
    longest: '480',
  })
  assert.match(tooLong.body, /15 minutes or sooner/)
  const saved = await browser.submit('/organisation/sessions', {
    version,
    shared: 'yes',
    idle: '5',
    longest: '480',
  })
  assert.equal(saved.status, 303)
  const shown = (await signedIn.get('/account')).body
  const ends = Date.parse(/data-idle-ends="([^"]+)"/.exec(shown)?.[1] ?? '')
  assert.ok(ends - Date.now() < 5 * 60_000 + 1000 && ends - Date.now() > 3 * 60_000)
  assert.match(shown, /You stay signed in until .{4,10} if you do nothing/)
  const idle = (minutes: number) =>
    sql`update partnership.session set seen_at = now() - make_interval(mins => ${minutes})
      where user_id = ${person.id}::uuid`.execute(it.owner)
  await idle(4)
  assert.equal((await signedIn.get('/account')).status, 200)
  await idle(6)
  assert.equal((await signedIn.get('/account')).status, 303)
  const other = await it.signIn(it.users.reader)
  const longer = Date.parse(
    /data-idle-ends="([^"]+)"/.exec((await other.get('/account')).body)?.[1] ?? '',
  )
  assert.ok(longer - Date.now() > 50 * 60_000, 'another organisation keeps its own')
})

test('asking for the time that is left does not prolong it; saying that one is there does', async () => {
  const reader = await aUser(it.owner, it.partnership, ['reader'])
  const signedIn = await it.signIn(reader)
  const left = async () => JSON.parse((await signedIn.get('/account/time-left')).body).idleEndsAt
  await sql`update partnership.session set seen_at = now() - interval '20 minutes' where user_id = ${reader.id}::uuid`.execute(
    it.owner,
  )
  const first = await left()
  assert.equal(await left(), first)
  const csrf = /data-csrf="([^"]+)"/.exec((await it.visitor().get('/sign-in')).body)?.[1]
  assert.equal(csrf, undefined, 'a visitor has no session to end')
  await signedIn.submit('/account/password', {}, '/account/stay')
  assert.ok(Date.parse(await left()) > Date.parse(first) + 15 * 60_000)
})
