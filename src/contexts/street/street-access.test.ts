import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type RawBuilder, sql } from 'kysely'
import {
  anOrganisation,
  aPartnership,
  aUser,
  type TestUser,
} from '../../../test/builders/partnership.ts'
import { anAgreement, aRecord, asUser, permit } from '../../../test/builders/people.ts'
import { aContact, anArea, aShift } from '../../../test/builders/street.ts'
import { openTestDatabase, type TestDatabase } from '../../../test/database.ts'
import { connect, type Db } from '../../platform/db/connect.ts'
import { newId } from '../../platform/ids.ts'

// What the database itself refuses, whatever a request asks of it.

let database: TestDatabase
let owner: Db
let area: string
let ada: TestUser
let ann: TestUser
let ben: TestUser
let chair: TestUser
let guardian: TestUser
let council: string
let lantern: string

before(async () => {
  database = await openTestDatabase()
  owner = connect({ ...database.owner, max: 2 })
  const partnership = await aPartnership(owner)
  council = partnership.councilId
  lantern = await anOrganisation(owner, partnership.id, 'Lantern Outreach')
  area = await anArea(owner, partnership.id)
  ada = await aUser(owner, partnership, ['worker'])
  ann = await aUser(owner, partnership, ['worker'])
  ben = await aUser(owner, partnership, ['worker'], lantern)
  chair = await aUser(owner, partnership, ['worker', 'coordinator'])
  guardian = await aUser(owner, partnership, ['data-guardian'])
  for (const user of [ada, ann, ben, chair]) await permit(owner, user, ['street', 'offending'])
})
after(async () => {
  await owner.destroy()
  await database.close()
})

/** What a user's request gets, with an audit event in its transaction. */
async function ask<Row>(user: TestUser, ...statements: RawBuilder<Row>[]): Promise<Row[]> {
  return await asUser(owner, user, async tx => {
    await sql`select platform.record_audit('test', null, null, '{}')`.execute(tx)
    let rows: Row[] = []
    for (const statement of statements) rows = (await statement.execute(tx)).rows
    return rows
  })
}

const bar = (recordId: string, user: TestUser) =>
  sql`insert into people.bar (partnership_id, record_id, user_id, reason, added_by)
    values (${ada.partnershipId}, ${recordId}, ${user.id}, 'Family', ${guardian.id})`.execute(owner)
const restrict = (recordId: string) =>
  sql`insert into people.restriction (id, partnership_id, record_id, reason, review_on, added_by)
    values (${newId()}, ${ada.partnershipId}, ${recordId}, 'At risk', '2036-01-01', ${guardian.id})`.execute(
    owner,
  )

test('a change that reads nothing withdraws no enforcement against somebody whom the worker may not see', async () => {
  const seen = await aRecord(owner, ada, { given: 'Seen' })
  const unseen = await aRecord(owner, ada, { given: 'Unseen' })
  for (const { recordId } of [seen, unseen])
    await sql`insert into street.enforcement (id, partnership_id, organisation_id, record_id, kind, done_by, done_on, area_code, place, no_offer_because, recorded_by)
      values (${newId()}, ${ada.partnershipId}, ${council}, ${recordId}, 'dispersal', 'Officer', '2026-10-01', ${area}, 'Arch', 'Nobody was there to ask', ${ada.id})`.execute(
      owner,
    )
  await restrict(unseen.recordId)
  await ask(
    ann,
    sql`update street.enforcement set withdrawn_at = now(), withdrawn_by = ${ann.id}, withdrawn_because = 'x'`,
  )
  const { rows } = await sql<{ recordId: string }>`
    select record_id from street.enforcement where withdrawn_at is null`.execute(owner)
  assert.deepEqual(rows, [{ recordId: unseen.recordId }])
})

test('a contact is put right by whoever reads it, and by whoever made it, also when they are barred since', async () => {
  const { recordId } = await aRecord(owner, ada, { given: 'Barred' })
  const contact = await aContact(owner, ada, { seenAt: new Date(), recordId })
  const may = async (user: TestUser) => {
    const [row] = await ask(
      user,
      sql<{ may: boolean }>`select street.may_replace(${contact}::uuid) as may`,
    )
    return row?.may
  }
  assert.deepEqual([await may(ada), await may(ann), await may(ben)], [true, true, false])
  await bar(recordId, ann)
  await bar(recordId, ada)
  assert.deepEqual([await may(ada), await may(ann)], [true, false])
  const instead = sql`insert into street.contact (id, partnership_id, organisation_id, seen_at, bedding, known, replaces_id, way, given, noted_at, recorded_by)
    values (${newId()}, ${ann.partnershipId}, ${council}, now(), 'no', 'unknown', ${contact}, 'desk', '{}', now(), ${ann.id})`
  await assert.rejects(ask(ann, instead), /row-level security/)
})

test('what another organisation said on the by-name list, and the worker does not read, is not put right by them', async () => {
  await anAgreement(owner, ada, [council, lantern], [{ category: 'identity' }])
  const { recordId } = await aRecord(owner, ada, { given: 'Listed' })
  const says = (user: TestUser) => {
    const id = newId()
    const row = sql`insert into street.list_event (id, partnership_id, record_id, organisation_id, status, on_day, reason, recorded_by)
      values (${id}, ${user.partnershipId}, ${recordId}, ${user.organisationId}, 'died', '2026-10-01', 'death-confirmed', ${user.id})`
    return row.execute(owner).then(() => id)
  }
  const takesBack = async (event: string) =>
    await ask(
      ada,
      sql`insert into street.list_event (id, partnership_id, record_id, organisation_id, words, corrects_id, recorded_by)
        values (${newId()}, ${ada.partnershipId}, ${recordId}, ${council}, 'Was never so', ${event}, ${ada.id})`,
    )
  await takesBack(await says(ada))
  await assert.rejects(takesBack(await says(ben)), /row-level security/)
})

test('what came of an alert is said in one’s own name', async () => {
  const id = newId()
  await sql`insert into street.alert (id, partnership_id, source, told_at, place, due_on)
    values (${id}, ${ada.partnershipId}, 'public', now(), 'Arch', '2036-01-01')`.execute(owner)
  const says = (by: TestUser) =>
    ask(
      ada,
      sql`update street.alert set outcome = 'not-found', outcome_at = now(), outcome_by = ${by.id} where id = ${id}::uuid`,
    )
  await assert.rejects(says(ben), /in their own name/)
  await says(ada)
})

test('nobody names themselves to see deaths, and nobody learns by asking that they are barred', async () => {
  const names = (user: TestUser) =>
    ask(
      guardian,
      sql`insert into street.death_reviewer (id, partnership_id, user_id, because, added_by)
        values (${newId()}, ${ada.partnershipId}, ${user.id}, 'Sits on the panel', ${guardian.id})`,
    )
  await assert.rejects(names(guardian), /row-level security/)
  await names(ben)
  const { recordId } = await aRecord(owner, ada, { given: 'Kin' })
  for (const user of [ann, chair]) await bar(recordId, user)
  const kept = (user: TestUser) =>
    ask(user, sql<{ kept: boolean }>`select street.is_kept_from(${recordId}::uuid) as kept`)
  assert.deepEqual(await kept(ann), [{ kept: false }])
  assert.deepEqual(await kept(chair), [{ kept: true }])
})

test('two deaths of what turned out to be one person count once', async () => {
  const counted = async () => {
    const all = sql<{
      deaths: number
    }>`select deaths from street.death_counts('2026-01-01', '2026-12-31') where dimension = 'all'`
    return (await ask(chair, all))[0]?.deaths
  }
  const people = [
    await aRecord(owner, ada, { given: 'Twice' }),
    await aRecord(owner, ben, { given: 'Twice' }),
  ]
  for (const { recordId } of people) {
    const id = newId()
    await sql`insert into street.death (id, partnership_id, record_id, added_by)
      values (${id}, ${ada.partnershipId}, ${recordId}, ${chair.id})`.execute(owner)
    await sql`insert into street.death_version (death_id, number, partnership_id, called, died_precision, died_on, accommodation, verified_by, verified_on, because, set_by)
      values (${id}, 1, ${ada.partnershipId}, 'Twice', 'day', '2026-01-02', 'not-known', 'coroner', '2026-02-02', 'Told', ${chair.id})`.execute(
      owner,
    )
  }
  assert.equal(await counted(), 2)
  const [stays, goes] = people
  await owner
    .updateTable('people.record')
    .set({ personId: stays?.personId ?? '' })
    .where('id', '=', goes?.recordId ?? '')
    .execute()
  assert.equal(await counted(), 1)
})

test('one person signs a count once, under their own name', async () => {
  const id = newId()
  const signs = (part: string, name: RawBuilder<unknown>) =>
    sql`insert into street.snapshot_signature (snapshot_id, partnership_id, part, name, organisation, way, total, recorded_by)
      values (${id}, ${chair.partnershipId}, ${part}, ${name}, 'Council', 'account', 0, ${chair.id})`
  const own = sql`(select name from partnership.user_account where id = ${chair.id}::uuid)`
  await ask(
    chair,
    sql`insert into street.snapshot (id, partnership_id, area_code, year, number, night, approach, added_by)
      values (${id}, ${chair.partnershipId}, ${area}, 2025, 1, '2025-11-12', 'estimate', ${chair.id})`,
    sql`update street.snapshot set fixed_at = now(), fixed_by = ${chair.id}, fixed_total = 0 where id = ${id}::uuid`,
  )
  await assert.rejects(ask(chair, signs('chair', sql`'Somebody Else'`)), /row-level security/)
  await ask(chair, signs('chair', own))
  await assert.rejects(ask(chair, signs('independent', own)), /snapshot_signature_once/)
})

test('of a likeness to a line that they may not read, those who take part in a count learn only that there is one', async () => {
  const id = newId()
  const { recordId } = await aRecord(owner, ada, { given: 'Hidden' })
  await sql`insert into street.snapshot (id, partnership_id, area_code, year, number, night, approach, added_by)
    values (${id}, ${ada.partnershipId}, ${area}, 2024, 1, '2024-11-12', 'estimate', ${chair.id})`.execute(
    owner,
  )
  await sql`insert into street.snapshot_member (snapshot_id, partnership_id, user_id, told_by)
    values (${id}, ${ada.partnershipId}, ${ben.id}, ${chair.id})`.execute(owner)
  const line = (by: TestUser, about: string | null) =>
    sql`insert into street.snapshot_row (id, snapshot_id, partnership_id, organisation_id, kind, name_key, record_id, entered_by)
      values (${newId()}, ${id}, ${by.partnershipId}, ${by.organisationId}, 'evidence', 'DK', ${about}::uuid, ${by.id})`
  await line(ada, recordId).execute(owner)
  await line(ben, null).execute(owner)
  const suggested = sql`select row_a, why, state from street.snapshot_suggestions(${id}::uuid)`
  assert.deepEqual(await ask(ben, suggested), [{ rowA: null, why: null, state: 'open' }])
  const [pair] = await ask(
    chair,
    sql<{ why: string[] }>`select why from street.snapshot_suggestions(${id}::uuid)`,
  )
  assert.deepEqual(pair?.why, ['key'])
})

/** A pack of ada's, with whom it shows. */
const packWith = (id: string, shift: string, records: string[]) =>
  sql`insert into street.pack (id, partnership_id, organisation_id, shift_id, user_id, device, token_hash, server_key, record_ids, given_at, expires_at, send_until, forget_at)
    values (${id}, ${ada.partnershipId}, ${council}, ${shift}, ${ada.id}, 'Test phone', sha256(${id}::text::bytea), 'key', ${records}::uuid[], now(), now(), now(), now() + interval '90 days')`

test('a phone is given nobody whom its worker does not see, and is not told who somebody is whom they see no more', async () => {
  const shift = await aShift(owner, ada, { startsAt: new Date() })
  const { recordId } = await aRecord(owner, ada, { given: 'Shown' })
  const id = newId()
  await ask(ada, packWith(id, shift, [recordId]))
  await restrict(recordId)
  await assert.rejects(ask(ada, packWith(newId(), shift, [recordId])), /row-level security/)
  const changed = sql`select person_id, is_there from street.changed_for_pack(sha256(${id}::text::bytea), now())`
  assert.deepEqual(await ask(ada, changed), [{ personId: null, isThere: false }])
})

test('what was kept aside is decided in one’s own name, and no request empties it', async () => {
  const shift = await aShift(owner, ada, { startsAt: new Date() })
  const [pack, id] = [newId(), newId()]
  await packWith(pack, shift, []).execute(owner)
  await sql`insert into street.held_item (id, partnership_id, organisation_id, item_id, pack_id, shift_id, sent_by, kind, digest, content, reasons, received_at)
    values (${id}, ${ada.partnershipId}, ${council}, ${newId()}, ${pack}, ${shift}, ${ada.id}, 'contact', 'x', '{"words": "Daz was ill"}', '[]', now())`.execute(
    owner,
  )
  const becomes = (state: string, by: TestUser | null) =>
    ask(
      ada,
      sql`update street.held_item set state = ${state}, decided_at = ${by ? sql`now()` : null}, decided_by = ${by?.id ?? null} where id = ${id}::uuid`,
    )
  await assert.rejects(becomes('erased', null), /row-level security/)
  await assert.rejects(becomes('set-aside', null), /row-level security/)
  await assert.rejects(becomes('set-aside', ben), /row-level security/)
  await becomes('handed-over', null)
  await becomes('set-aside', ada)
})
