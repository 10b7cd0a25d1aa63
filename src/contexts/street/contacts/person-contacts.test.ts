import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { startApp, type TestApp } from '../../../../test/app.ts'
import type { Browser } from '../../../../test/browser.ts'
import { anOrganisation, aUser, type TestUser } from '../../../../test/builders/partnership.ts'
import { anAgreement, aRecord, asUser, permit } from '../../../../test/builders/people.ts'
import { aContact, anArea, aSite } from '../../../../test/builders/street.ts'
import { newId } from '../../../platform/ids.ts'
import { categories } from '../../people/categories.ts'
import { contactCopy } from './person-contacts.ts'

let it: TestApp
let area: string
let site: string
let ada: TestUser
let ben: TestUser
let guardian: TestUser
let asAda: Browser
let asBen: Browser
before(async () => {
  it = await startApp()
  area = await anArea(it.owner, it.partnership.id)
  const lantern = await anOrganisation(it.owner, it.partnership.id, 'Lantern Outreach')
  ada = await aUser(it.owner, it.partnership, ['worker'])
  ben = await aUser(it.owner, it.partnership, ['worker'], lantern)
  guardian = await aUser(it.owner, it.partnership, ['data-guardian'])
  await permit(
    it.owner,
    ada,
    categories.filter(category => category !== 'identity'),
  )
  await permit(it.owner, ben, ['street'])
  await anAgreement(it.owner, ada, [ada.organisationId, lantern], [{ category: 'identity' }])
  site = await aSite(it.owner, ada, area, { name: 'Viaduct' })
  asAda = await it.signIn(ada)
  asBen = await it.signIn(ben)
})
after(() => it.close())

const ago = (days: number) => new Date(Date.now() - days * 86_400_000)

async function met(recordId: string, seenAt: Date, words = '') {
  const id = await aContact(it.owner, ada, {
    seenAt,
    recordId,
    siteId: site,
    areaCode: area,
    words,
    description: words,
  })
  await it.owner
    .insertInto('street.contactOffer')
    .values({
      contactId: id,
      partnershipId: ada.partnershipId,
      offer: 'shelter',
      answer: 'refused',
      words: 'Too far',
    })
    .execute()
  return id
}

test('the page of a person says where they were met, to those who may read it, and the timeline has it all', async () => {
  const { personId, recordId } = await aRecord(it.owner, ada, { given: 'Shaz' })
  for (const days of [3, 4, 40]) await met(recordId, ago(days), `Note of ${days} days ago`)
  const { body } = await asAda.get(`/people/${personId}`)
  assert.match(body, /Where they have been seen/)
  assert.match(body, /Seen sleeping out on 3 of the last 180 nights/)
  assert.match(body, /A bed tonight: did not want it \(Too far\)/)
  assert.match(body, /Met on the street: Viaduct/)
  assert.match(body, /Note of 40 days ago/)
  assert.match((await asAda.get(`/people/${personId}?kind=street-contact`)).body, /Note of 4 days/)
  const narrow = (await asBen.get(`/people/${personId}`)).body
  assert.match(narrow, /Shaz/)
  assert.doesNotMatch(narrow, /Viaduct|Note of/)
})

test('the copy that a person asks for has every contact of the organisation, withdrawn ones too', async () => {
  const { personId, recordId } = await aRecord(it.owner, ada, { given: 'Copy' })
  const id = await met(recordId, ago(10), 'Spoke of the dog')
  await sql`update street.contact set withdrawn_at = now(), withdrawn_because = 'x' where id = ${id}::uuid`.execute(
    it.owner,
  )
  const entries = await asUser(it.owner, ada, tx =>
    contactCopy.list(tx, { personId, organisationId: ada.organisationId, recordIds: [recordId] }),
  )
  assert.equal(entries.length, 1)
  assert.match(JSON.stringify(entries), /Spoke of the dog/)
  const others = await asUser(it.owner, ada, tx =>
    contactCopy.list(tx, { personId, organisationId: ben.organisationId, recordIds: [recordId] }),
  )
  assert.deepEqual(others, [])
})

test('a person sees themselves when and where they were met, and not what workers wrote', async () => {
  const { recordId } = await aRecord(it.owner, ada, { given: 'Own' })
  await met(recordId, ago(10), 'Private words')
  const { rows } = await sql<{ kind: string; content: unknown }>`
    select kind, content from street.own_facts(array[${recordId}::uuid])`.execute(it.owner)
  const shown = JSON.stringify(rows)
  for (const words of [/street-contact/, /Viaduct/, /Bedded down/, /A bed tonight/])
    assert.match(shown, words)
  assert.doesNotMatch(shown, /Private words|Too far/)
})

/** An approved report with one item about somebody, carried out as the guardian. */
async function carryOut(personId: string, category: string, months: number) {
  const report = newId()
  const { partnershipId } = ada
  await sql`insert into people.retention_rule (partnership_id, category, version, months, then_what, because, from_date, set_by)
    values (${partnershipId}, ${category}, 1, ${months}, 'delete', 'Board', '2020-01-01', ${guardian.id}) on conflict do nothing`.execute(
    it.owner,
  )
  await sql`insert into people.retention_report (id, partnership_id, as_of, asked_by) values (${report}, ${partnershipId}, current_date, ${guardian.id})`.execute(
    it.owner,
  )
  return await asUser(it.owner, guardian, async tx => {
    await sql`select people.make_retention_report(${report}::uuid)`.execute(tx)
    await sql`reset role`.execute(tx)
    await sql`update people.retention_report set approved_at = now(), approved_by = ${guardian.id} where id = ${report}::uuid`.execute(
      tx,
    )
    await sql`set local role throughline_app`.execute(tx)
    const { rows } = await sql<{ outcome: string }>`
      select people.carry_out_retention(${report}::uuid, ${personId}::uuid, ${category}) as outcome`.execute(
      tx,
    )
    return rows[0]?.outcome
  })
}

async function longAgo(given: string) {
  const told = await aRecord(it.owner, ada, { given })
  const contacts = [
    await met(told.recordId, ago(4000), given),
    await met(told.recordId, ago(3999), given),
  ]
  for (const table of ['contact', 'contact_link'])
    await sql`update ${sql.table(`street.${table}`)} set ${sql.ref(table === 'contact' ? 'recorded_at' : 'linked_at')} = now() - interval '4000 days'
      where ${sql.ref(table === 'contact' ? 'id' : 'contact_id')} = any (${contacts}::uuid[])`.execute(
      it.owner,
    )
  await sql`update people.record set given_at = now() - interval '4000 days' where id = ${told.recordId}::uuid`.execute(
    it.owner,
  )
  await sql`update people.link set linked_at = now() - interval '4000 days' where record_id = ${told.recordId}::uuid`.execute(
    it.owner,
  )
  await sql`update people.name set recorded_at = now() - interval '4000 days' where record_id = ${told.recordId}::uuid`.execute(
    it.owner,
  )
  return { ...told, contacts }
}

const contactsOf = (ids: readonly string[]) =>
  it.owner
    .selectFrom('street.contact')
    .selectAll()
    .where('id', 'in', [...ids])
    .execute()

test('when the period of the street is over, contacts stay as figures of nobody; counting people still counts one', async () => {
  const old = await longAgo('Streetlore')
  const alert = newId()
  await it.owner
    .insertInto('street.alert')
    .values({
      id: alert,
      partnershipId: ada.partnershipId,
      source: 'public',
      toldAt: ago(4001),
      place: 'Arch',
      description: 'Streetlore, red hat',
      dueOn: '2015-01-01',
      contactId: old.contacts[0] ?? null,
    })
    .execute()
  assert.equal(await carryOut(old.personId, 'street', 24), 'deleted')
  const rows = await contactsOf(old.contacts)
  assert.equal(rows.length, 2)
  assert.equal(new Set(rows.map(row => row.erasedSubject)).size, 1)
  for (const row of rows) {
    assert.ok(row.erasedSubject)
    assert.equal(row.recordId, null)
    assert.equal(row.bedding, 'bedded-down')
    assert.equal(row.areaCode, area)
    assert.deepEqual([row.words, row.description, row.warning, row.place], ['', '', '', ''])
    assert.deepEqual(row.given, {})
  }
  const links =
    await sql`select from street.contact_link where contact_id = any (${old.contacts}::uuid[])`.execute(
      it.owner,
    )
  assert.equal(links.rows.length, 0)
  const { description } = await it.owner
    .selectFrom('street.alert')
    .select('description')
    .where('id', '=', alert)
    .executeTakeFirstOrThrow()
  assert.equal(description, '')
  // The person is still there, and what was seen says no more that it was them.
  assert.doesNotMatch((await asAda.get(`/people/${old.personId}`)).body, /Viaduct/)
  const page = (await asAda.get(`/street/contacts/${old.contacts[0]}`)).body
  assert.match(page, /What is left is a figure/)
  assert.doesNotMatch(page, /Streetlore|Say who it was/)
  await assert.rejects(
    asUser(it.owner, ada, tx =>
      tx
        .insertInto('street.contactLink')
        .values({
          contactId: old.contacts[0] ?? '',
          number: 9,
          partnershipId: ada.partnershipId,
          recordId: old.recordId,
          because: 'later',
          linkedBy: ada.id,
        })
        .execute(),
    ),
    /row-level security/,
  )
})

test('when somebody goes altogether, also after a merge, their contacts stay as one person’s figures; others keep theirs', async () => {
  const one = await longAgo('Gonealtogether')
  const two = await longAgo('Gonealso')
  const stays = await longAgo('Stays')
  // Once said to be about somebody who goes, and then about somebody who stays.
  await it.owner
    .updateTable('street.contactLink')
    .set({ recordId: one.recordId })
    .where('contactId', '=', stays.contacts[0] ?? '')
    .execute()
  await sql`insert into street.contact_link (contact_id, number, partnership_id, record_id, because, linked_at, linked_by)
    values (${stays.contacts[0]}, 2, ${ada.partnershipId}, ${stays.recordId}, 'wrong', now() - interval '3990 days', ${ada.id})`.execute(
    it.owner,
  )
  await it.owner
    .updateTable('people.record')
    .set({ personId: one.personId })
    .where('id', '=', two.recordId)
    .execute()
  assert.equal(await carryOut(one.personId, 'identity', 72), 'deleted')
  const rows = await contactsOf([...one.contacts, ...two.contacts])
  assert.equal(rows.length, 4)
  assert.equal(new Set(rows.map(row => row.erasedSubject)).size, 1)
  const kept = await contactsOf(stays.contacts)
  assert.ok(kept.every(row => row.recordId === stays.recordId && row.erasedSubject === null))
  assert.equal((await asAda.get(`/people/${one.personId}`)).status, 404)
})

test('whoever was met lately is active, and keeps everything', async () => {
  const old = await longAgo('Stillhere')
  await met(old.recordId, ago(20))
  const { rows } = await sql<{ active: boolean }>`
    select people.last_activity(${old.personId}::uuid) > now() - interval '30 days' as active`.execute(
    it.owner,
  )
  assert.equal(rows[0]?.active, true)
})
