import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import jsQr from 'jsqr'
import { sql } from 'kysely'
import { renderToString } from 'preact-render-to-string'
import { startApp, type TestApp } from '../../../../test/app.ts'
import type { Browser } from '../../../../test/browser.ts'
import {
  appCodeAt,
  freshAppCode,
  testAppSecret,
} from '../../../../test/builders/authenticator-app.ts'
import { aUser, testPassword } from '../../../../test/builders/partnership.ts'
import type { Role } from '../../../platform/db/access.ts'
import { newOneTimeCode, oneTimeCodeHash } from '../one-time-code.ts'
import { appSecretBytes, appUri, newAppSecret } from './app-secret.ts'
import { QrCode } from './qr-code.tsx'

let it: TestApp
before(async () => {
  it = await startApp()
})
after(() => it.close())

/** Somebody whose roles ask for a second factor and who has none yet. */
async function newcomer(roles: Role[]) {
  const user = await aUser(it.owner, it.partnership, roles)
  for (const table of ['authenticator_app', 'recovery_code'])
    await sql`delete from ${sql.table(`partnership.${table}`)} where user_id = ${user.id}::uuid`.execute(
      it.owner,
    )
  const browser = it.visitor()
  const reply = await browser.submit('/sign-in', { email: user.email, password: testPassword })
  return { user, browser, reply }
}

async function passwordOnly(user: { email: string }): Promise<Browser> {
  const browser = it.visitor()
  await browser.submit('/sign-in', { email: user.email, password: testPassword })
  return browser
}

const secretOn = (page: string) => /name="secret" value="([A-Z2-7]{32})"/.exec(page)?.[1] ?? ''
const codesOn = (page: string) =>
  [...page.matchAll(/<span class="tl-code">([0-9A-Z-]{29})</g)].map(found => found[1] ?? '')

test('the database works out the codes of RFC 6238, appendix B', async () => {
  const vectors: [number, string][] = [
    [59, '94287082'],
    [1_111_111_109, '07081804'],
    [1_111_111_111, '14050471'],
    [1_234_567_890, '89005924'],
    [2_000_000_000, '69279037'],
    [20_000_000_000, '65353130'],
  ]
  for (const [seconds, expected] of vectors) {
    const { rows } = await sql<{ code: string }>`
      select partnership.app_code(${testAppSecret}, ${Math.floor(seconds / 30)}::bigint, 8) as code`.execute(
      it.owner,
    )
    assert.equal(rows[0]?.code, expected)
    assert.equal(appCodeAt(seconds * 1000, testAppSecret, 8), expected)
  }
})

test('a QR code holds the key, the partnership and the address, and can be read by another program', () => {
  const secret = newAppSecret()
  assert.equal(appSecretBytes(secret)?.length, 20)
  const uri = appUri(secret, { email: 'ada+x@wexshire.example', partnershipName: 'Wexshire & Co' })
  const drawn = renderToString(QrCode({ text: uri, title: 'Code' }))
  const size = Number(/viewBox="0 0 (\d+)/.exec(drawn)?.[1])
  const scale = 4
  const pixels = new Uint8ClampedArray((size * scale) ** 2 * 4).fill(255)
  for (const [, x, y] of drawn.matchAll(/M(\d+) (\d+)h1/g))
    for (let dy = 0; dy < scale; dy += 1)
      for (let dx = 0; dx < scale; dx += 1) {
        const at = ((Number(y) * scale + dy) * size * scale + Number(x) * scale + dx) * 4
        pixels.fill(0, at, at + 3)
      }
  assert.equal(jsQr.default(pixels, size * scale, size * scale)?.data, uri)
  assert.match(
    uri,
    /^otpauth:\/\/totp\/Throughline%2C%20Wexshire%20%26%20Co:ada%2Bx%40wexshire\.example\?secret=/,
  )
})

test('whoever works with people gets no further than protecting their account at the first sign-in (ASVS 6.3.3)', async () => {
  for (const role of [
    'worker',
    'organisation-administrator',
    'data-guardian',
    'matching-lead',
    'administrator',
  ] as const) {
    const { browser, reply } = await newcomer([role])
    assert.equal(reply.location, '/sign-in/set-up', role)
    for (const path of ['/plans', '/account', '/people', '/partnership'])
      assert.match((await browser.get(path)).location ?? '', /^\/sign-in\?next=/, `${role} ${path}`)
    // Neither the last step nor any other may be jumped to.
    assert.equal(
      (await browser.submit('/sign-in/set-up', {}, '/sign-in/enter')).location,
      '/sign-in/set-up',
    )
  }
  assert.equal((await newcomer(['strategy-lead'])).reply.location, '/')
})

test('an app is added with its first code, ten recovery codes are shown once, and then they are in', async () => {
  const { user, browser } = await newcomer(['worker'])
  const page = await browser.get('/sign-in/set-up/app')
  const secret = secretOn(page.body)
  assert.match(page.body, /<svg class="tl-qr-code"/)
  const wrong = await browser.submit('/sign-in/set-up/app', { secret, code: '000000' })
  assert.match(wrong.body, /id="code-error"/)
  assert.equal(secretOn(wrong.body), secret, 'the key that was scanned stays')
  const code = appCodeAt(Date.now(), appSecretBytes(secret))
  const right = await browser.submit('/sign-in/set-up/app', { secret, code })
  assert.equal(right.location, '/sign-in/recovery-codes')
  const shown = await browser.submit('/sign-in/recovery-codes', {})
  const codes = codesOn(shown.body)
  assert.equal(new Set(codes).size, 10)
  assert.equal((await browser.get('/plans')).status, 303, 'not before they say that they kept them')
  assert.equal(
    (await browser.submit('/sign-in/recovery-codes', {}, '/sign-in/enter')).location,
    '/',
  )
  assert.equal((await browser.get('/account')).status, 200)
  const { rows } = await sql<{ kept: string }>`select encode(code_hash, 'hex') as kept
    from partnership.recovery_code where user_id = ${user.id}::uuid`.execute(it.owner)
  assert.ok(rows.some(row => row.kept === oneTimeCodeHash(codes[0] ?? '').toString('hex')))
  assert.ok(!JSON.stringify(rows).includes(codes[0] ?? '-'))

  const later = await passwordOnly(user)
  const recovered = await later.submit('/sign-in/recovery', {
    code: ` ${(codes[0] ?? '').toLowerCase().replaceAll('-', ' ')} `,
  })
  assert.equal(recovered.location, '/')
  const again = await passwordOnly(user)
  const used = await again.submit('/sign-in/recovery', { code: codes[0] ?? '' })
  assert.match(used.body, /not one of your recovery codes, or it has been used/)
})

test('recovery codes are not made before there is a second factor: they would take its place', async () => {
  const { user, browser } = await newcomer(['worker'])
  const refused = await browser.submit('/sign-in/recovery-codes', {})
  assert.equal(refused.status, 400)
  assert.match(refused.body, /Add an authenticator app or a passkey first/)
  const { rows } =
    await sql`select from partnership.recovery_code where user_id = ${user.id}::uuid`.execute(
      it.owner,
    )
  assert.equal(rows.length, 0)
})

test('a code is taken once, and from half a minute before or after, since clocks differ', async () => {
  const user = await aUser(it.owner, it.partnership, ['worker'])
  const second = async (code: string) =>
    (await passwordOnly(user)).submit('/sign-in/second', { code })
  const code = await freshAppCode(it.owner, user.id)
  assert.equal((await second(code)).location, '/')
  assert.match((await second(code)).body, /That code has been used/)
  const earlier = appCodeAt(Date.now() - 30_000)
  assert.match((await second(earlier)).body, /That code has been used|not right/)
  for (const apart of [-30_000, 30_000]) {
    await freshAppCode(it.owner, user.id)
    assert.equal((await second(appCodeAt(Date.now() + apart))).location, '/', String(apart))
  }
  await freshAppCode(it.owner, user.id)
  assert.match((await second(appCodeAt(Date.now() - 120_000))).body, /not right/)
})

test('after five wrong codes the password is needed again, and after ten the account waits', async () => {
  const user = await aUser(it.owner, it.partnership, ['worker'])
  const guess = async (browser: Browser) =>
    browser.submit('/sign-in/second', { code: '000000' }).catch(() => undefined)
  const browser = await passwordOnly(user)
  for (let tries = 0; tries < 5; tries += 1) await guess(browser)
  assert.match((await browser.get('/sign-in/second')).location ?? '', /^\/sign-in\?next=/)
  const next = await passwordOnly(user)
  for (let tries = 0; tries < 5; tries += 1) await guess(next)
  const right = await (await passwordOnly(user)).submit('/sign-in/second', {
    code: await freshAppCode(it.owner, user.id),
  })
  assert.match(right.body, /too many tries/)
})

test('the way in of one person cannot be gone on with for another, and without a password no code counts', async () => {
  const user = await aUser(it.owner, it.partnership, ['worker'])
  const code = await freshAppCode(it.owner, user.id)
  const stranger = it.visitor()
  const reply = await stranger.submit('/sign-in', { code }, '/sign-in/second')
  assert.notEqual(reply.location, '/')
  assert.equal((await stranger.get('/account')).status, 303)
})

test('everyone is asked where the partnership says so, and whoever has a factor is asked whatever their role', async () => {
  const admin = await it.signIn(it.users.administrator)
  await admin.submit('/partnership/sign-in', { rule: 'everyone' })
  assert.equal((await newcomer(['reader'])).reply.location, '/sign-in/set-up')
  await admin.submit('/partnership/sign-in', { rule: 'people' })
  const { browser, reply, user } = await newcomer(['reader'])
  assert.equal(reply.location, '/')
  const secret = secretOn((await browser.get('/account/app')).body)
  const code = appCodeAt(Date.now(), appSecretBytes(secret))
  assert.equal((await browser.submit('/account/app', { secret, code })).location, '/account')
  const next = await it.visitor().submit('/sign-in', { email: user.email, password: testPassword })
  assert.equal(next.location, '/sign-in/second')
  // What nobody demands, they may take away again.
  assert.equal((await browser.submit('/account', {}, '/account/app/remove')).location, '/account')
  const plain = await it.visitor().submit('/sign-in', { email: user.email, password: testPassword })
  assert.equal(plain.location, '/')
})

test('the last second factor of somebody who needs one stays', async () => {
  const user = await aUser(it.owner, it.partnership, ['worker'])
  const browser = await it.signIn(user)
  await browser.submit('/account', {}, '/account/app/remove')
  assert.match((await browser.get('/account')).body, /It is your only one, and your work needs one/)
  const again = await it.visitor().submit('/sign-in', { email: user.email, password: testPassword })
  assert.equal(again.location, '/sign-in/second')
})

test('a one-time code that starts afresh removes the lost factor; one that does not, asks for it', async () => {
  const admin = await it.signIn(it.users.administrator)
  const codeFor = async (id: string, fields: Record<string, string>) => {
    const page = await admin.submit(`/partnership/users/${id}/one-time-code`, fields)
    return /<strong class="tl-code">([^<]+)</.exec(page.body)?.[1] ?? ''
  }
  const join = async (code: string) => {
    const browser = it.visitor()
    await browser.submit('/join', { code })
    return browser.submit('/sign-in/choose', { password: 'marble otter kite' })
  }
  const user = await aUser(it.owner, it.partnership, ['worker'])
  assert.equal((await join(await codeFor(user.id, {}))).location, '/sign-in/second')
  assert.equal((await join(await codeFor(user.id, { afresh: 'yes' }))).location, '/sign-in/set-up')
})

test('one-time codes are long, drawn evenly, and read however they are typed', () => {
  const drawn = Array.from({ length: 500 }, () => newOneTimeCode(4))
  assert.equal(new Set(drawn).size, 500)
  const letters = new Set(drawn.join('').replaceAll('-', ''))
  assert.equal(letters.size, 32)
  const plain = oneTimeCodeHash('0O1I-L234-ABCD-WXYZ')
  assert.deepEqual(oneTimeCodeHash(' oo111 234abcdwxyz '), plain)
  assert.notDeepEqual(oneTimeCodeHash('0011-1234-ABCD-WXY0'), plain)
})
