import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startApp, type TestApp } from '../../../../test/app.ts'
import { aUser, testPassword } from '../../../../test/builders/partnership.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { refuseWeakPassword } from './password-rules.ts'

let it: TestApp
before(async () => {
  it = await startApp()
})
after(() => it.close())

const next = 'kettle orbit fern'

async function somebody() {
  const user = await aUser(it.owner, it.partnership, ['reader'])
  return { user, here: await it.signIn(user), there: await it.signIn(user) }
}

test('the account page says who I am and is one click from every page', async () => {
  const browser = await it.signIn(it.users.reader)
  assert.match((await browser.get('/plans')).body, /<a class="govuk-link" href="\/account">/)
  const page = await browser.get('/account')
  for (const said of ['Test reader', it.users.reader.email, 'Wexshire Council', 'Reader'])
    assert.ok(page.body.includes(said), said)
})

test('a new password ends every other session and leaves this one', async () => {
  const { user, here, there } = await somebody()
  const reply = await here.submit('/account/password', { current: testPassword, password: next })
  assert.equal(reply.location, '/account')
  assert.equal((await here.get('/account')).status, 200)
  assert.equal((await there.get('/account')).status, 303)
  const old = await it.visitor().submit('/sign-in', { email: user.email, password: testPassword })
  assert.equal(old.status, 400)
  const now = await it.visitor().submit('/sign-in', { email: user.email, password: next })
  assert.equal(now.status, 303)
})

test('the current password is needed, and guessing it is counted like a failed sign-in', async () => {
  const { user, here } = await somebody()
  for (let tries = 0; tries < 10; tries += 1) {
    const wrong = await here.submit('/account/password', { current: 'guess', password: next })
    assert.match(wrong.body, /id="current-error"[\s\S]{0,200}Your current password is not right/)
  }
  const right = await here.submit('/account/password', { current: testPassword, password: next })
  assert.match(right.body, /too many tries/)
  const signIn = await it
    .visitor()
    .submit('/sign-in', { email: user.email, password: testPassword })
  assert.match(signIn.body, /too many tries/)
})

test('what was typed as a password is never sent back', async () => {
  const { here } = await somebody()
  const reply = await here.submit('/account/password', { current: testPassword, password: 'short' })
  assert.equal(reply.status, 400)
  assert.doesNotMatch(reply.body, /value="short"|value="three invented words"/)
})

test('signing out everywhere ends this session and all others', async () => {
  const { here, there } = await somebody()
  const reply = await here.submit('/account', {}, '/account/sign-out-everywhere')
  assert.equal(reply.location, '/sign-in')
  for (const browser of [here, there]) assert.equal((await browser.get('/account')).status, 303)
})

test('a password is long, not common, and holds neither name nor address; nothing else is asked', () => {
  const whose = { name: 'Zoë Invented', email: 'z.invented@wexshire.example' }
  const weak = [
    'eleven chars'.slice(0, 11),
    'aaaaaaaaaaaaa',
    'Password-1234',
    'rough sleeping',
    'my zinvented 99',
    'INVENTED-kettle-7',
    'x'.repeat(201),
  ]
  for (const password of weak)
    assert.throws(() => refuseWeakPassword(password, whose), Refusal, password)
  for (const password of ['kettle orbit fern', 'ÄÖÜ äöü ßéè ñ', '7391 8264 5503'])
    assert.doesNotThrow(() => refuseWeakPassword(password, whose), password)
})
