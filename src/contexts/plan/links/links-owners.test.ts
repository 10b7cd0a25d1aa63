import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startApp, type TestApp } from '../../../../test/app.ts'
import type { Browser } from '../../../../test/browser.ts'
import { anAction, aPlan } from '../../../../test/builders/plan.ts'
import { suggestLike } from './suggest-rules.ts'

let it: TestApp
let plan: Awaited<ReturnType<typeof aPlan>>
let lead: Browser
let reader: Browser
before(async () => {
  it = await startApp({ today: '2026-11-22' })
  plan = await aPlan(it.owner, it.users.lead)
  lead = await it.signIn(it.users.lead)
  reader = await it.signIn(it.users.reader)
})
after(() => it.close())

const at = (id: string, page = '') => `/plans/${plan.slug}/actions/${id}${page}`
const action = (text: string, given: Parameters<typeof anAction>[3] = {}) =>
  anAction(it.owner, it.users.lead, plan.id, { text, ...given })
const partyCalled = (name: string) =>
  it.owner.selectFrom('plan.party').selectAll().where('name', '=', name).executeTakeFirstOrThrow()

test('the action that shares rare words is suggested first, and never itself', () => {
  const all = [
    {
      actionId: 'a',
      words: 'Agree a discharge protocol with the hospital for people sleeping rough',
    },
    { actionId: 'b', words: 'Hospital discharge: two beds for people sleeping rough' },
    { actionId: 'c', words: 'Open a shelter for people sleeping rough' },
    { actionId: 'd', words: 'Train landlords' },
  ]
  const suggested = suggestLike(all, 'a', 5)
  assert.equal(suggested[0]?.actionId, 'b')
  assert.ok(suggested[0]?.shared.includes('discharge'))
  assert.ok(suggested.every(one => one.actionId !== 'a' && one.actionId !== 'd'))
})

test('a link is added once, stands on both actions, and shows where dates differ', async () => {
  const a = await action('Prison release protocol with Highfell prison', { due: 'Dec-26' })
  const b = await action('Protocol for prison release at Highfell', { due: 'Jun-27' })
  const page = await lead.get(at(a, '/links'))
  assert.match(page.body, /Words in common: /)
  const link = { to: b, kind: 'duplicates', reason: 'The same twice' }
  assert.equal((await lead.submit(at(a, '/links'), link)).status, 303)
  assert.match(
    (await lead.submit(at(b, '/links'), { to: a, kind: 'duplicates' })).body,
    /linked in this way already/,
  )
  for (const [one, other] of [
    [a, 'Jun-27'],
    [b, 'Dec-26'],
  ] as const) {
    const shown = await reader.get(at(one))
    assert.match(shown.body, /Duplicates/)
    assert.match(shown.body, new RegExp(`Different dates</strong> The other one is due ${other}`))
  }
  const row = await it.owner
    .selectFrom('plan.link')
    .select('id')
    .where('fromActionId', '=', a)
    .executeTakeFirstOrThrow()
  await lead.submit(
    at(b, '/links'),
    { link: row.id, decision: 'dismissed' },
    at(b, '/links/decide'),
  )
  assert.doesNotMatch((await reader.get(at(a))).body, /Different dates/)
  assert.equal((await lead.submit(at(b, '/links'), { to: b, kind: 'overlaps' })).status, 400)
})

test('a name that somebody explains becomes an owner, and the gap closes', async () => {
  const id = await action('Count people sleeping rough', { leads: ['The Alder Trust'] })
  const unowned = async () => (await reader.get(`/plans/${plan.slug}?flag=unowned`)).body
  assert.match(await unowned(), /Count people sleeping rough<\/a>/)
  const party = await partyCalled('The Alder Trust')
  const path = `/plans/owners/${party.id}`
  assert.match(
    (await lead.submit(path, { meaning: 'organisation:not-an-id' })).body,
    /Choose whom the name means/,
  )
  await lead.submit(path, { meaning: `organisation:${it.partnership.councilId}` })
  assert.doesNotMatch(await unowned(), /Count people sleeping rough<\/a>/)
  assert.match((await reader.get('/plans/owners')).body, /Wexshire Council/)
  assert.equal((await reader.get(path)).status, 403)
  assert.ok(id)
})

test('two spellings become one party, and later actions follow', async () => {
  const before = await action('Give out blankets', { leads: ['Birch Hse'] })
  await action('Give out tents', { leads: ['Birch House'] })
  const [from, into] = [await partyCalled('Birch Hse'), await partyCalled('Birch House')]
  const path = `/plans/owners/${from.id}`
  await lead.submit(path, { into: from.id }, `${path}/merge`)
  assert.match((await lead.get(path)).body, /Choose another name/)
  await lead.submit(path, { into: into.id }, `${path}/merge`)
  await action('Give out food', { leads: ['BIRCH HSE'] })
  const leading = await reader.get(`/plans/${plan.slug}?owner=${into.id}`)
  for (const text of ['Give out blankets', 'Give out tents', 'Give out food'])
    assert.match(leading.body, new RegExp(`${text}</a>`))
  assert.match((await reader.get(at(before))).body, /Birch Hse/)
  assert.match((await reader.get('/plans/owners')).body, /Also printed as: /)
})
