import type { Random } from '../random.ts'
import {
  type ColumnField,
  column,
  plainStyle,
  type RagStyle,
  type TableStyle,
} from './table-style.ts'

const ragStyles: readonly RagStyle[] = [
  'fill',
  'fill-word',
  'pale-fill',
  'theme-fill',
  'word',
  'letter',
  'symbol',
  'sentence-word',
  'status-words',
  'legend-words',
]

/** A table layout nobody thought of: every choice made at random, within what a council would print. */
export function randomStyle(random: Random): TableStyle {
  const ambitionAs = random.pick([
    'none',
    'none',
    'merged',
    'repeated',
    'blank-below',
    'span-row',
    'heading',
  ] as const)
  const priorityAs = pickPriority(random, ambitionAs)
  const fields: ColumnField[] = ['action', 'timescale', 'leads']
  const maybe = (field: ColumnField, chance: number) => {
    if (random.chance(chance)) fields.push(field)
  }
  maybe('others', 0.4)
  maybe('measure', 0.45)
  maybe('rag', 0.6)
  maybe('situation', 0.45)
  maybe('nextSteps', 0.25)
  maybe('notes', 0.3)
  maybe('extra', 0.12)
  const numbered = random.chance(0.5)
  if (numbered) fields.unshift('number')
  const inColumn = (as: string) => ['merged', 'repeated', 'blank-below'].includes(as)
  if (inColumn(ambitionAs)) fields.unshift('ambition')
  if (inColumn(priorityAs)) fields.unshift('priority')
  const columns = fields.map(f => column(random, f))
  const rag = random.pick(ragStyles)
  if (rag === 'legend-words' || rag === 'status-words') renameRag(random, columns)
  separateLevels(columns)
  const word = random.pick([
    'Priority',
    'Priority',
    'Theme',
    'Objective',
    'Aim',
    'Priority Area',
    'Goal',
    'Strategic Priority',
  ])
  const numbers =
    priorityAs === 'plain-sheet' ? 'none' : random.pick(['1', '1', '1', 'none'] as const)
  return {
    ...plainStyle(columns),
    priorityAs,
    priorityWord: word,
    priorityNumbers: numbers,
    separator: random.pick([': ', ' – ', ' - ']),
    ambitionAs,
    actionNumbers: numbered ? random.pick(['running', 'dotted'] as const) : 'none',
    severalInCell: !numbered && random.chance(0.12),
    measureOn:
      (ambitionAs === 'merged' || ambitionAs === 'blank-below') && random.chance(0.4)
        ? 'ambition'
        : 'action',
    rag,
    legend:
      rag === 'legend-words'
        ? random.pick(['lines', 'table'] as const)
        : random.pick(['none', 'none', 'lines', 'table'] as const),
    partySeparator: random.pick(['paragraph', ';', ',', '. ', 'bullet']),
    zebra: random.chance(0.2),
    headerFill: random.pick(['D9D9D9', '1F3864', null, 'DEEAF6']),
    markedHeader: random.chance(0.7),
    twoRowHeader: random.chance(0.15),
    titleRow: random.chance(0.1) && priorityAs !== 'heading' && ambitionAs !== 'heading',
    totals: random.chance(0.1),
    splitRows: random.chance(0.12),
    repeatedHeader: random.chance(0.1),
    borders: random.chance(0.85),
    shuffled: ambitionAs === 'none' && !inColumn(priorityAs) && random.chance(0.3),
  }
}

function pickPriority(
  random: Random,
  ambitionAs: TableStyle['ambitionAs'],
): TableStyle['priorityAs'] {
  if (ambitionAs === 'merged')
    return random.pick(['heading', 'span-row', 'merged', 'bold-line'] as const)
  if (ambitionAs === 'heading') return 'heading'
  if (ambitionAs === 'span-row') return 'span-row'
  return random.pick([
    'heading',
    'heading',
    'bold-line',
    'span-row',
    'repeated',
    'blank-below',
    'sheet',
    'plain-sheet',
  ] as const)
}

function renameRag(random: Random, columns: TableStyle['columns']): void {
  const rag = columns.find(c => c.field === 'rag')
  if (rag) rag.label = random.pick(['Status', 'RAG status'])
}

/** Two levels in columns never share a heading. */
function separateLevels(columns: TableStyle['columns']): void {
  const [top, middle] = [
    columns.find(c => c.field === 'priority'),
    columns.find(c => c.field === 'ambition'),
  ]
  if (
    top &&
    middle &&
    top.label.split(' ').at(-1)?.toLowerCase() === middle.label.split(' ').at(-1)?.toLowerCase()
  )
    middle.label = 'Commitment'
}
