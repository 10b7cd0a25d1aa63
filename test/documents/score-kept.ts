/**
 * Reads the kept printed documents and prints how much of each came out right; no Chromium needed.
 *
 *   node test/documents/score-kept.ts [FORMAT] [LAYOUT]
 */
import { readFileSync } from 'node:fs'
import { readDocument } from '../../src/contexts/plan/reading/fragments/read-document.ts'
import type { ReadPlan } from '../../src/contexts/plan/reading/reading.ts'
import { truthIn } from './corpus.ts'
import { keptDocuments, keptFolder, keptFormats, keptName } from './keep.ts'
import { addScore, emptyScore, fieldShare, foundShare, type Score, scorePlan } from './score.ts'

const [format, layout] = process.argv.slice(2)
const cell = (s: Score) =>
  `${(100 * foundShare(s)).toFixed(1)}/${(100 * fieldShare(s)).toFixed(1)}+${s.invented}`

for (const f of keptFormats.filter(one => format === undefined || one === format)) {
  const sum = emptyScore()
  const line: string[] = []
  for (const [name] of keptDocuments.filter(([one]) => layout === undefined || one === layout)) {
    const kept = JSON.parse(readFileSync(new URL(`${name}.truth.json`, keptFolder), 'utf8')) as {
      ragIsColour: boolean
      truth: ReadPlan
    }
    const file = keptName(name, f)
    const { plan } = await readDocument(readFileSync(new URL(file, keptFolder)), file)
    const score = scorePlan(plan, truthIn(kept, f))
    addScore(sum, score)
    line.push(`${name} ${cell(score)}`)
  }
  console.log(`${f.padEnd(15)} ${cell(sum)}   ${line.join('  ')}`)
  if (layout !== undefined)
    for (const m of sum.misses.slice(0, 40))
      console.log(`${m.of} ${m.field}\n   expected ${m.expected}\n   got      ${m.got}`)
}
