import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startApp, type TestApp } from '../app.ts'
import { testPassword } from '../builders/partnership.ts'
import { anAction, aPlan } from '../builders/plan.ts'

// Whatever is typed or put into an address ends in a page that says what is wrong, never in a fault, and never outside.

let it: TestApp
before(async () => {
  it = await startApp({ today: '2026-11-22' })
})
after(() => it.close())

const elsewhere = '11111111-1111-4111-8111-111111111111'
const empty = {
  number: '',
  text: 'Open a winter night shelter',
  points: '',
  timescale: '',
  leads: '',
  others: '',
  measure: '',
  node: '',
  reason: '',
  group: '',
}

async function aSmallPlan() {
  const plan = await aPlan(it.owner, it.users.lead)
  const action = await anAction(it.owner, it.users.lead, plan.id)
  return { here: `/plans/${plan.slug}`, action }
}

test('signing in leads on to a page of this service only', async () => {
  for (const next of [
    '//evil.example',
    '/\\evil.example',
    '/.//evil.example',
    '/..//evil.example',
  ]) {
    const { email } = it.users.reader
    const reply = await it.visitor().submit('/sign-in', { email, password: testPassword, next })
    assert.equal(reply.location, '/', next)
  }
})

test('days that no calendar has, and NUL in an address, are no fault', async () => {
  const { here } = await aSmallPlan()
  const lead = await it.signIn(it.users.lead)
  for (const query of [
    '?q=%00',
    '/as-at?day=0000-01-01',
    '/changes?from=0000-01-01&to=0001-01-01',
    '/export.csv?day=0000-01-01',
  ])
    assert.equal((await lead.get(here + query)).status, 200, query)
  assert.equal((await lead.get('/plans/%00')).status, 404)
})

test('NUL in a text that was pasted is left out, and the rest is kept', async () => {
  const { here } = await aSmallPlan()
  const lead = await it.signIn(it.users.lead)
  const reply = await lead.submit(`${here}/actions/new`, { ...empty, text: 'Open\0 a shelter' })
  assert.match((await lead.get(reply.location ?? '')).body, /Open a shelter/)
})

test('a group of nobody is refused in words, with everything typed still there', async () => {
  const { here, action } = await aSmallPlan()
  const lead = await it.signIn(it.users.lead)
  const review = { readAt: '0', status: 'begun', desirable: 'yes', achievable: 'yes' }
  for (const [path, fields] of [
    ['/actions/new', { ...empty, group: elsewhere }],
    [`/actions/${action}/review`, { ...review, colour: 'derived', group: elsewhere }],
  ] as const) {
    const reply = await lead.submit(here + path, fields)
    assert.equal(reply.status, 400, path)
    assert.match(reply.body, /Something that you chose is not there any more/)
  }
})

test('a decision in the year 0 is refused beside its date', async () => {
  const { here } = await aSmallPlan()
  const lead = await it.signIn(it.users.lead)
  const decided = { 'decidedOn-day': '1', 'decidedOn-month': '1', 'decidedOn-year': '0000' }
  const reply = await lead.submit(`${here}/actions/new`, { ...empty, ...decided })
  assert.equal(reply.status, 400)
  assert.match(reply.body, /id="decidedOn-error"/)
})

test('a name as long as a page names its owner, whatever its letters, and every word of it is kept', async () => {
  const { here } = await aSmallPlan()
  const lead = await it.signIn(it.users.lead)
  const long = Array.from({ length: 900 }, () => Math.random().toString(36).slice(2)).join(' ')
  for (const name of [long, '住房局']) {
    const reply = await lead.submit(`${here}/actions/new`, { ...empty, leads: name })
    assert.equal(reply.status, 303)
    assert.ok((await lead.get(reply.location ?? '')).body.includes(name))
  }
})

test('lengths of time beyond every calendar are kept as words, and the start of a plan may be any day', async () => {
  const { here } = await aSmallPlan()
  const lead = await it.signIn(it.users.lead)
  for (const timescale of ['12 months', '9999999 months'])
    await lead.submit(`${here}/actions/new`, { ...empty, timescale })
  for (const [year, version] of [
    ['2026', '1'],
    ['9999', '2'],
  ] as const) {
    const reply = await lead.submit(`${here}/settings`, {
      title: 'Far away',
      kind: 'strategy',
      status: 'adopted',
      staleAfterDays: '90',
      reason: 'Because',
      version,
      'startsOn-day': '31',
      'startsOn-month': '12',
      'startsOn-year': year,
    })
    assert.equal(reply.status, 303, year)
  }
})

test('megabytes are not read from somebody who may not send them', async () => {
  const form = new FormData()
  form.append('file', new Blob([new Uint8Array(51 * 1024 * 1024)]), 'plan.docx')
  const sent = new Response(form)
  const headers = { 'content-type': sent.headers.get('content-type') ?? '' }
  const payload = Buffer.from(await sent.arrayBuffer())
  // Whoever had read the file would have found it too large: 413.
  for (const [url, status] of [
    ['/sign-in', 403],
    ['/plans/import', 303],
  ] as const)
    assert.equal(
      (await it.app.server.inject({ method: 'POST', url, headers, payload })).statusCode,
      status,
      url,
    )
})
