import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { toCsv } from './csv.ts'

test('what is written is read back the same by another program, but for the mark before a formula', () => {
  const cell = fc.string({ unit: 'grapheme' }).filter(text => !text.startsWith('\uFEFF'))
  fc.assert(
    fc.property(
      fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1 }),
      rows => {
        const read: string[][] = parse(toCsv(rows), {
          bom: true,
          skip_empty_lines: false,
          record_delimiter: '\r\n',
        })
        assert.deepEqual(
          read.map(row => row.map(text => text.replace(/^'(?=[=+\-@\t\r])/, ''))),
          rows,
        )
      },
    ),
  )
})

test('no cell can become a formula', () => {
  for (const text of ['=1+1', '+1', '-1', '@x', '\t=1', "=cmd|' /C calc'!A0"])
    assert.match(toCsv([[text]]), /^\uFEFF"?'/)
  assert.equal(toCsv([[-1]]), '\uFEFF-1\r\n')
})
