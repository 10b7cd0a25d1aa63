/**
 * Search before create: the query of the page, with row-level security and its audit event, beside a read by primary key:
 *
 *   sh scripts/with-node.sh bench/people/search.ts [--data FOLDER] [--people N] [--searches N] [--connections N]
 *
 * FOLDER is one that `throughline demo --people N` filled (seed 1); without it one is made. Prints JSON, an object a line.
 */
import { parseArgs } from 'node:util'
import { findForm, readAsked } from '../../src/contexts/people/finding/find-form.ts'
import { findPeople } from '../../src/contexts/people/finding/find-people.ts'
import { recordAudit } from '../../src/platform/audit.ts'
import { dayOf } from '../../src/platform/dates.ts'
import { type Access, readTracedAs } from '../../src/platform/db/access.ts'
import { connect, type Db } from '../../src/platform/db/connect.ts'
import { report, rounded, share } from '../measure.ts'
import { queryKinds } from './corrupt-query.ts'
import { type DrawnSearch, drawSearches } from './draw-searches.ts'
import { openPeople, sessionOf } from './open-people.ts'
import { inMs, timesOf } from './times-of.ts'

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    people: { type: 'string', default: '100000' },
    searches: { type: 'string', default: '1500' },
    connections: { type: 'string', default: '10' },
    as: { type: 'string', default: 'worker1@lantern.example' },
    seed: { type: 'string', default: '7' },
  },
})
const people = Number(values.people)
const today = dayOf(new Date())

/** What the page does for one search: answers with the ids of those who are shown. */
async function search(db: Db, access: Access, { typed }: DrawnSearch): Promise<string[]> {
  const asked = readAsked(findForm.parse(typed), today)
  const found = await readTracedAs(
    db,
    access,
    async (tx, actor) => (asked && actor ? await findPeople(tx, actor, asked, today) : []),
    async (tx, shown) => {
      const details = { by: asked?.kinds ?? [], shown: shown.map(person => person.personId) }
      await recordAudit(tx, 'people.person.searched', null, details)
    },
  )
  return found.map(person => person.personId)
}

const opened = await openPeople({ data: values.data, people })
const db = connect({ ...opened.database.app, max: Number(values.connections) })
try {
  const access = await sessionOf(opened.owner, values.as, 'POST /people')
  const drawn = await drawSearches(opened.owner, {
    people,
    count: Number(values.searches),
    seed: Number(values.seed),
  })
  const readByKey = async ({ personId }: DrawnSearch) => {
    await opened.owner.selectFrom('people.person').selectAll().where('id', '=', personId).execute()
  }
  for (const one of drawn.slice(-300)) await search(db, access, one)
  await timesOf(drawn, 1, readByKey)
  for (const atOnce of [1, Number(values.connections)]) {
    const found = new Map<DrawnSearch, number>()
    const byKey = await timesOf(drawn, atOnce, readByKey)
    const searched = await timesOf(drawn, atOnce, async one => {
      found.set(one, (await search(db, access, one)).indexOf(one.personId))
    })
    report({ measured: 'read by primary key', connections: atOnce, people, ...inMs(byKey) })
    report({
      measured: 'search before create, row-level security and audit on',
      connections: atOnce,
      people,
      ...inMs(searched),
      timesAKeyRead: rounded(share(searched.times, 0.5) / share(byKey.times, 0.5), 1),
    })
    if (atOnce === 1) reportFound(drawn, found)
  }
} finally {
  await db.destroy()
  await opened.close()
}

function reportFound(drawn: readonly DrawnSearch[], found: ReadonlyMap<DrawnSearch, number>) {
  const firstTen = (some: readonly DrawnSearch[]) => ({
    searches: some.length,
    first: rounded(some.filter(one => found.get(one) === 0).length / some.length, 4),
    amongTen: rounded(some.filter(one => (found.get(one) ?? -1) >= 0).length / some.length, 4),
  })
  report({ found: 'everybody, as they are held', ...firstTen(drawn) })
  const whole = drawn.filter(one => one.isHeldWhole)
  report({ found: 'whose names and whole date of birth are held', ...firstTen(whole) })
  for (const kind of Object.keys(queryKinds))
    report({ found: kind, ...firstTen(whole.filter(one => one.kind === kind)) })
}
