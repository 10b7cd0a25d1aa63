/**
 * The page of a person, answered by the whole app in this process (no network), beside a read by primary key:
 *
 *   sh scripts/with-node.sh bench/people/person-page.ts [--data FOLDER] [--people N] [--pages N] [--connections N]
 *
 * FOLDER is one that `throughline demo --people N` filled (seed 1). Prints JSON, an object a line.
 */
import { parseArgs } from 'node:util'
import { makeApp } from '../../src/app.ts'
import { connect } from '../../src/platform/db/connect.ts'
import { folderStore } from '../../src/platform/files.ts'
import { captureSql } from '../bare-sql.ts'
import { report, rounded, share } from '../measure.ts'
import { drawSearches } from './draw-searches.ts'
import { openPeople, sessionOf } from './open-people.ts'
import { inMs, timesOf } from './times-of.ts'

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    people: { type: 'string', default: '100000' },
    pages: { type: 'string', default: '300' },
    connections: { type: 'string', default: '10' },
    as: { type: 'string', default: 'worker1@lantern.example' },
  },
})
const people = Number(values.people)
const opened = await openPeople({ data: values.data, people })
const db = connect({ ...opened.database.app, max: Number(values.connections) })
const app = await makeApp({
  db,
  files: folderStore(opened.folder),
  clock: () => new Date(),
  secure: false,
  log: false,
})
try {
  const { session } = await sessionOf(opened.owner, values.as, 'GET /people/:id')
  const headers = { cookie: `throughline_session=${session}` }
  const drawn = await drawSearches(opened.owner, { people, count: Number(values.pages), seed: 3 })
  const ids = drawn.map(one => one.personId)
  const statuses = new Map<number, number>()
  const show = async (id: string) => {
    const { statusCode } = await app.server.inject({ method: 'GET', url: `/people/${id}`, headers })
    statuses.set(statusCode, (statuses.get(statusCode) ?? 0) + 1)
  }
  const readByKey = async (id: string) => {
    await opened.owner.selectFrom('people.person').selectAll().where('id', '=', id).execute()
  }
  await timesOf(ids.slice(0, 40), 1, show)
  statuses.clear()
  const [first = ''] = ids
  const statements = await captureSql(() => show(first))
  for (const atOnce of [1, Number(values.connections)]) {
    const byKey = await timesOf(ids, atOnce, readByKey)
    const shown = await timesOf(ids, atOnce, show)
    report({ measured: 'read by primary key', connections: atOnce, people, ...inMs(byKey) })
    report({
      measured: 'page of a person, row-level security and audit on',
      connections: atOnce,
      people,
      ...inMs(shown),
      timesAKeyRead: rounded(share(shown.times, 0.5) / share(byKey.times, 0.5), 1),
      statements: statements.length,
      // Few are restricted, or barred to whoever asks: they are not there.
      answers: Object.fromEntries(statuses),
    })
  }
} finally {
  await app.server.close()
  await db.destroy()
  await opened.close()
}
