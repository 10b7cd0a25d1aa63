import assert from 'node:assert/strict'
import { test } from 'node:test'
import pg from 'pg'
import { openTestDatabase } from '../../../test/database.ts'
import { nightOf } from './night-of.ts'

test('a night runs from noon to noon in England, in summer and in winter', () => {
  assert.equal(nightOf(new Date('2026-01-15T11:59:59Z')), '2026-01-14')
  assert.equal(nightOf(new Date('2026-01-15T12:00:00Z')), '2026-01-15')
  assert.equal(nightOf(new Date('2026-07-15T10:59:59Z')), '2026-07-14')
  assert.equal(nightOf(new Date('2026-07-15T11:00:00Z')), '2026-07-15')
  assert.equal(nightOf(new Date('2026-03-01T01:30:00Z')), '2026-02-28')
  assert.equal(nightOf(new Date('2026-01-01T03:00:00Z')), '2025-12-31')
})

test('both times that are half past one when the clocks go back belong to one night, and so does the hour that is missing in spring', () => {
  for (const at of ['2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z', '2026-10-24T23:00:00Z'])
    assert.equal(nightOf(new Date(at)), '2026-10-24')
  for (const at of ['2026-03-29T00:30:00Z', '2026-03-29T01:30:00Z'])
    assert.equal(nightOf(new Date(at)), '2026-03-28')
})

test('the database has the same rule, at every hour of four years', async () => {
  const database = await openTestDatabase()
  const client = new pg.Client(database.owner)
  try {
    await client.connect()
    const { rows } = await client.query<{ at: Date; night: string }>(
      `select at, street.night_of(at)::text as night
       from generate_series(timestamptz '2024-01-01', timestamptz '2028-01-01', interval '59 minutes') at`,
    )
    assert.ok(rows.length > 35_000)
    for (const { at, night } of rows) assert.equal(nightOf(at), night, at.toISOString())
  } finally {
    await client.end()
    await database.close()
  }
})
