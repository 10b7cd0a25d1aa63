import { wordsOf } from '../reading/assembly/words.ts'
import type { Fragment, PlanField, ReadLayout } from '../reading/reading.ts'
import { type ActionField, type CorrectedAction, typedField } from './corrections.ts'
import { reasonOf } from './imported-review.ts'
import type { Review } from './review-model.ts'

/** A column of the council's own table. */
export type PrintColumn = ReadLayout['columns'][number]

/** Words of the document that would not be printed again, or words printed that the document does not have. */
export type PrintDifference = {
  action: CorrectedAction
  field: ActionField
  missing: string[]
  added: string[]
}

// What a cell means rather than says: printed again as a colour or as Yes and No with its reason.
const meant: ReadonlySet<ActionField> = new Set(['rag', 'desirable', 'achievable'])

const compared: readonly ActionField[] = [
  'number',
  'text',
  'timescale',
  'leads',
  'others',
  'measure',
  'situation',
  'nextSteps',
  'notes',
]

/**
 * Prints every action again in the columns of the document and compares with the pieces it was read from, word by word.
 * Where the reading lost nothing and added nothing, the list is empty. What a person corrected is meant to differ.
 */
export function listPrintDifferences(review: Review): PrintDifference[] {
  const known = compares.get(review)
  if (known) return known
  const differences = comparePrint(review)
  compares.set(review, differences)
  return differences
}

// A review never changes, and is compared again for every page of it.
const compares = new WeakMap<Review, PrintDifference[]>()

function comparePrint(review: Review): PrintDifference[] {
  const sharers = sharedFragments(review)
  return review.plan.actions.flatMap(action =>
    compared.flatMap(field => {
      if (meant.has(field) || action.corrected.includes(field)) return []
      const sources = review.sourceOf(action.id, field)
      if (sources.length === 0) return []
      const printed = sources.flatMap(fragment => sharers.get(fragment.id) ?? [])
      const source = countWords(
        sources.map(fragment => `${fragment.marker ?? ''} ${fragment.text}`),
      )
      const again = countWords([...new Set(printed)])
      const own = countWords(
        field === 'text' ? [action.text, ...action.points] : [printedField(action, field)],
      )
      const labels = countWords(sources.map(withoutLabel))
      const missing = lacking(labels, again)
      const added = lacking(own, source)
      return missing.length + added.length > 0 ? [{ action, field, missing, added }] : []
    }),
  )
}

/** All that is printed from each piece of the document: a piece can be the source of several actions and fields. */
function sharedFragments(review: Review): Map<number, string[]> {
  const printed = new Map<number, string[]>()
  const add = (fragment: number, text: string) => {
    const list = printed.get(fragment)
    if (list) list.push(text)
    else printed.set(fragment, [text])
  }
  for (const { fragment, target, field } of review.reading.placements) {
    const action = review.actionsById.get(target)
    const node = review.nodesById.get(target)
    if (action) add(fragment, printedField(action, fieldOf(field)))
    // The level word and the number stand in the same piece as the title.
    if (node) add(fragment, [node.level, node.number, node.title, node.measure].join(' '))
  }
  return printed
}

function fieldOf(field: string): ActionField {
  return field === 'action' ? 'text' : (field as ActionField)
}

/** A field as it is printed in a cell; an action with its number and points, a link with the words that state it. */
function printedField(action: CorrectedAction, field: ActionField | 'links'): string {
  if (field === 'text')
    return [action.number, action.text, ...action.points].filter(Boolean).join('\n')
  if (field === 'links') return action.links.map(link => link.stated).join('\n')
  return typedField(action, field)
}

/** What stands in a column of the council's table. */
export function printedCell(action: CorrectedAction, column: PrintColumn, review: Review): string {
  const field: PlanField = column.field
  if (field === 'node' || field === 'node-number') {
    const node = action.node === null ? undefined : review.nodesById.get(action.node)
    if (!node) return ''
    return field === 'node'
      ? node.title || [node.level, node.number].join(' ')
      : (node.number ?? '')
  }
  if (field === 'action')
    return [action.text, ...action.points.map(point => `• ${point}`)].join('\n')
  if (field === 'measure' && action.measure === null)
    return (action.node && review.nodesById.get(action.node)?.measure) || ''
  if (field === 'desirable' || field === 'achievable') {
    if (action[field] === null) return ''
    const reason = reasonOf(review.sourceOf(action.id, field))
    return [action[field] === 'yes' ? 'Yes' : 'No', reason].filter(Boolean).join('. ')
  }
  if (field === 'unknown') return ''
  return field === 'links' ? printedField(action, 'links') : typedField(action, field)
}

/** In a list the name of a part stands before it ('Lead: the council'), as a column's name stands above it in a table. */
function withoutLabel(fragment: Fragment): string {
  const text = `${fragment.marker ?? ''} ${fragment.text}`
  return fragment.kind === 'cell' ? text : text.replace(/^[^:]{2,40}:\s+/, '')
}

function countWords(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const word of texts.flatMap(wordsOf)) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

/** Words that the first has and the second has not. */
function lacking(first: Map<string, number>, second: Map<string, number>): string[] {
  const joined = [...second.keys()].join('')
  return [...first.keys()].filter(word => !second.has(word) && !joined.includes(word))
}

/** The columns in which the plan is printed: those of the document, or the usual ones where it has no table. */
export function printColumns(review: Review): PrintColumn[] {
  const { layout, plan } = review.reading
  if (layout && layout.columns.length > 0) return layout.columns
  const usual: PrintColumn[] = [
    { label: 'No.', field: 'number' },
    { label: plan.nodes.at(-1)?.level ?? 'Section', field: 'node' },
    { label: 'Action', field: 'action' },
    { label: 'Due', field: 'timescale' },
    { label: 'Lead', field: 'leads' },
  ]
  return usual.filter(
    ({ field }) =>
      field === 'action' ||
      review.plan.actions.some(action => printedCell(action, { label: '', field }, review) !== ''),
  )
}
