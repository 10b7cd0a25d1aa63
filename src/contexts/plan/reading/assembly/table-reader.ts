import type { PlanField, ReadNode } from '../reading.ts'
import { type Column, resolveColumns } from './columns.ts'
import {
  type Draft,
  type DraftAction,
  type Piece,
  pieceOf,
  place,
  setAside,
  textOf,
} from './draft.ts'
import { emitRow, type PlanRow } from './emit.ts'
import { cellText, filledCells, type Grid, type GridCell, type GridRow } from './grid.ts'
import { type HeaderPool, listHeaders, rowsUnder } from './header-pool.ts'
import type { HeaderRow } from './header-row.ts'
import { inferColumns } from './infer-columns.ts'
import { type Profile, profileColumn } from './profile.ts'
import { ragOfWords } from './rag.ts'
import { type Alignment, learnOpenings, realignRow, startAlignment } from './realign.ts'
import { headingOf, isGeneralHeading, openSection, type Sections } from './sections.ts'
import { type NodeColumns, nodeOfRow, startNodeColumns } from './table-nodes.ts'
import { cellsByColumn, piecesOf, type RowCells, rowKind } from './table-rows.ts'
import { endsSentence, squash, startsLower } from './words.ts'

type OpenRow = PlanRow & { pieces: Partial<Record<PlanField, Piece[]>> }

/** What carries over from one table to the next: a table after a page break has no header of its own. */
export type TableState = {
  columns: Column[]
  labels: string[]
  nodes: NodeColumns
  alignment: Alignment
  measureOnNode: boolean
  ragColumn: boolean
  open: OpenRow | undefined
  /** A heading that names no part of the plan stood after the last table. */
  interrupted: boolean
  /** The file states the column of every cell (a sheet), so that no cell can have slipped. */
  fixedPlaces: boolean
  answers: Map<string, PlanField>
  /** Every column of every table so far, for the questions. */
  seen: Column[]
  /** Rows of all tables by the names of their columns. */
  pool: HeaderPool
  /** Called with the actions of each row when it is complete. */
  emitted: (actions: DraftAction[]) => void
}

export function startTableState(answers: Map<string, PlanField>, fixedPlaces = false): TableState {
  return {
    columns: [],
    labels: [],
    nodes: startNodeColumns([], []),
    alignment: startAlignment(),
    measureOnNode: false,
    ragColumn: false,
    open: undefined,
    interrupted: false,
    fixedPlaces,
    answers,
    seen: [],
    pool: new Map(),
    emitted: () => undefined,
  }
}

/** Where the header rows of a table are, and the columns each of them gives. */
export type Segment = { header: HeaderRow | undefined; from: number; to: number; columns: Column[] }

/** Splits a table at its header rows. No segments: it is not a table of actions. */
export function findSegments(grid: Grid, state: TableState): Segment[] {
  const headers = listHeaders(grid, state.columns.length > 0)
  const segments: Segment[] = []
  for (const { header, from, to } of headers) {
    const rows = rowsUnder(state.pool, header, grid.rows.slice(from, to))
    const columns = actionColumns(header.labels, profilesOf(rows, grid.columns), state.answers)
    if (columns) segments.push({ header, from, to, columns })
  }
  const [first] = segments
  // A table that has column names of its own, even of no plan, does not go on from the one before.
  const start = first?.header?.rows[0]?.index ?? headers[0]?.at ?? grid.rows.length
  const before = leadingSegment(grid, start, state, segments.length === 0 && headers.length === 0)
  return before ? [before, ...segments] : segments
}

function leadingSegment(
  grid: Grid,
  to: number,
  state: TableState,
  alone: boolean,
): Segment | undefined {
  if (to === 0) return undefined
  if (state.columns.length > 0 && continuesTable(grid, to, state)) {
    return { header: undefined, from: 0, to, columns: state.columns }
  }
  if (!alone || grid.rows.length < 3) return undefined
  const columns = inferColumns(profilesOf(grid.rows, grid.columns))
  return columns ? { header: undefined, from: 0, to, columns } : undefined
}

/**
 * A table without a header goes on from the one before when it is as wide, or some cells narrower. After
 * a heading of something else it must be as wide and hold dates and numbers where the other did; a table
 * of figures, or with column names of its own, never goes on.
 */
function continuesTable(grid: Grid, to: number, state: TableState): boolean {
  const { columns } = state
  const rows = grid.rows.slice(0, to).filter(row => filledCells(row).length > 1)
  const [first] = rows
  if (!first || isFigures(rows)) return false
  if (rows.length > 1 && filledCells(first).every(cell => cell.fragment.header === true))
    return false
  if (state.interrupted)
    return (
      grid.columns === columns.length &&
      fitsColumns(profilesOf(rows.slice(0, 1), grid.columns), columns) &&
      fitsColumns(profilesOf(rows, grid.columns), columns)
    )
  return grid.columns <= columns.length && grid.columns >= columns.length - 2
}

const figure = /^[<>~]?[£$€+-]?\s?\d[\d,.]*\s?(%|k|m|bn|million|\/\d\d)?$/iu

/** Names in the first column and figures in the others. */
function isFigures(rows: GridRow[]): boolean {
  const cells = rows.flatMap(row => filledCells(row).filter(cell => cell.col > 0))
  const figures = cells.filter(cell => figure.test(cellText(cell))).length
  return cells.length >= 2 && figures / cells.length >= 0.6
}

function fitsColumns(profiles: Profile[], columns: Column[]): boolean {
  const shares: Partial<Record<PlanField, keyof Profile>> = {
    timescale: 'due',
    number: 'number',
    desirable: 'yesNo',
    achievable: 'yesNo',
  }
  return columns.every(({ field, index }) => {
    const share = shares[field]
    const profile = profiles[index]
    return !share || !profile || profile.filled === 0 || profile[share] >= 0.3
  })
}

function profilesOf(rows: GridRow[], columns: number): Profile[] {
  const wide = rows.filter(row => row.own.length > 0 && filledCells(row).length !== 1)
  return Array.from({ length: columns }, (_, col) =>
    profileColumn(wide.map(row => (row.at[col]?.colSpan === 1 ? row.at[col] : undefined))),
  )
}

const registers =
  /\b(likelihood|probability|mitigat\w+|risk (score|rating|owner)|inherent|residual)\b/iu
const telling: PlanField[] = [
  'timescale',
  'leads',
  'others',
  'measure',
  'rag',
  'situation',
  'desirable',
  'achievable',
  'nextSteps',
  'links',
]

/** The columns of an action table; undefined for other tables (data, risks, definitions). */
function actionColumns(
  labels: string[],
  profiles: Profile[],
  answers: Map<string, PlanField>,
): Column[] | undefined {
  if (labels.some(label => registers.test(label))) return undefined
  const columns = resolveColumns(labels, profiles, answers)
  if (!columns) return undefined
  const others = columns.filter(column => telling.includes(column.field))
  const plain = columns
    .filter(column => column.field === 'action')
    .every(
      column =>
        !/\b(action|task|activit|commitment|what|how|step|deliverable|recommend)/iu.test(
          column.label,
        ),
    )
  if (others.length === 0 && columns.length > 1 && plain) return undefined
  return others.length === 0 &&
    !columns.some(
      column => column.field === 'node' || column.field === 'number' || column.field === 'notes',
    )
    ? undefined
    : columns
}

/** Reads the rows of an action table into the draft. */
export function readTable(
  draft: Draft,
  sections: Sections,
  grid: Grid,
  segments: Segment[],
  state: TableState,
) {
  const firstRow = segments[0]?.header?.rows[0]?.index ?? 0
  for (const row of grid.rows.slice(0, firstRow)) {
    readTitleRow(draft, sections, row, state, isPlainHeading(grid, row.index, firstRow))
  }
  for (const segment of segments) readSegment(draft, sections, grid, segment, state)
  state.interrupted = false
}

/** Text above the header of a table: a heading of this part of the plan, or a title block. */
function readTitleRow(
  draft: Draft,
  sections: Sections,
  row: GridRow,
  state: TableState,
  plain: boolean,
) {
  const cells = filledCells(row)
  const text = squash(cells.map(cellText).join(' '))
  if (text === '') return
  const { heading, worded } = headingOf(text)
  // The title of the document was found before the tables were read.
  if (cells.some(cell => draft.placements.some(each => each.fragment === cell.fragment.id))) return
  const long = text.length > 160
  if (
    long ||
    (!worded &&
      (isGeneralHeading(text) || cells.length > 1 || !isHeadingCell(cells[0], row, plain)))
  ) {
    for (const cell of cells) setAside(draft, cell.fragment, 'text above the table')
    return
  }
  closeRow(draft, state)
  openSection(sections, {
    heading,
    rank: worded ? 60 : 70,
    fragments: cells.map(cell => cell.fragment),
    worded,
  })
}

function isHeadingCell(cell: GridCell | undefined, row: GridRow, plain: boolean): boolean {
  if (!cell) return false
  return (
    row.index > 0 &&
    (cell.fragment.bold === true || cell.colSpan > 1 || plain) &&
    !/[.:]$|\d{4}/u.test(cellText(cell)) &&
    !/^(owner|author|date|version|updated|last|lead|as at|prepared|reporting)\b/iu.test(
      cellText(cell),
    )
  )
}

function readSegment(
  draft: Draft,
  sections: Sections,
  grid: Grid,
  segment: Segment,
  state: TableState,
) {
  if (segment.header) {
    closeRow(draft, state)
    for (const row of segment.header.rows)
      for (const cell of row.own) place(draft, cell.fragment, 'plan', 'column name')
  }
  if (segment.columns !== state.columns) startColumns(grid, segment, state)
  draft.layout ??= segment.header
    ? { columns: segment.columns.map(({ label, field }) => ({ label, field })) }
    : null
  const next = segment.to < grid.rows.length ? segment.to : -1
  for (const row of grid.rows.slice(segment.from, segment.to)) {
    if (isPlainHeading(grid, row.index, next)) readSectionRow(draft, sections, row, state)
    else readRow(draft, sections, grid, row, state)
  }
}

/**
 * Without bold type or merged cells (a CSV file) a heading is a row of one short cell that stands right
 * before the column names, or before a heading that names its level.
 */
function isPlainHeading(grid: Grid, at: number, header: number): boolean {
  const [cell, ...others] = filledCells(grid.rows[at] ?? { index: at, at: [], own: [] })
  if (!cell || others.length > 0 || cell.col > 0) return false
  const text = cellText(cell)
  if (text.length > 120 || startsLower(text) || /[.!?:;,]$/u.test(text)) return false
  if (/^(grand |sub-?|overall )?totals?\b/iu.test(text) || ragOfWords(text) !== null) return false
  for (let below = at + 1; below < header; below++) {
    const cells = filledCells(grid.rows[below] ?? { index: below, at: [], own: [] })
    if (cells.length === 0) continue
    return cells.length === 1 && headingOf(cellText(cells[0])).worded
  }
  return at < header
}

function startColumns(grid: Grid, segment: Segment, state: TableState) {
  const judged = rowsUnder(state.pool, segment.header, grid.rows.slice(segment.from, segment.to))
  const profiles = profilesOf(judged, grid.columns)
  const { known, current } = state.nodes
  // The same header again, on a new page: a merged cell of the page before may go on.
  const again = (segment.header?.labels ?? []).join('|') === state.labels.join('|')
  state.columns = segment.columns
  state.seen.push(...segment.columns.filter(column => !isEmptyColumn(profiles, column)))
  state.labels = segment.header?.labels ?? []
  state.nodes = startNodeColumns(
    segment.columns,
    profiles.map(profile => profile.distinct),
  )
  state.nodes.known = known
  if (again) state.nodes.current = current
  state.measureOnNode = hasNodeMeasures(judged, segment.columns)
  state.ragColumn = segment.columns.some(column => column.field === 'rag')
}

function isEmptyColumn(profiles: Profile[], column: Column): boolean {
  return column.field === 'unknown' && (profiles[column.index]?.filled ?? 0) === 0
}

/** One measure for each node: merged beside it, or printed only in the row where the node starts. */
function hasNodeMeasures(judged: GridRow[], columns: Column[]): boolean {
  const measure = columns.find(column => column.field === 'measure')
  const nodes = columns.filter(column => column.field === 'node')
  if (!measure || nodes.length === 0) return false
  const rows = judged.filter(row => filledCells(row).length > 1)
  const filled = rows.filter(row =>
    row.own.some(cell => cell.col === measure.index && cellText(cell) !== ''),
  )
  const starts = (row: GridRow) =>
    nodes.some(node => row.own.some(cell => cell.col === node.index && cellText(cell) !== ''))
  const spanning = filled.filter(row => {
    const cell = row.at[measure.index]
    return (
      cell !== undefined &&
      cell.rowSpan > 1 &&
      nodes.some(
        node =>
          row.at[node.index]?.row === cell.row && row.at[node.index]?.rowSpan === cell.rowSpan,
      )
    )
  })
  if (spanning.length > 0)
    return (
      filled.filter(row => (row.at[measure.index]?.rowSpan ?? 1) === 1 && !starts(row)).length <=
      spanning.length
    )
  return filled.length >= 2 && filled.length < rows.length && filled.every(starts)
}

function readRow(draft: Draft, sections: Sections, grid: Grid, row: GridRow, state: TableState) {
  const kind = rowKind(
    row,
    state.columns,
    state.labels,
    Math.max(grid.columns, state.columns.length),
  )
  if (kind === 'blank') return keepBlank(draft, row, state)
  if (kind === 'section') return readSectionRow(draft, sections, row, state)
  if (kind === 'measure') return readMeasureRow(draft, sections, row, state)
  if (kind === 'data') return readDataRow(draft, sections, row, state)
  const reasons = {
    separator: 'separator',
    header: 'the column names printed again',
    total: 'totals',
    text: 'text across the table',
  }
  for (const cell of row.own) setAside(draft, cell.fragment, reasons[kind])
}

function keepBlank(draft: Draft, row: GridRow, _state: TableState) {
  for (const cell of row.own) setAside(draft, cell.fragment, 'empty cell')
}

function readSectionRow(draft: Draft, sections: Sections, row: GridRow, state: TableState) {
  closeRow(draft, state)
  const cells = filledCells(row)
  const text = squash(cells.map(cellText).join(' '))
  const { heading, worded } = headingOf(text)
  state.nodes.current.clear()
  openSection(sections, {
    heading,
    rank: worded ? 80 : 90,
    fragments: cells.map(cell => cell.fragment),
    worded,
  })
}

function readMeasureRow(draft: Draft, sections: Sections, row: GridRow, state: TableState) {
  closeRow(draft, state)
  const node = nodeOfRow(draft, sections, state.nodes, { own: new Map(), carried: new Map() }).node
  for (const cell of filledCells(row)) {
    const text = squash(cellText(cell)).replace(/^[^:–-]{3,80}[:–-]\s*/u, '')
    if (!node) setAside(draft, cell.fragment, 'text across the table')
    else {
      node.measure = node.measure === null ? text : `${node.measure}\n${text}`
      place(draft, cell.fragment, node.id, 'measure')
    }
  }
}

function readDataRow(draft: Draft, sections: Sections, row: GridRow, state: TableState) {
  const slots = slotsOf(row)
  const simple =
    !state.fixedPlaces &&
    row.own.every(cell => cell.colSpan === 1 && cell.row === row.index) &&
    row.at.every(cell => !cell || cell.row === row.index)
  const places = simple
    ? realignRow(slots, state.columns, state.alignment, column => isUnfinished(state.open, column))
    : undefined
  const cells = cellsByColumn(row, places)
  const why = places
    ? 'the row is short of a cell; its cells are placed by what they hold'
    : undefined
  const pieces = piecesOf(cells.own, state.columns, why)
  const action = state.columns.find(column => column.field === 'action')
  const began = startsNode(cells, state.nodes)
  const held = action !== undefined && cells.carried.has(action.index)
  if (state.open && !began && (held || isContinuation(state.open, pieces))) {
    append(state.open, pieces)
    return accountForRest(draft, cells, state)
  }
  closeRow(draft, state)
  const { node } = nodeOfRow(draft, sections, state.nodes, cells)
  readNodeMeasure(draft, cells, pieces, node, state)
  if (!pieces.action) return keepUnread(draft, pieces, cells, state)
  for (const column of state.columns)
    learnOpenings(state.alignment, column.index, cellText(cells.own.get(column.index)))
  addCarried(pieces, cells.carried, state)
  state.open = openRow(pieces, node, cells, state)
  accountForRest(draft, cells, state)
}

function isUnfinished(open: OpenRow | undefined, column: Column): boolean {
  const text = textOf(open?.pieces[column.field])
  return text !== null && !endsSentence(text)
}

function slotsOf(row: GridRow): (GridCell | undefined)[] {
  const last = row.own.reduce((most, cell) => Math.max(most, cell.col), -1)
  return Array.from({ length: last + 1 }, (_, col) => row.at[col])
}

function openRow(
  pieces: OpenRow['pieces'],
  node: ReadNode | null,
  cells: RowCells,
  state: TableState,
): OpenRow {
  const row: OpenRow = { pieces, node, ragColumn: state.ragColumn, columns: state.columns }
  const at = (part: 'start' | 'end') => {
    const column = state.columns.find(each => each.part === part)
    const cell = column
      ? (cells.own.get(column.index) ?? cells.carried.get(column.index))
      : undefined
    return cell && cellText(cell) !== '' ? [pieceOf(cell.fragment)] : []
  }
  if (state.columns.some(column => column.part)) row.dates = { start: at('start'), end: at('end') }
  return row
}

function startsNode(cells: RowCells, nodes: NodeColumns): boolean {
  return nodes.columns.some(column => {
    const text = squash(cellText(cells.own.get(column.index)))
    const now = nodes.current.get(column.index)
    return text !== '' && !(now && startsLower(text) && !endsSentence(cellText(now.cell)))
  })
}

/** Merged cells that began above hold for this row too. */
function addCarried(pieces: OpenRow['pieces'], carried: Map<number, GridCell>, state: TableState) {
  for (const column of state.columns) {
    const cell = carried.get(column.index)
    if (
      !cell ||
      column.field === 'node' ||
      column.field === 'node-number' ||
      column.field === 'action' ||
      column.field === 'unknown'
    )
      continue
    if (column.field === 'measure' && state.measureOnNode) continue
    if (cellText(cell) === '' && column.field !== 'rag') continue
    pieces[column.field] = [...(pieces[column.field] ?? []), pieceOf(cell.fragment)]
  }
}

/**
 * A row that only goes on with the one above: no action of its own (a page split, a second lead), or an
 * action that starts in lower case after an unfinished one while every short column is blank.
 */
function isContinuation(open: OpenRow, pieces: OpenRow['pieces']): boolean {
  const action = textOf(pieces.action)
  if (action === null) return true
  const short: PlanField[] = [
    'number',
    'timescale',
    'desirable',
    'achievable',
    'leads',
    'rag',
    'links',
  ]
  const used = short.filter(field => textOf(open.pieces[field]) !== null)
  const blank = short.every(field => goesOn(textOf(open.pieces[field]), textOf(pieces[field])))
  return (
    startsLower(action) &&
    !endsSentence(textOf(open.pieces.action) ?? '.') &&
    blank &&
    (used.length > 0 || Object.keys(pieces).length > 1)
  )
}

/** Nothing, or words that go on in the middle of what stands above. */
function goesOn(above: string | null, here: string | null): boolean {
  return here === null || (above !== null && startsLower(here) && !endsSentence(above))
}

function append(open: OpenRow, pieces: OpenRow['pieces']) {
  for (const [field, added] of Object.entries(pieces) as [PlanField, Piece[]][]) {
    const before = open.pieces[field] ?? []
    const text = textOf(before)
    for (const [index, piece] of added.entries()) {
      const starts = squash(piece.blocks[0]?.text ?? '')
      const parties = field === 'leads' || field === 'others'
      const goesOn =
        index === 0 && text !== null && (startsLower(starts) || (!parties && !endsSentence(text)))
      const why = goesOn
        ? 'joined with the row above: it goes on in the middle of a sentence'
        : 'the row has no action of its own; it belongs to the row above'
      before.push({ ...piece, join: goesOn ? 'space' : 'line', why: piece.why ?? why })
    }
    open.pieces[field] = before
  }
}

function readNodeMeasure(
  draft: Draft,
  cells: RowCells,
  pieces: OpenRow['pieces'],
  node: ReadNode | null,
  state: TableState,
) {
  if (!state.measureOnNode || !node || !pieces.measure) return
  const text = textOf(pieces.measure)
  if (text !== null) node.measure = node.measure === null ? text : `${node.measure}\n${text}`
  for (const piece of pieces.measure) place(draft, piece.fragment, node.id, 'measure', piece.why)
  delete pieces.measure
  void cells
}

/** A row in which nothing could be an action: kept with the node it starts, or set aside. */
function keepUnread(draft: Draft, pieces: OpenRow['pieces'], cells: RowCells, state: TableState) {
  for (const list of Object.values(pieces))
    for (const piece of list) setAside(draft, piece.fragment, 'row without an action')
  accountForRest(draft, cells, state)
}

/** Cells that became neither piece nor node: empty ones and columns without a field. */
function accountForRest(draft: Draft, cells: RowCells, state: TableState) {
  for (const [col, cell] of cells.own) {
    const field = state.columns.find(column => column.index === col)?.field
    if (cellText(cell) === '') setAside(draft, cell.fragment, 'empty cell')
    else if (field === 'unknown' || field === undefined)
      setAside(draft, cell.fragment, 'in a column without a field')
    else if (field === 'number' || field === 'node-number')
      setAside(draft, cell.fragment, 'number of a row')
  }
}

/** Finishes the row that is being read, if there is one. */
export function closeRow(draft: Draft, state: TableState) {
  const { open } = state
  if (!open) return
  state.open = undefined
  state.emitted(emitRow(draft, open))
}
