import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, test } from 'node:test'
import { crc32, deflateSync } from 'node:zlib'
import { sql } from 'kysely'
import { startApp, type TestApp } from '../../../../test/app.ts'
import {
  anOrganisation,
  aPartnership,
  aUser,
  type TestUser,
} from '../../../../test/builders/partnership.ts'
import { anAgreement, aRecord, asUser, permit } from '../../../../test/builders/people.ts'
import { anObservation, aPhone } from '../../../../test/builders/phone.ts'
import { aContact, anArea, aShift, aSite } from '../../../../test/builders/street.ts'
import { newId } from '../../../platform/ids.ts'
import type { SyncResponse } from './contract.ts'
import { sealItem } from './sealing.ts'

let it: TestApp
let ada: TestUser
let area: string
let weir: string
let shift: string
let phone: Awaited<ReturnType<typeof aPhone>>
const now = new Date('2026-11-22T12:00:00Z')
const at = (hours: number) => new Date(now.getTime() - hours * 3_600_000)
const send = (...values: { id: string }[]) => phone.send(values, { deviceNow: now })

before(async () => {
  it = await startApp({ today: '2026-11-22' })
  ada = await aUser(it.owner, it.partnership, ['worker'])
  await permit(it.owner, ada, ['street'])
  area = await anArea(it.owner, it.partnership.id)
  weir = await aSite(it.owner, ada, area, { easting: 435_300, northing: 336_200 })
  shift = await aShift(it.owner, ada, { startsAt: at(4), areas: [area], sites: [weir] })
  phone = await aPhone(it, ada, shift)
})
after(() => it.close())

const contactOf = (id: string) =>
  it.owner.selectFrom('street.contact').selectAll().where('id', '=', id).executeTakeFirst()
const heldOf = (id: string) =>
  it.owner.selectFrom('street.heldItem').selectAll().where('itemId', '=', id).executeTakeFirst()

test('a contact that is sent is recorded as it was seen, with what was offered', async () => {
  const seen = anObservation(at(2), {
    siteId: weir,
    description: 'Male, 40s, red tent',
    offers: [{ offer: 'food-drink', answer: 'accepted', words: '' }],
    needs: ['wet-cold'],
    words: 'Did not want to talk\0',
  })
  const reply = await send(seen)
  assert.deepEqual(reply.answers, [{ id: seen.id, answer: 'kept' }])
  const contact = await contactOf(seen.id)
  assert.equal(contact?.areaCode, area)
  assert.equal(contact?.siteId, weir)
  assert.equal(contact?.shiftId, shift)
  assert.equal(contact?.words, 'Did not want to talk')
  assert.equal(contact?.recordedBy, ada.id)
  const offers = await it.owner
    .selectFrom('street.contactOffer')
    .select(['offer', 'answer'])
    .where('contactId', '=', seen.id)
    .execute()
  assert.deepEqual(offers, [{ offer: 'food-drink', answer: 'accepted' }])
})

test('sent again it is there already; sent ten times at once it is there once', async () => {
  const seen = anObservation(at(1))
  const item = await phone.item(seen)
  const replies = await Promise.all(Array.from({ length: 10 }, () => phone.sync([item], now)))
  const answers = replies.map(reply => reply.json<SyncResponse>().answers[0]?.answer)
  assert.equal(answers.filter(answer => answer === 'kept').length, 1)
  assert.equal(answers.filter(answer => answer === 'already').length, 9)
  const events = await it.owner
    .selectFrom('platform.auditEvent')
    .select('number')
    .where('subjectId', '=', seen.id)
    .execute()
  assert.equal(events.length, 1)
})

test('twenty phones’ worth of the same fifty, in other orders and parts, is fifty contacts', async () => {
  const seen = Array.from({ length: 50 }, () => anObservation(at(1)))
  const items: Awaited<ReturnType<typeof phone.item>>[] = []
  for (const one of seen) items.push(await phone.item(one))
  const parts = Array.from({ length: 6 }, (_, k) => items.slice(k * 7, k * 7 + 20))
  const replies = await Promise.all(
    [...parts, [...items].reverse(), items].map(p => phone.sync(p, now)),
  )
  for (const reply of replies) assert.equal(reply.statusCode, 200)
  const again = await phone.sync(items, now)
  assert.ok(again.json().answers.every((one: { answer: string }) => one.answer === 'already'))
  const kept = await it.owner
    .selectFrom('street.contact')
    .select('id')
    .where(
      'id',
      'in',
      seen.map(({ id }) => id),
    )
    .execute()
  assert.equal(kept.length, 50)
})

test('another observation under the same number is kept aside, and the first stays as it was', async () => {
  const first = anObservation(at(1), { words: 'first' })
  await send(first)
  const other = { ...first, words: 'second' }
  const reply = await send(other)
  assert.equal(reply.answers[0]?.answer, 'refused')
  assert.equal(reply.answers[0]?.reasons?.[0]?.field, 'id')
  assert.equal((await contactOf(first.id))?.words, 'first')
  assert.match(JSON.stringify((await heldOf(first.id))?.content), /second/)
  const again = await send(other)
  assert.equal(again.answers[0]?.heldId, reply.answers[0]?.heldId)
})

test('a time in the future, or long before the shift, is refused beside its field and kept aside', async () => {
  for (const seenAt of [at(-1), at(29)]) {
    const seen = anObservation(seenAt)
    const { answers, held } = await send(seen)
    assert.equal(answers[0]?.answer, 'refused')
    assert.equal(answers[0]?.reasons?.[0]?.field, 'seenAt')
    assert.ok(answers[0]?.heldId)
    assert.ok(held > 0)
    assert.equal(await contactOf(seen.id), undefined)
    const again = await send(seen)
    assert.deepEqual(again.answers, answers)
  }
})

test('a clock that is an hour fast is put right, and the worker is told', async () => {
  const seen = anObservation(at(0), { siteId: weir })
  const { answers, clockOff } = await phone.send([seen], { deviceNow: at(-1) })
  assert.equal(clockOff, -3600)
  assert.equal(answers[0]?.answer, 'kept')
  assert.match(answers[0]?.notes?.[0]?.message ?? '', /60 minutes fast/)
  assert.deepEqual((await contactOf(seen.id))?.seenAt, at(1))
})

test('only the site: the point is nowhere, not in what was given and not in what is held', async () => {
  const point = { lat: 52.922, lon: -1.477, accuracy: 8 }
  const seen = anObservation(at(1), { siteId: weir, point, precise: false })
  const refused = anObservation(at(40), { siteId: weir, point, precise: false })
  await send(seen, refused)
  const contact = await contactOf(seen.id)
  assert.equal(contact?.easting, null)
  assert.doesNotMatch(JSON.stringify(contact?.given), /52\.922|1\.477/)
  assert.doesNotMatch(JSON.stringify(await heldOf(refused.id)), /52\.922|1\.477/)
})

test('a point that is to be kept stands in the National Grid', async () => {
  const seen = anObservation(at(1), {
    areaCode: area,
    point: { lat: 52.922, lon: -1.477, accuracy: 8.4 },
    precise: true,
  })
  await send(seen)
  const contact = await contactOf(seen.id)
  assert.ok(Math.abs((contact?.easting ?? 0) - 435_250) < 300, String(contact?.easting))
  assert.ok(Math.abs((contact?.northing ?? 0) - 336_100) < 1500, String(contact?.northing))
  assert.equal(contact?.accuracy, 8)
  assert.equal(contact?.areaCode, area)
})

test('on a boat in another county, beyond Great Britain, or in an area that is nobody’s: kept, in no area, and said', async () => {
  const places = [
    { areaCode: area, point: { lat: 51.5, lon: -0.12, accuracy: 5 }, precise: true },
    { areaCode: area, point: { lat: 48.85, lon: 2.35, accuracy: 5 }, precise: true },
    { areaCode: 'E09000033' },
    {},
  ]
  for (const place of places) {
    const seen = anObservation(at(1), place)
    const { answers } = await send(seen)
    assert.equal(answers[0]?.answer, 'kept', JSON.stringify(place))
    assert.equal(answers[0]?.notes?.[0]?.field, 'areaCode')
    assert.equal((await contactOf(seen.id))?.areaCode, null)
  }
})

test('a site of another partnership is not taken for one of ours', async () => {
  const elsewhere = await aPartnership(it.owner, 'Otherland')
  const kit = await aUser(it.owner, elsewhere, ['worker'])
  const theirs = await aSite(it.owner, kit, await anArea(it.owner, elsewhere.id))
  const seen = anObservation(at(1), { siteId: theirs, areaCode: area })
  const { answers } = await send(seen)
  assert.equal(answers[0]?.notes?.[0]?.field, 'siteId')
  const contact = await contactOf(seen.id)
  assert.equal(contact?.siteId, null)
  assert.equal(contact?.areaCode, area)
})

test('whatever hostile thing is sealed inside is kept aside with a reason, and what is sent with it goes on', async () => {
  const deep = `${'['.repeat(9000)}${']'.repeat(9000)}`
  const hostile = [
    'not JSON',
    '[]',
    'null',
    '{"id":"\\u0000\\ud800"}',
    `{"id":"x","deep":${deep}}`,
    '{"__proto__":{"bedding":"bedded-down"},"constructor":1}',
    JSON.stringify(anObservation(at(1), { bedding: 'flying' })),
    JSON.stringify(anObservation(at(1), { needs: ['no-such-need'] })),
    JSON.stringify(anObservation(at(1), { seenAt: '9999999-01-01' })),
    JSON.stringify(anObservation(at(1), { words: 'x'.repeat(5000) })),
  ]
  const items = []
  for (const [number, text] of hostile.entries()) {
    const id =
      (JSON.parse(/"id":"([0-9a-f-]{36})"/.test(text) ? text : '{}').id as string) ?? newId()
    const sealed = await sealItem(phone.pack.serverKey, phone.pack.packId, id, text)
    items.push({ id, number, kind: 'contact', sealed })
  }
  items.push({ id: newId(), number: 90, kind: 'contact', sealed: 'e1.no.such.thing' })
  const good = anObservation(at(1))
  items.push({ ...(await phone.item(good)), number: 99 })
  const reply = await phone.sync(items, now)
  assert.equal(reply.statusCode, 200, reply.body)
  const { answers } = reply.json()
  for (const answer of answers.slice(0, -1)) {
    assert.equal(answer.answer, 'refused', JSON.stringify(answer))
    assert.ok(answer.heldId && answer.reasons.length > 0)
  }
  assert.equal(answers.at(-1).answer, 'kept')
})

test('too many at once, a body that is not one, and no header: refused as a whole, in JSON', async () => {
  const item = await phone.item(anObservation(at(1)))
  const many = await phone.sync(
    Array.from({ length: 51 }, () => item),
    now,
  )
  assert.equal(many.statusCode, 422)
  assert.equal((await phone.ask('sync', { items: 7 })).statusCode, 422)
  const { token } = phone.pack
  const noHeader = await it.app.server.inject({
    method: 'POST',
    url: '/outreach/api/sync',
    headers: { authorization: `Bearer ${token}` },
    payload: { deviceNow: now.toISOString(), items: [] },
  })
  assert.equal(noHeader.statusCode, 403)
  assert.equal(noHeader.json().gone, false)
})

test('one that puts another right stands beside it; a refused one that is put right on the phone is settled', async () => {
  const first = anObservation(at(1), { words: 'asleep' })
  await send(first)
  const better = anObservation(at(1), { words: 'awake', replacesId: first.id })
  assert.equal((await send(better)).answers[0]?.answer, 'kept')
  assert.equal((await contactOf(better.id))?.replacesId, first.id)

  const wrong = anObservation(at(40))
  await send(wrong)
  const right = anObservation(at(1), { replacesId: wrong.id })
  assert.equal((await send(right)).answers[0]?.answer, 'kept')
  assert.equal((await heldOf(wrong.id))?.state, 'put-right')
  assert.equal((await contactOf(right.id))?.replacesId, null)

  const stray = anObservation(at(1), { replacesId: newId() })
  assert.equal((await send(stray)).answers[0]?.reasons?.[0]?.field, 'replacesId')
})

test('what is known of somebody on tonight’s list is linked, also when two records became one meanwhile', async () => {
  const shaz = await aRecord(it.owner, ada, { given: 'Shaz' })
  await aContact(it.owner, ada, {
    seenAt: at(72),
    recordId: shaz.recordId,
    siteId: weir,
    areaCode: area,
  })
  const other = await aRecord(it.owner, ada, { given: 'Sharon' })
  const night = await aPhone(it, ada, shift)
  assert.deepEqual(
    night.pack.people.map(({ name, recordId }) => ({ name, recordId })),
    [{ name: 'Shaz', recordId: shaz.recordId }],
  )
  await it.owner
    .updateTable('people.record')
    .set({ personId: other.personId })
    .where('id', '=', shaz.recordId)
    .execute()
  const seen = anObservation(at(1), { recordId: shaz.recordId, known: 'known', siteId: weir })
  const { answers } = await night.send([seen], { deviceNow: now })
  assert.equal(answers[0]?.answer, 'kept')
  const linked = await it.owner
    .selectFrom('street.contact as c')
    .innerJoin('people.record as r', 'r.id', 'c.recordId')
    .select('r.personId')
    .where('c.id', '=', seen.id)
    .executeTakeFirst()
  assert.equal(linked?.personId, other.personId)
})

test('somebody who is restricted or deleted while the phone was out of signal: nothing is lost and nothing is told', async () => {
  const daz = await aRecord(it.owner, ada, { given: 'Daz' })
  const zoe = await aRecord(it.owner, ada, { given: 'Zoe' })
  for (const { recordId } of [daz, zoe])
    await aContact(it.owner, ada, { seenAt: at(48), recordId, siteId: weir, areaCode: area })
  const night = await aPhone(it, ada, shift)
  await it.owner
    .insertInto('people.restriction')
    .values({
      id: newId(),
      partnershipId: ada.partnershipId,
      recordId: daz.recordId,
      reason: 'In danger',
      reviewOn: '2027-01-01',
      addedBy: ada.id,
    })
    .execute()
  const changes = (await night.ask('changes?since=2026-11-22T00:00:00Z')).json()
  assert.deepEqual(changes.gone, [daz.recordId])
  const seen = anObservation(at(1), {
    recordId: daz.recordId,
    known: 'known',
    siteId: weir,
    words: 'w',
  })
  const { answers } = await night.send([seen], { deviceNow: now })
  // Word for word what is said of anybody else.
  assert.deepEqual(answers, [{ id: seen.id, answer: 'kept' }])
  assert.equal((await contactOf(seen.id))?.recordId, daz.recordId)
  const shown = (user: TestUser) =>
    asUser(it.owner, user, tx =>
      tx.selectFrom('street.contact').select('id').where('id', '=', seen.id).execute(),
    )
  assert.deepEqual(await shown(ada), [])
  const guardian = await aUser(it.owner, it.partnership, ['data-guardian'])
  await anAgreement(
    it.owner,
    ada,
    [ada.organisationId, await anOrganisation(it.owner, it.partnership.id, 'Lantern')],
    [{ category: 'identity' }],
  )
  const unseen = await asUser(it.owner, guardian, async tx => {
    const { rows } = await sql<{
      contactId: string
    }>`select * from street.unseen_contacts()`.execute(tx)
    return rows.map(row => row.contactId)
  })
  assert.deepEqual(unseen, [seen.id])
  // Somebody whom this phone was never shown cannot be reached in this way.
  const stranger = await aRecord(it.owner, ada, { given: 'Nobody' })
  await it.owner
    .insertInto('people.restriction')
    .values({
      id: newId(),
      partnershipId: ada.partnershipId,
      recordId: stranger.recordId,
      reason: 'In danger',
      reviewOn: '2027-01-01',
      addedBy: ada.id,
    })
    .execute()
  const probe = anObservation(at(1), { recordId: stranger.recordId, known: 'known' })
  await night.send([probe], { deviceNow: now })
  assert.equal((await contactOf(probe.id))?.recordId, null)

  await it.owner.deleteFrom('street.contactLink').where('recordId', '=', zoe.recordId).execute()
  await it.owner
    .updateTable('street.contact')
    .set({ recordId: null })
    .where('recordId', '=', zoe.recordId)
    .execute()
  await it.owner.deleteFrom('people.name').where('recordId', '=', zoe.recordId).execute()
  await it.owner.deleteFrom('people.link').where('recordId', '=', zoe.recordId).execute()
  await it.owner.deleteFrom('people.record').where('id', '=', zoe.recordId).execute()
  const last = anObservation(at(1), { recordId: zoe.recordId, known: 'known', siteId: weir })
  const reply = await night.send([last], { deviceNow: now })
  assert.equal(reply.answers[0]?.answer, 'kept')
  assert.equal(reply.answers[0]?.notes?.[0]?.field, 'recordId')
  assert.doesNotMatch(JSON.stringify((await contactOf(last.id))?.given), new RegExp(zoe.recordId))
})

test('somebody whom another organisation told us of stands on a record of our own from then on', async () => {
  const lantern = await anOrganisation(it.owner, it.partnership.id, 'Harbour Trust')
  const kim = await aUser(it.owner, it.partnership, ['worker'], lantern)
  await anAgreement(
    it.owner,
    ada,
    [ada.organisationId, lantern],
    [{ category: 'identity' }, { category: 'street' }],
  )
  const gwen = await aRecord(it.owner, kim, { given: 'Gwen' })
  await aContact(it.owner, kim, {
    seenAt: at(48),
    recordId: gwen.recordId,
    siteId: weir,
    areaCode: area,
  })
  const night = await aPhone(it, ada, shift)
  assert.ok(night.pack.people.some(({ recordId }) => recordId === gwen.recordId))
  const seen = [anObservation(at(2), { recordId: gwen.recordId, known: 'known', siteId: weir })]
  seen.push(anObservation(at(1), { recordId: gwen.recordId, known: 'known', siteId: weir }))
  const { answers } = await night.send(seen, { deviceNow: now })
  assert.deepEqual(
    answers.map(({ answer }) => answer),
    ['kept', 'kept'],
  )
  const linked = await it.owner
    .selectFrom('street.contact as c')
    .innerJoin('people.record as r', 'r.id', 'c.recordId')
    .select(['r.personId', 'r.organisationId'])
    .where(
      'c.id',
      'in',
      seen.map(({ id }) => id),
    )
    .execute()
  const own = { personId: gwen.personId, organisationId: ada.organisationId }
  assert.deepEqual(linked, [own, own])
})

const chunk = (name: string, content: Buffer) => {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), content])
  const whole = Buffer.alloc(body.length + 8)
  whole.writeUInt32BE(content.length, 0)
  body.copy(whole, 4)
  whole.writeUInt32BE(crc32(body), body.length + 4)
  return whole
}
const png = Buffer.concat([
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  chunk('IHDR', Buffer.from([0, 0, 0, 2, 0, 0, 0, 1, 8, 0, 0, 0, 0])),
  chunk('tEXt', Buffer.from('Comment\0taken at 12 Harbour Street')),
  chunk('IDAT', deflateSync(Buffer.from([0, 1, 2]))),
  chunk('IEND', Buffer.alloc(0)),
])
const sha256 = createHash('sha256').update(png).digest('hex')

test('a picture is kept only where an agreement allows it; without one the observation is kept and says so', async () => {
  assert.equal((await phone.sendFile(sha256, png)).statusCode, 422)
  const files = [{ sha256, words: 'The tent' }]
  const without = anObservation(at(1), { files })
  const { answers } = await send(without)
  assert.equal(answers[0]?.answer, 'kept')
  assert.equal(answers[0]?.notes?.at(-1)?.field, 'files')

  const shelter = await anOrganisation(it.owner, it.partnership.id, 'Lantern Night Shelter')
  await anAgreement(it.owner, ada, [ada.organisationId, shelter], [{ category: 'picture' }])
  await permit(it.owner, ada, ['picture'])
  assert.equal((await phone.sendFile('0'.repeat(64), png)).statusCode, 422)
  assert.equal((await phone.sendFile(sha256, png)).statusCode, 204)
  assert.equal((await phone.sendFile(sha256, png)).statusCode, 204)
  const seen = anObservation(at(1), { siteId: weir, files })
  assert.deepEqual((await send(seen)).answers, [{ id: seen.id, answer: 'kept' }])
  const kept = await it.owner
    .selectFrom('street.contactFile as c')
    .innerJoin('platform.file as f', 'f.id', 'c.fileId')
    .select(['f.sha256', 'c.words'])
    .where('c.contactId', '=', seen.id)
    .execute()
  assert.equal(kept.length, 1)
  const bytes = await it.files.get(kept[0]?.sha256 ?? Buffer.alloc(0))
  assert.doesNotMatch(bytes.toString('latin1'), /Harbour/)
})
