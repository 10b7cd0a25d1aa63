import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { startApp, type TestApp } from '../../../../test/app.ts'
import type { Browser } from '../../../../test/browser.ts'
import { aPartnership, aUser } from '../../../../test/builders/partnership.ts'
import { detailLines, eventWords } from './event-words.ts'

let it: TestApp
let admin: Browser
before(async () => {
  it = await startApp()
  admin = await it.signIn(it.users.administrator)
  await it.owner.transaction().execute(async tx => {
    await sql`select partnership.act_as(${it.users.administrator.id}, 'a test')`.execute(tx)
    await sql`select platform.record_audit('partnership.area.added', null, null, '{"name":"Marlow"}')
      from generate_series(1, 120)`.execute(tx)
  })
})
after(() => it.close())

const numbersIn = (body: string) =>
  [...body.matchAll(/data-label="Number"><div class="tl-table__content">(\d+)</g)].map(found =>
    Number(found[1]),
  )

test('events are shown newest first, 50 a page, without a gap or a repeat', async () => {
  const seen: number[] = []
  for (let path: string | undefined = '/partnership/audit'; path; ) {
    const { body } = await admin.get(path)
    const numbers = numbersIn(body)
    assert.ok(numbers.length <= 50)
    seen.push(...numbers)
    path = /href="(\/partnership\/audit\?before=\d+)"/.exec(body)?.[1]
  }
  assert.ok(seen.length > 120)
  assert.deepEqual(
    seen,
    seen.map((_, index) => seen.length - index),
  )
})

test('events are found by person, by kind and by day', async () => {
  await it.signIn(it.users.reader)
  const person = await admin.get(`/partnership/audit?person=${it.users.reader.email}`)
  assert.equal(numbersIn(person.body).length, 1)
  assert.match(person.body, /Signed in/)
  const kind = await admin.get('/partnership/audit?event=partnership.area.added')
  assert.equal(numbersIn(kind.body).length, 50)
  assert.match(kind.body, /event=partnership.area.added&amp;before=/)
  const past = await admin.get('/partnership/audit?day-day=1&day-month=2&day-year=2020')
  assert.match(past.body, /No event matches/)
  const wrong = await admin.get('/partnership/audit?day-day=31&day-month=2&day-year=2026')
  assert.match(wrong.body, /Day must be a real date/)
})

test('only administrators see it, and only their own partnership', async () => {
  const elsewhere = await aPartnership(it.owner, 'Farshire')
  const other = await it.signIn(await aUser(it.owner, elsewhere, ['administrator']))
  assert.deepEqual(numbersIn((await other.get('/partnership/audit')).body), [1])
  for (const path of ['/partnership/audit', '/partnership/audit/check'])
    assert.equal((await (await it.signIn(it.users.lead)).get(path)).status, 403)
})

test('the page says that the chain is whole, and where it is broken if somebody changed it', async () => {
  assert.match((await admin.get('/partnership/audit')).body, /The chain is whole here/)
  assert.match((await admin.get('/partnership/audit/check')).body, /all \d+ events were checked/)
  await sql`update platform.audit_event set details = '{"name":"Forged"}'
    where chain = ${it.partnership.id} and number = 60`.execute(it.owner)
  assert.match((await admin.get('/partnership/audit')).body, /The chain is whole here/)
  const broken = await admin.get('/partnership/audit?before=61')
  assert.match(broken.body, /The chain is broken/)
  assert.match(broken.body, /Event 60: was changed after it was written/)
  assert.match((await admin.get('/partnership/audit/check')).body, /Event 60: was changed/)
  await sql`delete from platform.audit_event where chain = ${it.partnership.id}
    and number = (select max(number) from platform.audit_event where chain = ${it.partnership.id})`.execute(
    it.owner,
  )
  assert.match(
    (await admin.get('/partnership/audit')).body,
    /events after the last one kept are missing/,
  )
})

test('events and their details are said in words', () => {
  assert.equal(eventWords('plan.action.reviewed'), 'Plan: action reviewed')
  assert.deepEqual(
    detailLines('partnership.user.changed', { roles: [['reader'], []], name: ['A', 'B'] }),
    ['roles: reader → nothing', 'name: A → B'],
  )
  assert.deepEqual(detailLines('partnership.user.added', { roles: ['reader', 'administrator'] }), [
    'roles: reader, administrator',
  ])
})
