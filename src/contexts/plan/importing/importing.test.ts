import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { startApp, type TestApp } from '../../../../test/app.ts'
import type { Browser } from '../../../../test/browser.ts'

let it: TestApp
let lead: Browser

before(async () => {
  it = await startApp({ today: '2026-11-22' })
  lead = await it.signIn(it.users.lead)
})
after(() => it.close())

const csv = `Priority,No,Action,By when,Lead,RAG,Current situation,Still desirable?,Notes
Prevention,1,Open a welcome hub in Exbury,Apr-26,Wexshire Council,Green,The hub opened in May,Yes,None
Prevention,2,Train every landlord in Exbury,tbc,Exbury Landlords,,No landlord has been trained yet,No. Landlords did not come.,
Recovery,3,Give each person a key worker,31/03/2027,Wexshire Council,Amber,Six key workers are in post,Yes,Overlaps with “Open a welcome hub in Exbury”
`

async function give(name: string, bytes: Uint8Array | string, fields: Record<string, string> = {}) {
  const reply = await lead.upload(
    '/plans/import',
    { becomes: 'new', title: '', kind: 'action-plan', corrects: '', ...fields },
    { file: { name, bytes: typeof bytes === 'string' ? Buffer.from(bytes) : bytes } },
  )
  assert.equal(reply.status, 303, reply.body)
  return reply.location ?? ''
}

/** Gives a document, lets it be read, and answers with the address of its import. */
async function read(name: string, bytes: Uint8Array | string, fields: Record<string, string> = {}) {
  const address = await give(name, bytes, fields)
  assert.ok((await it.runJobs()) > 0)
  return address
}

async function commit(address: string) {
  return await lead.submit(address, {}, `${address}/commit`)
}

function actionsOf(slug: string) {
  return it.owner
    .selectFrom('plan.standing as s')
    .innerJoin('plan.plan as p', 'p.id', 's.planId')
    .selectAll('s')
    .where('p.slug', '=', slug)
    .orderBy('s.position')
    .execute()
}

test('a document that was given is read, checked and becomes a plan', async () => {
  const address = await give('Plan for Exbury.csv', csv, { title: 'Exbury plan 2026-31' })
  const waiting = await lead.get(address)
  assert.match(waiting.body, /Waiting for its turn/)
  assert.match(waiting.body, /http-equiv="refresh"/)
  assert.equal(await it.runJobs(), 1)
  const checked = await lead.get(address)
  assert.equal(checked.status, 200)
  assert.match(checked.body, /0 unread/)
  const reply = await commit(address)
  assert.equal(reply.location, '/plans/exbury-plan-2026-31')
  const actions = await actionsOf('exbury-plan-2026-31')
  assert.deepEqual(
    actions.map(action => [action.number, action.text, action.timescaleKind, action.dueOn]),
    [
      ['1', 'Open a welcome hub in Exbury', 'month', '2026-04-30'],
      ['2', 'Train every landlord in Exbury', 'tbc', null],
      ['3', 'Give each person a key worker', 'date', '2027-03-31'],
    ],
  )
  assert.deepEqual(
    actions.map(action => [action.colour, action.colourReason, action.status, action.desirable]),
    [
      ['green', 'As printed in Plan for Exbury.csv', 'not-known', 'yes'],
      ['red', null, 'not-known', 'no'],
      ['amber', 'As printed in Plan for Exbury.csv', 'not-known', 'yes'],
    ],
  )
  assert.equal(actions[1]?.desirableReason, 'Landlords did not come.')
  const links = await it.owner
    .selectFrom('plan.link')
    .select(['fromActionId', 'toActionId', 'kind', 'state'])
    .where('planId', '=', actions[0]?.planId ?? '')
    .execute()
  assert.deepEqual(links, [
    {
      fromActionId: actions[2]?.actionId,
      toActionId: actions[0]?.actionId,
      kind: 'overlaps',
      state: 'stated',
    },
  ])
})

test('committing a second time leads to the same plan and adds nothing', async () => {
  const address = await read('twice.csv', csv, { title: 'Twice' })
  const [one, other] = await Promise.all([commit(address), commit(address)])
  assert.equal(one.location, '/plans/twice')
  assert.equal(other.location, '/plans/twice')
  assert.equal((await commit(address)).location, '/plans/twice')
  assert.equal((await actionsOf('twice')).length, 3)
  const plans = await it.owner
    .selectFrom('plan.plan')
    .select('slug')
    .where('title', '=', 'Twice')
    .execute()
  assert.equal(plans.length, 1)
})

test('an import can be undone, and the next one gets the same address', async () => {
  const address = await read('undo.csv', csv, { title: 'Undo me' })
  await commit(address)
  const before = await actionsOf('undo-me')
  const reply = await lead.submit(address, {}, `${address}/undo`)
  assert.equal(reply.location, address)
  assert.equal((await lead.get('/plans/undo-me')).status, 404)
  const versions = await it.owner
    .selectFrom('plan.actionVersion')
    .select(['version', 'state'])
    .where('planId', '=', before[0]?.planId ?? '')
    .where('position', '=', 1)
    .orderBy('version')
    .execute()
  assert.deepEqual(versions, [
    { version: 1, state: 'active' },
    { version: 2, state: 'removed' },
  ])
  assert.match((await lead.get(address)).body, /This import was undone/)
  const again = await read('undo.csv', csv, { title: 'Undo me' })
  assert.equal((await commit(again)).location, '/plans/undo-me')
})

test('an import that people have worked on since cannot be undone, and they are told what', async () => {
  const address = await read('worked.csv', csv, { title: 'Worked on' })
  await commit(address)
  const [action] = await actionsOf('worked-on')
  assert.ok(action?.actionId && action.partnershipId && action.planId)
  await it.owner
    .insertInto('plan.review')
    .values({
      actionId: action.actionId,
      number: 2,
      partnershipId: action.partnershipId,
      planId: action.planId,
      effectiveOn: '2026-11-22',
      status: 'begun',
      recordedBy: it.users.lead.id,
    })
    .execute()
  await lead.submit(address, {}, `${address}/undo`)
  const shown = await lead.get(address)
  assert.match(shown.body, /cannot be undone.*action reviewed: Open a welcome hub in Exbury/)
  assert.equal((await lead.get('/plans/worked-on')).status, 200)
})

test('what is no document is refused beside the field, in words that say what to do', async () => {
  const form = { becomes: 'new', title: 'My own title', kind: 'update', corrects: '' }
  const wrong: [string, Uint8Array, RegExp][] = [
    ['empty.docx', Buffer.from(''), /The file is empty/],
    ['picture.png', Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1'), /This is a picture/],
  ]
  for (const [name, bytes, message] of wrong) {
    const reply = await lead.upload('/plans/import', form, { file: { name, bytes } })
    assert.equal(reply.status, 400)
    assert.match(reply.body, message)
    assert.match(reply.body, /href="#file"/)
    assert.match(reply.body, /value="My own title"/)
  }
  const none = await lead.upload('/plans/import', form, {})
  assert.match(none.body, /Select the document with the plan/)
})

test('a document that cannot be read says so calmly, with its name and what to do', async () => {
  const scan = Buffer.from(
    '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF',
  )
  const address = await read('scan of the plan.pdf', scan)
  const shown = await lead.get(address)
  assert.equal(shown.status, 200)
  assert.match(shown.body, /could not be read/)
  assert.match(shown.body, /scan of the plan\.pdf/)
  assert.match(shown.body, /no text|damaged/)
  assert.match((await lead.get('/plans/imports')).body, /Could not be read/)
})

test('only a strategy lead imports, and nobody sees the imports of another partnership', async () => {
  const address = await read('ours.csv', csv, { title: 'Ours' })
  const reader = await it.signIn(it.users.reader)
  assert.equal((await reader.get('/plans/import')).status, 403)
  assert.equal((await reader.get(address)).status, 200)
  const { aPartnership, aUser } = await import('../../../../test/builders/partnership.ts')
  const other = await aPartnership(it.owner, 'Elsewhere')
  const stranger = await it.signIn(await aUser(it.owner, other, ['strategy-lead']))
  assert.equal((await stranger.get(address)).status, 404)
  assert.equal((await stranger.submit('/plans/import', {}, `${address}/commit`)).status, 404)
})

const real = new URL('../../../../../shared/strategies/', import.meta.url)
const documents = [
  ['coventry-action-plan-2019-22.txt', 80],
  ['derbyshire-update-2025.txt', 46],
  ['durham-delivery-plan-2024-25.txt', 44],
  ['north-derbyshire-2021-22.txt', 38],
] as const

for (const [name, count] of documents)
  test(`${name} becomes a plan of ${count} actions`, async t => {
    let bytes: Uint8Array
    try {
      bytes = readFileSync(new URL(name, real))
    } catch {
      return t.skip('the document is not here')
    }
    const address = await read(name, bytes, { title: name })
    const shown = await lead.get(address)
    assert.match(shown.body, /0 unread/)
    const reply = await commit(address)
    const slug = reply.location?.slice('/plans/'.length) ?? ''
    assert.equal((await actionsOf(slug)).length, count)
  })
