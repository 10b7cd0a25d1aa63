import assert from 'node:assert/strict'
import { after, afterEach, before, test } from 'node:test'
import { sql } from 'kysely'
import { startApp, type TestApp } from '../../../../test/app.ts'
import { aUser } from '../../../../test/builders/partnership.ts'
import { permit } from '../../../../test/builders/people.ts'
import { anObservation, aPhone } from '../../../../test/builders/phone.ts'
import { anArea, aShift } from '../../../../test/builders/street.ts'
import type { SyncResponse } from './contract.ts'

// The database fails at one observation of a sending: with a fault that passes, with one that does not, and by dying.

let it: TestApp
let phone: Awaited<ReturnType<typeof aPhone>>
const now = new Date('2026-11-22T12:00:00Z')

before(async () => {
  it = await startApp({ today: '2026-11-22' })
  const ada = await aUser(it.owner, it.partnership, ['worker'])
  await permit(it.owner, ada, ['street'])
  const area = await anArea(it.owner, it.partnership.id)
  const startsAt = new Date('2026-11-22T09:00:00Z')
  phone = await aPhone(it, ada, await aShift(it.owner, ada, { startsAt, areas: [area] }))
})
after(() => it.close())
afterEach(async () => {
  await sql`drop trigger if exists stumble on street.contact`.execute(it.owner)
})

/** Lets the database stumble over the contact whose words are 'stumble'. */
async function stumbleWith(statement: string) {
  await sql`create or replace function street.stumble() returns trigger language plpgsql security definer as ${sql.raw(`$$
    begin if new.words = 'stumble' then ${statement} end if; return new; end $$`)}`.execute(
    it.owner,
  )
  await sql`create trigger stumble before insert on street.contact for each row execute function street.stumble()`.execute(
    it.owner,
  )
}

async function sealedNight() {
  const seen = ['one', 'two', 'stumble', 'four', 'five'].map(words =>
    anObservation('2026-11-22T11:00:00Z', { words }),
  )
  const items: Awaited<ReturnType<typeof phone.item>>[] = []
  for (const one of seen) items.push(await phone.item(one))
  const kept = async () => {
    const rows = await it.owner
      .selectFrom('street.contact')
      .select('words')
      .where(
        'id',
        'in',
        seen.map(({ id }) => id),
      )
      .execute()
    return rows.map(({ words }) => words).sort()
  }
  const send = async () => {
    const { answers } = (await phone.sync(items, now)).json<SyncResponse>()
    return answers.map(({ answer }) => answer)
  }
  return { items, kept, send }
}

for (const [fault, statement] of [
  ['gives up waiting for another', `raise exception using errcode = '40P01';`],
  ['has no room', `raise exception using errcode = '53100';`],
  ['dies', `perform pg_terminate_backend(pg_backend_pid()); perform pg_sleep(5);`],
] as const)
  test(`where the database ${fault}, what came before is kept, the rest is for later, and sent again each is there once`, async () => {
    await stumbleWith(statement)
    const { kept, send } = await sealedNight()
    assert.deepEqual(await send(), ['kept', 'kept', 'later', 'later', 'later'])
    assert.deepEqual(await kept(), ['one', 'two'])
    await sql`drop trigger stumble on street.contact`.execute(it.owner)
    assert.deepEqual(await send(), ['already', 'already', 'kept', 'kept', 'kept'])
    assert.deepEqual(await kept(), ['five', 'four', 'one', 'stumble', 'two'])
    assert.deepEqual(
      await send(),
      Array.from({ length: 5 }, () => 'already'),
    )
  })

test('an observation that the server stumbles over each time is kept aside, and those after it do not wait for it', async () => {
  await stumbleWith(`raise exception 'a fault of ours';`)
  const { items, kept, send } = await sealedNight()
  assert.deepEqual(await send(), ['kept', 'kept', 'refused', 'kept', 'kept'])
  assert.deepEqual(await kept(), ['five', 'four', 'one', 'two'])
  const held = await it.owner
    .selectFrom('street.heldItem')
    .select(['reasons', 'content'])
    .where('itemId', '=', items[2]?.id ?? '')
    .executeTakeFirst()
  assert.match(JSON.stringify(held?.reasons), /Something went wrong on the server/)
  assert.match(JSON.stringify(held?.content), /stumble/)
  const again = await send()
  assert.deepEqual(again, ['already', 'already', 'refused', 'already', 'already'])
})
