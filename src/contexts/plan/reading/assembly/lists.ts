import type { PlanField, ReadNode } from '../reading.ts'
import { addNode, type Draft, type Piece, place } from './draft.ts'
import { emitRow } from './emit.ts'
import type { TextItem } from './flow.ts'
import { type LevelHeading, splitNumber } from './level.ts'
import { isBullet } from './markers.ts'
import {
  type Entry,
  type HeadingEntry,
  isHeadingLike,
  type ListEntry,
  listEntries,
} from './outline.ts'
import { headingOf, isGeneralHeading } from './sections.ts'
import { readTrailingLabels } from './trailing-labels.ts'
import { wordsOf } from './words.ts'

type Part = {
  heading: LevelHeading
  items: TextItem[]
  depth: number
  class?: ListEntry['class']
  node?: ReadNode
  general: boolean
  worded?: boolean
  used: boolean
}
type Outline = {
  draft: Draft
  path: Part[]
  depths: Map<string, number>
  last: Map<string, string>
  inferred: boolean
}

const planWords =
  /\b(commitments?|actions?|action plan|delivery plan|recommendations?|asks?|pledges?|proposals|what we will do|what we are going to do|our plan|next steps)\b/iu
const willDo =
  /\b(will|commit\w*|actions?|plan to|intend|aim to|shall|pledge|propose|recommend\w*)\b/iu

/**
 * Reads a plan that is a list: numbered or lettered items, else bullets, under short headings somewhere
 * in a longer text. Only asked when the document has neither a table of actions nor labelled actions.
 * `inferred`: the headings were found by their looks, so their depth is not known.
 */
export function readLists(draft: Draft, items: TextItem[], inferred: boolean) {
  const region = items.slice(findStart(items))
  const numbered = region.filter(
    item => item.marker !== undefined && !isBullet(item.marker) && item.heading === undefined,
  ).length
  const bulleted = numbered < 3
  const entries = listEntries(region, bulleted).filter(
    entry => !bulleted || isPlanEntry(entry, region),
  )
  if (entries.filter(entry => entry.kind === 'item').length < 2) return
  const worded = entries.some(entry => entry.kind === 'heading' && isWorded(entry.item))
  const outline: Outline = { draft, path: [], depths: new Map(), last: new Map(), inferred }
  entries.forEach((entry, index) => {
    if (entry.kind === 'heading') openHeading(outline, entry, entries, index)
    // Where the plan names its parts ('Priority 1'), a list outside them is not the plan.
    else if (!bulleted || !worded || outline.path.some(part => part.worded))
      readItem(outline, entry)
  })
}

function isWorded(item: TextItem): boolean {
  const { heading, worded } = headingOf(item.text)
  return worded && heading.number !== null
}

/** The plan begins at the first heading that says so and has a list below it; else anywhere. */
function findStart(items: TextItem[]): number {
  const start = items.findIndex((item, at) => {
    const title = isHeadingLike(items, at) && item.text.length < 80 && planWords.test(item.text)
    return title && items.slice(at).filter(each => each.marker !== undefined).length >= 2
  })
  return Math.max(0, start)
}

/** In a text with bullets only: a list right under a heading, or under words that promise something. */
function isPlanEntry(entry: Entry, items: TextItem[]): boolean {
  if (entry.kind === 'heading') return true
  let at = entry.at - 1
  while (items[at]?.marker !== undefined) at--
  const above = items[at]
  if (!above) return false
  return isHeadingLike(items, at) || (above.text.endsWith(':') && willDo.test(above.text))
}

function openHeading(outline: Outline, entry: HeadingEntry, entries: Entry[], index: number) {
  if (interrupts(outline, entry, entries, index)) return
  const printed =
    entry.item.marker === undefined ? entry.item.text : `${entry.item.marker} ${entry.item.text}`
  const { heading, worded } = headingOf(printed)
  const depth = depthOf(outline, entry.item, worded ? heading.level : undefined)
  outline.path = outline.path.filter(part => part.class === undefined && part.depth < depth)
  outline.path.push({
    heading,
    items: [entry.item],
    depth,
    general: isGeneralHeading(entry.item.text),
    worded,
    used: false,
  })
}

/** A case study in the middle of a numbered list: text follows, and then the numbers go on. */
function interrupts(
  outline: Outline,
  entry: HeadingEntry,
  entries: Entry[],
  index: number,
): boolean {
  if (entry.followed || !outline.path.some(part => part.class !== undefined)) return false
  const next = entries.slice(index + 1).find(each => each.kind === 'item')
  if (next?.kind !== 'item' || next.class === 'bullet') return false
  return isNext(outline.last.get(next.class), next.number)
}

function isNext(before: string | undefined, number: string | null): boolean {
  if (before === undefined || number === null) return false
  if (/^\d+$/u.test(before)) return number === String(Number(before) + 1)
  return (
    before.length === 1 &&
    number.toLowerCase().charCodeAt(0) === before.toLowerCase().charCodeAt(0) + 1
  )
}

/** Marked headings say how deep they are; others by the words they share with earlier headings. */
function depthOf(outline: Outline, item: TextItem, level: string | undefined): number {
  if (!outline.inferred && item.heading !== undefined) return item.heading
  const stem = level ?? (wordsOf(item.text)[0] ?? '').replace(/s$/u, '')
  const known = outline.depths.get(stem)
  const last = outline.path.findLast(part => part.class === undefined)
  const depth =
    known ?? (last ? (last.used ? last.depth : last.depth + 1) : outline.inferred ? 0 : 9)
  if (outline.inferred || item.heading === undefined) outline.depths.set(stem, depth)
  return depth
}

function readItem(outline: Outline, entry: ListEntry) {
  if (entry.number !== null) outline.last.set(entry.class, entry.number)
  const same = outline.path.findIndex(part => part.class === entry.class)
  if (same >= 0) outline.path = outline.path.slice(0, same)
  for (const part of outline.path) part.used = true
  if (!entry.heads) return emitItem(outline, entry, entry.points)
  const heading = {
    level: 'Section',
    number: entry.number,
    title: splitNumber(entry.item.text).rest,
  }
  outline.path.push({
    heading,
    items: [entry.item],
    depth: 99,
    class: entry.class,
    general: false,
    used: true,
  })
  outline.last.delete(entry.class === 'letter' ? 'number' : 'letter')
  for (const point of entry.points) emitPoint(outline, point)
}

function emitPoint(outline: Outline, item: TextItem) {
  emitItem(
    outline,
    { kind: 'item', class: 'bullet', number: null, item, at: 0, points: [], heads: false },
    [],
  )
}

function emitItem(outline: Outline, entry: ListEntry, points: TextItem[]) {
  const node = nodeOf(outline)
  const action: Piece[] = [
    pieceOfItem(entry.item, entry.class === 'bullet' ? undefined : entry.item.marker, 1),
  ]
  for (const point of points) action.push(pieceOfItem(point, point.marker ?? '•', 2))
  const pieces: Partial<Record<PlanField, Piece[]>> = { action }
  const [first] = action
  const trailing = points.length === 0 && first ? readTrailingLabels(entry.item.text) : undefined
  if (first && trailing) {
    first.blocks = first.blocks.map(block => ({ ...block, text: trailing.text }))
    for (const { field, text } of trailing.fields) {
      pieces[field] = [...(pieces[field] ?? []), { ...first, blocks: [{ text }] }]
    }
  }
  emitRow(outline.draft, { pieces, node })
}

function pieceOfItem(item: TextItem, marker: string | undefined, listLevel: number): Piece {
  const [fragment] = item.fragments
  if (!fragment) throw new Error('a list item without a fragment')
  const block = marker === undefined ? { text: item.text } : { text: item.text, marker, listLevel }
  return { fragment, blocks: [block], join: 'line' }
}

function nodeOf(outline: Outline): ReadNode | null {
  let parent: ReadNode | null = null
  for (const part of outline.path) {
    if (part.general && part.class === undefined) continue
    part.node ??= addNode(outline.draft, { parent: parent?.id ?? null, ...part.heading })
    for (const item of part.items.splice(0))
      for (const fragment of item.fragments) place(outline.draft, fragment, part.node.id, 'title')
    parent = part.node
  }
  return parent
}
