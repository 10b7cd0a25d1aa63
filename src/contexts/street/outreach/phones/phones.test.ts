import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startApp, type TestApp } from '../../../../../test/app.ts'
import { anOrganisation, aUser, type TestUser } from '../../../../../test/builders/partnership.ts'
import { asUser, permit } from '../../../../../test/builders/people.ts'
import { aPhone } from '../../../../../test/builders/phone.ts'
import { anArea, aShift } from '../../../../../test/builders/street.ts'

let it: TestApp
let ada: TestUser
let phone: Awaited<ReturnType<typeof aPhone>>
const now = new Date('2026-11-22T12:00:00Z')

before(async () => {
  it = await startApp({ today: '2026-11-22' })
  ada = await aUser(it.owner, it.partnership, ['worker'])
  await permit(it.owner, ada, ['street'])
  const area = await anArea(it.owner, it.partnership.id)
  const shift = await aShift(it.owner, ada, {
    startsAt: new Date('2026-11-22T09:00:00Z'),
    areas: [area],
  })
  phone = await aPhone(it, ada, shift)
})
after(() => it.close())

test('the co-ordinator, and the administrator of the worker’s organisation, see the phone and take its list back', async () => {
  const cora = await it.signIn(await aUser(it.owner, it.partnership, ['coordinator']))
  const administrator = await it.signIn(
    await aUser(it.owner, it.partnership, ['organisation-administrator']),
  )
  const path = `/street/phones/${phone.pack.packId}`
  assert.match((await cora.get('/street/phones')).body, /Test phone/)
  assert.match((await administrator.get('/street/phones')).body, /Test phone/)
  assert.equal((await administrator.submit(path, { because: '' })).status, 400)
  assert.equal((await administrator.submit(path, { because: 'Left on a bus' })).status, 303)
  assert.match((await cora.get(path)).body, /Left on a bus/)
  const reply = await phone.send([], { deviceNow: now })
  assert.equal(reply.revoked, true)
})

test('nobody sees or takes back a phone that is not theirs to answer for', async () => {
  const lantern = await anOrganisation(it.owner, it.partnership.id, 'Lantern')
  const others = [
    await aUser(it.owner, it.partnership, ['worker']),
    await aUser(it.owner, it.partnership, ['organisation-administrator'], lantern),
  ]
  for (const user of others) {
    const browser = await it.signIn(user)
    assert.equal((await browser.get(`/street/phones/${phone.pack.packId}`)).status, 404)
    assert.doesNotMatch((await browser.get('/street/phones')).body, /Test phone/)
    await asUser(it.owner, user, async tx => {
      const { numUpdatedRows } = await tx
        .updateTable('street.pack')
        .set({ revokedAt: now, revokedBy: user.id, revokedBecause: 'x' })
        .executeTakeFirst()
      assert.equal(numUpdatedRows, 0n)
    })
  }
  assert.equal((await (await it.signIn(it.users.reader)).get('/street/phones')).status, 403)
})
