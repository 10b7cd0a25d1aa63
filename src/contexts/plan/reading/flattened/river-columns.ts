/** Columns of a table without rulings: its header gives how many, the white rivers below give where. */
import { findColumnField } from './column-names.ts'
import { type HeaderColumn, isHeader } from './flat-header.ts'
import type { Item, PrintedLine } from './page-items.ts'

export type RiverHeader = {
  columns: (HeaderColumn & { left: number; right: number; items: Item[] })[]
  end: number
}

const mostHeaderLines = 4

/** A header that begins at a line: names side by side, each over one to four lines. */
export function findRiverHeader(lines: PrintedLine[], start: number): RiverHeader | undefined {
  const window = lines.slice(start, start + mostHeaderLines)
  if (!window.some(line => line.items.length > 1)) return undefined
  let found: RiverHeader | undefined
  const items: Item[] = []
  for (let i = start; i < Math.min(lines.length, start + mostHeaderLines); i++) {
    const line = lines[i]
    if (!line || line.page !== lines[start]?.page) break
    if (line.items.some(item => item.text.length > 60)) break
    items.push(...line.items)
    const columns = readColumns(items)
    if (columns && isHeader(columns)) found = { columns, end: i + 1 }
  }
  return found
}

function readColumns(items: Item[]): RiverHeader['columns'] | undefined {
  const stacks: { left: number; right: number; items: Item[] }[] = []
  for (const item of [...items].sort((a, b) => a.left - b.left)) {
    const last = stacks.at(-1)
    if (last && item.left < last.right - 1) {
      last.items.push(item)
      last.right = Math.max(last.right, item.right)
    } else stacks.push({ left: item.left, right: item.right, items: [item] })
  }
  const columns: RiverHeader['columns'] = []
  let unknown = 0
  for (const stack of stacks) {
    const text = [...stack.items]
      .sort((a, b) => a.bottom - b.bottom || a.left - b.left)
      .map(item => item.text)
      .join(' ')
    const field = findColumnField(text)
    if (field) columns.push({ name: text, field, ...stack })
    else if (!addSeveral(columns, stack)) {
      if (text.length > 40 || !/^[^a-z]/.test(text)) return undefined
      unknown += 1
      columns.push({ name: text, field: 'unknown', ...stack })
    }
  }
  return unknown <= columns.length / 3 ? columns : undefined
}

type HeaderWord = { text: string; left: number; right: number; bottom: number; item: Item }

/**
 * Names of narrow columns stand so close that they look like one: 'Completion Progress to date' over
 * 'date'. Every way to cut the first line is tried; words below go with the part they stand under.
 */
function addSeveral(columns: RiverHeader['columns'], stack: { items: Item[] }): boolean {
  const words = stack.items.flatMap(wordsOf).sort((a, b) => a.bottom - b.bottom || a.left - b.left)
  const top = words[0]?.bottom ?? 0
  const first = words.filter(word => Math.abs(word.bottom - top) < 2)
  const below = words.filter(word => !first.includes(word))
  if (first.length < 2 || first.length > 9) return false
  let best: { score: number; columns: RiverHeader['columns'] } | undefined
  for (let cuts = 1; cuts < 2 ** (first.length - 1); cuts++) {
    const parts = cutWords(first, cuts)
    for (const word of below)
      (parts.findLast(part => (part[0]?.left ?? 0) <= word.left + 1) ?? parts[0])?.push(word)
    const named = parts.flatMap(nameOf)
    if (named.length < parts.length || new Set(named.map(each => each.field)).size < named.length)
      continue
    const score = parts.reduce((sum, part) => sum + part.length ** 2, 0)
    if (!best || score > best.score) best = { score, columns: named }
  }
  if (best) columns.push(...best.columns)
  return best !== undefined
}

function wordsOf(item: Item): HeaderWord[] {
  const scale = item.letterWidth ?? (item.right - item.left) / Math.max(1, item.text.length)
  return [...item.text.matchAll(/\S+/g)].map(match => {
    const left = item.left + match.index * scale
    return {
      text: match[0],
      left,
      right: left + match[0].length * scale,
      bottom: item.bottom,
      item,
    }
  })
}

function cutWords(words: HeaderWord[], cuts: number): HeaderWord[][] {
  const parts: HeaderWord[][] = []
  for (const [i, word] of words.entries()) {
    const last = parts.at(-1)
    if (!last || (cuts >> (i - 1)) & 1) parts.push([word])
    else last.push(word)
  }
  return parts
}

function nameOf(words: HeaderWord[]): RiverHeader['columns'] {
  const name = words.map(word => word.text).join(' ')
  const field = findColumnField(name)
  const [first] = words
  if (!field || !first || !/^[^a-z]/.test(name)) return []
  const left = Math.min(...words.map(word => word.left))
  const right = Math.max(...words.map(word => word.right))
  return [{ name, field, left, right, items: [{ ...first.item, text: name, left, right }] }]
}

/** Where each column ends and the next begins: the emptiest place between two names. */
export function findBoundaries(header: RiverHeader, body: PrintedLine[]): number[] {
  const first = header.columns[0]?.left ?? 0
  const right = Math.max(
    ...header.columns.map(column => column.right),
    ...body.flatMap(line => line.items.map(item => item.right)),
  )
  const left = Math.min(first, ...body.flatMap(line => line.items.map(item => item.left)))
  const cover = new Uint32Array(Math.ceil(right - left) + 3)
  for (const line of body) {
    for (const item of line.items) {
      if (item.right - item.left > (right - left) * 0.55) continue
      for (const [from, to] of listWordSpans(item)) {
        for (let x = Math.floor(from - left); x <= Math.ceil(to - left); x++)
          cover[x] = (cover[x] ?? 0) + 1
      }
    }
  }
  // Columns begin at one place in most rows: just before it is a better end than any other empty place.
  const letter = body[0]?.items[0]?.letterWidth ?? 4
  const begins = new Float64Array(cover.length + 1)
  for (const line of body)
    for (const item of line.items)
      begins[Math.round(item.left - left)] = (begins[Math.round(item.left - left)] ?? 0) + 1
  const cost = Float64Array.from(cover, (count, x) => {
    let begun = 0
    for (let ahead = 1; ahead <= letter * 2; ahead++) begun += begins[x + ahead] ?? 0
    return count - 0.02 * begun
  })
  return header.columns.slice(1).map((column, i) => {
    const before = header.columns[i]
    const from = before ? (before.left + before.right) / 2 : left
    const to = (column.left + column.right) / 2
    return left + emptiestPlace(cost, Math.floor(from - left), Math.ceil(to - left))
  })
}

/** Where letters stand: in text aligned by spaces one space may part two columns, so words count singly. */
function listWordSpans(item: Item): [number, number][] {
  const { letterWidth } = item
  if (letterWidth === undefined) return [[item.left, item.right]]
  return [...item.text.matchAll(/\S+/g)].map(match => {
    const from = item.left + match.index * letterWidth
    return [from, from + match[0].length * letterWidth - 1]
  })
}

function emptiestPlace(cover: Float64Array, from: number, to: number): number {
  let least = Number.POSITIVE_INFINITY
  for (let x = from; x <= to; x++) least = Math.min(least, cover[x] ?? 0)
  let best = from
  let bestLength = 0
  let length = 0
  for (let x = from; x <= to + 1; x++) {
    if (x <= to && (cover[x] ?? 0) <= least) length += 1
    else {
      if (length > bestLength) {
        bestLength = length
        best = x - length / 2
      }
      length = 0
    }
  }
  return best
}

/** Which column an item is in, −1 when it reaches over a boundary. */
export function columnOf(item: Item, boundaries: number[]): number {
  const column = boundaries.filter(
    boundary => boundary < (item.left + Math.min(item.right, item.left + 8)) / 2 + 1,
  ).length
  const end = boundaries[column]
  const slack = (item.bottom - item.top) * 0.5
  return end !== undefined && item.right > end + slack ? -1 : column
}

/** An item over a boundary is two cells without enough space between them: cut where a word begins near it. */
export function splitAtBoundaries(item: Item, boundaries: number[]): Item[] {
  for (const boundary of boundaries) {
    if (item.left >= boundary - 2 || item.right <= boundary + 2) continue
    const scale = item.letterWidth ?? (item.right - item.left) / Math.max(1, item.text.length)
    const spaces = [...item.text.matchAll(/ /g)].map(match => match.index)
    const near = spaces
      .map(at => ({ at, distance: Math.abs(item.left + (at + 0.5) * scale - boundary) }))
      .sort((a, b) => a.distance - b.distance)[0]
    if (!near || near.distance > scale * (item.letterWidth === undefined ? 2.5 : 4.5)) continue
    const cut = item.left + (near.at + 1) * scale
    const head: Item = {
      ...item,
      text: item.text.slice(0, near.at),
      right: item.left + near.at * scale,
    }
    const tail: Item = { ...item, text: item.text.slice(near.at + 1), left: cut }
    return [head, ...splitAtBoundaries(tail, boundaries)]
  }
  return [item]
}
