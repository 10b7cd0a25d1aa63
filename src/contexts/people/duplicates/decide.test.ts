import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { startApp, type TestApp } from '../../../../test/app.ts'
import { anOrganisation, aUser, type TestUser } from '../../../../test/builders/partnership.ts'
import { anAgreement, aRecord, asUser } from '../../../../test/builders/people.ts'
import { recordAudit } from '../../../platform/audit.ts'
import type { Db, Tx } from '../../../platform/db/connect.ts'
import { newId } from '../../../platform/ids.ts'
import { NotFound, StaleVersion } from '../../../platform/refusal.ts'
import { findActorByEmail } from '../../partnership/index.ts'
import { beginRecord } from '../record/begin-record.ts'
import { mergePeople, proposeMatch, splitPerson, undoDecision } from './decide.ts'
import { listDecisions } from './merge-queries.ts'

let it: TestApp
let lead: TestUser
let worker: TestUser
let outsider: TestUser

before(async () => {
  it = await startApp({ today: '2026-11-22' })
  const outsideId = await anOrganisation(it.owner, it.partnership.id, 'Thornbury Refuge')
  const charityId = await anOrganisation(it.owner, it.partnership.id, 'Lantern Outreach')
  lead = await aUser(it.owner, it.partnership, ['matching-lead'])
  worker = await aUser(it.owner, it.partnership, ['worker'], charityId)
  outsider = await aUser(it.owner, it.partnership, ['worker'], outsideId)
  await anAgreement(
    it.owner,
    lead,
    [it.partnership.councilId, charityId],
    [{ category: 'identity' }],
  )
})
after(() => it.close())

const person = async (given: string, by = worker, personId?: string) =>
  await aRecord(it.owner, by, { given, family: 'Test', ...(personId ? { personId } : {}) })

const merging = (people: string[], more: Partial<Parameters<typeof mergePeople>[1]> = {}) => ({
  decision: newId(),
  people,
  seen: {},
  showName: '',
  because: 'They said so',
  ...more,
})

const merge = (people: string[], more = {}) =>
  asUser(it.owner, lead, tx => mergePeople(tx as Tx, merging(people, more)))

const undo = (id: string, also: Record<string, string> = {}) =>
  asUser(it.owner, lead, tx => undoDecision(tx as Tx, id, also))

async function personOf(recordId: string): Promise<string> {
  const row = await it.owner
    .selectFrom('people.record')
    .select('personId')
    .where('id', '=', recordId)
    .executeTakeFirstOrThrow()
  return row.personId
}

/** Everything that says who is who, and every fact with the record on which it stands. */
async function wholeState(db: Db) {
  const { rows: records } =
    await sql`select id, person_id, guarded from people.record order by id`.execute(db)
  const { rows: persons } = await sql`select id, reference, shown_name_id from people.person p
    where exists (select from people.record r where r.person_id = p.id) order by id`.execute(db)
  const { rows: facts } =
    await sql`select to_jsonb(n) as fact from people.name n order by n.id`.execute(db)
  return { records, persons, facts }
}

test('a merge points all records at who was known first, also those that the lead does not see', async () => {
  const a = await person('Ada')
  const b = await person('Bea')
  const hidden = await person('Hidden', outsider, b.personId)
  const kept = await merge([b.personId, a.personId])
  assert.equal(kept, a.personId)
  assert.equal(await personOf(b.recordId), a.personId)
  assert.equal(await personOf(hidden.recordId), a.personId)
  const links = await it.owner
    .selectFrom('people.link')
    .select(['number', 'because', 'personId'])
    .where('recordId', '=', b.recordId)
    .orderBy('number')
    .execute()
  assert.deepEqual(
    links.map(link => [link.number, link.because, link.personId]),
    [
      [1, 'first', b.personId],
      [2, 'merged', a.personId],
    ],
  )
})

test('undoing puts every record back and tells the two apart for good', async () => {
  const a = await person('Cara')
  const b = await person('Dora')
  const before = await wholeState(it.owner)
  await merge([a.personId, b.personId])
  const [decision] = await asUser(it.owner, lead, tx => listDecisions(tx, a.personId))
  await undo(decision?.id ?? '')
  assert.deepEqual(await wholeState(it.owner), before)
  const { rows } = await sql<{ apart: boolean }>`
    select people.are_told_apart(${b.personId}::uuid, ${a.personId}::uuid) as apart`.execute(
    it.owner,
  )
  assert.equal(rows[0]?.apart, true)
})

test('what protects one of them protects the person, and goes back with the record', async () => {
  const a = await person('Eve')
  const b = await person('Faye')
  await it.owner
    .insertInto('people.restriction')
    .values({
      id: newId(),
      partnershipId: worker.partnershipId,
      recordId: b.recordId,
      reason: 'In danger',
      reviewOn: '2027-01-01',
      addedBy: worker.id,
    })
    .execute()
  await it.owner
    .insertInto('people.namedStaff')
    .values({
      partnershipId: worker.partnershipId,
      recordId: b.recordId,
      userId: lead.id,
      addedBy: worker.id,
    })
    .execute()
  const sees = (user: TestUser) =>
    asUser(
      it.owner,
      user,
      async tx =>
        (await tx.selectFrom('people.record').select('id').where('id', '=', a.recordId).execute())
          .length,
    )
  assert.equal(await sees(worker), 1)
  await merge([a.personId, b.personId])
  assert.equal(await sees(worker), 0, 'a worker who is not named sees the merged person no more')
  const [decision] = await asUser(it.owner, lead, tx => listDecisions(tx, a.personId))
  await undo(decision?.id ?? '')
  assert.equal(await sees(worker), 1)
})

test('only the matching lead merges, and only whom they see', async () => {
  const a = await person('Gwen')
  const hidden = await person('Hana', outsider)
  await assert.rejects(merge([a.personId, hidden.personId]), NotFound)
  const b = await person('Ines')
  await assert.rejects(
    asUser(it.owner, worker, tx =>
      sql`select people.merge_people(${newId()}::uuid, ${a.personId}::uuid, array[${b.personId}::uuid], '{}', null, 'x')`.execute(
        tx,
      ),
    ),
    /only the matching lead/,
  )
  await assert.rejects(
    asUser(it.owner, lead, tx =>
      sql`select people.merge_people(${newId()}::uuid, ${a.personId}::uuid, array[${hidden.personId}::uuid], '{}', null, 'x')`.execute(
        tx,
      ),
    ),
    /sees both/,
  )
  await assert.rejects(
    asUser(it.owner, lead, tx =>
      sql`update people.record set person_id = ${a.personId}::uuid where id = ${b.recordId}::uuid`.execute(
        tx,
      ),
    ),
    /permission denied/,
  )
})

test('a record that moved since the page was shown stops the merge, and nothing is changed', async () => {
  const [a, b, c] = [await person('Jo'), await person('Kay'), await person('Lou')]
  const seen = { [a.recordId]: a.personId, [b.recordId]: b.personId }
  await merge([b.personId, c.personId])
  await merge([a.personId, b.personId])
  const before = await wholeState(it.owner)
  await assert.rejects(merge([a.personId, b.personId], { seen }), StaleVersion)
  assert.deepEqual(await wholeState(it.owner), before)
})

test('the same decision sent twice is done once', async () => {
  const [a, b] = [await person('Mia'), await person('Nia')]
  const input = merging([a.personId, b.personId])
  const once = await asUser(it.owner, lead, tx => mergePeople(tx as Tx, input))
  const twice = await asUser(it.owner, lead, tx => mergePeople(tx as Tx, input))
  assert.equal(once, twice)
})

test('a split takes records off into a person of their own, who can be joined again', async () => {
  const a = await person('Ora')
  const b = await person('Pia', worker, a.personId)
  const before = await wholeState(it.owner)
  const input = {
    decision: newId(),
    person: newId(),
    records: [b.recordId],
    because: 'Another Pia',
  }
  const into = await asUser(it.owner, lead, tx => splitPerson(tx as Tx, a.personId, input))
  assert.equal(await personOf(b.recordId), into)
  assert.equal(await personOf(a.recordId), a.personId)
  await undo(input.decision)
  assert.deepEqual(await wholeState(it.owner), before)
})

test('records begun since a merge stay with who was kept unless they are chosen', async () => {
  const [a, b] = [await person('Quin'), await person('Rae')]
  await merge([a.personId, b.personId])
  const stays = await person('Quinn', worker, a.personId)
  const goes = await person('Rae R', worker, a.personId)
  const [decision] = await asUser(it.owner, lead, tx => listDecisions(tx, a.personId))
  await undo(decision?.id ?? '', { [goes.recordId]: b.personId, [stays.recordId]: a.personId })
  assert.equal(await personOf(stays.recordId), a.personId)
  assert.equal(await personOf(goes.recordId), b.personId)
  assert.equal(await personOf(b.recordId), b.personId)
})

test('old addresses lead to who was kept, through several merges, for those who may see them', async () => {
  const [a, b, c] = [await person('Sol'), await person('Tam'), await person('Una')]
  await merge([b.personId, c.personId])
  await merge([a.personId, b.personId])
  const lookUp = (user: TestUser) =>
    asUser(it.owner, user, async tx => {
      const { rows } = await sql<{
        kept: string | null
      }>`select people.kept_person(${c.personId}::uuid) as kept`.execute(tx)
      return rows[0]?.kept
    })
  assert.equal(await lookUp(worker), a.personId)
  assert.equal(await lookUp(outsider), null)
})

test('people who were told apart are not proposed again', async () => {
  const [a, b] = [await person('Val'), await person('Wyn')]
  const propose = () =>
    asUser(it.owner, worker, tx => proposeMatch(tx as Tx, a.personId, b.personId, 'Same dog'))
  await propose()
  const { rows } = await sql<{ id: string }>`
    select id from people.possible_match where record_a in (${a.recordId}::uuid, ${b.recordId}::uuid) and state = 'open'`.execute(
    it.owner,
  )
  assert.equal(rows.length, 1)
  await asUser(it.owner, lead, async tx => {
    await sql`select people.tell_match_apart(${rows[0]?.id}::uuid, 'Two dogs')`.execute(tx)
    await recordAudit(tx as Tx, 'people.match.apart', null)
  })
  await assert.rejects(propose(), /different people/)
})

test('a merge of three while a referral arrives loses nothing, whoever comes first', async () => {
  for (const referralFirst of [true, false]) {
    const three = [await person('Xan'), await person('Yves'), await person('Zoe')]
    const [a, b, c] = three.map(one => one.personId)
    assert.ok(a && b && c)
    const actor = await asUser(it.owner, worker, tx => findActorByEmail(tx, worker.email))
    assert.ok(actor)
    const recordId = newId()
    let release = () => {}
    const hold = new Promise<void>(resolve => {
      release = resolve
    })
    let began = () => {}
    const begun = new Promise<void>(resolve => {
      began = resolve
    })
    const refer = async (wait: boolean) =>
      asUser(it.owner, worker, async tx => {
        await beginRecord(
          tx as Tx,
          actor,
          {
            recordId,
            personId: c,
            source: 'referral',
            given: {},
            names: [{ kind: 'legal', given: 'Zoe', family: 'Referred', script: null }],
          },
          new Date(),
        )
        if (wait) {
          began()
          await hold
        }
      })
    const mergeThree = async (wait: boolean) =>
      asUser(it.owner, lead, async tx => {
        await mergePeople(tx as Tx, merging([a, b, c]))
        if (wait) {
          began()
          await hold
        }
      })
    const first = referralFirst ? refer(true) : mergeThree(true)
    await begun
    const second = referralFirst ? mergeThree(false) : refer(false)
    setTimeout(release, 200)
    await Promise.all([first, second])
    for (const one of three) assert.equal(await personOf(one.recordId), a)
    assert.equal(
      await personOf(recordId),
      a,
      `the referral stands with who was kept (${referralFirst})`,
    )
    const newest = await it.owner
      .selectFrom('people.link')
      .select('personId')
      .where('recordId', '=', recordId)
      .orderBy('number', 'desc')
      .executeTakeFirstOrThrow()
    assert.equal(newest.personId, a)
  }
})

test('two merges that share a person at the same moment: one is done and the other is told', async () => {
  const [a, b, c] = [await person('Abe'), await person('Bob'), await person('Cid')]
  const seen = Object.fromEntries([a, b, c].map(one => [one.recordId, one.personId]))
  const outcomes = await Promise.allSettled([
    merge([a.personId, b.personId], { seen }),
    merge([b.personId, c.personId], { seen }),
  ])
  const failed = outcomes.filter(one => one.status === 'rejected')
  assert.equal(failed.length, 1)
  assert.ok(failed[0]?.reason instanceof StaleVersion || /deadlock/.test(String(failed[0]?.reason)))
  const persons = new Set(await Promise.all([a, b, c].map(one => personOf(one.recordId))))
  assert.equal(persons.size, 2)
})

/** The same numbers for the same seed. */
function seeded(seed: number) {
  let state = seed
  return (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

test('whatever is merged, split and undone in whatever order: undoing all of it gives exactly the first state', async () => {
  for (let seed = 1; seed <= 6; seed++) {
    const draw = seeded(seed)
    const records: string[] = []
    for (let n = 0; n < 6; n++) {
      const one = await person(`P${seed}-${n}`)
      records.push(one.recordId)
      if (draw(2) === 0)
        records.push((await person(`Q${seed}-${n}`, worker, one.personId)).recordId)
    }
    const first = await wholeState(it.owner)
    const done: string[] = []
    const standing = async () => {
      const rows = await it.owner
        .selectFrom('people.record')
        .select(['id', 'personId'])
        .where('id', 'in', records)
        .execute()
      return Map.groupBy(rows, row => row.personId)
    }
    for (let turn = 0; turn < 12; turn++) {
      const people = [...(await standing())]
      const what = draw(4)
      if (what <= 1 && people.length > 1) {
        const chosen = new Set(
          Array.from({ length: 2 + draw(2) }, () => people[draw(people.length)]?.[0] ?? ''),
        )
        if (chosen.size < 2) continue
        const decision = newId()
        const names = await it.owner
          .selectFrom('people.name as n')
          .innerJoin('people.record as r', 'r.id', 'n.recordId')
          .select('n.id')
          .where('r.personId', 'in', [...chosen])
          .execute()
        await merge([...chosen], { decision, showName: names[draw(names.length)]?.id ?? '' })
        done.push(decision)
      } else if (what === 2) {
        const [personId, held] = people.find(([, rows]) => rows.length > 1) ?? []
        if (!personId || !held) continue
        const decision = newId()
        const taken = [held[draw(held.length)]?.id ?? '']
        await asUser(it.owner, lead, tx =>
          splitPerson(tx as Tx, personId, {
            decision,
            person: newId(),
            records: taken,
            because: 'x',
          }),
        )
        done.push(decision)
      } else if (done.length > 0) {
        const at = draw(done.length)
        const id = done[at] ?? ''
        // What was moved again since is refused and stays.
        const undone = await undo(id).then(
          () => true,
          (error: Error) => {
            assert.match(error.message, /moved again since/)
            return false
          },
        )
        if (undone) done.splice(at, 1)
      }
    }
    while (done.length > 0) await undo(done.pop() ?? '')
    assert.deepEqual(await wholeState(it.owner), first, `seed ${seed}`)
  }
})
