/**
 * A document as the flat text that PDF viewers and converters copy out of a page: each cell as its own run of
 * wrapped lines, cell after cell, row after row. What a table looked like is lost; an empty cell leaves nothing.
 */
import type { PrintedCell, PrintedDocument, PrintedParagraph, PrintedTable } from '../printed.ts'
import { type Random, seededRandom } from '../random.ts'

/** `gapped`: blank lines between most cells; `glued`: hardly any; `lines`: a cell's paragraph is one line. */
export type FlattenedKind = 'gapped' | 'glued' | 'lines'

type Habits = {
  kind: FlattenedKind
  /** Width of the page's text in ems. */
  page: number
  trailingSpaces: boolean
  cellGap: number
  rowGap: number
  paragraphGap: number
  /** A merged cell is printed with the last of its rows rather than the first. */
  mergedLate: boolean
  linesPerPage: number
  formFeed: boolean
  repeatsHeader: boolean
  pageNumbers: 'none' | 'number' | 'of'
}

/** The same document always gives the same text. */
export function writeFlattened(document: PrintedDocument, kind: FlattenedKind): string {
  const random = seededRandom(hashOf(JSON.stringify(document) + kind))
  const habits = pickHabits(random, document, kind)
  const pages = openPages(habits, document.running)
  for (const part of document.parts) {
    if (part.kind === 'sheet') continue
    if (part.kind === 'paragraph') {
      pages.print(wrapParagraph(part.paragraph, habits.page, habits), 1)
    } else printTable(part, random, habits, pages)
  }
  return pages.finish()
}

function pickHabits(random: Random, document: PrintedDocument, kind: FlattenedKind): Habits {
  const blank = random.chance(0.5)
  return {
    kind,
    page: document.landscape ? random.int(62, 80) : random.int(42, 50),
    trailingSpaces: kind !== 'lines' && random.chance(0.5),
    cellGap: kind === 'glued' ? random.pick([0, 0.1]) : kind === 'lines' && blank ? 0 : 0.96,
    rowGap: kind === 'glued' ? random.pick([0, 0.6, 1]) : kind === 'lines' && blank ? 0.5 : 0.98,
    paragraphGap: kind === 'gapped' ? random.pick([0, 0.9]) : 0,
    mergedLate: random.chance(0.4),
    linesPerPage: kind === 'lines' ? random.int(25, 60) : random.int(60, 160),
    formFeed: random.chance(0.5),
    repeatsHeader: random.chance(0.4),
    pageNumbers: random.pick(['none', 'none', 'number', 'of'] as const),
  }
}

function hashOf(text: string): number {
  let hash = 2166136261
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 16777619)
  return hash >>> 0
}

type Pages = {
  /** Lines after this many blank ones. */
  print: (lines: string[], blanks: number) => void
  /** Starts a new page if the one at hand is full; says whether it did. */
  turn: (atLeast?: number) => boolean
  finish: () => string
}

function openPages(habits: Habits, running: string | undefined): Pages {
  const pages: string[][] = [running === undefined ? [] : [running]]
  const current = () => pages.at(-1) ?? []
  return {
    print(lines, blanks) {
      const page = current()
      if (lines.length === 0) return
      if (page.length > 0) for (let i = 0; i < blanks; i++) page.push('')
      page.push(...lines)
    },
    turn(atLeast = 0) {
      if (current().length + atLeast < habits.linesPerPage) return false
      pages.push(running === undefined ? [] : [running, ''])
      return true
    },
    finish() {
      const footer = (i: number) =>
        habits.pageNumbers === 'none'
          ? []
          : [
              '',
              habits.pageNumbers === 'number' ? String(i + 1) : `Page ${i + 1} of ${pages.length}`,
            ]
      const texts = pages.map((page, i) => [...page, ...footer(i)].join('\n'))
      return `${texts.join(habits.formFeed ? '\n\n\f' : '\n\n\n')}\n`
    },
  }
}

function printTable(table: PrintedTable, random: Random, habits: Habits, pages: Pages): void {
  const total = table.widths.reduce((sum, width) => sum + width, 0)
  const widths = table.widths.map(width => (width / total) * habits.page)
  const rows = habits.mergedLate ? moveMergedDown(table) : table.rows.map(row => row.cells)
  const isHeader = (i: number) => rows[i]?.some(cell => cell?.header) === true
  const header = rows.filter((_, i) => isHeader(i) && i < 2)
  const printRow = (cells: (PrintedCell | null)[]) => {
    let first = true
    for (const [c, cell] of cells.entries()) {
      if (!cell) continue
      const span = widths.slice(c, c + (cell.colSpan ?? 1))
      const width = span.reduce((sum, each) => sum + each, 0)
      const lines = wrapCell(cell, width, random, habits)
      if (lines.length === 0) continue
      const gap = first ? habits.rowGap : habits.cellGap
      pages.print(lines, random.chance(gap) ? 1 : 0)
      first = false
    }
  }
  for (const [i, cells] of rows.entries()) {
    const longest = cells.reduce((sum, cell) => sum + (cell?.paragraphs.length ?? 0), 0)
    if (!isHeader(i) && pages.turn(longest) && habits.repeatsHeader) header.forEach(printRow)
    printRow(cells)
  }
  pages.print([], 1)
}

/** Merged cells in the last of their rows: where some converters print them. */
function moveMergedDown(table: PrintedTable): (PrintedCell | null)[][] {
  const rows = table.rows.map(row => [...row.cells])
  for (const [r, row] of table.rows.entries()) {
    for (const [c, cell] of row.cells.entries()) {
      const span = cell?.rowSpan ?? 1
      const from = rows[r]
      const to = rows[r + span - 1]
      if (!cell || cell.header || span < 2 || !from || !to) continue
      from[c] = null
      to[c] = cell
    }
  }
  return rows
}

function wrapCell(cell: PrintedCell, width: number, random: Random, habits: Habits): string[] {
  const lines: string[] = []
  for (const paragraph of cell.paragraphs) {
    if (lines.length > 0 && random.chance(habits.paragraphGap)) lines.push('')
    lines.push(...wrapParagraph(paragraph, width, habits))
  }
  return lines
}

function wrapParagraph(paragraph: PrintedParagraph, width: number, habits: Habits): string[] {
  const text =
    paragraph.style === 'item' ? `${paragraph.marker ?? '•'} ${paragraph.text}` : paragraph.text
  if (text === '') return []
  if (habits.kind === 'lines') return [text]
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && widthOf(`${line} ${word}`) > width) {
      lines.push(habits.trailingSpaces ? `${line} ` : line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line]
}

/** Widths of the letters of a common sans serif face, in thousandths of an em. */
const widthGroups: [string, number][] = [
  ["ijl'‘’|", 222],
  ['ft.,:;I!/ -()[]', 280],
  ['r“”"*', 345],
  ['ckvxyzsJ', 500],
  ['mM', 833],
  ['wCDHNRU', 722],
  ['GOQ', 778],
  ['ABEKPSVXY&', 667],
  ['W', 944],
  ['FTZ', 611],
]
const letterWidths = new Map(
  widthGroups.flatMap(([letters, width]) => [...letters].map(letter => [letter, width] as const)),
)

function widthOf(text: string): number {
  let width = 0
  for (const letter of text) width += letterWidths.get(letter) ?? 556
  return width / 1000
}
