import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { aBrowser } from '../../test/browser.ts'
import { aPartnership } from '../../test/builders/partnership.ts'
import { openTestDatabase } from '../../test/database.ts'
import { makeApp } from '../app.ts'
import { roleNames } from '../contexts/partnership/index.ts'
import { verifyAudit } from '../platform/audit.ts'
import { connect } from '../platform/db/connect.ts'
import { type FileStore, folderStore } from '../platform/files.ts'
import { demonstrationAppKey, demonstrationCode } from './known-app.ts'
import { largePeople, largePlan } from './large/large-people.ts'
import { loadLarge } from './large/load-large.ts'
import { loadDemonstration } from './load-demonstration.ts'
import { type Person, people } from './people.ts'
import { demonstrationPassword, describeSignIns, isDemonstration } from './sign-ins.ts'

const everybody: readonly Person[] = people

async function open() {
  const database = await openTestDatabase()
  const owner = connect({ ...database.owner, max: 3 })
  const db = connect({ ...database.app, max: 3 })
  const folder = mkdtempSync(join(tmpdir(), 'throughline-demonstration-'))
  const files = folderStore(folder)
  const app = await makeApp({ db, files, clock: () => new Date(), secure: false, log: false })
  return {
    owner,
    files,
    signIn: async (email: string) => {
      const browser = aBrowser(app)
      const first = await browser.submit('/sign-in', { email, password: demonstrationPassword })
      if (first.location !== '/sign-in/second') return { browser, reply: first }
      const { code } = await demonstrationCode(owner, email)
      const reply = await browser.submit('/sign-in/second', { code })
      return { browser, reply }
    },
    visitor: () => aBrowser(app),
    close: async () => {
      await app.server.close()
      await Promise.all([db.destroy(), owner.destroy()])
      await database.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

type Opened = Awaited<ReturnType<typeof open>>
let it: Opened

before(async () => {
  it = await open()
})
after(() => it.close())

async function plansOf(owner: Opened['owner']) {
  const { rows } = await sql<{ slug: string; title: string; status: string; actions: number }>`
    select slug, title, status, (select count(*) from plan.action a where a.plan_id = p.id) as actions
    from plan.plan p order by created_at`.execute(owner)
  return rows
}

test('a failure in the middle leaves nothing behind, and the next try loads everything', async () => {
  let kept = 0
  const failing: FileStore = {
    ...it.files,
    keep: async content => {
      kept += 1
      if (kept === 3) throw new Error('the disk is full')
      return await it.files.keep(content)
    },
  }
  await assert.rejects(loadDemonstration(it.owner, failing), /the disk is full/)
  assert.equal(await isDemonstration(it.owner), false)

  const came = await Promise.all([1, 2].map(() => loadDemonstration(it.owner, it.files)))
  assert.equal(came.filter(({ loaded }) => loaded).length, 1, 'two at once load it once')
  assert.deepEqual(await loadDemonstration(it.owner, it.files), { loaded: false })
})

test('the plans are those of the documents, and the one that goes on from an old plan', async () => {
  const plans = await plansOf(it.owner)
  assert.deepEqual(
    plans.map(({ status, actions }) => [status, actions]),
    [
      ['superseded', 14],
      ['adopted', 39],
      ['adopted', 60],
      ['adopted', 36],
      ['adopted', 5],
    ],
  )
})

test('two years of reviews stand at eight meetings, each with its group and day', async () => {
  const { rows } = await sql<{ day: string; reviews: number }>`
    select effective_on as day, count(*) as reviews from plan.review
    where group_id is not null and kind = 'review' group by 1 order by 1`.execute(it.owner)
  assert.equal(rows.length, 8)
  assert.ok(
    rows.every(({ reviews }) => reviews >= 5),
    JSON.stringify(rows),
  )
  assert.equal(rows[0]?.day, '2024-10-08')
  assert.equal(rows.at(-1)?.day, '2026-09-22')
})

test('the story has what real plans have: colours by hand, parked, closed, merged and carried forward', async () => {
  const { rows } = await sql<Record<string, number>>`
    select count(*) filter (where colour_by_hand is not null and review_kind = 'review') as by_hand,
      count(*) filter (where status = 'parked') as parked,
      count(*) filter (where status like 'closed%') as closed,
      count(*) filter (where state = 'merged') as merged,
      count(*) filter (where state = 'carried-forward') as carried,
      count(*) filter (where state = 'active' and status in ('not-known', 'not-begun', 'begun', 'partly-complete')
        and due_on < '2026-11-22') as late
    from plan.standing`.execute(it.owner)
  const [found] = rows
  assert.ok(found)
  for (const [what, number] of Object.entries(found)) assert.ok(number > 0, `${what}: ${number}`)
})

test('the autumn on the streets is told: contacts, alerts late and answered, places on the list, a count, a death', async () => {
  const { rows } = await sql<Record<string, number>>`
    select (select count(*) from street.contact where record_id is not null) as contacts,
      (select count(*) from street.contact where record_id is null) as strangers,
      (select count(*) from street.contact where left_asleep) as asleep,
      (select count(*) from street.shift where ends_at > now()) as tonight,
      (select count(*) from street.alert where outcome is not null) as answered,
      (select count(*) from street.alert where joined_to is not null) as joined,
      (select count(*) from street.alert where outcome is null and joined_to is null and due_on < current_date) as late,
      (select count(*) from street.list_spell where status = 'active' and to_on > current_date) as active,
      (select count(*) from street.list_spell where status in ('housed', 'hospital', 'moved-on', 'elsewhere', 'died')) as gone,
      (select count(*) from street.enforcement) as enforcement,
      (select count(*) from street.snapshot) as counts,
      (select count(*) from street.death_version) as deaths`.execute(it.owner)
  const [found] = rows
  assert.ok(found)
  for (const [what, number] of Object.entries(found)) assert.ok(number > 0, `${what}: ${number}`)
  assert.equal(found.tonight, 1)
  assert.equal(found.gone, 5)
})

test('every audit chain is whole', async () => {
  assert.deepEqual(await verifyAudit(it.owner), [])
})

test('everybody can sign in with the printed password and sees the plans, but for who has left', async () => {
  const printed = describeSignIns()
  const plans = await plansOf(it.owner)
  for (const person of everybody) {
    const { browser, reply } = await it.signIn(person.email)
    if (person.disabled) {
      assert.notEqual(reply.status, 303, person.email)
      assert.ok(!printed.includes(person.email))
      continue
    }
    assert.equal(reply.location, '/', person.email)
    assert.ok(printed.includes(person.email))
    const list = await browser.get('/plans')
    for (const { slug } of plans)
      assert.ok(list.body.includes(`/plans/${slug}`), `${person.email} sees ${slug}`)
  }
  assert.ok(printed.includes(demonstrationPassword) && printed.includes(demonstrationAppKey))
})

test('each role is there, and a contributor leads actions to review', async () => {
  const roles = new Set(everybody.flatMap(person => person.roles))
  assert.deepEqual([...roles].sort(), Object.keys(roleNames).sort())
  const { rows } = await sql<{ email: string }>`
    select distinct u.email from plan.review r join partnership.user_account u on u.id = r.recorded_by
    join partnership.user_role o on o.user_id = u.id where o.role = 'contributor'`.execute(it.owner)
  assert.ok(rows.length >= 3, JSON.stringify(rows))
})

test('names are obviously invented and addresses lead nowhere', async () => {
  for (const person of [...everybody, ...largePeople]) assert.match(person.email, /\.example$/)
  const { rows } = await sql<{ code: string }>`select code from partnership.area`.execute(it.owner)
  for (const { code } of rows) assert.match(code, /^X\d{8}$/)
})

test('everyone can read what was published, without the initials of anybody', async () => {
  const { rows } = await sql<{ address: string }>`
    select distinct address from plan.publication where public`.execute(it.owner)
  assert.equal(rows.length, 2)
  const { rows: printed } = await sql<{ snapshot: string }>`
    select snapshot::text as snapshot from plan.publication`.execute(it.owner)
  assert.equal(printed.length, 3)
  for (const { snapshot } of printed) assert.doesNotMatch(snapshot, /\b(BQ|KC) \(/)
})

test('the large plan has every action and review asked for, and the chain of its partnership is whole', async () => {
  assert.equal(await loadLarge(it.owner, 300), true)
  assert.equal(await loadLarge(it.owner, 300), false)
  const { rows } = await sql<{ actions: number; reviews: number; colours: number }>`
    select count(*) as actions, sum(review) as reviews, count(distinct colour) as colours
    from plan.standing s join plan.plan p on p.id = s.plan_id where p.slug = ${largePlan.slug}`.execute(
    it.owner,
  )
  assert.deepEqual(rows[0], { actions: 300, reviews: 2400, colours: 4 })
  assert.deepEqual(await verifyAudit(it.owner), [])
  const { browser } = await it.signIn('lead@farthingland.example')
  const page = await browser.get(`/plans/${largePlan.slug}`)
  assert.equal(page.status, 200)
  const list = await browser.get('/plans')
  assert.ok(!list.body.includes('Larkminster'), 'the other partnership is not seen')
})

test('a database that holds a real partnership is left alone', async () => {
  const other = await open()
  try {
    await aPartnership(other.owner)
    assert.deepEqual(await loadDemonstration(other.owner, other.files), { loaded: false })
    assert.equal(await isDemonstration(other.owner), false)
  } finally {
    await other.close()
  }
})
