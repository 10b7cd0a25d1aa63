import assert from 'node:assert/strict'
import { test } from 'node:test'
import { scoreDocument } from './corpus.ts'
import { layOut, layouts } from './layouts.ts'
import { formats, type PrintedFormat } from './printed.ts'
import { addScore, emptyScore, fieldShare, foundShare, type Score } from './score.ts'
import { floorOf } from './targets.ts'
import { findReasonToSkip } from './write-document.ts'
import { closePrinter } from './writers/pdf.ts'

/** A seed whose documents nobody looked at while the reader was written. */
const unseen = 90_001
/** Printing costs most: the shapes that councils print most, and one put together at random. */
const printed = [
  'coventry-like',
  'derbyshire-like',
  'durham-like',
  'numbered-list',
  'plain-table',
  'lead-and-partners',
  'status-words',
  'quarters',
  'mixed',
]

function describe(score: Score): string {
  return score.misses
    .slice(0, 12)
    .map(m => `${m.of} ${m.field}: expected ${m.expected}, got ${m.got}`)
    .join('\n')
}

async function scoreFormat(format: PrintedFormat): Promise<Score> {
  const sum = emptyScore()
  for (const layout of format.includes('pdf') ? printed : Object.keys(layouts)) {
    if (layOut(layout, unseen).formats.includes(format))
      addScore(sum, (await scoreDocument(layout, unseen, format)).score)
  }
  return sum
}

for (const format of formats) {
  const reason = findReasonToSkip(format)
  test(`documents never seen before, as ${format}`, { skip: reason ?? false }, async () => {
    const score = await scoreFormat(format)
    const { found, exact, invented } = floorOf(format)
    assert.ok(foundShare(score) >= found, `found ${foundShare(score)}\n${describe(score)}`)
    assert.ok(fieldShare(score) >= exact, `exact ${fieldShare(score)}\n${describe(score)}`)
    if (!invented) assert.equal(score.invented, 0, describe(score))
  })
}

test('the printer is closed', async () => {
  await closePrinter()
})
