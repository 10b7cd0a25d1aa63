import type { ReadLink } from '../reading.ts'
import { type Draft, type DraftAction, textOf } from './draft.ts'
import { findQuotes, findStatements } from './link-words.ts'
import { findText, indexTexts, startsNear, type TextIndex } from './text-index.ts'

/** Finds what the plan says about its own actions: quoted actions, 'Priority 1', 'see action above'. */
export function resolveLinks(draft: Draft) {
  const index = indexTexts(draft.actions.map(action => action.text))
  draft.actions.forEach((action, at) => {
    action.links = [...statedLinks(draft, index, action, at), ...columnLinks(draft, action)]
  })
}

function statedLinks(draft: Draft, index: TextIndex, action: DraftAction, at: number): ReadLink[] {
  const links: ReadLink[] = []
  for (const field of ['notes', 'nextSteps', 'situation'] as const) {
    const text = textOf(action.pieces[field])
    if (text === null) continue
    for (const statement of findStatements(text)) {
      for (const quote of findQuotes(statement.words)) {
        const found = findText(index, quote, at)
        const to = found === undefined ? undefined : draft.actions[found]
        // A quotation that matches nothing is only a link where the words say so outright.
        if (!to && !statement.outright) continue
        links.push({ kind: statement.kind, to: to?.id ?? null, stated: quote })
      }
    }
    links.push(...previousRow(draft, action, at, text))
  }
  return distinct(links)
}

function previousRow(draft: Draft, action: DraftAction, at: number, text: string): ReadLink[] {
  const stated =
    /\b(?:see |as (?:in|per|referenced in) )?(?:the )?(?:action above|previous action|above action|action immediately above)\b/iu.exec(
      text,
    )?.[0]
  if (stated === undefined) return []
  const before = draft.actions.slice(0, at).findLast(each => each.row < action.row)
  return before && before.node === action.node ? [{ kind: 'links-to', to: before.id, stated }] : []
}

/** A links column: names of parts ('Priority 1'), numbers of actions, or quoted actions. */
function columnLinks(draft: Draft, action: DraftAction): ReadLink[] {
  const text = textOf(action.pieces.links)
  if (text === null || /^(-|–|n\/?a|none)$/iu.test(text)) return []
  const parts = text
    .split(/\n|;/u)
    .map(part => part.trim())
    .filter(part => part !== '')
  return parts.flatMap(part => linksOfPart(draft, action, part))
}

function linksOfPart(draft: Draft, action: DraftAction, part: string): ReadLink[] {
  const named = [
    ...part.matchAll(
      /(\p{L}+(?: area)?)s?\s+((?:\d+(?:\.\d+)*[a-z]?)(?:\s*(?:,|&|and|\/|-|–)\s*(?:\d+(?:\.\d+)*[a-z]?))*)/giu,
    ),
  ]
  const links = named.flatMap(([, word = '', numbers = '']) =>
    numbers.split(/\s*(?:,|&|and|\/)\s*/u).map(number => ({ word, number })),
  )
  if (links.length > 0)
    return links.map(({ word, number }) => ({
      kind: 'links-to' as const,
      to: findNumbered(draft, word, number),
      stated: links.length === 1 ? part : `${word} ${number}`,
    }))
  const bare = part.split(/\s*(?:,|&|and)\s*/u)
  if (bare.every(each => /^\d+(\.\d+)*[a-z]?$|^[A-Z]{1,3}\d+(\.\d+)*$/u.test(each))) {
    return bare.map(number => ({
      kind: 'links-to' as const,
      to: findNumbered(draft, '', number),
      stated: number,
    }))
  }
  return [{ kind: 'links-to', to: findTitled(draft, action, part), stated: part }]
}

function findNumbered(draft: Draft, word: string, number: string): string | null {
  const level = word.toLowerCase()
  const stem = level.endsWith('ies') ? `${level.slice(0, -3)}y` : level.replace(/s$/u, '')
  const same = (value: string | null) =>
    value !== null && value.toLowerCase() === number.toLowerCase()
  const node = draft.nodes.find(
    each =>
      same(each.number) &&
      (stem === '' || each.level.toLowerCase() === level || each.level.toLowerCase() === stem),
  )
  if (stem !== 'action' && node) return node.id
  const action = draft.actions.find(each => same(each.number))
  if (action && (stem === '' || stem === 'action' || stem === 'ref' || stem === 'no'))
    return action.id
  return (
    draft.nodes.find(each => same(each.number) && each.level.toLowerCase().startsWith(stem))?.id ??
    null
  )
}

function findTitled(draft: Draft, action: DraftAction, part: string): string | null {
  const node = draft.nodes.find(each => each.title !== '' && startsNear(each.title, part))
  if (node) return node.id
  return draft.actions.find(each => each !== action && startsNear(each.text, part))?.id ?? null
}

function distinct(links: ReadLink[]): ReadLink[] {
  const seen = new Set<string>()
  return links.filter(link => {
    const key = `${link.kind}|${link.to}|${link.to === null ? link.stated : ''}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
