import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startApp, type TestApp } from '../../../../test/app.ts'
import type { Browser } from '../../../../test/browser.ts'
import { freshAppCode } from '../../../../test/builders/authenticator-app.ts'
import { anOrganisation, aPartnership, aUser } from '../../../../test/builders/partnership.ts'
import { signInThere, startOpenIdProvider } from '../../../../test/openid-provider.ts'
import type { Role } from '../../../platform/db/access.ts'
import { newId } from '../../../platform/ids.ts'
import { vouchesForSecondFactor } from './second-factor-rules.ts'

let it: TestApp
let admin: Browser
// Two providers, as two organisations of a partnership have them.
const [councilProvider, charityProvider] = [newId(), newId()]
let council: Awaited<ReturnType<typeof startOpenIdProvider>>
let charity: Awaited<ReturnType<typeof startOpenIdProvider>>
let charityId: string

before(async () => {
  it = await startApp()
  admin = await it.signIn(it.users.administrator)
  charityId = await anOrganisation(it.owner, it.partnership.id, 'Exbury Charity')
  const client = (id: string) => ({
    id: 'throughline',
    secret: 'a secret of the client',
    redirectUris: [`http://localhost/sign-in/callback/${id}`],
  })
  council = await startOpenIdProvider([client(councilProvider)])
  charity = await startOpenIdProvider([client(charityProvider)])
  assert.equal((await add(councilProvider, 'Council accounts', council.issuer)).status, 303)
  const added = await add(charityProvider, 'Charity accounts', charity.issuer, {
    organisations: [charityId],
    secondFactor: 'ours',
  })
  assert.equal(added.status, 303)
})
after(async () => {
  await Promise.all([council.close(), charity.close()])
  await it.close()
})

function add(
  id: string,
  name: string,
  issuer: string,
  changed: Record<string, string | string[]> = {},
) {
  return admin.submit('/partnership/providers/new', {
    id,
    name,
    issuer,
    clientId: 'throughline',
    clientSecret: 'a secret of the client',
    organisations: [it.partnership.councilId],
    secondFactor: 'said',
    enabled: 'yes',
    ...changed,
  })
}

/** A one-time code for a user, made by the administrator. */
async function codeFor(userId: string) {
  const page = await admin.submit(`/partnership/users/${userId}/one-time-code`, {})
  return /<strong class="tl-code">([^<]+)</.exec(page.body)?.[1] ?? ''
}

/** Goes to a provider and comes back; answers what our callback answered. */
async function through(
  browser: Browser,
  provider: string,
  who: Parameters<typeof signInThere>[1],
  query = '',
) {
  const sent = await browser.get(`/sign-in/with/${provider}${query}`)
  assert.equal(sent.status, 303, sent.body)
  const back = new URL(await signInThere(sent.location ?? '', who))
  return await browser.get(back.pathname + back.search)
}

/** Somebody who has bound their account at a provider. */
async function bound(roles: Role[], provider: string, login: string, organisationId?: string) {
  const user = await aUser(it.owner, it.partnership, roles, organisationId)
  const browser = it.visitor()
  const first = await through(browser, provider, { login })
  assert.equal(first.location, '/sign-in/first-time')
  const reply = await browser.submit('/sign-in/first-time', { code: await codeFor(user.id) })
  return { user, browser, reply }
}

test('the first time a one-time code says whose account it is; then the provider alone lets in', async () => {
  const { browser, reply } = await bound(['reader'], councilProvider, 'ada')
  assert.equal(reply.location, '/')
  assert.match((await browser.get('/account')).body, /Council accounts/)
  const again = it.visitor()
  const back = await through(again, councilProvider, { login: 'ada' }, '?next=%2Fplans%3Fq%3Dx')
  assert.equal(back.location, '/plans?q=x')
  assert.equal((await again.get('/account')).status, 200)
})

test('an account is found by issuer and subject, never by e-mail address', async () => {
  // The provider says that everybody has the address of the reader of this partnership.
  const browser = it.visitor()
  const back = await through(browser, councilProvider, { login: 'not-the-reader' })
  assert.equal(back.location, '/sign-in/first-time')
  assert.equal((await browser.get('/account')).status, 303)
})

test('the same person at another provider is nobody: accounts cannot be spoofed through it (ASVS 6.8.1)', async () => {
  await bound(['reader'], councilProvider, 'grace')
  const browser = it.visitor()
  const back = await through(browser, charityProvider, { login: 'grace' })
  assert.equal(back.location, '/sign-in/first-time')
  assert.equal((await browser.get('/account')).status, 303)
})

test('a provider lets in nobody of another organisation, even with a one-time code', async () => {
  const user = await aUser(it.owner, it.partnership, ['reader'])
  const browser = it.visitor()
  await through(browser, charityProvider, { login: 'mole' })
  const reply = await browser.submit('/sign-in/first-time', { code: await codeFor(user.id) })
  assert.match(reply.body, /for somebody whose organisation does not sign in this way/)
  assert.equal((await browser.get('/account')).status, 303)
})

test('an identity that is bound to one account cannot be bound to a second', async () => {
  await bound(['reader'], councilProvider, 'one-person')
  const second = await aUser(it.owner, it.partnership, ['reader'])
  const browser = it.visitor()
  const code = await codeFor(second.id)
  await browser.submit('/join', { code })
  const back = await through(browser, councilProvider, { login: 'one-person' }, '?joining=yes')
  // Who is known comes in as themself, and the code is not used up.
  assert.equal(back.location, '/')
  assert.ok(!(await browser.get('/account')).body.includes(second.email))
  assert.equal((await it.visitor().submit('/join', { code })).location, '/sign-in/choose')
})

test('with a one-time code first, the provider binds without asking for it again', async () => {
  const user = await aUser(it.owner, it.partnership, ['reader'])
  const browser = it.visitor()
  await browser.submit('/join', { code: await codeFor(user.id) })
  assert.match((await browser.get('/sign-in/choose')).body, /Sign in with Council accounts/)
  const back = await through(browser, councilProvider, { login: 'joiner' }, '?joining=yes')
  assert.equal(back.location, '/')
  assert.ok((await browser.get('/account')).body.includes(user.email))
})

test('somebody who works with people gives a second factor, unless the provider says that it asked for one', async () => {
  const { user, browser, reply } = await bound(['worker'], councilProvider, 'worker')
  assert.equal(reply.location, '/sign-in/second')
  const code = await freshAppCode(it.owner, user.id)
  assert.equal((await browser.submit('/sign-in/second', { code })).location, '/')
  const plain = await through(it.visitor(), councilProvider, { login: 'worker', amr: 'pwd' })
  assert.equal(plain.location, '/sign-in/second')
  const strong = await through(it.visitor(), councilProvider, { login: 'worker', amr: 'pwd mfa' })
  assert.equal(strong.location, '/')
})

test('where the second factor is ours to ask, what the provider says does not count', async () => {
  await bound(['worker'], charityProvider, 'charity-worker', charityId)
  const back = await through(it.visitor(), charityProvider, {
    login: 'charity-worker',
    amr: 'mfa',
  })
  assert.equal(back.location, '/sign-in/second')
})

test('an answer counts once, in the browser that asked, and for the provider that was asked', async () => {
  await bound(['reader'], councilProvider, 'carol')
  const browser = it.visitor()
  const sent = await browser.get(`/sign-in/with/${councilProvider}`)
  const asked = new URL(sent.location ?? '')
  for (const name of ['state', 'nonce', 'code_challenge'])
    assert.ok((asked.searchParams.get(name) ?? '').length >= 32, name)
  assert.equal(asked.searchParams.get('code_challenge_method'), 'S256')
  const back = new URL(await signInThere(asked.href, { login: 'carol' }))
  const path = back.pathname + back.search
  assert.equal((await it.visitor().get(path)).status, 400, 'another browser')
  const swapped = path.replace(councilProvider, charityProvider)
  assert.equal((await browser.get(swapped)).status, 400, 'another provider')
  const forged = path.replace(/state=[^&]+/, 'state=made-up')
  assert.equal((await browser.get(forged)).status, 400, 'another state')
  assert.equal((await browser.get(path)).location, '/')
  assert.equal((await browser.get(path)).status, 400, 'a second time')
})

test('whatever goes wrong at the provider is said calmly, and nothing happens', async () => {
  const cancelled = await through(it.visitor(), councilProvider, { cancel: true })
  assert.equal(cancelled.status, 400)
  assert.match(cancelled.body, /You were not signed in/)
  const gone = await startOpenIdProvider([])
  const id = newId()
  const added = await add(id, 'Gone', gone.issuer, { organisations: [charityId] })
  assert.equal(added.status, 303)
  await it.owner
    .updateTable('partnership.identityProvider')
    .set({ clientId: 'nobody knows this client' })
    .where('id', '=', id)
    .execute()
  await gone.close()
  const reply = await it.visitor().get(`/sign-in/with/${id}`)
  assert.equal(reply.status, 400)
  assert.match(reply.body, /Your organisation’s sign-in did not work/)
  assert.doesNotMatch(reply.body, /127\.0\.0\.1|ECONN|fetch/)
})

test('an account that has ended, a provider that is off, and another issuer let nobody in', async () => {
  const { user } = await bound(['reader'], councilProvider, 'leaver')
  const account = it.owner.updateTable('partnership.userAccount').where('id', '=', user.id)
  await account.set({ disabledAt: new Date() }).execute()
  const ended = await through(it.visitor(), councilProvider, { login: 'leaver' })
  assert.equal(ended.location, '/sign-in/first-time')
  await account.set({ disabledAt: null }).execute()
  const provider = it.owner
    .updateTable('partnership.identityProvider')
    .where('id', '=', councilProvider)
  await provider.set({ enabled: false }).execute()
  assert.equal((await it.visitor().get(`/sign-in/with/${councilProvider}`)).status, 404)
  assert.doesNotMatch((await it.visitor().get('/sign-in')).body, /Council accounts/)
  await provider.set({ enabled: true }).execute()
})

test('an issuer that does not answer is refused beside its field, and a secret is neither shown nor readable', async () => {
  const reply = await add(newId(), 'Nowhere', 'http://127.0.0.1:9/')
  assert.match(reply.body, /id="issuer-error"[\s\S]{0,300}No OpenID Connect provider answers there/)
  const edit = await admin.get(`/partnership/providers/${councilProvider}/edit`)
  assert.doesNotMatch(edit.body, /a secret of the client/)
  const { clientSecret } = await it.owner
    .selectFrom('partnership.identityProvider')
    .select('clientSecret')
    .where('id', '=', councilProvider)
    .executeTakeFirstOrThrow()
  assert.match(clientSecret ?? '', /^v1\./)
  assert.doesNotMatch(clientSecret ?? '', /secret of/)
})

test('administrators of another partnership see no provider of this one', async () => {
  const elsewhere = await aPartnership(it.owner, 'Sudshire')
  const other = await it.signIn(await aUser(it.owner, elsewhere, ['administrator']))
  assert.doesNotMatch((await other.get('/partnership/sign-in')).body, /Council accounts/)
  assert.equal((await other.get(`/partnership/providers/${councilProvider}/edit`)).status, 404)
})

test('whose second factor counts follows from what the provider says (ASVS 6.8.4)', () => {
  const cases: [Parameters<typeof vouchesForSecondFactor>, boolean][] = [
    [['ours', ['mfa']], false],
    [['said', undefined], false],
    [['said', ['pwd']], false],
    [['said', ['pwd', 'sms']], false],
    [['said', ['pwd', 'otp']], true],
    [['said', 'mfa'], false],
    [['always', undefined], true],
    [['always', ['pwd']], false],
    [['always', ['hwk']], true],
  ]
  for (const [given, expected] of cases)
    assert.equal(vouchesForSecondFactor(...given), expected, JSON.stringify(given))
})
