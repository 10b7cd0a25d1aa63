import assert from 'node:assert/strict'
import { test } from 'node:test'
import { instantOf, timeOf } from './london-time.ts'

test('a time in England is an instant, in summer and in winter', () => {
  assert.equal(instantOf('2026-11-22', '22:40')?.toISOString(), '2026-11-22T22:40:00.000Z')
  assert.equal(instantOf('2026-07-01', '0:15')?.toISOString(), '2026-06-30T23:15:00.000Z')
  assert.equal(instantOf('2026-07-01', '9.05')?.toISOString(), '2026-07-01T08:05:00.000Z')
  assert.equal(timeOf(new Date('2026-07-01T08:05:00Z')), '09:05')
})

test('the hour that autumn has twice is the first of them; the one that spring leaves out is no time', () => {
  assert.equal(instantOf('2026-10-25', '01:30')?.toISOString(), '2026-10-25T00:30:00.000Z')
  assert.equal(instantOf('2026-03-29', '01:30'), undefined)
  for (const text of ['', '24:00', '12:60', 'noon', '1230pm'])
    assert.equal(instantOf('2026-11-22', text), undefined, text)
})
