import { type Draft, place } from './draft.ts'
import type { FlowItem, TextItem } from './flow.ts'
import { cellText, type Grid } from './grid.ts'
import { type LegendEntry, ragOfColour, ragOfWords, readLegendLine } from './rag.ts'
import { squash } from './words.ts'

/** Lines that explain the colours ('Green - Action complete'), two or more near each other. */
export function readLegendLines(draft: Draft, flow: FlowItem[]) {
  const found: { at: number; item: TextItem; entry: LegendEntry }[] = []
  flow.forEach((item, at) => {
    if (item.kind !== 'text' || item.text.length > 300) return
    const entry = readLegendLine(item.text)
    if (entry) found.push({ at, item, entry })
  })
  for (const each of found) {
    const near = found.some(other => other !== each && Math.abs(other.at - each.at) <= 3)
    if (!near) continue
    draft.legend.push(each.entry)
    for (const fragment of each.item.fragments) place(draft, fragment, 'plan', 'legend')
  }
}

/** A small table that explains the colours: each row a colour, by name or by shading, and its meaning. */
export function readLegendTable(draft: Draft, grid: Grid): boolean {
  const entries: LegendEntry[] = []
  const rows = grid.rows.filter(row => row.own.length > 0)
  if (rows.length > 8 || grid.columns > 10) return false
  for (const row of rows) entries.push(...entriesOfRow(row.own))
  const colours = new Set(entries.map(entry => entry.rag))
  if (colours.size < 2 || entries.length < rows.length - 1) return false
  draft.legend.push(...entries)
  for (const row of rows) for (const cell of row.own) place(draft, cell.fragment, 'plan', 'legend')
  return true
}

function entriesOfRow(cells: Grid['rows'][number]['own']): LegendEntry[] {
  const filled = cells.filter(cell => cellText(cell) !== '' || cell.fragment.fill !== undefined)
  const lines = filled
    .map(cell => readLegendLine(cellText(cell), cell.fragment.fill))
    .filter(entry => entry !== undefined)
  if (lines.length > 0) return lines
  const [first, second] = filled
  if (!first || !second || filled.length > 3)
    return filled.flatMap(cell => entryOfFill(cell.fragment.fill, cellText(cell)))
  const named =
    ragOfWords(cellText(first)) ??
    (cellText(first).length < 40 ? ragOfColour(first.fragment.fill) : null)
  const text = squash(cellText(second))
  if (
    named === null ||
    text === '' ||
    (ragOfColour(second.fragment.fill) !== null && second.fragment.fill !== first.fragment.fill)
  ) {
    return filled.flatMap(cell => entryOfFill(cell.fragment.fill, cellText(cell)))
  }
  return [{ fill: first.fragment.fill ?? null, rag: named, text }]
}

function entryOfFill(fill: string | undefined, text: string): LegendEntry[] {
  const rag = ragOfColour(fill)
  return rag === null || text === '' || text.length > 120
    ? []
    : [{ fill: fill ?? null, rag, text: squash(text) }]
}
