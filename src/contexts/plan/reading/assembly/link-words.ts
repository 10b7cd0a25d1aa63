import type { ReadLink } from '../reading.ts'
import { squash } from './words.ts'

export type Statement = {
  kind: ReadLink['kind']
  /** The words after the link word, up to the next statement. */
  words: string
  /** The statement goes on to name actions ('overlaps with the action: …'). */
  outright: boolean
}

const linking =
  /\b(overlap\w*|duplicat\w*|same as|repeats|links? (?:with|to|in with)|linked (?:with|to)|relates? to|connects? (?:with|to)|see also)\b/giu
const naming = /\bactions?\b[^"“”.]{0,40}[:"“]|\bactions?\s*:|[:]\s*(?:\d+[.)]\s*)?["“]/iu

/** The statements in a text that say an action overlaps with, duplicates or links to others. */
export function findStatements(text: string): Statement[] {
  const starts = [...text.matchAll(linking)]
  const statements: Statement[] = []
  for (const [index, start] of starts.entries()) {
    const from = start.index + start[0].length
    const next = starts[index + 1]?.index ?? text.length
    const words = text.slice(from, next)
    // 'overlap and/or be a duplicate of …' is one statement: its kind is what it says first.
    const joined =
      index > 0 &&
      !/["“”.:]/u.test(
        text.slice(
          (starts[index - 1]?.index ?? 0) + (starts[index - 1]?.[0].length ?? 0),
          start.index,
        ),
      )
    const kind = joined ? (statements.at(-1)?.kind ?? kindOf(start[0])) : kindOf(start[0])
    if (joined) statements.pop()
    statements.push({ kind, words, outright: naming.test(words) })
  }
  return statements
}

function kindOf(word: string): ReadLink['kind'] {
  if (/^(overlap|links? with|linked with)/iu.test(word)) return 'overlaps'
  return /^(duplicat|same|repeat)/iu.test(word) ? 'duplicates' : 'links-to'
}

/** In double quotation marks, or in single ones that open before a word and close after one. */
const quotation =
  /["“]([^"“”]{8,}?)(?:["”]|$)|(?<=^|[\s(:])[‘']([^"“”‘\n]{8,}?)[’'](?=[\s.,;:?!)]|$)/gu

/** The actions a statement names: its numbered items, else its quotations. */
export function findQuotes(words: string): string[] {
  const items = words.split(/(?:^|[\s:-])\d{1,2}[.)]\s+(?=["“‘']?\p{Lu})/gu)
  if (items.length > 1)
    return items
      .slice(1)
      .map(quoteOf)
      .filter(quote => quote.length > 8)
  return [...words.matchAll(quotation)].map(match => clean(match[1] ?? match[2] ?? ''))
}

function quoteOf(item: string): string {
  const quoted = /^["“‘]([^"“”]+)/u.exec(item.trim())?.[1]
  return clean(quoted ?? item)
}

function clean(text: string): string {
  return squash(text.replace(/[\s-]+$/u, ''))
}
