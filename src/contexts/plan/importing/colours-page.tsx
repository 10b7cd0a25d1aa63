import { DataTable, GovukSelect, Pager, RagTag } from '../../../design-system/index.ts'
import type { PageProps } from '../../../platform/web/route.ts'
import { AnswersForm } from './answers-form.tsx'
import { type CorrectedAction, fieldQuestion } from './corrections.ts'
import type { PartLoaded } from './questions-page.tsx'
import { countOf, ReviewFrame } from './review-frame.tsx'
import { statusPhrase } from './status-phrase.ts'

const pageSize = 50

/** Colours in three columns: in the file, said in the row, and your choice, which nobody fills in for you. */
export function ColoursPage({ chrome, loaded, query }: PageProps<PartLoaded, { page: number }>) {
  const { imported, review, mayWrite } = loaded
  const { actions } = review.plan
  const page = Math.min(query.page, Math.max(1, Math.ceil(actions.length / pageSize)))
  const shown = actions.slice((page - 1) * pageSize, page * pageSize)
  const coloured = review.reading.plan.actions.filter(action => action.rag).length
  const mayChoose = mayWrite && imported.status === 'ready'
  const table = (
    <DataTable
      caption="The colour of each action"
      rows={shown}
      columns={[
        {
          heading: 'Action',
          isRowHeading: true,
          cell: action => (
            <>
              {action.number && `${action.number}. `}
              {action.text}
            </>
          ),
        },
        { heading: 'In the file', cell: action => <RagTag colour={inFile(loaded, action)} /> },
        {
          heading: 'Said in the row',
          cell: action => {
            const quote = statusPhrase(action)
            return quote ? <q>{quote}</q> : 'Nothing'
          },
        },
        {
          heading: 'Your choice',
          cell: action =>
            mayChoose ? (
              <Choice loaded={loaded} action={action} />
            ) : (
              (review.answers[fieldQuestion(action.key, 'rag')] ?? 'None')
            ),
        },
      ]}
    />
  )
  return (
    <ReviewFrame imported={imported} review={review} part="colours" chrome={chrome}>
      <p class="govuk-body">
        {coloured === 0
          ? 'The file has no colours. A colour that is not in the file stays unknown until somebody says: give the Word or Excel file if there is one, choose by hand, or leave it unknown.'
          : `${countOf(coloured, 'action has a colour', 'actions have a colour')} in the file, of ${actions.length}.`}
      </p>
      {review.reading.legend.length > 0 && (
        <DataTable
          caption="What the document says that the colours mean"
          rows={review.reading.legend}
          columns={[
            { heading: 'Colour', isRowHeading: true, cell: one => <RagTag colour={one.rag} /> },
            { heading: 'Means', cell: one => one.text },
          ]}
        />
      )}
      {mayChoose ? (
        <AnswersForm
          importId={imported.id}
          back={`colours?page=${page}`}
          chrome={chrome}
          button="Save colours"
        >
          {table}
        </AnswersForm>
      ) : (
        table
      )}
      <Pager
        page={page}
        pageSize={pageSize}
        total={actions.length}
        href={to => `/plans/imports/${imported.id}/colours?page=${to}`}
      />
    </ReviewFrame>
  )
}

function inFile({ review }: PartLoaded, action: CorrectedAction) {
  return review.reading.plan.actions.find(one => one.id === action.id)?.rag ?? null
}

function Choice({ loaded, action }: { loaded: PartLoaded; action: CorrectedAction }) {
  const question = fieldQuestion(action.key, 'rag')
  const chosen = loaded.review.answers[question] ?? 'none'
  return (
    <GovukSelect
      id={`colour-${action.key}`}
      name={`answer:${question}`}
      label={{ text: `Colour of ${action.text.slice(0, 60)}`, classes: 'govuk-visually-hidden' }}
      value={chosen}
      items={[
        { value: 'none', text: 'As in the file' },
        { value: 'green', text: 'Green' },
        { value: 'amber', text: 'Amber' },
        { value: 'red', text: 'Red' },
        { value: 'blue', text: 'Blue' },
        { value: '(empty)', text: 'Not known' },
      ]}
    />
  )
}
