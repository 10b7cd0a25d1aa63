import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Role } from '../../src/platform/db/access.ts'
import { newId } from '../../src/platform/ids.ts'
import { startApp, type TestApp } from '../app.ts'
import type { Browser, Reply } from '../browser.ts'
import { anOrganisation, aPartnership, aUser } from '../builders/partnership.ts'
import { aRecord, permit } from '../builders/people.ts'
import { aContact, anArea, aShift, aSite } from '../builders/street.ts'
import { type Route, readRoutes } from '../read-routes.ts'

// Somebody whom the askers may not know of was met at a site that they know, on a shift and for an alert that they know.
// Routes are found by asking the server, so that a new one is asked too.

let it: TestApp
let routes: Route[]
/** Real ids of what is hidden, and of what is known around it, by the folder of the address. */
let real: Record<string, string>
const askers: { name: string; browser: Browser; goesOut: boolean }[] = []

before(async () => {
  it = await startApp({ today: '2026-11-22' })
  await it.app.server.ready()
  routes = readRoutes(it.app.server.printRoutes({ commonPrefix: false })).filter(
    ({ method, path }) => method !== 'HEAD' && path.startsWith('/street'),
  )
  const outside = await anOrganisation(it.owner, it.partnership.id, 'Outside Refuge')
  const keeper = await aUser(it.owner, it.partnership, ['worker'], outside)
  const area = await anArea(it.owner, it.partnership.id)
  const site = await aSite(it.owner, keeper, area, { name: 'Known arch' })
  const shift = await aShift(it.owner, keeper, {
    startsAt: new Date('2026-11-21T23:00:00Z'),
    areas: [area],
    sites: [site],
  })
  const { recordId } = await aRecord(it.owner, keeper, { given: 'Hidden', family: 'Person' })
  const linked = await aContact(it.owner, keeper, {
    seenAt: new Date('2026-11-21T23:30:00Z'),
    recordId,
    siteId: site,
    areaCode: area,
    shiftId: shift,
    words: 'Hidden words',
  })
  await aContact(it.owner, keeper, {
    seenAt: new Date('2026-11-20T23:30:00Z'),
    recordId,
    siteId: site,
    areaCode: area,
  })
  const alert = newId()
  await it.owner
    .insertInto('street.alert')
    .values({
      id: alert,
      partnershipId: it.partnership.id,
      source: 'public',
      toldAt: new Date('2026-11-21T12:00:00Z'),
      place: 'Known corner',
      dueOn: '2026-12-04',
      shiftId: shift,
      areaCode: area,
      outcome: 'found-known',
      outcomeAt: new Date('2026-11-21T23:40:00Z'),
      outcomeBy: keeper.id,
      contactId: linked,
    })
    .execute()
  real = { contacts: linked, sites: site, shifts: shift, alerts: alert }

  const roles: Role[][] = [
    ['worker'],
    ['coordinator'],
    ['worker', 'coordinator', 'data-guardian', 'matching-lead'],
    ['data-guardian'],
    ['reader'],
  ]
  for (const of of roles) {
    const user = await aUser(it.owner, it.partnership, of)
    await permit(it.owner, user, ['street'])
    askers.push({
      name: of.join(' and ') || 'no role',
      browser: await it.signIn(user),
      goesOut: of.some(role => ['worker', 'coordinator'].includes(role)),
    })
  }
  const elsewhere = await aPartnership(it.owner, 'Elseshire')
  const foreign = await aUser(it.owner, elsewhere, ['worker', 'coordinator'])
  await permit(it.owner, foreign, ['street'])
  askers.push({
    name: 'another partnership',
    browser: await it.signIn(foreign),
    goesOut: false,
  })
  askers.push({ name: 'nobody', browser: it.visitor(), goesOut: false })
})
after(() => it.close())

const ghost = '0192f0c1-0000-7000-8000-000000000000'

const folderOf = (path: string) => path.split('/')[2] ?? ''
/** The address with the id of its folder in the first place; ids of nobody in all others. */
const fill = (path: string, id: string) =>
  path.replace(/:[a-zA-Z]+/, id).replaceAll(/:[a-zA-Z]+/g, ghost)

/** What of an answer must not differ: all but the ids that were asked for and what is new on every page. */
function plain({ status, body, location }: Reply) {
  const ids = new RegExp([...Object.values(real), ghost].join('|'), 'g')
  const without = (text: string) =>
    text
      .replaceAll(ids, 'ID')
      .replaceAll(/name="csrf" value="[^"]*"/g, '')
      .replaceAll(/\b[A-Z0-9]{8}\b/g, 'CODE')
  return { status, body: without(body), location: location && without(location) }
}

function same(about: Reply, nobody: Reply, what: string) {
  const [one, other] = [JSON.stringify(plain(about)), JSON.stringify(plain(nobody))]
  const at = [...one].findIndex((letter, index) => letter !== other[index])
  const near = (text: string) => text.slice(Math.max(0, at - 60), at + 120)
  assert.ok(one === other, `${what}: …${near(one)}… and …${near(other)}…`)
}

/** The answer to a form; where it leads on, with what is said on the next page. */
async function sendAndRead(browser: Browser, path: string, sent: Record<string, string>) {
  const reply = await browser.forge(path, sent)
  return reply.status === 303 ? { ...reply, body: (await browser.get('/account')).body } : reply
}

const hasIds = ({ path }: Route) => path.includes(':')

test('a contact that somebody may not see answers as one that is not there, to every page and form', async () => {
  const ofContacts = routes.filter(route => folderOf(route.path) === 'contacts' && hasIds(route))
  assert.ok(ofContacts.length >= 10, `only ${ofContacts.length}`)
  const fields = { seen: '1', person: ghost, because: 'wrong', words: 'x', id: newId() }
  for (const { name, browser } of askers) {
    const page = await browser.get(name === 'nobody' ? '/sign-in' : '/account')
    const csrf = /name="csrf" value="([^"]+)"/.exec(page.body)?.[1] ?? ''
    for (const { method, path } of ofContacts) {
      const [about, nobody] = [fill(path, real.contacts ?? ''), fill(path, ghost)]
      if (method === 'GET')
        same(await browser.get(about), await browser.get(nobody), `${path} as ${name}`)
      else
        for (const sent of [{ csrf }, { csrf, ...fields }])
          same(
            await sendAndRead(browser, about, sent),
            await sendAndRead(browser, nobody, sent),
            `POST ${path} as ${name}`,
          )
    }
  }
})

test('sites, shifts and alerts are open to those who go out, and tell them nothing of whom they may not see', async () => {
  let shown = 0
  const pages = routes.filter(
    ({ method, path }) =>
      method === 'GET' &&
      (!path.includes(':') || ['sites', 'shifts', 'alerts'].includes(folderOf(path))),
  )
  for (const { name, browser, goesOut } of askers)
    for (const { path } of pages) {
      const reply = await browser.get(fill(path, real[folderOf(path)] ?? ghost))
      assert.doesNotMatch(reply.body, /Hidden/, `${path} as ${name}`)
      if (['sites', 'shifts', 'alerts'].includes(folderOf(path))) {
        // Telling a reporter is for the co-ordinator.
        if (!goesOut)
          assert.notEqual(
            reply.status === 200 && hasIds({ method: 'GET', path }),
            true,
            `${path} as ${name}`,
          )
        else if (!path.includes('/tell/')) assert.equal(reply.status, 200, `${path} as ${name}`)
        shown += 1
      }
    }
  assert.ok(shown > 60, `only ${shown} were asked`)
})

test('another partnership finds no site, shift or alert at an address that it guessed', async () => {
  const foreign = askers.find(asker => asker.name === 'another partnership')?.browser
  assert.ok(foreign)
  for (const { method, path } of routes.filter(hasIds)) {
    const id = real[folderOf(path)]
    if (method !== 'GET' || id === undefined) continue
    same(await foreign.get(fill(path, id)), await foreign.get(fill(path, ghost)), path)
  }
})
