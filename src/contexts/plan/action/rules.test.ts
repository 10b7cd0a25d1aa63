import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readTimescale } from '../reading/assembly/timescale.ts'
import { dueOn } from './due-rules.ts'
import { dueMeaning } from './due-words.ts'
import { positionBetween, stepped } from './edit-rules.ts'
import { datesConflict, mergedTimescale, withAllNames } from './merge-rules.ts'

test('what is due is said in words beside the plan’s own', () => {
  const today = '2026-11-22'
  const cases: [string, string | null, RegExp][] = [
    ['Apr-20', null, /^30 April 2020, 6 years late$/],
    ['Oct-26', null, /^31 October 2026, 22 days late$/],
    ['Dec-26', null, /^31 December 2026$/],
    ['tbc', null, /^Date to be confirmed$/],
    ['', null, /^No date in the plan$/],
    ['Ongoing', null, /^No last day$/],
    ['12 months', null, /^12 months from the start of the plan, which nobody has said yet$/],
    ['12 months', '2026-04-01', /^1 April 2027$/],
    ['Mar-27 then quarterly', null, /^first by 31 March 2027, then every 3 months$/],
  ]
  for (const [words, start, meaning] of cases) {
    const timescale = readTimescale(words)
    const due = dueOn(timescale, start)
    const late = due !== null && due < today
    assert.match(dueMeaning({ timescale, dueOn: due, late }, today), meaning, words)
  }
})

test('a position between two neighbours is between them, or there is no room', () => {
  fc.assert(
    fc.property(
      fc.double({ noNaN: true, min: 0, max: 1e6 }),
      fc.double({ noNaN: true, min: 0, max: 10 }),
      (before, gap) => {
        const after = before + gap
        const position = positionBetween(before, after)
        if (position !== null) assert.ok(before < position && position < after)
        else assert.ok(after - before <= 1e-6)
      },
    ),
  )
})

test('stepping up and then down leaves the order as it was', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer(), { minLength: 2 }), fc.nat(), (list, at) => {
      const index = 1 + (at % (list.length - 1))
      assert.deepEqual(stepped(stepped(list, index, 'up'), index - 1, 'down'), list)
    }),
  )
})

test('a blank date conflicts with nothing, and the same date in other words does not either', () => {
  const conflict = (one: string, other: string) =>
    datesConflict(readTimescale(one), readTimescale(other))
  assert.equal(conflict('', 'Dec-20'), false)
  assert.equal(conflict('Dec-20', 'December 2020'), false)
  assert.equal(conflict('Dec-20', 'Jun-20'), true)
  assert.equal(conflict('ongoing', 'Jun-20'), true)
})

test('nobody is lost in a merge, and whoever leads is not named twice', () => {
  assert.deepEqual(
    withAllNames(
      { leads: ['A & B'], others: ['C'] },
      { leads: ['D'], others: ['A and B', 'E', 'c'] },
    ),
    { leads: ['A & B', 'D'], others: ['C', 'E'] },
  )
})

test('a merge never loses the only date there is', () => {
  const [none, dated] = [readTimescale(''), readTimescale('Dec-26')]
  assert.equal(mergedTimescale(dated, none, undefined), dated)
  assert.equal(mergedTimescale(none, dated, undefined), dated)
})
