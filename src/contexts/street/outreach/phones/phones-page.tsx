import {
  CsrfField,
  DataTable,
  Dated,
  EmptyState,
  GovukButton,
  GovukSummaryList,
  GovukTag,
  GovukWarningText,
  Page,
  Pager,
} from '../../../../design-system/index.ts'
import type { FormProps } from '../../../../platform/web/form-page.ts'
import type { PageProps } from '../../../../platform/web/route.ts'
import { WordsField } from '../../../people/index.ts'
import { listHref } from '../../list-form.ts'
import { type Phone, phonesOnPage } from './phone-queries.ts'

type Loaded = { phones: Phone[]; total: number; now: Date }

/** The phones that hold, or held, a night's list. */
export function PhonesPage({ chrome, loaded, query }: PageProps<Loaded, { page: number }>) {
  const { phones, total, now } = loaded
  return (
    <Page
      title="Phones"
      chrome={chrome}
      width="full"
      back={{ href: '/street', text: 'Back to the street' }}
    >
      <h1 class="govuk-heading-l">Phones</h1>
      <p class="govuk-body">
        Each was given the list of one night. If one is lost, take its list back: it forgets it when
        it next has a signal. What was written down on it and sent since goes to the co-ordinator.
      </p>
      {total === 0 ? (
        <EmptyState>
          <p class="govuk-body">No phone has been given a list.</p>
        </EmptyState>
      ) : (
        <DataTable
          caption="Newest first"
          captionSize="hidden"
          rows={phones}
          columns={[
            {
              heading: 'Whose',
              isRowHeading: true,
              cell: phone => (
                <a class="govuk-link" href={`/street/phones/${phone.id}`}>
                  {phone.worker}
                </a>
              ),
            },
            { heading: 'Organisation', cell: phone => phone.organisation },
            { heading: 'Phone', cell: phone => phone.device || 'Not said' },
            { heading: 'Night of', cell: phone => <Dated value={phone.nightOf} /> },
            {
              heading: 'Last heard of',
              cell: phone => <Dated value={phone.heardAt} withTime absent="Not since" />,
            },
            { heading: 'State', cell: phone => <State phone={phone} now={now} /> },
          ]}
        />
      )}
      <Pager
        page={query.page}
        pageSize={phonesOnPage}
        total={total}
        href={page => listHref('/street/phones', { page })}
      />
    </Page>
  )
}

function State({ phone, now }: { phone: Phone; now: Date }) {
  if (phone.revokedAt) return <GovukTag text="Taken back" classes="govuk-tag--red" />
  if (phone.expiresAt > now) return <GovukTag text="Has the list" classes="govuk-tag--blue" />
  if (phone.sendUntil > now) return <>May still send</>
  return <>Over</>
}

/** One phone, and taking its list back. */
export function PhonePage({
  chrome,
  errors,
  loaded,
  values,
}: FormProps<{ phone: Phone; now: Date }>) {
  const { phone, now } = loaded
  return (
    <Page
      title={`The phone of ${phone.worker}`}
      chrome={chrome}
      errors={errors}
      back={{ href: '/street/phones', text: 'Back to phones' }}
    >
      <h1 class="govuk-heading-l">The phone of {phone.worker}</h1>
      <GovukSummaryList
        rows={[
          { key: { text: 'Phone' }, value: { text: phone.device || 'Not said' } },
          { key: { text: 'Night of' }, value: { html: <Dated value={phone.nightOf} /> } },
          {
            key: { text: 'List given' },
            value: { html: <Dated value={phone.givenAt} withTime /> },
          },
          {
            key: { text: 'Forgets it by itself' },
            value: { html: <Dated value={phone.expiresAt} withTime /> },
          },
          {
            key: { text: 'Last heard of' },
            value: { html: <Dated value={phone.heardAt} withTime absent="Not since" /> },
          },
          { key: { text: 'Clock' }, value: { text: clockWords(phone.clockOff) } },
          { key: { text: 'State' }, value: { html: <State phone={phone} now={now} /> } },
          ...(phone.revokedAt
            ? [
                {
                  key: { text: 'Taken back' },
                  value: {
                    html: (
                      <>
                        <Dated value={phone.revokedAt} withTime />, {phone.revoker}:{' '}
                        {phone.revokedBecause}
                      </>
                    ),
                  },
                },
              ]
            : []),
        ]}
      />
      {!phone.revokedAt && (
        <form method="post" novalidate>
          <CsrfField chrome={chrome} />
          <h2 class="govuk-heading-m">Take its list back</h2>
          <GovukWarningText text="A phone without a signal keeps its list, locked, until it forgets it by itself." />
          <WordsField values={values} errors={errors} name="because" label="Why?" rows={2} />
          <GovukButton
            text="Take the list back"
            classes="govuk-button--warning"
            preventDoubleClick
          />
        </form>
      )}
    </Page>
  )
}

function clockWords(off: number | null): string {
  if (off === null) return 'Not known'
  const minutes = Math.round(Math.abs(off) / 60)
  if (minutes < 2) return 'Right'
  return `${minutes.toLocaleString('en-GB')} minutes ${off > 0 ? 'slow' : 'fast'}: times are put right when they arrive`
}
