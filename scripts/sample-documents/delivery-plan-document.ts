import {
  asPart,
  body,
  headerCell,
  heading,
  item,
  type PrintedDocument,
  type PrintedPart,
  textCell,
} from '../../test/documents/printed.ts'
import { type DeliveryAction, deliveryPriorities, deliveryTitle } from './delivery-plan.ts'

const labels = [
  'Ambition',
  'No.',
  'Actions',
  'Timescale',
  'Lead Partner',
  'Links to other Priorities',
]

function row(ambition: string, action: DeliveryAction) {
  return {
    cells: [
      textCell(ambition),
      textCell(''),
      { paragraphs: [body(action.text), ...(action.points ?? []).map(point => item(point))] },
      textCell(action.timescale),
      { paragraphs: action.leads.map(lead => body(lead)) },
      textCell(action.links ?? ''),
    ],
  }
}

/** The delivery plan of the county: ambitions named once, numbers left blank, timescales relative. */
export function deliveryPlan(): PrintedDocument {
  const tables = deliveryPriorities.flatMap(({ title, ambitions }, index): PrintedPart[] => [
    asPart(heading(`Priority ${index + 1}: ${title}`, 1)),
    {
      kind: 'table',
      widths: [24, 6, 50, 14, 28, 16],
      rows: [
        {
          cells: labels.map(label => headerCell(label, { fill: { rgb: 'E7E6E6' } })),
          header: true,
        },
        ...ambitions.flatMap(ambition =>
          ambition.actions.map((action, place) => row(place === 0 ? ambition.title : '', action)),
        ),
      ],
      borders: true,
      hiddenColumns: [],
    },
  ])
  return {
    landscape: true,
    running: deliveryTitle,
    parts: [asPart({ style: 'title', text: deliveryTitle }), ...tables],
  }
}
