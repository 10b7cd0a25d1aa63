import assert from 'node:assert/strict'
import { test } from 'node:test'
import { learnParties, readParties } from './parties.ts'

const read = (lines: string[], others: string[][] = [], wraps = false) => {
  const cells = [lines, ...others].map(cell => cell.map(text => ({ text })))
  return readParties(cells[0] ?? [], learnParties(wraps ? [] : cells), wraps)
}

test('paragraphs, semicolons, bullets and full stops separate parties', () => {
  assert.deepEqual(read(['Housing Options', 'Police']), ['Housing Options', 'Police'])
  assert.deepEqual(read(['ARC. CRISIS. STEPS.']), ['ARC', 'CRISIS', 'STEPS'])
  assert.deepEqual(read(['• Probation Service', '• DWP']), ['Probation Service', 'DWP'])
  assert.deepEqual(read(['Marram House; St. Osyth’s Hospital']), [
    'Marram House',
    'St. Osyth’s Hospital',
  ])
})

test('a plain list of short names is split at its commas', () => {
  assert.deepEqual(read(['Police, DWP, Shelter']), ['Police', 'DWP', 'Shelter'])
})

test('a name with commas stays whole', () => {
  assert.deepEqual(read(['Thrive, Grow, Belong']), ['Thrive, Grow, Belong'])
  assert.deepEqual(read(['Homeless Prevention Team, County Council']).length, 1)
  assert.deepEqual(read(['DWP, Reach, Rise and Rest'], [['Police', 'Reach, Rise and Rest']]), [
    'DWP',
    'Reach, Rise and Rest',
  ])
})

test('and, & and / do not separate', () => {
  assert.deepEqual(
    read(['Health & Housing Group', 'Police and Crime Commissioner', 'Adults/Children']),
    ['Health & Housing Group', 'Police and Crime Commissioner', 'Adults/Children'],
  )
})

test('lines that only wrapped are one party', () => {
  assert.deepEqual(read(['Rough Sleeping', 'Operational', 'Group.', 'Public Health.'], [], true), [
    'Rough Sleeping Operational Group',
    'Public Health',
  ])
})

test('dashes and n/a are nobody', () => {
  assert.deepEqual(read(['-']), [])
  assert.deepEqual(read(['N/A']), [])
})
