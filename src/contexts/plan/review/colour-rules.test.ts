import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { deriveColour, type Standing, type Status, statuses } from './colour-rules.ts'

const settled = { continues: false, desirable: 'yes', achievable: 'yes' } as const

test('each colour says in words which of its meanings it has', () => {
  const cases: [Partial<Standing>, string | null, RegExp][] = [
    [{ status: 'complete' }, 'green', /^Complete$/],
    [{ status: 'complete', continues: true }, 'green', /continues/],
    [{ status: 'begun' }, 'amber', /begun/],
    [{ status: 'partly-complete' }, 'amber', /Partly/],
    [{ status: 'begun', continues: true }, 'blue', /everyday work/],
    [{ status: 'not-begun' }, 'red', /not begun/],
    [{ status: 'begun', desirable: 'no' }, 'red', /desirable/],
    [{ status: 'begun', achievable: 'no' }, 'red', /achievable/],
    [{ status: 'parked' }, 'red', /Parked/],
    [{ status: 'begun', achievable: 'not-as-conceived' }, 'amber', /begun/],
    [
      { status: 'not-known', desirable: 'not-asked', achievable: 'not-asked' },
      null,
      /nobody has said/,
    ],
  ]
  for (const [part, colour, why] of cases) {
    const derived = deriveColour({ status: 'begun', ...settled, ...part })
    assert.equal(derived.colour, colour)
    assert.match(derived.why, why)
  }
})

const standing = fc.record({
  status: fc.constantFrom(...(Object.keys(statuses) as Status[])),
  continues: fc.boolean(),
  desirable: fc.constantFrom('yes', 'no', 'unsure', 'not-asked'),
  achievable: fc.constantFrom('yes', 'no', 'not-as-conceived', 'unsure', 'not-asked'),
}) as fc.Arbitrary<Standing>

test('nothing unknown is ever red, and only what is complete is green', () => {
  fc.assert(
    fc.property(standing, one => {
      const { colour, why } = deriveColour(one)
      if (one.status === 'not-known' && one.desirable !== 'no' && one.achievable !== 'no')
        assert.notEqual(colour, 'red')
      assert.equal(colour === 'green', one.status === 'complete')
      assert.notEqual(why, '')
    }),
  )
})
