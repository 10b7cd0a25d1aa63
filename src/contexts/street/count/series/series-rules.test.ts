import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { readFigures } from '../published-figures/read-figures.ts'
import { compareNewest } from './caution-rules.ts'
import { checkClaim, type YearValues } from './claim-rules.ts'
import { judgeTarget } from './target-rules.ts'

/** The figures that were published, added up over areas; null where one is missing. */
function published(file: string, codes?: string[]): YearValues {
  const read = readFigures(
    readFileSync(new URL(`../published-figures/${file}`, import.meta.url), 'utf8'),
  )
  assert.ok(read.ok)
  const wanted = read.figures.filter(one => !codes || codes.includes(one.areaCode))
  return new Map(
    [...Map.groupBy(wanted, one => one.year)].map(([year, figures]) => [
      year,
      figures.some(one => one.value === null)
        ? null
        : figures.reduce((sum, one) => sum + (one.value ?? 0), 0),
    ]),
  )
}

const northDerbyshire = published('north-derbyshire-2010-2025.csv')
const england = new Map([
  ...published('england-totals.csv'),
  ...published('england-totals-second-hand.csv'),
])

test('North Derbyshire’s 65% from 2010 to 2017 is +150%, England’s +169%, and may be England’s 165% of 2018', () => {
  const claim = { unit: 'per-cent', claimed: 65, fromYear: 2010, toYear: 2017 } as const
  const checked = checkClaim(claim, northDerbyshire, england)
  assert.equal(checked.verdict, 'wrong')
  assert.deepEqual(checked.area, {
    fromYear: 2010,
    toYear: 2017,
    from: 8,
    to: 20,
    people: 12,
    perCent: 150,
  })
  assert.equal(Math.round(checked.england?.perCent ?? 0), 169)
  assert.deepEqual(
    checked.origins.map(({ kind, where, change }) => [kind, where, change.fromYear, change.toYear]),
    [['first-digit-lost', 'england', 2010, 2018]],
  )
})

test('a claim is right to the precision with which it is written', () => {
  const to = (claimed: number, unit: 'per-cent' | 'people' = 'per-cent') =>
    checkClaim({ unit, claimed, fromYear: 2010, toYear: 2017 }, england, england).verdict
  assert.equal(to(169), 'right')
  assert.equal(to(168.7), 'right')
  assert.equal(to(168.72), 'right')
  assert.equal(to(168), 'wrong')
  assert.equal(to(168.6), 'wrong')
  assert.equal(to(2983, 'people'), 'right')
})

test('the percentage of the later figure, and a neighbouring year, are found as possible origins', () => {
  const ratio = checkClaim(
    { unit: 'per-cent', claimed: 250, fromYear: 2010, toYear: 2017 },
    northDerbyshire,
    england,
  )
  assert.deepEqual(
    ratio.origins.map(one => [one.kind, one.where]),
    [['ratio', 'area']],
  )
  const beside = checkClaim(
    { unit: 'per-cent', claimed: 188, fromYear: 2010, toYear: 2017 },
    northDerbyshire,
    england,
  )
  assert.equal(beside.origins[0]?.kind, 'as-it-is')
  assert.equal(beside.origins[0]?.change.toYear, 2018)
})

test('nothing is said of years that are not known, or of a percentage of nobody', () => {
  const to = (fromYear: number, toYear: number, values: YearValues) =>
    checkClaim({ unit: 'per-cent', claimed: 50, fromYear, toYear }, values, england).verdict
  assert.equal(to(2017, 2022, northDerbyshire), 'cannot-tell')
  assert.equal(to(2009, 2017, northDerbyshire), 'cannot-tell')
  assert.equal(
    to(
      2010,
      2011,
      new Map([
        [2010, 0],
        [2011, 4],
      ]),
    ),
    'cannot-tell',
  )
})

test('halving by 2022 was reached in 2021 and lost again; ending it by 2027 is off course', () => {
  const halve = { baselineYear: 2017, targetYear: 2022, perCent: -50, people: null }
  const judged = judgeTarget(halve, northDerbyshire)
  assert.equal(judged.wanted, 10)
  assert.deepEqual(judged.judged, { year: 2021, people: 5 })
  assert.deepEqual(judged.newest, { year: 2025, people: 18 })
  assert.equal(judged.state, 'lost')
  const end = { baselineYear: 2017, targetYear: 2027, perCent: null, people: 0 }
  assert.equal(judgeTarget(end, northDerbyshire).state, 'off-course')
})

test('a target is met, missed, on course or not measurable', () => {
  const target = { baselineYear: 2017, targetYear: 2020, perCent: -50, people: null }
  const state = (...values: [number, number | null][]) => judgeTarget(target, new Map(values)).state
  assert.equal(state([2017, 20], [2020, 10]), 'met')
  assert.equal(state([2017, 20], [2020, 11]), 'missed')
  assert.equal(state([2017, 20], [2018, 16]), 'on-course')
  assert.equal(state([2017, 20], [2018, 17]), 'off-course')
  assert.equal(state([2018, 20], [2020, 1]), 'not-measurable')
  assert.equal(state([2017, 20]), 'not-measurable')
  assert.equal(state([2017, 20], [2018, null], [2023, 4]), 'not-measurable')
  const more = { baselineYear: 2017, targetYear: 2020, perCent: 10, people: null }
  assert.equal(
    judgeTarget(
      more,
      new Map([
        [2017, 20],
        [2020, 22],
      ]),
    ).state,
    'met',
  )
})

test('a year beside the one before carries its cautions', () => {
  const small = compareNewest(
    new Map([
      [2024, 4],
      [2025, 6],
    ]),
    new Map([
      [2024, 'Count-based estimate'],
      [2025, 'Evidence-based estimate'],
    ]),
  )
  assert.ok(small)
  assert.match(small.cautions.join('\n'), /approach changed: count-based estimate in 2024/)
  assert.match(small.cautions.join('\n'), /one person more or fewer is 25% of 4/)
  assert.match(small.cautions.join('\n'), /chance alone/)
  assert.match(small.cautions.join('\n'), /With 2 years, fewer than 13/)
  const country = compareNewest(england, new Map())
  assert.deepEqual(
    country?.cautions.map(one => one.slice(0, 20)),
    ['How it was counted i', 'The difference is no'],
  )
  assert.equal(compareNewest(new Map([[2024, 4]]), new Map()), undefined)
})
