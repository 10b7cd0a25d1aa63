import type { TextItem } from './flow.ts'
import { isBullet, markerNumber } from './markers.ts'
import { headingOf } from './sections.ts'
import { startsLower } from './words.ts'

export type ListEntry = {
  kind: 'item'
  /** Number or letter; a bullet is its own class. */
  class: 'number' | 'letter' | 'bullet'
  number: string | null
  item: TextItem
  at: number
  points: TextItem[]
  /** Heads the items below it instead of being one. */
  heads: boolean
}
export type HeadingEntry = { kind: 'heading'; item: TextItem; at: number; followed: boolean }
export type Entry = ListEntry | HeadingEntry

/** List items and headings of a stretch of text; bullets right under a numbered item are its points. */
export function listEntries(items: TextItem[], bulleted: boolean): Entry[] {
  const entries: Entry[] = []
  items.forEach((item, at) => {
    if (isHeadingLike(items, at)) {
      const next = items[at + 1]
      const above = next?.marker !== undefined && (bulleted || !isBullet(next.marker))
      entries.push({
        kind: 'heading',
        item,
        at,
        followed: above || isHeadingLike(items, at + 1),
      })
      return
    }
    if (item.marker === undefined) return
    const last = entries.at(-1)
    const bullet = isBullet(item.marker)
    const number = markerNumber(item.marker)
    if (bullet && !bulleted) {
      if (last?.kind === 'item' && last.at + last.points.length === at - 1) last.points.push(item)
      return
    }
    const kind = bullet ? 'bullet' : /^\d/u.test(number ?? '') ? 'number' : 'letter'
    entries.push({ kind: 'item', class: kind, number, item, at, points: [], heads: false })
  })
  const kept = takeFragmentLists(entries, items)
  kept.forEach((entry, index) => {
    if (entry.kind === 'item') entry.heads = isHead(entry, kept[index + 1])
  })
  return kept
}

const sentence =
  /\b(we|this|these|our|include[sd]?|following|are|is|was|were|will|have|has|would|should|can)\b/iu

/** A heading of the file, or a short line right above a list that does not end as a sentence. */
export function isHeadingLike(items: TextItem[], at: number): boolean {
  const item = items[at]
  if (!item || (item.marker !== undefined && item.heading === undefined)) return false
  const words = item.text.split(' ').length
  if (item.heading !== undefined) return !(words > 8 && item.text.endsWith(':'))
  if (namesPart(item.text)) return true
  if (/[.!?]\s/u.test(item.text) || (item.text.endsWith(':') && sentence.test(item.text)))
    return false
  const next = items[at + 1]
  return (
    next?.marker !== undefined &&
    words <= 8 &&
    item.text.length < 90 &&
    !/[.!?;,]$/u.test(item.text) &&
    !/^(we will|this (will|includes?)|these|including|for example|such as|to|by)\b/iu.test(
      item.text,
    )
  )
}

/** 'Priority 1: Prevent homelessness' heads a part however it is set. */
function namesPart(text: string): boolean {
  const { heading, worded } = headingOf(text)
  return worded && heading.number !== null && text.length < 120 && !/[.!?;,:]$/u.test(text)
}

function isHead(entry: ListEntry, next: Entry | undefined): boolean {
  const short = entry.item.text.split(' ').length <= 4 && !entry.item.text.endsWith('.')
  if (entry.points.length > 0) return short && !entry.item.text.endsWith(':')
  if (next?.kind !== 'item' || next.class === entry.class) return false
  return next.class === 'bullet' ? short : next.number === '1' || next.number?.toLowerCase() === 'a'
}

const fragmentStart =
  /^(with|without|under|over|from|in|at|on|of|for|that|who|whose|which|where|when|as|between|during|after|before|or|and|\p{Ll}+ing|\p{Ll}+ed)\b/u

/** Lists that only end the sentence above them ('people: with …, under …') are points, not actions. */
function takeFragmentLists(entries: Entry[], items: TextItem[]): Entry[] {
  const kept: Entry[] = []
  for (let at = 0; at < entries.length; at++) {
    const group = groupFrom(entries, at)
    const [first] = group
    const above = first ? items[first.at - 1] : undefined
    const last = kept.at(-1)
    if (
      group.length >= 3 &&
      last?.kind === 'item' &&
      above?.text.endsWith(':') &&
      isFragmentList(group)
    ) {
      last.points.push(...group.map(entry => entry.item))
      at += group.length - 1
    } else {
      const entry = entries[at]
      if (entry) kept.push(entry)
    }
  }
  return kept
}

function groupFrom(entries: Entry[], at: number): ListEntry[] {
  const group: ListEntry[] = []
  for (let index = at; index < entries.length; index++) {
    const entry = entries[index]
    const before = group.at(-1)
    if (
      entry?.kind !== 'item' ||
      (before &&
        (entry.class !== before.class || entry.at !== before.at + 1 || entry.number === '1'))
    )
      break
    group.push(entry)
  }
  return group
}

function isFragmentList(group: ListEntry[]): boolean {
  const starts = group.filter(
    entry => startsLower(entry.item.text) && fragmentStart.test(entry.item.text),
  ).length
  return starts / group.length >= 0.7
}
