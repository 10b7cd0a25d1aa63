import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startApp, type TestApp } from '../../../../test/app.ts'
import type { Browser } from '../../../../test/browser.ts'
import { aPartnership, aUser, testPassword } from '../../../../test/builders/partnership.ts'
import { newId } from '../../../platform/ids.ts'

let it: TestApp
let admin: Browser
before(async () => {
  it = await startApp()
  admin = await it.signIn(it.users.administrator)
})
after(() => it.close())

const path = '/partnership/users/new'
const password = 'otter ladder quilt lemon'

function ada(changed: Record<string, string | string[]> = {}) {
  return {
    id: newId(),
    name: 'Ada Invented',
    email: `ada.${newId().slice(-8)}@wexshire.example`,
    organisation: it.partnership.councilId,
    roles: ['reader'],
    ...changed,
  }
}

async function signsIn(email: string, typed: string) {
  const browser = it.visitor()
  const reply = await browser.submit('/sign-in', { email, password: typed })
  return { browser, status: reply.status }
}

/** Makes a one-time code for somebody, and answers with it. */
async function codeFor(id: string, fields: Record<string, string> = {}) {
  const page = await admin.submit(`/partnership/users/${id}/one-time-code`, fields)
  assert.equal(page.status, 200)
  return /<strong class="tl-code">([^<]+)</.exec(page.body)?.[1] ?? ''
}

test('somebody who was added chooses their own password with a one-time code, and can do what their role may', async () => {
  const person = ada()
  const reply = await admin.submit(path, person)
  assert.equal(reply.location, `/partnership/users/${person.id}/one-time-code`)
  const code = await codeFor(person.id)
  assert.match(code, /^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/)
  const browser = it.visitor()
  assert.equal((await browser.submit('/join', { code })).location, '/sign-in/choose')
  const chosen = await browser.submit('/sign-in/choose', { password })
  assert.equal(chosen.location, '/')
  assert.equal((await browser.get('/plans')).status, 200)
  assert.equal((await browser.get('/partnership/users')).status, 403)
  assert.equal((await signsIn(person.email, password)).status, 303)
  const again = await it.visitor().submit('/join', { code })
  assert.match(again.body, /That code is not right, has been used, or is too old/)
})

test('sending the form twice adds one person', async () => {
  const person = ada()
  const first = await admin.submit(path, person)
  const second = await admin.submit(path, person)
  assert.equal(first.location, second.location)
  const found = await it.owner
    .selectFrom('partnership.userAccount')
    .select('id')
    .where('email', '=', person.email)
    .execute()
  assert.equal(found.length, 1)
})

test('an address in use is refused beside the field, whatever its capitals, and what was typed stays', async () => {
  const reply = await admin.submit(
    path,
    ada({ email: it.users.reader.email.toUpperCase(), name: 'Grace Invented' }),
  )
  assert.equal(reply.status, 400)
  assert.match(reply.body, /id="email-error"[\s\S]{0,200}That is the address of Test reader/)
  assert.match(reply.body, /value="Grace Invented"/)
  assert.match(reply.body, /<title>Error: /)
})

test('an address of another partnership is refused without saying whose it is', async () => {
  const other = await aUser(it.owner, await aPartnership(it.owner, 'Elsewhere'), ['reader'])
  const reply = await admin.submit(path, ada({ email: other.email }))
  assert.match(reply.body, /That address cannot be used here/)
  assert.doesNotMatch(reply.body, /Elsewhere/)
})

test('each wrong field has its own message', async () => {
  const reply = await admin.submit(path, {
    id: newId(),
    name: ' ',
    email: 'ada',
    organisation: '',
  })
  for (const field of ['name', 'email', 'organisation', 'roles'])
    assert.match(reply.body, new RegExp(`id="${field}-error"`))
})

test('an organisation, team or group of another partnership cannot be chosen', async () => {
  const elsewhere = await aPartnership(it.owner, 'Farshire')
  const reply = await admin.submit(path, ada({ organisation: elsewhere.councilId }))
  assert.match(reply.body, /id="organisation-error"/)
  const group = newId()
  await it.owner
    .insertInto('partnership.governanceGroup')
    .values({ id: group, partnershipId: elsewhere.id, name: 'Their group', kind: 'steering' })
    .execute()
  assert.match(
    (await admin.submit(path, ada({ groups: group }))).body,
    /Choose groups from the list/,
  )
})

test('a person of another partnership cannot be seen or changed', async () => {
  const other = await aUser(it.owner, await aPartnership(it.owner, 'Norshire'), ['reader'])
  for (const page of ['', '/edit', '/one-time-code'])
    assert.equal((await admin.get(`/partnership/users/${other.id}${page}`)).status, 404)
  const disabled = await admin.submit(
    '/partnership/users/new',
    {},
    `/partnership/users/${other.id}/disable`,
  )
  assert.equal(disabled.status, 404)
  const reply = await admin.submit(
    '/partnership/users/new',
    {},
    `/partnership/users/${other.id}/one-time-code`,
  )
  assert.equal(reply.status, 404)
})

test('disabling ends the sessions at once; enabling lets the person back in with their password', async () => {
  const person = await aUser(it.owner, it.partnership, ['contributor'])
  const browser = await it.signIn(person)
  const page = `/partnership/users/${person.id}`
  assert.equal((await admin.submit(page, {}, `${page}/disable`)).location, page)
  assert.equal((await browser.get('/plans')).location, '/sign-in?next=%2Fplans')
  assert.equal((await signsIn(person.email, testPassword)).status, 400)
  await admin.submit(page, {}, `${page}/disable`)
  await admin.submit(page, {}, `${page}/enable`)
  // The session stays ended: only signing in again helps.
  assert.equal((await browser.get('/plans')).status, 303)
  assert.equal((await signsIn(person.email, testPassword)).status, 303)
  const events = await it.owner
    .selectFrom('platform.auditEvent')
    .select('event')
    .where('subjectId', '=', person.id)
    .where('event', 'in', ['partnership.user.disabled', 'partnership.user.enabled'])
    .execute()
  assert.equal(events.length, 2)
})

test('roles hold from the next request', async () => {
  const person = await aUser(it.owner, it.partnership, ['reader'])
  const browser = await it.signIn(person)
  const edit = `/partnership/users/${person.id}/edit`
  const version = /name="version" value="([^"]+)"/.exec((await admin.get(edit)).body)?.[1] ?? ''
  const changed = {
    version,
    name: 'Test reader',
    email: person.email,
    organisation: it.partnership.councilId,
    roles: ['administrator', 'reader'],
  }
  assert.equal((await admin.submit(edit, changed)).status, 303)
  assert.equal((await browser.get('/partnership/users')).status, 200)
  const stale = await admin.submit(edit, { ...changed, name: 'Someone else' })
  assert.equal(stale.status, 409)
  assert.match(stale.body, /Saved by someone else/)
  const again = /name="version" value="([^"]+)"/.exec(stale.body)?.[1] ?? ''
  await admin.submit(edit, { ...changed, version: again, roles: ['reader'] })
  assert.equal((await browser.get('/partnership/users')).status, 403)
})

test('the last administrator can neither disable nor demote themself, nor end their organisation', async () => {
  const own = await startApp()
  try {
    const { administrator } = own.users
    const browser = await own.signIn(administrator)
    const page = `/partnership/users/${administrator.id}`
    await browser.submit(page, {}, `${page}/disable`)
    assert.match((await browser.get(page)).body, /Nobody would be left who can administer/)
    const record = (await browser.get(`${page}/edit`)).body
    const demoted = await browser.submit(`${page}/edit`, {
      version: /name="version" value="([^"]+)"/.exec(record)?.[1] ?? '',
      name: 'Test administrator',
      email: administrator.email,
      organisation: own.partnership.councilId,
      roles: ['reader'],
    })
    assert.match(demoted.body, /id="roles-error"[\s\S]{0,200}Nobody would be left/)
    const council = `/partnership/organisations/${own.partnership.councilId}/edit`
    const ended = await browser.submit(council, {
      version: /name="version" value="([^"]+)"/.exec((await browser.get(council)).body)?.[1] ?? '',
      name: 'Wexshire Council',
      kind: 'county-council',
      commissioned: 'no',
      'endedOn-day': '1',
      'endedOn-month': '4',
      'endedOn-year': '2026',
    })
    assert.match(ended.body, /Nobody would be left/)
    const second = await aUser(own.owner, own.partnership, ['administrator'])
    await browser.submit(page, {}, `${page}/disable`)
    assert.equal((await browser.get(page)).status, 303)
    assert.equal((await (await own.signIn(second)).get('/partnership/users')).status, 200)
  } finally {
    await own.close()
  }
})

test('two administrators who disable each other at once leave one', async () => {
  const own = await startApp()
  try {
    const second = await aUser(own.owner, own.partnership, ['administrator'])
    const [one, two] = [await own.signIn(own.users.administrator), await own.signIn(second)]
    const disable = (browser: Browser, of: string) =>
      browser.submit('/account', {}, `/partnership/users/${of}/disable`)
    // Whoever comes second may find themself signed out before they could send anything.
    await Promise.allSettled([disable(one, second.id), disable(two, own.users.administrator.id)])
    const left = await own.owner
      .selectFrom('partnership.userAccount')
      .select('id')
      .where('id', 'in', [second.id, own.users.administrator.id])
      .where('disabledAt', 'is', null)
      .execute()
    assert.equal(left.length, 1)
  } finally {
    await own.close()
  }
})

test('a one-time code ends the sessions when it is used, replaces the password, and is in no audit event', async () => {
  const person = await aUser(it.owner, it.partnership, ['reader'])
  const browser = await it.signIn(person)
  const replaced = await codeFor(person.id)
  const code = await codeFor(person.id)
  assert.equal((await browser.get('/plans')).status, 200)
  const joining = it.visitor()
  assert.match((await joining.submit('/join', { code: replaced })).body, /is not right/)
  await joining.submit('/join', { code: code.toLowerCase().replaceAll('-', ' ') })
  const weak = await joining.submit('/sign-in/choose', { password: 'passwordpassword' })
  assert.match(weak.body, /many people use/)
  assert.equal((await joining.submit('/sign-in/choose', { password })).location, '/')
  assert.equal((await browser.get('/plans')).status, 303)
  assert.equal((await signsIn(person.email, testPassword)).status, 400)
  assert.equal((await signsIn(person.email, password)).status, 303)
  const events = await it.owner.selectFrom('platform.auditEvent').select('details').execute()
  const said = JSON.stringify(events)
  for (const secret of [password, code, replaced]) assert.ok(!said.includes(secret))
})

test('an administrator makes no code for themself', async () => {
  const own = `/partnership/users/${it.users.administrator.id}/one-time-code`
  assert.equal((await admin.get(own)).status, 404)
})

test('the list is searched by name, address and organisation, 50 a page', async () => {
  const organisationId = it.partnership.councilId
  await it.owner
    .insertInto('partnership.userAccount')
    .values(
      Array.from({ length: 60 }, (_, index) => ({
        id: newId(),
        partnershipId: it.partnership.id,
        organisationId,
        email: `many_${index}@wexshire.example`,
        name: `Many ${String(index).padStart(2, '0')}`,
      })),
    )
    .execute()
  const first = await admin.get('/partnership/users?q=many_')
  assert.match(first.body, /Showing 1 to 50 of 60/)
  const second = await admin.get('/partnership/users?q=many_&page=2')
  assert.match(second.body, /Many 59/)
  assert.doesNotMatch(second.body, /Many 49/)
  assert.match((await admin.get('/partnership/users?q=%25')).body, /Nothing here matches/)
})
