import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startApp, type TestApp } from '../app.ts'
import { type Route, readRoutes } from '../read-routes.ts'

// Every route of the app, found by asking the server itself: one that is added without a role, or whose role is
// forgotten, fails here.

/** What the public may read: sign-in, published strategies, pages about the service, and what watches it. */
const forEveryone = [
  /^\/(sign-in|join)(\/|$)/,
  /^\/strategies(\/|$)/,
  /^\/(accessibility|privacy|cookies|design-system)$/,
  // The person's own access has a door of its own: see src/contexts/people/own-access.
  /^\/mine(\/|$)/,
  /^\/assets\//,
  // The phone app itself, empty: what it shows it asks for below /outreach/api.
  /^\/outreach$/,
  /^\/(health|ready|metrics)$/,
]
/** Only leads on to another page. */
const leadsOn = ['/']
/** What everyone may send who is signed in: about themself only. */
const ownAccount = /^\/(account|sign-in|join|sign-out)(\/|$)/
/** What somebody sends who is not signed in yet. */
const onTheWayIn = /^\/(sign-in|join|sign-out|passkey\/challenge)(\/|$)/

/** What the phone app asks: without its header, a session or a token it is refused in JSON, never sent to a page. */
const asksInJson = /^\/outreach\/api\//

let it: TestApp
let routes: Route[]
before(async () => {
  it = await startApp()
  await it.app.server.ready()
  routes = readRoutes(it.app.server.printRoutes({ commonPrefix: false }))
})
after(() => it.close())

/** The path with something in the place of each `:name`. */
function filledIn(path: string): string {
  return path.replaceAll(/:([a-zA-Z]+)/g, (_, name: string) =>
    /id$/i.test(name) ? '0192f0c1-0000-7000-8000-000000000000' : 'x',
  )
}

const reads = () => routes.filter(({ method }) => method === 'GET')
const writes = () =>
  routes.filter(
    ({ method, path }) => method !== 'GET' && method !== 'HEAD' && !asksInJson.test(path),
  )
const isPublic = (path: string) => forEveryone.some(pattern => pattern.test(path))

test('the routes are found', () => {
  const paths = routes.map(({ method, path }) => `${method} ${path}`)
  for (const known of [
    'GET /plans',
    'GET /plans/:slug',
    'POST /sign-in',
    'GET /partnership/users/:id/edit',
    'POST /partnership/users/:id/edit',
    'POST /partnership/users/:id/disable',
  ])
    assert.ok(paths.includes(known), `${known} is not among\n${paths.join('\n')}`)
  assert.ok(reads().length > 40 && writes().length > 30)
})

test('only GET, HEAD and POST are used, but for the pictures of phones, which are put under their hash', () => {
  const methods = new Set(
    routes.filter(({ path }) => !asksInJson.test(path)).map(route => route.method),
  )
  assert.deepEqual([...methods].sort(), ['GET', 'HEAD', 'POST'])
})

test('a visitor is sent to sign in from every page that is not for everyone', async () => {
  const open: string[] = []
  for (const { path } of reads()) {
    if (isPublic(path) || leadsOn.includes(path) || asksInJson.test(path)) continue
    const { status, location } = await it.visitor().get(filledIn(path))
    if (status === 404) continue
    if (status !== 303 || !location?.startsWith('/sign-in?next=')) open.push(`${status} ${path}`)
  }
  assert.deepEqual(open, [])
})

test('the phone app is answered nothing without its header, and with it nothing without a session or a token', async () => {
  const asked = routes.filter(({ method, path }) => asksInJson.test(path) && method !== 'HEAD')
  assert.ok(asked.length >= 7)
  for (const { method, path } of asked)
    for (const [headers, status] of [
      [{}, 403],
      [{ 'x-throughline': 'outreach' }, 401],
      [{ 'x-throughline': 'outreach', authorization: `Bearer ${'x'.repeat(43)}` }, 401],
    ] as const) {
      const sent = {
        method: method as 'GET',
        url: filledIn(path).replace(/x256$/, '0'.repeat(64)),
        headers,
      }
      const body = path.includes('/files/')
        ? {
            payload: 'x',
            headers: { ...headers, 'content-type': 'application/vnd.throughline.sealed' },
          }
        : method === 'POST'
          ? { payload: {} }
          : {}
      const reply = await it.app.server.inject({ ...sent, ...body })
      assert.equal(reply.statusCode, status, `${method} ${path}: ${reply.body}`)
      assert.match(String(reply.headers['content-type']), /json/, path)
    }
})

test('a visitor sees nothing of what an address might hold: unknown and known look the same', async () => {
  const known = await it.visitor().get(`/partnership/users/${it.users.reader.id}`)
  const unknown = await it.visitor().get(filledIn('/partnership/users/:id'))
  assert.equal(known.status, 303)
  assert.equal(unknown.status, known.status)
})

test('no form is accepted without the token of a page, from anybody', async () => {
  const accepted: string[] = []
  const browsers = {
    visitor: it.visitor(),
    administrator: await it.signIn(it.users.administrator),
    lead: await it.signIn(it.users.lead),
  }
  for (const { path } of writes())
    for (const [who, browser] of Object.entries(browsers)) {
      const { status } = await browser.forge(filledIn(path), { name: 'Forged' })
      if (status !== 403) accepted.push(`${status} ${path} as ${who}`)
    }
  assert.deepEqual(accepted, [])
})

test('a visitor who has a token is sent to sign in from every form but that of signing in', async () => {
  const open: string[] = []
  for (const { path } of writes()) {
    if (onTheWayIn.test(path) || path.startsWith('/mine/')) continue
    const { status, location } = await it.visitor().submit('/sign-in', {}, filledIn(path))
    if (status !== 303 || location !== '/sign-in') open.push(`${status} ${path}`)
  }
  assert.deepEqual(open, [])
})

test('a reader may send no form that changes anything but their own account', async () => {
  const open: string[] = []
  const reader = await it.signIn(it.users.reader)
  for (const { path } of writes()) {
    if (ownAccount.test(path)) continue
    const { status } = await reader.submit('/account', { name: 'Tried' }, filledIn(path))
    if (status !== 403) open.push(`${status} ${path}`)
  }
  assert.deepEqual(open, [])
})

test('somebody without any role may read nothing of the plans', async () => {
  const { aUser } = await import('../builders/partnership.ts')
  const nobody = await it.signIn(await aUser(it.owner, it.partnership, []))
  for (const { path } of reads().filter(route => route.path.startsWith('/plans'))) {
    const { status } = await nobody.get(filledIn(path))
    assert.ok([403, 404].includes(status), `${status} ${path}`)
  }
})

test('every answer forbids foreign scripts, frames and guessing of types, and no page is kept', async () => {
  const reader = await it.signIn(it.users.reader)
  for (const path of ['/plans', '/sign-in', '/account', '/nowhere', '/strategies']) {
    const { headers } = await reader.get(path)
    const policy = String(headers['content-security-policy'])
    assert.match(policy, /default-src 'self'/, path)
    assert.match(policy, /frame-ancestors 'none'/, path)
    assert.doesNotMatch(policy, /unsafe/, path)
    assert.equal(headers['x-content-type-options'], 'nosniff', path)
    assert.match(String(headers['cache-control']), /no-store/, path)
  }
})

test('the cookie of a session is out of reach of scripts and of other sites', async () => {
  const page = await it.app.server.inject('/sign-in')
  for (const cookie of page.cookies) {
    assert.equal(cookie.httpOnly, true)
    assert.equal(cookie.sameSite, 'Lax')
  }
  assert.ok(page.cookies.length > 0)
})
