import type { Box, PageDrawing } from './pdf-page.ts'
import type { Run } from './runs.ts'

/** A piece of text as the PDF places it, in points from the page's top left. */
export type TextPiece = {
  text: string
  box: Box
  size: number
  bold: boolean
  mark: string | undefined
  colour?: string | undefined
  /** Cut off from the piece before it by a ruling. */
  parted?: boolean
}

/** Pieces on one base line that belong together. */
export type TextLine = { pieces: TextPiece[]; box: Box; size: number }

/**
 * Lines of pieces in the order given, which is the file's. A piece starts a new line when its base line
 * differs or, where `splits`, when a gap wider than half a letter's height, the edge of a column or a ruling
 * parts it from the one before.
 */
export function linesOf(pieces: TextPiece[], rulings: PageDrawing[], splits: boolean): TextLine[] {
  const lines: TextLine[] = []
  const starts = splits ? commonStarts(pieces) : new Set<number>()
  for (const piece of pieces) {
    if (piece.text.trim() === '') continue
    const line = lines.at(-1)
    if (line && sameBaseLine(line, piece) && !(splits && isParted(line, piece, rulings, starts))) {
      line.pieces.push(piece)
      line.box = around(line.box, piece.box)
      line.size = Math.max(line.size, piece.size)
    } else lines.push({ pieces: [piece], box: piece.box, size: piece.size })
  }
  return lines
}

/** Left edges at which at least three lines of the page begin. */
function commonStarts(pieces: TextPiece[]): Set<number> {
  const counts = new Map<number, number>()
  for (const [i, piece] of pieces.entries()) {
    const before = pieces[i - 1]
    const gap = before ? piece.box[0] - before.box[0] - before.box[2] : Number.POSITIVE_INFINITY
    if (gap < 0.6 * piece.size && gap > -piece.size) continue
    const start = Math.round(piece.box[0])
    counts.set(start, (counts.get(start) ?? 0) + 1)
  }
  return new Set([...counts].filter(([, count]) => count >= 3).map(([start]) => start))
}

function sameBaseLine(line: TextLine, piece: TextPiece): boolean {
  const bottom = line.box[1] + line.box[3]
  const own = piece.box[1] + piece.box[3]
  const tolerance = 0.45 * Math.min(line.size, piece.size)
  return Math.abs(bottom - own) < tolerance || isSuperscript(line, piece)
}

function isSuperscript(line: TextLine, piece: TextPiece): boolean {
  const middle = piece.box[1] + piece.box[3] / 2
  const beside = Math.abs(piece.box[0] - line.box[0] - line.box[2]) < line.size / 3
  return (
    beside &&
    piece.size < line.size * 0.8 &&
    middle > line.box[1] - line.size / 3 &&
    middle < line.box[1] + line.box[3]
  )
}

function isParted(
  line: TextLine,
  piece: TextPiece,
  rulings: PageDrawing[],
  starts: Set<number>,
): boolean {
  if (piece.parted) return true
  const right = line.box[0] + line.box[2]
  const gap = piece.box[0] - right
  const size = Math.max(line.size, piece.size)
  if (gap > 0.6 * size || gap < -line.box[2] - 1) return true
  if (gap > 0.33 * size && starts.has(Math.round(piece.box[0]))) return true
  const middle = piece.box[1] + piece.box[3] / 2
  return rulings.some(
    ({ box: [x, y, width, height] }) =>
      width < 2 && x >= right - 1 && x <= piece.box[0] + 1 && y <= middle && y + height >= middle,
  )
}

export function around(a: Box, b: Box): Box {
  const left = Math.min(a[0], b[0])
  const top = Math.min(a[1], b[1])
  return [
    left,
    top,
    Math.max(a[0] + a[2], b[0] + b[2]) - left,
    Math.max(a[1] + a[3], b[1] + b[3]) - top,
  ]
}

/** The line's text in runs, with a space where its pieces stand apart. */
export function runsOfLine(line: TextLine): Run[] {
  const runs: Run[] = []
  let right: number | undefined
  for (const piece of line.pieces) {
    const spaced = right !== undefined && piece.box[0] - right > 0.12 * line.size
    runs.push({ text: (spaced ? ' ' : '') + piece.text, bold: piece.bold, colour: piece.colour })
    right = piece.box[0] + piece.box[2]
  }
  return runs
}

function textOfLine(line: TextLine): string {
  return runsOfLine(line)
    .map(run => run.text)
    .join('')
}

/**
 * Lines of one paragraph joined: a hyphen at a line's end keeps its word together, as does the dash of
 * '2024–2029'; any other end is a space. Where `room` says how far right the text could reach, a line that was ended although the next
 * word had room is a break made by hand; so is a line that begins with one of `starts`.
 */
export function runsOfLines(
  lines: TextLine[],
  room: number | undefined,
  starts: Set<string> = new Set(),
): Run[] {
  const runs: Run[] = []
  for (const [i, line] of lines.entries()) {
    runs.push(...runsOfLine(line))
    const next = lines[i + 1]
    if (!next) continue
    const text = textOfLine(line)
    if (isBrokenByHand(line, next, room) || opensText(line, next, starts))
      runs.push({ text: '\n', bold: true })
    else if (
      !(
        /[\p{L}\p{N}][-\u2010\u00ad]\s*$/u.test(text) && /^\s*[\p{L}\p{N}]/u.test(textOfLine(next))
      ) &&
      !(/\d[–—]\s*$/u.test(text) && /^\s*\d/u.test(textOfLine(next)))
    )
      runs.push({ text: ' ', bold: line.pieces.at(-1)?.bold === true })
    else trimEnd(runs)
  }
  return runs
}

/** A line that begins with a text of its own in the same face: only a line break parts two such texts. */
function opensText(line: TextLine, next: TextLine, starts: Set<string>): boolean {
  const [last, first] = [line.pieces.at(-1), next.pieces[0]]
  if (!last || first?.mark === undefined || first.mark === last.mark) return false
  return starts.has(first.mark) && last.bold === first.bold
}

function trimEnd(runs: Run[]) {
  const last = runs.at(-1)
  if (last) last.text = last.text.trimEnd()
}

function isBrokenByHand(line: TextLine, next: TextLine, room: number | undefined): boolean {
  if (room === undefined) return false
  const text = textOfLine(next)
  const word = /^\s*\S+/.exec(text)?.[0] ?? text
  const width = (next.box[2] / Math.max(1, text.length)) * word.length
  // A letter and a half of margin: widths are averages, and cells have uneven padding.
  return line.box[0] + line.box[2] + width + line.size * 1.5 < room
}
