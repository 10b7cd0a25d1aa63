import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { startApp, type TestApp } from '../../../../test/app.ts'
import type { Browser } from '../../../../test/browser.ts'
import { aPartnership, aUser, type TestUser } from '../../../../test/builders/partnership.ts'
import { aRecord, factBy, permit, type TestRecord } from '../../../../test/builders/people.ts'
import { newId } from '../../../platform/ids.ts'

let it: TestApp
let worker: TestUser
let guardianUser: TestUser
let guardian: Browser
let staff: Browser
before(async () => {
  it = await startApp()
  worker = await aUser(it.owner, it.partnership, ['worker'])
  await permit(it.owner, worker, ['street', 'health', 'contact'])
  guardianUser = await aUser(it.owner, it.partnership, ['data-guardian'])
  guardian = await it.signIn(guardianUser)
  staff = await it.signIn(worker)
  await setRule('identity', { months: '72', thenWhat: 'keep-figures', keepAnswers: 'sex' })
  await setRule('street', { months: '24' })
  await setRule('health', { months: '84' })
})
after(() => it.close())

async function setRule(category: string, rule: Record<string, string>) {
  const page = await guardian.get(`/people/retention/rules/${category}`)
  const version = /name="version" value="(\d+)"/.exec(page.body)?.[1] ?? ''
  const reply = await guardian.submit(`/people/retention/rules/${category}`, {
    version,
    because: 'Decision of the board',
    ...rule,
  })
  assert.equal(reply.status, 303, reply.body)
}

/** Somebody of long ago, with everything that they have as old as they. */
async function longAgo(years: number, given = 'Old'): Promise<TestRecord> {
  const made = await aRecord(it.owner, worker, { given })
  const then = sql`now() - make_interval(years => ${years})`
  await it.owner
    .insertInto('people.whereabouts')
    .values({
      id: newId(),
      ...factBy(worker, made.recordId, 'street'),
      place: 'Bandstand',
      seenAt: new Date(0),
    })
    .execute()
  await it.owner
    .insertInto('people.answer')
    .values({
      id: newId(),
      ...factBy(worker, made.recordId, 'identity'),
      question: 'sex',
      state: 'answered',
      choice: 'female',
    })
    .execute()
  await it.owner
    .insertInto('people.birth')
    .values({
      id: newId(),
      ...factBy(worker, made.recordId, 'identity'),
      precision: 'year',
      year: 1957,
    })
    .execute()
  for (const table of ['name', 'whereabouts', 'answer', 'birth'])
    await sql`update ${sql.table(`people.${table}`)} set recorded_at = ${then} where record_id = ${made.recordId}::uuid`.execute(
      it.owner,
    )
  await sql`update people.record set given_at = ${then} where id = ${made.recordId}::uuid`.execute(
    it.owner,
  )
  await sql`update people.link set linked_at = ${then} where record_id = ${made.recordId}::uuid`.execute(
    it.owner,
  )
  return made
}

async function aReport(): Promise<string> {
  const reply = await guardian.submit('/people/retention', { id: newId() })
  assert.equal(reply.status, 303, reply.body)
  await it.runJobs()
  return reply.location ?? ''
}

async function decide(report: string, decision: 'approve' | 'reject') {
  const { body } = await guardian.get(report)
  const value = (name: string) => new RegExp(`name="${name}" value="(\\d+)"`).exec(body)?.[1] ?? ''
  return guardian.submit(report, { version: value('version'), listed: value('listed'), decision })
}

async function rowsOf(made: TestRecord): Promise<number[]> {
  const tables = ['record', 'link', 'name', 'whereabouts', 'answer', 'birth']
  return await Promise.all(
    tables.map(async table => {
      const column = table === 'record' ? 'id' : 'record_id'
      return (
        await sql`select from ${sql.table(`people.${table}`)} where ${sql.ref(column)} = ${made.recordId}::uuid`.execute(
          it.owner,
        )
      ).rows.length
    }),
  )
}

const isWhole = (rows: number[]) => rows.every(count => count > 0)
const isGone = (rows: number[]) => rows.every(count => count === 0)

async function outcomeOf(made: TestRecord, category = 'identity') {
  const { rows } = await sql<{ outcome: string }>`
    select outcome from people.retention_item where person_id = ${made.personId}::uuid and category = ${category} order by done_at desc nulls last limit 1`.execute(
    it.owner,
  )
  return rows[0]?.outcome
}

test('without a rule, and before a report is approved, nothing is deleted; a report says what, when and of whom', async () => {
  const old = await longAgo(8)
  const report = await aReport()
  assert.ok(isWhole(await rowsOf(old)))
  const { body } = await guardian.get(report)
  assert.match(body, new RegExp(old.personId.slice(-8).toUpperCase()))
  assert.match(body, /The person altogether/)
  assert.equal((await decide(report, 'reject')).status, 303)
  await it.runJobs()
  assert.ok(isWhole(await rowsOf(old)))
  assert.equal((await decide(report, 'approve')).status, 400)
})

test('after the approval they are gone altogether; a tombstone says why, statistics keep no way back, the chain is whole', async () => {
  const old = await longAgo(8, 'Ada')
  await staff.get(`/people/${old.personId}`)
  const report = await aReport()
  assert.equal((await decide(report, 'approve')).status, 303)
  await it.runJobs()
  assert.ok(isGone(await rowsOf(old)))
  assert.equal(
    (
      await it.owner
        .selectFrom('people.person')
        .select('id')
        .where('id', '=', old.personId)
        .execute()
    ).length,
    0,
  )
  const page = await guardian.get('/people/retention')
  assert.match(page.body, /72 months after the last activity: Decision of the board/)
  const { rows: remnants } = await sql<{
    all: string
  }>`select to_jsonb(r)::text as all from people.remnant r`.execute(it.owner)
  assert.ok(remnants.length > 0)
  for (const { all } of remnants) {
    assert.match(all, /"sex": "female"/)
    assert.match(all, /"born_decade": 1950/)
    assert.doesNotMatch(all, new RegExp(`${old.personId}|Ada|reference`))
  }
  assert.deepEqual((await sql`select * from platform.verify_audit()`.execute(it.owner)).rows, [])
  const { rows: events } = await sql<{
    event: string
  }>`select event from platform.audit_event where subject_id = ${old.personId}::uuid`.execute(
    it.owner,
  )
  assert.ok(events.some(row => row.event === 'people.retention.deleted'))
  assert.equal((await staff.get(`/people/${old.personId}`)).status, 404)
})

test('one kind of information goes when its own period is over; the rest stays, and its period runs on from the same day', async () => {
  const middling = await longAgo(3)
  const report = await aReport()
  await decide(report, 'approve')
  await it.runJobs()
  const [records, , names, whereabouts] = await rowsOf(middling)
  assert.deepEqual([records, names, whereabouts], [1, 1, 0])
  const { rows } = await sql<{
    before: boolean
  }>`select people.last_activity(${middling.personId}::uuid) < now() - interval '2 years' as before`.execute(
    it.owner,
  )
  assert.equal(rows[0]?.before, true)
  assert.match(
    (await staff.get(`/people/${middling.personId}`)).body,
    /Sleeping rough was deleted on/,
  )
})

test('whoever is worked with, was seen since, waits for a copy or has a longer period somewhere is not listed', async () => {
  const [worked, longer, copy] = [await longAgo(8), await longAgo(6), await longAgo(8)]
  await it.owner
    .insertInto('people.involvement')
    .values({
      id: newId(),
      partnershipId: it.partnership.id,
      recordId: worked.recordId,
      organisationId: worker.organisationId,
      kind: 'caseload',
      addedBy: worker.id,
      fromAt: new Date(0),
    })
    .execute()
  await sql`insert into people.note (id, partnership_id, record_id, organisation_id, category, recorded_by, recorded_at, happened_at, words)
    values (${newId()}::uuid, ${it.partnership.id}::uuid, ${longer.recordId}::uuid, ${worker.organisationId}::uuid, 'health', ${worker.id}::uuid, now() - interval '6 years 6 months', now(), 'x')`.execute(
    it.owner,
  )
  await sql`insert into people.subject_access (id, partnership_id, record_id, organisation_id, received_on, received_how, asked_by)
    values (${newId()}::uuid, ${it.partnership.id}::uuid, ${copy.recordId}::uuid, ${worker.organisationId}::uuid, current_date, 'writing', ${worker.id}::uuid)`.execute(
    it.owner,
  )
  const report = await aReport()
  await decide(report, 'approve')
  await it.runJobs()
  for (const made of [worked, copy]) assert.ok(isWhole(await rowsOf(made)))
  assert.equal((await rowsOf(longer))[0], 1)
})

test('a hold since the report, and anything that happened since, keep them; a rule made longer too', async () => {
  const [held, seen, ruled] = [await longAgo(8), await longAgo(8), await longAgo(6)]
  const report = await aReport()
  const day = { 'reviewOn-day': '1', 'reviewOn-month': '1', 'reviewOn-year': '2090' }
  assert.equal(
    (
      await guardian.submit(`/people/${held.personId}/hold`, {
        id: newId(),
        because: 'Inquest',
        ...day,
      })
    ).status,
    303,
  )
  await it.owner
    .insertInto('people.note')
    .values({
      id: newId(),
      ...factBy(worker, seen.recordId, 'identity'),
      happenedAt: new Date(),
      words: 'Came back',
    })
    .execute()
  await setRule('identity', { months: '80', thenWhat: 'keep-figures', keepAnswers: 'sex' })
  await decide(report, 'approve')
  await it.runJobs()
  for (const made of [held, seen, ruled]) assert.ok(isWhole(await rowsOf(made)))
  assert.deepEqual(
    [await outcomeOf(held), await outcomeOf(seen), await outcomeOf(ruled)],
    ['held', 'active', 'not-due'],
  )
  assert.match((await guardian.get(report)).body, /Kept: something happened since the report/)
  await setRule('identity', { months: '72', thenWhat: 'keep-figures', keepAnswers: 'sex' })
  assert.doesNotMatch(
    (await guardian.get(await aReport())).body,
    new RegExp(held.personId.slice(-8).toUpperCase()),
  )
  const lift =
    /name="hold" value="([^"]+)"/.exec(
      (await guardian.get(`/people/${held.personId}/hold`)).body,
    )?.[1] ?? ''
  assert.equal(
    (
      await staff.submit(
        `/people/${held.personId}/hold`,
        { hold: lift, because: 'x' },
        `/people/${held.personId}/hold/lift`,
      )
    ).status,
    403,
  )
  assert.equal(
    (
      await guardian.submit(
        `/people/${held.personId}/hold`,
        { hold: lift, because: 'It is over' },
        `/people/${held.personId}/hold/lift`,
      )
    ).status,
    303,
  )
  assert.match((await guardian.get(`/people/${held.personId}/hold`)).body, /The hold is lifted/)
  const { rows } =
    await sql`select from people.legal_hold where until_at is null and record_id = ${held.recordId}::uuid`.execute(
      it.owner,
    )
  assert.equal(rows.length, 0)
})

test('everything that other parts of the service attach goes too, with the file of a picture that nothing else uses', async () => {
  const old = await longAgo(9)
  const sha256 = await it.files.keep(Buffer.from('an invented picture'))
  const fileId = newId()
  await it.owner
    .insertInto('platform.file')
    .values({
      id: fileId,
      partnershipId: it.partnership.id,
      sha256,
      name: 'p.png',
      mediaType: 'image/png',
      bytes: 19,
      storedBy: worker.id,
    })
    .execute()
  await it.owner
    .insertInto('people.picture')
    .values({
      id: newId(),
      ...factBy(worker, old.recordId, 'picture'),
      fileId,
      takenOn: '2016-01-01',
      words: 'x',
      recordedAt: new Date('2016-01-01'),
    })
    .execute()
  await it.owner
    .insertInto('people.consent')
    .values({
      id: newId(),
      partnershipId: it.partnership.id,
      recordId: old.recordId,
      formCode: 'share',
      formVersion: 1,
      part: 'share',
      decision: 'given',
      askedHow: 'phone',
      decidedAt: new Date('2016-01-01'),
      recordedAt: new Date('2016-01-01'),
      recordedBy: worker.id,
    })
    .execute()
  await staff.submit(`/people/${old.personId}/own-access`, { how: 'shown' })
  await setRule('picture', { months: '12' })
  const report = await aReport()
  await decide(report, 'approve')
  await it.runJobs()
  assert.ok(isGone(await rowsOf(old)), String(await outcomeOf(old)))
  await assert.rejects(it.files.get(sha256))
  assert.equal(
    (await sql`select from platform.file where id = ${fileId}::uuid`.execute(it.owner)).rows.length,
    0,
  )
})

test('what is held about somebody else stays when the one who belongs to them goes', async () => {
  const old = await longAgo(8)
  const other = await aRecord(it.owner, worker, { given: 'Young' })
  const id = newId()
  await it.owner
    .insertInto('people.companion')
    .values({
      id,
      ...factBy(worker, other.recordId, 'contact'),
      kind: 'partner',
      name: 'Old',
      companionPersonId: old.personId,
    })
    .execute()
  await decide(await aReport(), 'approve')
  await it.runJobs()
  assert.equal(await outcomeOf(old), 'deleted')
  const left = await it.owner
    .selectFrom('people.companion')
    .select(['name', 'companionPersonId'])
    .where('id', '=', id)
    .executeTakeFirst()
  assert.deepEqual(left, { name: 'Old', companionPersonId: null })
})

test('only a data guardian of the partnership sees and decides; a stale or replayed approval changes nothing', async () => {
  const old = await longAgo(8)
  const report = await aReport()
  for (const path of ['/people/retention', report, '/people/retention/rules/health'])
    assert.equal((await staff.get(path)).status, 403)
  const elsewhere = await aPartnership(it.owner, 'Elsewhere')
  const other = await it.signIn(await aUser(it.owner, elsewhere, ['data-guardian']))
  assert.equal((await other.get(report)).status, 404)
  assert.equal((await other.get(`/people/${old.personId}/hold`)).status, 404)
  assert.equal(
    (await guardian.submit(report, { version: '1', listed: '99999', decision: 'approve' })).status,
    409,
  )
  assert.ok(isWhole(await rowsOf(old)))
  const stolen = sql`select people.carry_out_retention(${report.split('/').at(-1)}::uuid, ${old.personId}::uuid, 'identity')`
  await assert.rejects(
    it.db.transaction().execute(async tx => {
      await sql`set local role throughline_app`.execute(tx)
      await stolen.execute(tx)
    }),
    /only what a data guardian approved/,
  )
})

test('a kill in the middle leaves each person whole or gone, and the next run finishes', {
  timeout: 300_000,
}, async () => {
  const people: TestRecord[] = []
  for (let number = 0; number < 12; number += 1) people.push(await longAgo(8))
  const report = await aReport()
  await decide(report, 'approve')
  const reportId = report.split('/').at(-1) ?? ''
  const { host, port, user, password, database } = it.database.owner
  const script = `
    import { connect } from './src/platform/db/connect.ts'
    import { folderStore } from './src/platform/files.ts'
    import { carryOutJob } from './src/contexts/people/retention/retention-jobs.ts'
    const owner = connect(${JSON.stringify({ host, port, user, password, database, max: 1 })})
    const parts = { owner, files: folderStore(${JSON.stringify(it.filesFolder)}), clock: () => new Date() }
    await carryOutJob.run(parts, ${JSON.stringify({ reportId, userId: guardianUser.id })})
    await owner.destroy()`
  const child = spawn(
    process.execPath,
    ['--import', './scripts/run-tsx.ts', '--input-type=module', '-e', script],
    {
      cwd: fileURLToPath(new URL('../../../../', import.meta.url)),
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  )
  const done = async () =>
    (
      await sql<{
        done: number
      }>`select count(outcome)::int as done from people.retention_item where report_id = ${reportId}::uuid`.execute(
        it.owner,
      )
    ).rows[0]?.done ?? 0
  while ((await done()) < 3 && child.exitCode === null) await pause(2)
  child.kill('SIGKILL')
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  await pause(200)
  const gone = await done()
  assert.ok(gone >= 3 && gone < people.length, `${gone} were done before the kill`)
  let wholes = 0
  for (const made of people) {
    const rows = await rowsOf(made)
    assert.ok(isWhole(rows) || isGone(rows), rows.join(' '))
    if (isWhole(rows)) wholes += 1
    const { rows: stones } =
      await sql`select from people.tombstone where person_id = ${made.personId}::uuid`.execute(
        it.owner,
      )
    assert.equal(stones.length === 1, isGone(rows))
  }
  assert.ok(wholes > 0)
  await it.runJobs()
  for (const made of people) assert.ok(isGone(await rowsOf(made)))
  assert.match((await guardian.get(report)).body, /Carried out/)
  assert.deepEqual((await sql`select * from platform.verify_audit()`.execute(it.owner)).rows, [])
})
