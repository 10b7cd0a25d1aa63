import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startApp, type TestApp } from '../../../../test/app.ts'
import type { Browser } from '../../../../test/browser.ts'
import { aPartnership, aUser } from '../../../../test/builders/partnership.ts'
import { aNode, anAction, aPlan, aReview } from '../../../../test/builders/plan.ts'
import { getActionContent } from './write-action.ts'

let it: TestApp
let plan: Awaited<ReturnType<typeof aPlan>>
let node: string
let lead: Browser
before(async () => {
  it = await startApp({ today: '2026-11-22' })
  plan = await aPlan(it.owner, it.users.lead)
  node = await aNode(it.owner, it.users.lead, plan.id)
  lead = await it.signIn(it.users.lead)
})
after(() => it.close())

const at = (id: string, page = '') => `/plans/${plan.slug}/actions/${id}${page}`
const contentOf = (id: string) => getActionContent(it.owner, id)
const action = (given: Parameters<typeof anAction>[3] = {}) =>
  anAction(it.owner, it.users.lead, plan.id, { nodeId: node, ...given })

function fieldsOf(content: Awaited<ReturnType<typeof contentOf>>) {
  return {
    version: String(content.version),
    text: content.text,
    points: content.points.join('\r\n'),
    timescale: content.timescale.raw,
    leads: content.leads.join('\r\n'),
    others: content.others.join('\r\n'),
    measure: content.measure ?? '',
    node: content.nodeId ?? '',
    number: content.number ?? '',
    reason: '',
  }
}

test('another wording needs a reason, and what was typed stays', async () => {
  const id = await action()
  const typed = { ...fieldsOf(await contentOf(id)), text: 'Open two shelters <b>now</b>' }
  const refused = await lead.submit(at(id, '/edit'), typed)
  assert.equal(refused.status, 400)
  assert.match(refused.body, /Enter why the wording or the date is changed/)
  assert.match(refused.body, /Open two shelters &lt;b>now/)
  const saved = await lead.submit(at(id, '/edit'), { ...typed, reason: 'One was not enough' })
  assert.equal(saved.location, at(id))
  const page = await lead.get(at(id))
  assert.match(page.body, /<del[^>]*>/)
  assert.match(page.body, /Why: One was not enough/)
  assert.equal((await contentOf(id)).version, 2)
})

test('a mistake in the form does not hide that somebody else changed the action meanwhile', async () => {
  const id = await action()
  const mine = { ...fieldsOf(await contentOf(id)), text: 'My words', reason: 'Mine' }
  const theirs = { ...fieldsOf(await contentOf(id)), text: 'Their words', reason: 'Theirs' }
  await lead.submit(at(id, '/edit'), theirs)
  const mistake = await lead.submit(at(id, '/edit'), { ...mine, 'decidedOn-day': '45' })
  assert.equal(mistake.status, 400)
  const version = /name="version" value="([^"]+)"/.exec(mistake.body)?.[1] ?? ''
  const again = await lead.submit(at(id, '/edit'), { ...mine, version })
  assert.equal(again.status, 409)
  assert.match(again.body, /Saved by someone else/)
  assert.equal((await contentOf(id)).text, 'Their words')
})

test('a second click on the button that adds an action or a part adds one', async () => {
  const counted = async (table: 'plan.action' | 'plan.node') => {
    const { count } = await it.owner
      .selectFrom(table)
      .select(eb => eb.fn.countAll<number>().as('count'))
      .where('planId', '=', plan.id)
      .executeTakeFirstOrThrow()
    return count
  }
  for (const [path, table, fields] of [
    ['actions/new', 'plan.action', { text: 'Added once' }],
    ['parts/new', 'plan.node', { level: 'Priority', title: 'Added once' }],
  ] as const) {
    const before = await counted(table)
    const page = `/plans/${plan.slug}/${path}`
    const id = /name="id" value="([^"]+)"/.exec((await lead.get(page)).body)?.[1] ?? ''
    for (const _click of [1, 2])
      assert.equal((await lead.submit(page, { ...fields, id })).status, 303)
    assert.equal(await counted(table), before + 1, path)
  }
})

test('a second click on a saved form changes nothing twice', async () => {
  const id = await action()
  const typed = { ...fieldsOf(await contentOf(id)), text: 'Once', reason: 'Because' }
  await lead.submit(at(id, '/edit'), typed)
  const again = await lead.submit(at(id, '/edit'), typed)
  assert.equal(again.status, 409)
  assert.equal((await contentOf(id)).version, 2)
})

test('two people editing the same action: the second sees both versions and may then save', async () => {
  const id = await action({ text: 'Find ten flats' })
  const colleague = await it.signIn(await aUser(it.owner, it.partnership, ['strategy-lead']))
  const read = fieldsOf(await contentOf(id))
  await lead.submit(at(id, '/edit'), { ...read, text: 'Find twelve flats', reason: 'More' })
  const mine = { ...read, text: 'Find nine flats', reason: 'Fewer' }
  const stale = await colleague.submit(at(id, '/edit'), mine)
  assert.equal(stale.status, 409)
  assert.match(stale.body, /Their version and yours/)
  assert.match(stale.body, /twelve/)
  assert.match(stale.body, /Find nine flats<\/textarea>/)
  assert.match(stale.body, /name="version" value="2"/)
  const saved = await colleague.submit(at(id, '/edit'), { ...mine, version: '2' })
  assert.equal(saved.status, 303)
  assert.equal((await contentOf(id)).text, 'Find nine flats')
})

test('due words are understood in the words of plans, and said back', async () => {
  const id = await action({ due: 'tbc' })
  const typed = fieldsOf(await contentOf(id))
  await lead.submit(at(id, '/edit'), { ...typed, timescale: 'Apr-20', reason: 'Agreed' })
  const page = await lead.get(at(id))
  assert.match(page.body, /understood as: 30 April 2020/)
  assert.match(page.body, /Apr-20/)
  assert.match(page.body, /30 April 2020, 6 years late/)
})

test('words that are no date are kept only when the person says so', async () => {
  const id = await action()
  const typed = {
    ...fieldsOf(await contentOf(id)),
    timescale: 'when the moon is blue',
    reason: 'x',
  }
  const refused = await lead.submit(at(id, '/edit'), typed)
  assert.match(refused.body, /not understood as a date/)
  assert.match(refused.body, /name="keepWords"/)
  const saved = await lead.submit(at(id, '/edit'), { ...typed, keepWords: 'yes' })
  assert.equal(saved.status, 303)
  assert.equal((await contentOf(id)).timescale.kind, 'other')
})

test('an action is added at the end of its part of the plan with its owners', async () => {
  const reply = await lead.submit(`/plans/${plan.slug}/actions/new`, {
    text: 'Visit every site each week',
    timescale: 'Ongoing',
    leads: 'Wexshire Council\r\nAll',
    node,
  })
  const id = reply.location?.split('/').at(-1) ?? ''
  const content = await contentOf(id)
  assert.deepEqual(content.leads, ['Wexshire Council', 'All'])
  assert.equal(content.nodeId, node)
  const page = await lead.get(at(id))
  assert.match(page.body, /All<span[^>]*> \(names no owner\)/)
})

test('splitting keeps the old action with its reviews and points to the first part', async () => {
  const id = await action({ due: 'Mar-27', leads: ['Wexshire Council'] })
  await aReview(it.owner, it.users.lead, id, { situation: 'Two sites were looked at.' })
  const one = await lead.submit(at(id, '/split'), {
    version: '1',
    part1: 'A',
    part2: '',
    reason: 'x',
  })
  assert.match(one.body, /Enter the second action/)
  const reply = await lead.submit(at(id, '/split'), {
    version: '1',
    part1: 'Open a shelter in Marlow',
    part2: 'Open a shelter in Ashford Cross',
    reason: 'Two towns',
  })
  const first = reply.location?.split('/').at(-1) ?? ''
  const old = await contentOf(id)
  assert.equal(old.state, 'split')
  assert.equal(old.becameActionId, first)
  assert.equal((await contentOf(first)).timescale.raw, 'Mar-27')
  assert.deepEqual((await contentOf(first)).leads, ['Wexshire Council'])
  const page = await lead.get(at(id))
  assert.match(page.body, /neither open nor\s+complete/)
  assert.match(page.body, /Two sites were looked at/)
  assert.match(page.body, /Its place is taken by/)
  assert.match(page.body, /Open a shelter in Ashford Cross/)
  assert.match((await lead.get(at(first))).body, /Takes the place of/)
  const review = await lead.submit(at(id, '/split'), {
    version: '2',
    part1: 'A',
    part2: 'B',
    reason: 'x',
  })
  assert.match(review.body, /no longer part of the plan/)
})

test('merging keeps everybody, asks which date counts, and leaves no chain', async () => {
  const a = await action({ text: 'Shelter A', due: 'Dec-26', leads: ['Alder Trust'] })
  const b = await action({
    text: 'Shelter B',
    due: 'Jun-27',
    leads: ['Birch Trust'],
    others: ['Alder Trust'],
  })
  const c = await action({ text: 'Shelter C', due: 'Jun-27', leads: ['Cedar Trust'] })
  const merge = (from: string, into: string, more: Record<string, string>) =>
    lead.submit(`${at(from, '/merge')}?target=${into}`, {
      target: into,
      version: '1',
      targetVersion: '1',
      text: 'Shelter A and B',
      reason: 'The same',
      ...more,
    })
  const undecided = await merge(a, b, {})
  assert.match(undecided.body, /Choose which date counts from now on/)
  assert.equal((await merge(a, b, { due: 'this' })).location, at(b))
  const joined = await contentOf(b)
  assert.equal(joined.timescale.raw, 'Dec-26')
  assert.deepEqual(joined.leads, ['Birch Trust', 'Alder Trust'])
  assert.match((await lead.get(at(b))).body, /Shelter A<\/a> \(due Dec-26\)/)
  const onward = await merge(b, c, { version: '2', due: 'target', text: 'Shelters' })
  assert.equal(onward.location, at(c))
  assert.equal((await contentOf(a)).becameActionId, c)
  const ring = await merge(c, a, { version: '2', targetVersion: '3', due: 'this' })
  assert.match(ring.body, /Choose an action that is still part of the plan/)
  const progress = await lead.get(`/plans/${plan.slug}?state=complete`)
  assert.doesNotMatch(progress.body, /Shelter A</)
})

test('an action moves up and down among its neighbours', async () => {
  const part = await aNode(it.owner, it.users.lead, plan.id, { title: 'Order', position: 2 })
  const ids = []
  for (const position of [1, 2, 3])
    ids.push(await action({ nodeId: part, position, text: `Step ${position}` }))
  const [first = '', , third = ''] = ids
  await lead.submit(at(third), { version: '1', direction: 'up' }, at(third, '/move'))
  const page = await lead.get(`/plans/${plan.slug}?node=${part}`)
  assert.ok(page.body.indexOf('Step 3') < page.body.indexOf('Step 2'))
  await lead.submit(at(first), { version: '1', direction: 'up' }, at(first, '/move'))
  assert.match((await lead.get(at(first))).body, /first action of its part of the plan already/)
})

test('removing needs a reason and takes the action out of the plan but not out of its history', async () => {
  const id = await action({ text: 'Entered twice by mistake' })
  assert.match((await lead.submit(at(id, '/remove'), { version: '1' })).body, /Enter why/)
  await lead.submit(at(id, '/remove'), { version: '1', reason: 'It was there twice' })
  assert.doesNotMatch((await lead.get(`/plans/${plan.slug}`)).body, /Entered twice/)
  assert.match((await lead.get(`/plans/${plan.slug}?state=removed`)).body, /Entered twice/)
  assert.match((await lead.get(at(id))).body, /It was there twice/)
})

test('readers and contributors can neither open nor send the forms', async () => {
  const id = await action()
  for (const user of [it.users.reader, it.users.contributor]) {
    const browser = await it.signIn(user)
    assert.equal((await browser.get(at(id))).status, 200)
    for (const page of ['/edit', '/split', '/merge', '/remove', '/links'])
      assert.equal((await browser.get(at(id, page))).status, 403, page)
    const sent = await browser.submit('/plans', { version: '1', reason: 'x' }, at(id, '/remove'))
    assert.equal(sent.status, 403)
  }
  assert.equal((await contentOf(id)).state, 'active')
})

test('another partnership finds nothing here', async () => {
  const id = await action()
  const elsewhere = await aPartnership(it.owner, 'Otherton')
  const stranger = await it.signIn(await aUser(it.owner, elsewhere, ['strategy-lead']))
  for (const page of ['', '/edit', '/split', '/merge', '/remove', '/links'])
    assert.equal((await stranger.get(at(id, page))).status, 404, page)
  const sent = await stranger.submit(
    '/plans/owners',
    { version: '1', reason: 'x' },
    at(id, '/remove'),
  )
  assert.equal(sent.status, 404)
  assert.equal((await contentOf(id)).state, 'active')
})

test('an action is not found under the name of another plan', async () => {
  const other = await aPlan(it.owner, it.users.lead, { title: 'Another plan' })
  const id = await action()
  assert.equal((await lead.get(`/plans/${other.slug}/actions/${id}`)).status, 404)
  assert.equal((await lead.get(`/plans/${plan.slug}/actions/not-an-id`)).status, 404)
})
