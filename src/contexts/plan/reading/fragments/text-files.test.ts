import assert from 'node:assert/strict'
import { test } from 'node:test'
import { strToU8 } from 'fflate'
import type { Fragment } from '../reading.ts'
import { extractFragments } from './extract.ts'

async function read(source: string | Uint8Array, name: string): Promise<Fragment[]> {
  const bytes = typeof source === 'string' ? strToU8(source) : source
  return (await extractFragments(bytes, name)).fragments
}
const texts = (fragments: Fragment[]) => fragments.map(fragment => fragment.text)

test('CSV: each encoding and each delimiter gives the same cells', async () => {
  const lines = (by: string) =>
    `Action${by}Lead${by}Due\r\nCafé for Zoë${by}Wexmouth – council${by}"Apr-25"\r\n`
  const expected = ['Action', 'Lead', 'Due', 'Café for Zoë', 'Wexmouth – council', 'Apr-25']
  for (const by of [',', ';', '\t', '|'])
    assert.deepEqual(texts(await read(lines(by), 'a.csv')), expected)
  const windows = Uint8Array.from(lines(';'), sign => (sign === '–' ? 0x96 : sign.charCodeAt(0)))
  assert.deepEqual(texts(await read(windows, 'a.csv')), expected)
  assert.deepEqual(
    texts(await read(Buffer.from(`\ufeff${lines(',')}`, 'utf16le'), 'a.csv')),
    expected,
  )
  assert.deepEqual(texts(await read(Buffer.from(lines(','), 'utf16le'), 'a.csv')), expected)
  assert.deepEqual(texts(await read(`\ufeff${lines(',')}`, 'a.csv')), expected)
  assert.deepEqual(texts(await read(`sep=;\n${lines(';')}`, 'a.csv')), expected)
})

test('CSV: quotes, line breaks in cells and places of blank cells', async () => {
  const cells = await read(
    'Title of the plan,,\nNo,Action,Lead\n1,"Say ""hello""\nand go",\n2,,Police\n',
    'a.csv',
  )
  assert.deepEqual(
    cells.map(cell => [cell.row, cell.col, cell.text]),
    [
      [1, 1, 'Title of the plan'],
      [2, 1, 'No'],
      [2, 2, 'Action'],
      [2, 3, 'Lead'],
      [3, 1, '1'],
      [3, 2, 'Say "hello"\nand go'],
      [4, 1, '2'],
      [4, 3, 'Police'],
    ],
  )
})

test('text: rows of cells by tabs, marks as structure, blank lines and indents kept', async () => {
  const fragments = await read(
    '\n\n**Wexmouth Plan**  \n# Priority 1\n\tindented line\nAction\tLead\n\n<p>Review: -</p> <ul style="list-style-type: none"><li>• one</li><li>• two</li></ul>\tA  B\n--\t---\n  a   b\n',
    'plan.txt',
  )
  assert.deepEqual(
    fragments.map(f => [f.kind, f.text, f.table, f.row, f.col, f.blankBefore, f.indent]),
    [
      ['line', 'Wexmouth Plan', undefined, undefined, undefined, 2, undefined],
      ['heading', 'Priority 1', undefined, undefined, undefined, undefined, undefined],
      ['line', 'indented line', undefined, undefined, undefined, undefined, 8],
      ['cell', 'Action', 1, 1, 1, undefined, undefined],
      ['cell', 'Lead', 1, 1, 2, undefined, undefined],
      ['cell', 'Review: -\none\ntwo', 1, 2, 1, 1, undefined],
      ['cell', 'A B', 1, 2, 2, undefined, undefined],
      ['cell', '--', 1, 3, 1, undefined, undefined],
      ['cell', '---', 1, 3, 2, undefined, undefined],
      ['line', 'a b', undefined, undefined, undefined, undefined, 2],
    ],
  )
  assert.equal(fragments[0]?.bold, true)
  assert.deepEqual(
    fragments[5]?.blocks.map(block => [block.marker, block.text]),
    [
      [undefined, 'Review: -'],
      ['•', 'one'],
      ['•', 'two'],
    ],
  )
  assert.deepEqual(fragments[6]?.blocks[0]?.wideSpaces, [1])
  assert.equal(fragments.at(-1)?.raw, '  a   b')
})

test('HTML: spans, headers, shading by attribute, style and class, lists and hidden parts', async () => {
  const page = `<!doctype html><title>Plan &amp; more</title><style>.g, .x { background: #00b050 url(a.png) } td.h { display: none } tr:nth-child(2) { background: red }</style>
<nav>Menu</nav><h1>Wexmouth<br>plan</h1><ol start="3" type="a"><li>First<ul><li>Inner</li></ul></li><li><p>Second</p><p>more</p></li></ol>
<table><caption>Actions</caption><thead><tr><th rowspan=2>No</th><th colspan=2>Action</th></tr><tr><th>What<th>RAG</tr></thead>
<tr><td>1<td>Do <b>this</b> &mdash; now<td class="g"></tr><tr bgcolor="#FFC000"><td>2<td>That<td><span style="background-color: rgb(255,0,0)">R</span></tr>
<tr><td class="h">no<td hidden>no<td>x</tr></table><p style="display:none">gone</p>`
  const document = await extractFragments(strToU8(page), 'plan.html')
  assert.equal(document.title, 'Plan & more')
  assert.deepEqual(
    document.fragments.map(f => [
      f.kind,
      f.text,
      f.row,
      f.col,
      f.rowSpan ?? f.colSpan,
      f.fill,
      f.marker,
      f.header ?? f.hidden,
    ]),
    [
      ['paragraph', 'Menu', undefined, undefined, undefined, undefined, undefined, undefined],
      [
        'heading',
        'Wexmouth\nplan',
        undefined,
        undefined,
        undefined,
        undefined,
        undefined,
        undefined,
      ],
      ['list-item', 'First', undefined, undefined, undefined, undefined, 'c.', undefined],
      ['list-item', 'Inner', undefined, undefined, undefined, undefined, '•', undefined],
      ['list-item', 'Second', undefined, undefined, undefined, undefined, 'd.', undefined],
      ['paragraph', 'more', undefined, undefined, undefined, undefined, undefined, undefined],
      ['paragraph', 'Actions', undefined, undefined, undefined, undefined, undefined, undefined],
      ['cell', 'No', 1, 1, 2, undefined, undefined, true],
      ['cell', 'Action', 1, 2, 2, undefined, undefined, true],
      ['cell', 'What', 2, 2, undefined, undefined, undefined, true],
      ['cell', 'RAG', 2, 3, undefined, undefined, undefined, true],
      ['cell', '1', 3, 1, undefined, undefined, undefined, undefined],
      ['cell', 'Do this — now', 3, 2, undefined, undefined, undefined, undefined],
      ['cell', '', 3, 3, undefined, '00B050', undefined, undefined],
      ['cell', '2', 4, 1, undefined, 'FFC000', undefined, undefined],
      ['cell', 'That', 4, 2, undefined, 'FFC000', undefined, undefined],
      ['cell', 'R', 4, 3, undefined, 'FF0000', undefined, undefined],
      ['cell', 'no', 5, 1, undefined, undefined, undefined, true],
      ['cell', 'no', 5, 2, undefined, undefined, undefined, true],
      ['cell', 'x', 5, 3, undefined, undefined, undefined, undefined],
      ['paragraph', 'gone', undefined, undefined, undefined, undefined, undefined, true],
    ],
  )
  assert.equal(document.fragments[0]?.apart, 'navigation')
})
