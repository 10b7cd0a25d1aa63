/** Flattened tables: the header gives the columns, the best path gives the cells, and the cells teach the model. */
import { type Cell, type ColumnModel, learnModel, startModel } from './cell-model.ts'
import { preparePieces } from './cell-pieces.ts'
import { listFlatHeaders } from './flat-header.ts'
import { type FlatSection, listSections } from './flat-sections.ts'
import { keepsWrapSpaces, listWords } from './flat-words.ts'
import { learnGaps, startGaps } from './gap-model.ts'
import { findCells } from './row-path.ts'
import { chooseMeasure, listRuns, type Measure, type TextLine } from './text-lines.ts'
import { findNumberRun, listExplainedWords } from './typed-cells.ts'

export type FlatTables = {
  /** Lines before the first header. */
  before: TextLine[]
  sections: FlatSection[]
}

const mostRounds = 5
/** Words looked at in all rounds together: a very long document learns for fewer rounds. */
const wordsLookedAt = 36_000

/** Undefined when no header is found. Running titles are expected to be taken out before. */
export function readFlatTables(lines: TextLine[]): FlatTables | undefined {
  const headers = listFlatHeaders(lines)
  const [first] = headers
  if (!first) return undefined
  const sections = listSections(headers, lines)
  const body = sections.flatMap(section => section.body)
  const measure = chooseMeasure(body)
  const keepsSpaces = keepsWrapSpaces(lines)
  const blankRich = body.filter(line => line.blanksBefore > 0).length > body.length * 0.12
  const wrapped = sections.every(section => section.wrapped)
  const cellWidth = wrapped ? widestCell(body, measure) : Number.POSITIVE_INFINITY
  const statuses = listExplainedWords(lines.slice(0, first.start))
  const groups = groupByColumns(sections)
  const words = body.reduce((sum, line) => sum + line.text.split(' ').length, 0)
  const rounds = Math.max(2, Math.min(mostRounds, Math.floor(wordsLookedAt / Math.max(1, words))))
  for (const group of groups) {
    const columns = group[0]?.section.header.columns ?? []
    const seed = startModel(columns)
    let model: ColumnModel[] = seed
    let gaps = startGaps(model, blankRich)
    const texts = group.map(({ section, table }) => {
      const words = listWords(section.body, { keepsSpaces, wrapped })
      return {
        section,
        source: preparePieces(words, measure),
        options: { table, numbers: findNumberRun(words), statuses, cellWidth },
      }
    })
    for (let round = 0; round < rounds; round++) {
      for (const { section, source, options } of texts)
        section.cells = findCells(source, model, gaps, options)
      const cells = group.flatMap(({ section }) => section.cells)
      model = learnModel(seed, cells, countRows(cells), measure)
      gaps = learnGaps(model, cells, blankRich)
    }
  }
  return { before: lines.slice(0, first.start), sections }
}

/** Tables with the same columns learn from each other. */
function groupByColumns(sections: FlatSection[]): { section: FlatSection; table: number }[][] {
  const groups = new Map<string, { section: FlatSection; table: number }[]>()
  for (const [table, section] of sections.entries()) {
    const key = section.header.columns.map(column => column.field).join(' ')
    groups.set(key, [...(groups.get(key) ?? []), { section, table }])
  }
  return [...groups.values()]
}

function countRows(cells: Cell[]): number {
  let rows = 0
  let last = Number.POSITIVE_INFINITY
  for (const cell of cells) {
    if (cell.column < 0) last = Number.POSITIVE_INFINITY
    else {
      if (cell.column <= last) rows += 1
      last = cell.column
    }
  }
  return rows
}

/** Lines wider than the widest of the lines that come in runs are prose across the page. */
function widestCell(lines: TextLine[], measure: Measure): number {
  const widths = listRuns(lines)
    .filter(run => run.length >= 2)
    .flatMap(run => run.map(line => measure(line.text)))
    .sort((a, b) => a - b)
  return (widths[Math.floor(widths.length * 0.97)] ?? 60) * 1.3
}
