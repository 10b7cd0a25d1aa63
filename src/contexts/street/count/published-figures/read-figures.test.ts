import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { checkSums } from './check-sums-rules.ts'
import { readFigures } from './read-figures.ts'

const file = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8')

function figuresOf(text: string, year?: number) {
  const read = readFigures(text, year)
  assert.ok(read.ok, read.ok ? '' : read.mistakes.join(' '))
  return read
}

test('columns are known by their headings, wherever they stand', () => {
  const { figures, unread } = figuresOf(
    '2017,Mood,lad_name,2010,lad_code\n5,good,Bolsover,2,E07000033\n',
  )
  assert.deepEqual(
    figures.map(one => [one.areaName, one.areaCode, one.year, one.value]),
    [
      ['Bolsover', 'E07000033', 2017, 5],
      ['Bolsover', 'E07000033', 2010, 2],
    ],
  )
  assert.deepEqual(unread, ['Mood'])
})

test('markers stay markers and an empty cell is not zero', () => {
  const { figures } = figuresOf('lad_code,2010,2011,2012,2013,2014\nE07000033,[x],[z],n,,0\n')
  assert.deepEqual(
    figures.map(one => [one.value, one.marker]),
    [
      [null, 'x'],
      [null, 'z'],
      [null, 'n'],
      [null, 'blank'],
      [0, null],
    ],
  )
})

test('what cannot be read is told by row and column, and nothing is taken', () => {
  const read = readFigures('lad_code,2010,2011\nE07000033,two,1.5\nEngland,3,4\nE07000033,1,1\n')
  assert.ok(!read.ok)
  assert.deepEqual(read.mistakes, [
    "Row 2, 2010: 'two' is neither a number nor a known marker",
    'Row 2, 2011: 1.5 is not a whole number',
    "Row 3, lad_code: 'England' is no code of an area",
    'Row 4, lad_code: E07000033 stands in row 2 already',
  ])
})

test('a file without year in its headings says that it needs one; thousands may have commas', () => {
  assert.ok(!readFigures('ONS code,Total\nE92000001,4\n').ok)
  assert.equal(figuresOf('ONS code,Total\nE92000001,"4,751"\n', 2017).figures[0]?.value, 4751)
  assert.ok(!readFigures('name,words\na,b\n').ok)
})

test('populations are read beside figures, by year', () => {
  const { populations } = figuresOf('area_code,year,population\nE07000034,2024,"104,900"\n')
  assert.deepEqual(populations, [{ areaCode: 'E07000034', year: 2024, people: 104_900 }])
})

test('in every shipped year the councils add up to England, and every breakdown to its total', () => {
  const england = new Map(
    figuresOf(file('england-totals.csv')).figures.map(one => [one.year, one.value ?? 0]),
  )
  const sums = [
    ...checkSums(figuresOf(file('snapshot-2010-2017.csv')).figures),
    ...checkSums(figuresOf(file('snapshot-2020-2021.csv')).figures, england),
    ...['sex', 'age', 'nationality'].flatMap(name =>
      checkSums(figuresOf(file(`snapshot-2017-${name}.csv`), 2017).figures),
    ),
  ]
  assert.equal(sums.filter(one => /^Councils in 20\d\d$/.test(one.what)).length, 8 + 2 + 3)
  assert.ok(sums.length > 1000, String(sums.length))
  assert.deepEqual(
    sums.filter(one => one.sum !== one.expected),
    [],
  )
})

test('a row of totals is no area: the others are held against it', () => {
  const { figures, totals } = figuresOf(file('north-derbyshire-2010-2025.csv'))
  assert.equal(figures.length, 3 * 16)
  const sums = checkSums(figures, new Map(), totals)
  assert.equal(sums.length, 11)
  assert.deepEqual(
    sums.filter(one => one.sum !== one.expected),
    [],
  )
})

test('a sum that is wrong or cannot be made is told', () => {
  const rows = Array.from({ length: 300 }, (_, index) => `E0700${String(index).padStart(4, '0')},1`)
  const wrong = checkSums(figuresOf(`lad_code,2017\nE92000001,299\n${rows.join('\n')}\n`).figures)
  assert.deepEqual(wrong, [{ what: 'Councils in 2017', expected: 299, sum: 300 }])
  const unknown = checkSums(
    figuresOf(`lad_code,2017\nE92000001,299\n${rows.join('\n')}\nE06000001,[n]\n`).figures,
  )
  assert.equal(unknown[0]?.sum, null)
})
