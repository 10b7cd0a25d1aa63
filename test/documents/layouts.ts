import type { DueStyle } from './invented-dues.ts'
import { inventPlan, type PlanSize } from './invented-plans.ts'
import {
  layOutCards,
  layOutLabelledList,
  layOutLetteredAsks,
  layOutNumberedList,
} from './layouts/list-layouts.ts'
import { randomStyle } from './layouts/random-style.ts'
import { layOutTable } from './layouts/table-layout.ts'
import { type ColumnField, column, plainStyle, type TableStyle } from './layouts/table-style.ts'
import type { LaidOutPlan } from './printed.ts'
import { type Random, seededRandom } from './random.ts'

type Layout = (random: Random, seed: number) => LaidOutPlan

type TableOptions = Partial<Omit<TableStyle, 'columns'>> & {
  fields: ColumnField[]
  labels?: Partial<Record<ColumnField, string>>
  size?: PlanSize
  due?: DueStyle
  links?: boolean
}

function table(name: string, options: TableOptions): Layout {
  return (random, seed) => {
    const { fields, labels = {}, size, due, links, ...style } = options
    const columns = fields.map(f => {
      const label = labels[f]
      return label === undefined ? column(random, f) : { field: f, label }
    })
    const plan = inventPlan(seed, {
      ...(size ? { size } : {}),
      ...(due ? { dueStyle: due } : {}),
      links: links ?? fields.includes('notes'),
    })
    return layOutTable(name, random, plan, { ...plainStyle(columns), ...style })
  }
}

const flat: PlanSize = { priorities: [3, 5], ambitions: [1, 1], actions: [3, 8] }
const deep: PlanSize = { priorities: [3, 4], ambitions: [2, 5], actions: [1, 4] }
const six: ColumnField[] = ['action', 'timescale', 'leads', 'others', 'measure', 'rag']

/** Every layout of the corpus, by name. Those with a real document's name have its shape, not its words. */
export const layouts: Record<string, Layout> = {
  'coventry-like': table('coventry-like', {
    fields: ['ambition-number', 'ambition', 'action', 'timescale', 'leads', 'others', 'measure'],
    labels: {
      'ambition-number': 'No',
      ambition: 'Partnership commitment',
      action: 'Actions',
      timescale: 'Due Date',
      leads: 'Lead',
      others: 'Other Agencies',
      measure: 'What Success Looks Like',
    },
    size: deep,
    due: 'months',
    ambitionAs: 'merged',
    measureOn: 'ambition',
    priorityWord: 'Principle',
    partySeparator: '. ',
    headerFill: null,
  }),
  'durham-like': table('durham-like', {
    fields: ['ambition', 'number', 'action', 'timescale', 'leads', 'links'],
    labels: {
      ambition: 'Ambitions',
      number: 'No.',
      action: 'Actions',
      timescale: 'Timescale',
      leads: 'Lead Partner',
      links: 'Links to other Priorities',
    },
    size: deep,
    due: 'durations',
    ambitionAs: 'blank-below',
    severalInCell: true,
    priorityAs: 'bold-line',
  }),
  'derbyshire-like': table('derbyshire-like', {
    fields: ['rag', 'action', 'situation', 'desirable', 'achievable', 'nextSteps', 'notes'],
    size: flat,
    rag: 'fill',
    legend: 'lines',
    priorityWord: 'Priority Area',
  }),
  'numbered-list': (random, seed) =>
    layOutNumberedList(
      random,
      inventPlan(seed, { size: { priorities: [3, 4], ambitions: [1, 1], actions: [4, 12] } }),
    ),
  'lettered-asks': (random, seed) =>
    layOutLetteredAsks(
      random,
      inventPlan(seed, { size: { priorities: [3, 4], ambitions: [2, 3], actions: [2, 5] } }),
    ),
  'labelled-list': (random, seed) => layOutLabelledList(random, inventPlan(seed)),
  cards: (random, seed) => layOutCards(random, inventPlan(seed)),
  'plain-table': table('plain-table', {
    fields: ['action', 'leads', 'timescale', 'rag'],
    size: flat,
  }),
  'no-borders': table('no-borders', {
    fields: ['number', 'action', 'leads', 'timescale', 'situation'],
    size: flat,
    borders: false,
    actionNumbers: 'dotted',
    headerFill: null,
  }),
  'status-legend': table('status-legend', {
    fields: ['number', 'action', 'leads', 'timescale', 'rag', 'situation'],
    labels: { rag: 'Status' },
    size: flat,
    rag: 'legend-words',
    legend: 'lines',
    actionNumbers: 'running',
  }),
  'status-words': table('status-words', {
    fields: ['action', 'leads', 'timescale', 'rag', 'nextSteps'],
    labels: { rag: 'Status' },
    size: flat,
    rag: 'status-words',
    markedHeader: false,
  }),
  letters: table('letters', {
    fields: ['number', 'action', 'timescale', 'leads', 'rag', 'notes'],
    labels: { rag: 'RAG' },
    size: flat,
    rag: 'letter',
    actionNumbers: 'dotted',
  }),
  symbols: table('symbols', {
    fields: ['action', 'timescale', 'leads', 'rag', 'situation'],
    size: flat,
    rag: 'symbol',
    priorityAs: 'span-row',
  }),
  'pale-zebra': table('pale-zebra', {
    fields: ['action', 'timescale', 'leads', 'rag', 'situation', 'nextSteps'],
    labels: { rag: 'RAG' },
    size: flat,
    rag: 'pale-fill',
    zebra: true,
    legend: 'table',
  }),
  'theme-colours': table('theme-colours', {
    fields: ['number', 'action', 'timescale', 'leads', 'rag', 'measure'],
    labels: { rag: 'RAG Rating' },
    size: flat,
    rag: 'theme-fill',
    zebra: true,
    actionNumbers: 'running',
    priorityAs: 'span-row',
  }),
  quarters: table('quarters', {
    fields: six,
    due: 'quarters',
    size: flat,
    partySeparator: ';',
    priorityAs: 'span-row',
  }),
  years: table('years', { fields: six, due: 'years', size: flat, partySeparator: ',' }),
  'title-row': table('title-row', {
    fields: ['priority', 'action', 'leads', 'timescale', 'rag'],
    size: flat,
    titleRow: true,
    priorityAs: 'repeated',
    priorityNumbers: 'none',
    markedHeader: false,
  }),
  'hidden-parts': table('hidden-parts', {
    fields: ['number', 'action', 'leads', 'timescale', 'rag'],
    size: flat,
    hiddenColumn: true,
    hiddenRows: true,
    totals: true,
    priorityAs: 'span-row',
    actionNumbers: 'running',
  }),
  totals: table('totals', {
    fields: ['number', 'action', 'leads', 'timescale', 'rag'],
    size: flat,
    totals: true,
    priorityAs: 'span-row',
    actionNumbers: 'running',
  }),
  'section-rows': table('section-rows', {
    fields: ['number', 'action', 'leads', 'timescale', 'measure'],
    size: deep,
    priorityAs: 'span-row',
    ambitionAs: 'span-row',
    actionNumbers: 'running',
  }),
  'sheet-per-priority': table('sheet-per-priority', {
    fields: six,
    size: flat,
    priorityAs: 'sheet',
    due: 'dates',
  }),
  'plain-sheets': table('plain-sheets', {
    fields: six,
    size: flat,
    priorityAs: 'plain-sheet',
    priorityNumbers: 'none',
    due: 'months',
  }),
  'theme-column': table('theme-column', {
    fields: ['priority', 'number', 'action', 'leads', 'others', 'timescale', 'rag'],
    size: flat,
    priorityAs: 'repeated',
    actionNumbers: 'dotted',
    priorityNumbers: 'none',
  }),
  'merged-levels': table('merged-levels', {
    fields: ['priority', 'ambition', 'action', 'leads', 'timescale', 'measure'],
    size: deep,
    priorityAs: 'merged',
    ambitionAs: 'merged',
    priorityNumbers: '1',
    priorityWord: '',
  }),
  'two-row-header': table('two-row-header', {
    fields: ['number', 'action', 'leads', 'others', 'timescale', 'rag', 'situation'],
    size: flat,
    twoRowHeader: true,
    actionNumbers: 'dotted',
  }),
  'start-and-end': table('start-and-end', {
    fields: ['number', 'action', 'start', 'end', 'leads', 'rag'],
    size: flat,
    actionNumbers: 'running',
  }),
  'split-pages': table('split-pages', {
    fields: ['action', 'timescale', 'leads', 'situation', 'nextSteps'],
    size: flat,
    splitRows: true,
    links: false,
  }),
  'ambition-headings': table('ambition-headings', {
    fields: ['action', 'leads', 'timescale', 'measure'],
    size: deep,
    ambitionAs: 'heading',
  }),
  'lead-and-partners': table('lead-and-partners', {
    fields: ['number', 'action', 'leads-and-others', 'timescale', 'rag'],
    size: flat,
    actionNumbers: 'dotted',
  }),
  'shuffled-columns': table('shuffled-columns', {
    fields: ['number', 'action', 'timescale', 'leads', 'others', 'measure', 'rag', 'situation'],
    size: flat,
    shuffled: true,
    actionNumbers: 'dotted',
  }),
  'repeated-header': table('repeated-header', {
    fields: ['action', 'timescale', 'leads', 'situation'],
    size: flat,
    repeatedHeader: true,
    markedHeader: false,
  }),
  resources: table('resources', {
    fields: ['number', 'action', 'timescale', 'leads', 'extra', 'measure'],
    size: flat,
    actionNumbers: 'running',
  }),
  mixed: (random, seed) => {
    const style = randomStyle(random)
    const plan = inventPlan(seed, {
      size: style.ambitionAs === 'none' ? flat : deep,
      links: style.columns.some(c => c.field === 'notes'),
    })
    return layOutTable('mixed', random, plan, style)
  },
}

/** A document of this layout for this seed: always the same one. */
export function layOut(layout: string, seed: number): LaidOutPlan {
  const make = layouts[layout]
  if (!make) throw new Error(`No layout is called ${layout}`)
  const salt = [...layout].reduce((sum, c) => (sum * 31 + c.charCodeAt(0)) % 99991, 7)
  const plan = make(seededRandom(seed * 1000 + salt), seed * 7919 + salt)
  const random = seededRandom(seed + salt)
  if (!random.chance(0.4)) return plan
  const running = random.pick([
    plan.truth.title || 'Action plan',
    'Draft for the steering group',
    'Homelessness Partnership',
  ])
  return { ...plan, document: { ...plan.document, running } }
}
