import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { protectCells, type Shown, type Sum } from './protect-cells.ts'
import { type CountTable, protectTable } from './protect-table.ts'
import { protectedShare } from './protected-share.ts'
import { type Bounds, rangeOf } from './range-of.ts'

const rule = { threshold: 5, intervalValues: 5, roundTo: null }

const tables = (most: number) =>
  fc
    .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }))
    .chain(([rows, columns]) =>
      fc.array(
        fc.array(fc.integer({ min: 0, max: most }), { minLength: columns, maxLength: columns }),
        { minLength: rows, maxLength: rows },
      ),
    )
    .map(
      (cells): CountTable => ({
        cells,
        rows: cells.map((_, row) => `row ${row}`),
        columns: (cells[0] ?? []).map((_, column) => `column ${column}`),
      }),
    )

/** Every table of whole numbers that fits what is shown, tried one by one: what an attacker with patience finds out. */
function attack(
  cells: Shown[][],
  rowTotals: Shown[],
  columnTotals: Shown[],
  total: Shown,
  most: number,
) {
  const width = cells[0]?.length ?? 0
  const flat = cells.flat()
  const found = flat.map(() => new Set<number>())
  const guess: number[] = []
  const fits = (shown: Shown | undefined, sum: number) => shown === 'suppressed' || shown === sum
  const walk = (at: number) => {
    if (at > 0 && at % width === 0) {
      const row = at / width - 1
      const sum = guess.slice(row * width, at).reduce((a, b) => a + b, 0)
      if (!fits(rowTotals[row], sum)) return
    }
    if (at === flat.length) {
      for (let column = 0; column < width; column += 1) {
        const sum = cells.reduce((all, _, row) => all + (guess[row * width + column] ?? 0), 0)
        if (!fits(columnTotals[column], sum)) return
      }
      if (
        !fits(
          total,
          guess.reduce((a, b) => a + b, 0),
        )
      )
        return
      for (const [place, value] of guess.entries()) found[place]?.add(value)
      return
    }
    const shown = flat[at]
    const values =
      typeof shown === 'number' ? [shown] : Array.from({ length: most }, (_, n) => n + 1)
    for (const value of values) {
      guess[at] = value
      walk(at + 1)
      guess.length = at
    }
  }
  walk(0)
  return found
}

test('trying every table that fits what is shown leaves at least five values for each hidden cell', () => {
  fc.assert(
    fc.property(tables(7), table => {
      const { cells, rowTotals, columnTotals, total } = protectTable(table, rule)
      const hidden = cells.flat().filter(cell => cell === 'suppressed').length
      fc.pre(hidden > 0 && hidden <= 4)
      const found = attack(cells, rowTotals, columnTotals, total, 14)
      cells.flat().forEach((cell, place) => {
        if (cell === 'suppressed')
          assert.ok(
            (found[place]?.size ?? 0) >= 5,
            JSON.stringify({ table, cells, rowTotals, columnTotals, total }),
          )
      })
    }),
    { numRuns: 60 },
  )
})

test('small counts are hidden, zeros and what is shown are true', () => {
  fc.assert(
    fc.property(tables(30), table => {
      const { cells, rowTotals, columnTotals, total } = protectTable(table, rule)
      table.cells.forEach((row, r) => {
        row.forEach((count, c) => {
          const shown = cells[r]?.[c]
          if (count === 0) assert.equal(shown, 0)
          else if (count < 5) assert.equal(shown, 'suppressed')
          else assert.ok(shown === count || shown === 'suppressed')
        })
        const sum = row.reduce((a, b) => a + b, 0)
        assert.ok(rowTotals[r] === sum || rowTotals[r] === 'suppressed')
      })
      const all = table.cells.flat().reduce((a, b) => a + b, 0)
      assert.ok(total === all || total === 'suppressed')
      assert.equal(columnTotals.length, table.columns.length)
    }),
    { numRuns: 200 },
  )
})

test('nothing is hidden where nothing is small', () => {
  const cells = [
    [5, 12, 0],
    [40, 6, 9],
  ]
  const shown = protectTable({ rows: ['a', 'b'], columns: ['x', 'y', 'z'], cells }, rule)
  assert.deepEqual(shown.cells, cells)
  assert.deepEqual(shown.rowTotals, [17, 55])
  assert.deepEqual(shown.columnTotals, [45, 18, 9])
  assert.equal(shown.total, 72)
})

test('one small cell takes others with it, so that no row or column gives it away', () => {
  const cells = [
    [3, 20, 30],
    [25, 35, 45],
    [50, 60, 70],
  ]
  const shown = protectTable({ rows: ['a', 'b', 'c'], columns: ['x', 'y', 'z'], cells }, rule)
  const hidden = shown.cells.map(row => row.filter(cell => cell === 'suppressed').length)
  assert.deepEqual(hidden, [2, 2, 0])
  assert.equal(shown.total, 338)
})

test('what a cell can be is exactly what trying every value finds', () => {
  const problem = fc
    .record({
      values: fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 3, maxLength: 6 }),
      open: fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
      slack: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 8, maxLength: 8 }),
      split: fc.integer({ min: 1, max: 5 }),
    })
    .map(({ values, open, slack, split }) => {
      // Two sums that overlap in one cell, and a total of each.
      const first = values.slice(0, split)
      const second = values.slice(Math.max(0, split - 1))
      const add = (list: number[]) => list.reduce((a, b) => a + b, 0)
      const cells = [...values, add(first), add(second)]
      const sums: Sum[] = [
        { total: values.length, parts: first.map((_, at) => at) },
        { total: values.length + 1, parts: second.map((_, at) => at + Math.max(0, split - 1)) },
      ]
      const bounds = cells.map(
        (value, at): Bounds =>
          open[at]
            ? { low: Math.max(0, value - (slack[at] ?? 0)), high: value + (slack[at] ?? 0) + 1 }
            : { low: value, high: value },
      )
      return { bounds, sums }
    })
  fc.assert(
    fc.property(problem, ({ bounds, sums }) => {
      const lows = bounds.map(() => Number.POSITIVE_INFINITY)
      const highs = bounds.map(() => Number.NEGATIVE_INFINITY)
      const walk = (guess: number[]) => {
        const bound = bounds[guess.length]
        if (!bound) {
          const add = (places: readonly number[]) =>
            places.reduce((sum, at) => sum + (guess[at] ?? 0), 0)
          if (sums.some(({ total, parts }) => add(parts) !== guess[total])) return
          for (const [at, value] of guess.entries()) {
            lows[at] = Math.min(lows[at] ?? 0, value)
            highs[at] = Math.max(highs[at] ?? 0, value)
          }
          return
        }
        for (let value = bound.low; value <= bound.high; value += 1) walk([...guess, value])
      }
      const size = bounds.reduce((all, { low, high }) => all * (high - low + 1), 1)
      fc.pre(size < 20_000)
      walk([])
      for (const at of bounds.keys())
        assert.deepEqual(rangeOf(at, bounds, sums), { low: lows[at], high: highs[at] })
    }),
    { numRuns: 200 },
  )
})

test('taking districts from a county, and a group from everybody, gives nothing away when they are protected together', () => {
  const rows = ['North', 'South', 'East', 'West']
  const cells = [
    [12, 9],
    [2, 14],
    [30, 11],
    [8, 7],
  ]
  const rowGroups = [
    { name: 'Uplands', rows: [0, 1] },
    { name: 'Lowlands', rows: [2, 3] },
  ]
  const shown = protectTable({ rows, columns: ['men', 'women'], cells, rowGroups }, rule)
  assert.equal(shown.cells[1]?.[0], 'suppressed')
  const [uplands] = shown.groups
  // Uplands less North would be South.
  assert.ok(uplands?.cells[0] === 'suppressed' || shown.cells[0]?.[0] === 'suppressed')
  assert.equal(shown.total, 93)
  // Everybody, and everybody without those who came from prison: the difference is three people.
  const everybody = [{ count: 40 }, { count: 37 }, { count: 3, unprinted: true }]
  const both = protectCells(everybody, [{ total: 0, parts: [1, 2] }], rule)
  assert.ok(both.slice(0, 2).includes('suppressed'))
})

test('what was hidden stays hidden in the next publication, and what was shown does not cover for it', () => {
  const first: CountTable = {
    rows: ['a', 'b', 'c'],
    columns: ['x', 'y'],
    cells: [
      [4, 20],
      [15, 30],
      [25, 35],
    ],
  }
  const shown = protectTable(first, rule)
  const hiddenThen = shown.cells.flat().map(cell => cell === 'suppressed')
  // One cell that nobody hides changes; everything else is as it was.
  const second: CountTable = {
    ...first,
    cells: [
      [4, 20],
      [15, 30],
      [25, 36],
    ],
  }
  const next = protectTable(second, rule, { counts: first, shown })
  assert.deepEqual(
    next.cells
      .flat()
      .map(cell => cell === 'suppressed')
      .slice(0, 4),
    hiddenThen.slice(0, 4),
  )
  // A cell that was at first as large as to be shown becomes small beside others that everybody has seen.
  const before: CountTable = {
    rows: ['a', 'b'],
    columns: ['x', 'y'],
    cells: [
      [6, 20],
      [15, 30],
    ],
  }
  const now: CountTable = {
    ...before,
    cells: [
      [4, 20],
      [15, 30],
    ],
  }
  const open = protectTable(before, rule)
  const closed = protectTable(now, rule, { counts: before, shown: open })
  const secret = closed.cells[0]?.[0]
  assert.equal(secret, 'suppressed')
  // 20 and 15 are known from before: only totals can cover for it.
  assert.equal(closed.rowTotals[0], 'suppressed')
  assert.equal(closed.columnTotals[0], 'suppressed')
  assert.equal(closed.total, 'suppressed')
})

test('rounded counts leave as many values, and zero stays zero', () => {
  const rounding = { ...rule, roundTo: 5 }
  fc.assert(
    fc.property(tables(40), table => {
      const { cells, rowTotals, total } = protectTable(table, rounding)
      for (const shown of [...cells.flat(), ...rowTotals, total])
        assert.ok(shown === 'suppressed' || shown % 5 === 0)
      table.cells.flat().forEach((count, place) => {
        if (count === 0) assert.equal(cells.flat()[place], 0)
        else assert.notEqual(cells.flat()[place], 0)
      })
    }),
    { numRuns: 100 },
  )
})

test('a percentage is worked out from what is shown alone', () => {
  assert.equal(protectedShare(10, 40), 25)
  assert.equal(protectedShare('suppressed', 40), 'suppressed')
  assert.equal(protectedShare(10, 'suppressed'), 'suppressed')
  assert.equal(protectedShare(0, 0), null)
})

test('a table of two hundred cells is protected in a moment', () => {
  let seed = 7
  const next = () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    return seed / 2_147_483_648
  }
  const cells = Array.from({ length: 20 }, () =>
    Array.from({ length: 10 }, () => Math.floor(next() ** 2 * 40)),
  )
  const began = performance.now()
  const shown = protectTable(
    { rows: cells.map((_, at) => `${at}`), columns: [...'abcdefghij'], cells },
    rule,
  )
  assert.ok(shown.cells.flat().includes('suppressed'))
  assert.ok(performance.now() - began < 10_000)
})
