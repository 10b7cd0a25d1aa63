import { toCsv } from '../../../platform/csv.ts'
import type { Download } from '../../../platform/web/download.ts'
import { actionFields, typedField } from './corrections.ts'
import { fieldNames, placeWords, timescaleWords } from './field-words.ts'
import { pathWords } from './path-words.ts'
import type { Reviewed } from './review-frame.tsx'

/** Everything that was read, one action a row, with its place in the document and what was inferred. */
export function exportReading({ imported, review }: Reviewed): Download {
  const heading = [
    'Part of the plan',
    ...actionFields.map(field => fieldNames[field]),
    'Due, as read',
    'Links stated',
    'Where in the document',
    'Inferred',
    'Corrected by hand',
  ]
  const rows = review.plan.actions.map(action => {
    const placements = review.placementsOf(action.id)
    const inferred = placements.filter(one => one.certainty === 'inferred')
    return [
      pathWords(review, action.node),
      ...actionFields.map(field => typedField(action, field)),
      timescaleWords(action.timescale),
      action.links.map(link => link.stated).join('\n'),
      review.sourceOf(action.id, 'text').map(placeWords).join('; '),
      [...new Set(inferred.map(one => `${one.field}: ${one.why ?? ''}`))].join('; '),
      action.corrected.map(field => fieldNames[field]).join(', '),
    ]
  })
  const aside = review.reading.setAside.map(({ fragment, reason }) => [
    'Set aside',
    '',
    review.reading.fragments.find(one => one.id === fragment)?.text ?? '',
    ...Array.from({ length: heading.length - 4 }, () => ''),
    reason,
  ])
  return {
    name: `${imported.fileName.replace(/\.[^.]+$/, '')} as read.csv`,
    type: 'text/csv; charset=utf-8',
    body: toCsv([heading, ...rows, ...aside]),
  }
}
