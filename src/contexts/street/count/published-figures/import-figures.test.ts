import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { openTestDatabase, type TestDatabase } from '../../../../../test/database.ts'
import { connect, type Db } from '../../../../platform/db/connect.ts'
import { importFigures } from './import-figures.ts'
import { loadShippedFigures } from './load-shipped-figures.ts'

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

const edition = {
  edition: 'Autumn 2030',
  source: 'An invented table',
  publishedOn: '2031-02-20',
  certainty: 'confirmed',
  licence: 'Open Government Licence v3.0',
} as const

const add = (text: string, of: Partial<typeof edition> | { edition: string } = {}) =>
  owner
    .transaction()
    .execute(tx => importFigures(tx, { ...edition, ...of }, { name: 'table.csv', text }))

const held = async (of: string) =>
  (
    await sql<{ said: string }>`
      select concat_ws(' ', area_code, year, coalesce(value::text, marker)) as said
      from street.published_figure where edition = ${of} order by 1`.execute(owner)
  ).rows.map(row => row.said)

test('what comes with the service is loaded once, and every sum is right', async () => {
  const first = await owner.transaction().execute(loadShippedFigures)
  assert.ok(first.reduce((sum, one) => sum + one.added, 0) > 7000)
  assert.deepEqual(
    first.flatMap(one => one.sums).filter(one => one.sum !== one.expected),
    [],
  )
  const checked = first.flatMap(one => one.sums).map(one => one.what)
  assert.ok(checked.includes('Councils in 2020') && checked.includes('Councils in 2021'))
  const again = await owner.transaction().execute(loadShippedFigures)
  assert.equal(
    again.reduce((sum, one) => sum + one.added, 0),
    0,
  )
})

test('zero, missing and not available are three things', async () => {
  await add('lad_code,2030,2031,2032\nE07000033,0,,[x]\n')
  assert.deepEqual(await held('Autumn 2030'), [
    'E07000033 2030 0',
    'E07000033 2031 blank',
    'E07000033 2032 x',
  ])
})

test('the same again changes nothing; another value for the same edition is refused, all of it', async () => {
  const came = await add('lad_code,2030\nE07000033,0\n')
  assert.deepEqual([came.added, came.already], [0, 1])
  await assert.rejects(
    add('lad_code,2030\nE07000034,9\nE07000033,1\n'),
    /holds E07000033 2030 already, with 0 and not 1/,
  )
  assert.equal((await held('Autumn 2030')).length, 3)
  await add('lad_code,2030\nE07000033,1\n', { edition: 'Autumn 2030, revised' })
  assert.deepEqual(await held('Autumn 2030, revised'), ['E07000033 2030 1'])
})

test('a file with mistakes is refused with each of them, and leaves no edition', async () => {
  await assert.rejects(
    add('lad_code,2030\nE07000034,many\n', { edition: 'Spoilt' }),
    /Row 2, 2030: 'many' is neither/,
  )
  const { rows } = await sql`select from street.published_edition where edition = 'Spoilt'`.execute(
    owner,
  )
  assert.equal(rows.length, 0)
})

test('requests read published figures and write none', async () => {
  const asRequest = (statement: string) =>
    owner.transaction().execute(async tx => {
      await sql`set local role throughline_app`.execute(tx)
      return (await sql.raw(statement).execute(tx)).rows.length
    })
  assert.equal(await asRequest('select from street.published_figure limit 5'), 5)
  for (const statement of [
    'update street.published_figure set value = 0',
    'delete from street.published_figure',
    `insert into street.area_recode values ('E07000033', 'E07000034', 'x', '2026-01-01', 'x')`,
  ])
    await assert.rejects(asRequest(statement), /permission denied/)
})
