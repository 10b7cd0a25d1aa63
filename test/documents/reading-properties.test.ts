import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readDocument } from '../../src/contexts/plan/reading/fragments/read-document.ts'
import type { Reading, ReadPlan } from '../../src/contexts/plan/reading/reading.ts'
import { layOut, layouts } from './layouts.ts'
import { formats, type PrintedDocument, type PrintedFormat } from './printed.ts'
import { seededRandom } from './random.ts'
import { renameHeadings, renumberRows, shuffleColumns, splitPages } from './rearrange.ts'
import { normal } from './score.ts'
import { writeDocument } from './write-document.ts'

const names = Object.keys(layouts)
/** Formats that every machine can write. */
const quickFormats = formats.filter(f => !f.startsWith('pdf') && !f.startsWith('txt-pdf'))
/** Formats that keep their tables. */
const plainFormats = quickFormats.filter(f => !f.startsWith('txt-cells'))
const seeds = fc.integer({ min: 5000, max: 900000 })

async function read(document: PrintedDocument, format: PrintedFormat): Promise<Reading> {
  const { bytes, extension } = await writeDocument(document, format)
  return readDocument(bytes, `plan.${extension}`)
}

/** A plan without the things a rearrangement may rightly change. */
function content(plan: ReadPlan, without: { numbers?: boolean } = {}): unknown {
  return {
    ...plan,
    actions: plan.actions.map(a => ({ ...a, number: without.numbers ? null : a.number })),
  }
}

/** Layouts that say the same whatever the order of their columns. */
const rearrangeable = [
  'plain-table',
  'letters',
  'symbols',
  'pale-zebra',
  'theme-colours',
  'quarters',
  'years',
  'totals',
  'resources',
  'derbyshire-like',
]

async function sameAfter(
  change: (seed: number, document: PrintedDocument) => PrintedDocument,
  options: { layouts?: readonly string[]; numbers?: boolean } = {},
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...(options.layouts ?? rearrangeable)),
      seeds,
      fc.constantFrom<PrintedFormat>('docx', 'xlsx', 'html'),
      async (layout, seed, format) => {
        const { document } = layOut(layout, seed)
        const before = await read(document, format)
        const after = await read(change(seed, document), format)
        assert.ok(before.plan.actions.length > 0)
        assert.deepEqual(
          content(after.plan, { numbers: options.numbers === true }),
          content(before.plan, { numbers: options.numbers === true }),
        )
      },
    ),
    { numRuns: 12 },
  )
}

test('columns in another order give the same plan', async () => {
  await sameAfter((seed, document) => shuffleColumns(seededRandom(seed), document))
})

test('columns with other names give the same plan', async () => {
  await sameAfter((seed, document) => renameHeadings(seededRandom(seed), document))
})

test('rows split by the end of a page give the same plan', async () => {
  await sameAfter((seed, document) => splitPages(seededRandom(seed), document), {
    layouts: ['plain-table', 'derbyshire-like', 'letters', 'resources', 'quarters'],
  })
})

test('rows with other numbers give the same plan but for the numbers', async () => {
  await sameAfter((_, document) => renumberRows(document, n => `A${n}`), {
    layouts: ['letters', 'theme-colours', 'totals', 'resources', 'no-borders'],
    numbers: true,
  })
})

test('every fragment is placed or set aside, whatever the layout and the format', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...names),
      seeds,
      fc.constantFrom(...quickFormats),
      async (layout, seed, format) => {
        const plan = layOut(layout, seed)
        fc.pre(plan.formats.includes(format))
        const { document, fragments, placements, setAside } = await read(plan.document, format)
        assert.equal(document.unread, 0)
        assert.equal(document.placed + document.setAside + document.unread, document.fragments)
        const known = new Set([
          ...placements.map(p => p.fragment),
          ...setAside.map(s => s.fragment),
        ])
        for (const fragment of fragments)
          if (fragment.text !== '')
            assert.ok(known.has(fragment.id), `nothing says where this went: ${fragment.text}`)
        for (const reason of setAside) assert.notEqual(reason.reason, '')
      },
    ),
    { numRuns: 40 },
  )
})

/** Everything a reading says in the document's own words. */
function wordsOf(plan: ReadPlan): string[] {
  const actions = plan.actions.flatMap(a => [
    a.text,
    ...a.points,
    ...a.leads,
    ...a.others,
    a.measure,
    a.situation,
    a.nextSteps,
    a.notes,
    ...a.links.map(l => l.stated),
  ])
  const nodes = plan.nodes.flatMap(n => [n.title, n.measure])
  return [...actions, ...nodes]
    .flatMap(t => (t ?? '').split('\n'))
    .map(normal)
    .filter(t => t !== '')
}

test('nothing is invented: every word of the plan stands in the document', async () => {
  const whole = names.filter(n => n !== 'split-pages' && n !== 'mixed')
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...whole),
      seeds,
      fc.constantFrom(...plainFormats),
      async (layout, seed, format) => {
        const plan = layOut(layout, seed)
        fc.pre(plan.formats.includes(format))
        const reading = await read(plan.document, format)
        const source = normal(reading.fragments.map(f => `${f.sheet ?? ''} ${f.text}`).join(' '))
        for (const words of wordsOf(reading.plan))
          assert.ok(source.includes(words), `not in the document: ${words}`)
      },
    ),
    { numRuns: 40 },
  )
})

test('no RAG is read where the document has none', async () => {
  const without = [
    'coventry-like',
    'durham-like',
    'no-borders',
    'split-pages',
    'resources',
    'merged-levels',
    'section-rows',
    'repeated-header',
    'ambition-headings',
  ]
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...without),
      seeds,
      fc.constantFrom(...plainFormats),
      async (layout, seed, format) => {
        const plan = layOut(layout, seed)
        fc.pre(plan.formats.includes(format))
        const { plan: found } = await read(plan.document, format)
        assert.deepEqual(
          found.actions.filter(a => a.rag !== null),
          [],
        )
      },
    ),
    { numRuns: 40 },
  )
})
