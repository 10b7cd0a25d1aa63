import assert from 'node:assert/strict'
import { test } from 'node:test'
import { utils, write } from '@e965/xlsx'
import type { Fragment } from '../reading.ts'
import { extractFragments } from './extract.ts'
import { officeTheme, zipOf } from './office-file-for-tests.ts'

const styles = `<styleSheet><numFmts><numFmt numFmtId="170" formatCode="mmm\\-yy"/></numFmts>
<fonts><font/><font><b/><color rgb="FFFF0000"/></font></fonts>
<fills><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>
<fill><patternFill patternType="solid"><fgColor rgb="FF00B050"/></patternFill></fill>
<fill><patternFill patternType="solid"><fgColor theme="9" tint="0.5999938962981048"/></patternFill></fill>
<fill><patternFill patternType="solid"><fgColor indexed="10"/></patternFill></fill></fills>
<cellXfs><xf/><xf fontId="1"/><xf fillId="2"/><xf fillId="3"/><xf fillId="4"/><xf numFmtId="170"/><xf numFmtId="14"/></cellXfs>
<dxfs><dxf><fill><patternFill><bgColor rgb="FFFFC000"/></patternFill></fill></dxf><dxf><fill><patternFill><bgColor rgb="FF0070C0"/></patternFill></fill></dxf></dxfs></styleSheet>`

function excelFile(sheet: string, extra: Record<string, string> = {}, state = ''): Uint8Array {
  return zipOf({
    'xl/workbook.xml': `<workbook><sheets><sheet name="Plan" sheetId="1" ${state} r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/styles.xml': styles,
    'xl/theme/theme1.xml': officeTheme,
    'xl/sharedStrings.xml':
      '<sst><si><t>Line one\nLine two</t></si><si><r><rPr><b/></rPr><t>Lead: </t></r><r><rPr/><t>Wexmouth</t></r></si></sst>',
    'xl/worksheets/sheet1.xml': `<worksheet>${sheet}</worksheet>`,
    ...extra,
  })
}

const text = (at: string, value: string, style = 0) =>
  `<c r="${at}" s="${style}" t="inlineStr"><is><t>${value}</t></is></c>`
const read = async (bytes: Uint8Array): Promise<Fragment[]> =>
  (await extractFragments(bytes, 'plan.xlsx')).fragments
const at = (fragments: Fragment[], row: number, col: number) =>
  fragments.find(cell => cell.row === row && cell.col === col)

test('Excel: fills by value, theme and tint, and palette; fonts; rich text; line breaks', async () => {
  const cells = await read(
    excelFile(
      `<sheetData><row r="1">${text('A1', 'a', 2)}${text('B1', 'b', 3)}${text('C1', 'c', 4)}${text('D1', 'd', 1)}<c r="E1" t="s"><v>0</v></c><c r="F1" t="s"><v>1</v></c><c r="G1" s="2"/></row></sheetData>`,
    ),
  )
  assert.equal(at(cells, 1, 1)?.fill, '00B050')
  assert.equal(at(cells, 1, 2)?.fill, 'C5E0B4')
  assert.equal(at(cells, 1, 3)?.fill, 'FF0000')
  assert.deepEqual([at(cells, 1, 4)?.bold, at(cells, 1, 4)?.colour], [true, 'FF0000'])
  assert.deepEqual(at(cells, 1, 5)?.blocks, [{ text: 'Line one' }, { text: 'Line two' }])
  assert.deepEqual(at(cells, 1, 6)?.blocks, [{ text: 'Lead: Wexmouth', boldLead: 'Lead:' }])
  assert.deepEqual([at(cells, 1, 7)?.text, at(cells, 1, 7)?.fill], ['', '00B050'])
})

test('Excel: a date is the text that shows and the date that is stored', async () => {
  const cells = await read(
    excelFile(
      '<sheetData><row r="1"><c r="A1" s="5"><v>43922</v></c><c r="B1" s="6"><v>46112</v></c><c r="C1"><v>12</v></c><c r="D1"><f>1+1</f><v>2</v></c><c r="E1" t="b"><v>1</v></c></row></sheetData>',
    ),
  )
  assert.deepEqual(
    [at(cells, 1, 1)?.text, at(cells, 1, 1)?.stored],
    ['Apr-20', { type: 'date', value: '2020-04-01' }],
  )
  assert.deepEqual(
    [at(cells, 1, 2)?.text, at(cells, 1, 2)?.stored],
    ['31/03/2026', { type: 'date', value: '2026-03-31' }],
  )
  assert.deepEqual([at(cells, 1, 3)?.text, at(cells, 1, 3)?.stored], ['12', undefined])
  assert.equal(at(cells, 1, 4)?.text, '2')
  assert.equal(at(cells, 1, 5)?.text, 'TRUE')
})

test('Excel: merged, hidden and filtered cells, and the header the filter stands on', async () => {
  const cells = await read(
    excelFile(
      `<cols><col min="3" max="3" hidden="1"/></cols><sheetData><row r="1">${text('A1', 'Priority')}${text('B1', 'Action')}${text('C1', 'Internal')}</row><row r="2">${text('A2', 'One')}${text('B2', 'x')}</row><row r="3" hidden="1">${text('A3', 'under')}${text('B3', 'y')}</row></sheetData><autoFilter ref="A1:C3"/><mergeCells><mergeCell ref="A2:A3"/></mergeCells>`,
    ),
  )
  assert.deepEqual(
    cells.map(cell => [cell.text, cell.rowSpan, cell.hidden, cell.header]),
    [
      ['Priority', undefined, undefined, true],
      ['Action', undefined, undefined, true],
      ['Internal', undefined, true, true],
      ['One', 2, undefined, undefined],
      ['x', undefined, undefined, undefined],
      ['y', undefined, true, undefined],
    ],
  )
  const hidden = await read(
    excelFile(`<sheetData><row>${text('A1', 'x')}</row></sheetData>`, {}, 'state="hidden"'),
  )
  assert.equal(hidden[0]?.hidden, true)
})

test('Excel: conditional colours that follow from the cell alone; other formulas leave it plain', async () => {
  const cells = await read(
    excelFile(
      `<sheetData><row r="1">${text('A1', 'Amber')}${text('B1', 'Blue sky')}${text('C1', 'Amber')}</row><row r="2">${text('A2', 'Done')}${text('B2', 'x')}${text('C2', 'Late')}</row></sheetData>
      <conditionalFormatting sqref="A1:A2"><cfRule type="cellIs" dxfId="0" priority="1" operator="equal"><formula>"amber"</formula></cfRule></conditionalFormatting>
      <conditionalFormatting sqref="B1:B2"><cfRule type="containsText" dxfId="1" priority="2" operator="containsText" text="blue"/></conditionalFormatting>
      <conditionalFormatting sqref="C1:C2"><cfRule type="expression" dxfId="1" priority="3"><formula>$A1="Done"</formula></cfRule><cfRule type="expression" dxfId="0" priority="4"><formula>TODAY()&gt;1</formula></cfRule></conditionalFormatting>`,
    ),
  )
  assert.deepEqual(
    cells.map(cell => cell.fill),
    ['FFC000', '0070C0', undefined, undefined, undefined, '0070C0'],
  )
})

test('OpenDocument: fills, dates, repeats, spans, hidden columns and sheets', async () => {
  const cell = (value: string, more = '') =>
    `<table:table-cell office:value-type="string" ${more}><text:p>${value}</text:p></table:table-cell>`
  const content = `<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:style="s" xmlns:fo="f"><office:automatic-styles>
<style:style style:name="ce1" style:family="table-cell"><style:table-cell-properties fo:background-color="#00b050"/></style:style>
<style:style style:name="ce2" style:family="table-cell" style:parent-style-name="ce1"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style></office:automatic-styles>
<office:body><office:spreadsheet><table:table table:name="Plan"><table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse"/>
<table:table-header-rows><table:table-row>${cell('Action')}${cell('RAG')}${cell('Internal')}</table:table-row></table:table-header-rows>
<table:table-row>${cell('One</text:p><text:p>Two', 'table:number-rows-spanned="2"')}<table:table-cell table:style-name="ce1"/>${cell('x')}<table:table-cell table:number-columns-repeated="16000" table:style-name="ce1"/></table:table-row>
<table:table-row><table:covered-table-cell/><table:table-cell table:style-name="ce2" office:value-type="date" office:date-value="2020-04-01"><text:p>Apr-20</text:p></table:table-cell></table:table-row>
<table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>
<table:table table:name="Lists" table:style-name="ta2"><table:table-row>${cell('secret')}</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>`
  const bytes = zipOf({
    mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
    'content.xml': content,
  })
  const { kind, fragments } = await extractFragments(bytes, 'plan.ods')
  assert.equal(kind, 'ods')
  assert.deepEqual(
    fragments.map(({ text, row, col, fill, bold, hidden, header, rowSpan }) => [
      text,
      row,
      col,
      fill,
      bold,
      hidden,
      header,
      rowSpan,
    ]),
    [
      ['Action', 1, 1, undefined, undefined, undefined, true, undefined],
      ['RAG', 1, 2, undefined, undefined, undefined, true, undefined],
      ['Internal', 1, 3, undefined, undefined, true, true, undefined],
      ['One\nTwo', 2, 1, undefined, undefined, undefined, undefined, 2],
      ['', 2, 2, '00B050', undefined, undefined, undefined, undefined],
      ['x', 2, 3, undefined, undefined, true, undefined, undefined],
      ['Apr-20', 3, 2, '00B050', true, undefined, undefined, undefined],
      ['secret', 1, 1, undefined, undefined, true, undefined, undefined],
    ],
  )
  assert.deepEqual(fragments.find(cell => cell.text === 'Apr-20')?.stored, {
    type: 'date',
    value: '2020-04-01',
  })
})

test('a sheet of 5,000 rows is read in both formats', async () => {
  const rows = Array.from({ length: 5_000 }, (_, i) => [
    `Priority ${i % 9}`,
    `Action ${i}`,
    'Lead',
    'Apr-25',
    'Green',
  ])
  const book = utils.book_new()
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows), 'Plan')
  for (const bookType of ['xlsx', 'ods'] as const) {
    const started = performance.now()
    const bytes: unknown = write(book, { type: 'buffer', bookType })
    assert.ok(bytes instanceof Uint8Array)
    const { fragments } = await extractFragments(bytes, `plan.${bookType}`)
    assert.equal(fragments.length, 25_000)
    assert.equal(fragments.at(-4)?.text, 'Action 4999')
    assert.ok(performance.now() - started < 20_000)
  }
})
