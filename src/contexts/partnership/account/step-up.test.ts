import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { startApp, type TestApp } from '../../../../test/app.ts'
import { freshAppCode } from '../../../../test/builders/authenticator-app.ts'
import { aUser, type TestUser, testPassword } from '../../../../test/builders/partnership.ts'
import { newId } from '../../../platform/ids.ts'
import { seal, unseal } from '../../../platform/seal.ts'
import { download } from '../../../platform/web/download.ts'
import { signOutHeader } from '../signing-in/sign-out-header.ts'

let it: TestApp
before(async () => {
  it = await startApp()
  download(it.app, '/test/export', {
    allow: 'signed-in',
    audit: 'partnership.test.exported',
    stepUp: true,
    load: () => ({ name: 'all.csv', type: 'text/csv', body: 'a,b' }),
  })
})
after(() => it.close())

/** Lets time go by since somebody last showed that it is them. */
async function longAgo(user: TestUser) {
  await sql`update partnership.session set proved_at = now() - interval '16 minutes' where user_id = ${user.id}::uuid`.execute(
    it.owner,
  )
}

test('somebody who has just signed in is not asked; a quarter of an hour later they are, and come back to where they were', async () => {
  const user = await aUser(it.owner, it.partnership, ['administrator'])
  const browser = await it.signIn(user)
  assert.equal((await browser.get('/partnership/providers/new')).status, 200)
  await longAgo(user)
  const asked = await browser.get('/partnership/providers/new?from=x')
  assert.equal(asked.location, '/account/confirm?next=%2Fpartnership%2Fproviders%2Fnew%3Ffrom%3Dx')
  const next = '/partnership/providers/new?from=x'
  const wrong = await browser.submit(
    asked.location ?? '',
    { next, 'confirm-asked': 'yes', 'confirm-code': '000000' },
    '/account/confirm',
  )
  assert.equal(wrong.status, 400)
  assert.match(wrong.body, /That code is not right/)
  const code = await freshAppCode(it.owner, user.id)
  const right = await browser.submit(
    asked.location ?? '',
    { next, 'confirm-asked': 'yes', 'confirm-code': code },
    '/account/confirm',
  )
  assert.equal(right.location, next)
  assert.equal((await browser.get(next)).status, 200)
})

test('what was typed into a form is carried through the question and saved, once', async () => {
  const user = await aUser(it.owner, it.partnership, ['administrator'])
  const person = await aUser(it.owner, it.partnership, ['worker'])
  const browser = await it.signIn(user)
  const path = `/partnership/users/${person.id}/one-time-code`
  const page = await browser.get(path)
  const csrf = /name="csrf" value="([^"]+)"/.exec(page.body)?.[1] ?? ''
  await longAgo(user)
  const asked = await browser.forge(path, { csrf, afresh: 'yes' })
  assert.equal(asked.status, 403)
  assert.match(asked.body, /Show that it is still you/)
  assert.match(asked.body, /<input type="hidden" name="afresh" value="yes"/)
  const made = () =>
    sql<{ count: number }>`select count(*)::int as count from partnership.invitation
      where user_id = ${person.id}::uuid and starts_afresh`.execute(it.owner)
  assert.equal((await made()).rows[0]?.count, 0)
  const wrong = await browser.forge(path, {
    csrf,
    afresh: 'yes',
    'confirm-code': '123',
    'confirm-asked': 'yes',
  })
  assert.equal(wrong.status, 400)
  assert.match(wrong.body, /name="afresh" value="yes"/)
  const code = await freshAppCode(it.owner, user.id)
  const done = await browser.forge(path, {
    csrf,
    afresh: 'yes',
    'confirm-code': code,
    'confirm-asked': 'yes',
  })
  assert.equal(done.status, 200)
  assert.match(done.body, /<strong class="tl-code">/)
  assert.equal((await made()).rows[0]?.count, 1)
})

test('an export is asked for again, and the page afterwards leads to the file', async () => {
  const user = await aUser(it.owner, it.partnership, ['worker'])
  const browser = await it.signIn(user)
  assert.equal((await browser.get('/test/export')).body, 'a,b')
  await longAgo(user)
  const asked = await browser.get('/test/export')
  assert.equal(asked.location, '/account/confirm?next=%2Ftest%2Fexport&file=yes')
  const code = await freshAppCode(it.owner, user.id)
  const right = await browser.submit(
    asked.location ?? '',
    { next: '/test/export', file: 'yes', 'confirm-asked': 'yes', 'confirm-code': code },
    '/account/confirm',
  )
  assert.match((await browser.get(right.location ?? '')).body, /href="\/test\/export"/)
  assert.equal((await browser.get('/test/export')).status, 200)
})

test('whoever has no second factor gives their password again; whoever has one cannot use it instead', async () => {
  const reader = await aUser(it.owner, it.partnership, ['reader'])
  const browser = await it.signIn(reader)
  await longAgo(reader)
  const path = '/account/confirm'
  const answer = (password: string) =>
    browser.submit(path, {
      next: '/account/app',
      'confirm-password': password,
      'confirm-asked': 'yes',
    })
  assert.match((await answer('wrong')).body, /Your password is not right/)
  assert.equal((await answer(testPassword)).location, '/account/app')
  const worker = await aUser(it.owner, it.partnership, ['worker'])
  const other = await it.signIn(worker)
  await longAgo(worker)
  const tried = await other.submit(path, {
    next: '/account/app',
    'confirm-password': testPassword,
    'confirm-asked': 'yes',
  })
  assert.equal(tried.status, 400)
  assert.match((await other.get('/account/app')).location ?? '', /^\/account\/confirm/)
})

test('the question leads to no other site', async () => {
  const reader = await aUser(it.owner, it.partnership, ['reader'])
  const browser = await it.signIn(reader)
  const reply = await browser.submit('/account/confirm', {
    next: '//elsewhere.example',
    'confirm-password': testPassword,
    'confirm-asked': 'yes',
  })
  assert.equal(reply.location, '/')
})

test('the account page lists where one is signed in, and signs out one device', async () => {
  const user = await aUser(it.owner, it.partnership, ['worker'])
  const [here, there] = [await it.signIn(user), await it.signIn(user)]
  const page = await here.get('/account')
  const ids = [...page.body.matchAll(/\/account\/sessions\/([0-9a-f-]{36})\/end/g)].map(
    one => one[1],
  )
  assert.equal(ids.length, 1)
  assert.match(page.body, /password and app/)
  const stranger = await it.signIn(await aUser(it.owner, it.partnership, ['reader']))
  assert.equal(
    (await stranger.submit('/account', {}, `/account/sessions/${ids[0]}/end`)).status,
    404,
  )
  assert.equal((await there.get('/account')).status, 200)
  await here.submit('/account', {}, `/account/sessions/${ids[0]}/end`)
  assert.equal((await there.get('/account')).status, 303)
  assert.equal((await here.get('/account')).status, 200)
})

test('signing out tells the browser to forget what it kept', async () => {
  const browser = await it.signIn(it.users.reader)
  const reply = await browser.submit('/account', {}, '/sign-out')
  assert.equal(reply.headers['clear-site-data'], signOutHeader)
  const other = await it.signIn(it.users.reader)
  const everywhere = await other.submit('/account', {}, '/account/sign-out-everywhere')
  assert.equal(everywhere.headers['clear-site-data'], signOutHeader)
})

test('what is sealed opens with the same secret, as the same thing, unchanged; and in no other way', () => {
  const secret = Buffer.alloc(32, 7)
  const sealed = seal(secret, 'one thing', 'a client secret £ ✓')
  assert.equal(unseal(secret, 'one thing', sealed), 'a client secret £ ✓')
  assert.notEqual(seal(secret, 'one thing', 'a client secret £ ✓'), sealed)
  assert.equal(unseal(Buffer.alloc(32, 8), 'one thing', sealed), undefined)
  assert.equal(unseal(secret, 'another thing', sealed), undefined)
  assert.equal(unseal(secret, 'one thing', `${sealed.slice(0, -2)}AA`), undefined)
  assert.equal(unseal(secret, 'one thing', newId()), undefined)
})
