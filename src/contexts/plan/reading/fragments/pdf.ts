import { setImmediate as nextTurn } from 'node:timers/promises'
import { getDocumentProxy, getResolvedPDFJS } from 'unpdf'
import { type Drawing, type FragmentedDocument, UnreadableDocument } from '../reading.ts'
import { createFragmentList, type FragmentList, fragmentedDocument } from './fragment-list.ts'
import { limits } from './limits.ts'
import { rulingsOf } from './pdf-grid.ts'
import { linesOf, runsOfLine, type TextLine, type TextPiece } from './pdf-lines.ts'
import { isMatrix, type Matrix, multiply, type PageInk, readPageInk, rounded } from './pdf-page.ts'
import { splitAtRulings } from './pdf-split.ts'
import { listStructParts, type StructNode, type StructPart } from './pdf-structure.ts'
import {
  addTaggedTable,
  isSameTable,
  readParts,
  type TableView,
  type TaggedPage,
} from './pdf-table.ts'
import { findBlockOfRuns, sharedByRuns } from './runs.ts'
import { normaliseSpace } from './white-space.ts'

type PdfDocument = Awaited<ReturnType<typeof getDocumentProxy>>
type PdfPage = Awaited<ReturnType<PdfDocument['getPage']>>

type PdfReader = {
  list: FragmentList
  drawings: Drawing[]
  names: Map<number, string>
  table: number
  /** Pages of a table that may go on on the next one. */
  open: TableView[]
}

type PageText = { pieces: TextPiece[]; artifacts: Set<TextPiece>; prefix: string }

const mostMilliseconds = 17_000

/**
 * Fragments of a PDF: by its tags where it has them, otherwise lines with their place, together with
 * what the pages draw, from which tables can be inferred. No script in the file is run.
 */
export async function readPdf(bytes: Uint8Array, name: string): Promise<FragmentedDocument> {
  const document = await openPdf(bytes)
  try {
    return await readPages(document, name)
  } finally {
    await document.loadingTask.destroy()
  }
}

async function openPdf(bytes: Uint8Array): Promise<PdfDocument> {
  try {
    // A copy: the parser takes the buffer it is given for itself.
    return await getDocumentProxy(new Uint8Array(bytes), {
      disableFontFace: true,
      useSystemFonts: false,
      useWorkerFetch: false,
      enableXfa: false,
      maxImageSize: 1,
      stopAtErrors: false,
      verbosity: 0,
    })
  } catch (error) {
    if (error instanceof Error && error.name === 'PasswordException')
      throw new UnreadableDocument(
        'The PDF is protected by a password. Save a copy without the password and use that.',
      )
    throw new UnreadableDocument(
      'The PDF is damaged and cannot be read. Open it, print or save it as a new PDF and use that.',
      { cause: error },
    )
  }
}

async function readPages(document: PdfDocument, name: string): Promise<FragmentedDocument> {
  if (document.numPages > limits.pages)
    throw new UnreadableDocument(
      'The PDF has more than 1,000 pages. Save only the pages of the plan and use that.',
    )
  const { OPS } = await getResolvedPDFJS()
  const reader: PdfReader = {
    list: createFragmentList(),
    drawings: [],
    table: 0,
    open: [],
    names: new Map(Object.entries(OPS).map(([operator, number]) => [Number(number), operator])),
  }
  const tagged = (await document.getMarkInfo().catch(() => null))?.Marked === true
  const started = performance.now()
  for (let number = 1; number <= document.numPages; number++) {
    if (performance.now() - started > mostMilliseconds)
      throw new UnreadableDocument(
        'The PDF takes too long to read. Save only the pages of the plan and use that.',
      )
    await nextTurn()
    const page = await document.getPage(number)
    await readPage(page, number, tagged, reader)
    page.cleanup()
  }
  closeTable(reader)
  if (reader.list.fragments.every(fragment => fragment.text === ''))
    throw new UnreadableDocument(
      'The PDF has no text, as a scan has none. Have its text recognised, or ask for the original document.',
    )
  const info: unknown = (await document.getMetadata().catch(() => null))?.info
  const title =
    info && typeof info === 'object' && 'Title' in info && typeof info.Title === 'string'
      ? normaliseSpace(info.Title)
      : ''
  const result = fragmentedDocument('pdf', name, reader.list, title)
  return reader.drawings.length > 0 ? { ...result, drawings: reader.drawings } : result
}

async function readPage(page: PdfPage, number: number, tagged: boolean, reader: PdfReader) {
  const view = page.getViewport({ scale: 1 })
  const matrix: Matrix = isMatrix(view.transform) ? view.transform : [1, 0, 0, -1, 0, view.height]
  const operators = await page.getOperatorList()
  const text = await readPageText(page, matrix)
  const idOf = (mark: number) => `${text.prefix}_mc${mark}`
  const ink = readPageInk(operators, reader.names, { number, matrix, idOf })
  const tree = tagged ? ((await page.getStructTree().catch(() => null)) as StructNode | null) : null
  const parts = tree ? listStructParts(tree) : []
  const known = new Set(parts.flatMap(marksOfPart))
  const inTree = text.pieces.filter(piece => piece.mark !== undefined && known.has(piece.mark))
  // Tags that leave out most of the text were not made with care: the lines say more.
  if (inTree.length > 0 && inTree.length >= (text.pieces.length - text.artifacts.size) / 2)
    readTaggedPage(parts, known, text, ink, { number, area: view.width * view.height }, reader)
  else readLines(text, ink, number, reader)
}

function marksOfPart(part: StructPart): string[] {
  if (part.kind === 'text') return [...part.marks, ...(part.label ?? [])]
  return part.rows.flat().flatMap(cell => cell.marks)
}

async function readPageText(page: PdfPage, matrix: Matrix): Promise<PageText> {
  const content = await page.getTextContent({ includeMarkedContent: true })
  const result: PageText = { pieces: [], artifacts: new Set(), prefix: '' }
  const marks: { id: string | undefined; artifact: boolean }[] = []
  for (const item of content.items) {
    if (!('str' in item)) {
      if (item.type === 'endMarkedContent') marks.pop()
      else marks.push(openMark(item, marks.at(-1), result))
      continue
    }
    if (item.str.trim() === '') continue
    const piece: TextPiece = {
      ...placePiece(item, matrix),
      bold: isBold(page, item.fontName),
      mark: marks.at(-1)?.id,
    }
    result.pieces.push(piece)
    if (marks.at(-1)?.artifact) result.artifacts.add(piece)
  }
  return result
}

function openMark(
  item: { id?: string; tag?: string },
  outer: { id: string | undefined; artifact: boolean } | undefined,
  result: PageText,
) {
  if (item.id && result.prefix === '') result.prefix = item.id.replace(/_mc\d+$/, '')
  return { id: item.id ?? outer?.id, artifact: item.tag === 'Artifact' || outer?.artifact === true }
}

function placePiece(
  item: { str: string; transform: unknown[]; width: number; height: number },
  view: Matrix,
) {
  const own: unknown = item.transform
  const [a, b, c, d, x, y] = multiply(view, isMatrix(own) ? own : [1, 0, 0, 1, 0, 0])
  const size = Math.hypot(c, d) || item.height
  // Text set upwards or downwards is as tall as it is long.
  const upright = Math.abs(b) > Math.abs(a)
  const box: TextPiece['box'] = upright
    ? [rounded(x - size), rounded(b < 0 ? y - item.width : y), rounded(size), rounded(item.width)]
    : [rounded(x), rounded(y - size), rounded(item.width), rounded(size)]
  return { text: item.str, box, size }
}

function isBold(page: PdfPage, fontName: string): boolean {
  if (!page.commonObjs.has(fontName)) return false
  const font: unknown = page.commonObjs.get(fontName)
  if (!font || typeof font !== 'object') return false
  const name = 'name' in font ? String(font.name) : ''
  return (
    ('bold' in font && font.bold === true) ||
    /bold|black|heavy|semibold|demi/i.test(name.replace(/^[A-Z]{6}\+/, ''))
  )
}

function readTaggedPage(
  parts: StructPart[],
  known: Set<string>,
  text: PageText,
  ink: PageInk,
  size: { number: number; area: number },
  reader: PdfReader,
) {
  const pieces = Map.groupBy(text.pieces, piece => piece.mark ?? '')
  for (const [mark, colour] of ink.colours)
    for (const piece of pieces.get(mark) ?? []) piece.colour = colour
  const page: TaggedPage = {
    ...size,
    pieces,
    drawings: ink.drawings,
    rulings: rulingsOf(ink.drawings),
  }
  for (const part of parts) {
    if (part.kind === 'table') showTable({ rows: part.rows, page }, reader)
    else addPart(part, page, reader)
  }
  const loose = text.pieces.filter(piece => piece.mark === undefined || !known.has(piece.mark))
  for (const line of linesOf(loose, ink.drawings, true)) {
    const apart = line.pieces.every(piece => text.artifacts.has(piece))
      ? 'running title'
      : undefined
    addLine(line, size.number, reader.list, apart)
  }
}

function showTable(view: TableView, reader: PdfReader) {
  const before = reader.open.at(-1)
  if (before && !(before.page !== view.page && isSameTable(before, view))) closeTable(reader)
  reader.open.push(view)
}

function closeTable(reader: PdfReader) {
  if (reader.open.length > 0) addTaggedTable(reader.list, reader.open, ++reader.table)
  reader.open = []
}

function addPart(part: Extract<StructPart, { kind: 'text' }>, page: TaggedPage, reader: PdfReader) {
  const { blocks, runs } = readParts([part], page)
  if (blocks.length === 0) return
  if (part.apart === undefined) closeTable(reader)
  const marker = blocks[0]?.marker
  reader.list.add({
    kind: part.heading ? 'heading' : marker ? 'list-item' : 'paragraph',
    blocks,
    level: part.heading ?? (marker ? (part.listLevel ?? 1) : undefined),
    marker,
    bold: part.caption || blocks.every(block => block.bold) || undefined,
    colour: sharedByRuns(runs, run => run.colour),
    page: page.number,
    apart: part.apart,
  })
}

function readLines(text: PageText, ink: PageInk, number: number, reader: PdfReader) {
  closeTable(reader)
  for (const line of linesOf(splitAtRulings(text.pieces, ink.drawings), ink.drawings, true))
    addLine(line, number, reader.list, undefined)
  for (const { mark: _, ...drawing } of ink.drawings) reader.drawings.push(drawing)
}

function addLine(line: TextLine, page: number, list: FragmentList, apart: string | undefined) {
  const block = findBlockOfRuns(runsOfLine(line))
  if (!block) return
  const { marker: _, listLevel: __, ...plain } = block
  // The bullet of a line stays in its text: what it belongs to is decided with the lines around it.
  const text = normaliseSpace(
    runsOfLine(line)
      .map(run => run.text)
      .join(''),
  )
  const [x, y, width, height] = line.box
  list.add({
    kind: 'line',
    blocks: [{ ...plain, text }],
    bold: block.bold,
    page,
    box: [rounded(x), rounded(y), rounded(width), rounded(height)],
    apart,
  })
}
