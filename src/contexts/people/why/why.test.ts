import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startApp, type TestApp } from '../../../../test/app.ts'
import type { Browser } from '../../../../test/browser.ts'
import {
  anOrganisation,
  aPartnership,
  aUser,
  type TestUser,
} from '../../../../test/builders/partnership.ts'
import { anAgreement, aRecord, factBy, permit } from '../../../../test/builders/people.ts'
import { newId } from '../../../platform/ids.ts'

let it: TestApp
let ada: TestUser
let ben: TestUser
let cat: TestUser
let gill: TestUser
let path: string
let recordId: string
let personId: string
let asAda: Browser
let asBen: Browser
let asGill: Browser
before(async () => {
  it = await startApp()
  const hospital = await anOrganisation(it.owner, it.partnership.id, 'Riverside Hospital')
  const prison = await anOrganisation(it.owner, it.partnership.id, 'HMP Thistle', 'prison')
  ada = await aUser(it.owner, it.partnership, ['worker'])
  ben = await aUser(it.owner, it.partnership, ['worker'], hospital)
  cat = await aUser(it.owner, it.partnership, ['worker'], prison)
  gill = await aUser(it.owner, it.partnership, ['data-guardian'])
  await it.owner
    .updateTable('partnership.userAccount')
    .set({ name: 'Cat Prison' })
    .where('id', '=', cat.id)
    .execute()
  await it.owner
    .updateTable('partnership.userAccount')
    .set({ name: 'Ben Nurse' })
    .where('id', '=', ben.id)
    .execute()
  await permit(it.owner, ada, ['health', 'housing'])
  await permit(it.owner, ben, ['health', 'housing'])
  await anAgreement(
    it.owner,
    ada,
    [ada.organisationId, hospital],
    [
      { category: 'identity' },
      { category: 'health', needsInvolvement: true },
      { category: 'housing', needsConsent: true },
    ],
  )
  const told = await aRecord(it.owner, ada, { given: 'Shaz' })
  ;({ recordId, personId } = told)
  path = `/people/${personId}`
  await it.owner
    .insertInto('people.note')
    .values({
      id: newId(),
      happenedAt: new Date(),
      words: 'Takes tablets',
      ...factBy(ada, recordId, 'health'),
    })
    .execute()
  asAda = await it.signIn(ada)
  asBen = await it.signIn(ben)
  asGill = await it.signIn(gill)
})
after(() => it.close())

/** The row of the table of reasons for a kind of information. */
function reasonFor(body: string, kind: string): string {
  const row = body.split('<tr').find(one => one.includes(`>${kind}<`))
  assert.ok(row, `no row for ${kind}`)
  return row.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
}

test('the page says of each kind of information why one sees it, or what is missing', async () => {
  const own = (await asAda.get(`${path}/why`)).body
  assert.match(reasonFor(own, 'Health'), /They see this .*record of your own organisation/)
  assert.match(reasonFor(own, 'Offending'), /Hidden Your account has no permission/)
  const other = (await asBen.get(`${path}/why`)).body
  assert.match(
    reasonFor(other, 'Who they are'),
    /They see this .*shares it with Riverside Hospital under ‘Agreement/,
  )
  assert.match(
    reasonFor(other, 'Health'),
    /Hidden ‘Agreement [^’]*’ shares it only with those who work with this person/,
  )
  assert.match(
    reasonFor(other, 'Housing'),
    /Hidden ‘Agreement [^’]*’ shares it only while the person says yes/,
  )
})

test('it can be asked about a colleague too: an organisation without an agreement, and one without a permission', async () => {
  const page = (await asAda.get(`${path}/why?user=${cat.id}`)).body
  assert.match(page, /Cat Prison is/)
  assert.match(
    reasonFor(page, 'Who they are'),
    /Hidden No agreement between Wexshire Council and HMP Thistle covers it/,
  )
  assert.match(reasonFor(page, 'Health'), /no permission for this kind/)
})

test('what it says is what the database does: after the work begins, both change', async () => {
  assert.doesNotMatch((await asBen.get(path)).body, /Takes tablets/)
  await it.owner
    .insertInto('people.involvement')
    .values({
      id: newId(),
      partnershipId: ben.partnershipId,
      recordId,
      organisationId: ben.organisationId,
      kind: 'bed',
      addedBy: ben.id,
    })
    .execute()
  assert.match((await asBen.get(path)).body, /Takes tablets/)
  assert.match(
    reasonFor((await asBen.get(`${path}/why`)).body, 'Health'),
    /They see this .*You work with this person/,
  )
})

test('that a colleague is barred is told to the data guardian only', async () => {
  await it.owner
    .insertInto('people.bar')
    .values({
      partnershipId: ben.partnershipId,
      recordId,
      userId: cat.id,
      reason: 'Sister',
      addedBy: gill.id,
    })
    .execute()
  const asked = `${path}/why?user=${cat.id}`
  assert.doesNotMatch((await asAda.get(asked)).body, /must not see/)
  assert.match(
    reasonFor((await asAda.get(asked)).body, 'Who they are'),
    /It is not shared with them at present/,
  )
  assert.match(
    reasonFor((await asGill.get(asked)).body, 'Who they are'),
    /Cat Prison must not see this person/,
  )
})

test('the data guardian is shown a person as somebody else, never more than they read themselves, and it is in the chain', async () => {
  const shown = await asGill.get(`${path}/show-as?user=${ben.id}`)
  assert.equal(shown.status, 200)
  assert.match(shown.body, /As Ben Nurse, Riverside Hospital/)
  assert.match(reasonFor(shown.body, 'Health'), /They see this/)
  assert.match(shown.body, /Shaz/)
  assert.doesNotMatch(shown.body, /tablets/)
  assert.match(
    (await asGill.get(`${path}/show-as?user=${cat.id}`)).body,
    /does not see that this person is here/,
  )
  const event = await it.owner
    .selectFrom('platform.auditEvent')
    .select('details')
    .where('userId', '=', gill.id)
    .where('subjectId', '=', personId)
    .orderBy('number', 'desc')
    .executeTakeFirstOrThrow()
  assert.deepEqual(event.details, { page: 'show-as', user: cat.id })
  assert.equal((await asAda.get(`${path}/show-as`)).status, 403)
})

test('a user of another partnership is nobody here', async () => {
  const elsewhere = await aPartnership(it.owner, 'Elseshire')
  const stranger = await aUser(it.owner, elsewhere, ['worker'])
  const page = await asAda.get(`${path}/why?user=${stranger.id}`)
  assert.equal(page.status, 200)
  assert.match(page.body, /You are/)
  const asStranger = await it.signIn(stranger)
  assert.equal((await asStranger.get(`${path}/why`)).status, 404)
})
