import type { Drawing } from '../reading.ts'
import { fillOf, hexOf, inkOf, mixed } from './colours.ts'

/** [a b c d e f] of a PDF transformation. */
export type Matrix = [number, number, number, number, number, number]
export type Box = [number, number, number, number]

/** A drawing and, in a tagged file, the marked content it was drawn in. */
export type PageDrawing = Drawing & { mark: string | undefined }

export type PageInk = {
  drawings: PageDrawing[]
  /** Colour of the letters of each marked content, where it is one colour other than black. */
  colours: Map<string, string>
}

export type OperatorList = { fnArray: number[]; argsArray: unknown[] }

type State = {
  matrix: Matrix
  fill: string | undefined
  stroke: string | undefined
  alpha: number
  strokeAlpha: number
}

type Pen = {
  names: Map<number, string>
  page: number
  state: State
  saved: State[]
  marks: (string | undefined)[]
  drawings: PageDrawing[]
  inks: Map<string, Set<string>>
  idOf: (mark: number) => string
}

const mostDrawings = 50_000

/** Rectangles and lines a page draws, in points from its top left, and the colours of its letters. */
export function readPageInk(
  operators: OperatorList,
  names: Map<number, string>,
  page: { number: number; matrix: Matrix; idOf: (mark: number) => string },
): PageInk {
  const pen: Pen = {
    names,
    page: page.number,
    idOf: page.idOf,
    saved: [],
    marks: [],
    drawings: [],
    inks: new Map(),
    state: { matrix: page.matrix, fill: '000000', stroke: '000000', alpha: 1, strokeAlpha: 1 },
  }
  for (const [i, operator] of operators.fnArray.entries()) {
    const args = operators.argsArray[i]
    obey(pen, names.get(operator) ?? '', Array.isArray(args) ? args : [])
  }
  const colours = new Map<string, string>()
  for (const [mark, inks] of pen.inks) {
    const ink = inks.size === 1 ? inkOf([...inks][0]) : undefined
    if (ink) colours.set(mark, ink)
  }
  return { drawings: pen.drawings, colours }
}

function obey(pen: Pen, operator: string, args: unknown[]) {
  const { state } = pen
  switch (operator) {
    case 'save':
      pen.saved.push({ ...state })
      break
    case 'restore':
    case 'paintFormXObjectEnd':
      pen.state = pen.saved.pop() ?? state
      break
    case 'paintFormXObjectBegin':
      pen.saved.push({ ...state })
      if (isMatrix(args[0])) pen.state = { ...state, matrix: multiply(state.matrix, args[0]) }
      break
    case 'transform':
      if (isMatrix(args)) state.matrix = multiply(state.matrix, args)
      break
    case 'setFillRGBColor':
      state.fill = hexOf(String(args[0]))
      break
    case 'setStrokeRGBColor':
      state.stroke = hexOf(String(args[0]))
      break
    case 'setFillColorN':
      state.fill = undefined
      break
    case 'setStrokeColorN':
      state.stroke = undefined
      break
    case 'setGState':
      readGraphicsState(state, args[0])
      break
    case 'beginMarkedContent':
    case 'beginMarkedContentProps':
      pen.marks.push(typeof args[1] === 'number' ? pen.idOf(args[1]) : pen.marks.at(-1))
      break
    case 'endMarkedContent':
      pen.marks.pop()
      break
    case 'showText':
    case 'showSpacedText':
      recordInk(pen)
      break
    case 'constructPath':
      drawPath(pen, args)
      break
  }
}

function readGraphicsState(state: State, entries: unknown) {
  if (!Array.isArray(entries)) return
  for (const entry of entries) {
    if (!Array.isArray(entry) || typeof entry[1] !== 'number') continue
    if (entry[0] === 'ca') state.alpha = entry[1]
    if (entry[0] === 'CA') state.strokeAlpha = entry[1]
  }
}

function recordInk(pen: Pen) {
  const mark = pen.marks.at(-1)
  if (!mark) return
  const inks = pen.inks.get(mark) ?? new Set()
  pen.inks.set(mark, inks.add(pen.state.fill ?? '000000'))
}

function drawPath(pen: Pen, args: unknown[]) {
  const operator = typeof args[0] === 'number' ? (pen.names.get(args[0]) ?? '') : ''
  const fills = /fill/i.test(operator)
  const strokes = /stroke/i.test(operator)
  if ((!fills && !strokes) || pen.drawings.length > mostDrawings) return
  const { state } = pen
  const fill =
    fills && state.fill && state.alpha > 0
      ? fillOf(mixed('FFFFFF', state.fill, state.alpha))
      : undefined
  const stroke = strokes && state.stroke && state.strokeAlpha > 0 ? state.stroke : undefined
  const path = Array.isArray(args[1]) ? args[1][0] : undefined
  for (const points of listSubpaths(path)) {
    const box = boxAround(points.map(point => transformed(state.matrix, point)))
    // Rulings are often drawn as thin filled rectangles, black ones too.
    const thin = box[2] < 2 || box[3] < 2
    if (!fill && !stroke && !(fills && thin)) continue
    const drawing: PageDrawing = { page: pen.page, box, mark: pen.marks.at(-1) }
    if (fill && !thin) drawing.fill = fill
    if (stroke) drawing.stroke = stroke
    else if (thin) drawing.stroke = (fills && state.fill) || '000000'
    pen.drawings.push(drawing)
  }
}

type Point = [number, number]

/** Points of each subpath: 0 moves, 1 draws a line, 2 and 3 curves, 4 closes. */
function listSubpaths(path: unknown): Point[][] {
  if (!path || typeof path !== 'object') return []
  const data = Object.values(path).filter(value => typeof value === 'number')
  const subpaths: Point[][] = []
  let at = 0
  while (at < data.length) {
    const kind = data[at++]
    if (kind === 4) continue
    if (kind === 0) subpaths.push([])
    const count = kind === 2 ? 3 : kind === 3 ? 2 : 1
    for (let i = 0; i < count; i++, at += 2)
      subpaths.at(-1)?.push([data[at] ?? 0, data[at + 1] ?? 0])
  }
  return subpaths.filter(points => points.length > 1)
}

function boxAround(points: Point[]): Box {
  const xs = points.map(([x]) => x)
  const ys = points.map(([, y]) => y)
  const [left, top] = [Math.min(...xs), Math.min(...ys)]
  return [
    rounded(left),
    rounded(top),
    rounded(Math.max(...xs) - left),
    rounded(Math.max(...ys) - top),
  ]
}

export function rounded(value: number): number {
  return Math.round(value * 100) / 100
}

function transformed([a, b, c, d, e, f]: Matrix, [x, y]: Point): Point {
  return [a * x + c * y + e, b * x + d * y + f]
}

export function multiply(m: Matrix, n: Matrix): Matrix {
  const [x, y] = [
    transformed([m[0], m[1], m[2], m[3], 0, 0], [n[0], n[1]]),
    transformed([m[0], m[1], m[2], m[3], 0, 0], [n[2], n[3]]),
  ]
  const origin = transformed(m, [n[4], n[5]])
  return [x[0], x[1], y[0], y[1], origin[0], origin[1]]
}

export function isMatrix(value: unknown): value is Matrix {
  if (Array.isArray(value))
    return value.length === 6 && value.every(entry => typeof entry === 'number')
  return false
}
