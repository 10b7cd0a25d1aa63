/** Markdown tables: rows of cells between upright strokes, with a rule of dashes below the header. */
import { blocksOfMarkedText } from '../fragments/text.ts'
import type { Block } from '../reading.ts'
import type { Draft } from './flat-output.ts'
import type { TextLine } from './text-lines.ts'

export type PipeTable = { drafts: Draft[]; end: number }

const rule = /^\|?(?:\s*:?-{2,}:?\s*\|)+(?:\s*:?-{2,}:?\s*)?$/

/** The table whose header is at `start`: at least two columns, a rule of dashes next. */
export function findPipeTable(
  lines: TextLine[],
  start: number,
  table: number,
): PipeTable | undefined {
  const header = lines[start]
  const next = lines[start + 1]
  if (!header?.text.includes('|') || !next || !rule.test(next.text)) return undefined
  const columns = splitRow(header.text).length
  if (columns < 2) return undefined
  const drafts: Draft[] = []
  let row = 0
  let at = start
  for (; at < lines.length; at++) {
    const line = lines[at]
    if (!line?.text.includes('|') || (at > start && line.blanksBefore > 0)) break
    if (rule.test(line.text)) {
      drafts.push({
        kind: 'paragraph',
        text: line.text,
        blocks: [{ text: line.text }],
        apart: 'separator',
        ...pageOf(line),
      })
      continue
    }
    row += 1
    drafts.push(...draftRow(line, table, row))
  }
  return { drafts, end: at }
}

function draftRow(line: TextLine, table: number, row: number): Draft[] {
  return splitRow(line.text).flatMap((text, c): Draft[] => {
    const blocks = listBlocks(text)
    if (blocks.length === 0) return []
    const draft: Draft = {
      kind: 'cell',
      text: blocks.map(block => block.text).join('\n'),
      blocks,
      table,
      row,
      col: c + 1,
      ...pageOf(line),
    }
    if (row === 1) draft.header = true
    if (blocks.every(block => block.bold)) draft.bold = true
    return [draft]
  })
}

const item = /^([•●▪◦○‣·*–-])\s+(?=\S)/

/** A cell's paragraphs: Markdown keeps a cell on one line and writes its line breaks as marks. */
function listBlocks(text: string): Block[] {
  return text.split(/<br\s*\/?>/i).flatMap(part => {
    const plain = part.trim()
    const marker = item.exec(plain)?.[1]
    if (marker === undefined) return blocksOfMarkedText(plain)
    return blocksOfMarkedText(plain.slice(marker.length).trim()).map(block => ({
      ...block,
      marker,
      listLevel: 1,
    }))
  })
}

function splitRow(text: string): string[] {
  const inner = text
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '')
  return inner.split(/(?<!\\)\|/).map(cell => cell.trim().replaceAll('\\|', '|'))
}

function pageOf(line: TextLine): { page?: number } {
  return line.fragment.page === undefined ? {} : { page: line.fragment.page }
}
