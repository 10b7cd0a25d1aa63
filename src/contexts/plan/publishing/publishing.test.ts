import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startApp, type TestApp } from '../../../../test/app.ts'
import { aNode, anAction, aPlan, aReview } from '../../../../test/builders/plan.ts'
import { readDocument } from '../reading/fragments/read-document.ts'

let it: TestApp
before(async () => {
  it = await startApp({ today: '2026-11-22' })
})
after(() => it.close())

const secret = 'A private remark about somebody'

async function aReviewedPlan() {
  const { owner } = it
  const { lead } = it.users
  const plan = await aPlan(owner, lead)
  const nodeId = await aNode(owner, lead, plan.id)
  const first = await anAction(owner, lead, plan.id, {
    nodeId,
    text: 'Open a night shelter',
    due: 'Apr-27',
    leads: ['Wexshire Council'],
  })
  await aReview(owner, lead, first, {
    on: '2026-03-01',
    status: 'begun',
    situation: 'MR (NEDDX) met the trust. MR will go again.',
    notes: secret,
  })
  await aReview(owner, lead, first, {
    on: '2026-09-01',
    status: 'complete',
    situation: 'It is open.',
    notes: secret,
  })
  const second = await anAction(owner, lead, plan.id, {
    nodeId,
    position: 2,
    text: 'Train every volunteer',
    due: 'tbc',
  })
  await aReview(owner, lead, second, {
    status: 'begun',
    notes: 'Everyone may read this',
    notesPublic: true,
    nextSteps: 'Write to jo@council.example',
  })
  return plan
}

const choices = { layout: 'update', notes: 'public', public: 'yes', readThrough: 'yes' }
/** Looks at the print with these choices, and publishes what was shown. */
const publish = async (slug: string, more: Record<string, string> = {}) => {
  const browser = await it.signIn(it.users.lead)
  const fields = { ...choices, ...more }
  const page = `/plans/${slug}/publish?${new URLSearchParams(fields)}`
  const seen = /name="seen" value="([^"]+)"/.exec((await browser.get(page)).body)?.[1] ?? ''
  return browser.submit(page, { seen, ...fields })
}

test('what is published leaves out private notes, initials and addresses, on every page and in every file', async () => {
  const plan = await aReviewedPlan()
  assert.equal(
    (await publish(plan.slug, { 'asAt-day': '1', 'asAt-month': '4', 'asAt-year': '2026' })).status,
    303,
  )
  const visitor = it.visitor()
  const address = `/strategies/${it.partnership.slug}/${plan.slug}`
  const page = await visitor.get(address)
  assert.equal(page.status, 200)
  assert.match(page.body, /NEDDX met the trust\. NEDDX will go again\./)
  assert.match(page.body, /Everyone may read this/)
  for (const file of ['', '/1', '/1/plan.json', '/1/plan.csv']) {
    const { status, body } = await visitor.get(address + file)
    assert.equal(status, 200, file)
    assert.doesNotMatch(body, new RegExp(`${secret}|\\bMR\\b|jo@council`), file)
  }
  const { snapshot } = await it.owner
    .selectFrom('plan.publication')
    .select('snapshot')
    .where('planId', '=', plan.id)
    .executeTakeFirstOrThrow()
  assert.doesNotMatch(JSON.stringify(snapshot), new RegExp(`${secret}|\\bMR\\b|jo@council`))
})

test('a publication says how the plan stood on its day and is never changed by later work', async () => {
  const plan = await aReviewedPlan()
  await publish(plan.slug, { 'asAt-day': '1', 'asAt-month': '4', 'asAt-year': '2026' })
  const address = `/strategies/${it.partnership.slug}/${plan.slug}`
  const before = await it.visitor().get(`${address}/1`)
  assert.match(before.body, /0 of 2 actions were complete/)
  assert.equal((await publish(plan.slug)).status, 400)
  assert.equal((await publish(plan.slug, { reason: 'The shelter opened' })).status, 303)
  assert.match((await it.visitor().get(address)).body, /1 of 2 actions were complete/)
  const again = await it.visitor().get(`${address}/1`)
  assert.match(again.body, /There is a newer publication/)
  assert.match(again.body, /0 of 2 actions were complete/)
})

test('the saved Word and OpenDocument files read back as what was published', async () => {
  const plan = await aReviewedPlan()
  await publish(plan.slug)
  for (const kind of ['docx', 'ods']) {
    const file = await it.app.server.inject(
      `/strategies/${it.partnership.slug}/${plan.slug}/1/plan.${kind}`,
    )
    const { plan: read } = await readDocument(file.rawPayload, `plan.${kind}`)
    assert.deepEqual(
      read.actions.map(action => [action.text, action.rag, action.situation]),
      [
        ['Open a night shelter', 'green', 'It is open.'],
        ['Train every volunteer', 'amber', null],
      ],
    )
  }
})

test('the public sees neither what is for the partnership only, nor what was withdrawn, nor a draft', async () => {
  const inside = await aReviewedPlan()
  await publish(inside.slug, { public: 'no' })
  const address = (slug: string) => `/strategies/${it.partnership.slug}/${slug}`
  assert.equal((await it.visitor().get(address(inside.slug))).status, 404)

  const withdrawn = await aReviewedPlan()
  await publish(withdrawn.slug)
  assert.equal((await it.visitor().get(address(withdrawn.slug))).status, 200)
  const lead = await it.signIn(it.users.lead)
  const without = await lead.submit(`/plans/${withdrawn.slug}/publications/1/withdraw`, {
    reason: ' ',
  })
  assert.match(without.body, /Enter why it is withdrawn/)
  await lead.submit(`/plans/${withdrawn.slug}/publications/1/withdraw`, {
    reason: 'A name was in it',
  })
  assert.equal((await it.visitor().get(address(withdrawn.slug))).status, 404)
  assert.match(
    (await lead.get(`/plans/${withdrawn.slug}/publications`)).body,
    /Withdrawn: A name was in it/,
  )

  const draft = await aPlan(it.owner, it.users.lead, { status: 'draft' })
  await anAction(it.owner, it.users.lead, draft.id)
  assert.match((await publish(draft.slug)).body, /still a draft/)
})

test('a plan whose settings say so is not listed for everyone', async () => {
  const plan = await aReviewedPlan()
  await publish(plan.slug)
  const address = `/strategies/${it.partnership.slug}/${plan.slug}`
  assert.ok((await it.visitor().get('/strategies')).body.includes(address))
  const lead = await it.signIn(it.users.lead)
  const settings = await lead.get(`/plans/${plan.slug}/settings`)
  const version = /name="version" value="(\d+)"/.exec(settings.body)?.[1] ?? ''
  const fields = { title: plan.title, kind: 'strategy', status: 'adopted', staleAfterDays: '90' }
  await lead.submit(`/plans/${plan.slug}/settings`, { ...fields, version })
  assert.ok(!(await it.visitor().get('/strategies')).body.includes(address))
})

test('it is published only when somebody said that they read it through, and only by a strategy lead', async () => {
  const plan = await aReviewedPlan()
  const unread = await publish(plan.slug, { readThrough: '' })
  assert.equal(unread.status, 400)
  assert.match(unread.body, /Confirm that you have read the print through/)
  for (const user of [it.users.reader, it.users.contributor, it.users.administrator]) {
    const browser = await it.signIn(user)
    assert.equal((await browser.get(`/plans/${plan.slug}/publish`)).status, 403)
    assert.equal(
      (await browser.submit('/plans', choices, `/plans/${plan.slug}/publish`)).status,
      403,
    )
  }
})

test('the hash of a publication is that of what the database keeps', async () => {
  const plan = await aReviewedPlan()
  await publish(plan.slug)
  const found = await it.owner
    .selectFrom('plan.publication')
    .select(eb =>
      eb
        .fn<boolean>('bool_and', [
          eb(
            eb.ref('snapshotSha256'),
            '=',
            eb.fn<Buffer>('sha256', [
              eb.fn('convert_to', [eb.cast<string>('snapshot', 'text'), eb.val('UTF8')]),
            ]),
          ),
        ])
        .as('same'),
    )
    .executeTakeFirstOrThrow()
  assert.equal(found.same, true)
})

test('what changed after the print was read is not published', async () => {
  const plan = await aReviewedPlan()
  const browser = await it.signIn(it.users.lead)
  const page = `/plans/${plan.slug}/publish?layout=update`
  const seen = /name="seen" value="([^"]+)"/.exec((await browser.get(page)).body)?.[1] ?? ''
  const added = await anAction(it.owner, it.users.lead, plan.id, { text: 'Nobody read this' })
  await aReview(it.owner, it.users.lead, added, { situation: 'Nobody read this either' })
  const late = await browser.submit(page, { ...choices, seen })
  assert.equal(late.status, 400)
  assert.match(late.body, /Read the print again/)
  assert.doesNotMatch(late.body, /name="readThrough"[^>]*checked/)
  const fresh = /name="seen" value="([^"]+)"/.exec(late.body)?.[1] ?? ''
  assert.equal((await browser.submit(page, { ...choices, seen: fresh })).status, 303)
  // The second click of the same button publishes nothing more.
  const twice = await browser.submit(page, { ...choices, seen: fresh, reason: 'Again' })
  assert.equal(twice.status, 400)
  const { count } = await it.owner
    .selectFrom('plan.publication')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('planId', '=', plan.id)
    .executeTakeFirstOrThrow()
  assert.equal(Number(count), 1)
})

test('no person is named in public, as lead or in a text, unless somebody said so', async () => {
  const { owner } = it
  const { lead } = it.users
  await owner
    .updateTable('partnership.userAccount')
    .set({ name: 'Robin Maple' })
    .where('id', '=', it.users.contributor.id)
    .execute()
  const plan = await aPlan(owner, lead)
  const leads = ['Wexshire Council', 'R Maple', 'MR (NEDDX)']
  const action = await anAction(owner, lead, plan.id, {
    text: 'Robin Maple opens a shelter; ring 01632 960 123',
    leads,
  })
  await aReview(owner, lead, action, { situation: 'Robin Maple met the trust' })
  await owner
    .updateTable('plan.party')
    .set({ kind: 'user', userId: it.users.contributor.id })
    .where('name', '=', 'R Maple')
    .execute()
  assert.equal((await publish(plan.slug, { layout: 'action' })).status, 303)
  const address = `/strategies/${it.partnership.slug}/${plan.slug}`
  for (const file of ['', '/1/plan.json', '/1/plan.csv']) {
    const { body } = await it.visitor().get(address + file)
    assert.doesNotMatch(body, /Maple|\bMR\b|01632/, file)
    assert.match(body, /NEDDX/, file)
  }
  const kept = { layout: 'action', mayBePublic: 'R Maple', reason: 'They agreed' }
  assert.equal((await publish(plan.slug, kept)).status, 303)
  assert.match((await it.visitor().get(address)).body, /R Maple/)
})

test('a file holds nothing that the print does not show', async () => {
  const plan = await aReviewedPlan()
  await aReview(it.owner, it.users.lead, await anAction(it.owner, it.users.lead, plan.id), {
    situation: 'Not in this layout',
    colourByHand: 'red',
    colourReason: 'Somebody is on leave',
  })
  assert.equal((await publish(plan.slug, { layout: 'delivery' })).status, 303)
  const address = `/strategies/${it.partnership.slug}/${plan.slug}`
  for (const file of ['/1/plan.json', '/1/plan.csv'])
    assert.doesNotMatch(
      (await it.visitor().get(address + file)).body,
      /Not in this layout|It is open|Everyone may read this|on leave/,
      file,
    )
})
