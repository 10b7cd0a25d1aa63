import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Role } from '../../src/platform/db/access.ts'
import { newId } from '../../src/platform/ids.ts'
import { startApp, type TestApp } from '../app.ts'
import type { Browser, Reply } from '../browser.ts'
import { anOrganisation, aPartnership, aUser } from '../builders/partnership.ts'
import { anAgreement, aRecord, factBy, permit } from '../builders/people.ts'
import { type Route, readRoutes } from '../read-routes.ts'

// Every route about people, asked by everybody with the ids of somebody whom they may not know of: each answer is the one
// that an id of nobody gets. Routes are found by asking the server, so that a new one is asked too.

let it: TestApp
let routes: Route[]
/** Real ids of the hidden person, by the name that routes give their part of the address. */
let hidden: Record<string, string>
const askers: { name: string; browser: Browser }[] = []

before(async () => {
  it = await startApp()
  await it.app.server.ready()
  routes = readRoutes(it.app.server.printRoutes({ commonPrefix: false })).filter(
    ({ method, path }) => method !== 'HEAD' && path.startsWith('/people'),
  )
  const outside = await anOrganisation(it.owner, it.partnership.id, 'Outside Refuge')
  const keeper = await aUser(it.owner, it.partnership, ['worker'], outside)
  await permit(it.owner, keeper, ['health', 'contact'])
  const { personId, recordId } = await aRecord(it.owner, keeper, {
    given: 'Hidden',
    family: 'Person',
  })
  const on = { partnershipId: keeper.partnershipId, recordId }
  const [note, involvement, restriction, objection, glass] = [
    newId(),
    newId(),
    newId(),
    newId(),
    newId(),
  ]
  await it.owner
    .insertInto('people.note')
    .values({
      id: note,
      happenedAt: new Date(),
      words: 'Hidden words',
      ...factBy(keeper, recordId, 'health'),
    })
    .execute()
  await it.owner
    .insertInto('people.involvement')
    .values({
      id: involvement,
      ...on,
      organisationId: outside,
      kind: 'caseload',
      addedBy: keeper.id,
    })
    .execute()
  await it.owner
    .insertInto('people.namedStaff')
    .values({ ...on, userId: keeper.id, addedBy: keeper.id })
    .execute()
  await it.owner
    .insertInto('people.restriction')
    .values({
      id: restriction,
      ...on,
      reason: 'Hidden reason',
      reviewOn: '2036-01-01',
      addedBy: keeper.id,
    })
    .execute()
  await it.owner
    .insertInto('people.objection')
    .values({ id: objection, ...on, reason: 'Hidden objection', addedBy: keeper.id })
    .execute()
  const name = await it.owner
    .selectFrom('people.name')
    .select('id')
    .where('recordId', '=', recordId)
    .executeTakeFirstOrThrow()
  hidden = {
    id: personId,
    personId,
    record: recordId,
    recordId,
    row: name.id,
    name: name.id,
    note,
    involvement,
    objection,
    user: keeper.id,
    glass,
  }

  const partner = await anOrganisation(it.owner, it.partnership.id, 'Riverside Hospital')
  const first = await aUser(it.owner, it.partnership, ['worker'], partner)
  await anAgreement(
    it.owner,
    first,
    [it.partnership.councilId, partner],
    [{ category: 'identity' }],
  )
  const roles: Role[] = [
    'worker',
    'data-guardian',
    'matching-lead',
    'organisation-administrator',
    'administrator',
    'strategy-lead',
    'contributor',
    'reader',
  ]
  for (const role of roles) {
    const user = await aUser(it.owner, it.partnership, [role])
    askers.push({ name: role, browser: await it.signIn(user) })
  }
  const everything = await aUser(it.owner, it.partnership, [
    'worker',
    'data-guardian',
    'matching-lead',
  ])
  await permit(it.owner, everything, ['health', 'contact'])
  askers.push({ name: 'all roles with people', browser: await it.signIn(everything) })
  askers.push({
    name: 'no role',
    browser: await it.signIn(await aUser(it.owner, it.partnership, [])),
  })
  const elsewhere = await aPartnership(it.owner, 'Elseshire')
  const foreign = await aUser(it.owner, elsewhere, ['worker', 'data-guardian', 'matching-lead'])
  askers.push({ name: 'another partnership', browser: await it.signIn(foreign) })
  askers.push({ name: 'nobody', browser: it.visitor() })
})
after(() => it.close())

const ghost = '0192f0c1-0000-7000-8000-000000000000'

/** The path with the ids of the hidden person, and the same with ids of nobody. */
function addresses(path: string): { real: string; unreal: string } {
  const fill = (idOf: (name: string) => string) =>
    path.replaceAll(/:([a-zA-Z]+)/g, (_, name: string) => idOf(name))
  return { real: fill(name => hidden[name] ?? ghost), unreal: fill(() => ghost) }
}

/** What of an answer must not differ: all but the ids that were asked for and what is new on every page. */
function plain({ status, body, location }: Reply) {
  const ids = new RegExp([...new Set([...Object.values(hidden), ghost])].join('|'), 'g')
  const without = (text: string) =>
    text
      .replaceAll(ids, 'ID')
      .replaceAll(/name="csrf" value="[^"]*"/g, '')
      .replaceAll(/(name="id" value=")[0-9a-f-]{36}/g, '$1')
      .replaceAll(/\b[A-Z0-9]{8}\b/g, 'CODE')
  return { status, body: without(body), location: location && without(location) }
}

/** The answer to a form; where it leads on, with what is said on the next page. */
async function sendAndRead(browser: Browser, path: string, sent: Record<string, string>) {
  const reply = await browser.forge(path, sent)
  return reply.status === 303 ? { ...reply, body: (await browser.get('/account')).body } : reply
}

/** Says where two answers begin to differ, not the whole of them. */
function same(about: Reply, nobody: Reply, what: string) {
  const [one, other] = [JSON.stringify(plain(about)), JSON.stringify(plain(nobody))]
  const at = [...one].findIndex((letter, index) => letter !== other[index])
  const near = (text: string) => text.slice(Math.max(0, at - 60), at + 120)
  assert.ok(one === other, `${what}: …${near(one)}… and …${near(other)}…`)
}

const hasIds = ({ path }: Route) => path.includes(':')

test('the routes about people are found', () => {
  const paths = routes.map(({ path }) => path)
  for (const known of [
    '/people/:id',
    '/people/:id/why',
    '/people/:id/restriction',
    '/people/broken-glass/:glass',
  ])
    assert.ok(paths.includes(known), known)
  assert.ok(routes.filter(hasIds).length > 60, `only ${routes.filter(hasIds).length}`)
})

test('no page tells anybody of somebody whom they may not see: the answer is that for nobody', async () => {
  let compared = 0
  for (const { name, browser } of askers)
    for (const { path } of routes.filter(route => route.method === 'GET' && hasIds(route))) {
      const { real, unreal } = addresses(path)
      const [about, nobody] = [await browser.get(real), await browser.get(unreal)]
      same(about, nobody, `GET ${path} as ${name}`)
      assert.doesNotMatch(
        about.body,
        /Hidden (Person|words|reason|objection)/,
        `GET ${path} as ${name}`,
      )
      assert.notEqual(about.status, 200, `GET ${path} as ${name}`)
      compared += 1
    }
  assert.ok(compared > 400, `only ${compared} were compared`)
})

test('no form tells anybody of somebody whom they may not see, and none of them changes anything', async () => {
  const count = async () =>
    (
      await sql<{
        n: number
      }>`select count(*)::int as n from platform.audit_event where subject_id = ${hidden.id}::uuid`.execute(
        it.owner,
      )
    ).rows[0]?.n
  const before = await count()
  const fields = {
    id: newId(),
    whom: 'me',
    because: 'x',
    reason: 'x',
    user: ghost,
    words: 'x',
    finding: 'justified',
    version: '1',
  }
  for (const { name, browser } of askers) {
    const page = await browser.get(name === 'nobody' ? '/sign-in' : '/account')
    const csrf = /name="csrf" value="([^"]+)"/.exec(page.body)?.[1] ?? ''
    for (const { path } of routes.filter(route => route.method === 'POST' && hasIds(route))) {
      const { real, unreal } = addresses(path)
      for (const sent of [{ csrf }, { csrf, ...fields }]) {
        const about = await sendAndRead(browser, real, sent)
        const nobody = await sendAndRead(browser, unreal, sent)
        same(about, nobody, `POST ${path} as ${name}`)
        assert.notEqual(about.status, 200, `POST ${path} as ${name}`)
        // Whoever may not send it at all is refused whatever they send.
        if (about.status === 403) break
      }
    }
  }
  assert.equal(await count(), before)
})

/** Says how people are asked, and nothing about anybody. */
const isAboutNobody = ({ path }: Route) => path.startsWith('/people/consent-forms')

test('nobody without a role with people reaches any page about people', async () => {
  for (const { name, browser } of askers.filter(one =>
    ['reader', 'contributor', 'strategy-lead', 'no role'].includes(one.name),
  ))
    for (const { path } of routes.filter(
      route => route.method === 'GET' && !isAboutNobody(route),
    )) {
      const { status } = await browser.get(addresses(path).real)
      assert.ok([403, 404].includes(status), `${status} GET ${path} as ${name}`)
    }
})

test('whether somebody is hidden or not there cannot be told by the clock', async () => {
  const worker = askers.find(one => one.name === 'all roles with people')?.browser
  assert.ok(worker)
  for (const path of ['/people/:id', '/people/:id/why', '/people/:id/looks']) {
    const { real, unreal } = addresses(path)
    const times: Record<string, number[]> = { [real]: [], [unreal]: [] }
    for (let round = 0; round < 25; round += 1)
      // In turns, so that a busy moment of the machine falls on both.
      for (const address of round % 2 === 0 ? [real, unreal] : [unreal, real]) {
        const started = performance.now()
        await worker.get(address)
        times[address]?.push(performance.now() - started)
      }
    const middle = (list: number[] = []) =>
      list.sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0
    const [about, nobody] = [middle(times[real]), middle(times[unreal])]
    // Both ask the same questions; what differs is less than what a network adds.
    assert.ok(
      Math.abs(about - nobody) < Math.max(10, nobody),
      `${path}: ${about} ms and ${nobody} ms`,
    )
  }
})
