import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startApp, type TestApp } from '../../../../test/app.ts'
import { anAction, aPlan, aReview } from '../../../../test/builders/plan.ts'
import { progressOf, tallyPlan } from './count-actions.ts'

let it: TestApp
before(async () => {
  it = await startApp({ today: '2026-11-22' })
})
after(() => it.close())

test('counts are worked out once for a state of the plan, and again after each kind of change', async () => {
  const { owner } = it
  const { lead } = it.users
  const { id } = await aPlan(owner, lead)
  const count = async () => {
    const plan = await owner
      .selectFrom('plan.plan')
      .select(['id', 'revision', 'staleAfterDays'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    return owner.transaction().execute(async tx => {
      return {
        revision: plan.revision,
        tallies: await tallyPlan(tx, plan, { asAt: null, today: '2026-11-22' }),
      }
    })
  }
  const empty = await count()
  const action = await anAction(owner, lead, id, { leads: ['Nobody yet known'] })
  const added = await count()
  assert.notEqual(added.revision, empty.revision)
  assert.equal(progressOf(added.tallies).active, 1)
  assert.equal(progressOf(added.tallies).unowned, 1)
  assert.equal((await count()).tallies, added.tallies)

  await aReview(owner, lead, action, { status: 'complete' })
  assert.equal(progressOf((await count()).tallies).complete, 1)

  await aReview(owner, lead, action, { status: 'begun' })
  await owner
    .updateTable('plan.party')
    .set({ kind: 'organisation', organisationId: it.partnership.councilId })
    .where('name', '=', 'Nobody yet known')
    .execute()
  assert.equal(progressOf((await count()).tallies).unowned, 0)
})

test('one transaction counts as one change, however much it writes', async () => {
  const { owner } = it
  const { lead } = it.users
  const plan = await aPlan(owner, lead)
  const revision = async () =>
    (
      await owner
        .selectFrom('plan.plan')
        .select('revision')
        .where('id', '=', plan.id)
        .executeTakeFirstOrThrow()
    ).revision
  await anAction(owner, lead, plan.id)
  assert.equal(await revision(), 1)
})
