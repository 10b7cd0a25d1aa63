import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { recordAudit, verifyAudit } from '../../src/platform/audit.ts'
import { writeForUser } from '../../src/platform/db/access.ts'
import { newId } from '../../src/platform/ids.ts'
import { startApp, type TestApp } from '../app.ts'

let it: TestApp
before(async () => {
  it = await startApp()
})
after(() => it.close())

const chain = () => it.partnership.id
const event = () =>
  writeForUser(it.owner, it.users.lead.id, 'test', tx =>
    recordAudit(tx, 'plan.test.done', null, { ä: 'ß "quoted" \n' }),
  )

test('a change without an audit event cannot be committed', async () => {
  const addPlan = (id: string, withEvent: boolean) =>
    writeForUser(it.owner, it.users.lead.id, 'test', async tx => {
      await tx
        .insertInto('plan.plan')
        .values({
          id,
          partnershipId: chain(),
          slug: `p-${id}`,
          title: 'x',
          kind: 'strategy',
          createdBy: it.users.lead.id,
        })
        .execute()
      if (withEvent) await recordAudit(tx, 'plan.plan.added', { kind: 'plan', id })
    })
  await assert.rejects(addPlan(newId(), false), /has no audit event/)
  await addPlan(newId(), true)
  // The event of one transaction is no excuse for the next on the same connection.
  await assert.rejects(addPlan(newId(), false), /has no audit event/)
})

test('events of many at once make one chain without a gap', async () => {
  await Promise.all(Array.from({ length: 30 }, event))
  assert.deepEqual(await verifyAudit(it.owner), [])
  const { rows } = await sql<{ gaps: number }>`
    select count(*)::int as gaps from (select number, row_number() over (order by number) as expected
      from platform.audit_event where chain = ${chain()}::uuid) numbered where number <> expected`.execute(
    it.owner,
  )
  assert.equal(rows[0]?.gaps, 0)
})

const tampering: [string, string, RegExp][] = [
  [
    'a changed event',
    `update platform.audit_event set details = '{"a":1}' where number = 3`,
    /was changed/,
  ],
  [
    'a changed time',
    `update platform.audit_event set at = at + interval '1 microsecond' where number = 3`,
    /was changed/,
  ],
  ['a removed event', `delete from platform.audit_event where number = 3`, /missing/],
  [
    'events cut from the end',
    `delete from platform.audit_event where number > 3`,
    /after the last one kept are missing/,
  ],
  [
    'a changed event with its own hash made right',
    `update platform.audit_event set details = '{"a":1}' where number = 3;
     update platform.audit_event e set hash = platform.audit_hash(e) where number = 3`,
    /does not follow/,
  ],
]
for (const [name, change, problem] of tampering)
  test(`${name} is found`, async () => {
    for (let more = 0; more < 5; more += 1) await event()
    await it.owner
      .transaction()
      .execute(async tx => {
        for (const statement of change.split(';'))
          await sql
            .raw(`${statement} ${statement.includes('where') ? `and chain = '${chain()}'` : ''}`)
            .execute(tx)
        const found = await verifyAudit(tx)
        assert.ok(
          found.some(one => problem.test(one.problem)),
          JSON.stringify(found),
        )
        throw new Error('undo the tampering')
      })
      .catch(error => assert.equal(error.message, 'undo the tampering'))
    assert.deepEqual(await verifyAudit(it.owner), [])
  })
