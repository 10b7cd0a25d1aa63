import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { datePartsOf, readDate, withDate } from './date-field.ts'

test('a date is read from its three boxes, the month as number or word', () => {
  assert.equal(readDate('7', '3', '2026'), '2026-03-07')
  assert.equal(readDate('07', 'March', '2026'), '2026-03-07')
  assert.equal(readDate('', '', ''), null)
  for (const [day, month, year] of [
    ['31', '2', '2026'],
    ['29', '2', '2025'],
    ['1', '13', '2025'],
    ['1', '', '2025'],
    ['x', '1', '2025'],
    ['1', '1', '25'],
  ] as const)
    assert.equal(readDate(day, month, year), undefined)
})

test('a form with a date says what is wrong beside the date and keeps its other fields', () => {
  const form = withDate(z.object({ why: z.string() }), 'on', 'Date of the decision')
  assert.deepEqual(
    form.parse({ why: 'x', 'on-day': '1', 'on-month': '2', 'on-year': '2026' }).on,
    '2026-02-01',
  )
  assert.equal(form.parse({ why: 'x' }).on, null)
  const wrong = form.safeParse({ why: 'x', 'on-day': '31', 'on-month': '2', 'on-year': '2026' })
  assert.deepEqual(wrong.error?.issues[0]?.path, ['on'])
})

test('what was typed stays in the boxes', () => {
  assert.deepEqual(
    datePartsOf({ 'on-day': '31', 'on-month': 'Feb', 'on-year': '' }, 'on', '2026-03-07'),
    { day: '31', month: 'Feb', year: '' },
  )
  assert.deepEqual(datePartsOf({}, 'on', '2026-03-07'), { day: '7', month: '3', year: '2026' })
})
