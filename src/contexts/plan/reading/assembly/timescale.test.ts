import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readTimescale } from './timescale.ts'

type Row = [text: string, kind: string, from: string | null, to: string | null, every?: string]

const table: Row[] = [
  ['', 'none', null, null],
  ['-', 'none', null, null],
  ['n/a', 'none', null, null],
  ['Apr-20', 'month', '2020-04', '2020-04'],
  ['April 20', 'month', '2020-04', '2020-04'],
  ['April 2020', 'month', '2020-04', '2020-04'],
  ['May 20', 'month', '2020-05', '2020-05'],
  ['Jun- 20', 'month', '2020-06', '2020-06'],
  ['Sep -20', 'month', '2020-09', '2020-09'],
  ['Dec–19', 'month', '2019-12', '2019-12'],
  ['Dec 19', 'month', '2019-12', '2019-12'],
  ["Mar '25", 'month', '2025-03', '2025-03'],
  ['Sept 25', 'month', '2025-09', '2025-09'],
  ['By March 2026', 'month', '2026-03', '2026-03'],
  ['by end of August 2024', 'month', '2024-08', '2024-08'],
  ['03/2026', 'month', '2026-03', '2026-03'],
  ['31/03/2026', 'date', '2026-03-31', '2026-03-31'],
  ['08/09/25', 'date', '2025-09-08', '2025-09-08'],
  ['15.4.24', 'date', '2024-04-15', '2024-04-15'],
  ['31 March 2026', 'date', '2026-03-31', '2026-03-31'],
  ['31st March 2026', 'date', '2026-03-31', '2026-03-31'],
  ['March 31, 2026', 'date', '2026-03-31', '2026-03-31'],
  ['2026-03-31', 'date', '2026-03-31', '2026-03-31'],
  ['Monday 5 May 2025', 'date', '2025-05-05', '2025-05-05'],
  ['Q1 2025/26', 'range', '2025-04', '2025-06'],
  ['Quarter 3 2024-25', 'range', '2024-10', '2024-12'],
  ['Q4 (January to March 2026)', 'range', '2026-01', '2026-03'],
  ['2025/26 Q4', 'range', '2026-01', '2026-03'],
  ['Q1-Q2 2025/26', 'range', '2025-04', '2025-09'],
  ['Q3 2025', 'range', '2025-07', '2025-09'],
  ['H2 2025/26', 'range', '2025-10', '2026-03'],
  ['2024/25', 'range', '2024-04', '2025-03'],
  ['2024-25', 'range', '2024-04', '2025-03'],
  ['25/26', 'range', '2025-04', '2026-03'],
  ['2024/25 - 2026/27', 'range', '2024-04', '2027-03'],
  ['2024-27', 'range', '2024', '2027'],
  ['Spring 2025', 'range', '2025-03', '2025-05'],
  ['Winter 2025/26', 'range', '2025-12', '2026-02'],
  ['Spring/Summer 2025', 'range', '2025-03', '2025-08'],
  ['April 2024 – March 2025', 'range', '2024-04', '2025-03'],
  ['April - June 2025', 'range', '2025-04', '2025-06'],
  ['Nov - Feb 2026', 'range', '2025-11', '2026-02'],
  ['1-5 March 2025', 'range', '2025-03-01', '2025-03-05'],
  ['April 2024 - ongoing', 'range', '2024-04', null],
  ['2025', 'year', '2025', '2025'],
  ['by end of 2025', 'year', '2025', '2025'],
  ['12 months', 'duration', 'P12M', 'P12M'],
  ['12 months +', 'duration', 'P12M', null],
  ['more than 2 years', 'duration', 'P2Y', null],
  ['6-12 months', 'duration', 'P6M', 'P12M'],
  ['6/9 mths', 'duration', 'P6M', 'P9M'],
  ['6mths', 'duration', 'P6M', 'P6M'],
  ['within six weeks', 'duration', 'P6W', 'P6W'],
  ['Short term (0-12 months)', 'duration', 'P0M', 'P12M'],
  ['ongoing', 'ongoing', null, null],
  ['On going', 'ongoing', null, null],
  ['on-going.', 'ongoing', null, null],
  ['Business as usual', 'ongoing', null, null],
  ['BAU', 'ongoing', null, null],
  ['Ongoing, reviewed annually', 'ongoing', null, null],
  ['tbc', 'tbc', null, null],
  ['To be confirmed', 'tbc', null, null],
  ['annually', 'recurring', null, null, 'P1Y'],
  ['Every six months', 'recurring', null, null, 'P6M'],
  ['qtrly', 'recurring', null, null, 'P3M'],
  ['By 31 March each year', 'recurring', null, null, 'P1Y'],
  ['every 2 years', 'recurring', null, null, 'P2Y'],
  ['Annual as of April 20', 'recurring', '2020-04', null, 'P1Y'],
  ['Monthly from May 2025', 'recurring', '2025-05', null, 'P1M'],
  [
    'Review current practice. Dec-19 Moving forwards review on an annual basis.',
    'first-then-recurring',
    '2019-12',
    null,
    'P1Y',
  ],
  ['Review Jan-20 review on an annual basis', 'first-then-recurring', '2020-01', null, 'P1Y'],
  ['28 Feb 2025, then quarterly', 'first-then-recurring', '2025-02-28', null, 'P3M'],
  ['20-Apr', 'other', null, null],
  ['Year 1', 'other', null, null],
  ['March', 'other', null, null],
  ['Completed', 'other', null, null],
  ['31/02/2026', 'other', null, null],
]

for (const [text, kind, from, to, every] of table) {
  test(`‘${text}’ is read as ${kind}`, () => {
    assert.deepEqual(readTimescale(text), { raw: text, kind, from, to, every: every ?? null })
  })
}

test('a stored date settles the order of day and month', () => {
  const read = readTimescale('3/4/26', { type: 'date', value: '2026-03-04' })
  assert.equal(read.from, '2026-03-04')
})

test('a spreadsheet date shown as a month is a month', () => {
  const read = readTimescale('Mar-26', { type: 'date', value: '2026-03-01' })
  assert.deepEqual([read.kind, read.from], ['month', '2026-03'])
})

const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

test('every month of forty years reads the same in every spelling', () => {
  for (let year = 2010; year < 2050; year++) {
    monthNames.forEach((name, index) => {
      const expected = `${year}-${String(index + 1).padStart(2, '0')}`
      const short = String(year).slice(2)
      for (const text of [
        `${name} ${year}`,
        `${name.slice(0, 3)}-${short}`,
        `by ${name} ${year}.`,
        `${name.toUpperCase()} ${year}`,
      ]) {
        const read = readTimescale(text)
        assert.deepEqual([read.kind, read.from, read.to], ['month', expected, expected], text)
      }
    })
  }
})

test('every day of a leap year reads the same in every spelling', () => {
  for (let day = Date.UTC(2028, 0, 1); day < Date.UTC(2029, 0, 1); day += 86400000) {
    const iso = new Date(day).toISOString().slice(0, 10)
    const [year = '', month = '', date = ''] = iso.split('-')
    const name = monthNames[Number(month) - 1] ?? ''
    for (const text of [
      iso,
      `${date}/${month}/${year}`,
      `${Number(date)}.${Number(month)}.28`,
      `${Number(date)} ${name} ${year}`,
    ]) {
      const read = readTimescale(text)
      assert.deepEqual([read.kind, read.from], ['date', iso], text)
    }
  }
})

test('whatever the words, nothing is lost and the same words give the same reading', () => {
  const pieces = [
    'Apr-20',
    '2024/25',
    'ongoing',
    '12',
    'months',
    'and',
    '-',
    'Q3',
    'then',
    'annually',
    'tbc',
    '31/12/2025',
    '(draft)',
    'spring',
    '/',
  ]
  let seed = 5
  const next = () => {
    seed = (seed * 1103515245 + 12345) % 2147483648
    return seed
  }
  for (let round = 0; round < 3000; round++) {
    const text = Array.from(
      { length: 1 + (next() % 5) },
      () => pieces[next() % pieces.length],
    ).join(' ')
    const read = readTimescale(text)
    assert.equal(read.raw, text)
    assert.deepEqual(readTimescale(text), read)
    if (read.from !== null) assert.match(read.from, /^(\d{4}(-\d{2}){0,2}|P\d+[DWMY])$/u, text)
    if (read.from !== null && read.to !== null && /^\d/u.test(read.from))
      assert.ok(read.to >= read.from.slice(0, read.to.length), text)
  }
})
