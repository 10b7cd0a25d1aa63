import assert from 'node:assert/strict'
import { test } from 'node:test'
import { scoreDocument } from './corpus.ts'
import { layOut, layouts } from './layouts.ts'
import { formats, type PrintedFormat } from './printed.ts'
import { addScore, emptyScore, fieldShare, foundShare, type Score } from './score.ts'
import { findReasonToSkip } from './write-document.ts'
import { closePrinter } from './writers/pdf.ts'

/** Seeds that nobody looked at while the reader was written. */
const unseen = [90_001, 90_002]
const untouched: PrintedFormat[] = [
  'txt-tabs',
  'txt-markdown',
  'txt-pdf',
  'txt-pdf-layout',
  'txt-pdf-raw',
  'pdf-untagged',
]

function describe(score: Score): string {
  return score.misses
    .slice(0, 12)
    .map(m => `${m.of} ${m.field}: expected ${m.expected}, got ${m.got}`)
    .join('\n')
}

async function scoreFormat(format: PrintedFormat): Promise<Score> {
  const sum = emptyScore()
  // Printing costs most: each layout that needs Chromium is read once.
  const seeds = format.includes('pdf') ? unseen.slice(0, 1) : unseen
  for (const layout of Object.keys(layouts)) {
    for (const seed of seeds) {
      if (layOut(layout, seed).formats.includes(format))
        addScore(sum, (await scoreDocument(layout, seed, format)).score)
    }
  }
  return sum
}

for (const format of formats) {
  const reason = findReasonToSkip(format)
  test(`documents never seen before, as ${format}`, { skip: reason ?? false }, async () => {
    const score = await scoreFormat(format)
    const [found, exact] = untouched.includes(format) ? [0.9, 0.9] : [0.98, 0.95]
    assert.ok(foundShare(score) >= found, `found ${foundShare(score)}\n${describe(score)}`)
    assert.ok(fieldShare(score) >= exact, `exact ${fieldShare(score)}\n${describe(score)}`)
    if (!untouched.includes(format)) assert.equal(score.invented, 0, describe(score))
  })
}

test('the printer is closed', async () => {
  await closePrinter()
})
