import {
  CsrfField,
  DataTable,
  Dated,
  EmptyState,
  errorMessageFor,
  GovukButton,
  GovukSelect,
  GovukTag,
  Page,
  Pager,
} from '../../../design-system/index.ts'
import { type FormProps, typedText } from '../../../platform/web/form-page.ts'
import type { PageProps } from '../../../platform/web/route.ts'
import { WordsField } from '../../people/index.ts'
import { backToStreet } from '../back-to-street.ts'
import { listHref, pageSize } from '../list-form.ts'
import { referrals } from './death-form.ts'
import { pathOfDeath } from './death-page.tsx'
import type { ListedDeath, Reviewer } from './death-queries.ts'
import { whenDied } from './death-words.ts'

export type ForDeaths = { rows: ListedDeath[]; total: number; mayWrite: boolean; mayName: boolean }

/** Every death that was written down. */
export function DeathsPage({
  actor,
  chrome,
  loaded,
  query,
}: PageProps<ForDeaths, { page: number }>) {
  const { rows, total, mayWrite, mayName } = loaded
  return (
    <Page title="Deaths" chrome={chrome} width="full" back={backToStreet(actor)}>
      <h1 class="govuk-heading-l">Deaths of people who were homeless</h1>
      <p class="govuk-body">
        Only the co-ordinator, the data guardian and{' '}
        <a class="govuk-link" href="/street/deaths/reviewers">
          {mayName ? 'the reviewers whom you name' : 'named reviewers'}
        </a>{' '}
        see these pages. The{' '}
        <a class="govuk-link" href="/street/deaths/report">
          report of a year
        </a>{' '}
        names nobody.
      </p>
      {mayWrite && <GovukButton href="/street/deaths/new" text="Write down a death" />}
      {total === 0 ? (
        <EmptyState>
          <p class="govuk-body">No death was written down.</p>
        </EmptyState>
      ) : (
        <DataTable
          caption="Deaths, newest first"
          captionSize="hidden"
          rows={rows}
          columns={[
            {
              heading: 'Who',
              isRowHeading: true,
              cell: one => (
                <a class="govuk-link" href={pathOfDeath(one.id)}>
                  <bdi>{one.called}</bdi>
                </a>
              ),
            },
            { heading: 'Died', cell: one => whenDied(one) },
            { heading: 'Lived', cell: one => one.accommodationLabel },
            { heading: 'Area', cell: one => one.area ?? 'Not known' },
            {
              heading: 'Confirmed',
              cell: one =>
                one.stands ? (
                  one.verifiedOn ? (
                    <Dated value={one.verifiedOn} />
                  ) : (
                    <GovukTag text="Not yet" classes="govuk-tag--yellow" />
                  )
                ) : (
                  'By mistake'
                ),
            },
            {
              heading: 'Review',
              cell: one => (one.decision ? 'Decided' : referrals[one.referral]),
            },
            { heading: 'To do', format: 'numeric', cell: one => one.learningToDo },
          ]}
        />
      )}
      <Pager
        page={query.page}
        pageSize={pageSize}
        total={total}
        href={page => listHref('/street/deaths', { page })}
      />
    </Page>
  )
}

export type ForReviewers = {
  reviewers: Reviewer[]
  nameable: { id: string; name: string; organisation: string }[]
  mayName: boolean
}

/** Who sees deaths besides the co-ordinator and the data guardian; the guardian names them. */
export function ReviewersPage({ chrome, errors, loaded, values }: FormProps<ForReviewers>) {
  const { reviewers, nameable, mayName } = loaded
  return (
    <Page
      title="Who reviews deaths"
      chrome={chrome}
      errors={errors}
      back={{ href: '/street/deaths', text: 'Back to deaths' }}
    >
      <h1 class="govuk-heading-l">Who reviews deaths</h1>
      <p class="govuk-body">
        The co-ordinator writes them down and the data guardian reads them. Nobody else sees them
        but those whom the data guardian names here.
      </p>
      {reviewers.length === 0 ? (
        <p class="govuk-body">Nobody is named.</p>
      ) : (
        <DataTable
          caption="Named reviewers"
          rows={reviewers}
          columns={[
            {
              heading: 'Who',
              isRowHeading: true,
              cell: one => `${one.name}, ${one.organisation}`,
            },
            { heading: 'Why', cell: one => one.because },
            { heading: 'Since', cell: one => <Dated value={one.fromAt} /> },
            {
              heading: 'Until',
              cell: one =>
                one.untilAt ? (
                  <Dated value={one.untilAt} />
                ) : mayName ? (
                  <form method="post" action={`/street/deaths/reviewers/${one.id}/end`}>
                    <CsrfField chrome={chrome} />
                    <GovukButton
                      html={
                        <>
                          End<span class="govuk-visually-hidden"> for {one.name}</span>
                        </>
                      }
                      classes="govuk-button--secondary govuk-!-margin-bottom-0"
                      preventDoubleClick
                    />
                  </form>
                ) : (
                  'Now'
                ),
            },
          ]}
        />
      )}
      {mayName && (
        <>
          <h2 class="govuk-heading-m">Name somebody</h2>
          <p class="govuk-body">
            Tell them the address of these pages: /street/deaths. They are asked there to show again
            that it is them.
          </p>
          <form method="post" novalidate>
            <CsrfField chrome={chrome} />
            <GovukSelect
              id="user"
              name="user"
              label={{ text: 'Who' }}
              hint={{ text: 'Only people who sign in with a second factor can be named.' }}
              value={typedText(values, 'user')}
              errorMessage={errorMessageFor(errors, 'user')}
              items={[
                { value: '', text: 'Choose' },
                ...nameable.map(one => ({
                  value: one.id,
                  text: `${one.name}, ${one.organisation}`,
                })),
              ]}
            />
            <WordsField
              values={values}
              errors={errors}
              name="because"
              label="Why do they see deaths?"
              hint="For example: chairs the rapid reviews of the safeguarding board"
              rows={2}
            />
            <GovukButton text="Name them" preventDoubleClick />
          </form>
        </>
      )}
    </Page>
  )
}
