import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { startApp, type TestApp } from '../../../../test/app.ts'
import { actorOf, aNode, anAction, aPlan, aReview } from '../../../../test/builders/plan.ts'
import { addDays, type PlainDate } from '../../../platform/dates.ts'
import { getActionContent, reviseAction } from '../action/write-action.ts'
import { readTimescale } from '../reading/assembly/timescale.ts'
import { snapshotOf } from './changes-queries.ts'
import { changesBetween } from './changes-rules.ts'
import { getPlan } from './plan-queries.ts'

let it: TestApp
before(async () => {
  it = await startApp({ today: '2026-11-22' })
})
after(() => it.close())

const step = fc.record({
  days: fc.integer({ min: 0, max: 3 }),
  which: fc.nat(4),
  what: fc.constantFrom('add', 'reword', 'date', 'owner', 'move', 'review', 'remove'),
  word: fc.constantFrom('shelter', 'outreach', 'prison', 'hospital'),
})

/** The plan above the rules of requests, but of one partnership, as the queries expect. */
function asOwner<T>(read: (db: TestApp['owner']) => Promise<T>): Promise<T> {
  return it.owner.transaction().execute(async tx => {
    await sql`select set_config('throughline.partnership_id', ${it.partnership.id}, true)`.execute(
      tx,
    )
    return await read(tx)
  })
}

test('after any edits, every past day shows what was recorded at the end of that day', async () => {
  const user = it.users.lead
  const actor = actorOf(user)
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 12 }), async steps => {
      const { slug } = await aPlan(it.owner, user, { title: 'Edited plan' })
      const plan = await getPlan(it.owner, slug)
      const nodes = [
        await aNode(it.owner, user, plan.id, { on: '2026-01-01' }),
        await aNode(it.owner, user, plan.id, { on: '2026-01-01', title: 'Another' }),
      ]
      const ids: string[] = []
      const recorded = new Map<PlainDate, unknown>()
      let day = '2026-01-01'
      const record = async () => recorded.set(day, await stateNow(ids))
      for (const { days, which, what, word } of steps) {
        if (days > 0) await record()
        // The days between, on which nothing happened, look like the one before them.
        for (let passed = 1; passed < days; passed += 1)
          recorded.set(addDays(day, passed), recorded.get(day))
        day = addDays(day, days)
        const id = ids[which % Math.max(ids.length, 1)]
        if (what === 'add' || id === undefined) {
          ids.push(
            await anAction(it.owner, user, plan.id, {
              text: word,
              nodeId: nodes[0] ?? null,
              on: day,
            }),
          )
        } else if (what === 'review') {
          await aReview(it.owner, user, id, {
            on: day,
            status: which % 2 ? 'complete' : 'begun',
            situation: word,
          })
        } else {
          const changed = {
            reword: { text: `${word} ${which}` },
            date: { timescale: readTimescale(`Mar-${30 + which}`) },
            owner: { leads: [word] },
            move: { nodeId: nodes[which % 2] ?? null },
            remove: { state: 'removed' as const },
          }[what]
          await it.owner.transaction().execute(async tx => {
            const { version } = await getActionContent(tx, id)
            await reviseAction(tx, actor, id, version, changed, { effectiveOn: day })
          })
        }
      }
      await record()
      for (const [past, expected] of recorded) {
        const shown = await asOwner(db => snapshotOf(db, plan, past))
        assert.deepEqual(comparable(shown), expected, `on ${past}`)
      }
      const first = await asOwner(db => snapshotOf(db, plan, day))
      assert.deepEqual(changesBetween(first, first), [])
    }),
    { numRuns: 25 },
  )
})

type Shown = Awaited<ReturnType<typeof snapshotOf>>[number]

function comparable(snapshot: readonly Shown[]) {
  return snapshot
    .map(({ actionId, text, state, nodeId, dueOn, leads, status, situation }) => ({
      actionId, text, state, nodeId, dueOn, leads, status, situation,
    })) // biome-ignore format: one line
    .sort((a, b) => (a.actionId < b.actionId ? -1 : 1))
}

/** Read straight from the newest version and review, not through the functions under test. */
async function stateNow(ids: readonly string[]) {
  const states = []
  for (const actionId of ids) {
    const { text, state, nodeId, leads, version } = await getActionContent(it.owner, actionId)
    const { dueOn } = await it.owner
      .selectFrom('plan.actionVersion')
      .select('dueOn')
      .where('actionId', '=', actionId)
      .where('version', '=', version)
      .executeTakeFirstOrThrow()
    const review = await it.owner
      .selectFrom('plan.review')
      .select(['status', 'situation'])
      .where('actionId', '=', actionId)
      .orderBy('number', 'desc')
      .executeTakeFirst()
    states.push({
      actionId,
      text,
      state,
      nodeId,
      dueOn,
      leads,
      status: review?.status ?? 'not-known',
      situation: review?.situation ?? null,
    })
  }
  return states.sort((a, b) => (a.actionId < b.actionId ? -1 : 1))
}
