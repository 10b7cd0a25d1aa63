import { strToU8, zipSync } from 'fflate'
import type { PrintedDocument, PrintedFill } from '../printed.ts'
import { escapeMarkup } from './escape.ts'
import { type FlatCell, type FlatSheet, sheetsOf } from './rows.ts'
import { columnName, dateSerial } from './spreadsheet-dates.ts'

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships'

/** Cell styles in use: fill, bold and number format together make one. */
type Styles = { fills: string[]; formats: string[]; cells: string[] }

function placeOf(list: string[], value: string): number {
  const at = list.indexOf(value)
  return at >= 0 ? at : list.push(value) - 1
}

function fillXml(fill: PrintedFill): string {
  const colour = fill.theme
    ? `theme="${fill.theme.index}" tint="${fill.theme.tint}"`
    : `rgb="FF${fill.rgb}"`
  return `<fill><patternFill patternType="solid"><fgColor ${colour}/><bgColor indexed="64"/></patternFill></fill>`
}

function styleOf(cell: FlatCell, styles: Styles): number {
  const fill =
    cell.cell?.fill && cell.cell.fill.rgb !== 'FFFFFF'
      ? placeOf(styles.fills, fillXml(cell.cell.fill))
      : 0
  const format = cell.cell?.day ? 164 + placeOf(styles.formats, cell.cell.day.format) : 0
  const strong =
    cell.cell?.header ||
    cell.paragraph?.style === 'title' ||
    cell.paragraph?.style === 'heading' ||
    cell.paragraph?.style === 'bold' ||
    cell.cell?.paragraphs[0]?.style === 'bold'
  const xml = `<xf numFmtId="${format}" fontId="${strong ? 1 : 0}" fillId="${fill}" borderId="0" xfId="0" applyFill="1" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>`
  return placeOf(styles.cells, xml)
}

function cellXml(cell: FlatCell, place: string, styles: Styles, strings: string[]): string {
  const style = styleOf(cell, styles)
  if (cell.cell?.day)
    return `<c r="${place}" s="${style}"><v>${dateSerial(cell.cell.day.iso)}</v></c>`
  if (cell.text === '') return `<c r="${place}" s="${style}"/>`
  if (/^[1-9]\d{0,5}$/.test(cell.text))
    return `<c r="${place}" s="${style}"><v>${cell.text}</v></c>`
  return `<c r="${place}" s="${style}" t="s"><v>${placeOf(strings, cell.text)}</v></c>`
}

function sheetXml(sheet: FlatSheet, styles: Styles, strings: string[]): string {
  const merges: string[] = []
  const rows = sheet.rows.map((row, r) => {
    const cells = row.cells.map((cell, c) => {
      const place = `${columnName(c)}${r + 1}`
      const [across, down] = [cell.cell?.colSpan ?? 1, cell.cell?.rowSpan ?? 1]
      if (across > 1 || down > 1)
        merges.push(`<mergeCell ref="${place}:${columnName(c + across - 1)}${r + down}"/>`)
      return cellXml(cell, place, styles, strings)
    })
    return `<row r="${r + 1}"${row.hidden ? ' hidden="1"' : ''}>${cells.join('')}</row>`
  })
  const cols = sheet.widths.map(
    (w, i) =>
      `<col min="${i + 1}" max="${i + 1}" width="${w * 1.4}" customWidth="1"${sheet.hiddenColumns.includes(i) ? ' hidden="1"' : ''}/>`,
  )
  return `${head}<worksheet xmlns="${main}">${cols.length > 0 ? `<cols>${cols.join('')}</cols>` : ''}<sheetData>${rows.join('')}</sheetData>${merges.length > 0 ? `<mergeCells count="${merges.length}">${merges.join('')}</mergeCells>` : ''}</worksheet>`
}

function stylesXml(styles: Styles): string {
  const formats = styles.formats
    .map((f, i) => `<numFmt numFmtId="${164 + i}" formatCode="${escapeMarkup(f)}"/>`)
    .join('')
  return `${head}<styleSheet xmlns="${main}">${formats === '' ? '' : `<numFmts count="${styles.formats.length}">${formats}</numFmts>`}<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="${styles.fills.length}">${styles.fills.join('')}</fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${styles.cells.length}">${styles.cells.join('')}</cellXfs></styleSheet>`
}

const themeColours = {
  dk1: '000000',
  lt1: 'FFFFFF',
  dk2: '44546A',
  lt2: 'E7E6E6',
  accent1: '4472C4',
  accent2: 'ED7D31',
  accent3: 'A5A5A5',
  accent4: 'FFC000',
  accent5: '5B9BD5',
  accent6: '70AD47',
  hlink: '0563C1',
  folHlink: '954F72',
}

/** What Excel needs beside the colours before it accepts a theme: fonts and plain line and fill styles. */
function themeRest(): string {
  const font = '<a:latin typeface="Calibri"/><a:ea typeface=""/><a:cs typeface=""/>'
  const solid = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
  const line = `<a:ln w="6350">${solid}</a:ln>`
  const effect = '<a:effectStyle><a:effectLst/></a:effectStyle>'
  return `<a:fontScheme name="Office"><a:majorFont>${font}</a:majorFont><a:minorFont>${font}</a:minorFont></a:fontScheme><a:fmtScheme name="Office"><a:fillStyleLst>${solid.repeat(3)}</a:fillStyleLst><a:lnStyleLst>${line.repeat(3)}</a:lnStyleLst><a:effectStyleLst>${effect.repeat(3)}</a:effectStyleLst><a:bgFillStyleLst>${solid.repeat(3)}</a:bgFillStyleLst></a:fmtScheme>`
}

function themeXml(): string {
  const colours = Object.entries(themeColours)
    .map(([name, rgb]) => `<a:${name}><a:srgbClr val="${rgb}"/></a:${name}>`)
    .join('')
  return `${head}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Office"><a:themeElements><a:clrScheme name="Office">${colours}</a:clrScheme>${themeRest()}</a:themeElements></a:theme>`
}

/** The document as an Excel workbook, with real dates, merged cells, theme colours and hidden parts. */
export function writeXlsx(document: PrintedDocument): Uint8Array {
  const styles: Styles = {
    fills: [
      '<fill><patternFill patternType="none"/></fill>',
      '<fill><patternFill patternType="gray125"/></fill>',
    ],
    formats: [],
    cells: ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'],
  }
  const strings: string[] = []
  const sheets = sheetsOf(document)
  const files: Record<string, Uint8Array> = {}
  sheets.forEach((sheet, i) => {
    files[`xl/worksheets/sheet${i + 1}.xml`] = strToU8(sheetXml(sheet, styles, strings))
  })
  const n = sheets.length
  const list = sheets
    .map((s, i) => `<sheet name="${escapeMarkup(s.name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`)
    .join('')
  const targets = [
    ...sheets.map((_, i) => [`worksheet`, `worksheets/sheet${i + 1}.xml`]),
    ['styles', 'styles.xml'],
    ['sharedStrings', 'sharedStrings.xml'],
    ['theme', 'theme/theme1.xml'],
  ]
  const links = targets
    .map(
      ([type, target], i) =>
        `<Relationship Id="rId${i + 1}" Type="${relations}/${type}" Target="${target}"/>`,
    )
    .join('')
  const types = [
    ...sheets.map((_, i) => [`worksheets/sheet${i + 1}`, 'spreadsheetml.worksheet']),
    ['styles', 'spreadsheetml.styles'],
    ['sharedStrings', 'spreadsheetml.sharedStrings'],
    ['workbook', 'spreadsheetml.sheet.main'],
    ['theme/theme1', 'theme'],
  ]
  const overrides = types
    .map(
      ([part, type]) =>
        `<Override PartName="/xl/${part}.xml" ContentType="application/vnd.openxmlformats-officedocument.${type}+xml"/>`,
    )
    .join('')
  files['[Content_Types].xml'] = strToU8(
    `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides}</Types>`,
  )
  files['_rels/.rels'] = strToU8(
    `${head}<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  )
  files['xl/workbook.xml'] = strToU8(
    `${head}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${list}</sheets></workbook>`,
  )
  files['xl/_rels/workbook.xml.rels'] = strToU8(
    `${head}<Relationships xmlns="${packageRelations}">${links}</Relationships>`,
  )
  files['xl/styles.xml'] = strToU8(stylesXml(styles))
  files['xl/theme/theme1.xml'] = strToU8(themeXml())
  files['xl/sharedStrings.xml'] = strToU8(
    `${head}<sst xmlns="${main}" count="${n}" uniqueCount="${strings.length}">${strings.map(s => `<si><t xml:space="preserve">${escapeMarkup(s)}</t></si>`).join('')}</sst>`,
  )
  return zipSync(files)
}
