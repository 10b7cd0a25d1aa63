import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startApp, type TestApp } from '../../../../test/app.ts'
import type { Browser } from '../../../../test/browser.ts'
import { anOrganisation, aPartnership } from '../../../../test/builders/partnership.ts'
import { newId } from '../../../platform/ids.ts'

let it: TestApp
let admin: Browser
before(async () => {
  it = await startApp({ today: '2026-11-22' })
  admin = await it.signIn(it.users.administrator)
})
after(() => it.close())

const path = '/partnership/organisations/new'

function shelter(changed: Record<string, string | string[]> = {}) {
  return {
    id: newId(),
    name: 'Marlow Cross Night Shelter',
    kind: 'charity',
    commissioned: 'yes',
    ...changed,
  }
}

const versionIn = (body: string) => /name="version" value="([^"]+)"/.exec(body)?.[1] ?? ''

test('an area is added by its code, once, and the code has to be one', async () => {
  const area = { code: 'x07000001', name: 'Marlow', kind: 'district' }
  assert.equal((await admin.submit('/partnership/areas', area)).status, 303)
  assert.match((await admin.submit('/partnership/areas', area)).body, /X07000001 is already here/)
  for (const code of ['', 'E0700003', 'Q07000035', 'E07000O35']) {
    const reply = await admin.submit('/partnership/areas', { ...area, code })
    assert.equal(reply.status, 400)
    assert.match(reply.body, /id="code-error"/)
  }
})

test('a partner is added with where it works, and everyone signed in may read it', async () => {
  const reply = await admin.submit(path, shelter({ areas: 'X07000001', shortName: 'MCNS' }))
  assert.equal(reply.status, 303)
  const reader = await it.signIn(it.users.reader)
  const shown = await reader.get(reply.location ?? '')
  assert.match(shown.body, /Marlow \(X07000001\)/)
  assert.match(shown.body, /Charity or voluntary organisation/)
  assert.doesNotMatch(shown.body, /Change this organisation/)
  assert.match((await reader.get('/partnership/organisations?q=mcns')).body, /Night Shelter/)
})

test('a name in use is refused, whatever its capitals', async () => {
  const reply = await admin.submit(path, shelter({ name: 'MARLOW CROSS  night shelter' }))
  assert.equal(reply.status, 400)
  assert.match(reply.body, /already an organisation called Marlow Cross Night Shelter/)
})

test('a kind or an area that is not in the list is refused', async () => {
  assert.match(
    (await admin.submit(path, shelter({ name: 'Other', kind: 'circus' }))).body,
    /id="kind-error"/,
  )
  assert.match(
    (await admin.submit(path, shelter({ name: 'Other', areas: 'X07000999' }))).body,
    /id="areas-error"/,
  )
})

test('sending the form twice adds one partner', async () => {
  const input = shelter({ name: 'Twice Sent Trust' })
  const [one, two] = [await admin.submit(path, input), await admin.submit(path, input)]
  assert.equal(one.location, two.location)
})

test('a partner that has left is in the list only where it is asked for', async () => {
  const id = await anOrganisation(it.owner, it.partnership.id, 'Former Partner')
  const edit = `/partnership/organisations/${id}/edit`
  const left = {
    name: 'Former Partner',
    kind: 'charity',
    commissioned: 'no',
    'endedOn-day': '31',
    'endedOn-month': '3',
    'endedOn-year': '2026',
  }
  const version = versionIn((await admin.get(edit)).body)
  const wrong = await admin.submit(edit, { ...left, version, 'endedOn-day': '32' })
  assert.match(wrong.body, /href="#endedOn-day"/)
  assert.match(wrong.body, /value="32"/)
  assert.equal((await admin.submit(edit, { ...left, version })).status, 303)
  assert.doesNotMatch((await admin.get('/partnership/organisations')).body, /Former Partner<\/a>/)
  assert.match((await admin.get('/partnership/organisations?all=yes')).body, /31 March 2026/)
})

test('whoever saves second sees both versions, and nothing is lost', async () => {
  const id = await anOrganisation(it.owner, it.partnership.id, 'Contested')
  const edit = `/partnership/organisations/${id}/edit`
  const version = versionIn((await admin.get(edit)).body)
  const typed = { version, kind: 'charity', commissioned: 'no' }
  await admin.submit(edit, { ...typed, name: 'Contested one' })
  const second = await admin.submit(edit, { ...typed, name: 'Contested two' })
  assert.equal(second.status, 409)
  for (const name of ['Contested one', 'Contested two']) assert.match(second.body, new RegExp(name))
})

test('only administrators change partners, and not those of another partnership', async () => {
  const lead = await it.signIn(it.users.lead)
  assert.equal((await lead.get(path)).status, 403)
  assert.equal((await lead.submit('/account', shelter({ name: 'Sneaked in' }), path)).status, 403)
  const elsewhere = await aPartnership(it.owner, 'Farshire')
  const theirs = `/partnership/organisations/${elsewhere.councilId}`
  assert.equal((await admin.get(theirs)).status, 404)
  assert.equal((await admin.get(`${theirs}/edit`)).status, 404)
})

test('what changed is in the audit chain, before and after', async () => {
  const id = await anOrganisation(it.owner, it.partnership.id, 'Renamed')
  const edit = `/partnership/organisations/${id}/edit`
  const version = versionIn((await admin.get(edit)).body)
  await admin.submit(edit, { version, name: 'Renamed Trust', kind: 'charity', commissioned: 'no' })
  const event = await it.owner
    .selectFrom('platform.auditEvent')
    .select(['event', 'details', 'userId'])
    .where('subjectId', '=', id)
    .executeTakeFirstOrThrow()
  assert.deepEqual(event, {
    event: 'partnership.organisation.changed',
    details: { name: ['Renamed', 'Renamed Trust'] },
    userId: it.users.administrator.id,
  })
})
