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
import {
  northernCounts,
  northernEnding,
  northernNarrative,
  northernPillars,
  northernTitle,
} from './northern-strategy.ts'

function counts(): PrintedPart {
  const [head, ...rows] = northernCounts
  return {
    kind: 'table',
    widths: [3, 1, 1, 1, 1],
    rows: [
      { cells: head.map(text => headerCell(text)), header: true },
      ...rows.map(row => ({ cells: row.map(text => textCell(text)) })),
    ],
    borders: true,
    hiddenColumns: [],
  }
}

/** The short strategy of two districts: numbered commitments under pillars, after a narrative. */
export function northernStrategy(): PrintedDocument {
  const numbers = northernPillars.flatMap(pillar => pillar.commitments)
  return {
    landscape: false,
    parts: [
      asPart({ style: 'title', text: northernTitle }),
      ...northernNarrative.flatMap(({ heading: title, paragraphs }) => [
        asPart(heading(title, 1)),
        ...paragraphs.map(text => asPart(body(text))),
      ]),
      asPart(heading('The autumn count', 1)),
      asPart(body('People found sleeping rough on one night in autumn:')),
      counts(),
      asPart(heading('Our commitments', 1)),
      asPart(body('The strategy rests on three pillars, which are set out below.')),
      ...northernPillars.flatMap(({ title, commitments }) => [
        asPart(heading(`${title}:`, 2)),
        ...commitments.map(text => asPart(item(text, `${numbers.indexOf(text) + 1}.`))),
      ]),
      asPart(heading('How we will report', 1)),
      asPart(body(northernEnding)),
    ],
  }
}
