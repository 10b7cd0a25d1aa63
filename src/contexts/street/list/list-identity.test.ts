import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { aPartnership, aUser, type TestUser } from '../../../../test/builders/partnership.ts'
import { asUser } from '../../../../test/builders/people.ts'
import { anArea } from '../../../../test/builders/street.ts'
import { openTestDatabase, type TestDatabase } from '../../../../test/database.ts'
import { addDays, dayOf, daysBetween, type PlainDate } from '../../../platform/dates.ts'
import { connect, type Db } from '../../../platform/db/connect.ts'
import { newId } from '../../../platform/ids.ts'
import { nightOf } from '../night-of.ts'
import { type Link, type Step, type Told, tellSlowly, type World } from './slow-list.ts'

// Thousands of random histories with late entries, corrections, merges and splits: the list of the database is the list of
// a slow model on every day, and what came and what left explains every number.

let database: TestDatabase
let owner: Db
before(async () => {
  database = await openTestDatabase()
  owner = connect({ ...database.owner, max: 2 })
})
after(async () => {
  await owner.destroy()
  await database.close()
})

const first: PlainDate = '2024-11-01'
const last: PlainDate = '2026-03-31'
const length = daysBetween(first, '2025-12-31')
// A sighting in the first hours belongs to the night before.
const calendar = Array.from({ length: daysBetween(first, last) + 2 }, (_, at) =>
  addDays(first, at - 1),
)

/** Numbers that look random and are the same in every run (mulberry32). */
function chance(seed: number) {
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (most: number) => Math.floor(next() * most)
  return {
    below,
    is: (share: number) => next() < share,
    of: <T>(all: readonly T[]): T => all[below(all.length)] as T,
  }
}
type Chance = ReturnType<typeof chance>

const said = [
  ['active', 'told-by-partner'],
  ['housed', 'social-tenancy'],
  ['moved-on', 'hostel'],
  ['inactive', 'not-rough'],
  ['prison', 'remand'],
  ['hospital', 'general-hospital'],
  ['elsewhere', 'abroad'],
  ['died', 'death-told'],
] as const

type Made = World & { persons: string[]; initial: Map<string, string> }

/** People with some sightings and tellings each, told late, put right, taken for somebody else, merged and split. */
function aWorld(random: Chance, people: number, areas: readonly (string | null)[]): Made {
  const instant = (day: PlainDate) =>
    new Date(Date.parse(`${day}T00:00:00Z`) + random.below(86_400) * 1000)
  const someDay = () => addDays(first, random.below(length))
  const late = (from: Date) =>
    new Date(from.getTime() + (random.is(0.7) ? random.below(12) : random.below(4000)) * 3_600_000)
  const persons = Array.from({ length: people }, () => newId())
  const records = persons.map(person => {
    const links: Link[] = [{ number: 1, at: new Date(`${first}T00:00:00Z`), to: person }]
    while (random.is(0.2))
      links.push({
        number: links.length + 1,
        at: new Date((links.at(-1)?.at.getTime() ?? 0) + random.below(200) * 86_400_000 + 1000),
        // Merged with somebody, or split off again to their own.
        to: random.is(0.4) ? person : random.of(persons),
      })
    return { id: newId(), links }
  })
  const contacts: World['contacts'] = records.flatMap(record =>
    Array.from({ length: random.below(7) }, () => {
      const seenAt = instant(someDay())
      const recordedAt = late(seenAt)
      const links: Link[] = []
      if (random.is(0.9)) links.push({ number: 1, at: recordedAt, to: record.id })
      while (random.is(0.15))
        links.push({
          number: links.length + 1,
          at: late(links.at(-1)?.at ?? recordedAt),
          to: random.is(0.3) ? '' : random.of(records).id,
        })
      const withdrawnAt = random.is(0.08) ? late(new Date(recordedAt.getTime() + 1000)) : null
      return {
        id: newId(),
        night: nightOf(seenAt),
        seenAt,
        recordedAt,
        withdrawnAt,
        sleeping: random.is(0.75),
        area: random.of(areas),
        links,
      }
    }),
  )
  const events: World['events'] = records.flatMap(record => {
    const own: World['events'] = []
    for (let left = random.below(4); left > 0; left--) {
      // Now and then on a night on which they were seen, so that the order within a day counts.
      const seen = contacts.filter(one => one.links.at(-1)?.to === record.id)
      const on = seen.length > 0 && random.is(0.3) ? random.of(seen).night : someDay()
      const recordedAt = late(instant(on))
      const [status] = random.of(random.is(0.9) ? said.slice(0, 7) : said)
      const area = status === 'active' ? random.of(areas) : null
      own.push({
        id: newId(),
        record: record.id,
        status,
        on,
        area,
        saidAt: recordedAt,
        recordedAt,
        corrects: null,
      })
      while (random.is(0.25)) {
        const wrong = own.at(-1)
        if (!wrong?.status) break
        const gone = random.is(0.3)
        const [other] = random.of(said)
        own.push({
          id: newId(),
          record: record.id,
          status: gone ? null : other,
          on: gone ? null : random.is(0.5) ? wrong.on : someDay(),
          area: !gone && other === 'active' ? random.of(areas) : null,
          saidAt: wrong.saidAt,
          recordedAt: late(new Date(wrong.recordedAt.getTime() + 1000)),
          corrects: wrong.id,
        })
      }
    }
    return own
  })
  const rules = Array.from({ length: random.below(4) }, () => instant(someDay()))
    .sort((a, b) => a.getTime() - b.getTime())
    .map(setAt => ({ days: 5 + random.below(120), setAt, setOn: dayOf(setAt) }))
  const initial = new Map(records.map(({ id, links }) => [id, links[0]?.to ?? '']))
  return { persons, records, contacts, events, rules, initial }
}

const inParts = <T>(all: readonly T[], most = 800): T[][] =>
  Array.from({ length: Math.ceil(all.length / most) }, (_, at) =>
    all.slice(at * most, (at + 1) * most),
  )

/** Writes a world in two acts, so that what is kept up to date by triggers has been changed many times. */
async function write(world: Made, by: TestUser) {
  const { partnershipId, organisationId, id: userId } = by
  const rows = async <Row>(table: string, all: readonly Row[]) => {
    for (const part of inParts(all))
      await sql`insert into ${sql.raw(table)} select * from jsonb_populate_recordset(null::${sql.raw(table)}, ${JSON.stringify(part)}::jsonb)`.execute(
        owner,
      )
  }
  await rows(
    'people.person',
    world.persons.map(id => ({
      id,
      partnership_id: partnershipId,
      reference: id.slice(-12),
      created_at: first,
    })),
  )
  for (const part of inParts(world.records))
    await owner
      .insertInto('people.record')
      .values(
        part.map(({ id }) => ({
          id,
          partnershipId,
          personId: world.initial.get(id) ?? '',
          organisationId,
          source: 'seen',
          given: '{}',
          givenBy: userId,
          keys: [],
          card: '{}',
        })),
      )
      .execute()
  const linked = world.records.flatMap(({ id, links }) =>
    links.map(({ number, at, to }) => ({
      recordId: id,
      number,
      partnershipId,
      personId: to,
      because: number === 1 ? 'first' : 'merged',
      linkedAt: at,
      linkedBy: userId,
    })),
  )
  for (const part of inParts(linked)) await owner.insertInto('people.link').values(part).execute()
  for (const part of inParts(world.contacts))
    await owner
      .insertInto('street.contact')
      .values(
        part.map(one => ({
          id: one.id,
          partnershipId,
          organisationId,
          seenAt: one.seenAt,
          areaCode: one.area,
          bedding: one.sleeping ? (one.id < '8' ? 'bedded-down' : 'about-to') : 'no',
          known: 'unknown',
          way: 'desk',
          given: '{}',
          recordId: one.links[0]?.to || null,
          notedAt: one.seenAt,
          recordedAt: one.recordedAt,
          recordedBy: userId,
        })),
      )
      .execute()
  const about = world.contacts.flatMap(({ id, links }) =>
    links.map(({ number, at, to }) => ({
      contactId: id,
      number,
      partnershipId,
      recordId: to || null,
      because: 'seen',
      linkedAt: at,
      linkedBy: userId,
    })),
  )
  for (const part of inParts(about))
    await owner.insertInto('street.contactLink').values(part).execute()
  for (const part of inParts(world.events))
    await owner
      .insertInto('street.listEvent')
      .values(
        part.map(one => ({
          id: one.id,
          partnershipId,
          recordId: one.record,
          organisationId,
          status: one.status,
          onDay: one.on,
          reason: said.find(([status]) => status === one.status)?.[1] ?? null,
          areaCode: one.area,
          correctsId: one.corrects,
          saidAt: one.saidAt,
          recordedAt: one.recordedAt,
          recordedBy: userId,
        })),
      )
      .execute()
  for (const [at, rule] of world.rules.entries())
    await owner
      .insertInto('street.setting')
      .values({
        partnershipId,
        version: at + 1,
        inactiveDays: rule.days,
        alertDays: 10,
        packDays: 60,
        pinTries: 5,
        overdueMinutes: 30,
        because: 'Test',
        setAt: rule.setAt,
        setBy: userId,
      })
      .execute()
  await sql`update street.contact c set record_id = nullif(v.record, '')::uuid
    from jsonb_to_recordset(${JSON.stringify(world.contacts.map(({ id, links }) => ({ id, record: links.at(-1)?.to ?? '' })))}::jsonb) v (id uuid, record text)
    where c.id = v.id and c.record_id is distinct from nullif(v.record, '')::uuid`.execute(owner)
  await sql`update street.contact c set withdrawn_at = v.at, withdrawn_because = 'Test'
    from jsonb_to_recordset(${JSON.stringify(world.contacts.flatMap(({ id, withdrawnAt }) => (withdrawnAt ? [{ id, at: withdrawnAt }] : [])))}::jsonb) v (id uuid, at timestamptz)
    where c.id = v.id`.execute(owner)
  await sql`update people.record r set person_id = v.person
    from jsonb_to_recordset(${JSON.stringify(world.records.map(({ id, links }) => ({ id, person: links.at(-1)?.to })))}::jsonb) v (id uuid, person uuid)
    where r.id = v.id and r.person_id <> v.person`.execute(owner)
}

type Spell = {
  personId: string
  status: string
  areaCode: string | null
  fromOn: PlainDate
  toOn: PlainDate
  before: string | null
}

const whereabouts = (step: { status: string; area: string | null } | undefined) =>
  step ? `${step.status} ${step.area}` : 'nowhere'

function compareDays(told: Told, spells: Spell[], persons: string[]) {
  const byPerson = Map.groupBy(spells, spell => spell.personId)
  for (const person of new Set([...persons, ...byPerson.keys()])) {
    const own = byPerson.get(person) ?? []
    const steps = told.steps.get(person) ?? []
    const listed = own.filter(one => one.fromOn <= last)
    assert.deepEqual(
      listed.map(one => `${one.fromOn} ${one.before} ${one.status} ${one.areaCode}`),
      steps.map(one => `${one.day} ${one.before} ${one.status} ${one.area}`),
    )
    for (const day of calendar) {
      const on = own.filter(one => one.fromOn <= day && one.toOn > day)
      assert.ok(on.length <= 1, `${person} is in two places on ${day}`)
      const spell = on[0] && { status: on[0].status, area: on[0].areaCode }
      assert.equal(whereabouts(spell), whereabouts(told.at(person, day)), `${person} on ${day}`)
    }
  }
}

type Flow = { direction: string; reason: string; people: number }

const isInside =
  (area: string | null) => (step: { status: string; area: string | null } | undefined) =>
    step?.status === 'active' && (area === null || (step.area ?? '') === area)

/** What the model says of the same two days. */
function slowFlows(
  earlier: Told,
  later: Told,
  persons: string[],
  [from, until]: [PlainDate, PlainDate],
  area: string | null,
) {
  const inside = isInside(area)
  const counts = new Map<string, number>()
  const count = (direction: string, reason: string) => {
    const key = `${direction} ${reason}`
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  let opening = 0
  let closing = 0
  for (const person of persons) {
    const then = earlier.at(person, from)
    const now = later.at(person, from)
    if (inside(then)) opening++
    if (inside(later.at(person, until))) closing++
    if (earlier !== later && inside(then) && !inside(now))
      count('out', movedSince(then, person, later) ? 'merged' : 'put-right')
    if (earlier !== later && inside(now) && !inside(then))
      count('in', movedSince(now, person, earlier) ? 'merged' : 'put-right')
    for (const step of later.steps.get(person) ?? []) {
      if (step.day <= from || step.day > until) continue
      const was = step.before !== null && inside({ status: step.before, area: step.areaBefore })
      if (inside(step) && !was)
        count(
          'in',
          step.before === null
            ? 'new'
            : step.before === 'active'
              ? 'moved-in'
              : `returned-${step.before}`,
        )
      if (!inside(step) && was) count('out', step.status === 'active' ? 'moved-out' : step.status)
    }
  }
  return { counts, opening, closing }
}

function movedSince(step: Step | undefined, person: string, other: Told): boolean {
  const belongs = step && other.personOf(step.record)
  return belongs !== undefined && belongs !== person
}

async function compareFlows(
  by: TestUser,
  told: { known: Date | null; told: Told }[],
  persons: string[],
  random: Chance,
  areas: readonly (string | null)[],
) {
  const results = await asUser(owner, by, async tx => {
    const all = []
    for (let tries = 0; tries < 6; tries++) {
      const [one, other] = [random.of(told), random.of(told)]
      const [a, b] = [
        addDays(first, random.below(length)),
        addDays(first, random.below(length + 60)),
      ]
      const days: [PlainDate, PlainDate] = a < b ? [a, b] : [b, a]
      // Everywhere, one area, and nobody knows where.
      const area = random.is(0.3) ? null : (random.of(areas) ?? '')
      const counted = await sql<Flow>`
        select * from street.list_flow_counts(${days[0]}, ${one.known}, ${days[1]}, ${other.known}, ${area})`.execute(
        tx,
      )
      const at = async (day: PlainDate, known: Date | null) => {
        const { rows } = await sql<{ people: number }>`
          select people from street.list_counts(${day}, ${known}, ${area}) where status = 'active'`.execute(
          tx,
        )
        return rows[0]?.people ?? 0
      }
      const opening = await at(days[0], one.known)
      const closing = await at(days[1], other.known)
      all.push({ one, other, days, area, opening, closing, flows: counted.rows })
    }
    return all
  })
  let flowing = 0
  for (const { one, other, days, area, opening, closing, flows } of results) {
    const sum = (direction: string) =>
      flows.reduce((total, flow) => total + (flow.direction === direction ? flow.people : 0), 0)
    assert.equal(opening + sum('in') - sum('out'), closing, 'the identity')
    const slow = slowFlows(one.told, other.told, persons, days, area)
    assert.deepEqual([opening, closing], [slow.opening, slow.closing])
    assert.deepEqual(
      Object.fromEntries(flows.map(flow => [`${flow.direction} ${flow.reason}`, flow.people])),
      Object.fromEntries(slow.counts),
    )
    flowing += flows.length
  }
  return flowing
}

test('on thousands of random histories the list is what a slow model says, day by day, by whatever was known, and every number is explained', async () => {
  let flowing = 0
  for (let seed = 1; seed <= 7; seed++) {
    const random = chance(seed)
    const partnership = await aPartnership(owner, `Thistleshire ${seed}`)
    const by = await aUser(owner, partnership, ['worker'])
    const areas = [await anArea(owner, partnership.id), await anArea(owner, partnership.id), null]
    const world = aWorld(random, 300, areas)
    await write(world, by)
    const moments = [
      ...Array.from(
        { length: 2 },
        () => new Date(`${addDays(first, random.below(length))}T20:00:00Z`),
      ),
      new Date('2035-01-01T00:00:00Z'),
    ]
    const told: { known: Date | null; told: Told }[] = moments.map(known => ({
      known,
      told: tellSlowly(world, known, calendar),
    }))
    const persons = [...new Set([...world.persons])]
    for (const one of told) {
      const { rows } = await sql<Spell>`
        select person_id, status, area_code, from_on, to_on, before, area_before from street.list_spells(${partnership.id}::uuid, ${one.known}, ${persons}::uuid[])
        order by person_id, number`.execute(owner)
      compareDays(one.told, rows, persons)
    }
    const kept = await sql<Spell>`
      select person_id, status, area_code, from_on, to_on, before, area_before from street.list_spell
      where partnership_id = ${partnership.id}::uuid order by person_id, number`.execute(owner)
    const now = told.at(-1)?.told
    assert.ok(now)
    compareDays(now, kept.rows, persons)
    told.push({ known: null, told: now })
    flowing += await compareFlows(by, told, persons, random, areas)
  }
  // Not thousands of empty lists.
  assert.ok(flowing > 200, `only ${flowing} flows were compared`)
})
