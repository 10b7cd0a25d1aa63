/** Flattened layouts → tables: text that lost its table, and pages that hold only words and lines. */
import type { Drawing, Fragment, FragmentedDocument } from '../reading.ts'
import { listFlatHeaders } from './flat-header.ts'
import { type Draft, draftTables } from './flat-output.ts'
import { readFlatTables } from './flat-table.ts'
import {
  type Item,
  listBoxItems,
  listPrintedLines,
  listSpacedItems,
  type PrintedLine,
} from './page-items.ts'
import { draftPages, isInside } from './page-tables.ts'
import { findPipeTable } from './pipe-tables.ts'
import { draftProse } from './prose.ts'
import { findRiverHeader } from './river-columns.ts'
import { listRuledTables } from './ruled-grid.ts'
import {
  chooseMeasure,
  findRunningTitles,
  listTextLines,
  pickRunningTitles,
  type TextLine,
} from './text-lines.ts'

/**
 * Turns `line` fragments into cells, headings, paragraphs and list items, each with the reason where its
 * place is inferred. Documents without lines come back as they are. Every letter and digit of the lines
 * is in exactly one fragment of the result, and fragments are numbered anew in reading order.
 */
export function rebuildTables(doc: FragmentedDocument): FragmentedDocument {
  if (!doc.fragments.some(fragment => fragment.kind === 'line')) return doc
  const drafts: Draft[] = []
  let lines: Fragment[] = []
  const flush = () => {
    if (lines.length > 0)
      drafts.push(...draftLines(lines, doc.drawings ?? [], highestTable(drafts) + 1))
    lines = []
  }
  for (const fragment of markRunningTitles(doc.fragments)) {
    if (fragment.kind === 'line') lines.push(fragment)
    else {
      flush()
      const { id: _, ...draft } = fragment
      drafts.push(draft)
    }
  }
  flush()
  return { ...doc, fragments: drafts.map((draft, i) => ({ id: i + 1, ...draft })) }
}

/**
 * A tagged PDF may leave its running titles out of the tags: then they are the only lines, one or two between the tables
 * of each page, and only together do they show that they come again.
 */
function markRunningTitles(fragments: Fragment[]): Fragment[] {
  const lines = fragments.filter(({ kind, box }) => kind === 'line' && box)
  if (lines.length === 0 || lines.length === fragments.length) return fragments
  const printed = listPrintedLines(listBoxItems(lines))
  const edges = printed
    .filter((line, i) => isEdge(printed, i, line))
    .flatMap(line => line.items.map(item => item.fragment))
  const running = pickRunningTitles(listTextLines(edges), undefined)
  return fragments.map(fragment =>
    running.has(fragment.id)
      ? { ...fragment, apart: fragment.apart ?? 'running title or page number' }
      : fragment,
  )
}

function highestTable(drafts: Draft[]): number {
  return drafts.reduce((highest, draft) => Math.max(highest, draft.table ?? 0), 0)
}

function draftLines(fragments: Fragment[], drawings: Drawing[], firstTable: number): Draft[] {
  if (fragments.every(fragment => fragment.box)) return draftBoxes(fragments, drawings, firstTable)
  const all = listTextLines(fragments)
  const running = withoutHeaders(findRunningTitles(all), all)
  const lines = withoutRunningTitles(all, running)
  const titles = all.filter(line => running.has(line.fragment.id)).map(draftRunningTitle)
  if (lines.some((_, i) => findPipeTable(lines, i, 1)))
    return [...draftMarkdown(lines, firstTable), ...titles]
  if (isSpaced(lines)) return [...draftPages(listSpacedItems(lines), [], firstTable), ...titles]
  const tables = readFlatTables(lines)
  if (!tables) return [...draftProse(lines), ...titles]
  const measure = chooseMeasure(tables.sections.flatMap(section => section.body))
  const drafted = draftTables(tables.sections, measure, firstTable)
  const parts = tables.sections.flatMap((section, i) => [
    ...draftProse(section.heading),
    ...(drafted[i] ?? []),
  ])
  return [...draftProse(tables.before, all), ...parts, ...titles]
}

function draftMarkdown(lines: TextLine[], firstTable: number): Draft[] {
  const drafts: Draft[] = []
  let prose: TextLine[] = []
  let table = firstTable
  for (let at = 0; at < lines.length; ) {
    const found = findPipeTable(lines, at, table)
    if (!found) {
      prose.push(...lines.slice(at, at + 1))
      at += 1
      continue
    }
    drafts.push(...draftProse(prose, lines), ...found.drafts)
    prose = []
    table += 1
    at = found.end
  }
  return [...drafts, ...draftProse(prose, lines)]
}

/** Columns are aligned by runs of spaces, and a header stands over them. */
function isSpaced(lines: TextLine[]): boolean {
  const gapped = lines.filter(line => /\S {2,}\S/.test(line.raw)).length
  if (gapped < Math.max(3, lines.length * 0.15)) return false
  const printed = listPrintedLines(listSpacedItems(lines))
  return printed.some((_, i) => findRiverHeader(printed, i))
}

function draftBoxes(fragments: Fragment[], drawings: Drawing[], firstTable: number): Draft[] {
  const printed = listPrintedLines(outsideTables(listBoxItems(fragments), drawings))
  const headers = new Set(
    printed.flatMap((_, i) => printed.slice(i, findRiverHeader(printed, i)?.end ?? i)),
  )
  const edges = printed
    .filter((line, i) => isEdge(printed, i, line) && !headers.has(line))
    .flatMap(line => line.items.map(item => item.fragment))
  const running = pickRunningTitles(listTextLines(edges), listTextLines(fragments.slice(0, 1))[0])
  const isRunning = (fragment: Fragment) => running.has(fragment.id) || fragment.apart !== undefined
  const items = listBoxItems(fragments.filter(fragment => !isRunning(fragment)))
  const titles = fragments.filter(isRunning).map(fragment => ({
    ...draftRunningTitle({ fragment, text: fragment.text }),
    ...(fragment.apart === undefined ? {} : { apart: fragment.apart }),
  }))
  return [...draftPages(items, drawings, firstTable), ...titles]
}

function outsideTables(items: Item[], drawings: Drawing[]): Item[] {
  const pages = new Set(items.map(item => item.page))
  const tables = [...pages].flatMap(page => listRuledTables(drawings, page))
  return items.filter(item => !tables.some(table => isInside(item, table)))
}

/** The first or the last two lines of a page. */
function isEdge(lines: PrintedLine[], i: number, line: PrintedLine): boolean {
  return [i - 2, i + 2].some(other => lines[other]?.page !== line.page)
}

/** A table's header comes back on every page as a running title does, but it belongs to the table. */
function withoutHeaders(running: Set<number>, lines: TextLine[]): Set<number> {
  const printed = listPrintedLines(listSpacedItems(lines))
  const spaced = printed.flatMap((_, i) => {
    const header = findRiverHeader(printed, i)
    return header
      ? printed.slice(i, header.end).flatMap(line => line.items.map(item => item.fragment))
      : []
  })
  const flat = listFlatHeaders(lines).flatMap(header =>
    lines.slice(header.start, header.end).map(line => line.fragment),
  )
  const kept = new Set([...spaced, ...flat].map(fragment => fragment.id))
  return new Set([...running].filter(id => !kept.has(id)))
}

/** The line after a running title begins the page in its place. */
function withoutRunningTitles(all: TextLine[], running: Set<number>): TextLine[] {
  const lines: TextLine[] = []
  let pending = false
  for (const line of all) {
    if (running.has(line.fragment.id)) pending = true
    else {
      lines.push(
        pending && lines.length > 0
          ? { ...line, startsPage: true, blanksBefore: Math.max(1, line.blanksBefore) }
          : line,
      )
      pending = false
    }
  }
  return lines
}

function draftRunningTitle(line: Pick<TextLine, 'fragment' | 'text'>): Draft {
  const draft: Draft = {
    kind: 'paragraph',
    text: line.text,
    blocks: [{ text: line.text }],
    apart: 'running title or page number',
  }
  if (line.fragment.page !== undefined) draft.page = line.fragment.page
  return draft
}
