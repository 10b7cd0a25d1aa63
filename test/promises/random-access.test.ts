import assert from 'node:assert/strict'
import { availableParallelism } from 'node:os'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import pg from 'pg'
import { openTestDatabase, type TestDatabase } from '../database.ts'
import { accessModel, counts } from './access/access-model.ts'
import { trialSchema } from './access/attempts.ts'
import { type BuiltWorld, buildWorld, type User } from './access/build-world.ts'
import { usedCategories, worldArbitrary } from './access/world.ts'

// Random worlds of people, agreements, consents, restrictions and emergencies are built in the database, and a plain model
// of the rules (access/access-model.ts) says what each user may read and do. The database must agree every time.
//
// That it would notice was tried by changing the SQL, one place at a time: each condition of people.grounds (25 changes),
// of is_restricted, is_named, is_barred, is_involved, has_consented and objects (until when, for whom, in which category,
// which of two decisions counts), of may_read, may_join, candidates, may_review, is_owner, may_keep_pictures and
// may_permit, days of clauses and parties, the triggers that keep `guarded`, and 25 conditions of policies. Never noticed:
// the partnership in may_review and in the policy of records, which other rules say again. Not noticed within 45 seconds
// on a busy machine: the role in workers_tell and workers_end_their_own and the author in workers_tell of a single table
// of facts (one of thirteen is tried at a time), and the role of those who end objections. Of the street 13 conditions were
// changed in the same way (who changes sites, contacts, crews and alerts, in whose name, what is withdrawn or replaced, who
// reads contacts linked and unlinked); not noticed within 12 seconds on a busy machine: that something guards the person.

let database: TestDatabase
let clients: pg.Client[]
before(async () => {
  database = await openTestDatabase()
  const options = '-c jit=off -c plan_cache_mode=force_generic_plan'
  const lanes = Math.min(4, availableParallelism())
  clients = Array.from({ length: lanes }, () => new pg.Client({ ...database.owner, options }))
  for (const client of clients) await client.connect()
  const [first] = clients
  await first?.query(trialSchema)
  await first?.query(`
    insert into people.question (code, label, category, position, valid_from, source, certainty) values ('trial', 'x', 'identity', 1, '2026-01-01', 'x', 'own');
    insert into people.consent_form (code, version, title, words, kind, valid_from) values ('trial', 1, 'x', 'x', 'share', '2026-01-01')`)
})
after(async () => {
  for (const client of clients) await client.end()
  await database.close()
})

test('the database never shows or changes what the rules about people forbid, and never refuses what they allow', async t => {
  const most = Number(process.env.WORLDS ?? 5000)
  let worlds = 0
  let compared = 0
  const tryWorlds = (client: pg.Client) =>
    fc.assert(
      fc.asyncProperty(worldArbitrary, async given => {
        const world = buildWorld(given)
        worlds += 1
        // Nothing is ever committed: a world is gone when it has been looked at.
        await client.query('begin')
        try {
          await client.query(world.sql)
          compared += await compareGrounds(client, world)
          for (const user of [null, ...world.users])
            compared += await compareUser(client, world, user)
        } finally {
          await client.query('rollback')
        }
      }),
      {
        numRuns: Math.ceil(most / clients.length),
        endOnFailure: true,
        // As many as half a minute allows: a busy machine tries fewer, and none fails for being slow.
        interruptAfterTimeLimit: 30_000,
      },
    )
  await Promise.all(clients.map(tryWorlds))
  t.diagnostic(`${compared} answers compared in ${worlds} worlds`)
  assert.ok(worlds >= Math.min(most, 20) && compared > worlds * 100)
})

/** The grounds that pages print are those of the model, ground for ground, and where there is none they say what is missing. */
async function compareGrounds(client: pg.Client, world: BuiltWorld): Promise<number> {
  const model = accessModel(world)
  const asked = world.users.flatMap(user =>
    world.people.flatMap(person =>
      world.organisations.flatMap(organisation =>
        usedCategories.map(category => ({ user, person, organisation, category })),
      ),
    ),
  )
  const { rows } = await client.query<{ grounds: string[]; missing: string[] }>({
    name: 'grounds',
    text: `select array(select distinct g.ground from people.grounds((a->>0)::uuid, (a->>1)::uuid, (a->>2)::uuid, a->>3) g order by 1) as grounds,
        array(select m.missing from people.what_is_missing((a->>0)::uuid, (a->>1)::uuid, (a->>2)::uuid, a->>3) m) as missing
      from jsonb_array_elements($1::jsonb) with ordinality as asked (a, number) order by number`,
    values: [
      JSON.stringify(
        asked.map(one => [one.user.id, one.person.id, one.organisation.id, one.category]),
      ),
    ],
  })
  for (const [index, one] of asked.entries()) {
    const { grounds, missing } = rows[index] ?? { grounds: [], missing: [] }
    assert.deepEqual(
      grounds,
      model.groundsOf(one.user, one.person, one.organisation, one.category),
      `grounds of ${nameOf(world, one.user)} for ${one.category} of person ${world.people.indexOf(one.person)} held by organisation ${world.organisations.indexOf(one.organisation)}`,
    )
    assert.equal(
      missing.length > 0,
      grounds.length === 0,
      `${missing.join()} is missing beside ${grounds.join()}`,
    )
  }
  return asked.length
}

type Attempt = { kind: string; things: (string | null)[]; expected: string }

async function compareUser(
  client: pg.Client,
  world: BuiltWorld,
  user: User | null,
): Promise<number> {
  const attempts = listAttempts(world, user)
  await client.query('set local role throughline_app')
  await client.query({
    name: 'open',
    text: `select partnership.open_access(convert_to($1, 'UTF8'), 'test', 60)`,
    values: [user?.token ?? ''],
  })
  const seen = await client.query<{ seen: string }>({
    name: 'seen',
    text: 'select seen from trial.seen() as seen',
  })
  const tried = await client.query<{ came: string }>({
    name: 'attempt',
    text: `select trial.attempt(a->>0, array(select jsonb_array_elements_text(a->1))) as came
      from jsonb_array_elements($1::jsonb) with ordinality as asked (a, number) order by number`,
    values: [JSON.stringify(attempts.map(one => [one.kind, one.things]))],
  })
  await client.query('reset role')
  const who = nameOf(world, user)
  assert.deepEqual(
    seen.rows.map(row => row.seen).sort(),
    listSeen(world, user).sort(),
    `seen by ${who}`,
  )
  for (const [index, { kind, things, expected }] of attempts.entries())
    assert.equal(tried.rows[index]?.came, expected, `${kind} (${things.join(', ')}) by ${who}`)
  return attempts.length + 1
}

function nameOf(world: BuiltWorld, user: User | null): string {
  return user ? `user ${world.users.indexOf(user)} ${user.id}` : 'nobody'
}

/** Everything that the rules show somebody, as `table:id`. */
function listSeen(world: BuiltWorld, user: User | null): string[] {
  const model = accessModel(world)
  const isGuardian = model.isA(user, 'data-guardian')
  const withRecord = <T extends { record: BuiltWorld['records'][number] }>(list: readonly T[]) =>
    list.filter(one => model.sees(user, one.record))
  const records = world.records.filter(record => model.sees(user, record))
  const signedIn = (id: string) => model.isIn(user) && user.id === id
  return [
    ...world.people.filter(one => model.seesPerson(user, one)).map(one => `person:${one.id}`),
    ...records.flatMap(one => [
      `record:${one.id}`,
      `found:${one.id}`,
      ...one.linkedTo.map((_, index) => `link:${one.id}:${index + 1}`),
    ]),
    ...withRecord(world.facts)
      .filter(fact => model.reads(user, fact.record, fact.category))
      .map(fact => `${fact.table}:${fact.id}`),
    ...withRecord(world.involvements).map(one => `involvement:${one.id}`),
    ...withRecord(world.objections)
      .filter(one => one.record.organisation === user?.organisation || isGuardian)
      .map(one => `objection:${one.id}`),
    ...withRecord(world.consents).map(one => `consent:${one.id}`),
    ...withRecord(world.named).map(one => `named:${one.record.id}:${one.user.id}`),
    // Why somebody was restricted once is for whoever said so and for the guardians.
    ...withRecord(world.restrictions)
      .filter(one => counts(one.until) || signedIn(one.by.id) || isGuardian)
      .map(one => `restriction:${one.id}`),
    ...world.bars
      .filter(one => signedIn(one.by.id) || (isGuardian && model.sees(user, one.record)))
      .map(one => `bar:${one.record.id}:${one.user.id}`),
    ...world.glasses
      .filter(
        one =>
          signedIn(one.user.id) || model.mayReview(user, one) || model.isTold(user, one.record),
      )
      .map(one => `glass:${one.id}`),
    ...listSeenOnTheStreet(world, user),
  ]
}

function listSeenOnTheStreet(world: BuiltWorld, user: User | null): string[] {
  const model = accessModel(world)
  const places = world.places.filter(
    one => model.goesOut(user) && one.partnership === user?.partnership,
  )
  const contacts = world.contacts.filter(
    one =>
      one.partnership === user?.partnership &&
      model.readsStreetOf(user, one.record, one.organisation),
  )
  return [
    ...places.flatMap(one => [
      `site:${one.id}`,
      `shift:${one.shiftId}`,
      `alert:${one.alertId}`,
      // Who told it is for the co-ordinator, and for the worker who wrote it down.
      ...(model.isA(user, 'coordinator') || (model.isA(user, 'worker') && one.by === user)
        ? [`reporter:${one.alertId}`]
        : []),
    ]),
    ...contacts.flatMap(one => [
      `contact:${one.id}`,
      `offer:${one.id}`,
      ...(one.record ? [`said:${one.id}:1`] : []),
    ]),
  ]
}

const refused = '42501'
const ghostId = '0192f0c1-0000-7000-8000-000000000000'

/** What is tried as somebody, and what must come of it: a number of rows, or the refusal. */
function listAttempts(world: BuiltWorld, user: User | null): Attempt[] {
  const model = accessModel(world)
  const list: Attempt[] = []
  const me = user?.id ?? ghostId
  const partnershipId = user?.partnership.id ?? ghostId
  const mine = user?.organisation.id ?? ghostId
  const attempt = (kind: string, things: (string | null)[], expected: string) =>
    list.push({ kind, things, expected })
  /** Adds a row, or is refused as if there were nothing. */
  const adds = (kind: string, things: (string | null)[], may: boolean) =>
    attempt(kind, things, may ? '1' : refused)
  /** Changes a row, or finds none. */
  const changes = (kind: string, things: (string | null)[], may: boolean) =>
    attempt(kind, things, may ? '1' : '0')
  let chances = world.luck + (user ? world.users.indexOf(user) : 0)
  const byLuck = (oneOf: number) => {
    chances += 1
    return chances % oneOf === 0
  }
  /** Nobody ever may: one of seven is tried. */
  const never = (kind: string, things: (string | null)[]) => {
    if (byLuck(7)) attempt(kind, things, refused)
  }

  const works = model.isA(user, 'worker')
  const guards = model.isA(user, 'data-guardian')
  const worksOrGuards = works || guards
  const isMe = (one: { id: string }) => one.id === me
  const another = world.users.find(one => !isMe(one) && one.partnership.id === partnershipId)
  const elsewhere = world.organisations.find(
    one => one.id !== mine && one.partnership.id === partnershipId,
  )

  adds('add_person', [partnershipId], works)
  never('add_person', [world.partnerships.find(one => one.id !== partnershipId)?.id ?? ghostId])
  for (const person of world.people) {
    const joins = model.mayJoin(user, person)
    attempt('may_join', [person.id], joins ? '1' : '0')
    attempt('guess_person', [person.id], model.seesPerson(user, person) ? '1' : '0')
    adds('begin_record', [partnershipId, person.id, mine, me], works && joins)
    if (elsewhere) never('begin_record', [partnershipId, person.id, elsewhere.id, me])
    if (another) {
      never('begin_record', [partnershipId, person.id, mine, another.id])
      attempt('may_read_as', [another.id, person.id, another.organisation.id], '0')
    }
    never('rename_person', [person.id])
    never('remove_person', [person.id])
    never('ask_grounds', [me, person.id, mine])
  }
  attempt('may_join', [ghostId], '0')
  never('begin_record', [partnershipId, ghostId, mine, me])
  attempt(
    'count_candidates',
    [],
    String(
      model.looksForPeople(user)
        ? world.records.filter(one => one.person.partnership.id === partnershipId).length
        : 0,
    ),
  )
  attempt(
    'keep_all_blindly',
    [],
    String(world.records.filter(one => model.keeps(user, one)).length),
  )

  // The ghost is nobody's: what is tried on it must come out as what is tried on somebody hidden.
  for (const record of [...world.records.filter(() => byLuck(2)), null]) {
    const id = record?.id ?? ghostId
    const sees = record !== null && model.sees(user, record)
    const keeps = record !== null && model.keeps(user, record)
    const letsIn = record !== null && model.letsIn(user, record.person)
    const personId = record?.person.id ?? ghostId
    attempt('guess_record', [id], sees ? '1' : '0')
    changes('keep_record', [id], keeps)
    never('move_record', [id, personId])
    never('unguard_record', [id])
    never('remove_record', [id])
    adds('link_record', [id, partnershipId, personId, 'found', me], keeps)
    never('link_record', [id, partnershipId, personId, 'merged', me])
    // The first link of a record names the person with whom it stands, whatever was asked.
    const stranger = world.people.find(one => one.id !== personId)?.id ?? ghostId
    adds('link_record', [id, partnershipId, stranger, 'found', me], keeps)
    never('unlink_record', [id])
    for (const table of new Set([
      ...world.tables.filter(() => byLuck(world.tables.length)),
      ...(byLuck(3) ? (['picture'] as const) : []),
    ])) {
      const category = record?.category ?? 'identity'
      const tells =
        keeps &&
        record !== null &&
        model.reads(user, record, category) &&
        (table !== 'picture' || model.keepsPictures(user))
      adds(`tell_${table}`, [partnershipId, id, mine, category, me], tells)
      if (another) never(`tell_${table}`, [partnershipId, id, mine, category, another.id])
      if (elsewhere) never(`tell_${table}`, [partnershipId, id, elsewhere.id, category, me])
    }
    adds('involve', [partnershipId, id, mine, 'caseload', me], works && sees)
    if (elsewhere) {
      never('involve', [partnershipId, id, elsewhere.id, 'bed', me])
      adds('involve', [partnershipId, id, elsewhere.id, 'referral', me], works && sees)
    }
    adds('restrict', [partnershipId, id, me], worksOrGuards && sees)
    adds('name_staff', [partnershipId, id, me, me], worksOrGuards && sees && letsIn)
    adds('bar', [partnershipId, id, me, me], sees)
    adds('object', [partnershipId, id, me], keeps || (guards && sees))
    adds('consent', [partnershipId, id, me], keeps)
    never('break_glass', [partnershipId, id, me, mine])
    if (another) {
      adds('bar', [partnershipId, id, another.id, me], guards && sees)
      never('restrict', [partnershipId, id, another.id])
      never('consent', [partnershipId, id, another.id])
      never('involve', [partnershipId, id, mine, 'caseload', another.id])
    }
  }

  for (const table of world.tables) {
    if (byLuck(3)) attempt(`revive_${table}`, [], '0')
    never(`move_${table}`, [ghostId])
  }
  for (const { id, table, record, category, ended } of world.facts) {
    if (table === 'warning_text' || !byLuck(3)) continue
    changes(
      `end_${table}`,
      [id],
      model.keeps(user, record) && model.reads(user, record, category) && !ended,
    )
    never(`reword_${table}`, [id])
    never(`remove_${table}`, [id])
  }

  attempt('revive_involvements', [], '0')
  for (const { id, record, organisation, until, by } of world.involvements) {
    const theirs = isMe(by) || organisation.id === mine
    changes('end_involvement', [id], works && model.sees(user, record) && counts(until) && theirs)
    never('widen_involvement', [id])
  }
  for (const { id, record, until } of world.restrictions)
    changes('lift', [id], guards && model.sees(user, record) && counts(until))
  for (const { record, user: whom, until, by } of world.named) {
    const ends = model.isIn(user) && counts(until) && (isMe(whom) || isMe(by) || guards)
    changes('end_named', [record.id, whom.id], ends && model.sees(user, record))
  }
  for (const { record, user: whom, until } of world.bars)
    changes(
      'lift_bar',
      [record.id, whom.id],
      guards && !isMe(whom) && counts(until) && model.sees(user, record),
    )
  for (const { id, record, until } of world.objections) {
    const told = model.keeps(user, record) || (guards && model.sees(user, record))
    changes('end_objection', [id], told && counts(until))
  }
  for (const { id } of world.consents) never('change_consent', [id])
  for (const glass of world.glasses) {
    const reviews = model.mayReview(user, glass) && !glass.reviewed
    changes('review_glass', [glass.id], reviews)
    if (another) attempt('review_glass_as', [glass.id, another.id], reviews ? refused : '0')
    never('lengthen_glass', [glass.id])
    const ends = (model.isIn(user) && isMe(glass.user)) || model.mayReview(user, glass)
    changes('end_glass', [glass.id], ends && counts(glass.until))
  }

  adds('add_form', [partnershipId], guards)
  never('add_form', [null])
  adds('agree', [partnershipId, me], guards)
  for (const { id, partnership } of world.agreements) {
    adds('add_clause', [partnership.id, id], guards && partnership.id === partnershipId)
    never('loosen_clause', [id])
  }
  for (const other of world.users) {
    const permits =
      model.isIn(user) &&
      other.partnership === user.partnership &&
      (guards ||
        model.isA(user, 'administrator') ||
        (model.isA(user, 'organisation-administrator') && other.organisation === user.organisation))
    adds('permit', [other.partnership.id, other.id], permits)
    changes('withdraw_permit', [other.id], permits && other.categories.includes('health'))
  }
  return [...list, ...listStreetAttempts(world, user)]
}

/** What is tried on the street as somebody, and what must come of it. */
function listStreetAttempts(world: BuiltWorld, user: User | null): Attempt[] {
  const model = accessModel(world)
  const list: Attempt[] = []
  const me = user?.id ?? ghostId
  const partnershipId = user?.partnership.id ?? ghostId
  const mine = user?.organisation.id ?? ghostId
  const attempt = (kind: string, things: (string | null)[], expected: string) =>
    list.push({ kind, things, expected })
  const adds = (kind: string, things: (string | null)[], may: boolean) =>
    attempt(kind, things, may ? '1' : refused)
  const changes = (kind: string, things: (string | null)[], may: boolean) =>
    attempt(kind, things, may ? '1' : '0')
  let chances = world.luck + (user ? world.users.indexOf(user) : 0)
  const byLuck = (oneOf: number) => {
    chances += 1
    return chances % oneOf === 0
  }
  const never = (kind: string, things: (string | null)[]) => {
    if (byLuck(5)) attempt(kind, things, refused)
  }
  const works = model.isA(user, 'worker')
  const coordinates = model.isA(user, 'coordinator')
  const here = <T extends { partnership: { id: string } }>(one: T) =>
    model.isIn(user) && one.partnership.id === partnershipId
  const another = world.users.find(one => one.id !== me && one.partnership.id === partnershipId)
  const elsewhere = world.organisations.find(
    one => one.id !== mine && one.partnership.id === partnershipId,
  )

  const observes = user !== null && model.opensStreet(user, user.organisation)
  adds('observe', [partnershipId, mine, null, me], observes)
  never('observe_erased', [partnershipId, mine, me])
  if (elsewhere) never('observe', [partnershipId, elsewhere.id, null, me])
  if (another) never('observe', [partnershipId, mine, null, another.id])
  for (const record of world.records.filter(() => byLuck(3))) {
    if (record.person.partnership.id !== partnershipId) continue
    const may = observes && model.readsStreetOf(user, record, user.organisation)
    adds('observe', [partnershipId, mine, record.id, me], may)
  }
  const isTheirs = (one: BuiltWorld['contacts'][number]) =>
    works && here(one) && (one.organisation.id === mine || coordinates)
  const isRead = (one: BuiltWorld['contacts'][number]) =>
    here(one) && model.readsStreetOf(user, one.record, one.organisation)
  const mayChange = (one: BuiltWorld['contacts'][number]) =>
    one.state === 'stands' && isTheirs(one) && isRead(one)
  attempt('withdraw_blindly', [], String(world.contacts.filter(mayChange).length))
  for (const one of world.contacts) {
    const { id, organisation } = one
    const may = mayChange(one)
    const record = world.records.find(
      other => byLuck(2) && other.person.partnership === one.partnership && !other.late,
    )
    const mayName = record !== undefined && model.readsStreetOf(user, record, organisation)
    if (record) attempt('point_contact', [id, record.id], may ? (mayName ? '1' : refused) : '0')
    // Whoever reads it only through work with the person would lose it from sight.
    const mayClear = model.opensStreet(user, organisation)
    attempt('point_contact', [id, null], may ? (mayClear ? '1' : refused) : '0')
    changes('withdraw_contact', [id, me], may)
    if (another) attempt('withdraw_contact', [id, another.id], may ? refused : '0')
    if (here(one)) {
      adds('say_whom', [id, partnershipId, null, me], may)
      if (record)
        adds('say_whom', [id, partnershipId, record.id, me], may && model.sees(user, record))
      if (another) never('say_whom', [id, partnershipId, null, another.id])
      // What somebody wrote themselves they may put right also when they may see it no more.
      const wroteIt = organisation.id === mine && one.by.id === me
      const replaces =
        observes && one.state !== 'erased' && (wroteIt || (isTheirs(one) && isRead(one)))
      adds('observe_instead', [partnershipId, mine, me, id], replaces)
      const isOwn = isRead(one) && one.by.id === me
      adds('offer', [id, partnershipId], isOwn)
      adds('show_contact', [id, partnershipId], isOwn && model.keepsPictures(user))
    }
    never('reword_contact', [id])
    never('erase_contact', [id])
    never('remove_contact', [id])
    never('unsay_whom', [id])
  }

  const goesOut = model.goesOut(user)
  adds('add_site', [partnershipId, me], goesOut)
  if (another) never('add_site', [partnershipId, another.id])
  adds('tell_alert', [partnershipId, me], goesOut)
  if (another) never('tell_alert', [partnershipId, another.id])
  const sites = world.places.filter(here)
  const keepsSite = ({ by }: (typeof sites)[number]) =>
    coordinates || (works && by.organisation.id === mine)
  const keepsShift = ({ organisation }: (typeof sites)[number]) =>
    coordinates || (works && organisation.id === mine)
  attempt('change_sites_blindly', [], String(sites.filter(keepsSite).length))
  attempt('change_shifts_blindly', [], String(sites.filter(keepsShift).length))
  attempt('change_alerts_blindly', [], String(goesOut ? sites.length : 0))
  attempt('tell_reporters_blindly', [], String(coordinates ? sites.length : 0))
  for (const place of world.places.filter(() => byLuck(2))) {
    const { id, shiftId, alertId, organisation } = place
    const isHere = here(place)
    changes('change_site', [id], isHere && keepsSite(place))
    changes('change_shift', [shiftId], isHere && keepsShift(place))
    if (isHere) {
      const plans = goesOut && (coordinates || organisation.id === mine)
      adds('plan_shift', [partnershipId, organisation.id, me], plans)
      const sends = goesOut && keepsShift(place)
      adds('send_out', [partnershipId, shiftId, me], sends && model.isIn(user))
      if (another)
        adds(
          'send_out',
          [partnershipId, shiftId, another.id],
          sends && (coordinates || another.organisation.id === mine),
        )
      adds('go_to', [partnershipId, shiftId, id], sends)
    }
    changes('tell_reporter', [alertId, me], isHere && coordinates)
    if (another)
      attempt('tell_reporter', [alertId, another.id], isHere && coordinates ? refused : '0')
    never('remove_site', [id])
    never('reword_alert', [alertId])
  }
  return list
}
