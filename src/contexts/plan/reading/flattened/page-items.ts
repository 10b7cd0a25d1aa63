/** Pieces of text with a place on a page: lines of an untagged PDF, or columns of text aligned by spaces. */
import type { Fragment } from '../reading.ts'
import type { TextLine } from './text-lines.ts'

export type Item = {
  text: string
  fragment: Fragment
  page: number
  left: number
  right: number
  top: number
  bottom: number
  /** Where each word begins, for text whose letters are all as wide. */
  letterWidth?: number
  blanksBefore: number
}

/** Items whose base lines are one line of print, from left to right. */
export type PrintedLine = { items: Item[]; page: number; top: number; bottom: number; base: number }

export function listBoxItems(fragments: Fragment[]): Item[] {
  return fragments.flatMap(fragment => {
    if (!fragment.box) return []
    const [left, top, width, height] = fragment.box
    const item: Item = {
      text: fragment.text,
      fragment,
      page: fragment.page ?? 1,
      left,
      right: left + width,
      top,
      bottom: top + height,
      blanksBefore: 0,
    }
    return [item]
  })
}

const letter = 6
const lineHeight = 12

/** Lines aligned by spaces → an item for each run of text between two or more spaces. */
export function listSpacedItems(lines: TextLine[]): Item[] {
  let at = 0
  let page = 0
  return lines.flatMap(line => {
    at = line.page === page ? at + 1 + Math.min(3, line.blanksBefore) * 0.9 : 0
    page = line.page
    const expanded = expandTabs(line.raw)
    return [...expanded.matchAll(/\S+(?: \S+)*/g)].map((match): Item => {
      const left = match.index * letter
      return {
        text: match[0],
        fragment: line.fragment,
        page,
        left,
        right: left + match[0].length * letter,
        top: at * lineHeight,
        bottom: at * lineHeight + lineHeight * 0.8,
        letterWidth: letter,
        blanksBefore: line.blanksBefore,
      }
    })
  })
}

function expandTabs(raw: string): string {
  let text = ''
  for (const sign of raw.replace(/\u00a0/g, ' '))
    text += sign === '\t' ? ' '.repeat(8 - (text.length % 8)) : sign
  return text
}

/** Items of one page in lines of print, from the top. */
export function listPrintedLines(items: Item[]): PrintedLine[] {
  const lines: PrintedLine[] = []
  for (const item of [...items].sort(
    (a, b) => a.page - b.page || a.bottom - b.bottom || a.left - b.left,
  )) {
    const last = lines.at(-1)
    const height = item.bottom - item.top
    if (last && last.page === item.page && Math.abs(item.bottom - last.base) < 0.4 * height) {
      last.items.push(item)
      last.top = Math.min(last.top, item.top)
      last.bottom = Math.max(last.bottom, item.bottom)
    } else
      lines.push({
        items: [item],
        page: item.page,
        top: item.top,
        bottom: item.bottom,
        base: item.bottom,
      })
  }
  for (const line of lines) line.items.sort((a, b) => a.left - b.left)
  return lines
}

export function textOf(line: PrintedLine): string {
  return line.items.map(item => item.text).join(' ')
}
