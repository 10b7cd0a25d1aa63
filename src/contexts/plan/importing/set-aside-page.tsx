import {
  CsrfField,
  DataTable,
  EmptyState,
  GovukButton,
  Pager,
} from '../../../design-system/index.ts'
import type { PageProps } from '../../../platform/web/route.ts'
import { keepQuestion } from './account-rules.ts'
import { AnswersForm } from './answers-form.tsx'
import { placeWords } from './field-words.ts'
import type { PartLoaded } from './questions-page.tsx'
import { countOf, ReviewFrame } from './review-frame.tsx'

const pageSize = 100

/** What is kept but is no part of an action, with the reason; and what is unread, to be kept as text. */
export function SetAsidePage({ chrome, loaded, query }: PageProps<PartLoaded, { page: number }>) {
  const { imported, review, mayWrite } = loaded
  const fragments = new Map(review.reading.fragments.map(fragment => [fragment.id, fragment]))
  const asides = review.reading.setAside.flatMap(({ fragment, reason }) => {
    const found = fragments.get(fragment)
    return found ? [{ fragment: found, reason }] : []
  })
  const page = Math.min(query.page, Math.max(1, Math.ceil(asides.length / pageSize)))
  return (
    <ReviewFrame imported={imported} review={review} part="set-aside" chrome={chrome}>
      <h2 class="govuk-heading-m">Unread</h2>
      {review.unread.length === 0 ? (
        <EmptyState>Everything in the document has a place.</EmptyState>
      ) : (
        <>
          <p class="govuk-body">
            {countOf(review.unread.length, 'piece', 'pieces')} of the document{' '}
            {review.unread.length === 1 ? 'has' : 'have'} no place. Keep it as text, or correct the
            action that it belongs to.
          </p>
          <DataTable
            caption="Unread"
            captionSize="hidden"
            rows={review.unread}
            columns={[
              { heading: 'Text', isRowHeading: true, cell: one => one.fragment.text },
              { heading: 'Where', cell: one => placeWords(one.fragment) },
              {
                heading: 'Settle it',
                cell: one =>
                  mayWrite && imported.status === 'ready' ? (
                    <form method="post" action={`/plans/imports/${imported.id}/answers`}>
                      <CsrfField chrome={chrome} />
                      <input type="hidden" name="back" value="set-aside" />
                      <input type="hidden" name={`answer:${keepQuestion(one.key)}`} value="text" />
                      <GovukButton text="Keep as text" classes="govuk-button--secondary" />
                    </form>
                  ) : null,
              },
            ]}
          />
          {mayWrite && imported.status === 'ready' && (
            <AnswersForm
              importId={imported.id}
              back="set-aside"
              chrome={chrome}
              button="Keep all of it as text"
            >
              {review.unread.map(({ key }) => (
                <input key={key} type="hidden" name={`answer:${keepQuestion(key)}`} value="text" />
              ))}
            </AnswersForm>
          )}
        </>
      )}
      {asides.length > 0 && (
        <DataTable
          caption="Set aside"
          rows={asides.slice((page - 1) * pageSize, page * pageSize)}
          columns={[
            { heading: 'Text', isRowHeading: true, cell: one => one.fragment.text },
            { heading: 'Where', cell: one => placeWords(one.fragment) },
            { heading: 'Why', cell: one => one.reason },
          ]}
        />
      )}
      <Pager
        page={page}
        pageSize={pageSize}
        total={asides.length}
        href={to => `/plans/imports/${imported.id}/set-aside?page=${to}`}
      />
    </ReviewFrame>
  )
}
