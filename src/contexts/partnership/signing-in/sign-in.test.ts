import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startApp, type TestApp } from '../../../../test/app.ts'
import { testPassword } from '../../../../test/builders/partnership.ts'

let it: TestApp
before(async () => {
  it = await startApp()
})
after(() => it.close())

test('the right password leads to the page that was asked for', async () => {
  const browser = it.visitor()
  const sent = await browser.get('/plans?q=x')
  assert.equal(sent.location, '/sign-in?next=%2Fplans%3Fq%3Dx')
  const reply = await browser.submit('/sign-in', {
    email: it.users.reader.email.toUpperCase(),
    password: testPassword,
    next: '/plans?q=x',
  })
  assert.equal(reply.status, 303)
  assert.equal(reply.location, '/plans?q=x')
  assert.equal((await browser.get('/plans')).status, 200)
})

test('a wrong password and an unknown address get the same answer, and what was typed stays', async () => {
  const wrong = await it
    .visitor()
    .submit('/sign-in', { email: it.users.reader.email, password: 'wrong' })
  const unknown = await it
    .visitor()
    .submit('/sign-in', { email: 'nobody@wexshire.example', password: 'wrong' })
  for (const reply of [wrong, unknown]) {
    assert.equal(reply.status, 400)
    assert.match(reply.body, /The email address or the password is not right/)
    assert.doesNotMatch(reply.body, /value="wrong"/)
  }
  assert.match(unknown.body, /value="nobody@wexshire.example"/)
})

test('signing in never leads to another site', async () => {
  for (const next of [
    'https://elsewhere.example/',
    '//elsewhere.example',
    '/\\elsewhere.example',
    'javascript:alert(1)',
  ]) {
    const reply = await it
      .visitor()
      .submit('/sign-in', { email: it.users.reader.email, password: testPassword, next })
    assert.equal(reply.location, '/')
  }
})

test('after ten wrong passwords for an address, the right one has to wait', async () => {
  const { email } = it.users.contributor
  for (let tries = 0; tries < 10; tries += 1)
    await it.visitor().submit('/sign-in', { email, password: 'wrong' })
  const reply = await it.visitor().submit('/sign-in', { email, password: testPassword })
  assert.match(reply.body, /There were too many tries/)
})

test('a session that is still in use after a minute stays open', async () => {
  const browser = await it.signIn(it.users.reader)
  const earlier = new Date(Date.now() - 50 * 60_000)
  await it.owner
    .updateTable('partnership.session')
    .set({ seenAt: earlier })
    .where('userId', '=', it.users.reader.id)
    .execute()
  assert.equal((await browser.get('/plans')).status, 200)
  const seen = await it.owner
    .selectFrom('partnership.session')
    .select('seenAt')
    .where('userId', '=', it.users.reader.id)
    .orderBy('startedAt', 'desc')
    .executeTakeFirstOrThrow()
  assert.ok(new Date(seen.seenAt) > earlier)
})

test('a form from another site is not accepted', async () => {
  const reply = await it
    .visitor()
    .forge('/sign-in', { email: it.users.reader.email, password: testPassword })
  assert.equal(reply.status, 403)
})

test('a disabled user is out at once and cannot come back', async () => {
  const browser = await it.signIn(it.users.lead)
  assert.equal((await browser.get('/plans')).status, 200)
  await it.owner
    .updateTable('partnership.userAccount')
    .set({ disabledAt: new Date() })
    .where('id', '=', it.users.lead.id)
    .execute()
  assert.equal((await browser.get('/plans')).status, 303)
  const again = await it
    .visitor()
    .submit('/sign-in', { email: it.users.lead.email, password: testPassword })
  assert.match(again.body, /is not right/)
})

test('signing out ends the session for everyone who holds its cookie', async () => {
  const browser = await it.signIn(it.users.administrator)
  await browser.submit('/plans', {}, '/sign-out')
  assert.equal((await browser.get('/plans')).status, 303)
})
