/**
 * Reads invented documents and prints how much of each came out right, by layout and format.
 *
 *   node test/documents/score-corpus.ts [--seed N] [--seeds COUNT] [--layout X] [--format Y] [--show-misses] [--fields]
 */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { scoreDocument } from './corpus.ts'
import { layOut, layouts } from './layouts.ts'
import { formats, type PrintedFormat } from './printed.ts'
import { addScore, emptyScore, fieldShare, foundShare, type Miss, type Score } from './score.ts'
import { findReasonToSkip, writeDocument } from './write-document.ts'
import { closePrinter } from './writers/pdf.ts'

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    seeds: { type: 'string', default: '1' },
    layout: { type: 'string' },
    format: { type: 'string' },
    'show-misses': { type: 'boolean', default: false },
    fields: { type: 'boolean', default: false },
    /** How many misses of each field are shown. */
    show: { type: 'string', default: '2' },
    /** Keeps the written files in this folder. */
    keep: { type: 'string' },
  },
})

function chosen<T extends string>(all: readonly T[], asked: string | undefined): T[] {
  if (asked === undefined) return [...all]
  return all.filter(one =>
    asked.split(',').some(a => (a.endsWith('*') ? one.startsWith(a.slice(0, -1)) : one === a)),
  )
}

const first = Number(values.seed)
const seeds = Array.from({ length: Number(values.seeds) }, (_, i) => first + i)
const picked = chosen(formats, values.format)
const percent = (n: number) => (n >= 0.99995 ? '100' : (100 * n).toFixed(1))
const cell = (s: Score) =>
  `${percent(foundShare(s))}/${percent(fieldShare(s))}${s.invented > 0 ? `+${s.invented}` : ''}`

/** A few misses of each field, and how many there are. */
function sampleOf(misses: readonly Miss[], where: string): string[] {
  const fields = new Map<string, Miss[]>()
  for (const miss of misses) fields.set(miss.field, [...(fields.get(miss.field) ?? []), miss])
  return [...fields].flatMap(([field, all]) => [
    `  ${where} ${field}: ${all.length}`,
    ...all
      .slice(0, Number(values.show))
      .map(
        m =>
          `      ${m.of}\n      expected ${JSON.stringify(m.expected)}\n      got      ${JSON.stringify(m.got)}`,
      ),
  ])
}

const byFormat = new Map<PrintedFormat, Score>()
const total = emptyScore()
for (const format of picked) {
  const reason = findReasonToSkip(format)
  if (reason !== undefined) console.log(`${format} is left out: ${reason}`)
}
const written = picked.filter(f => findReasonToSkip(f) === undefined)
console.log(`${''.padEnd(20)}${written.map(f => f.padEnd(16)).join('')}`)
for (const layout of chosen(Object.keys(layouts), values.layout)) {
  const line: string[] = []
  const misses: string[] = []
  for (const format of written) {
    const sum = emptyScore()
    let used = false
    for (const seed of seeds) {
      const plan = layOut(layout, seed)
      if (!plan.formats.includes(format)) continue
      used = true
      if (values.keep !== undefined) {
        const file = await writeDocument(plan.document, format)
        writeFileSync(`${values.keep}/${layout}-${seed}-${format}.${file.extension}`, file.bytes)
      }
      const { score, failure, reading } = await scoreDocument(layout, seed, format)
      addScore(sum, score)
      if (failure !== null) misses.push(`  ${layout} ${format} seed ${seed} FAILED: ${failure}`)
      if (reading && reading.document.unread > 0)
        misses.push(`  ${layout} ${format} seed ${seed}: ${reading.document.unread} unread`)
      misses.push(...sampleOf(score.misses, `${layout} ${format} seed ${seed}`))
    }
    line.push((used ? cell(sum) : '').padEnd(16))
    const known = byFormat.get(format) ?? emptyScore()
    addScore(known, sum)
    byFormat.set(format, known)
    addScore(total, sum)
  }
  console.log(`${layout.padEnd(20)}${line.join('')}`)
  if (values['show-misses']) for (const miss of misses) console.log(miss)
}
console.log(
  `${'all'.padEnd(20)}${written.map(f => cell(byFormat.get(f) ?? emptyScore()).padEnd(16)).join('')}`,
)
console.log('Each: % of actions found / % of fields exact + actions invented')
if (values.fields) {
  for (const [field, counts] of [...total.fields].sort(([a], [b]) => a.localeCompare(b)))
    console.log(
      `${field.padEnd(16)} ${percent(counts.right / counts.filled).padStart(6)} of ${counts.filled}`,
    )
}
await closePrinter()
