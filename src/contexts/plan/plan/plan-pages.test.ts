import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startApp, type TestApp } from '../../../../test/app.ts'
import type { Browser } from '../../../../test/browser.ts'
import { aPartnership, aUser } from '../../../../test/builders/partnership.ts'
import { aNode, anAction, aPlan, aReview } from '../../../../test/builders/plan.ts'
import { getActionContent } from '../action/write-action.ts'

let it: TestApp
let plan: Awaited<ReturnType<typeof aPlan>>
let node: string
let reader: Browser
let lead: Browser
const ids: Record<'late' | 'done' | 'all' | 'tbc', string> = {
  late: '',
  done: '',
  all: '',
  tbc: '',
}

before(async () => {
  it = await startApp({ today: '2026-11-22' })
  const user = it.users.lead
  plan = await aPlan(it.owner, user, { staleAfterDays: 90 })
  node = await aNode(it.owner, user, plan.id, { title: 'Prevent homelessness' })
  const council = ['Wexshire Council']
  const action = (given: Parameters<typeof anAction>[3]) =>
    anAction(it.owner, user, plan.id, { nodeId: node, ...given })
  ids.late = await action({ text: 'Late one', due: 'Apr-20', leads: council, on: '2020-01-01' })
  ids.done = await action({ text: 'Done one', due: 'Apr-20', leads: council, on: '2020-01-01' })
  ids.all = await action({
    text: 'Everybody’s one',
    due: 'Mar-27',
    leads: ['All'],
    on: '2026-11-01',
  })
  ids.tbc = await action({ text: 'Undated one', due: 'tbc', leads: council, on: '2026-11-01' })
  await aReview(it.owner, user, ids.done, { status: 'complete', on: '2020-03-03' })
  await aReview(it.owner, user, ids.late, { status: 'begun', on: '2026-11-10' })
  reader = await it.signIn(it.users.reader)
  lead = await it.signIn(it.users.lead)
})
after(() => it.close())

const rows = (body: string) =>
  Object.values({
    late: 'Late one',
    done: 'Done one',
    all: 'Everybody’s one',
    tbc: 'Undated one',
  }).filter(text => body.includes(`${text}</a>`))

test('each flag finds what the data says and nothing else', async () => {
  const found = async (query: string) =>
    rows((await reader.get(`/plans/${plan.slug}?${query}`)).body)
  assert.deepEqual(await found('flag=late'), ['Late one'])
  assert.deepEqual(await found('flag=stale'), [])
  assert.deepEqual(await found('flag=unowned'), ['Everybody’s one'])
  assert.deepEqual(await found('flag=undated'), ['Undated one'])
  assert.deepEqual(await found('state=complete'), ['Done one'])
  assert.deepEqual(await found('colour=amber'), ['Late one'])
  assert.deepEqual(await found('colour=none'), ['Everybody’s one', 'Undated one'])
  assert.deepEqual(await found('q=UNDATED+one'), ['Undated one'])
  assert.deepEqual(await found('q=100%25'), [])
  assert.deepEqual(await found('flag=nonsense&by=nothing&page=-3&owner=x'), [
    'Late one', 'Done one', 'Everybody’s one', 'Undated one',
  ]) // biome-ignore format: one line
})

test('progress is counted, the chart has a table, and each row reads without colour', async () => {
  const { body } = await reader.get(`/plans/${plan.slug}`)
  assert.match(body, /1 of 4 complete, 3 open/)
  assert.match(body, /The figures as a table/)
  assert.match(body, /Amber: Begun/)
  assert.match(body, /Apr-20 <span[^>]*>· 30 April 2020, 6 years late/)
  assert.doesNotMatch(body, /Add an action/)
})

test('the views order by owner, by due date and by state', async () => {
  const headings = async (by: string) =>
    [
      ...(await reader.get(`/plans/${plan.slug}?by=${by}`)).body.matchAll(
        /<h3 class="govuk-heading-m">([^<]+)/g,
      ),
    ].map(match => match[1])
  assert.deepEqual(await headings('priority'), ['Priority 1: Prevent homelessness'])
  assert.deepEqual(await headings('owner'), ['All', 'Wexshire Council'])
  assert.deepEqual(await headings('due'), [
    'Late', 'Date has passed: done, closed, or recurring', 'Due within a year', 'Date to be confirmed',
  ]) // biome-ignore format: one line
  assert.deepEqual(await headings('state'), ['Begun', 'Not known', 'Complete'])
})

test('what needs attention says why, and an action that only "All" lead stays without an owner', async () => {
  const { body } = await reader.get(`/plans/${plan.slug}/attention`)
  assert.match(body, /Late \(1\)/)
  assert.match(body, /Without an owner \(1\)/)
  assert.match(body, /‘All’ or ‘Key stakeholders’ is no owner/)
})

test('a plan shows as it stood on a past day, and never for one that has not come', async () => {
  const then = await reader.get(`/plans/${plan.slug}/as-at?day=2020-02-02`)
  assert.match(then.body, /as it stood at the end of <strong>2 February 2020/)
  assert.match(then.body, /0 of 2 complete/)
  assert.doesNotMatch(then.body, /Undated one/)
  const typed = await reader.get(`/plans/${plan.slug}/as-at?on-day=3&on-month=3&on-year=2020`)
  assert.match(typed.body, /1 of 2 complete/)
  const future = await reader.get(`/plans/${plan.slug}/as-at?day=2027-01-01`)
  assert.match(future.body, /Enter a day that exists, today or in the past/)
  const wrong = await reader.get(`/plans/${plan.slug}/as-at?on-day=31&on-month=2&on-year=2020`)
  assert.match(wrong.body, /Enter a day that exists/)
  assert.match(wrong.body, /value="31"/)
})

test('what changed between two days is grouped and linked', async () => {
  const { body } = await reader.get(`/plans/${plan.slug}/changes?from=2020-02-02&to=2026-11-22`)
  assert.match(body, /Added: 2/)
  assert.match(body, /Status or colour changed: 2/)
  assert.match(body, new RegExp(`/actions/${ids.done}"`))
  const none = await reader.get(`/plans/${plan.slug}/changes?from=2021-01-01&to=2021-02-02`)
  assert.match(none.body, /Nothing changed/)
  const wrong = await reader.get(`/plans/${plan.slug}/changes?from=2026-02-02&to=2020-01-01`)
  assert.match(wrong.body, /The first day must be before the last/)
})

test('another partnership and a visitor see nothing of it', async () => {
  const elsewhere = await aPartnership(it.owner, 'Otherton')
  const stranger = await it.signIn(await aUser(it.owner, elsewhere, ['strategy-lead']))
  for (const page of [
    '',
    '/attention',
    '/as-at',
    '/changes',
    '/settings',
    '/parts',
    '/carry-forward',
    '/export.csv',
    '/export.json',
  ])
    assert.equal((await stranger.get(`/plans/${plan.slug}${page}`)).status, 404, page)
  assert.doesNotMatch((await stranger.get('/plans')).body, /Wexshire homelessness/)
  const visitor = await it.visitor().get(`/plans/${plan.slug}`)
  assert.equal(visitor.status, 303)
})

test('exports hold everything, and a cell cannot become a formula', async () => {
  await anAction(it.owner, it.users.lead, plan.id, {
    text: '=cmd|"/c calc"!A1', position: 9, on: '2026-11-20', leads: ['Wexshire Council'],
  }) // biome-ignore format: one line
  const csv = await reader.get(`/plans/${plan.slug}/export.csv?q=calc`)
  assert.equal(csv.body.charCodeAt(0), 0xfeff)
  assert.match(csv.body, /,"'=cmd\|""\/c calc""!A1",/)
  assert.equal(csv.body.trim().split('\r\n').length, 2)
  const json = JSON.parse((await reader.get(`/plans/${plan.slug}/export.json`)).body)
  assert.equal(json.actions.length, 5)
  assert.equal(json.reviews.length, 2)
  assert.equal(json.nodes[0].title, 'Prevent homelessness')
  assert.ok(json.responsibilities.some((one: { partyKind: string }) => one.partyKind === 'nobody'))
  const audited = await it.owner
    .selectFrom('platform.auditEvent').select('event').where('event', '=', 'plan.plan.exported').execute() // biome-ignore format: one line
  assert.equal(audited.length, 2)
})

test('another start of the plan works dates out again through new versions', async () => {
  const user = it.users.lead
  const own = await aPlan(it.owner, user, { title: 'Relative plan' })
  const id = await anAction(it.owner, user, own.id, { due: '12 months' })
  assert.match(
    (await lead.get(`/plans/${own.slug}/attention`)).body,
    /counted from the start of the\s+plan/,
  )
  const settings = {
    title: 'Relative plan', kind: 'strategy', status: 'adopted', period: '', staleAfterDays: '90', version: '1',
    'startsOn-day': '1', 'startsOn-month': '4', 'startsOn-year': '2026',
  } // biome-ignore format: two lines
  const path = `/plans/${own.slug}/settings`
  assert.match(
    (await lead.submit(path, { ...settings, staleAfterDays: 'x', title: '' })).body,
    /Enter a number of days/,
  )
  assert.equal((await lead.submit(path, settings)).status, 303)
  const row = await it.owner
    .selectFrom('plan.standing').select(['dueOn', 'version']).where('actionId', '=', id).executeTakeFirst() // biome-ignore format: one line
  assert.deepEqual(row, { dueOn: '2027-04-01', version: 2 })
  assert.equal((await lead.submit(path, settings)).status, 409)
  assert.equal((await reader.get(path)).status, 403)
})

test('actions are carried forward to a new plan, and those left behind are shown', async () => {
  const user = it.users.lead
  const old = await aPlan(it.owner, user, { title: 'Old plan' })
  const part = await aNode(it.owner, user, old.id, { title: 'Move people on' })
  const goes = await anAction(it.owner, user, old.id, {
    text: 'Goes on',
    nodeId: part,
    due: 'Mar-27',
  })
  await anAction(it.owner, user, old.id, { text: 'Stays behind', nodeId: part, position: 2 })
  const path = `/plans/${old.slug}/carry-forward`
  const empty = await lead.submit(path, { into: 'new', title: 'New plan', reason: 'x' })
  assert.match(empty.body, /Choose at least one action/)
  const reply = await lead.submit(path, {
    actions: goes,
    into: 'new',
    title: 'New plan',
    reason: 'Goes on',
  })
  const page = await lead.get(reply.location ?? '')
  assert.match(page.body, /Move people on/)
  assert.match(page.body, /Goes on/)
  const content = await getActionContent(it.owner, goes)
  assert.equal(content.state, 'carried-forward')
  assert.match(
    (await lead.get(`/plans/${old.slug}`)).body,
    /0 of 1 complete, 1 open, 1 more lives on/,
  )
  const left = await lead.get(path)
  assert.match(left.body, /1 open action stays in this plan and nowhere else/)
  const again = await lead.submit(path, {
    actions: goes,
    into: 'new',
    title: 'New plan',
    reason: 'x',
  })
  assert.match(again.body, /Choose actions that are still part of this plan/)
})

test('parts of a plan are added, reworded, moved and removed only when empty', async () => {
  const parts = `/plans/${plan.slug}/parts`
  const fields = {
    level: 'Ambition',
    number: '1.1',
    title: 'Earlier help',
    measure: '',
    parent: node,
  }
  assert.match(
    (await lead.submit(`${parts}/new`, { ...fields, title: ' ' })).body,
    /Enter the title/,
  )
  assert.equal((await lead.submit(`${parts}/new`, fields)).location, parts)
  const added = await it.owner
    .selectFrom('plan.nodeVersion').selectAll().where('title', '=', 'Earlier help').executeTakeFirstOrThrow() // biome-ignore format: one line
  const edit = `${parts}/${added.nodeId}`
  const own = await lead.submit(edit, { ...fields, parent: added.nodeId, version: '1' })
  assert.match(own.body, /A part cannot be put under itself/)
  await lead.submit(edit, { ...fields, title: 'Help earlier', version: '1', reason: 'Plainer' })
  assert.equal(
    (await lead.submit(edit, { ...fields, title: 'X', version: '1', reason: 'x' })).status,
    409,
  )
  await lead.submit(parts, { step: 'remove', version: '1' }, `${parts}/${node}/step`)
  assert.match((await lead.get(parts)).body, /Move or remove what is under it first/)
  await lead.submit(parts, { step: 'remove', version: '2' }, `${edit}/step`)
  assert.doesNotMatch((await lead.get(parts)).body, /Help earlier/)
  assert.equal((await reader.get(parts)).status, 403)
})
