import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { type FragmentedDocument, UnreadableDocument } from '../reading.ts'
import { extractFragments } from './extract.ts'
import { linesOf } from './pdf-lines.ts'
import type { Box } from './pdf-page.ts'
import { splitAtRulings } from './pdf-split.ts'

const chromium = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find(existsSync)
const skip = chromium ? false : 'needs Chromium to print a PDF'

function print(page: string, ...options: string[]): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'plan-pdf-'))
  try {
    writeFileSync(join(folder, 'plan.html'), page)
    execFileSync(
      chromium ?? '',
      [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--no-pdf-header-footer',
        ...options,
        `--print-to-pdf=${join(folder, 'plan.pdf')}`,
        join(folder, 'plan.html'),
      ],
      { stdio: 'ignore', timeout: 60_000 },
    )
    return readFileSync(join(folder, 'plan.pdf'))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const rows = Array.from(
  { length: 40 },
  (_, i) =>
    `<tr><td>${i + 3}<td>Ambition ${i}<td>Action number ${i} that is worth doing<td>Lead ${i}<td class="g"></tr>`,
)
const page = `<!doctype html><title>Wexmouth</title><style>td,th{border:1px solid #000;padding:4px} .g{background:#00B050} td{vertical-align:top} table{width:600px}</style>
<h1>Wexmouth plan</h1><p>Some <b>bold</b> words.</p><ul><li>One</li></ul><table><thead><tr><th>No<th>Ambition<th colspan=2>Action and lead<th>RAG</tr></thead>
<tr><td>1<td rowspan=2>Shared<td>First action<ul><li>point</li></ul><td>Lead A<br>Lead B<td style="background:#FFC000">Amber</tr><tr><td>2<td>Second action<td><td></tr>${rows.join('')}</table>`

test('a tagged PDF gives cells with spans and fills, over page breaks', { skip }, async () => {
  const { kind, title, fragments } = await extractFragments(print(page), 'plan.pdf')
  assert.deepEqual([kind, title], ['pdf', 'Wexmouth'])
  assert.deepEqual(
    fragments.slice(0, 3).map(f => [f.kind, f.text, f.marker]),
    [
      ['heading', 'Wexmouth plan', undefined],
      ['paragraph', 'Some bold words.', undefined],
      ['list-item', 'One', '•'],
    ],
  )
  const cells = fragments.filter(fragment => fragment.kind === 'cell')
  const at = (row: number, col: number) => cells.find(cell => cell.row === row && cell.col === col)
  assert.deepEqual(
    [at(1, 3)?.text, at(1, 3)?.colSpan, at(1, 3)?.header],
    ['Action and lead', 2, true],
  )
  assert.deepEqual([at(2, 2)?.text, at(2, 2)?.rowSpan], ['Shared', 2])
  assert.deepEqual(at(2, 3)?.blocks, [
    { text: 'First action' },
    { text: 'point', marker: '•', listLevel: 1 },
  ])
  assert.deepEqual(
    [at(2, 4)?.text, at(2, 5)?.fill, at(3, 5)?.fill],
    ['Lead A\nLead B', 'FFC000', undefined],
  )
  assert.equal(at(3, 3)?.text, 'Second action')
  for (const [i] of rows.entries()) {
    assert.equal(at(i + 4, 3)?.text, `Action number ${i} that is worth doing`)
    assert.deepEqual(
      [at(i + 4, 4)?.text, at(i + 4, 5)?.fill, at(i + 4, 1)?.table],
      [`Lead ${i}`, '00B050', 1],
    )
  }
  assert.ok((at(43, 1)?.page ?? 0) > 1)
})

test('an untagged PDF gives lines with places, and what the pages draw', { skip }, async () => {
  const document: FragmentedDocument = await extractFragments(
    print(page, '--disable-pdf-tagging'),
    'plan.pdf',
  )
  assert.ok(document.fragments.every(({ kind, box }) => kind === 'line' && box !== undefined))
  const line = document.fragments.find(({ text }) => text === 'Action number 7 that is worth doing')
  assert.ok(line?.box && line.box[2] > 100)
  const [x, y, , height] = line.box
  const beside = document.drawings?.filter(
    ({ fill, box }) =>
      fill === '00B050' && box[0] > x && box[1] <= y + height && box[1] + box[3] >= y,
  )
  assert.ok(beside && beside.length > 0, 'the row has its colour beside it')
})

test('a PDF without text is refused', { skip }, async () => {
  const scan = print('<!doctype html><div style="width:100px;height:100px;background:green"></div>')
  await assert.rejects(
    extractFragments(scan, 'scan.pdf'),
    (error: unknown) => error instanceof UnreadableDocument && /scan/.test(error.message),
  )
})

test('text of two cells in one piece is cut at the ruling between them', () => {
  const piece = {
    text: 'Lead C Amber',
    box: [137, 192, 74, 12] as Box,
    size: 12,
    bold: false,
    mark: undefined,
  }
  const ruling = (x: number) => ({
    page: 1,
    box: [x, 190, 0, 17] as Box,
    stroke: '808080',
    mark: undefined,
  })
  const cut = splitAtRulings([piece], [ruling(177), ruling(177.5)])
  assert.deepEqual(
    cut.map(({ text }) => text),
    ['Lead C', 'Amber'],
  )
  assert.ok((cut[1]?.box[0] ?? 0) > 170)
  assert.equal(linesOf(cut, [], true).length, 2)
  assert.deepEqual(splitAtRulings([piece], [ruling(300)]), [piece])
})
