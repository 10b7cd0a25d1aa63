import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { DataTable } from './data-table.tsx'
import { Dated, formatDay, formatTime } from './dated.tsx'
import { diffWords } from './diff-words.ts'
import { Figure } from './figure.tsx'
import { Pager, pagesShown } from './pager.tsx'
import { RagTag } from './rag-tag.tsx'
import { CompareVersions } from './side-by-side.tsx'
import { StackedBar } from './stacked-bar.tsx'

const words = (node: VNode) =>
  renderToString(node)
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()

test('no recorded colour is said in words, not left empty', () => {
  assert.equal(words(<RagTag colour={null} />), 'No colour recorded')
  assert.equal(words(<RagTag colour="amber" word="some delay" />), 'Amber: some delay')
})

test('every colour has a shape of its own', () => {
  const shapes = (['red', 'amber', 'green', 'blue'] as const).map(
    colour => renderToString(<RagTag colour={colour} />).match(/ d="([^"]+)"/)?.[1],
  )
  assert.equal(new Set(shapes).size, 4)
  assert.ok(!shapes.includes(undefined))
})

test('zero, suppressed and missing read differently', () => {
  const said = ([0, 'suppressed', 'missing'] as const).map(value =>
    words(<Figure value={value} label="people" />),
  )
  assert.deepEqual(said, ['0 people', 'Suppressed people', 'Not recorded people'])
})

test('a day is the same day whatever the clock says, and times are London times', () => {
  assert.equal(formatDay('2026-03-12'), '12 March 2026')
  assert.equal(formatDay(new Date('2026-06-30T23:30:00Z')), '1 July 2026')
  assert.equal(formatTime(new Date('2026-06-30T08:05:00Z')), '9:05am')
  assert.equal(words(<Dated value={null} />), 'No date recorded')
  assert.throws(() => formatDay('soon'), RangeError)
})

test('every cell of a table carries its heading for narrow screens, and typed text is escaped', () => {
  const html = renderToString(
    <DataTable
      caption="Actions"
      rows={[{ name: '<b>Open</b>' }]}
      columns={[{ heading: 'Name', isRowHeading: true, cell: row => row.name }]}
    />,
  )
  assert.match(html, /<th scope="row"[^>]* data-label="Name"/)
  assert.match(html, /&lt;b>Open&lt;\/b>/)
})

test('the pager says where one is and gaps hide at least two pages', () => {
  assert.match(
    words(<Pager page={2} pageSize={25} total={30} href={String} />),
    /^Showing 26 to 30 of 30/,
  )
  assert.deepEqual(pagesShown(4, 13), [1, 2, 3, 4, 5, 'gap', 13])
  assert.deepEqual(pagesShown(1, 1), [1])
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 }), (page, last) => {
      fc.pre(page <= last)
      const shown = pagesShown(page, last)
      assert.ok(shown.includes(page) && shown.includes(1) && shown.includes(last))
      shown.forEach((one, index) => {
        if (one !== 'gap') return
        const before = Number(shown[index - 1])
        const after = Number(shown[index + 1])
        assert.ok(after - before > 2)
      })
    }),
  )
})

const text = fc
  .array(fc.constantFrom('meet', 'monthly', 'weekly', 'team', 'Hull', '\n', 'the'), {
    maxLength: 30,
  })
  .map(parts => parts.join(' '))

test('a difference holds all of both texts, in their order', () => {
  const squeeze = (value: string) => value.replaceAll(/\s+/g, ' ').trim()
  const side = (before: string, after: string, other: 'removed' | 'added') =>
    squeeze(
      diffWords(before, after)
        .filter(piece => piece.kind !== other)
        .map(piece => `${piece.text} `)
        .join(''),
    )
  fc.assert(
    fc.property(text, text, (before, after) => {
      assert.equal(side(before, after, 'added'), squeeze(before))
      assert.equal(side(before, after, 'removed'), squeeze(after))
    }),
  )
})

test('a difference marks what changed and nothing else', () => {
  assert.deepEqual(diffWords('Meet monthly with the team', 'Meet weekly with the team and more'), [
    { kind: 'same', text: 'Meet ' },
    { kind: 'removed', text: 'monthly ' },
    { kind: 'added', text: 'weekly ' },
    { kind: 'same', text: 'with the team ' },
    { kind: 'added', text: 'and more' },
  ])
  assert.deepEqual(diffWords('same words', 'same words'), [{ kind: 'same', text: 'same words' }])
})

test('comparing two versions says which part has no difference', () => {
  const said = words(
    <CompareVersions
      caption="Versions"
      beforeHeading="Theirs"
      afterHeading="Yours"
      fields={[
        { label: 'Due', before: 'May', after: 'May' },
        { label: 'Update', before: '', after: 'Done' },
      ]}
    />,
  )
  assert.match(said, /Due \(no difference\)/)
  assert.match(said, /Nothing written Done/)
})

test('a chart gives every number to those who cannot see it, and draws no bar for what is suppressed', () => {
  const html = renderToString(
    <StackedBar
      id="c"
      title="Actions"
      description="By colour"
      series={[
        { label: 'Red', tone: 'red' },
        { label: 'Green', tone: 'green' },
      ]}
      bars={[{ label: 'Priority 1', values: [3, 'suppressed'] }]}
    />,
  )
  assert.match(html, /<desc id="c-bar-1-description">Red 3, Green Suppressed<\/desc>/)
  assert.match(html, /Green: suppressed/)
  const [bar] = html.match(
    /<svg class="tl-chart__bar"[\s\S]*?<\/svg><\/svg>|<svg class="tl-chart__bar"[\s\S]*?<\/svg>/,
  ) ?? ['']
  assert.match(bar ?? '', /width="100%"[^>]*fill="url\(#c-red\)"/)
  assert.doesNotMatch(bar ?? '', /c-green/)
})
