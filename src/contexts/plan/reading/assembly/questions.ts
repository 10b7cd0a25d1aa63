import type { PlanField, Question, ReadAction, Reading } from '../reading.ts'
import type { Column } from './columns.ts'
import type { Draft, DraftAction } from './draft.ts'
import { askAboutDuplicates } from './duplicates.ts'
import { plainHeader } from './header-words.ts'
import { askAboutParties } from './party-questions.ts'
import { askAboutTimescales } from './timescale-questions.ts'
import { lettersAndDigits } from './words.ts'

/** Fields a column may be given by a person, with the words the question shows. */
const fieldNames: [PlanField, string][] = [
  ['action', 'Action'],
  ['node', 'Priority, theme or commitment'],
  ['number', 'Number'],
  ['timescale', 'When it is due'],
  ['leads', 'Lead'],
  ['others', 'Partners'],
  ['measure', 'Measure of success'],
  ['rag', 'RAG'],
  ['situation', 'Current situation'],
  ['desirable', 'Still desirable?'],
  ['achievable', 'Still achievable?'],
  ['nextSteps', 'Next steps'],
  ['notes', 'Notes'],
  ['links', 'Links'],
  ['unknown', 'None of these: keep it as text'],
]

/**
 * What only a person can decide, one question for each pattern and not for each row. Keys are made from
 * the words of the document, so that a corrected file asks again only about what changed.
 */
export function askQuestions(draft: Draft, columns: Column[]): Question[] {
  return [
    ...askAboutColumns(columns),
    ...askAboutRag(draft, columns),
    ...askAboutTimescales(draft.actions),
    ...askAboutRows(draft),
    ...askAboutParties(draft.actions),
    ...askAboutLinks(draft),
    ...askAboutDuplicates(draft.actions),
  ]
}

function askAboutColumns(columns: Column[]): Question[] {
  const asked = new Map<string, Question>()
  for (const column of columns) {
    const label = plainHeader(column.label)
    if (column.why === undefined && column.field !== 'unknown') continue
    if (column.answered || (label === '' && column.field === 'unknown')) continue
    const name = column.label === '' ? `Column ${column.index + 1}` : `‘${column.label}’`
    const key = `header:${label === '' ? `column ${column.index + 1}` : label}`
    asked.set(key, {
      about:
        column.field === 'unknown'
          ? `What does the column ${name} hold?`
          : `Does the column ${name} hold: ${nameOf(column.field)}?`,
      why:
        column.why ??
        'its name is not one the reader knows, so its words are kept but not put in a field',
      key,
      kind: 'header',
      targets: [],
      proposal: column.field,
      options: fieldNames.map(([value, text]) => ({ value, label: text })),
    })
  }
  return [...asked.values()]
}

function nameOf(field: PlanField): string {
  return fieldNames.find(([value]) => value === field)?.[1] ?? field
}

/** A RAG column without a colour in this file: null, never red, until a person says otherwise. */
function askAboutRag(draft: Draft, columns: Column[]): Question[] {
  if (!columns.some(column => column.field === 'rag')) return []
  const without = draft.actions.filter(action => action.rag === null)
  if (without.length === 0) return []
  const all = without.length === draft.actions.length
  return [
    {
      about: all
        ? 'The RAG column has no colours in this file. How were they?'
        : `${without.length} of ${draft.actions.length} actions have no RAG in this file. Is that right?`,
      why: 'a colour that is not in the file is left unknown; it is never taken to be red',
      key: all ? 'rag:none' : `rag:${keyOf(without)}`,
      kind: 'rag',
      targets: without.map(action => action.id),
      proposal: 'unknown',
      options: [
        { value: 'unknown', label: 'Leave them unknown' },
        { value: 'green', label: 'All green' },
        { value: 'amber', label: 'All amber' },
        { value: 'red', label: 'All red' },
        { value: 'blue', label: 'All blue' },
      ],
    },
  ]
}

/** Joins and splits that were inferred, one question for each reason. */
function askAboutRows(draft: Draft): Question[] {
  const reasons = new Map<string, Set<string>>()
  for (const placement of draft.placements) {
    if (placement.why === undefined || !/^(joined with|the row|one cell)/u.test(placement.why))
      continue
    const targets = reasons.get(placement.why) ?? new Set<string>()
    reasons.set(placement.why, targets.add(placement.target))
  }
  return [...reasons].map(([why, targets]) => {
    const split = why.startsWith('one cell')
    const ids = [...targets]
    return {
      about: split
        ? `${ids.length} actions share a cell with others. Are they separate actions?`
        : `${ids.length === 1 ? 'One action was' : `${ids.length} actions were`} put together from cells that were apart. Are they right?`,
      why,
      key: `${split ? 'split' : 'join'}:${keyOf(draft.actions.filter(action => targets.has(action.id)))}`,
      kind: split ? ('split' as const) : ('join' as const),
      targets: ids,
      proposal: 'yes',
      options: [
        { value: 'yes', label: 'Yes, as shown' },
        { value: 'no', label: 'No, I will correct them' },
      ],
    }
  })
}

function askAboutLinks(draft: Draft): Question[] {
  const questions: Question[] = []
  const lost = draft.actions.filter(action => action.links.some(link => link.to === null))
  for (const action of lost) {
    for (const link of action.links.filter(each => each.to === null)) {
      questions.push({
        about: `Which action does ‘${clip(link.stated)}’ mean?`,
        why: 'the words match no action or part of this plan',
        key: `link:${lettersAndDigits(action.text).slice(0, 40)}:${lettersAndDigits(link.stated).slice(0, 40)}`,
        kind: 'link',
        targets: [action.id],
      })
    }
  }
  const oneWay = listOneWay(draft.actions)
  if (oneWay.length > 0) {
    questions.push({
      about: `${oneWay.length} ${oneWay.length === 1 ? 'link is' : 'links are'} stated on one side only. Show ${oneWay.length === 1 ? 'it' : 'them'} on both?`,
      why: 'one action says that it overlaps with another that does not say so',
      key: `link:one-way:${oneWay.length}`,
      kind: 'link',
      targets: [...new Set(oneWay.flat())],
      proposal: 'both',
      options: [
        { value: 'both', label: 'Yes, on both, noting who said it' },
        { value: 'stated', label: 'Only where it is stated' },
      ],
    })
  }
  return [...questions, ...draft.questions]
}

function listOneWay(actions: ReadAction[]): [string, string][] {
  const stated = new Set(
    actions.flatMap(action => action.links.map(link => `${action.id}>${link.to}`)),
  )
  const ids = new Set(actions.map(action => action.id))
  return actions.flatMap(action =>
    action.links
      .filter(
        link =>
          link.kind !== 'links-to' &&
          link.to !== null &&
          ids.has(link.to) &&
          !stated.has(`${link.to}>${action.id}`),
      )
      .map(link => [action.id, link.to ?? ''] as [string, string]),
  )
}

/** A short mark of a set of actions that stays the same when the file is read again. */
function keyOf(actions: DraftAction[]): string {
  let hash = 7
  for (const action of actions)
    for (const sign of lettersAndDigits(action.text))
      hash = (hash * 31 + (sign.codePointAt(0) ?? 0)) % 4294967291
  return `${actions.length}-${hash.toString(36)}`
}

function clip(text: string): string {
  return text.length > 70 ? `${text.slice(0, 67)}…` : text
}

export type { Reading }
