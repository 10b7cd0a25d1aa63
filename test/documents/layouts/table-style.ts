import type { Random } from '../random.ts'

/** What a column of an invented table holds. */
export type ColumnField =
  | 'priority'
  | 'ambition'
  | 'ambition-number'
  | 'number'
  | 'action'
  | 'timescale'
  | 'start'
  | 'end'
  | 'leads'
  | 'others'
  | 'leads-and-others'
  | 'measure'
  | 'rag'
  | 'situation'
  | 'desirable'
  | 'achievable'
  | 'nextSteps'
  | 'notes'
  | 'links'
  | 'extra'

export type StyleColumn = { field: ColumnField; label: string }

export type RagStyle =
  | 'fill'
  | 'fill-word'
  | 'pale-fill'
  | 'theme-fill'
  | 'word'
  | 'letter'
  | 'symbol'
  | 'sentence-word'
  | 'status-words'
  | 'legend-words'

export type TableStyle = {
  columns: StyleColumn[]
  /** How the top level is printed. */
  priorityAs:
    | 'none'
    | 'heading'
    | 'bold-line'
    | 'span-row'
    | 'merged'
    | 'repeated'
    | 'blank-below'
    | 'sheet'
    | 'plain-sheet'
  /** Word before the number of a priority ('Priority', 'Priority Area'), or '' for none. */
  priorityWord: string
  priorityNumbers: '1' | 'A' | 'none'
  separator: ': ' | ' – ' | '. ' | ' - '
  ambitionAs: 'none' | 'merged' | 'repeated' | 'blank-below' | 'span-row' | 'heading'
  ambitionWord: string
  actionNumbers: 'none' | 'running' | 'dotted'
  /** Several actions may share a row, a paragraph each. */
  severalInCell: boolean
  measureOn: 'action' | 'ambition'
  rag: RagStyle
  legend: 'none' | 'lines' | 'table'
  partySeparator: 'paragraph' | ';' | ',' | '. ' | 'bullet'
  zebra: boolean
  headerFill: string | null
  /** Header cells the file itself marks as header. */
  markedHeader: boolean
  twoRowHeader: boolean
  titleRow: boolean
  totals: boolean
  hiddenColumn: boolean
  hiddenRows: boolean
  splitRows: boolean
  repeatedHeader: boolean
  borders: boolean
  shuffled: boolean
}

export const headerNames: Record<
  Exclude<ColumnField, 'priority' | 'ambition' | 'extra'>,
  readonly string[]
> = {
  action: [
    'Action',
    'Actions',
    'What will we do?',
    'Key actions',
    'Milestone',
    'Activity',
    'Task',
    'What we will do',
    'Action required',
  ],
  timescale: [
    'Timescale',
    'Due Date',
    'By when',
    'By when?',
    'Target date',
    'Deadline',
    'When',
    'Completion date',
    'Timeframe',
  ],
  start: ['Start date', 'Start', 'From'],
  end: ['End date', 'Finish', 'To'],
  leads: [
    'Lead',
    'Lead Partner',
    'Owner',
    'Lead officer',
    'Lead agency',
    'Responsible',
    'Who',
    'Responsibility',
    'Action owner',
    'Lead organisation',
  ],
  others: [
    'Other Agencies',
    'Partners',
    'Supporting partners',
    'Other partners',
    'Partner agencies',
    'Key partners',
    'Supported by',
  ],
  'leads-and-others': ['Lead / partners', 'Lead and partners', 'Lead/Partner agencies'],
  measure: [
    'What Success Looks Like',
    'Success measure',
    'How will we know we have succeeded?',
    'Outcome',
    'KPI',
    'Measures of success',
    'Expected outcome',
    'Performance indicator',
  ],
  rag: ['RAG', 'RAG Rating', 'RAG status', 'Status', 'BRAG'],
  situation: [
    'Current Situation',
    'Progress',
    'Update',
    'Progress to date',
    'Latest position',
    'Progress update',
    'Commentary',
  ],
  desirable: ['Is action still desirable?', 'Still desirable?'],
  achievable: ['Is action still achievable?', 'Still achievable?'],
  nextSteps: ['Next steps', 'Next Steps', 'How to progress action', 'Next step'],
  notes: ['Notes', 'Comments', 'Other comments'],
  links: ['Links to other Priorities', 'Links to priorities', 'Linked priorities'],
  number: ['No.', 'No', 'Ref', 'Ref.', '#', 'Action no.'],
  'ambition-number': ['No', 'No.'],
}

const priorityColumns = [
  'Priority',
  'Theme',
  'Strategic objective',
  'Objective',
  'Workstream',
  'Aim',
  'Strategic priority',
  'Goal',
  'Pillar',
]
const ambitionColumns = [
  'Ambition',
  'Ambitions',
  'Partnership commitment',
  'Commitment',
  'Ambition(s)',
  'Objective',
  'Aim',
]
const extras = ['Resources', 'Budget', 'Cost']

/** A column with one of the names councils give to it. */
export function column(random: Random, field: ColumnField): StyleColumn {
  const names =
    field === 'priority'
      ? priorityColumns
      : field === 'ambition'
        ? ambitionColumns
        : field === 'extra'
          ? extras
          : headerNames[field]
  return { field, label: random.pick(names) }
}

/** The plain style the others differ from. */
export function plainStyle(columns: StyleColumn[]): TableStyle {
  return {
    columns,
    priorityAs: 'heading',
    priorityWord: 'Priority',
    priorityNumbers: '1',
    separator: ': ',
    ambitionAs: 'none',
    ambitionWord: 'Ambition',
    actionNumbers: 'none',
    severalInCell: false,
    measureOn: 'action',
    rag: 'word',
    legend: 'none',
    partySeparator: 'paragraph',
    zebra: false,
    headerFill: 'D9D9D9',
    markedHeader: true,
    twoRowHeader: false,
    titleRow: false,
    totals: false,
    hiddenColumn: false,
    hiddenRows: false,
    splitRows: false,
    repeatedHeader: false,
    borders: true,
    shuffled: false,
  }
}
