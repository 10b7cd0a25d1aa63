import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { startApp, type TestApp } from '../../../../../test/app.ts'
import { aUser, type TestUser } from '../../../../../test/builders/partnership.ts'
import { aRecord, permit } from '../../../../../test/builders/people.ts'
import { anObservation, aPhone } from '../../../../../test/builders/phone.ts'
import { aContact, anArea, aShift, aSite } from '../../../../../test/builders/street.ts'

let it: TestApp
let ada: TestUser
before(async () => {
  it = await startApp({ today: '2026-11-22' })
  ada = await aUser(it.owner, it.partnership, ['worker'])
  await permit(it.owner, ada, ['street'])
})
after(() => it.close())

test('what was kept aside about somebody, and their place on a phone’s list, go when they are deleted under retention', async () => {
  const now = new Date('2026-11-22T12:00:00Z')
  const area = await anArea(it.owner, it.partnership.id)
  const site = await aSite(it.owner, ada, area)
  const { recordId } = await aRecord(it.owner, ada, { given: 'Daz' })
  const seenAt = new Date('2026-11-20T01:00:00Z')
  await aContact(it.owner, ada, { seenAt, recordId, siteId: site, areaCode: area })
  const startsAt = new Date('2026-11-22T09:00:00Z')
  const shift = await aShift(it.owner, ada, { startsAt, areas: [area], sites: [site] })
  const phone = await aPhone(it, ada, shift)
  assert.deepEqual(
    phone.pack.people.map(one => one.recordId),
    [recordId],
  )
  const early = anObservation('2026-11-19T01:00:00Z', {
    recordId,
    known: 'known',
    words: 'Daz was ill',
  })
  const { answers } = await phone.send([early], { deviceNow: now })
  const held = () =>
    it.owner
      .selectFrom('street.heldItem')
      .select(['state', 'content', 'aboutRecordId'])
      .where('id', '=', answers[0]?.heldId ?? '')
      .executeTakeFirst()
  assert.match(JSON.stringify(await held()), /Daz was ill/)
  await sql`select street.forget_records(array[${recordId}::uuid])`.execute(it.owner)
  assert.deepEqual(await held(), { state: 'erased', content: {}, aboutRecordId: null })
  const pack = await it.owner
    .selectFrom('street.pack')
    .select('recordIds')
    .where('id', '=', phone.pack.packId)
    .executeTakeFirst()
  assert.deepEqual(pack, { recordIds: [] })
  const page = await (await it.signIn(ada)).get(`/street/held/${answers[0]?.heldId}`)
  assert.doesNotMatch(page.body, /Daz/)
  // The phone that sends it once more hears that it is kept, and nothing about anybody comes back.
  const again = await phone.send([early], { deviceNow: now })
  assert.equal(again.answers[0]?.answer, 'refused')
  assert.deepEqual((await held())?.content, {})
})
