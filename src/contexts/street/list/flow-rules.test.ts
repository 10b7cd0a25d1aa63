import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exactPeriods, flowWords, type Period, protectPeriods } from './flow-rules.ts'

const rule = { threshold: 5, intervalValues: 3, roundTo: null }

/** Months in a row in which what was, and came, less what left, is what is. */
function someMonths(seed: number): Period[] {
  let state = seed
  const below = (most: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state % most
  }
  let active = below(60)
  return Array.from({ length: 5 }, (_, number) => {
    if (number === 0) return { active, flows: [] }
    const flows = flowWords.map(({ direction, reason }) => ({
      direction,
      reason,
      people: below(3) === 0 ? below(12) : 0,
    }))
    const sum = (direction: string) =>
      flows.reduce((all, one) => all + (one.direction === direction ? one.people : 0), 0)
    // Nobody leaves who was not there.
    const more = Math.max(0, sum('out') - active - sum('in'))
    const [first] = flows
    if (first) first.people += more
    active += sum('in') - sum('out')
    return { active, flows }
  })
}

test('what leaves of months in a row is true or hidden, never small, and no sum has only one hidden part', () => {
  let hidden = 0
  for (let seed = 1; seed <= 60; seed++) {
    const months = someMonths(seed)
    const exact = exactPeriods(months)
    const shown = protectPeriods(months, rule)
    for (const [number, month] of shown.entries()) {
      const truth = exact[number]
      const before = shown[number - 1]
      assert.ok(truth)
      const pairs = [
        [month.active, truth.active],
        ...(before
          ? [
              [month.came, truth.came],
              [month.left, truth.left],
            ]
          : []),
        ...month.flows.map((one, at) => [one, truth.flows[at] ?? 0]),
      ] as const
      for (const [one, other] of pairs) {
        if (one === 'suppressed') hidden++
        else {
          assert.equal(one, other)
          assert.ok(one === 0 || one >= rule.threshold, `${one} is shown`)
        }
      }
      if (!before) continue
      const partsOf = (direction: string) =>
        month.flows.filter((_, at) => flowWords[at]?.direction === direction)
      for (const sum of [
        [month.came, ...partsOf('in')],
        [month.left, ...partsOf('out')],
        [before.active, month.came, month.active, month.left],
      ])
        assert.notEqual(sum.filter(one => one === 'suppressed').length, 1)
    }
  }
  assert.ok(hidden > 100)
})
