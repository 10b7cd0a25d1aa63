import type { Block, Fragment } from '../reading.ts'
import { readLabels } from './labels.ts'
import { splitMarker, withMarker } from './markers.ts'
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
    items.push(...textItems(fragment))
  }
  return items.flatMap(openBox)
}

/** Labelled lines of one paragraph ('Do this', line break, 'Lead: Housing') are lines of their own. */
function textItems(fragment: Fragment): TextItem[] {
  const labelled = fragment.blocks.some(
    (block, at) => at > 0 && readLabels(block.text, block.boldLead),
  )
  if (labelled && fragment.kind !== 'heading') return blockItems(fragment)
  const item = textItem(fragment)
  return item ? [item] : []
}

function blockItems(fragment: Fragment): TextItem[] {
  const items: TextItem[] = []
  for (const block of fragment.blocks) {
    const { marker: _, ...rest } = fragment
    const first = block === fragment.blocks[0]
    const piece: Fragment = { ...(first ? fragment : rest), text: block.text, blocks: [block] }
    if (!first) piece.kind = 'paragraph'
    const item = textItem(piece)
    if (!item) continue
    item.fragments = [fragment]
    if (block.listLevel !== undefined) {
      item.marker ??= splitMarker(block.text)?.marker ?? '•'
      item.listLevel = block.listLevel
    }
    items.push(item)
  }
  return items
}

/** A box of one column around paragraphs and bullets is running text in a frame, not a table. */
function openBox(item: FlowItem): FlowItem[] {
  if (item.kind === 'text') return [item]
  const filled = item.fragments.filter(fragment => squash(fragment.text) !== '')
  const [first] = filled
  const boxed =
    first?.sheet === undefined &&
    filled.every(fragment => fragment.col === first?.col) &&
    item.fragments.every(fragment => fragment.col === first?.col) &&
    filled.some(fragment => fragment.blocks.length > 1 && fragment.blocks.some(isListed))
  return boxed ? filled.flatMap(blockItems) : [item]
}

function isListed(block: Block): boolean {
  return block.listLevel !== undefined || withMarker(block).marker !== undefined
}

function textItem(fragment: Fragment): TextItem | undefined {
  const text = squash(fragment.text)
  if (text === '') return undefined
  const [first] = fragment.blocks
  const block: Block = { ...first, text }
  if (fragment.marker !== undefined) block.marker = fragment.marker
  // A list item whose mark the file left in its text (a tagged PDF).
  const inText = block.marker === undefined ? splitMarker(text) : undefined
  const marked = inText ? { ...block, text: inText.rest, marker: inText.marker } : withMarker(block)
  const split = fragment.kind === 'heading' ? block : marked
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
