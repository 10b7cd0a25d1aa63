import type { Block, Fragment } from '../reading.ts'
import { withMarker } from './markers.ts'
import { squash } from './words.ts'

/** A paragraph, heading or list item of running text. */
export type TextItem = {
  kind: 'text'
  fragments: Fragment[]
  text: string
  marker?: string
  listLevel?: number
  heading?: number
  bold: boolean
  boldLead?: string
}
export type TableItem = { kind: 'table'; fragments: Fragment[]; table: number }
export type FlowItem = TextItem | TableItem

/** The document in reading order: runs of cells of one table, and the text between them. */
export function listFlow(fragments: Fragment[]): FlowItem[] {
  const items: FlowItem[] = []
  for (const fragment of fragments) {
    const last = items.at(-1)
    if (fragment.kind === 'cell') {
      if (
        last?.kind === 'table' &&
        last.table === (fragment.table ?? 0) &&
        last.fragments[0]?.sheet === fragment.sheet
      )
        last.fragments.push(fragment)
      else items.push({ kind: 'table', fragments: [fragment], table: fragment.table ?? 0 })
      continue
    }
    const item = textItem(fragment)
    if (item) items.push(item)
  }
  return items
}

function textItem(fragment: Fragment): TextItem | undefined {
  const text = squash(fragment.text)
  if (text === '') return undefined
  const [first] = fragment.blocks
  const block: Block = { ...first, text }
  if (fragment.marker !== undefined) block.marker = fragment.marker
  const split = fragment.kind === 'heading' ? block : withMarker(block)
  const item: TextItem = {
    kind: 'text',
    fragments: [fragment],
    text: split.text,
    bold: fragment.bold === true || first?.bold === true,
  }
  if (split.marker !== undefined) item.marker = split.marker
  if (fragment.kind === 'list-item' || split.marker !== undefined)
    item.listLevel = fragment.level ?? split.listLevel ?? 1
  if (fragment.kind === 'heading') item.heading = fragment.level ?? 1
  if (first?.boldLead !== undefined) item.boldLead = first.boldLead
  return item
}
