import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import pg from 'pg'
import type { Role } from '../../src/platform/db/access.ts'
import { newId } from '../../src/platform/ids.ts'
import { openTestDatabase, type TestDatabase } from '../database.ts'

// Random partnerships, users, grants and plans are built in the database, and a plain model of the rules says what each
// user may read and do. The database must agree every time, whatever is asked of it in SQL.

let database: TestDatabase
let owner: pg.Client
let web: pg.Client
before(async () => {
  database = await openTestDatabase()
  owner = new pg.Client(database.owner)
  web = new pg.Client(database.app)
  await Promise.all([owner.connect(), web.connect()])
})
after(async () => {
  await Promise.all([owner.end(), web.end()])
  await database.close()
})

// The world ------------------------------------------------------------------------------------------------

const roles: Role[] = [
  'administrator',
  'strategy-lead',
  'contributor',
  'reader',
  'worker',
  'organisation-administrator',
  'data-guardian',
]
/** Those that the administrator of one organisation gives and takes. */
const ownRoles: Role[] = ['worker', 'organisation-administrator', 'contributor', 'reader']
const below = (most: number) => fc.nat(most - 1)

const worldArbitrary = fc.record({
  users: fc.array(
    fc.record({
      partnership: below(2),
      organisation: below(2),
      roles: fc.subarray(roles),
      disabled: fc.boolean().map(disabled => disabled),
      session: fc.constantFrom('live', 'live', 'live', 'ended', 'expired', 'idle', 'none'),
      inGroup: fc.boolean(),
      inTeam: fc.boolean(),
      post: fc.constantFrom('none', 'held', 'past', 'future'),
    }),
    { minLength: 3, maxLength: 5 },
  ),
  actions: fc.array(
    fc.record({
      partnership: below(2),
      /** Who leads each version: the newest one counts. */
      versions: fc.array(
        fc.array(
          fc.record({
            role: fc.constantFrom('lead', 'other'),
            kind: fc.constantFrom(
              'organisation',
              'group',
              'post',
              'team',
              'user',
              'nobody',
              'unresolved',
            ),
            which: below(5),
          }),
          { maxLength: 3 },
        ),
        { minLength: 1, maxLength: 2 },
      ),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  publications: fc.array(
    fc.record({ partnership: below(2), public: fc.boolean(), withdrawn: fc.boolean() }),
    { maxLength: 3 },
  ),
})

type World = typeof worldArbitrary extends fc.Arbitrary<infer T> ? T : never

type Party = {
  kind: string
  organisation?: string
  group?: string
  post?: string
  team?: string
  user?: string
}

/** The world with the ids that it got in the database. */
type Built = Awaited<ReturnType<typeof build>>

async function insert(table: string, row: Record<string, unknown>) {
  const columns = Object.keys(row)
  await owner.query(
    `insert into ${table} (${columns.join(', ')}) values (${columns.map((_, index) => `$${index + 1}`).join(', ')})`,
    Object.values(row),
  )
}

async function build(world: World) {
  const partnerships = []
  for (const name of ['one', 'two']) {
    const id = newId()
    await insert('partnership.partnership', { id, slug: `${name}-${id}`, name })
    const organisations = [newId(), newId()]
    for (const [index, organisation] of organisations.entries())
      await insert('partnership.organisation', {
        id: organisation,
        partnership_id: id,
        name: `${name} ${index}`,
        kind: 'charity',
      })
    const group = newId()
    await insert('partnership.governance_group', {
      id: group,
      partnership_id: id,
      name: 'Group',
      kind: 'steering',
    })
    const [team, post] = [newId(), newId()]
    await insert('partnership.team', {
      id: team,
      partnership_id: id,
      organisation_id: organisations[0],
      name: 'Team',
    })
    await insert('partnership.post', {
      id: post,
      partnership_id: id,
      organisation_id: organisations[0],
      title: 'Post',
    })
    const plan = newId()
    partnerships.push({ id, organisations, group, team, post, plan })
  }
  const users = []
  for (const given of world.users) {
    const partnership = at(partnerships, given.partnership)
    const user = {
      ...given,
      id: newId(),
      partnership,
      organisation: at(partnership.organisations, given.organisation),
      token: Buffer.from(newId()),
    }
    users.push(user)
    await insert('partnership.user_account', {
      id: user.id,
      partnership_id: partnership.id,
      organisation_id: user.organisation,
      email: `${user.id}@example`,
      name: 'x',
      disabled_at: user.disabled ? new Date() : null,
    })
    for (const role of user.roles)
      await insert('partnership.user_role', {
        partnership_id: partnership.id,
        user_id: user.id,
        role,
      })
    if (user.inGroup)
      await insert('partnership.group_member', {
        partnership_id: partnership.id,
        group_id: partnership.group,
        user_id: user.id,
      })
    if (user.inTeam)
      await insert('partnership.team_member', {
        partnership_id: partnership.id,
        team_id: partnership.team,
        user_id: user.id,
      })
    if (user.post !== 'none') {
      const [from, to] =
        {
          held: ['2020-01-01', null],
          past: ['2020-01-01', '2020-12-31'],
          future: ['2999-01-01', null],
        }[user.post] ?? []
      await insert('partnership.post_holder', {
        partnership_id: partnership.id,
        post_id: partnership.post,
        user_id: user.id,
        from_date: from,
        to_date: to,
      })
    }
    if (user.session !== 'none') {
      const hour = 3_600_000
      const now = Date.now()
      await insert('partnership.session', {
        token_hash: user.token,
        user_id: user.id,
        seen_at: new Date(user.session === 'idle' ? now - 2 * hour : now),
        expires_at: new Date(user.session === 'expired' ? now - 1000 : now + hour),
        ended_at: user.session === 'ended' ? new Date(now) : null,
      })
    }
  }
  for (const partnership of partnerships)
    await insert('plan.plan', {
      id: partnership.plan,
      partnership_id: partnership.id,
      slug: 'plan',
      title: 'Plan',
      kind: 'strategy',
      created_by: at(users, 0).id,
    })
  const actions = []
  for (const given of world.actions) {
    const partnership = at(partnerships, given.partnership)
    const id = newId()
    await insert('plan.action', { id, partnership_id: partnership.id, plan_id: partnership.plan })
    const leads: Party[][] = []
    for (const [index, responsible] of given.versions.entries()) {
      const version = index + 1
      await insert('plan.action_version', {
        action_id: id,
        version,
        partnership_id: partnership.id,
        plan_id: partnership.plan,
        effective_on: '2024-01-01',
        position: 1,
        text: 'Do it',
        recorded_by: at(users, 0).id,
      })
      const parties: Party[] = []
      for (const [position, one] of responsible.entries()) {
        const party = partyOf(one.kind, one.which, partnership, users)
        const partyId = newId()
        await insert('plan.party', {
          id: partyId,
          partnership_id: partnership.id,
          name: partyId,
          kind: party.kind,
          organisation_id: party.organisation ?? null,
          group_id: party.group ?? null,
          post_id: party.post ?? null,
          team_id: party.team ?? null,
          user_id: party.user ?? null,
        })
        await insert('plan.responsibility', {
          action_id: id,
          version,
          role: one.role,
          position,
          partnership_id: partnership.id,
          printed: 'x',
          party_id: partyId,
        })
        if (one.role === 'lead') parties.push(party)
      }
      leads.push(parties)
    }
    actions.push({ id, partnership, leads: leads.at(-1) ?? [] })
  }
  const publications = []
  for (const [index, given] of world.publications.entries()) {
    const partnership = at(partnerships, given.partnership)
    const publication = { ...given, id: newId(), partnership }
    publications.push(publication)
    await insert('plan.publication', {
      id: publication.id,
      partnership_id: partnership.id,
      plan_id: partnership.plan,
      number: index + 1,
      address: 'x/y',
      title: 'x',
      as_at: '2024-01-01',
      public: given.public,
      snapshot: '{}',
      snapshot_sha256: Buffer.alloc(32),
      published_by: at(users, 0).id,
      withdrawn_at: given.withdrawn ? new Date() : null,
    })
  }
  return { partnerships, users, actions, publications }
}

function partyOf(
  kind: string,
  which: number,
  partnership: { id: string; organisations: string[]; group: string; post: string; team: string },
  users: { id: string; partnership: { id: string } }[],
): Party {
  if (kind === 'organisation')
    return { kind, organisation: at(partnership.organisations, which % 2) }
  if (kind === 'group') return { kind, group: partnership.group }
  if (kind === 'post') return { kind, post: partnership.post }
  if (kind === 'team') return { kind, team: partnership.team }
  const own = users.filter(user => user.partnership.id === partnership.id)
  if (kind === 'user' && own.length > 0) return { kind, user: at(own, which % own.length).id }
  return { kind: kind === 'user' ? 'unresolved' : kind }
}

function at<T>(list: T[], index: number): T {
  const one = list[index]
  assert.ok(one !== undefined)
  return one
}

// The model ------------------------------------------------------------------------------------------------

type User = Built['users'][number]

const isSignedIn = (user: User | null): user is User =>
  user !== null && !user.disabled && user.session === 'live'
const isA = (user: User | null, role: Role) => isSignedIn(user) && user.roles.includes(role)
const belongsTo = (user: User | null, partnership: { id: string }) =>
  isSignedIn(user) && user.partnership.id === partnership.id

function leads(user: User, action: Built['actions'][number]): boolean {
  if (!belongsTo(user, action.partnership)) return false
  return action.leads.some(
    party =>
      party.user === user.id ||
      party.organisation === user.organisation ||
      (party.post !== undefined && user.post === 'held') ||
      (party.team !== undefined && user.inTeam) ||
      (party.group !== undefined && user.inGroup),
  )
}

const mayWrite = (user: User | null, partnership: { id: string }) =>
  belongsTo(user, partnership) && isA(user, 'strategy-lead')
const mayAdminister = (user: User | null, partnership: { id: string }) =>
  belongsTo(user, partnership) && isA(user, 'administrator')
const isOf = (user: User, organisation: string) =>
  isA(user, 'organisation-administrator') && user.organisation === organisation
/** Whether somebody administers the organisation of another person. */
const keepsOwn = (user: User | null, other: User): boolean =>
  user !== null && user.id !== other.id && isOf(user, other.organisation)
const isOverAll = (other: User) => other.roles.some(role => !ownRoles.includes(role))
/** Whether somebody may invite another person, and change who they are. */
const mayKeep = (user: User | null, other: User): boolean =>
  keepsOwn(user, other) && !isOverAll(other)

// Asking the database --------------------------------------------------------------------------------------

/** What comes of statements run as a request of that user would; undone afterwards. The audit event is there. */
async function attempt(
  user: User | null,
  sql: string,
  parameters: unknown[] = [],
): Promise<number | 'refused'> {
  await web.query('begin')
  try {
    await web.query('set local role throughline_app')
    await web.query('select * from partnership.open_access($1, $2, 60)', [
      user?.session === 'none' ? Buffer.alloc(1) : (user?.token ?? Buffer.alloc(0)),
      'test',
    ])
    const { rowCount } = await web.query(sql, parameters)
    await web.query(
      `select platform.record_audit('test.test.test', null, null, '{}'); set constraints all immediate`,
    )
    return rowCount ?? 0
  } catch (error) {
    // Not allowed to (42501), or the rows it names are not there for this user (a key or a pointer finds nothing).
    if (error instanceof pg.DatabaseError && ['42501', '23503'].includes(error.code ?? ''))
      return 'refused'
    throw error
  } finally {
    await web.query('rollback')
  }
}

async function visible(user: User | null, table: string, id = 'id'): Promise<string[]> {
  await web.query('begin')
  try {
    await web.query('set local role throughline_app')
    await web.query('select * from partnership.open_access($1, $2, 60)', [
      user?.session === 'none' ? Buffer.alloc(1) : (user?.token ?? Buffer.alloc(0)),
      'test',
    ])
    const { rows } = await web.query<{ id: string }>(`select ${id}::text as id from ${table}`)
    return rows.map(row => row.id).sort()
  } finally {
    await web.query('rollback')
  }
}

test('the database never shows or changes what the rules forbid, and never refuses what they allow', async () => {
  let compared = 0
  await fc.assert(
    fc.asyncProperty(worldArbitrary, async world => {
      const built = await build(world)
      for (const user of [null, ...built.users]) compared += await compare(built, user)
    }),
    {
      numRuns: Number(process.env.WORLDS ?? 60),
      endOnFailure: true,
      interruptAfterTimeLimit: 30_000,
    },
  )
  assert.ok(compared > 2000, `only ${compared} comparisons were made`)
})

async function compare(built: Built, user: User | null): Promise<number> {
  let compared = 0
  const agree = (actual: unknown, expected: unknown, what: string) => {
    compared += 1
    assert.deepEqual(
      actual,
      expected,
      `${what} as ${JSON.stringify(user && { ...user, token: undefined })}`,
    )
  }
  const own = <T extends { partnership: { id: string } }>(list: T[]) =>
    list.filter(one => belongsTo(user, one.partnership))
  const ids = (list: { id: string }[]) => list.map(one => one.id).sort()
  const changes = (may: boolean) => (may ? 1 : 0)
  const adds = (may: boolean) => (may ? 1 : 'refused')

  agree(
    await visible(user, 'partnership.partnership'),
    ids(built.partnerships.filter(one => belongsTo(user, one))),
    'read partnership',
  )
  agree(await visible(user, 'partnership.user_account'), ids(own(built.users)), 'read users')
  agree(
    await visible(user, 'plan.plan'),
    ids(built.partnerships.filter(one => belongsTo(user, one)).map(one => ({ id: one.plan }))),
    'read plans',
  )
  agree(await visible(user, 'plan.action'), ids(own(built.actions)), 'read actions')
  agree(await visible(user, 'plan.standing', 'action_id'), ids(own(built.actions)), 'read standing')
  agree(
    await visible(
      user,
      `plan.publication where id in (${built.publications.map(one => `'${one.id}'`).join(',') || 'null'})`,
    ),
    ids(
      built.publications.filter(
        one => belongsTo(user, one.partnership) || (one.public && !one.withdrawn),
      ),
    ),
    'read publications',
  )
  for (const partnership of built.partnerships) {
    const events = await visible(
      user,
      `platform.audit_event where chain = '${partnership.id}'`,
      'number',
    )
    if (!mayAdminister(user, partnership)) agree(events, [], 'read audit')
    agree(
      await attempt(
        user,
        `insert into plan.plan (id, partnership_id, slug, title, kind, created_by) values ($1, $2, $3, 'x', 'strategy', $4)`,
        [newId(), partnership.id, `s${newId()}`, user?.id ?? newId()],
      ),
      adds(mayWrite(user, partnership)),
      'add a plan',
    )
    agree(
      await attempt(user, `update plan.plan set title = 'y' where id = $1`, [partnership.plan]),
      changes(mayWrite(user, partnership)),
      'change a plan',
    )
    agree(
      await attempt(
        user,
        `insert into partnership.organisation (id, partnership_id, name, kind) values ($1, $2, $3, 'charity')`,
        [newId(), partnership.id, newId()],
      ),
      adds(mayAdminister(user, partnership)),
      'add an organisation',
    )
    agree(
      await attempt(user, `delete from plan.plan where id = $1`, [partnership.plan]),
      'refused',
      'delete a plan',
    )
  }
  for (const other of built.users) {
    const may = mayAdminister(user, other.partnership)
    const keeps = may || mayKeep(user, other)
    agree(
      await attempt(user, `update partnership.user_account set disabled_at = now() where id = $1`, [
        other.id,
      ]),
      changes(keeps),
      'disable a user',
    )
    for (const missing of [roles, ownRoles].flatMap(
      list => list.find(role => !other.roles.includes(role)) ?? [],
    ))
      agree(
        await attempt(
          user,
          `insert into partnership.user_role (partnership_id, user_id, role) values ($1, $2, $3)`,
          [other.partnership.id, other.id, missing],
        ),
        adds(may || (keepsOwn(user, other) && ownRoles.includes(missing))),
        `give the role ${missing}`,
      )
    for (const held of other.roles.slice(-1))
      agree(
        await attempt(user, `delete from partnership.user_role where user_id = $1 and role = $2`, [
          other.id,
          held,
        ]),
        changes(may || (keepsOwn(user, other) && ownRoles.includes(held))),
        `take the role ${held}`,
      )
    agree(
      await attempt(user, `select partnership.invite($1, $2, sha256($3), 1, true)`, [
        other.id,
        newId(),
        Buffer.from(newId()),
      ]),
      keeps && user?.id !== other.id ? 1 : 'refused',
      'make a one-time code',
    )
    agree(
      await attempt(user, `select partnership.end_user_of_own_organisation($1)`, [other.id]),
      keepsOwn(user, other) ? 1 : 'refused',
      'end an account of the own organisation',
    )
    const elsewhere = other.partnership.organisations.find(one => one !== other.organisation)
    agree(
      await attempt(
        user,
        `update partnership.user_account set organisation_id = $1 where id = $2`,
        [elsewhere, other.id],
      ),
      may ? 1 : mayKeep(user, other) ? 'refused' : 0,
      'move a user to another organisation',
    )
    agree(
      await attempt(
        user,
        `insert into partnership.user_account (id, partnership_id, organisation_id, email, name) values ($1, $2, $3, $4, 'x')`,
        [newId(), other.partnership.id, other.organisation, `${newId()}@example`],
      ),
      adds(may || (user !== null && isOf(user, other.organisation))),
      'add a user',
    )
    agree(
      await attempt(
        user,
        `insert into partnership.team (id, partnership_id, organisation_id, name) values ($1, $2, $3, $4)`,
        [newId(), other.partnership.id, other.organisation, newId()],
      ),
      adds(may || (user !== null && isOf(user, other.organisation))),
      'add a team',
    )
    if (!other.inTeam)
      agree(
        await attempt(
          user,
          `insert into partnership.team_member (partnership_id, team_id, user_id) values ($1, $2, $3)`,
          [other.partnership.id, other.partnership.team, other.id],
        ),
        // The team is one of the first organisation.
        adds(
          may ||
            (user !== null &&
              isOf(user, other.organisation) &&
              other.organisation === other.partnership.organisations[0]),
        ),
        'put a user into a team',
      )
    agree(
      await attempt(user, `update partnership.user_account set partnership_id = $1 where id = $2`, [
        newId(),
        other.id,
      ]),
      'refused',
      'move a user to another partnership',
    )
  }
  for (const action of built.actions) {
    const { partnership } = action
    const version = `insert into plan.action_version (action_id, version, partnership_id, plan_id, effective_on, position, text, recorded_by)
      select $1, coalesce(max(version), 0) + 1, $2, $3, '2025-01-01', 1, 'Other', $4 from plan.action_version where action_id = $1`
    const by = user?.id ?? newId()
    const written = await attempt(user, version, [action.id, partnership.id, partnership.plan, by])
    agree(written, adds(mayWrite(user, partnership)), 'reword an action')
    const review = `insert into plan.review (action_id, number, partnership_id, plan_id, effective_on, kind, status, recorded_by) values ($1, 1, $2, $3, '2025-01-01', $5, 'begun', $4)`
    const mayReview =
      mayWrite(user, partnership) ||
      (isA(user, 'contributor') && user !== null && leads(user, action))
    agree(
      await attempt(user, review, [action.id, partnership.id, partnership.plan, by, 'review']),
      adds(mayReview),
      'review an action',
    )
    agree(
      await attempt(user, review, [action.id, partnership.id, partnership.plan, newId(), 'review']),
      'refused',
      'review in the name of another',
    )
    agree(
      await attempt(user, review, [action.id, partnership.id, partnership.plan, by, 'imported']),
      adds(mayWrite(user, partnership)),
      'add an imported review',
    )
    agree(
      await attempt(user, `update plan.action_version set text = 'z' where action_id = $1`, [
        action.id,
      ]),
      'refused',
      'change a version',
    )
    agree(
      await attempt(user, `update plan.action set current_review = 9 where id = $1`, [action.id]),
      'refused',
      'move a pointer',
    )
  }
  for (const publication of built.publications) {
    agree(
      await attempt(user, `update plan.publication set withdrawn_at = now() where id = $1`, [
        publication.id,
      ]),
      changes(mayWrite(user, publication.partnership)),
      'withdraw a publication',
    )
    agree(
      await attempt(user, `update plan.publication set snapshot = '{"a":1}' where id = $1`, [
        publication.id,
      ]),
      'refused',
      'change what was published',
    )
  }
  return compared
}
