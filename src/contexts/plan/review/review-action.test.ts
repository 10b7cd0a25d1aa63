import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startApp, type TestApp } from '../../../../test/app.ts'
import { anAction, aPlan } from '../../../../test/builders/plan.ts'
import { newId } from '../../../platform/ids.ts'

let it: TestApp
let plan: Awaited<ReturnType<typeof aPlan>>
let group: string
before(async () => {
  it = await startApp({ today: '2026-11-22' })
  plan = await aPlan(it.owner, it.users.lead)
  group = newId()
  await it.owner
    .insertInto('partnership.governanceGroup')
    .values({
      id: group,
      partnershipId: it.partnership.id,
      name: 'Steering group',
      kind: 'steering',
    })
    .execute()
})
after(() => it.close())

const wellDone = {
  status: 'begun',
  desirable: 'yes',
  achievable: 'yes',
  colour: 'derived',
  group: '',
  readAt: '0',
}
const address = (id: string) => `/plans/${plan.slug}/actions/${id}/review`
const reviewsOf = (id: string) =>
  it.owner
    .selectFrom('plan.review')
    .selectAll()
    .where('actionId', '=', id)
    .orderBy('number')
    .execute()

test('a review is kept with the colour that follows, and its audit event', async () => {
  const id = await anAction(it.owner, it.users.lead, plan.id)
  const browser = await it.signIn(it.users.lead)
  const reply = await browser.submit(address(id), {
    ...wellDone,
    situation: 'Two meetings were held.',
    'decidedOn-day': '3',
    'decidedOn-month': '9',
    'decidedOn-year': '2026',
    group,
  })
  assert.equal(reply.status, 303)
  const [review] = await reviewsOf(id)
  assert.equal(review?.colourDerived, 'amber')
  assert.equal(review?.effectiveOn, '2026-09-03')
  assert.equal(review?.groupId, group)
  const events = await it.owner
    .selectFrom('platform.auditEvent')
    .select('event')
    .where('subjectId', '=', id)
    .execute()
  assert.deepEqual(events.at(-1), { event: 'plan.action.reviewed' })
})

test('a colour by hand needs its reason, and everything typed stays', async () => {
  const id = await anAction(it.owner, it.users.lead, plan.id)
  const browser = await it.signIn(it.users.lead)
  const reply = await browser.submit(address(id), {
    ...wellDone,
    colour: 'blue',
    situation: 'Typed <b>words</b> & more',
  })
  assert.equal(reply.status, 400)
  assert.match(reply.body, /href="#colourReason"/)
  assert.match(reply.body, /Typed &lt;b>words&lt;\/b> &amp; more/)
  assert.equal((await reviewsOf(id)).length, 0)
  await browser.submit(address(id), {
    ...wellDone,
    colour: 'blue',
    colourReason: 'The group sees it as everyday work',
  })
  assert.equal((await reviewsOf(id))[0]?.colourByHand, 'blue')
})

test('a decision in the future, or closing without a group and a date, is refused beside the field', async () => {
  const id = await anAction(it.owner, it.users.lead, plan.id)
  const browser = await it.signIn(it.users.lead)
  const future = await browser.submit(address(id), {
    ...wellDone,
    'decidedOn-day': '23',
    'decidedOn-month': '11',
    'decidedOn-year': '2026',
  })
  assert.match(future.body, /Date of the decision must be today or in the past/)
  const closing = await browser.submit(address(id), {
    ...wellDone,
    status: 'closed-not-desirable',
    desirable: 'no',
  })
  assert.match(closing.body, /Select the group that decided/)
})

test('the second of two people sees both versions and loses nothing', async () => {
  const id = await anAction(it.owner, it.users.lead, plan.id)
  const first = await it.signIn(it.users.lead)
  const second = await it.signIn(it.users.lead)
  await first.submit(address(id), { ...wellDone, situation: 'What the first one wrote' })
  const reply = await second.submit(address(id), {
    ...wellDone,
    situation: 'What the second one wrote',
  })
  assert.equal(reply.status, 409)
  assert.match(reply.body, /Their review and yours/)
  assert.match(reply.body, /What the <del[^>]*>first ?<\/del>/)
  assert.match(reply.body, /<textarea[^>]*id="situation"[^>]*>What the second one wrote/)
  const again = await second.submit(address(id), {
    ...wellDone,
    readAt: '1',
    situation: 'What the second one wrote',
  })
  assert.equal(again.status, 303)
  assert.equal((await reviewsOf(id)).length, 2)
})

test('two saves of the same moment: one wins, the other is told', async () => {
  const id = await anAction(it.owner, it.users.lead, plan.id)
  const browsers = await Promise.all([
    it.signIn(it.users.lead),
    it.signIn(it.users.lead),
    it.signIn(it.users.lead),
  ])
  const replies = await Promise.all(browsers.map(browser => browser.submit(address(id), wellDone)))
  assert.deepEqual(
    replies.map(reply => reply.status).sort((a, b) => a - b),
    [303, 409, 409],
  )
})

test('a contributor reviews what their organisation leads and nothing else; a reader nothing', async () => {
  const led = await anAction(it.owner, it.users.lead, plan.id, { leads: ['Wexshire Council'] })
  const notLed = await anAction(it.owner, it.users.lead, plan.id, { leads: ['Somebody else'] })
  const contributor = await it.signIn(it.users.contributor)
  assert.equal((await contributor.submit(address(led), wellDone)).status, 303)
  const page = await contributor.get(address(notLed))
  assert.match(page.body, /led by someone else/)
  const forced = await contributor.submit('/plans', wellDone, address(notLed))
  assert.equal(forced.status, 400)
  const reader = await it.signIn(it.users.reader)
  assert.equal((await reader.submit('/plans', wellDone, address(led))).status, 403)
  assert.equal((await reviewsOf(notLed)).length, 0)
  assert.equal((await reviewsOf(led)).length, 1)
})
