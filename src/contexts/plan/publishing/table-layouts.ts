import type { PrintedColumn } from './snapshot.ts'

/** The table layouts that councils print most, for a plan that was not read from a document of its own. */
export const tableLayouts = {
  update: {
    name: 'Update: colour, action, current situation, desirable, achievable, next steps, notes',
    columns: [
      { label: 'RAG Rating', field: 'rag' },
      { label: 'Action', field: 'action' },
      { label: 'Current situation', field: 'situation' },
      { label: 'Is action still desirable?', field: 'desirable' },
      { label: 'Is action still achievable?', field: 'achievable' },
      { label: 'Next steps', field: 'nextSteps' },
      { label: 'Notes', field: 'notes' },
    ],
  },
  delivery: {
    name: 'Delivery plan: ambition, number, actions, timescale, lead partner, links',
    columns: [
      { label: 'Ambition', field: 'node' },
      { label: 'No.', field: 'number' },
      { label: 'Actions', field: 'action' },
      { label: 'Timescale', field: 'timescale' },
      { label: 'Lead Partner', field: 'leads' },
      { label: 'Links to other Priorities', field: 'links' },
    ],
  },
  action: {
    name: 'Action plan: commitment, actions, due date, lead, other agencies, what success looks like',
    columns: [
      { label: 'No', field: 'node-number' },
      { label: 'Partnership commitment', field: 'node' },
      { label: 'Actions', field: 'action' },
      { label: 'Due Date', field: 'timescale' },
      { label: 'Lead', field: 'leads' },
      { label: 'Other Agencies', field: 'others' },
      { label: 'What Success Looks Like', field: 'measure' },
    ],
  },
} as const satisfies Record<string, { name: string; columns: PrintedColumn[] }>

export type TableLayout = keyof typeof tableLayouts | 'own'
