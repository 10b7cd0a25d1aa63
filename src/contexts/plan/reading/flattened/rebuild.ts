/** Flattened layouts → tables: text that lost its table, and pages that hold only words and lines. */
import type { Fragment, FragmentedDocument } from '../reading.ts'
import { type Draft, draftTables } from './flat-output.ts'
import { readFlatTables } from './flat-table.ts'
import { draftProse } from './prose.ts'
import { chooseMeasure, findRunningTitles, listTextLines, type TextLine } from './text-lines.ts'

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
    if (lines.length > 0) drafts.push(...draftLines(lines, highestTable(drafts) + 1))
    lines = []
  }
  for (const fragment of doc.fragments) {
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

function highestTable(drafts: Draft[]): number {
  return drafts.reduce((highest, draft) => Math.max(highest, draft.table ?? 0), 0)
}

function draftLines(fragments: Fragment[], firstTable: number): Draft[] {
  const all = listTextLines(fragments)
  const running = findRunningTitles(all)
  const lines = withoutRunningTitles(all, running)
  const titles = all.filter(line => running.has(line.fragment.id)).map(draftRunningTitle)
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

function draftRunningTitle(line: TextLine): Draft {
  const draft: Draft = {
    kind: 'paragraph',
    text: line.text,
    blocks: [{ text: line.text }],
    apart: 'running title or page number',
  }
  if (line.fragment.page !== undefined) draft.page = line.fragment.page
  return draft
}
