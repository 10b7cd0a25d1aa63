import {
  CsrfField,
  DataTable,
  Dated,
  EmptyState,
  errorMessageFor,
  GovukButton,
  GovukCheckboxes,
  GovukInput,
  GovukInsetText,
  GovukRadios,
  GovukTextarea,
  GovukWarningText,
  Page,
  Pager,
} from '../../../design-system/index.ts'
import { type FormProps, seenVersion, ticked, typedText } from '../../../platform/web/form-page.ts'
import { DayField } from '../record/fields.tsx'
import type { ShownPerson } from '../record/person-queries.ts'
import type { PersonAsked } from '../record/person-sections.ts'
import type {
  ReportItem,
  ShownHold,
  ShownReport,
  ShownRule,
  ShownTombstone,
} from './retention-queries.ts'

const stateWords: Record<ShownReport['state'], string> = {
  making: 'Being made',
  failed: 'Could not be finished',
  waiting: 'Waits for a decision',
  approved: 'Approved, being carried out',
  rejected: 'Not approved: nothing was deleted',
  finished: 'Carried out',
}

const outcomeWords: Record<string, string> = {
  deleted: 'Deleted',
  held: 'Kept: a hold stands',
  active: 'Kept: something happened since the report',
  'not-due': 'Kept: the rule was changed',
  needed: 'Kept: something elsewhere still refers to it',
  gone: 'It was not there any more',
}

const whatWords = (category: string, label: string) =>
  category === 'identity' ? 'The person altogether' : label

type Loaded = {
  rules: ShownRule[]
  reports: ShownReport[]
  newId: string
  tombstones: ShownTombstone[]
}

/** The rules, the reports, and what was deleted. */
export function RetentionPage({ chrome, errors, loaded }: FormProps<Loaded>) {
  return (
    <Page title="How long things are kept" chrome={chrome} errors={errors} width="full">
      <h1 class="govuk-heading-l">How long things are kept</h1>
      <p class="govuk-body">
        Periods run from the last activity with a person. No law says how long most of it is kept:
        the partnership decides, and writes down why. Nothing is deleted before a report was made
        and you approved it.
      </p>
      <DataTable
        caption="Rules"
        rows={loaded.rules}
        columns={[
          { heading: 'What', isRowHeading: true, cell: row => whatWords(row.category, row.label) },
          {
            heading: 'Kept for',
            cell: row => (row.months === null ? 'Until somebody decides' : `${row.months} months`),
          },
          {
            heading: 'Then',
            cell: row =>
              row.months === null
                ? ''
                : row.thenWhat === 'keep-figures'
                  ? 'Deleted; a few answers stay for statistics'
                  : 'Deleted',
          },
          { heading: 'Why', cell: row => row.because ?? '' },
          {
            heading: 'Change',
            cell: row => (
              <a class="govuk-link" href={`/people/retention/rules/${row.category}`}>
                Change<span class="govuk-visually-hidden"> how long {row.label} is kept</span>
              </a>
            ),
          },
        ]}
      />
      <h2 class="govuk-heading-m">Reports</h2>
      <form method="post" action="/people/retention" novalidate>
        <CsrfField chrome={chrome} />
        <input type="hidden" name="id" value={loaded.newId} />
        <GovukButton text="List what has outlived its period" preventDoubleClick />
      </form>
      {loaded.reports.length > 0 && (
        <DataTable
          caption="Reports, newest first"
          rows={loaded.reports}
          columns={[
            {
              heading: 'Asked for',
              isRowHeading: true,
              cell: row => (
                <a class="govuk-link" href={`/people/retention/reports/${row.id}`}>
                  <Dated value={row.askedAt} withTime />
                </a>
              ),
            },
            { heading: 'People', cell: row => String(row.people) },
            { heading: 'State', cell: row => stateWords[row.state] },
          ]}
        />
      )}
      <h2 class="govuk-heading-m">What was deleted</h2>
      {loaded.tombstones.length === 0 ? (
        <EmptyState>
          <p class="govuk-body">Nothing was deleted yet.</p>
        </EmptyState>
      ) : (
        <Tombstones tombstones={loaded.tombstones} />
      )}
    </Page>
  )
}

function Tombstones({ tombstones }: { tombstones: ShownTombstone[] }) {
  return (
    <DataTable
      caption="Newest first"
      rows={tombstones}
      columns={[
        { heading: 'Person', isRowHeading: true, cell: row => row.reference },
        { heading: 'What', cell: row => whatWords(row.category, row.label) },
        { heading: 'Rows', cell: row => String(row.rowsDeleted) },
        { heading: 'Deleted', cell: row => <Dated value={row.deletedAt} /> },
        {
          heading: 'Why',
          cell: row => `${row.months} months after the last activity: ${row.because}`,
        },
        { heading: 'Approved by', cell: row => row.approvedBy },
      ]}
    />
  )
}

/** One rule. */
export function RulePage(
  props: FormProps<{ rule: ShownRule; questions: { code: string; label: string }[] }>,
) {
  const { chrome, errors, loaded, values, stale } = props
  const { rule, questions } = loaded
  const isWhole = rule.category === 'identity'
  const kept = values.csrf === undefined ? rule.keepAnswers : ticked(values, 'keepAnswers')
  return (
    <Page
      title={`How long: ${rule.label}`}
      chrome={chrome}
      errors={errors}
      back={{ href: '/people/retention', text: 'Back' }}
    >
      <h1 class="govuk-heading-l">{whatWords(rule.category, rule.label)}: how long is it kept?</h1>
      {stale && (
        <GovukInsetText
          text={`Somebody set it meanwhile: ${rule.months === null ? 'until somebody decides' : `${rule.months} months`}, ${rule.because ?? ''}. What you typed is below; save again if it still holds.`}
        />
      )}
      {isWhole && (
        <p class="govuk-body">
          When it is over the person is deleted altogether, but not before the longest period of
          anything that is held about them, and never while something held has no period.
        </p>
      )}
      <form method="post" novalidate>
        <CsrfField chrome={chrome} />
        <input type="hidden" name="version" value={seenVersion(props, rule.version)} />
        <GovukInput
          id="months"
          name="months"
          label={{ text: 'Months after the last activity' }}
          hint={{ text: 'Leave it empty to keep it until somebody decides.' }}
          classes="govuk-input--width-4"
          inputmode="numeric"
          value={typedText(values, 'months', rule.months === null ? '' : String(rule.months))}
          errorMessage={errorMessageFor(errors, 'months')}
        />
        {isWhole && (
          <>
            <GovukRadios
              idPrefix="thenWhat"
              name="thenWhat"
              fieldset={{ legend: { text: 'And then?', classes: 'govuk-fieldset__legend--s' } }}
              value={typedText(values, 'thenWhat', rule.thenWhat ?? 'delete')}
              items={[
                { value: 'delete', text: 'Everything is deleted' },
                {
                  value: 'keep-figures',
                  text: 'Everything is deleted; a few answers stay for statistics, without anything that leads back to the person',
                },
              ]}
            />
            <GovukCheckboxes
              idPrefix="keepAnswers"
              name="keepAnswers"
              fieldset={{
                legend: {
                  text: 'Which answers stay for statistics?',
                  classes: 'govuk-fieldset__legend--s',
                },
              }}
              values={kept}
              errorMessage={errorMessageFor(errors, 'keepAnswers')}
              items={questions.map(one => ({ value: one.code, text: one.label }))}
            />
          </>
        )}
        <GovukTextarea
          id="because"
          name="because"
          rows={3}
          label={{ text: 'Where does the period come from?' }}
          hint={{ text: 'A law, a retention schedule, a decision of the partnership' }}
          value={typedText(values, 'because', rule.because ?? '')}
          errorMessage={errorMessageFor(errors, 'because')}
        />
        <GovukButton text="Save" preventDoubleClick />
      </form>
    </Page>
  )
}

export const itemsOnAPage = 100

/** What would be deleted, and the decision. */
export function ReportPage({
  chrome,
  errors,
  loaded,
  query,
}: FormProps<{ report: ShownReport; items: ReportItem[] }, { page: number }>) {
  const { report, items } = loaded
  const here = `/people/retention/reports/${report.id}`
  return (
    <Page
      title="What has outlived its period"
      chrome={chrome}
      errors={errors}
      width="full"
      back={{ href: '/people/retention', text: 'Back' }}
      refreshSeconds={report.state === 'making' || report.state === 'approved' ? 5 : undefined}
    >
      <h1 class="govuk-heading-l">What has outlived its period</h1>
      <p class="govuk-body">
        As on <Dated value={report.asOf} />. {stateWords[report.state]}
        {report.approvedAt && (
          <>
            , approved by {report.approvedBy} on <Dated value={report.approvedAt} />
          </>
        )}
        {report.state === 'approved' && ` (${report.done} of ${report.items} done)`}.
      </p>
      {report.failed && <GovukInsetText text={report.failed} />}
      {report.madeAt && items.length === 0 && (
        <EmptyState>
          <p class="govuk-body">Nothing has outlived its period.</p>
        </EmptyState>
      )}
      {items.length > 0 && (
        <>
          <DataTable
            caption={`${report.items} in all, about ${report.people} people`}
            rows={items}
            columns={[
              {
                heading: 'Person',
                isRowHeading: true,
                cell: row => (
                  <a class="govuk-link" href={`/people/${row.personId}/hold`}>
                    {row.reference}
                  </a>
                ),
              },
              { heading: 'What', cell: row => whatWords(row.category, row.label) },
              { heading: 'Rows', cell: row => String(row.rowsHeld) },
              { heading: 'Last activity', cell: row => <Dated value={row.lastActivity} /> },
              { heading: 'Due', cell: row => <Dated value={row.dueOn} /> },
              {
                heading: 'What became of it',
                cell: row =>
                  row.outcome
                    ? outcomeWords[row.outcome]
                    : row.isHeld
                      ? 'Will be kept: a hold stands'
                      : '',
              },
            ]}
          />
          <Pager
            page={query.page}
            pageSize={itemsOnAPage}
            total={report.items}
            href={page => `${here}?page=${page}`}
          />
        </>
      )}
      {report.state === 'waiting' && (
        <form method="post" action={here} novalidate>
          <CsrfField chrome={chrome} />
          <input type="hidden" name="version" value={String(report.version)} />
          <input type="hidden" name="listed" value={String(report.items)} />
          {report.items > 0 && (
            <>
              <GovukWarningText
                iconFallbackText="Warning"
                text="What is deleted cannot be brought back, but from a backup. Open a person to put a hold on them first."
              />
              <GovukButton
                text="Approve: delete what is listed"
                name="decision"
                value="approve"
                classes="govuk-button--warning"
                preventDoubleClick
              />{' '}
            </>
          )}
          <GovukButton
            text="Do not approve"
            name="decision"
            value="reject"
            classes="govuk-button--secondary"
            preventDoubleClick
          />
        </form>
      )}
    </Page>
  )
}

/** On the page about a person: holds that stand, and what was deleted. */
export function KeepingSection({
  loaded,
  asked,
}: {
  loaded: { holds: ShownHold[]; tombstones: ShownTombstone[] }
  asked: PersonAsked
}) {
  return (
    <>
      {loaded.holds.map(hold => (
        <p class="govuk-body" key={hold.id}>
          Nothing may be deleted since <Dated value={hold.fromAt} />: {hold.because}. To be looked
          at again on <Dated value={hold.reviewOn} />.
        </p>
      ))}
      {loaded.tombstones.map(one => (
        <p class="govuk-body" key={one.category}>
          {one.label} was deleted on <Dated value={one.deletedAt} />: {one.months} months after the
          last activity ({one.because}).
        </p>
      ))}
      <p class="govuk-body">
        <a class="govuk-link" href={`/people/${asked.personId}/hold`}>
          Keep everything about them from being deleted
        </a>
      </p>
    </>
  )
}

/** Putting a hold on somebody, or lifting one. */
export function HoldPage({
  chrome,
  errors,
  loaded,
  values,
  actor,
}: FormProps<{
  person: Pick<ShownPerson, 'personId' | 'name'>
  holds: ShownHold[]
  newId: string
}>) {
  const { person, holds } = loaded
  return (
    <Page title={`Keep from being deleted – ${person.name}`} chrome={chrome} errors={errors}>
      <span class="govuk-caption-l">
        <bdi>{person.name}</bdi>
      </span>
      <h1 class="govuk-heading-l">Keep everything from being deleted</h1>
      {holds.map(hold => (
        <GovukInsetText key={hold.id}>
          <p class="govuk-body">
            {hold.because}. Since <Dated value={hold.fromAt} />, by {hold.addedBy}; to be looked at
            again on <Dated value={hold.reviewOn} />.
          </p>
          {actor.roles.includes('data-guardian') && (
            <form method="post" action={`/people/${person.personId}/hold/lift`} novalidate>
              <CsrfField chrome={chrome} />
              <input type="hidden" name="hold" value={hold.id} />
              <GovukInput
                id={`because-${hold.id}`}
                name="because"
                label={{ text: 'Why it need not be kept any more' }}
              />
              <GovukButton
                text="Lift this hold"
                classes="govuk-button--secondary"
                preventDoubleClick
              />
            </form>
          )}
        </GovukInsetText>
      ))}
      <form method="post" action={`/people/${person.personId}/hold`} novalidate>
        <CsrfField chrome={chrome} />
        <input type="hidden" name="id" value={typedText(values, 'id', loaded.newId)} />
        <GovukTextarea
          id="because"
          name="because"
          rows={3}
          label={{ text: 'Why must it be kept?' }}
          hint={{ text: 'An inquest, a claim, a safeguarding review' }}
          value={typedText(values, 'because')}
          errorMessage={errorMessageFor(errors, 'because')}
        />
        <DayField
          values={values}
          errors={errors}
          name="reviewOn"
          label="When is it looked at again?"
        />
        <GovukButton text="Keep everything" preventDoubleClick />
      </form>
    </Page>
  )
}
