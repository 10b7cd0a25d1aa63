import { DataTable, GovukPanel, Pager, RagTag, SideBySide } from '../../../design-system/index.ts'
import type { PageProps } from '../../../platform/web/route.ts'
import { Source } from './actions-page.tsx'
import type { CorrectedAction } from './corrections.ts'
import { fieldNames } from './field-words.ts'
import { listPrintDifferences, printColumns, printedCell } from './print-check.ts'
import type { PartLoaded } from './questions-page.tsx'
import { countOf, ReviewFrame } from './review-frame.tsx'
import type { Review } from './review-model.ts'

const pageSize = 20

/** The plan printed again in the council's own columns, beside the source, with every difference listed. */
export function PrintCheckPage({ chrome, loaded, query }: PageProps<PartLoaded, { page: number }>) {
  const { imported, review } = loaded
  const differences = listPrintDifferences(review)
  const columns = printColumns(review)
  const { actions } = review.plan
  const page = Math.min(query.page, Math.max(1, Math.ceil(actions.length / pageSize)))
  const shown = actions.slice((page - 1) * pageSize, page * pageSize)
  return (
    <ReviewFrame imported={imported} review={review} part="print-check" chrome={chrome}>
      {differences.length === 0 ? (
        <GovukPanel
          titleText="No differences"
          headingLevel={2}
          text="Printed again, every word is where it is in the document."
        />
      ) : (
        <DataTable
          caption={`${countOf(differences.length, 'difference')} between the document and what would be printed`}
          rows={differences.slice(0, 200)}
          columns={[
            {
              heading: 'Action',
              isRowHeading: true,
              cell: one => (
                <a
                  class="govuk-link"
                  href={`/plans/imports/${imported.id}/actions/${one.action.key}`}
                >
                  {one.action.number && `${one.action.number}. `}
                  {one.action.text}
                </a>
              ),
            },
            { heading: 'Part', cell: one => fieldNames[one.field] },
            { heading: 'Only in the document', cell: one => one.missing.join(' ') || 'Nothing' },
            { heading: 'Only in print', cell: one => one.added.join(' ') || 'Nothing' },
          ]}
        />
      )}
      <h2 class="govuk-heading-m">The plan in its own layout</h2>
      {shown.map(action => (
        <SideBySide
          key={action.key}
          left={{
            heading: 'In the document',
            content: (
              <dl class="tl-print-row">
                {columns.map(column => (
                  <div key={column.label}>
                    <dt>{column.label}</dt>
                    <dd>
                      <Source fragments={sourceOfCell(review, action, column.field)} />
                    </dd>
                  </div>
                ))}
              </dl>
            ),
          }}
          right={{
            heading: 'Printed again',
            content: (
              <dl class="tl-print-row">
                {columns.map(column => (
                  <div key={column.label}>
                    <dt>{column.label}</dt>
                    <dd>
                      {column.field === 'rag' ? (
                        <RagTag colour={action.rag} />
                      ) : (
                        <Lines text={printedCell(action, column, review)} />
                      )}
                    </dd>
                  </div>
                ))}
              </dl>
            ),
          }}
        />
      ))}
      <Pager
        page={page}
        pageSize={pageSize}
        total={actions.length}
        href={to => `/plans/imports/${imported.id}/print-check?page=${to}`}
      />
    </ReviewFrame>
  )
}

/** The pieces that a cell was read from; of a part of the plan that is printed in every row, that of this row. */
function sourceOfCell(review: Review, action: CorrectedAction, field: string) {
  if (field !== 'node' && field !== 'node-number')
    return review.sourceOf(action.id, field === 'action' ? 'text' : field)
  const all = review.sourceOf(action.node ?? '', field === 'node' ? 'title' : 'number')
  const [own] = review.sourceOf(action.id, 'text')
  const here = all.filter(one => own && one.table === own.table && one.row === own.row)
  return here.length > 0 ? here : all.slice(0, 1)
}

function Lines({ text }: { text: CorrectedAction['text'] }) {
  if (text === '') return <span class="govuk-hint">Nothing</span>
  return (
    <>
      {text.split('\n').map((line, index) => (
        <p class="govuk-body" key={index}>
          {line}
        </p>
      ))}
    </>
  )
}
