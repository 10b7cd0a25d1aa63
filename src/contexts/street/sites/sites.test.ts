import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startApp, type TestApp } from '../../../../test/app.ts'
import type { Browser } from '../../../../test/browser.ts'
import { anOrganisation, aUser, type TestUser } from '../../../../test/builders/partnership.ts'
import { aRecord, permit } from '../../../../test/builders/people.ts'
import { aContact, anArea, aSite } from '../../../../test/builders/street.ts'
import { newId } from '../../../platform/ids.ts'

let it: TestApp
let area: string
let ada: TestUser
let ben: TestUser
let asAda: Browser
let asBen: Browser
let asCo: Browser
before(async () => {
  it = await startApp({ today: '2026-11-22' })
  area = await anArea(it.owner, it.partnership.id)
  const refuge = await anOrganisation(it.owner, it.partnership.id, 'Lantern Outreach')
  ada = await aUser(it.owner, it.partnership, ['worker'])
  ben = await aUser(it.owner, it.partnership, ['worker'], refuge)
  await permit(it.owner, ada, ['street'])
  await permit(it.owner, ben, ['street'])
  asAda = await it.signIn(ada)
  asBen = await it.signIn(ben)
  asCo = await it.signIn(await aUser(it.owner, it.partnership, ['coordinator']))
})
after(() => it.close())

const fields = (more: Record<string, string> = {}) => ({
  id: newId(),
  area,
  name: `Arch ${newId().slice(-5)}`,
  kind: 'bridge',
  words: 'Behind the market',
  safety: 'No signal',
  point: 'SK 353 362',
  hotSpot: 'yes',
  ...more,
})

test('a site is added once, listed with its area, and shown with what to know', async () => {
  const sent = fields()
  const first = await asAda.submit('/street/sites/new', sent)
  assert.equal(first.status, 303, first.body)
  assert.equal((await asAda.submit('/street/sites/new', sent)).location, first.location)
  const page = await asBen.get(first.location ?? '')
  assert.match(page.body, /No signal/)
  assert.match(page.body, /SK 35300 36200/)
  assert.match(page.body, /Hot spot/)
  assert.doesNotMatch(page.body, /Stop going there/)
  const list = await asBen.get(`/street/sites?area=${area}&hot=yes`)
  assert.match(list.body, new RegExp(sent.name))
  const again = await asAda.submit('/street/sites/new', fields({ name: sent.name }))
  assert.match(again.body, /There is a site of this name in the area already/)
})

test('what is wrong is said beside its field, and everything typed is still there', async () => {
  const wrong = await asAda.submit(
    '/street/sites/new',
    fields({ area: '', name: '', point: 'nowhere', hotSpot: '', safety: 'Two dogs' }),
  )
  assert.equal(wrong.status, 400)
  for (const words of [
    /Choose the area/,
    /Enter what the place is called/,
    /Enter a grid reference like/,
    /Say whether every shift/,
    /Two dogs/,
  ])
    assert.match(wrong.body, words)
})

test('it is changed by the organisation that added it and by the co-ordinator, and the second of two sees both versions', async () => {
  const id = await aSite(it.owner, ada, area, { name: 'Old mill' })
  const change = { ...fields({ name: 'Old mill, yard' }), version: '1' }
  const foreign = await asBen.submit(`/street/sites/${id}/change`, change)
  assert.equal(foreign.status, 400)
  assert.match(foreign.body, /The organisation that added the site changes it/)
  assert.equal((await asCo.submit(`/street/sites/${id}/change`, change)).status, 303)
  const late = await asAda.submit(`/street/sites/${id}/change`, {
    ...change,
    name: 'Old mill, gate',
  })
  assert.equal(late.status, 409)
  assert.match(late.body, /Saved by somebody else/)
  assert.match(late.body, /name="version" value="2"/)
  assert.match(late.body, /value="Old mill, gate"/)
})

test('nobody is sent there any more after it has ended, and it can be taken up again', async () => {
  const id = await aSite(it.owner, ada, area, { name: 'Bus shelter' })
  const here = `/street/sites/${id}`
  assert.equal((await asAda.submit(here, { version: '1' }, `${here}/end`)).status, 303)
  assert.match((await asAda.get(here)).body, /Nobody is sent here any more/)
  assert.doesNotMatch((await asAda.get('/street/sites')).body, /Bus shelter/)
  assert.match((await asAda.get('/street/sites?ended=yes')).body, /Bus shelter/)
  await asAda.submit(here, { version: '1' }, `${here}/end`)
  assert.match((await asAda.get(here)).body, /Somebody changed the site at this moment/)
  await asAda.submit(here, { version: '2' }, `${here}/end`)
  assert.match((await asAda.get('/street/sites')).body, /Bus shelter/)
})

test('the list counts people, not contacts, and only what the reader may read; showing them leaves a trace', async () => {
  const siteId = await aSite(it.owner, ada, area, { name: 'Viaduct arches' })
  const { personId, recordId } = await aRecord(it.owner, ada, { given: 'Shaz' })
  const seen = (day: string, recordId?: string) =>
    aContact(it.owner, ada, {
      seenAt: new Date(`${day}T23:00:00Z`),
      siteId,
      areaCode: area,
      ...(recordId ? { recordId } : {}),
    })
  await seen('2026-11-20', recordId)
  await seen('2026-11-21', recordId)
  await seen('2026-11-21')
  await seen('2026-09-01', recordId)
  const row = (body: string) =>
    /Viaduct arches[\s\S]*?<\/tr>/.exec(body)?.[0].replaceAll(/<[^>]*>/g, ' ') ?? ''
  assert.match(row((await asAda.get('/street/sites')).body), /21 November 2026\s+2\s/)
  assert.match(row((await asBen.get('/street/sites')).body), /None\s+0\s/)
  const page = await asAda.get(`/street/sites/${siteId}`)
  assert.match(page.body, /Shaz/)
  assert.doesNotMatch((await asBen.get(`/street/sites/${siteId}`)).body, /Shaz/)
  const looks = await it.owner
    .selectFrom('platform.auditEvent')
    .select(['userId', 'details'])
    .where('event', '=', 'people.person.searched')
    .execute()
  const [look] = looks
  assert.equal(looks.length, 1)
  assert.equal(look?.userId, ada.id)
  assert.deepEqual((look?.details as { shown: string[] } | undefined)?.shown, [personId])
})

test('nobody without a role on the street comes in', async () => {
  const reader = await it.signIn(it.users.reader)
  const id = await aSite(it.owner, ada, area)
  for (const path of ['/street/sites', '/street/sites/new', `/street/sites/${id}`])
    assert.equal((await reader.get(path)).status, 403, path)
})
