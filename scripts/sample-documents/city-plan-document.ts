import {
  asPart,
  headerCell,
  heading,
  type PrintedCell,
  type PrintedDocument,
  type PrintedPart,
  textCell,
} from '../../test/documents/printed.ts'
import { type CityCommitment, cityPrinciples, cityTitle } from './city-plan.ts'

const labels = [
  'No',
  'Partnership commitment',
  'Actions',
  'Due Date',
  'Lead',
  'Other Agencies',
  'What Success Looks Like',
]

function names(list: readonly string[]): PrintedCell {
  return textCell(list.map(name => `${name}.`).join(' '))
}

/** One commitment: its number, words and measure each in a cell merged over the rows of its actions. */
function rowsOf(commitment: CityCommitment, number: number) {
  const rowSpan = commitment.actions.length
  return commitment.actions.map((action, index) => {
    const merged = (text: string) => (index === 0 ? textCell(text, { rowSpan }) : null)
    return {
      cells: [
        merged(String(number)),
        merged(commitment.title),
        textCell(action.text),
        textCell(action.due, action.day ? { day: action.day } : {}),
        names(action.leads),
        names(action.others),
        merged(commitment.measure),
      ],
    }
  })
}

/** The action plan of the city: commitments and measures merged, three principles on one sheet. */
export function cityPlan(): PrintedDocument {
  const tables = cityPrinciples.flatMap(({ title, commitments }, index): PrintedPart[] => [
    asPart(heading(`Principle ${index + 1}: ${title}`, 2)),
    {
      kind: 'table',
      widths: [4, 20, 34, 14, 20, 22, 26],
      rows: [
        {
          cells: labels.map(label => headerCell(label, { fill: { rgb: 'DDEBF7' } })),
          header: true,
        },
        ...commitments.flatMap((commitment, place) => rowsOf(commitment, place + 1)),
      ],
      borders: true,
      hiddenColumns: [],
    },
  ])
  return { landscape: true, parts: [asPart({ style: 'title', text: cityTitle }), ...tables] }
}
