/** The lines of one cell on a page → its paragraphs, and its fill from what is drawn behind it. */
import type { Block, Drawing } from '../reading.ts'
import { type Item, listPrintedLines, type PrintedLine, textOf } from './page-items.ts'

const bullet = /^([•●▪◦○‣·*–-]|o|\(?(?:\d{1,2}|[a-z])[.)])\s+(?=\S)/

/** Paragraphs: parted by more space than lines have, by bullets, and where a line was ended by hand. */
export function listCellBlocks(items: Item[], right: number, usual?: number): Block[] {
  const lines = listPrintedLines(items)
  const pitch = usual ?? findPitch(lines)
  const edge = Math.min(...lines.map(leftOf))
  const parts: { lines: PrintedLine[]; listed: boolean }[] = []
  for (const [i, line] of lines.entries()) {
    const before = lines[i - 1]
    const last = parts.at(-1)
    const inset = leftOf(line) - edge > (line.bottom - line.top) * 0.6
    const listed = inset && last !== undefined && (last.listed || introduces(last.lines))
    if (
      !before ||
      !last ||
      listed !== last.listed ||
      startsPart(before, line, listed, pitch, right)
    )
      parts.push({ lines: [line], listed })
    else last.lines.push(line)
  }
  return parts.map(({ lines: own, listed }) => {
    const block = toBlock(own)
    return listed && block.listLevel === undefined ? { ...block, listLevel: 1 } : block
  })
}

function leftOf(line: PrintedLine): number {
  return line.items[0]?.left ?? 0
}

/** Set-in lines after a colon are a list, also where the page draws the bullets as shapes. */
function introduces(lines: PrintedLine[]): boolean {
  return /:\s*[–-]?$/.test(textOf(lines.at(-1) as PrintedLine))
}

function startsPart(
  before: PrintedLine,
  line: PrintedLine,
  listed: boolean,
  pitch: number,
  right: number,
): boolean {
  if (!listed) return startsParagraph(before, line, pitch, right)
  return /^[\p{Lu}\d]/u.test(textOf(line)) || hasRoom(before, line, right, 0.6)
}

/** The usual distance of lines in a table's cells: a cell of two lines cannot tell it from a gap. */
export function findCellPitch(cells: Item[][]): number | undefined {
  const steps = cells.flatMap(items => stepsOf(listPrintedLines(items)))
  const sorted = steps.sort((a, b) => a - b)
  return sorted.length < 8 ? undefined : sorted[Math.floor(sorted.length * 0.2)]
}

/** The usual distance from one line of a paragraph to the next. */
export function findPitch(lines: PrintedLine[]): number {
  const sorted = stepsOf(lines).sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length * 0.2)] ?? 0
}

function stepsOf(lines: PrintedLine[]): number[] {
  return lines
    .slice(1)
    .flatMap((line, i) => {
      const before = lines[i]
      return before && before.page === line.page ? [line.base - before.base] : []
    })
    .filter(step => step > 1)
}

function startsParagraph(
  before: PrintedLine,
  line: PrintedLine,
  pitch: number,
  right: number,
): boolean {
  const text = textOf(line)
  if (bullet.test(text)) return true
  const height = line.bottom - line.top
  const newPage = before.page !== line.page
  if (/^\p{Ll}/u.test(text)) return false
  if (
    !newPage &&
    pitch > 0 &&
    line.base - before.base > pitch * 1.2 &&
    line.base - before.base > height * 1.35
  )
    return true
  return hasRoom(before, line, right)
}

/** The line above could have held the first word of this one: it was ended by hand. */
function hasRoom(before: PrintedLine, line: PrintedLine, right: number, margin = 1.2): boolean {
  const text = textOf(line)
  const height = line.bottom - line.top
  const word = text.split(' ')[0] ?? ''
  const width =
    ((line.items.at(-1)?.right ?? 0) - (line.items[0]?.left ?? 0)) / Math.max(1, text.length)
  const room = right - (before.items.at(-1)?.right ?? 0)
  return room > width * (word.length + 1) + height * margin
}

function toBlock(lines: PrintedLine[]): Block {
  const joined = lines.reduce((text, line) => joinLine(text, textOf(line)), '')
  const bold = lines.every(line => line.items.every(item => item.fragment.bold))
  const marker = bullet.exec(joined)?.[1]
  // A numbered first line may be a row's own number: only marks that are not numbers come off.
  if (marker !== undefined && !/[a-z\d]/.test(marker))
    return { text: joined.slice(marker.length).trim(), marker, listLevel: 1 }
  return { text: joined, ...(bold ? { bold: true } : {}) }
}

function joinLine(text: string, line: string): string {
  if (text === '') return line
  return /\p{L}-$/u.test(text) && /^\p{Ll}/u.test(line) ? text + line : `${text} ${line}`
}

/** Shading behind a place: of the filled rectangles around its middle, the smallest. */
export function findFill(
  drawings: Drawing[],
  page: number,
  left: number,
  right: number,
  top: number,
  bottom: number,
): string | undefined {
  const [x, y] = [(left + right) / 2, (top + bottom) / 2]
  let best: Drawing | undefined
  for (const drawing of drawings) {
    if (drawing.page !== page || drawing.fill === undefined) continue
    const [dx, dy, width, height] = drawing.box
    if (dx > x || dx + width < x || dy > y || dy + height < y) continue
    if (!best || width * height < best.box[2] * best.box[3]) best = drawing
  }
  return best?.fill === 'FFFFFF' ? undefined : best?.fill
}
