import assert from 'node:assert/strict'
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

const heading = 'Priority,No,Action,By when,Lead,Current situation,Still desirable?,Notes'
const rows = [
  'Prevention,1,Open a welcome hub in the town of Exbury,Apr-26,Wexshire Council,Work was completed in May,Yes,None',
  'Prevention,2,Train every landlord in Exbury,tbc,Exbury Landlords Forum,No landlord has been trained yet,No. Landlords did not come.,',
  'Prevention,3,Train every landlord in Exbury,Jun-27,Exbury Landlord Forum,,Yes,',
  'Recovery,4,Give each person a key worker,31/03/2027,Wexshire Council,Six key workers are in post,Yes,Overlaps with “Open a welcome hub in the town of Exbury”',
]
const csv = (...lines: string[]) => `${[heading, ...lines].join('\n')}\n`

async function read(content: string, fields: Record<string, string> = {}) {
  const reply = await lead.upload(
    '/plans/import',
    { becomes: 'new', title: '', kind: 'action-plan', corrects: '', ...fields },
    { file: { name: 'plan.csv', bytes: Buffer.from(content) } },
  )
  assert.equal(reply.status, 303, reply.body)
  await it.runJobs()
  return reply.location ?? ''
}

function answer(address: string, answers: Record<string, string>, back = 'actions') {
  const fields = Object.fromEntries(
    Object.entries(answers).map(([question, value]) => [`answer:${question}`, value]),
  )
  return lead.submit(address, { back, ...fields }, `${address}/answers`)
}

/** The stable key of an action, from the link that corrects it. */
async function keyOf(address: string, words: string): Promise<string> {
  const { body } = await lead.get(`${address}/actions`)
  const found = new RegExp(`actions/([0-9a-f-]+)"[^>]*>Correct this action<[^>]*>: ${words}`).exec(
    body,
  )
  assert.ok(found?.[1], `no action ${words}`)
  return found[1]
}

const standing = async (slug: string) =>
  it.owner
    .selectFrom('plan.standing as s')
    .innerJoin('plan.plan as p', 'p.id', 's.planId')
    .selectAll('s')
    .where('p.slug', '=', slug)
    .orderBy('s.position')
    .execute()

test('every part of the check opens, with the account at its top', async () => {
  const address = await read(csv(...rows))
  const parts = [
    '',
    'questions',
    'actions',
    'values',
    'colours',
    'links',
    'print-check',
    'set-aside',
  ]
  for (const part of parts) {
    const shown = await lead.get(part === '' ? address : `${address}/${part}`)
    assert.equal(shown.status, 200, part)
    assert.match(shown.body, /Read \d+ pieces of text: .*0 unread\./)
    assert.equal(shown.body.match(/<h1/g)?.length, 1)
  }
  const printed = (await lead.get(`${address}/print-check`)).body
  assert.ok(printed.includes('No differences'), 'the print check lists differences')
  assert.match((await lead.get(`${address}/colours`)).body, /<q>Work was completed in May<\/q>/)
})

test('a correction by hand is committed, and typing what was read takes it back', async () => {
  const address = await read(csv(...rows), { title: 'Corrected by hand' })
  const key = await keyOf(address, 'Open a welcome hub')
  const form = {
    number: '1',
    text: 'Open a welcome hub in the town of Exbury',
    timescale: 'Apr-26',
    leads: 'Wexshire Council\r\nExbury Town Council',
    situation: 'Work was completed in May',
    desirable: 'yes',
    notes: 'None',
    rag: 'green',
  }
  const saved = await lead.submit(`${address}/actions/${key}`, form)
  assert.equal(saved.status, 303, saved.body)
  assert.match((await lead.get(`${address}/actions`)).body, /Corrected by hand/)
  const empty = await lead.submit(`${address}/actions/${key}`, {
    ...form,
    text: ' ',
    notes: 'Kept',
  })
  assert.equal(empty.status, 400)
  assert.match(empty.body, /Enter what the action is/)
  assert.match(empty.body, />Kept<\/textarea>/)
  await lead.submit(`${address}/actions/${key}`, { ...form, rag: '' })
  await lead.submit(address, {}, `${address}/commit`)
  const [first] = await standing('corrected-by-hand')
  assert.equal(first?.colour, null)
  const leads = await it.owner
    .selectFrom('plan.responsibility')
    .select('printed')
    .where('actionId', '=', first?.actionId ?? '')
    .orderBy('position')
    .execute()
  assert.deepEqual(
    leads.map(one => one.printed),
    ['Wexshire Council', 'Exbury Town Council'],
  )
})

test('actions that say the same are linked as a person decides, and names are joined', async () => {
  const address = await read(csv(...rows), { title: 'Decided' })
  const a = await keyOf(address, 'Train every landlord')
  const links = await lead.get(`${address}/links`)
  const pair = /name="answer:(pair:[^"]+)"/.exec(links.body)?.[1]
  assert.ok(pair)
  assert.ok(pair.includes(a))
  await answer(address, {
    [pair]: 'duplicates',
    [pair.replace('pair:', 'pair-reason:')]: 'Typed twice',
    'same:exbury landlord forum': 'Exbury Landlords Forum',
  })
  await lead.submit(address, {}, `${address}/commit`)
  const [one] = await standing('decided')
  const made = await it.owner
    .selectFrom('plan.link')
    .select(['kind', 'state', 'reason'])
    .where('planId', '=', one?.planId ?? '')
    .orderBy('kind')
    .execute()
  assert.deepEqual(made, [
    { kind: 'duplicates', state: 'confirmed', reason: 'Typed twice' },
    { kind: 'overlaps', state: 'stated', reason: null },
  ])
  const parties = await it.owner
    .selectFrom('plan.responsibility as r')
    .innerJoin('plan.action as a', 'a.id', 'r.actionId')
    .innerJoin('plan.party as p', 'p.id', 'r.partyId')
    .select('p.name')
    .distinct()
    .where('a.planId', '=', one?.planId ?? '')
    .where('p.name', 'like', 'Exbury%')
    .execute()
  assert.deepEqual(parties, [{ name: 'Exbury Landlords Forum' }])
})

test('a corrected file uses the earlier corrections again and changes only what it says otherwise', async () => {
  const first = await read(csv(...rows), { title: 'Corrected file' })
  const key = await keyOf(first, 'Give each person')
  await answer(first, { [`field:${key}:leads`]: 'Wexshire Housing Team' })
  await lead.submit(first, {}, `${first}/commit`)
  const before = await standing('corrected-file')

  const changed = [
    rows[0]?.replace('Apr-26', 'May-26') ?? '',
    rows[1] ?? '',
    rows[3] ?? '',
    'Recovery,5,Find homes for twenty people,ongoing,Wexshire Council,,,',
  ]
  const second = await read(csv(...changed), { becomes: 'corrects', corrects: 'corrected-file' })
  const shown = await lead.get(`${second}/changes`)
  assert.match(shown.body, /Not in the new file/)
  assert.match(shown.body, /Find homes for twenty people/)
  const refused = await lead.submit(second, {}, `${second}/commit`)
  assert.equal(refused.location, second)
  assert.match((await lead.get(second)).body, /1 action is not in the new file/)
  const missing = before.find(action => action.number === '3')?.actionId
  await answer(second, { [`missing:${missing}`]: 'remove' }, 'changes')
  const done = await lead.submit(second, {}, `${second}/commit`)
  assert.equal(done.location, '/plans/corrected-file')

  const now = await standing('corrected-file')
  const stood = (number: string) => now.find(action => action.number === number)
  assert.deepEqual(
    ['1', '2', '3', '4', '5'].map(number => [stood(number)?.version, stood(number)?.state]),
    [
      [2, 'active'],
      [1, 'active'],
      [2, 'removed'],
      [1, 'active'],
      [1, 'active'],
    ],
  )
  assert.equal(stood('1')?.dueOn, '2026-05-31')

  await lead.submit(second, {}, `${second}/undo`)
  const back = await standing('corrected-file')
  assert.deepEqual(
    back.map(action => [action.number, action.state, action.dueOn]),
    [
      ['1', 'active', '2026-04-30'],
      ['2', 'active', null],
      ['3', 'active', '2027-06-30'],
      ['4', 'active', '2027-03-31'],
      ['5', 'removed', null],
    ].sort((a, b) => String(a[0]).localeCompare(String(b[0]))),
  )
})

test('what a reader or a forged address sends is refused', async () => {
  const address = await read(csv(...rows))
  const reader = await it.signIn(it.users.reader)
  assert.equal((await reader.get(`${address}/questions`)).status, 200)
  const reply = await reader.submit(
    `${address}/questions`,
    { back: 'actions', 'answer:plan:title': 'Mine' },
    `${address}/answers`,
  )
  assert.equal(reply.status, 403)
  const away = await answer(address, { 'plan:title': 'Mine' }, '//elsewhere.example')
  assert.equal(away.location, `${address}/`)
})

test('the whole list leaves as a spreadsheet in which nothing is calculated', async () => {
  const address = await read(csv(...rows, 'Recovery,9,=1+1 is a formula,tbc,,,,'))
  const file = await lead.get(`${address}/export.csv`)
  assert.match(String(file.headers['content-disposition']), /plan as read\.csv/)
  assert.match(file.body, /'=1\+1 is a formula/)
  assert.match(file.body, /Give each person a key worker/)
})
