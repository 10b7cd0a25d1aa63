import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { startApp, type TestApp } from '../../../../test/app.ts'
import { aBrowser, type Browser } from '../../../../test/browser.ts'
import {
  anOrganisation,
  aPartnership,
  aUser,
  type TestUser,
} from '../../../../test/builders/partnership.ts'
import {
  anAgreement,
  aRecord,
  asUser,
  factBy,
  permit,
  type TestRecord,
} from '../../../../test/builders/people.ts'
import { tokenHash } from '../../../platform/db/access.ts'
import { newId } from '../../../platform/ids.ts'
import { newCode } from './own-code.ts'
import { asNobody } from './own-door.ts'

const phrase = 'a staffie called Biscuit'

let it: TestApp
let worker: TestUser
let outreach: TestUser
let staff: Browser
let shaz: TestRecord
let dana: TestRecord
before(async () => {
  it = await startApp()
  const lantern = await anOrganisation(it.owner, it.partnership.id, 'Lantern Outreach')
  worker = await aUser(it.owner, it.partnership, ['worker'])
  outreach = await aUser(it.owner, it.partnership, ['worker'], lantern)
  await permit(it.owner, outreach, ['contact', 'street', 'domestic-abuse'])
  await anAgreement(
    it.owner,
    worker,
    [worker.organisationId, lantern],
    [{ category: 'identity' }, { category: 'contact' }, { category: 'street', needsConsent: true }],
  )
  staff = await it.signIn(outreach)
  shaz = await aRecord(it.owner, outreach, { given: 'Shaz' })
  dana = await aRecord(it.owner, outreach, { given: 'Dana', family: 'Else' })
})
after(() => it.close())

async function aCode(of: TestRecord, by = staff): Promise<string> {
  const reply = await by.submit(`/people/${of.personId}/own-access`, { how: 'printed' })
  assert.equal(reply.status, 303, reply.body)
  const slip = await by.get(reply.location ?? '')
  const code = /tl-slip__code">([^<]+)</.exec(slip.body)?.[1]
  assert.ok(code, slip.body)
  return code
}

/** Each from a network address of its own, so that one test's tries are not another's. */
let places = 1
function somebody(): Browser {
  places += 1
  return browserAt(`10.0.${Math.floor(places / 250)}.${(places % 250) + 1}`)
}

function browserAt(address: string): Browser {
  const inject: typeof it.app.server.inject = ((options: object) =>
    it.app.server.inject({ ...options, remoteAddress: address })) as typeof it.app.server.inject
  return aBrowser({ ...it.app, server: { ...it.app.server, inject } as typeof it.app.server })
}

async function enrolled(of: TestRecord, by = staff): Promise<Browser> {
  const browser = somebody()
  const reply = await enrol(browser, await aCode(of, by))
  assert.equal(reply.location, '/mine/before', reply.body)
  return browser
}

function enrol(browser: Browser, code: string, own = phrase) {
  return browser.submit('/mine/new', { code, phrase: own, again: own })
}

/** Puts back the counts of tries, which the limits of the whole service share. */
async function forgetTries() {
  await sql`delete from people.own_try`.execute(it.owner)
}

test('from the slip to the page: what is held, by whom, and the code works once', async () => {
  const code = await aCode(shaz)
  const browser = somebody()
  assert.equal(
    (await enrol(browser, code.toLowerCase().replaceAll('-', ' '))).location,
    '/mine/before',
  )
  assert.match((await browser.get('/mine/before')).body, /does not clear your history/)
  const kept = await browser.get('/mine/kept')
  assert.match(kept.body, /Shaz/)
  assert.match(kept.body, /Lantern Outreach/)
  assert.doesNotMatch(kept.body, /Dana/)
  const again = await enrol(somebody(), code)
  assert.equal(again.status, 400)
  assert.match(again.body, /This code does not work/)
})

test('nothing before signing in, and no title or head ever, says what the service is', async () => {
  const browser = await enrolled(shaz)
  const telling = /throughline|wexshire|homeless|\brough|sleep|council|outreach|partnership/i
  for (const path of ['/mine', '/mine/new', '/mine/back', '/mine?ended=paused', '/mine/nothing'])
    assert.doesNotMatch((await somebody().get(path)).body, telling, path)
  for (const path of [
    'before',
    'home',
    'kept',
    'who',
    'looked',
    'choices',
    'asked',
    'key',
    'nothing',
  ]) {
    const { body } = await browser.get(`/mine/${path}`)
    assert.doesNotMatch(body.slice(0, body.indexOf('<main')), telling, path)
    assert.match(body, /govuk-js-exit-this-page-button/, path)
  }
  await aCode(shaz)
  const slip = await staff.get(`/people/${shaz.personId}/own-access/slip`)
  const printed = slip.body.slice(slip.body.indexOf('<title'), slip.body.indexOf('tl-slip__staff'))
  assert.doesNotMatch(printed, telling)
  assert.doesNotMatch(printed, /Shaz/)
})

test('unknown, used, withdrawn, expired codes, and those of a leaver, get one and the same answer', async () => {
  const [used, withdrawn] = [await aCode(shaz), await aCode(dana)]
  await enrol(somebody(), used)
  await staff.submit(
    `/people/${dana.personId}/own-access`,
    {},
    `/people/${dana.personId}/own-access/withdraw`,
  )
  const old = await aCode(dana)
  await sql`update people.own_code set given_at = now() - interval '8 days', expires_at = now() - interval '1 second' where used_at is null and withdrawn_at is null`.execute(
    it.owner,
  )
  const leaver = await aUser(it.owner, it.partnership, ['worker'], outreach.organisationId)
  const left = await aCode(dana, await it.signIn(leaver))
  await sql`update partnership.user_account set disabled_at = now() where id = ${leaver.id}::uuid`.execute(
    it.owner,
  )
  const bodies = new Set<string>()
  for (const code of [newCode(), used, withdrawn, old, left]) {
    const reply = await enrol(somebody(), code)
    assert.equal(reply.status, 400)
    bodies.add(reply.body.replaceAll(code, '').replaceAll(/name="csrf" value="[^"]+"/g, ''))
  }
  assert.equal(bodies.size, 1)
})

test('a code tried a thousand times, one after the other and all at once, gets nowhere', async () => {
  const code = newCode()
  const attacker = browserAt('203.0.113.9')
  const page = await attacker.get('/mine/new')
  const csrf = /name="csrf" value="([^"]+)"/.exec(page.body)?.[1] ?? ''
  assert.notEqual(csrf, '')
  const tries = () =>
    Array.from({ length: 100 }, () =>
      attacker.forge('/mine/new', { csrf, code, phrase, again: phrase }),
    )
  let looked = 0
  for (let round = 0; round < 10; round += 1)
    for (const reply of await Promise.all(tries())) {
      assert.notEqual(reply.status, 303)
      if (/does not work/.test(reply.body)) looked += 1
    }
  assert.ok(looked <= 5, `${looked} tries reached the code`)
  // Whoever comes from elsewhere with a right code is not kept out by it.
  assert.equal((await enrol(somebody(), await aCode(shaz))).status, 303)
})

test('guesses from one place are slowed, and while the whole service is tried out every new place still has a few', async () => {
  await forgetTries()
  const place = browserAt('203.0.113.77')
  let refusedAfter = 0
  for (let tries = 0; tries < 25; tries += 1) {
    const reply = await enrol(place, newCode())
    if (/too many tries/.test(reply.body)) break
    refusedAfter += 1
  }
  assert.equal(refusedAfter, 20)
  await sql`insert into people.own_try (key) select sha256(convert_to(i::text, 'UTF8')) from generate_series(1, 700) i`.execute(
    it.owner,
  )
  const code = await aCode(shaz)
  const honest = somebody()
  await enrol(honest, newCode())
  assert.equal((await enrol(honest, code)).status, 303)
  await sql`update people.own_try set at = at - interval '16 minutes'`.execute(it.owner)
  assert.match((await enrol(place, newCode())).body, /does not work/)
  await forgetTries()
})

test('with a key and the phrase they come back; wrong ones get one answer, and many wrong phrases end the key', async () => {
  const browser = await enrolled(shaz)
  const page = await browser.submit('/mine/key', { what: 'make' })
  const key = /tl-slip__code">([^<]+)</.exec(page.body)?.[1] ?? ''
  const back = somebody()
  assert.equal((await back.submit('/mine/back', { key, phrase })).location, '/mine/before')
  assert.equal((await back.get('/mine/kept')).status, 200)
  const wrong = await somebody().submit('/mine/back', { key, phrase: 'a poodle called Duke' })
  const unknown = await somebody().submit('/mine/back', { key: newCode(), phrase })
  const bare = (body: string) => body.replaceAll(/value="[^"]*"/g, '')
  assert.equal(bare(wrong.body), bare(unknown.body))
  assert.match(wrong.body, /is not right/)
  await sql`update people.own_access set wrong_phrases = 28 where ended_at is null`.execute(
    it.owner,
  )
  for (const guess of ['guess number one', 'guess number two'])
    await somebody().submit('/mine/back', { key, phrase: guess })
  await forgetTries()
  assert.match((await somebody().submit('/mine/back', { key, phrase })).body, /is not right/)
  // A worker helps them in again.
  assert.equal((await (await enrolled(shaz)).get('/mine/kept')).status, 200)
})

test('a wrong phrase five times makes even the right one wait a quarter of an hour', async () => {
  const browser = await enrolled(shaz)
  const key =
    /tl-slip__code">([^<]+)</.exec(
      (await browser.submit('/mine/key', { what: 'make' })).body,
    )?.[1] ?? ''
  for (let tries = 0; tries < 5; tries += 1)
    await somebody().submit('/mine/back', { key, phrase: `wrong ${tries}` })
  assert.match((await somebody().submit('/mine/back', { key, phrase })).body, /too many tries/)
  await sql`update people.own_try set at = at - interval '16 minutes'`.execute(it.owner)
  assert.equal((await somebody().submit('/mine/back', { key, phrase })).status, 303)
  await forgetTries()
})

test('stopping it signs them out at once, and so do a new code, fifteen idle minutes and two hours', async () => {
  const stopped = await enrolled(shaz)
  await staff.submit(
    `/people/${shaz.personId}/own-access`,
    {},
    `/people/${shaz.personId}/own-access/withdraw`,
  )
  assert.equal((await stopped.get('/mine/kept')).location, '/mine?ended=idle')
  const first = await enrolled(shaz)
  const second = await enrolled(shaz)
  assert.equal((await first.get('/mine/kept')).status, 303)
  await sql`update people.own_session set seen_at = now() - interval '16 minutes'`.execute(it.owner)
  assert.equal((await second.get('/mine/kept')).status, 303)
  const third = await enrolled(shaz)
  await sql`update people.own_session set expires_at = now()`.execute(it.owner)
  assert.equal((await third.get('/mine/kept')).status, 303)
})

test('leaving and signing out end the session and clear what the browser keeps; pages are never kept', async () => {
  const browser = await enrolled(shaz)
  const page = await browser.get('/mine/kept')
  assert.match(String(page.headers['cache-control']), /no-store/)
  const left = await browser.get('/mine/leave')
  assert.equal(left.location, 'https://www.bbc.co.uk/weather')
  assert.equal(left.headers['clear-site-data'], '"cache"')
  assert.equal((await browser.get('/mine/kept')).status, 303)
  const other = await enrolled(shaz)
  assert.equal((await other.submit('/mine/home', {}, '/mine/out')).location, '/mine?ended=out')
  assert.equal((await other.get('/mine/home')).status, 303)
})

test('warnings, notes, other people and private things are never shown, and nobody learns whether there are any', async () => {
  const kim = await aRecord(it.owner, outreach, { given: 'Kim' })
  const before = await (await enrolled(kim)).get('/mine/kept')
  const fact = (category: 'identity' | 'contact' | 'domestic-abuse' | 'safeguarding') => ({
    id: newId(),
    ...factBy(outreach, kim.recordId, category),
  })
  await it.owner
    .insertInto('people.note')
    .values({ ...fact('identity'), happenedAt: new Date(), words: 'SECRET note' })
    .execute()
  await it.owner
    .insertInto('people.companion')
    .values({ ...fact('contact'), kind: 'partner', name: 'SECRET Daz' })
    .execute()
  await it.owner
    .insertInto('people.companion')
    .values({ ...fact('safeguarding'), kind: 'child', name: 'SECRET child' })
    .execute()
  await it.owner
    .insertInto('people.contactRoute')
    .values({
      ...fact('domestic-abuse'),
      kind: 'postal',
      value: 'SECRET refuge',
      compact: '',
      safe: 'no',
    })
    .execute()
  await it.owner
    .insertInto('people.warning')
    .values({
      ...fact('identity'),
      kind: 'risk-from-others',
      saidBy: 'SECRET',
      reviewOn: '2030-01-01',
      textCategory: 'domestic-abuse',
    })
    .execute()
  const browser = await enrolled(kim)
  const bare = (body: string) => body.replaceAll(/value="[^"]*"/g, '')
  for (const path of ['kept', 'who', 'choices', 'asked'])
    assert.doesNotMatch((await browser.get(`/mine/${path}`)).body, /SECRET|abuse/i)
  assert.equal(bare((await browser.get('/mine/kept')).body), bare(before.body))
})

test('who may see it, and why, as the rules decide it; a no counts at once', async () => {
  await it.owner
    .insertInto('people.whereabouts')
    .values({
      id: newId(),
      ...factBy(outreach, dana.recordId, 'street'),
      place: 'Behind the market',
      seenAt: new Date(),
    })
    .execute()
  const browser = await enrolled(dana)
  const who = await browser.get('/mine/who')
  assert.match(who.body, /Where you were seen<\/strong>: not now: only if you say yes/)
  assert.match(who.body, /How to reach you<\/strong>: can see it/)
  const council = await it.signIn(worker)
  const seen = async () =>
    (
      await asUser(it.owner, worker, tx =>
        sql<{
          n: number
        }>`select count(*)::int as n from people.record where person_id = ${dana.personId}::uuid`.execute(
          tx,
        ),
      )
    ).rows[0]?.n
  assert.equal(await seen(), 1)
  const reply = await browser.submit('/mine/choices', {
    what: 'object',
    organisation: worker.organisationId,
    id: newId(),
    why: 'my ex works there',
  })
  assert.equal(reply.status, 303)
  assert.equal(await seen(), 0)
  assert.equal((await council.get(`/people/${dana.personId}/own-access`)).status, 404)
  assert.match((await browser.get('/mine/who')).body, /not now, because you said no/)
  const id = /<button[^>]*value="([^"]+)"[^>]*>\s*I do not mind/.exec(
    (await browser.get('/mine/choices')).body,
  )?.[1]
  assert.ok(id)
  assert.equal((await browser.submit('/mine/choices', { what: 'end', id })).status, 303)
  assert.equal(await seen(), 1)
})

test('a yes that is taken back counts no more at the next request; taken back twice, once', async () => {
  await it.owner
    .insertInto('people.consent')
    .values({
      id: newId(),
      partnershipId: it.partnership.id,
      recordId: dana.recordId,
      formCode: 'share',
      formVersion: 1,
      part: 'share',
      decision: 'given',
      askedHow: 'in-person',
      decidedAt: new Date(),
      recordedBy: outreach.id,
    })
    .execute()
  const consented = async () =>
    (
      await sql<{
        yes: boolean
      }>`select people.has_consented(${dana.personId}::uuid, ${worker.organisationId}::uuid, 'street') as yes`.execute(
        it.owner,
      )
    ).rows[0]?.yes
  assert.equal(await consented(), true)
  const browser = await enrolled(dana)
  const page = await browser.get('/mine/choices')
  const id = /<button[^>]*value="([^"]+)"[^>]*>\s*Take this yes back/.exec(page.body)?.[1] ?? ''
  assert.equal((await browser.submit('/mine/choices', { what: 'withdraw', id })).status, 303)
  assert.equal(await consented(), false)
  const replayed = await browser.submit('/mine/choices', { what: 'withdraw', id })
  assert.equal(replayed.status, 400)
  assert.match(replayed.body, /changed meanwhile/)
})

test('after a merge the page is closed, also for a code not yet used, until a worker confirms', async () => {
  const [one, other] = [
    await aRecord(it.owner, outreach, { given: 'Ali' }),
    await aRecord(it.owner, outreach, { given: 'Alina', family: 'Another' }),
  ]
  const browser = await enrolled(one)
  const move = async (to: string, number: number, because: string) => {
    await sql`update people.record set person_id = ${to}::uuid where id = ${other.recordId}::uuid`.execute(
      it.owner,
    )
    await sql`insert into people.link (record_id, number, partnership_id, person_id, because, linked_by)
      values (${other.recordId}::uuid, ${number}, ${it.partnership.id}::uuid, ${to}::uuid, ${because}, ${outreach.id}::uuid)`.execute(
      it.owner,
    )
  }
  await move(one.personId, 2, 'merged')
  assert.equal((await browser.get('/mine/kept')).location, '/mine?ended=paused')
  await move(other.personId, 3, 'unmerged')
  const page = await staff.get(`/people/${one.personId}/own-access`)
  assert.match(page.body, /merged or parted/)
  const again = somebody()
  const confirm = /action="([^"]+\/confirm)"/.exec(page.body)?.[1] ?? ''
  assert.equal((await staff.submit(`/people/${one.personId}/own-access`, {}, confirm)).status, 303)
  assert.equal((await again.get('/mine/kept')).status, 303)
  const code = await aCode(one)
  await move(one.personId, 4, 'merged')
  assert.match((await enrol(somebody(), code)).body, /does not work/)
})

test('an own session is nobody to the database: no table opens, and its functions tell of one person only', async () => {
  await enrolled(shaz)
  const own = 'a session of our own making'
  await sql`insert into people.own_session (token_hash, access_id, expires_at)
    select ${tokenHash(own)}, id, now() + interval '1 hour' from people.own_access where record_id = ${shaz.recordId}::uuid and ended_at is null`.execute(
    it.owner,
  )
  const session = tokenHash(own)
  const danas = await it.owner
    .selectFrom('people.name')
    .select('id')
    .where('recordId', '=', dana.recordId)
    .executeTakeFirstOrThrow()
  await asNobody(it.db, async tx => {
    const opened = await sql`select * from people.open_own_access(${session}, 'test')`.execute(tx)
    assert.equal(opened.rows.length, 1)
    for (const table of [
      'record',
      'person',
      'name',
      'consent',
      'correction',
      'subject_access',
      'own_setting',
    ])
      assert.equal(
        (await sql`select from ${sql.table(`people.${table}`)}`.execute(tx)).rows.length,
        0,
        table,
      )
    for (const table of [
      'partnership.organisation',
      'partnership.user_account',
      'partnership.agreement',
      'platform.audit_event',
    ])
      assert.equal((await sql`select from ${sql.table(table)}`.execute(tx)).rows.length, 0, table)
    const facts = await sql<{ id: string }>`select id from people.own_facts(${session})`.execute(tx)
    assert.ok(facts.rows.length > 0 && !facts.rows.some(row => row.id === danas.id))
    const asked = await sql<{
      outcome: string
    }>`select people.own_ask_correction(${session}, ${newId()}::uuid, 'name', ${danas.id}::uuid, 'x') as outcome`.execute(
      tx,
    )
    assert.equal(asked.rows[0]?.outcome, 'gone')
    for (const unknown of [tokenHash('another'), Buffer.alloc(0), null])
      assert.equal((await sql`select from people.own_facts(${unknown})`.execute(tx)).rows.length, 0)
  })
  for (const stolen of [
    sql`select * from people.own_session`,
    sql`select * from people.own_try`,
    sql`select phrase_hash from people.own_access`,
    sql`select code_hash from people.own_code`,
    sql`select people.own_holder('\\x00')`,
    sql`select people.looks_at_record(${shaz.recordId}::uuid, now(), 5)`,
    sql`insert into people.own_code default values`,
    sql`update people.own_access set ended_at = null`,
  ])
    await assert.rejects(
      asNobody(it.db, tx => stolen.execute(tx)),
      /permission denied/,
    )
})

test('addresses of other people, guessed, are not there; nor does a worker of another partnership get in', async () => {
  const browser = await enrolled(shaz)
  const danas = await it.owner
    .selectFrom('people.name')
    .select('id')
    .where('recordId', '=', dana.recordId)
    .executeTakeFirstOrThrow()
  assert.equal((await browser.get(`/mine/wrong/name/${danas.id}`)).status, 404)
  assert.equal((await browser.get('/mine/wrong/name/rubbish')).status, 404)
  assert.equal((await browser.get(`/mine/wrong/own_access/${danas.id}`)).status, 404)
  const elsewhere = await aPartnership(it.owner, 'Elsewhere')
  const stranger = await it.signIn(await aUser(it.owner, elsewhere, ['worker']))
  assert.equal((await stranger.get(`/people/${shaz.personId}/own-access`)).status, 404)
  const reply = await stranger.submit(
    '/account',
    {},
    `/people/${shaz.personId}/own-access/withdraw`,
  )
  assert.equal(reply.status, 404)
  assert.equal((await browser.get('/mine/kept')).status, 200)
})

test('forms without the token of this browser, and those of before coming in, are not accepted', async () => {
  const browser = await enrolled(shaz)
  const old = somebody()
  const before = /name="csrf" value="([^"]+)"/.exec((await old.get('/mine/new')).body)?.[1] ?? ''
  for (const path of [
    '/mine/new',
    '/mine/back',
    '/mine/choices',
    '/mine/key',
    '/mine/asked',
    '/mine/out',
  ])
    for (const csrf of ['', before]) {
      const reply = await browser.forge(path, { csrf, what: 'close' })
      assert.equal(reply.status, 403, path)
      assert.doesNotMatch(reply.body, /Throughline/)
    }
  assert.equal((await browser.get('/mine/kept')).status, 200)
})

test('who looked is shown with organisation and role, and names only if the partnership says so', async () => {
  const browser = await enrolled(shaz)
  const page = await browser.get('/mine/looked')
  assert.match(page.body, /A worker, Lantern Outreach/)
  assert.doesNotMatch(page.body, /Test worker/)
  const guardian = await it.signIn(await aUser(it.owner, it.partnership, ['data-guardian']))
  const path = '/people/own-access/settings'
  const set = {
    version: '0',
    staffShown: 'full-name',
    codeDays: '3',
    leaveTo: 'https://weather.example/',
  }
  assert.equal(
    (await guardian.submit(path, { ...set, leaveTo: 'javascript:alert(1)' })).status,
    400,
  )
  assert.equal((await guardian.submit(path, set)).status, 303)
  const stale = await guardian.submit(path, { ...set, staffShown: 'role' })
  assert.equal(stale.status, 409)
  assert.match(stale.body, /Saved meanwhile/)
  assert.match((await browser.get('/mine/looked')).body, /Test worker, a worker, Lantern Outreach/)
  assert.equal((await browser.get('/mine/leave')).location, 'https://weather.example/')
})

test('every visit and every act is in the chain, which is whole, and holds no code and no words', async () => {
  const { rows } = await sql<{ event: string; details: string }>`
    select event, details::text from platform.audit_event where event like 'people.own-access.%' or event like 'people.objection.%'`.execute(
    it.owner,
  )
  for (const event of [
    'code-given',
    'enrolled',
    'came-back',
    'viewed',
    'left',
    'withdrawn',
    'confirmed',
    'phrase-wrong',
    'key-made',
  ])
    assert.ok(
      rows.some(row => row.event === `people.own-access.${event}`),
      event,
    )
  assert.ok(!rows.some(row => row.details.includes('my ex')))
  assert.deepEqual((await sql`select * from platform.verify_audit()`.execute(it.owner)).rows, [])
})
