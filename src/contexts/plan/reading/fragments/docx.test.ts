import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Fragment } from '../reading.ts'
import { readWord } from './docx.ts'
import { officeTheme, wordFile } from './office-file-for-tests.ts'
import { openZip } from './open-zip.ts'

function read(body: string, parts: Record<string, string> = {}): Fragment[] {
  return readWord(openZip(wordFile(body, parts)), 'plan.docx').fragments
}

const p = (text: string, properties = '') =>
  `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`
const cell = (content: string, properties = '') =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${content}</w:tc>`
const row = (cells: string, properties = '') =>
  `<w:tr><w:trPr>${properties}</w:trPr>${cells}</w:tr>`
const table = (rows: string) => `<w:tbl>${rows}</w:tbl>`

test('table cells keep their place, spans, repeated header and shading', () => {
  const fragments = read(
    table(
      row(cell(p('RAG')) + cell(p('Action'), '<w:gridSpan w:val="2"/>'), '<w:tblHeader/>') +
        row(
          cell(p(''), '<w:shd w:val="clear" w:color="auto" w:fill="00B050"/>') +
            cell(p('One'), '<w:vMerge w:val="restart"/>') +
            cell(p('Two')),
        ) +
        row(
          cell(p('Amber'), '<w:shd w:val="clear" w:fill="auto"/>') +
            cell(p(''), '<w:vMerge/>') +
            cell(p('Three')),
        ),
    ),
  )
  assert.deepEqual(
    fragments.map(({ text, row, col, rowSpan, colSpan, header, fill }) => ({
      text,
      row,
      col,
      rowSpan,
      colSpan,
      header,
      fill,
    })),
    [
      {
        text: 'RAG',
        row: 1,
        col: 1,
        rowSpan: undefined,
        colSpan: undefined,
        header: true,
        fill: undefined,
      },
      {
        text: 'Action',
        row: 1,
        col: 2,
        rowSpan: undefined,
        colSpan: 2,
        header: true,
        fill: undefined,
      },
      {
        text: '',
        row: 2,
        col: 1,
        rowSpan: undefined,
        colSpan: undefined,
        header: undefined,
        fill: '00B050',
      },
      {
        text: 'One',
        row: 2,
        col: 2,
        rowSpan: 2,
        colSpan: undefined,
        header: undefined,
        fill: undefined,
      },
      {
        text: 'Two',
        row: 2,
        col: 3,
        rowSpan: undefined,
        colSpan: undefined,
        header: undefined,
        fill: undefined,
      },
      {
        text: 'Amber',
        row: 3,
        col: 1,
        rowSpan: undefined,
        colSpan: undefined,
        header: undefined,
        fill: undefined,
      },
      {
        text: 'Three',
        row: 3,
        col: 3,
        rowSpan: undefined,
        colSpan: undefined,
        header: undefined,
        fill: undefined,
      },
    ],
  )
})

test('theme fills resolve with tint and shade; letters shaded throughout stand in for the cell', () => {
  const highlighted =
    '<w:p><w:r><w:rPr><w:highlight w:val="red"/></w:rPr><w:t>Red</w:t></w:r></w:p>'
  const half = `<w:p><w:r><w:rPr><w:highlight w:val="red"/></w:rPr><w:t>Red</w:t></w:r><w:r><w:t> not</w:t></w:r></w:p>`
  const [accent, tint, pattern, run, partly, paragraph] = read(
    table(
      row(
        cell(p('a'), '<w:shd w:val="clear" w:fill="auto" w:themeFill="accent6"/>') +
          cell(
            p('b'),
            '<w:shd w:val="clear" w:fill="C5E0B3" w:themeFill="accent6" w:themeFillTint="66"/>',
          ) +
          cell(p('c'), '<w:shd w:val="solid" w:color="FFC000" w:fill="FFFFFF"/>') +
          cell(highlighted) +
          cell(half) +
          cell(p('f', '<w:shd w:val="clear" w:fill="0070C0"/>')),
      ),
    ),
    { 'word/theme/theme1.xml': officeTheme },
  )
  assert.equal(accent?.fill, '70AD47')
  // Word itself writes C5E0B3 here: one step of rounding apart.
  assert.equal(tint?.fill, 'C5E0B4')
  assert.equal(pattern?.fill, 'FFC000')
  assert.equal(run?.fill, 'FF0000')
  assert.equal(partly?.fill, undefined)
  assert.equal(paragraph?.fill, '0070C0')
})

const numberingPart = `<w:numbering xmlns:w="w">
<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="Priority %1:"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0b7"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num></w:numbering>`
const stylesPart = `<w:styles xmlns:w="w"><w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Ours"><w:name w:val="Our Heading"/><w:basedOn w:val="berschrift1"/></w:style>
<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style></w:styles>`

test('automatic numbers are printed as Word prints them', () => {
  const item = (id: number, level: number) =>
    `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${id}"/></w:numPr>`
  const fragments = read(
    p('Prevent', '<w:pStyle w:val="berschrift1"/>') +
      p('first', item(1, 1)) +
      p('second', item(1, 1)) +
      p('Recover', '<w:pStyle w:val="Ours"/>') +
      p('first', item(1, 1)) +
      p('point', item(2, 0)) +
      p('Again', item(3, 0)) +
      p('none', item(0, 0)) +
      p('Contents', '<w:pStyle w:val="TOC1"/>'),
    { 'word/numbering.xml': numberingPart, 'word/styles.xml': stylesPart },
  )
  assert.deepEqual(
    fragments.map(({ kind, marker, text, level, apart }) => [kind, marker, text, level, apart]),
    [
      ['heading', 'Priority 1:', 'Prevent', 1, undefined],
      ['list-item', '1.a)', 'first', 2, undefined],
      ['list-item', '1.b)', 'second', 2, undefined],
      ['heading', 'Priority 2:', 'Recover', 1, undefined],
      ['list-item', '2.a)', 'first', 2, undefined],
      ['list-item', '•', 'point', 1, undefined],
      ['list-item', 'Priority 1:', 'Again', 1, undefined],
      ['paragraph', undefined, 'none', undefined, undefined],
      ['paragraph', undefined, 'Contents', undefined, 'table of contents'],
    ],
  )
  assert.equal(fragments[0]?.bold, true)
})

test('tracked changes are read as accepted and hidden text is kept apart', () => {
  const fragments = read(
    `<w:p><w:r><w:t xml:space="preserve">Keep </w:t></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:ins><w:r><w:t>added</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r></w:p>` +
      table(row(cell(p('deleted row')), '<w:del/>') + row(cell(p('kept row')))) +
      '<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t xml:space="preserve">joined </w:t></w:r></w:p>' +
      p('together'),
  )
  assert.deepEqual(
    fragments.map(f => [f.text, f.hidden]),
    [
      ['Keep added', undefined],
      ['secret', true],
      ['kept row', undefined],
      ['joined together', undefined],
    ],
  )
})

test('line breaks, tabs, symbols, links and content controls inside a cell', () => {
  const [only] = read(
    table(
      row(
        cell(
          `<w:sdt><w:sdtContent><w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Lead:</w:t></w:r><w:hyperlink><w:r><w:t xml:space="preserve"> Wexmouth</w:t></w:r></w:hyperlink><w:r><w:br/><w:t>Police</w:t><w:noBreakHyphen/><w:t>led</w:t></w:r></w:p></w:sdtContent></w:sdt>` +
            `<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:tab/><w:t>done.  Next</w:t></w:r></w:p>`,
        ),
      ),
    ),
  )
  assert.deepEqual(only?.blocks, [
    { text: 'Lead: Wexmouth', boldLead: 'Lead:' },
    { text: 'Police-led', afterLineBreak: true },
    { text: '✓ done. Next', wideSpaces: [7] },
  ])
})

test('a nested grid is a table of its own, a nested column only layout; text boxes are read once', () => {
  const grid = table(row(cell(p('a')) + cell(p('b'))) + row(cell(p('c')) + cell(p('d'))))
  const fragments = read(
    table(row(cell(p('outer') + grid) + cell(table(row(cell(p('inner'))))))) +
      `<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>${p('Legend')}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>${p('Legend')}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`,
  )
  assert.deepEqual(
    fragments.map(f => [f.text, f.table, f.row, f.col]),
    [
      ['outer', 1, 1, 1],
      ['a', 2, 1, 1],
      ['b', 2, 1, 2],
      ['c', 2, 2, 1],
      ['d', 2, 2, 2],
      ['inner', 1, 1, 2],
      ['Legend', undefined, undefined, undefined],
    ],
  )
})

test('running titles and notes are set apart', () => {
  const fragments = read(p('Body'), {
    'word/header1.xml': `<w:hdr xmlns:w="w">${p('Action plan')}</w:hdr>`,
    'word/footnotes.xml': `<w:footnotes xmlns:w="w"><w:footnote>${p('Source')}</w:footnote></w:footnotes>`,
  })
  assert.deepEqual(
    fragments.map(f => [f.text, f.apart]),
    [
      ['Body', undefined],
      ['Action plan', 'running title'],
      ['Source', 'footnote'],
    ],
  )
})
