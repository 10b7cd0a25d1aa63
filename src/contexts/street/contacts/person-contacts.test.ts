import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { startApp, type TestApp } from '../../../../test/app.ts'
import type { Browser } from '../../../../test/browser.ts'
import { anOrganisation, aUser, type TestUser } from '../../../../test/builders/partnership.ts'
import { anAgreement, aRecord, asUser, permit } from '../../../../test/builders/people.ts'
import { aContact, anArea, aShift, aSite } from '../../../../test/builders/street.ts'
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
  assert.match(body, /Met on the street/)
  assert.match(body, /Seen sleeping out on 3 of the last 180 nights/)
  assert.match(body, /A bed tonight: did not want it \(Too far\)/)
  assert.match(body, /Met on the street: Viaduct/)
  assert.match(body, /Last seen\s*<\/dt>\s*<dd[^>]*>\s*<bdi>Viaduct/)
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

test('what stands around the contacts of somebody goes with them, and nothing leads back: enforcement, counts, what phones sent', async () => {
  const old = await longAgo('Zebedee')
  const [contact = '', other = ''] = old.contacts
  const { partnershipId, organisationId } = ada
  // Observed of nobody known at first, and put right by a contact that names them.
  const first = await aContact(it.owner, ada, { seenAt: ago(4000), words: 'Says Zebedee' })
  await sql`update street.contact set withdrawn_at = recorded_at, withdrawn_because = 'Put right' where id = ${first}::uuid`.execute(
    it.owner,
  )
  await sql`update street.contact set replaces_id = ${first} where id = ${contact}::uuid`.execute(
    it.owner,
  )
  const enforcement = newId()
  await it.owner.transaction().execute(async tx => {
    await sql`insert into street.enforcement (id, partnership_id, organisation_id, record_id, kind, done_by, done_on, area_code, place, recorded_by, recorded_at)
      values (${enforcement}, ${partnershipId}, ${organisationId}, ${old.recordId}, 'dispersal', 'Officer', '2016-01-01', ${area}, 'Arch', ${ada.id}, now() - interval '3900 days')`.execute(
      tx,
    )
    await sql`insert into street.enforcement_offer (enforcement_id, number, partnership_id, offer, offered_on, answer, contact_id)
      values (${enforcement}, 1, ${partnershipId}, 'shelter', '2015-12-01', 'refused', ${contact})`.execute(
      tx,
    )
  })
  // A signed count: a line that names them, and one taken from a contact that names nobody.
  const count = newId()
  await sql`insert into street.snapshot (id, partnership_id, area_code, year, number, night, approach, added_by)
    values (${count}, ${partnershipId}, ${area}, 2016, 1, '2016-11-12', 'estimate', ${ada.id})`.execute(
    it.owner,
  )
  for (const [about, from] of [
    [old.recordId, null],
    [null, other],
  ])
    await sql`insert into street.snapshot_row (id, snapshot_id, partnership_id, organisation_id, kind, name_key, record_id, contact_id, decision, decided_at, entered_by)
      values (${newId()}, ${count}, ${partnershipId}, ${organisationId}, 'evidence', 'Zebedee', ${about}::uuid, ${from}::uuid, 'include', now(), ${ada.id})`.execute(
      it.owner,
    )
  await sql`insert into street.snapshot_pair (snapshot_id, row_a, row_b, partnership_id, decision, decided_by)
    select ${count}, min(id::text)::uuid, max(id::text)::uuid, ${partnershipId}, 'different', ${ada.id} from street.snapshot_row where snapshot_id = ${count}::uuid`.execute(
    it.owner,
  )
  await sql`update street.snapshot set fixed_at = now(), fixed_by = ${ada.id}, fixed_total = 2 where id = ${count}::uuid`.execute(
    it.owner,
  )
  for (const part of ['chair', 'independent'])
    await sql`insert into street.snapshot_signature (snapshot_id, partnership_id, part, name, organisation, way, total, recorded_by)
      values (${count}, ${partnershipId}, ${part}, ${part}, 'Council', 'paper', 2, ${ada.id})`.execute(
      it.owner,
    )
  await sql`update street.snapshot set signed_at = now(), forget_on = current_date + 180 where id = ${count}::uuid`.execute(
    it.owner,
  )
  // Kept aside with a picture, and put right since as one of the contacts.
  const shift = await aShift(it.owner, ada, { startsAt: ago(4000) })
  const [pack, picture, held] = [newId(), newId(), newId()]
  await sql`insert into street.pack (id, partnership_id, organisation_id, shift_id, user_id, device, token_hash, record_ids, given_at, expires_at, send_until, forget_at)
    values (${pack}, ${partnershipId}, ${organisationId}, ${shift}, ${ada.id}, 'Test phone', 'x', '{}', now(), now(), now(), now())`.execute(
    it.owner,
  )
  await sql`insert into platform.file (id, partnership_id, sha256, name, media_type, bytes, stored_by)
    values (${picture}, ${partnershipId}, 'kept', 'picture.jpg', 'image/jpeg', 4, ${ada.id})`.execute(
    it.owner,
  )
  await sql`insert into street.sent_file (pack_id, sha256, partnership_id, file_id, received_at)
    values (${pack}, 'sent', ${partnershipId}, ${picture}, now())`.execute(it.owner)
  await sql`insert into street.held_item (id, partnership_id, organisation_id, item_id, pack_id, shift_id, sent_by, kind, digest, content, reasons, state, received_at)
    values (${held}, ${partnershipId}, ${organisationId}, ${other}, ${pack}, ${shift}, ${ada.id}, 'contact', 'x',
      jsonb_build_object('words', 'Zebedee was ill', 'files', jsonb_build_array(jsonb_build_object('sha256', encode('sent', 'hex')))), '[]', 'put-right', now())`.execute(
    it.owner,
  )
  assert.equal(await carryOut(old.personId, 'street', 24), 'deleted')
  const { rows } = await sql`select
    (select array_agg(distinct name_key || coalesce(record_id::text, '')) from street.snapshot_row where snapshot_id = ${count}::uuid) as lines,
    (select count(*)::integer from street.snapshot_row where snapshot_id = ${count}::uuid and counts) as counted,
    (select contact_id from street.enforcement_offer where enforcement_id = ${enforcement}::uuid) as offered_in,
    (select words from street.contact where id = ${first}::uuid) as first_words,
    (select state || content::text from street.held_item where id = ${held}::uuid) as held,
    (select count(*)::integer from platform.file where id = ${picture}::uuid) as pictures,
    (select count(*)::integer from people.file_to_remove where sha256 = 'kept') as to_remove`.execute(
    it.owner,
  )
  assert.deepEqual(rows, [
    {
      lines: [''],
      counted: 2,
      offeredIn: null,
      firstWords: '',
      held: 'erased{}',
      pictures: 0,
      toRemove: 1,
    },
  ])
})
