/**
 * How exactly invented plans are read, by format, as figures:
 *
 *   node bench/reading-accuracy.ts [--seed N] [--seeds COUNT]
 *
 * Prints one JSON object a line, and exits with 1 where a format is below its target.
 */
import { parseArgs } from 'node:util'
import { scoreDocument } from '../test/documents/corpus.ts'
import { layOut, layouts } from '../test/documents/layouts.ts'
import { formats } from '../test/documents/printed.ts'
import { addScore, emptyScore, fieldShare, foundShare } from '../test/documents/score.ts'
import { targetOf } from '../test/documents/targets.ts'
import { findReasonToSkip } from '../test/documents/write-document.ts'
import { closePrinter } from '../test/documents/writers/pdf.ts'

const { values } = parseArgs({
  options: { seed: { type: 'string', default: '40001' }, seeds: { type: 'string', default: '2' } },
})

const share = (n: number) => Number(n.toFixed(4))

for (const format of formats) {
  const reason = findReasonToSkip(format)
  if (reason !== undefined) {
    console.log(JSON.stringify({ format, skipped: reason }))
    continue
  }
  const sum = emptyScore()
  let documents = 0
  const began = performance.now()
  for (const layout of Object.keys(layouts)) {
    for (
      let seed = Number(values.seed);
      seed < Number(values.seed) + Number(values.seeds);
      seed++
    ) {
      if (!layOut(layout, seed).formats.includes(format)) continue
      documents += 1
      addScore(sum, (await scoreDocument(layout, seed, format)).score)
    }
  }
  const target = targetOf(format)
  const [found, exact] = [foundShare(sum), fieldShare(sum)]
  const reached =
    found >= target.found && exact >= target.exact && (target.invented || sum.invented === 0)
  if (!reached) process.exitCode = 1
  const seconds = share((performance.now() - began) / 1000)
  console.log(
    JSON.stringify({
      format,
      documents,
      actions: sum.actions,
      found: share(found),
      exact: share(exact),
      invented: sum.invented,
      reached,
      seconds,
    }),
  )
}
await closePrinter()
