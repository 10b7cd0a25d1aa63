import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { readDocument } from '../../src/contexts/plan/reading/fragments/read-document.ts'
import type { ReadPlan } from '../../src/contexts/plan/reading/reading.ts'
import { truthIn } from './corpus.ts'
import { keptDocuments, keptFolder, keptFormats, keptName } from './keep.ts'
import { addScore, emptyScore, fieldShare, foundShare, scorePlan } from './score.ts'
import { floorOf } from './targets.ts'

type Kept = { ragIsColour: boolean; truth: ReadPlan }

for (const format of keptFormats) {
  test(`kept documents, as ${format}`, async () => {
    const sum = emptyScore()
    for (const [layout] of keptDocuments) {
      const kept = JSON.parse(
        readFileSync(new URL(`${layout}.truth.json`, keptFolder), 'utf8'),
      ) as Kept
      const name = keptName(layout, format)
      const { plan } = await readDocument(readFileSync(new URL(name, keptFolder)), name)
      addScore(sum, scorePlan(plan, truthIn(kept, format)))
    }
    const { found, exact } = floorOf(format)
    const misses = JSON.stringify(sum.misses.slice(0, 10), null, 1)
    assert.ok(foundShare(sum) >= found, `found ${foundShare(sum)}\n${misses}`)
    assert.ok(fieldShare(sum) >= exact, `exact ${fieldShare(sum)}\n${misses}`)
  })
}
