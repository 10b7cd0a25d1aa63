import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  type ProfileCount,
  type ProtectedProfile,
  protectProfile,
  step,
  type TableShape,
} from './protect-profile.ts'

const rule = { threshold: 5, intervalValues: 5 }
const shapes: TableShape[] = [
  { dimension: 'funds', codes: ['yes', 'no', 'not-asked'], adds: true, sensitive: true },
  { dimension: 'gender', codes: ['woman', 'man', 'not-asked'], adds: true, sensitive: false },
  { dimension: 'need', codes: ['drugs', 'alcohol'], adds: false, sensitive: true },
]

/** The same numbers in each run, so that a failure can be looked at. */
function aRandom(seed: number) {
  let state = seed
  return (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

type Person = { funds: string; gender: string; needs: string[] }

function aPerson(random: (below: number) => number): Person {
  const one = (codes: readonly string[]) => codes[random(codes.length)] ?? ''
  return {
    funds: random(10) < 7 ? 'yes' : one(['yes', 'no', 'not-asked']),
    gender: one(['woman', 'man', 'man', 'man', 'not-asked']),
    needs: ['drugs', 'alcohol'].filter(() => random(3) === 0),
  }
}

function countOf(people: readonly Person[]): ProfileCount[] {
  const count = (dimension: string, code: string, is: (person: Person) => boolean) => ({
    dimension,
    code,
    people: people.filter(is).length,
  })
  return [
    count('all', 'all', () => true),
    ...['yes', 'no', 'not-asked'].map(code => count('funds', code, one => one.funds === code)),
    ...['woman', 'man', 'not-asked'].map(code => count('gender', code, one => one.gender === code)),
    ...['drugs', 'alcohol'].map(code => count('need', code, one => one.needs.includes(code))),
  ]
}

const flat = ({ all, tables }: ProtectedProfile) => [
  ['all', all] as const,
  ...[...tables].flatMap(([dimension, rows]) =>
    [...rows].map(([code, shown]) => [`${dimension} ${code}`, shown] as const),
  ),
]

test('an attack by difference: two profiles that differ by one person, come or gone, show the same', () => {
  const random = aRandom(7)
  for (let run = 0; run < 200; run += 1) {
    const people = Array.from({ length: random(90) }, () => aPerson(random))
    const other = random(2) === 0 ? [...people, aPerson(random)] : people.slice(1)
    const before = protectProfile([countOf(people)], shapes, rule)
    const after = protectProfile([countOf(people), countOf(other)], shapes, rule)
    assert.deepEqual(flat(after), flat(before))
  }
})

test('over a year of people who come and go no number moves by fewer than five people, and none stands for fewer than it may', () => {
  const random = aRandom(11)
  for (let run = 0; run < 30; run += 1) {
    let people = Array.from({ length: 10 + random(70) }, () => aPerson(random))
    const chain: ProfileCount[][] = []
    let before: ProtectedProfile | undefined
    let moved = new Map<string, number>()
    for (let month = 0; month < 12; month += 1) {
      people = [
        ...people.filter(() => random(12) > 0),
        ...Array.from({ length: random(9) }, () => aPerson(random)),
      ]
      const counts = countOf(people)
      chain.push(counts)
      const now = protectProfile(chain, shapes, rule)
      const last = new Map(before ? flat(before) : [])
      const next = new Map<string, number>()
      for (const [key, shown] of flat(now)) {
        const [dimension, code] = key === 'all' ? ['all', 'all'] : key.split(' ')
        const count =
          counts.find(one => one.dimension === dimension && one.code === code)?.people ?? 0
        const smallest = dimension === 'gender' ? rule.threshold : 10
        if (shown !== 'suppressed')
          assert.ok(count >= smallest, `${key} ${count} is shown as ${shown}`)
        if (before && last.get(key) !== shown)
          assert.ok(Math.abs(count - (moved.get(key) ?? 0)) >= step, `${key} moved for too few`)
        next.set(key, before && last.get(key) === shown ? (moved.get(key) ?? count) : count)
      }
      // A number may stay the same although it was looked at anew: the attacker cannot tell, and neither does the test.
      moved = next
      before = now
    }
  }
})

test('what is hidden leaves five values at least to whoever takes the other rows from everybody', () => {
  const random = aRandom(3)
  for (let run = 0; run < 300; run += 1) {
    const people = Array.from({ length: 14 + random(80) }, () => aPerson(random))
    const shown = protectProfile([countOf(people)], shapes, rule)
    if (shown.all === 'suppressed') continue
    for (const { dimension, adds } of shapes) {
      const rows = [...(shown.tables.get(dimension) ?? [])].map(([, value]) => value)
      if (!adds || rows.filter(value => value === 'suppressed').length !== 1) continue
      const known = rows.filter(value => value !== 'suppressed')
      const sum = known.reduce((total, value) => total + value, 0)
      const low = Math.max(0, shown.all - 2 - sum - 2 * known.length)
      const high = shown.all + 2 - sum + 2 * known.length
      assert.ok(high - low + 1 >= rule.intervalValues, JSON.stringify([dimension, rows, shown.all]))
    }
  }
})

test('few people show no number at all, and none is as hidden as some', () => {
  const eight = Array.from({ length: 8 }, () => ({ funds: 'yes', gender: 'man', needs: [] }))
  const few = protectProfile([countOf(eight)], shapes, rule)
  for (const [key, shown] of flat(few)) assert.equal(shown, 'suppressed', key)
})
