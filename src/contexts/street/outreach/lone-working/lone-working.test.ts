import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { startApp, type TestApp } from '../../../../../test/app.ts'
import { anOrganisation, aUser, type TestUser } from '../../../../../test/builders/partnership.ts'
import { asUser, permit } from '../../../../../test/builders/people.ts'
import { aPhone } from '../../../../../test/builders/phone.ts'
import { anArea, aShift } from '../../../../../test/builders/street.ts'
import { newId } from '../../../../platform/ids.ts'
import { lookForOverdueJob } from './look-for-overdue-job.ts'

let it: TestApp
let ada: TestUser
let ben: TestUser
let kim: TestUser
let shift: string
const now = new Date('2026-11-22T12:00:00Z')
const at = (hours: number) => new Date(now.getTime() - hours * 3_600_000).toISOString()

before(async () => {
  it = await startApp({ today: '2026-11-22' })
  ada = await aUser(it.owner, it.partnership, ['worker'])
  ben = await aUser(it.owner, it.partnership, ['worker'])
  kim = await aUser(
    it.owner,
    it.partnership,
    ['worker'],
    await anOrganisation(it.owner, it.partnership.id, 'Lantern'),
  )
  for (const user of [ada, ben]) await permit(it.owner, user, ['street'])
  const area = await anArea(it.owner, it.partnership.id)
  shift = await aShift(it.owner, ada, {
    startsAt: new Date(at(4)),
    areas: [area],
    crew: [{ user: ada, buddy: ben }],
  })
})
after(() => it.close())

const look = (clock = now) =>
  lookForOverdueJob.run(
    { owner: it.owner, files: it.files, clock: () => clock },
    { shiftId: shift, userId: ada.id },
  )
const notices = () =>
  it.owner
    .selectFrom('street.overdue')
    .select(['userId', 'buddyId'])
    .where('shiftId', '=', shift)
    .execute()
const events = () =>
  it.owner
    .selectFrom('platform.auditEvent')
    .select('details')
    .where('event', '=', 'street.check-in.overdue')
    .execute()

test('somebody who does not say in time that all is well is written down once, and the buddy and the co-ordinator are shown it', async () => {
  const phone = await aPhone(it, ada, shift)
  const send = async (what: string, hours: number, nextBy: string | null) => {
    const { answers } = await phone.send([{ id: newId(), what, at: at(hours), nextBy } as never], {
      kind: 'check-in',
      deviceNow: now,
    })
    return answers[0]
  }
  assert.equal((await send('start', 3, at(1)))?.answer, 'kept')
  await look(new Date(at(0.6)))
  assert.deepEqual(await notices(), [])
  await look()
  await look()
  assert.deepEqual(await notices(), [{ userId: ada.id, buddyId: ben.id }])
  assert.equal((await events()).length, 1)

  const asBen = await it.signIn(ben)
  assert.match(
    (await asBen.get('/street/lone-working')).body,
    /Overdue[\s\S]*Test worker was expected/,
  )
  assert.match((await asBen.get('/street')).body, /Test worker was expected/)
  const asKim = await it.signIn(kim)
  assert.doesNotMatch((await asKim.get('/street')).body, /Test worker was expected/)
  const cora = await it.signIn(await aUser(it.owner, it.partnership, ['coordinator']))
  assert.match((await cora.get('/street/lone-working')).body, /Overdue/)

  // The phone finds a signal: what it says was said before counts when it was said.
  assert.equal((await send('all-well', 0.2, at(-0.8)))?.answer, 'kept')
  assert.doesNotMatch((await asBen.get('/street/lone-working')).body, /Overdue/)
  assert.equal((await send('back', -1, null))?.answer, 'refused')
})

test('whoever they told says for them that they are back; somebody who has nothing to do with it cannot', async () => {
  const path = `/street/lone-working/${shift}/${ada.id}`
  const asKim = await it.signIn(kim)
  assert.equal((await asKim.get(path)).status, 404)
  const insert = (user: TestUser) =>
    asUser(it.owner, user, tx =>
      tx
        .insertInto('street.checkIn')
        .values({
          id: newId(),
          partnershipId: user.partnershipId,
          shiftId: shift,
          userId: ada.id,
          what: 'back',
          at: now,
          nextBy: null,
          way: 'desk',
          recordedAt: now,
          recordedBy: user.id,
        })
        .execute(),
    )
  await assert.rejects(insert(kim), /row-level security/)
  const asBen = await it.signIn(ben)
  const wrong = await asBen.submit(path, { what: '', within: '60', words: 'Rang her' })
  assert.equal(wrong.status, 400)
  assert.match(wrong.body, /Rang her/)
  const reply = await asBen.submit(path, {
    id: newId(),
    what: 'back',
    within: '60',
    words: 'Rang her',
  })
  assert.equal(reply.status, 303, reply.body)
  assert.match((await asBen.get('/street/lone-working')).body, /Back<\/strong>/)
  await look(new Date(at(-12)))
  assert.equal((await notices()).length, 1)
})

test('each word about the next time asks for a look at that time', async () => {
  const { rows } = await sql<{ at: Date }>`
    select start_after as at from pgboss.job where data ->> 'job' = 'street.look-for-overdue' order by 1`.execute(
    it.owner,
  )
  assert.deepEqual(
    rows.map(row => row.at.toISOString()),
    [at(0.5), at(-1.3)],
  )
})
