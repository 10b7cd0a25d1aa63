import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { startApp, type TestApp } from '../../../../test/app.ts'
import { aUser } from '../../../../test/builders/partnership.ts'
import { aRecord } from '../../../../test/builders/people.ts'
import { verifyAudit } from '../../../platform/audit.ts'
import { keysVersion, searchKeys } from '../matching/search/person-keys.ts'
import { rekeyRecords } from './rekey-records.ts'

let it: TestApp
before(async () => {
  it = await startApp()
})
after(() => it.close())

test('records with keys made in an older way get new ones, once, and nothing else of them changes', async () => {
  const worker = await aUser(it.owner, it.partnership, ['worker'])
  const { recordId } = await aRecord(it.owner, worker, { given: 'Bracken', family: 'Teacosy' })
  const card = {
    names: [{ kind: 'legal' as const, given: 'Bracken', family: 'Teacosy' }],
    birth: null,
  }
  await sql`update people.record set card = ${JSON.stringify(card)}::jsonb, keys = '{1,2,3}', keys_version = ${keysVersion - 1}
    where id = ${recordId}`.execute(it.owner)
  const before = await it.owner
    .selectFrom('people.record')
    .selectAll()
    .where('id', '=', recordId)
    .executeTakeFirstOrThrow()

  assert.equal(await rekeyRecords(it.owner), 1)
  const after = await it.owner
    .selectFrom('people.record')
    .selectAll()
    .where('id', '=', recordId)
    .executeTakeFirstOrThrow()
  assert.deepEqual(after, { ...before, keys: searchKeys(card), keysVersion })
  assert.equal(await rekeyRecords(it.owner), 0)
  assert.deepEqual(await verifyAudit(it.owner), [])
})
