import type { Block, Fragment, PlanField } from '../reading.ts'
import type { Piece } from './draft.ts'
import type { FlowItem, TextItem } from './flow.ts'
import { matchHeader } from './header-words.ts'
import { readLevelHeading } from './level.ts'
import { squash } from './words.ts'

export type Labelled = { field: PlanField; text: string }
/** An action printed as a paragraph with labelled lines under it, up to (not including) `end`. */
export type LabelledAction = { end: number; pieces: Partial<Record<PlanField, Piece[]>> }

const labelAt = /(^|[|;.,]\s*|\s[–—-]\s|\s{2,})(\p{Lu}[\p{L}’'/&() -]{1,45}?)\s*:(?:\s+|$)/gu
const usable: PlanField[] = [
  'timescale',
  'leads',
  'others',
  'measure',
  'rag',
  'situation',
  'desirable',
  'achievable',
  'nextSteps',
  'notes',
  'links',
  'number',
]

/** 'Lead: Housing Options | By: March 2026' → its labels and their words; undefined for other text. */
export function readLabels(text: string, boldLead?: string): Labelled[] | undefined {
  const plain = squash(text)
  const found = [...plain.matchAll(labelAt)]
    .map(match => ({
      field: fieldOf(match[2] ?? '', boldLead?.trim().startsWith(match[2] ?? ' ') === true),
      from: match.index,
      start: match.index + match[0].length,
    }))
    .filter(
      (each): each is { field: PlanField; from: number; start: number } => each.field !== undefined,
    )
  if (found[0]?.from !== 0) return undefined
  return found.map((each, at) => ({
    field: each.field,
    text: plain.slice(each.start, found[at + 1]?.from).replace(/[|;\s]+$/u, ''),
  }))
}

/** A whole question ('How we will know') or a bold label need not be mostly the words of its field. */
function fieldOf(label: string, bold: boolean): PlanField | undefined {
  if (label.split(/\s+/u).length > 6) return undefined
  const match = matchHeader(label)
  const asked = /^(how|what|who|when)\b/iu.test(label)
  if (!match || !(match.exact || bold || asked)) return undefined
  if (match.field === 'action' && /^actions?$/iu.test(label)) return 'action'
  return usable.includes(match.field) ? match.field : match.rank === 3 ? 'measure' : undefined
}

/**
 * Actions printed as lists with labelled lines ('Lead:', 'By when:'). The paragraph above the first label
 * is the action. Found only where at least two actions, or one with three labels, are printed so.
 */
export function findLabelledActions(flow: FlowItem[]): Map<number, LabelledAction> {
  const labels = flow.map(item =>
    item.kind === 'text' && item.heading === undefined
      ? readLabels(item.text, item.boldLead)
      : undefined,
  )
  const actions = new Map<number, LabelledAction>()
  let count = 0
  for (let at = 0; at < flow.length; at++) {
    if (!labels[at]) continue
    const cluster = readCluster(flow, labels, at)
    at = cluster.end - 1
    if (cluster.labels < 1 || !cluster.action) continue
    count += cluster.labels
    actions.set(cluster.start, { end: cluster.end, pieces: cluster.pieces })
  }
  const several = actions.size >= 2 && count / actions.size >= 1.5
  return several || (actions.size === 1 && count >= 3) ? actions : new Map()
}

function readCluster(flow: FlowItem[], labels: (Labelled[] | undefined)[], at: number) {
  const pieces: Partial<Record<PlanField, Piece[]>> = {}
  const start = startOfAction(flow, labels, at)
  const first = labels[at]?.[0]
  if (first?.field !== 'action') {
    for (const item of flow.slice(start, at))
      if (item.kind === 'text') add(pieces, 'action', item.fragments, actionBlock(item))
  }
  let end = at
  let last: PlanField | undefined
  let known = 0
  for (; end < flow.length; end++) {
    const item = flow[end]
    if (item?.kind !== 'text') break
    const line = labels[end]
    if (line) {
      if (line.some(each => each.field === 'action') && end > at) break
      for (const each of line) {
        add(pieces, each.field, item.fragments, { text: each.text })
        last = each.field
        known += each.field === 'action' ? 0 : 1
      }
    } else if (last && !isNextItem(flow[start], start < at, item) && goesOn(flow, labels, end))
      add(pieces, last, item.fragments, { text: item.text })
    else break
  }
  return { start, end, pieces, labels: known, action: pieces.action !== undefined }
}

/** The action is the paragraph above the labels, with the bullets between them as its points. */
function startOfAction(flow: FlowItem[], labels: (Labelled[] | undefined)[], at: number): number {
  if (labels[at]?.[0]?.field === 'action') return at
  let start = at - 1
  for (; start > 0; start--) {
    const item = flow[start]
    const above = flow[start - 1]
    const bullet =
      item?.kind === 'text' && item.marker !== undefined && !/[\p{L}\p{N}]/u.test(item.marker)
    const introduced =
      above?.kind === 'text' &&
      !labels[start - 1] &&
      (above.marker !== undefined || /:$/u.test(above.text))
    if (!bullet || !introduced) break
  }
  const item = flow[start]
  return item?.kind === 'text' && !labels[start] ? Math.max(0, start) : at
}

/** Where the actions are items of a list, the next item is the next action. */
function isNextItem(first: FlowItem | undefined, above: boolean, item: TextItem): boolean {
  if (!above || first?.kind !== 'text' || first.marker === undefined) return false
  return (
    item.marker !== undefined &&
    isBulletMark(item.marker) === isBulletMark(first.marker) &&
    (item.listLevel ?? 1) <= (first.listLevel ?? 1)
  )
}

/** Text under a label belongs to it, unless it is the next action, a heading or a list of its own. */
function goesOn(flow: FlowItem[], labels: (Labelled[] | undefined)[], at: number): boolean {
  const item = flow[at]
  if (
    item?.kind !== 'text' ||
    item.heading !== undefined ||
    item.bold ||
    readLevelHeading(item.text)
  )
    return false
  const next = flow[at + 1]
  if (next?.kind !== 'text' || next.heading !== undefined)
    return item.marker !== undefined && isBulletMark(item.marker)
  if (item.marker !== undefined && !isBulletMark(item.marker)) return false
  const bullet = item.marker !== undefined && isBulletMark(item.marker)
  if (bullet) return true
  // The line above labels, also with its points between, is the next action.
  let below = at + 1
  for (let each = flow[below]; each?.kind === 'text' && !labels[below]; each = flow[++below]) {
    if (each.marker === undefined || !isBulletMark(each.marker)) break
  }
  return labels[below] === undefined && !next.bold
}

function isBulletMark(marker: string): boolean {
  return !/[\p{L}\p{N}]/u.test(marker)
}

function actionBlock(item: TextItem): Block {
  const block: Block = { text: numberless(item.text) }
  if (item.marker !== undefined) {
    block.marker = item.marker
    block.listLevel = item.listLevel ?? 1
  }
  return block
}

/** 'Action 1.2: Do this' keeps its number as a mark. */
function numberless(text: string): string {
  const match =
    /^(?:action|commitment|recommendation|task|objective|deliverable)\s+(?:no\.?\s*)?(\d{1,3}(?:\.\d{1,3})*[a-z]?)\s*[:.)–—-]?\s+(\S.*)$/iu.exec(
      squash(text),
    )
  return match ? `${match[1]}. ${match[2]}` : text
}

function add(
  pieces: Partial<Record<PlanField, Piece[]>>,
  field: PlanField,
  fragments: Fragment[],
  block: Block,
) {
  const list = pieces[field] ?? []
  const blocks = squash(block.text) === '' ? [] : [block]
  const [first, ...rest] = fragments
  if (first) list.push({ fragment: first, blocks, join: 'line' })
  for (const fragment of rest) list.push({ fragment, blocks: [], join: 'line' })
  pieces[field] = list
}
