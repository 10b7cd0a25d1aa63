import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { salvage } from './salvage-rules.ts'

const needed = {
  id: '0192f0c1-0000-7000-8000-000000000001',
  seenAt: '2026-11-22T01:00:00.000Z',
  notedAt: '2026-11-22T01:00:00.000Z',
}

test('each part that is well is kept, and what is not is left out', () => {
  const kept = salvage(
    {
      bedding: 'flying',
      known: 'thought',
      words: 'Asked for a blanket',
      needs: 'wet',
      description: 'x'.repeat(900),
      offers: [{ offer: 'food-drink', answer: 'accepted' }],
      point: { lat: 400, lon: 0, accuracy: null },
    },
    needed,
  )
  assert.equal(kept.bedding, 'no')
  assert.equal(kept.known, 'thought')
  assert.equal(kept.words, 'Asked for a blanket')
  assert.deepEqual(kept.needs, [])
  assert.equal(kept.description, '')
  assert.deepEqual(kept.offers, [{ offer: 'food-drink', answer: 'accepted', words: '' }])
  assert.equal(kept.point, null)
})

test('whatever was sent, something can be made of it', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), content => {
      assert.equal(salvage(content as Record<string, unknown>, needed).id, needed.id)
    }),
    { numRuns: 200 },
  )
})
