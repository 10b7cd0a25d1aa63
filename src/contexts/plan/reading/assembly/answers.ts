import type { Answers, PlanField, Rag, ReadAction } from '../reading.ts'
import type { Draft } from './draft.ts'
import { plainTimescale, readTimescale } from './timescale.ts'
import { findPoint } from './timescale-point.ts'
import { lettersAndDigits } from './words.ts'

/** What a person said a column means: answers to 'header' questions, by the column's plain name. */
export function answeredFields(answers: Answers): Map<string, PlanField> {
  const fields = new Map<string, PlanField>()
  for (const [key, value] of Object.entries(answers)) {
    const label = /^header:(.+)$/u.exec(key)?.[1]
    if (label !== undefined) fields.set(label, value as PlanField)
  }
  return fields
}

/** Applies the answers that change values: dues, RAG, names of parties, duplicates, links. */
export function applyAnswers(draft: Draft, answers: Answers) {
  for (const [key, value] of Object.entries(answers)) {
    const [kind, ...rest] = key.split(':')
    const about = rest.join(':')
    if (kind === 'rag') answerRag(draft, value)
    else if (kind === 'timescale') answerTimescale(draft, about, value)
    else if (kind === 'party') answerParty(draft, about, value)
    else if (kind === 'duplicate') answerDuplicate(draft, about, value)
    else if (kind === 'link') answerLink(draft, about, value)
  }
}

function answerRag(draft: Draft, value: string) {
  if (!/^(green|amber|red|blue)$/u.test(value)) return
  for (const action of draft.actions) action.rag ??= value as Rag
}

function answerTimescale(draft: Draft, about: string, value: string) {
  if (about === 'month-two-digits') {
    if (value === 'year') return
    for (const action of draft.actions) {
      if (/^[a-z]{3,9}\.?[ '-]*\d{2}$/u.test(plainTimescale(action.timescale.raw)))
        action.timescale = { ...action.timescale, kind: 'other', from: null, to: null }
    }
    return
  }
  if (about === 'quarter-calendar') {
    if (value === 'financial') for (const action of draft.actions) makeFinancial(action)
    return
  }
  for (const action of draft.actions) {
    if (plainTimescale(action.timescale.raw) === about)
      action.timescale = { ...readTimescale(value), raw: action.timescale.raw }
  }
}

function makeFinancial(action: ReadAction) {
  const match = /^(?:q|qtr|quarter) ?([1-4])[ ,-]*(20\d\d)$/u.exec(
    plainTimescale(action.timescale.raw),
  )
  if (!match) return
  const year = Number(match[2])
  const span = findPoint(`q${match[1]} ${year}/${String((year + 1) % 100).padStart(2, '0')}`)
  if (span) action.timescale = { ...action.timescale, from: span.from, to: span.to }
}

function answerParty(draft: Draft, about: string, value: string) {
  if (value === 'different' || about.startsWith('nobody')) return
  const names = new Set(about.split('|'))
  const rename = (list: string[]) => [
    ...new Set(list.map(name => (names.has(lettersAndDigits(name)) ? value : name))),
  ]
  for (const action of draft.actions) {
    action.leads = rename(action.leads)
    action.others = rename(action.others)
  }
}

function answerDuplicate(draft: Draft, about: string, value: string) {
  if (value !== 'duplicates' && value !== 'overlaps') return
  const [first = '', second = ''] = about.split('|')
  const find = (start: string, not?: ReadAction) =>
    draft.actions.find(
      action => action !== not && lettersAndDigits(action.text).slice(0, 60) === start,
    )
  const one = find(first)
  const other = one ? find(second, one) : undefined
  if (one && other) one.links.push({ kind: value, to: other.id, stated: '' })
}

function answerLink(draft: Draft, about: string, value: string) {
  const [from = '', stated = ''] = about.split(':')
  for (const action of draft.actions) {
    if (lettersAndDigits(action.text).slice(0, 40) !== from) continue
    for (const link of action.links)
      if (link.to === null && lettersAndDigits(link.stated).slice(0, 40) === stated) link.to = value
  }
}
