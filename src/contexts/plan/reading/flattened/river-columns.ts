/** Columns of a table without rulings: its header gives how many, the white rivers below give where. */
import { findColumnField } from './column-names.ts'
import { type HeaderColumn, isHeader, readNames } from './flat-header.ts'
import type { Item, PrintedLine } from './page-items.ts'

export type RiverHeader = {
  columns: (HeaderColumn & { left: number; right: number; items: Item[] })[]
  end: number
}

const mostHeaderLines = 4

/** A header that begins at a line: names side by side, each over one to four lines. */
export function findRiverHeader(lines: PrintedLine[], start: number): RiverHeader | undefined {
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
    else if (!addSeveral(columns, stack, text)) {
      if (text.length > 40 || !/^[^a-z]/.test(text)) return undefined
      unknown += 1
      columns.push({ name: text, field: 'unknown', ...stack })
    }
  }
  return unknown <= columns.length / 3 ? columns : undefined
}

/** 'By when Status' over two narrow columns: the names share the width by their letters. */
function addSeveral(
  columns: RiverHeader['columns'],
  stack: { left: number; right: number; items: Item[] },
  text: string,
): boolean {
  const [item] = stack.items
  if (!item || stack.items.length > 1) return false
  const names = readNames(text.split(' '))
  if (!names || names.length < 2) return false
  let at = 0
  for (const name of names) {
    const from = text.indexOf(name.name, at)
    at = from + name.name.length
    const scale = (stack.right - stack.left) / text.length
    const [left, right] = [stack.left + from * scale, stack.left + at * scale]
    columns.push({ ...name, left, right, items: [{ ...item, text: name.name, left, right }] })
  }
  return true
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
  return header.columns.slice(1).map((column, i) => {
    const before = header.columns[i]
    const from = before ? (before.left + before.right) / 2 : left
    const to = (column.left + column.right) / 2
    return left + emptiestPlace(cover, Math.floor(from - left), Math.ceil(to - left))
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

function emptiestPlace(cover: Uint32Array, from: number, to: number): number {
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
    if (!near || near.distance > scale * 2.5) continue
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
