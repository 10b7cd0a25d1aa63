import assert from 'node:assert/strict'
import { test } from 'node:test'
import { observationSchema } from '../../contexts/street/outreach/contract.ts'
import { draftOf, newDraft, observationOf, reasonsAgainst } from './contact-draft.ts'

const id = '0192f0c1-0000-7000-8000-000000000001'
const other = '0192f0c1-0000-7000-8000-000000000002'
const now = Date.parse('2026-01-15T02:14:00Z')
const draft = {
  ...newDraft(id, now, null, null),
  description: 'Woman, blue tent',
  place: 'The weir',
}
const point = { lat: 52.9, lon: -1.4, accuracy: 12 }

test('what the phone makes is what the server takes', () => {
  const observation = observationOf({ ...draft, bedding: 'about-to', point })
  assert.deepEqual(observationSchema.parse(observation), observation)
  assert.deepEqual(reasonsAgainst({ ...draft, bedding: 'about-to' }, now), [])
})

test('a point leaves the phone only where the worker says so, or where nothing else says the place', () => {
  const placed = { ...draft, bedding: 'no' as const, point }
  assert.equal(observationOf(placed).point, null)
  assert.deepEqual(observationOf({ ...placed, precise: true }).point, point)
  assert.deepEqual(observationOf({ ...placed, place: '' }).point, point)
  assert.equal(observationOf({ ...placed, place: '' }).precise, true)
})

test('nobody is left asleep who was not bedded down', () => {
  const asleep = { ...draft, leftAsleep: true }
  assert.equal(observationOf({ ...asleep, bedding: 'bedded-down' }).leftAsleep, true)
  assert.equal(observationOf({ ...asleep, bedding: 'no' }).leftAsleep, false)
})

test('what is missing or cannot be is said beside its field', () => {
  const fields = (changed: Partial<typeof draft>) =>
    reasonsAgainst({ ...draft, bedding: 'no', ...changed }, now).map(({ field }) => field)
  assert.deepEqual(fields({ bedding: null }), ['bedding'])
  assert.deepEqual(fields({ description: ' ' }), ['description'])
  assert.deepEqual(fields({ place: '' }), ['place'])
  assert.deepEqual(fields({ seenAt: '2026-01-15T02:17:00Z' }), ['seenAt'])
  assert.deepEqual(fields({ seenAt: '2026-01-15T02:15:30Z' }), [])
  assert.deepEqual(fields({ seenAt: '2026-01-07T02:14:00Z' }), ['seenAt'])
})

test('what was never sent is written anew in its place; what was, is put right by another', () => {
  const sent = observationOf({ ...draft, bedding: 'no' })
  const rewritten = draftOf(sent, 'Woman, blue tent', { rewrites: true })
  assert.equal(rewritten.id, id)
  assert.equal(rewritten.replacesId, null)
  const putRight = draftOf(sent, 'Woman, blue tent', {
    rewrites: false,
    id: other,
    now: now + 60_000,
  })
  assert.equal(putRight.id, other)
  assert.equal(putRight.replacesId, id)
  assert.equal(putRight.seenAt, sent.seenAt)
})
