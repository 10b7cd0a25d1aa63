import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { DeathCount } from './death-queries.ts'
import { protectReport } from './death-report.ts'

const rule = { threshold: 5, intervalValues: 5, roundTo: null }
const codes = new Map([
  ['accommodation', ['rough', 'hostel', 'sofa']],
  ['cause', ['drugs', 'cold']],
  ['review', ['review', 'none']],
  ['cohort', ['care-leaver']],
  ['theme', ['self-neglect']],
])
const counts = (rows: [string, string, number][]): DeathCount[] =>
  rows.map(([dimension, code, deaths]) => ({ dimension, code, deaths }))

test('a small number is hidden, and another with it, so that the total does not give it away', () => {
  const report = protectReport(
    counts([
      ['all', 'all', 20],
      ['accommodation', 'rough', 12],
      ['accommodation', 'hostel', 6],
      ['accommodation', 'sofa', 2],
      ['cause', 'drugs', 10],
      ['cause', 'cold', 10],
      ['review', 'review', 20],
    ]),
    codes,
    rule,
  )
  const [accommodation, cause] = report.tables
  assert.deepEqual(
    accommodation?.rows.map(row => row.deaths),
    [12, 'suppressed', 'suppressed'],
  )
  assert.deepEqual(
    cause?.rows.map(row => row.deaths),
    [10, 10],
  )
  assert.equal(report.all, 20)
})

test('nearly all of the deaths say how many were not among them, so that is hidden too', () => {
  const report = protectReport(
    counts([
      ['all', 'all', 20],
      ['accommodation', 'rough', 20],
      ['cause', 'drugs', 20],
      ['review', 'review', 20],
      ['theme', 'self-neglect', 19],
    ]),
    codes,
    rule,
  )
  assert.equal(
    report.tables.find(table => table.dimension === 'theme')?.rows[0]?.deaths,
    'suppressed',
  )
})

test('a year with few deaths prints no number of them', () => {
  const report = protectReport(
    counts([
      ['all', 'all', 3],
      ['accommodation', 'rough', 3],
      ['cause', 'cold', 3],
      ['review', 'none', 3],
    ]),
    codes,
    rule,
  )
  assert.equal(report.all, 'suppressed')
  for (const { rows } of report.tables)
    for (const { deaths } of rows) assert.ok(deaths === 'suppressed' || deaths === 0)
})
