import type { Answers, Fragment, Placement, Reading } from '../reading/reading.ts'
import { textKey } from './stable-keys.ts'

/** The account of every piece of the document: where each one is now. */
export type Account = {
  unit: string
  total: number
  /** '1,046 in rows', '28 measures' … in this order. */
  parts: { label: string; count: number }[]
  unread: number
}

export type Unread = { fragment: Fragment; key: string }

/** Where the answer is kept that a piece of text, though no part of any action, is kept as text. */
export function keepQuestion(key: string): string {
  return `keep:${key}`
}

/** Pieces of the document that have no place and nobody has said to keep as text. */
export function listUnread(reading: Reading, answers: Answers): Unread[] {
  const settled = new Set([
    ...reading.placements.map(placement => placement.fragment),
    ...reading.setAside.map(aside => aside.fragment),
  ])
  return reading.fragments
    .filter(fragment => fragment.text.trim() !== '' && !settled.has(fragment.id))
    .map(fragment => ({ fragment, key: textKey(fragment.text) }))
    .filter(({ key }) => answers[keepQuestion(key)] === undefined)
}

/** Counts every piece of the document once, by where it ended up. */
export function accountOf(reading: Reading, unread: Unread[]): Account {
  const levels = new Map(reading.plan.nodes.map(node => [node.id, pluralOf(node.level)]))
  const first = new Map<number, Placement>()
  for (const placement of reading.placements)
    if (!first.has(placement.fragment)) first.set(placement.fragment, placement)
  const counts = new Map<string, number>([['in rows', 0]])
  const count = (label: string) => counts.set(label, (counts.get(label) ?? 0) + 1)
  for (const placement of first.values()) count(labelOf(placement, levels))
  const { document } = reading
  const kept = document.unread - unread.length
  return {
    unit: document.kind === 'txt' ? 'lines' : 'pieces of text',
    total: document.fragments,
    parts: [
      ...[...counts].map(([label, number]) => ({ label, count: number })),
      { label: 'set aside', count: document.setAside },
      ...(kept > 0 ? [{ label: 'kept as text', count: kept }] : []),
    ],
    unread: unread.length,
  }
}

function labelOf({ target, field }: Placement, levels: Map<string, string>): string {
  if (target === 'plan') return 'headings and titles'
  const level = levels.get(target)
  if (level === undefined) return 'in rows'
  return field === 'measure' ? 'measures' : level
}

/** 'Priority' → 'priorities', 'Ambition' → 'ambitions'. */
export function pluralOf(level: string): string {
  const word = level.toLowerCase()
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`
  return /(s|x|ch|sh)$/.test(word) ? `${word}es` : `${word}s`
}
