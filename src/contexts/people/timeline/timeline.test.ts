import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startApp, type TestApp } from '../../../../test/app.ts'
import type { Browser } from '../../../../test/browser.ts'
import { aUser, type TestUser } from '../../../../test/builders/partnership.ts'
import { aRecord, asUser, factBy, permit } from '../../../../test/builders/people.ts'
import { newId } from '../../../platform/ids.ts'
import { categories } from '../categories.ts'

let it: TestApp
let ada: TestUser
let browser: Browser
before(async () => {
  it = await startApp({ today: '2026-11-22' })
  ada = await aUser(it.owner, it.partnership, ['worker'])
  await permit(it.owner, ada, ['street', 'contact', 'health', 'housing'])
  browser = await it.signIn(ada)
})
after(() => it.close())

/** A person with so many notes, `together` of them at one moment each. */
async function withNotes(count: number, together = 1) {
  const { personId, recordId } = await aRecord(it.owner, ada, { given: 'Shaz' })
  const rows = Array.from({ length: count }, (_, at) => ({
    id: newId(),
    ...factBy(ada, recordId, 'identity'),
    happenedAt: new Date(Date.UTC(2026, 0, 1 + Math.floor(at / together), 12)),
    words: `Note number ${at}.`,
  }))
  if (rows.length > 0) await it.owner.insertInto('people.note').values(rows).execute()
  return { path: `/people/${personId}`, personId, recordId }
}

const numbers = (body: string) =>
  [...body.matchAll(/Note number (\d+)\./g)].map(found => Number(found[1]))
const older = (body: string) =>
  /href="([^"]+)">Show what was before/.exec(body)?.[1]?.replaceAll('&amp;', '&')

test('page after page nothing is left out and nothing comes twice, also where much happened at one moment', async () => {
  for (const together of [1, 7, 60, 130]) {
    const { path } = await withNotes(130, together)
    const seen: number[] = []
    let next: string | undefined = `${path}?kind=note`
    for (let page = 0; next && page < 10; page++) {
      const { body } = await browser.get(next)
      seen.push(...numbers(body))
      next = older(body)
    }
    assert.equal(next, undefined)
    assert.deepEqual(
      seen.sort((a, b) => a - b),
      Array.from({ length: 130 }, (_, at) => at),
      `${together} at one moment`,
    )
  }
})

test('it can be asked for some kinds only, and says so in the form', async () => {
  const { path, recordId } = await withNotes(1)
  await it.owner
    .insertInto('people.whereabouts')
    .values({
      id: newId(),
      ...factBy(ada, recordId, 'street'),
      place: 'Behind the market',
      seenAt: new Date('2026-11-20T22:00:00Z'),
    })
    .execute()
  const timeline = (body: string) => body.slice(body.indexOf('id="timeline"'))
  const all = timeline((await browser.get(path)).body)
  assert.match(all, /Seen: Behind the market/)
  assert.match(all, /Wexshire Council began a record/)
  const notes = timeline((await browser.get(`${path}?kind=note`)).body)
  assert.match(notes, /Note number 0/)
  assert.doesNotMatch(notes, /Seen: Behind/)
  assert.match(notes, /value="note" checked/)
  const two = timeline((await browser.get(`${path}?kind=note&kind=place`)).body)
  assert.match(two, /Note number 0/)
  assert.match(two, /Seen: Behind the market/)
  for (const address of ['?kind=nonsense', '?before=yesterday', '?kind[]=1', '?kind=%27'])
    assert.equal((await browser.get(path + address)).status, 200, address)
})

test('the first telling is shown as it was given to staff who may read everything, and to nobody else', async () => {
  const { personId } = await aRecord(it.owner, ada, { given: 'Nadia' })
  const path = `/people/${personId}`
  assert.doesNotMatch((await browser.get(path)).body, /Given: Nadia/)
  const kim = await aUser(it.owner, it.partnership, ['worker'])
  await permit(
    it.owner,
    kim,
    categories.filter(category => category !== 'identity'),
  )
  assert.match((await (await it.signIn(kim)).get(path)).body, /Given: Nadia/)
  await assert.rejects(
    asUser(it.owner, kim, tx =>
      tx.selectFrom('people.record').select('given').where('personId', '=', personId).execute(),
    ),
    /permission denied/,
  )
})

test('long words are folded away and open without another page', async () => {
  const { path, recordId } = await withNotes(0)
  await it.owner
    .insertInto('people.note')
    .values({
      id: newId(),
      ...factBy(ada, recordId, 'health'),
      happenedAt: new Date('2026-11-20T12:00:00Z'),
      words: `${'She told the story of the dog. '.repeat(20)}The end.`,
    })
    .execute()
  const { body } = await browser.get(path)
  assert.match(body, /<details[^>]*>[\s\S]*Read all of it[\s\S]*The end\./)
})

test('a page with three hundred rows takes little more than one with none', async t => {
  const { path, recordId } = await withNotes(60)
  const at = (day: number) => ({
    id: newId(),
    recordedAt: new Date(Date.UTC(2026, 0, 1 + day, 9)),
  })
  for (let day = 0; day < 60; day++) {
    const street = factBy(ada, recordId, 'street')
    const contact = factBy(ada, recordId, 'contact')
    const identity = factBy(ada, recordId, 'identity')
    const { id, recordedAt } = at(day)
    await it.owner
      .insertInto('people.whereabouts')
      .values({ ...street, id, recordedAt, place: `Place ${day}`, seenAt: recordedAt })
      .execute()
    await it.owner
      .insertInto('people.belonging')
      .values({ ...contact, id: newId(), recordedAt, what: `Bag ${day}`, place: 'Hall' })
      .execute()
    await it.owner
      .insertInto('people.contactRoute')
      .values({
        ...contact,
        id: newId(),
        recordedAt,
        kind: 'online',
        value: `shaz${day}`,
        compact: '',
        safe: 'yes',
      })
      .execute()
    await it.owner
      .insertInto('people.name')
      .values({ ...identity, id: newId(), recordedAt, kind: 'street', given: `Shaz ${day}` })
      .execute()
  }
  const empty = await withNotes(0)
  const best = { full: Infinity, empty: Infinity }
  // By turns, so that whatever else the machine does falls on both.
  for (let round = 0; round < 15; round++)
    for (const [which, address] of [
      ['full', path],
      ['empty', empty.path],
    ] as const) {
      const begun = performance.now()
      assert.equal((await browser.get(address)).status, 200)
      best[which] = Math.min(best[which], performance.now() - begun)
    }
  t.diagnostic(
    `${best.full.toFixed(0)} ms with three hundred rows, ${best.empty.toFixed(0)} ms with none`,
  )
  assert.ok(best.full < best.empty * 3, JSON.stringify(best))
})
