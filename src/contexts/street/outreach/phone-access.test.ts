import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { startApp, type TestApp } from '../../../../test/app.ts'
import { anOrganisation, aUser, type TestUser } from '../../../../test/builders/partnership.ts'
import { aRecord, asUser, permit } from '../../../../test/builders/people.ts'
import { anObservation, aPhone, phoneWith } from '../../../../test/builders/phone.ts'
import { aContact, anArea, aShift, aSite } from '../../../../test/builders/street.ts'
import { newId } from '../../../platform/ids.ts'
import { outreachHeader } from './contract.ts'

// Ways round: another's phone, another's held items, a phone that was revoked, a worker who is one no more.

let it: TestApp
let ada: TestUser
let ben: TestUser
let kim: TestUser
let cora: TestUser
let shift: string
let site: string
let area: string
const now = new Date('2026-11-22T12:00:00Z')
const at = (hours: number) => new Date(now.getTime() - hours * 3_600_000)
const header = { [outreachHeader.name]: outreachHeader.value }

before(async () => {
  it = await startApp({ today: '2026-11-22' })
  const other = await anOrganisation(it.owner, it.partnership.id, 'Lantern')
  ada = await aUser(it.owner, it.partnership, ['worker'])
  ben = await aUser(it.owner, it.partnership, ['worker'])
  kim = await aUser(it.owner, it.partnership, ['worker'], other)
  cora = await aUser(it.owner, it.partnership, ['coordinator', 'worker'])
  for (const user of [ada, ben, kim, cora]) await permit(it.owner, user, ['street'])
  area = await anArea(it.owner, it.partnership.id)
  site = await aSite(it.owner, ada, area)
  shift = await aShift(it.owner, ada, {
    startsAt: at(4),
    areas: [area],
    sites: [site],
    crew: [{ user: ada }, { user: ben }],
  })
})
after(() => it.close())

const heldItems = (user: TestUser, itemId: string) =>
  asUser(it.owner, user, tx =>
    tx.selectFrom('street.heldItem').select('id').where('itemId', '=', itemId).execute(),
  )
const sendOne = async (
  phone: Pick<Awaited<ReturnType<typeof aPhone>>, 'send'>,
  value = anObservation(at(1)),
) => {
  const { answers, revoked } = await phone.send([value], { deviceNow: now })
  return { ...answers[0], revoked }
}

test('only who is on the crew gets a pack, only of tonight, and only who may keep street information', async () => {
  const ask = async (user: TestUser, shiftId: string) =>
    (await it.signIn(user)).ask('/outreach/api/packs', header, { shiftId, device: 'x' })
  assert.equal((await ask(kim, shift)).statusCode, 422)
  assert.equal((await ask(ada, newId())).statusCode, 422)
  const [past, far] = [
    await aShift(it.owner, ada, { startsAt: at(30), areas: [area] }),
    await aShift(it.owner, ada, { startsAt: at(-13), areas: [area] }),
  ]
  assert.equal((await ask(ada, past)).statusCode, 422)
  assert.equal((await ask(ada, far)).statusCode, 422)
  const newcomer = await aUser(it.owner, it.partnership, ['worker'])
  const theirs = await aShift(it.owner, newcomer, { startsAt: at(1), areas: [area] })
  assert.equal((await ask(newcomer, theirs)).statusCode, 422)
  assert.equal((await ask(it.users.reader, shift)).statusCode, 403)
  const browser = await it.signIn(ada)
  const shifts = (await browser.ask('/outreach/api/shifts', header)).json()
  assert.deepEqual(
    shifts.shifts.map((one: { id: string }) => one.id),
    [shift],
  )
})

test('a pack shows those last met there whom the worker sees, never somebody restricted, and leaves a look at each', async () => {
  const met = await aRecord(it.owner, ada, { given: 'Daz', family: 'Reed' })
  const longAgo = await aRecord(it.owner, ada, { given: 'Olwen' })
  const elsewhere = await aRecord(it.owner, ada, { given: 'Idris' })
  const hidden = await aRecord(it.owner, ada, { given: 'Mair' })
  const theirs = await aRecord(it.owner, kim, { given: 'Gwen' })
  const there = { siteId: site, areaCode: area }
  await aContact(it.owner, ada, { seenAt: at(48), recordId: met.recordId, ...there })
  await aContact(it.owner, ada, { seenAt: at(24 * 70), recordId: longAgo.recordId, ...there })
  await aContact(it.owner, ada, { seenAt: at(48), recordId: elsewhere.recordId })
  await aContact(it.owner, ada, { seenAt: at(48), recordId: hidden.recordId, ...there })
  await aContact(it.owner, kim, { seenAt: at(48), recordId: theirs.recordId, ...there })
  await it.owner
    .insertInto('people.restriction')
    .values({
      id: newId(),
      partnershipId: ada.partnershipId,
      recordId: hidden.recordId,
      reason: 'In danger',
      reviewOn: '2027-01-01',
      addedBy: ada.id,
    })
    .execute()
  await it.owner
    .insertInto('people.namedStaff')
    .values({
      partnershipId: ada.partnershipId,
      recordId: hidden.recordId,
      userId: ada.id,
      addedBy: ada.id,
    })
    .execute()
  const { pack } = await aPhone(it, ada, shift)
  assert.deepEqual(
    pack.people.map(({ name, lastSeen }) => ({ name, at: lastSeen?.siteId })),
    [{ name: 'Daz Reed', at: site }],
  )
  assert.doesNotMatch(JSON.stringify(pack), /Mair|Gwen|Olwen|Idris/)
  const looks = await it.owner
    .selectFrom('platform.auditEvent')
    .select('subjectId')
    .where('event', '=', 'people.person.viewed')
    .execute()
  assert.deepEqual(looks, [{ subjectId: met.personId }])
})

test('the token sends and never reads the pack again; nobody reads its key or the hash of its token', async () => {
  const phone = await aPhone(it, ada, shift)
  for (const path of ['packs', 'shifts', `packs/${phone.pack.packId}/sending`]) {
    const reply = await phone.ask(
      path,
      path === 'shifts' ? undefined : { shiftId: shift, device: '' },
    )
    assert.equal(reply.statusCode, 401, path)
  }
  for (const column of ['token_hash', 'server_key', 'record_ids'])
    await assert.rejects(
      asUser(it.owner, ada, tx => sql`select ${sql.ref(column)} from street.pack`.execute(tx)),
      /permission denied/,
    )
})

test('what was sealed for one pack is not opened by another, and its item is kept aside as it came', async () => {
  const [adas, bens] = [await aPhone(it, ada, shift), await aPhone(it, ben, shift)]
  const item = await adas.item(anObservation(at(1)))
  const reply = (await bens.sync([item], now)).json()
  assert.equal(reply.answers[0].answer, 'refused')
  assert.deepEqual((await adas.sync([item], now)).json().answers[0].answer, 'refused')
})

test('what is held back is read by who sent it and by the co-ordinator, and by nobody of another organisation', async () => {
  const phone = await aPhone(it, ada, shift)
  const refused = anObservation(at(40), { words: 'private' })
  await sendOne(phone, refused)
  assert.equal((await heldItems(ada, refused.id)).length, 1)
  assert.equal((await heldItems(cora, refused.id)).length, 1)
  for (const user of [ben, kim, it.users.administrator, it.users.reader])
    assert.deepEqual(await heldItems(user, refused.id), [], user.email)
  // Nor does the co-ordinator read it where it names somebody whom they may not see.
  const away = await aRecord(it.owner, ada, { given: 'Elin' })
  await it.owner
    .insertInto('people.bar')
    .values({
      partnershipId: ada.partnershipId,
      recordId: away.recordId,
      userId: cora.id,
      reason: 'Related',
      addedBy: ada.id,
    })
    .execute()
  const named = anObservation(at(40), { recordId: away.recordId, known: 'known' })
  await sendOne(phone, named)
  assert.deepEqual(await heldItems(cora, named.id), [])
  assert.equal((await phone.ask('hand-over', { id: named.id, words: '' })).statusCode, 204)
  const { rows } = await asUser(it.owner, cora, tx =>
    sql<{ items: number }>`select items from street.held_unseen()`.execute(tx),
  )
  assert.deepEqual(rows, [{ items: 1 }])
})

test('nobody hands over or decides what another sent', async () => {
  const [adas, bens] = [await aPhone(it, ada, shift), await aPhone(it, ben, shift)]
  const refused = anObservation(at(40))
  const { heldId } = await sendOne(adas, refused)
  assert.equal((await bens.ask('hand-over', { id: heldId, words: '' })).statusCode, 404)
  await asUser(it.owner, ben, async tx => {
    const changed = await tx
      .updateTable('street.heldItem')
      .set({ state: 'set-aside' })
      .where('itemId', '=', refused.id)
      .executeTakeFirst()
    assert.equal(changed.numUpdatedRows, 0n)
  })
  assert.equal((await adas.ask('hand-over', { id: refused.id, words: 'You know' })).statusCode, 204)
})

test('after a phone is revoked it is told to forget, what it sends is with the co-ordinator, and nothing is told', async () => {
  const phone = await aPhone(it, ada, shift)
  await sendOne(phone)
  await it.owner
    .updateTable('street.pack')
    .set({ revokedAt: now, revokedBy: cora.id, revokedBecause: 'Lost' })
    .where('id', '=', phone.pack.packId)
    .execute()
  const late = anObservation(at(1))
  const { answer, revoked, heldId } = await sendOne(phone, late)
  assert.equal(answer, 'refused')
  assert.equal(revoked, true)
  assert.ok(heldId)
  const held = await it.owner
    .selectFrom('street.heldItem')
    .select(['state', 'sentBy'])
    .where('id', '=', heldId)
    .executeTakeFirst()
  assert.deepEqual(held, { state: 'handed-over', sentBy: ada.id })
  const changes = (await phone.ask('changes?since=')).json()
  assert.deepEqual([changes.revoked, changes.gone, changes.merged], [true, [], []])
  const renewed = await phone.browser.ask(
    `/outreach/api/packs/${phone.pack.packId}/sending`,
    header,
    {},
  )
  assert.equal(renewed.statusCode, 403)
})

test('a worker who is disabled, or works with people no longer, or whose organisation has left, sends for the co-ordinator alone', async () => {
  const newOrganisation = await anOrganisation(it.owner, it.partnership.id, 'Leaving')
  const make = async () => {
    const user = await aUser(it.owner, it.partnership, ['worker'], newOrganisation)
    await permit(it.owner, user, ['street'])
    const theirs = await aShift(it.owner, user, { startsAt: at(1), areas: [area] })
    return { user, phone: await aPhone(it, user, theirs) }
  }
  const [disabled, changed, left] = [await make(), await make(), await make()]
  await it.owner
    .updateTable('partnership.userAccount')
    .set({ disabledAt: now })
    .where('id', '=', disabled.user.id)
    .execute()
  await it.owner.deleteFrom('partnership.userRole').where('userId', '=', changed.user.id).execute()
  for (const { phone } of [disabled, changed]) {
    const { answer, revoked, heldId } = await sendOne(phone)
    assert.deepEqual([answer, revoked, typeof heldId], ['refused', true, 'string'])
  }
  assert.equal((await sendOne(left.phone)).answer, 'kept')
  await it.owner
    .updateTable('partnership.organisation')
    .set({ endedOn: '2026-01-01' })
    .where('id', '=', newOrganisation)
    .execute()
  assert.equal((await sendOne(left.phone)).revoked, true)
})

test('after its days a token keeps things for the co-ordinator, until its worker signs in again; after three months it is nothing', async () => {
  const phone = await aPhone(it, ada, shift)
  const set = (columns: { sendUntil: Date; expiresAt: Date; forgetAt: Date }) =>
    it.owner.updateTable('street.pack').set(columns).where('id', '=', phone.pack.packId).execute()
  await set({ expiresAt: at(3), sendUntil: at(2), forgetAt: at(-24) })
  assert.equal((await sendOne(phone)).answer, 'refused')
  const path = `/outreach/api/packs/${phone.pack.packId}/sending`
  assert.equal((await (await it.signIn(ben)).ask(path, header, {})).statusCode, 403)
  const renewed = await phone.browser.ask(path, header, {})
  assert.equal(renewed.statusCode, 200, renewed.body)
  const again = phoneWith(it, phone.pack, renewed.json().token)
  assert.equal((await sendOne(again)).answer, 'kept')
  // The old token is worth nothing.
  assert.equal((await phone.ask('changes')).statusCode, 401)
  await set({ expiresAt: at(3), sendUntil: at(2), forgetAt: at(1) })
  const gone = await again.ask('changes')
  assert.equal(gone.statusCode, 401)
  assert.equal(gone.json().gone, true)
  await aPhone(it, ada, shift)
  const forgotten = await it.owner
    .selectFrom('street.pack')
    .select(['serverKey', 'recordIds'])
    .where('id', '=', phone.pack.packId)
    .executeTakeFirst()
  assert.deepEqual(forgotten, { serverKey: null, recordIds: [] })
})

test('a worker cannot keep something unseen with somebody’s phone but their own', async () => {
  const phone = await aPhone(it, ada, shift)
  await assert.rejects(
    asUser(it.owner, ben, tx =>
      sql`select street.keep_unseen(${phone.pack.packId}::uuid, '{}'::jsonb, '[]'::jsonb)`.execute(
        tx,
      ),
    ),
    /not the phone/,
  )
  await assert.rejects(
    asUser(it.owner, ben, tx =>
      sql`select street.notice_overdue(${shift}::uuid, ${ada.id}::uuid, now(), now())`.execute(tx),
    ),
    /permission denied/,
  )
})
