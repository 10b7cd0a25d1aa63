import {
  asPart,
  body,
  bold,
  headerCell,
  heading,
  type PrintedDocument,
  type PrintedPart,
  textCell,
} from '../../test/documents/printed.ts'
import {
  type UpdateAction,
  type UpdatePriority,
  updateLegend,
  updatePriorities,
  updateTitle,
} from './county-update.ts'

const fills = { green: '00B050', amber: 'FFC000', red: 'FF0000', blue: '00B0F0' }
const grey = { fill: { rgb: 'D9D9D9' } }

/** An action as other actions quote it: without its full stop. */
function quoted(key: string): string {
  const action = updatePriorities.flatMap(p => p.actions).find(a => a.key === key)
  if (!action) throw new Error(`No action is called '${key}'`)
  return `"${action.action.replace(/\.$/, '')}"`
}

/** What the notes of an action say: the overlaps stated, 'None', or nothing. */
export function notesOf(action: UpdateAction): string {
  const [first, ...more] = (action.overlaps ?? []).map(quoted)
  if (first === undefined) return action.note ?? ''
  if (more.length === 0) return `This action overlaps with the action: ${first}.`
  const list = [first, ...more].map((text, i) => `${i + 1}. ${text}`).join(' ')
  return `There is some overlap between this and the actions: ${list}`
}

function table(priority: UpdatePriority): PrintedPart {
  const labels = [
    'RAG Rating',
    'Action',
    'Current Situation',
    'Is action still desirable?',
    'Is action still achievable?',
    priority.nextLabel,
    'Notes',
  ]
  const rows = priority.actions.map(action => ({
    cells: [
      textCell('', { fill: { rgb: fills[action.rag] } }),
      textCell(action.action),
      textCell(action.situation),
      textCell(action.desirable),
      textCell(action.achievable),
      textCell(action.next),
      textCell(notesOf(action)),
    ],
  }))
  return {
    kind: 'table',
    widths: [7, 24, 34, 11, 11, 26, 24],
    rows: [{ cells: labels.map(label => headerCell(label, grey)), header: true }, ...rows],
    borders: true,
    hiddenColumns: [],
  }
}

/** The update of the county strategy in seven columns, one table for each priority area. */
export function countyUpdate(): PrintedDocument {
  return {
    landscape: true,
    parts: [
      asPart({ style: 'title', text: updateTitle }),
      asPart(bold('Action RAG rating status:')),
      ...updateLegend.map(([, text]) => asPart(body(text))),
      ...updatePriorities.flatMap((priority, index) => [
        asPart(heading(`Priority Area ${index + 1}: ${priority.title}`, 1)),
        table(priority),
      ]),
    ],
  }
}
