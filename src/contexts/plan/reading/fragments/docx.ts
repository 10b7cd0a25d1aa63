import {
  type Block,
  type Fragment,
  type FragmentedDocument,
  UnreadableDocument,
} from '../reading.ts'
import { readNumberingPart } from './docx-numbering.ts'
import {
  createParagraphReader,
  type ParagraphReader,
  type WordParagraph,
} from './docx-paragraph.ts'
import { readShading, readWordStyles, type WordStyles } from './docx-styles.ts'
import { listWordCells, type WordCell } from './docx-table.ts'
import { createFragmentList, type FragmentList, fragmentedDocument } from './fragment-list.ts'
import { readTheme } from './office-theme.ts'
import type { ZipFolder } from './open-zip.ts'
import { blocksOfRuns, type Run, sharedByRuns } from './runs.ts'
import { normaliseSpace } from './white-space.ts'
import {
  findChild,
  findPath,
  isElement,
  listChildren,
  parseXml,
  textOf,
  type XmlElement,
} from './xml-tree.ts'

type Reader = {
  list: FragmentList
  styles: WordStyles
  read: ParagraphReader
  table: number
  page: number
  blank: number
  /** Set for headers, footers and notes: why their text is not part of the document's own. */
  apart: string | undefined
  /** Runs of a paragraph whose end was deleted, to be printed before the next one's. */
  carried: Run[]
}

/** Fragments of a Word file, read from its own parts so that shading and automatic numbers are kept. */
export function readWord(zip: ZipFolder, name: string): FragmentedDocument {
  const main = mainPart(zip)
  const folder = main.slice(0, main.lastIndexOf('/') + 1)
  const part = zip.find(main)
  const body = part && findPath(parseXml(part), 'document', 'body')
  if (!body)
    throw new UnreadableDocument(
      'The Word file holds no document. Open it in Word, save it again as .docx and use that.',
    )
  const theme = readTheme(zip.find(`${folder}theme/theme1.xml`))
  const styles = readWordStyles(zip.find(`${folder}styles.xml`), theme)
  const numbering = readNumberingPart(zip.find(`${folder}numbering.xml`))
  const reader: Reader = {
    list: createFragmentList(),
    styles,
    read: createParagraphReader(styles, numbering),
    table: 0,
    page: 1,
    blank: 0,
    apart: undefined,
    carried: [],
  }
  readBlocks(body, reader)
  readMarginalParts(zip, folder, reader)
  return fragmentedDocument('docx', name, reader.list, readTitle(zip))
}

function mainPart(zip: ZipFolder): string {
  const relations = zip.find('_rels/.rels')
  const main =
    relations &&
    listChildren(findChild(parseXml(relations), 'Relationships'), 'Relationship').find(relation =>
      relation.attributes.Type?.endsWith('/officeDocument'),
    )
  const target = main?.attributes.Target?.replace(/^\//, '')
  return target && zip.names.includes(target) ? target : 'word/document.xml'
}

function readTitle(zip: ZipFolder): string | undefined {
  const part = zip.find('docProps/core.xml')
  return (
    part &&
    (normaliseSpace(textOf(findPath(parseXml(part), 'coreProperties', 'title'))) || undefined)
  )
}

/** Headers, footers and notes: printed, but not in the run of the text. */
function readMarginalParts(zip: ZipFolder, folder: string, reader: Reader) {
  const kinds: [RegExp, string][] = [
    [/^(header|footer)\d*\.xml$/, 'running title'],
    [/^(footnotes|endnotes)\.xml$/, 'footnote'],
    [/^comments\.xml$/, 'comment'],
  ]
  for (const [pattern, apart] of kinds) {
    for (const name of zip.names) {
      if (!name.startsWith(folder) || !pattern.test(name.slice(folder.length))) continue
      const part = zip.find(name)
      if (!part) continue
      reader.apart = apart
      const root = parseXml(part).children.find(isElement)
      if (root) readBlocks(root, reader)
    }
  }
}

const containers = new Set([
  'sdt',
  'sdtContent',
  'customXml',
  'smartTag',
  'ins',
  'moveTo',
  'footnote',
  'endnote',
  'comment',
])

function readBlocks(parent: XmlElement, reader: Reader) {
  for (const child of parent.children) {
    if (!isElement(child)) continue
    if (child.name === 'p') readParagraph(child, reader)
    else if (child.name === 'tbl') readTable(child, reader)
    else if (containers.has(child.name)) readBlocks(child, reader)
  }
}

function readParagraph(element: XmlElement, reader: Reader) {
  const paragraph = reader.read(element)
  reader.page += paragraph.breaksBefore
  if (paragraph.joinsNext) {
    reader.carried.push(...paragraph.runs)
    return
  }
  const runs = [...reader.carried, ...paragraph.runs]
  reader.carried = []
  const blocks = blocksOfRuns(runs, { marker: paragraph.marker, listLevel: paragraph.listLevel })
  if (blocks.length === 0) reader.blank++
  else addParagraph(paragraph, runs, blocks, reader)
  addHidden(paragraph.hiddenText, reader)
  for (const box of paragraph.boxes) readBlocks(box, reader)
}

function addParagraph(paragraph: WordParagraph, runs: Run[], blocks: Block[], reader: Reader) {
  const marker = paragraph.marker ?? blocks[0]?.marker
  const listLevel = paragraph.listLevel ?? blocks[0]?.listLevel
  const kind = paragraph.heading ? 'heading' : marker ? 'list-item' : 'paragraph'
  reader.list.add({
    kind,
    blocks,
    level: paragraph.heading ?? (kind === 'list-item' ? listLevel : undefined),
    marker,
    bold: blocks.every(block => block.bold) || undefined,
    fill: sharedByRuns(runs, run => run.fill) ?? paragraph.fill,
    colour: sharedByRuns(runs, run => run.colour),
    page: reader.page,
    blankBefore: reader.blank || undefined,
    apart: paragraph.contents ? 'table of contents' : reader.apart,
  })
  reader.blank = 0
}

function addHidden(text: string, reader: Reader) {
  const clean = normaliseSpace(text)
  if (clean)
    reader.list.add({
      kind: 'paragraph',
      blocks: [{ text: clean }],
      hidden: true,
      page: reader.page,
    })
}

function readTable(element: XmlElement, reader: Reader) {
  const table = ++reader.table
  for (const cell of listWordCells(element)) readCell(cell, table, reader)
  reader.blank = 0
}

function readCell(cell: WordCell, table: number, reader: Reader) {
  const content = readCellContent(cell.element, reader)
  if (!cell.hidden || content.blocks.length > 0) addCell(cell, content, table, reader)
  addHidden(content.hidden, reader)
  for (const nested of content.nested) readTable(nested, reader)
}

function addCell(cell: WordCell, content: CellContent, table: number, reader: Reader): Fragment {
  return reader.list.add({
    kind: 'cell',
    blocks: content.blocks,
    table,
    row: cell.row,
    col: cell.col,
    rowSpan: cell.rowSpan > 1 ? cell.rowSpan : undefined,
    colSpan: cell.colSpan > 1 ? cell.colSpan : undefined,
    header: cell.header || undefined,
    hidden: cell.hidden || undefined,
    bold: (content.blocks.length > 0 && content.blocks.every(block => block.bold)) || undefined,
    fill: readShading(findChild(cell.element, 'tcPr'), reader.styles.theme) ?? content.fill,
    colour: sharedByRuns(content.runs, run => run.colour),
    page: reader.page,
    apart: reader.apart,
  })
}

type CellContent = {
  blocks: Block[]
  runs: Run[]
  hidden: string
  nested: XmlElement[]
  /** Shading of all its letters or paragraphs, for cells that have none of their own. */
  fill: string | undefined
  fills: Set<string | undefined>
}

function readCellContent(element: XmlElement, reader: Reader): CellContent {
  const content: CellContent = {
    blocks: [],
    runs: [],
    hidden: '',
    nested: [],
    fill: undefined,
    fills: new Set(),
  }
  collectCell(element, content, reader)
  const shared = content.fills.size === 1 ? [...content.fills][0] : undefined
  content.fill = sharedByRuns(content.runs, run => run.fill) ?? shared
  return content
}

function collectCell(parent: XmlElement, content: CellContent, reader: Reader) {
  for (const child of parent.children) {
    if (!isElement(child)) continue
    if (child.name === 'tbl') collectNested(child, content, reader)
    else if (containers.has(child.name)) collectCell(child, content, reader)
    else if (child.name === 'p') collectCellParagraph(child, content, reader)
  }
}

function collectCellParagraph(element: XmlElement, content: CellContent, reader: Reader) {
  const paragraph = reader.read(element)
  reader.page += paragraph.breaksBefore
  content.hidden += paragraph.hiddenText
  const runs = [...reader.carried, ...paragraph.runs]
  reader.carried = paragraph.joinsNext ? runs : []
  if (paragraph.joinsNext) return
  const { marker, listLevel } = paragraph
  const blocks = blocksOfRuns(runs, { marker, listLevel })
  if (blocks.length > 0 || paragraph.fill) content.fills.add(paragraph.fill)
  content.blocks.push(...blocks)
  content.runs.push(...runs)
  for (const box of paragraph.boxes) collectCell(box, content, reader)
}

/** A nested grid is a table of its own; a nested column is only layout, and its text the cell's. */
function collectNested(table: XmlElement, content: CellContent, reader: Reader) {
  const cells = listWordCells(table)
  const grid = cells.some(cell => cell.row > 1) && cells.some(cell => cell.col > 1)
  if (grid) content.nested.push(table)
  else for (const cell of cells) collectCell(cell.element, content, reader)
}
