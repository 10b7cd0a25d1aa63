import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { crc32, deflateSync } from 'node:zlib'
import { startApp, type TestApp } from '../../../../../test/app.ts'
import type { Browser } from '../../../../../test/browser.ts'
import { anOrganisation, aUser, type TestUser } from '../../../../../test/builders/partnership.ts'
import { anAgreement, aRecord, permit } from '../../../../../test/builders/people.ts'
import { newId } from '../../../../platform/ids.ts'

let it: TestApp
let ada: TestUser
let browser: Browser
let path: string
before(async () => {
  it = await startApp({ today: '2026-11-22' })
  ada = await aUser(it.owner, it.partnership, ['worker'])
  await permit(it.owner, ada, ['picture'])
  browser = await it.signIn(ada)
  const { personId } = await aRecord(it.owner, ada, { given: 'Shaz' })
  path = `/people/${personId}`
})
after(() => it.close())

const chunk = (name: string, content: Buffer) => {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), content])
  const whole = Buffer.alloc(body.length + 8)
  whole.writeUInt32BE(content.length, 0)
  body.copy(whole, 4)
  whole.writeUInt32BE(crc32(body), body.length + 4)
  return whole
}
const size = (width: number, height: number) => {
  const bytes = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 0, 0, 0, 0])
  bytes.writeUInt32BE(width, 0)
  bytes.writeUInt32BE(height, 4)
  return bytes
}
const png = (width = 2, height = 1) =>
  Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', size(width, height)),
    chunk('tEXt', Buffer.from('Comment\0taken at 12 Harbour Street')),
    chunk('IDAT', deflateSync(Buffer.from([0, 1, 2]))),
    chunk('IEND', Buffer.alloc(0)),
  ])

const fields = () => ({
  id: newId(),
  words: 'Shaz with her dog',
  'takenOn-day': '20',
  'takenOn-month': '11',
  'takenOn-year': '2026',
  agreed: 'yes',
})

test('without a clause in force about pictures nobody keeps any, whatever their own permission', async () => {
  assert.equal((await browser.get(`${path}/pictures/new`)).status, 403)
  assert.doesNotMatch((await browser.get(path)).body, /Add a picture/)
})

test('where an agreement allows it a picture is kept without what the camera wrote, and shown to those who may see it', async () => {
  const shelter = await anOrganisation(it.owner, it.partnership.id, 'Lantern Night Shelter')
  await anAgreement(
    it.owner,
    ada,
    [ada.organisationId, shelter],
    [{ category: 'identity' }, { category: 'picture' }],
  )
  const reply = await browser.upload(`${path}/pictures/new`, fields(), {
    file: { name: 'Sharon Kelly.png', bytes: png() },
  })
  assert.equal(reply.status, 303, reply.body)
  const { body } = await browser.get(path)
  const src = /src="(\/people\/[^"]+\/picture)"/.exec(body)?.[1]
  assert.ok(src)
  assert.match(body, /alt="Shaz with her dog"/)
  const picture = await browser.get(src)
  assert.equal(picture.status, 200)
  assert.equal(picture.headers['content-type'], 'image/png')
  assert.equal(picture.headers['cache-control'], 'no-store')
  assert.doesNotMatch(picture.body, /Harbour Street/)
  const file = await it.owner.selectFrom('platform.file').select(['name', 'mediaType']).execute()
  assert.deepEqual(file, [{ name: 'picture.png', mediaType: 'image/png' }])
  const events = await it.owner
    .selectFrom('platform.auditEvent')
    .select('event')
    .where('event', 'like', 'people.picture.%')
    .orderBy('number')
    .execute()
  assert.deepEqual(events, [{ event: 'people.picture.added' }, { event: 'people.picture.viewed' }])

  const kim = await aUser(it.owner, it.partnership, ['worker'], shelter)
  const asKim = await it.signIn(kim)
  assert.equal((await asKim.get(src)).status, 404)
  assert.doesNotMatch((await asKim.get(path)).body, /Shaz with her dog/)
  await permit(it.owner, kim, ['picture'])
  assert.equal((await asKim.get(src)).status, 200)

  const end = src.replace(/picture$/, 'end')
  assert.equal((await asKim.get(end)).status, 404)
  assert.equal((await browser.submit(end, { because: 'wrong' })).status, 303)
  assert.equal((await browser.get(src)).status, 404)
})

test('what is no picture, too many points, or taken tomorrow is refused beside the field', async () => {
  const send = (bytes: Uint8Array, more = {}) =>
    browser.upload(
      `${path}/pictures/new`,
      { ...fields(), ...more },
      { file: { name: 'a.png', bytes } },
    )
  assert.match(
    (await send(Buffer.from('<svg onload="alert(1)">'))).body,
    /Choose a whole picture: a JPEG or PNG file/,
  )
  assert.match((await send(png(20_000, 20_000))).body, /Choose a smaller picture/)
  assert.match((await send(png(), { 'takenOn-day': '23' })).body, /must be today or before/)
  assert.match((await send(png(), { agreed: '' })).body, /Say that they agreed to the picture/)
  assert.match((await send(new Uint8Array())).body, /Choose a picture/)
})
