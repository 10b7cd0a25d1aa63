/**
 * Beginning records of new people, with row-level security and the audit event, beside a read by primary key and the
 * audit event alone; and how large tables and indexes are.
 *
 *   sh scripts/with-node.sh bench/people/create.ts [--data FOLDER] [--people N] [--creates N] [--connections N]
 *
 * FOLDER is one that `throughline demo --people N` filled; what is created stays in it. Prints JSON, an object a line.
 */
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import { beginRecord } from '../../src/contexts/people/index.ts'
import { inventPerson } from '../../src/demonstration/streets/invent-person.ts'
import { seededRandom } from '../../src/demonstration/streets/seeded-random.ts'
import { recordAudit } from '../../src/platform/audit.ts'
import { type Access, writeAs } from '../../src/platform/db/access.ts'
import { connect, type Db } from '../../src/platform/db/connect.ts'
import { newId } from '../../src/platform/ids.ts'
import { report, rounded, share } from '../measure.ts'
import { type OpenPeople, openPeople, sessionOf } from './open-people.ts'
import { inMs, timesOf } from './times-of.ts'

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    people: { type: 'string', default: '100000' },
    creates: { type: 'string', default: '300' },
    connections: { type: 'string', default: '10' },
    as: { type: 'string', default: 'worker1@lantern.example' },
  },
})
const people = Number(values.people)

async function begin(db: Db, access: Access, number: number) {
  const { given, family, born } = inventPerson(seededRandom(Date.now(), number), 2026)
  const birth = { precision: 'day', ...born, ageFrom: null, ageTo: null, asOn: null } as const
  const telling = {
    recordId: newId(),
    personId: null,
    source: 'told',
    given: { invented: true, given, family },
    names: [{ kind: 'legal', given, family, script: null }],
    birth,
  } as const
  await writeAs(db, access, async (tx, actor) => {
    if (!actor) throw new Error('Nobody is signed in')
    await beginRecord(tx, actor, telling, new Date())
  })
}

async function auditAlone(db: Db, access: Access) {
  await writeAs(db, access, tx =>
    recordAudit(tx, 'people.person.searched', null, { by: [], shown: [] }),
  )
}

async function reportSizes({ owner }: OpenPeople) {
  const { rows } = await sql<{ part: string; mb: number }>`
    select c.relname as part, round(pg_relation_size(c.oid) / 1048576.0)::int as mb
    from pg_class c where c.relnamespace = 'people'::regnamespace and c.relkind in ('r', 'i')
    order by pg_relation_size(c.oid) desc limit 12`.execute(owner)
  const { rows: all } = await sql<{ mb: number }>`
    select round(sum(pg_total_relation_size(c.oid)) / 1048576.0)::int as mb
    from pg_class c where c.relnamespace = 'people'::regnamespace and c.relkind = 'r'`.execute(
    owner,
  )
  report({ sizes: 'all tables and indexes of people', people, mb: all[0]?.mb })
  for (const { part, mb } of rows) report({ sizes: part, mb })
}

const opened = await openPeople({ data: values.data, people })
const db = connect({ ...opened.database.app, max: Number(values.connections) })
try {
  const access = await sessionOf(opened.owner, values.as, 'POST /people/new')
  const numbers = Array.from({ length: Number(values.creates) }, (_, number) => number)
  const { rows: some } = await sql<{
    id: string
  }>`select id from people.person limit ${numbers.length}`.execute(opened.owner)
  const readByKey = async (number: number) => {
    const id = some[number % some.length]?.id ?? ''
    await opened.owner.selectFrom('people.person').selectAll().where('id', '=', id).execute()
  }
  await timesOf(numbers.slice(0, 30), 1, number => begin(db, access, -1 - number))
  for (const atOnce of [1, Number(values.connections)]) {
    const byKey = await timesOf(numbers, atOnce, readByKey)
    const audited = await timesOf(numbers, atOnce, () => auditAlone(db, access))
    const begun = await timesOf(numbers, atOnce, number => begin(db, access, number))
    report({ measured: 'read by primary key', connections: atOnce, people, ...inMs(byKey) })
    report({ measured: 'an audit event alone', connections: atOnce, people, ...inMs(audited) })
    report({
      measured: 'a record begun, row-level security and audit on',
      connections: atOnce,
      people,
      ...inMs(begun),
      timesAKeyRead: rounded(share(begun.times, 0.5) / share(byKey.times, 0.5), 1),
    })
  }
  await reportSizes(opened)
} finally {
  await db.destroy()
  await opened.close()
}
