import {
  CompareVersions,
  CsrfField,
  DataTable,
  Dated,
  errorMessageFor,
  formatDay,
  GovukButton,
  GovukInsetText,
  GovukSelect,
  GovukSummaryList,
  Page,
} from '../../../design-system/index.ts'
import { type FormProps, seenVersion, typedText } from '../../../platform/web/form-page.ts'
import type { PageProps } from '../../../platform/web/route.ts'
import { DayField, type NamedPerson, WordsField } from '../../people/index.ts'
import type { Code } from '../code-queries.ts'
import { answerWords } from './enforcement-form.ts'
import type { ShownEntry } from './enforcement-queries.ts'
import { newestOutcome } from './follow-enforcement.ts'

export type ForEntryPage = {
  entry: ShownEntry
  name: NamedPerson['name']
  person: { personId: string }
}

const pathOf = (entry: ShownEntry) => `/street/enforcement/${entry.id}`

/** One entry: the support that was offered first, then what was done and what came of it. */
export function EntryPage({ chrome, loaded }: PageProps<ForEntryPage>) {
  const { entry, name } = loaded
  return (
    <Page
      title={`${entry.kind} – ${name}`}
      chrome={chrome}
      back={{ href: `/people/${entry.personId}#enforcement`, text: 'Back to the person' }}
    >
      <span class="govuk-caption-l">
        <bdi>{name}</bdi>
      </span>
      <h1 class="govuk-heading-l">{entry.kind}</h1>
      {entry.withdrawnAt && (
        <GovukInsetText>
          Taken back on <Dated value={entry.withdrawnAt} />: {entry.withdrawnBecause}. It is in no
          figure.
        </GovukInsetText>
      )}
      <h2 class="govuk-heading-m">What was offered before</h2>
      {entry.offers.length === 0 ? (
        <p class="govuk-body">Nothing could be offered: {entry.noOfferBecause}</p>
      ) : (
        <DataTable
          caption="Support that was offered before"
          captionSize="hidden"
          rows={entry.offers}
          columns={[
            { heading: 'Offered', isRowHeading: true, cell: one => one.offer },
            { heading: 'On', cell: one => <Dated value={one.offeredOn} /> },
            {
              heading: 'The person said',
              cell: one => answerWords[one.answer as keyof typeof answerWords],
            },
            { heading: 'More', cell: one => one.words },
          ]}
        />
      )}
      <h2 class="govuk-heading-m">What was done</h2>
      <GovukSummaryList
        rows={[
          ['Day', formatDay(entry.doneOn)],
          ['By', entry.doneBy],
          ['Where', `${entry.place}, ${entry.area}`],
          [
            'Law',
            entry.act
              ? `${entry.act}, ${entry.section}${entry.certainty === 'confirmed' ? '' : ' (not confirmed here: check)'}`
              : 'None was named',
          ],
          ['What happened', entry.words || 'Nothing more was written'],
          ['Written down by', `${entry.recordedBy}, ${entry.organisation}`],
        ].map(([key = '', text = '']) => ({ key: { text: key }, value: { text } }))}
      />
      <h2 class="govuk-heading-m">What came of it</h2>
      {entry.outcomes.length === 0 ? (
        <p class="govuk-body">Nothing is known yet.</p>
      ) : (
        <DataTable
          caption="What came of it"
          captionSize="hidden"
          rows={entry.outcomes}
          columns={[
            { heading: 'Outcome', isRowHeading: true, cell: one => one.outcome },
            { heading: 'On', cell: one => <Dated value={one.onDate} /> },
            { heading: 'More', cell: one => one.words },
            { heading: 'Said by', cell: one => one.setBy },
          ]}
        />
      )}
      {entry.isOwn && !entry.withdrawnAt && (
        <div class="govuk-button-group">
          <GovukButton href={`${pathOf(entry)}/outcome`} text="Say what came of it" />
          <a class="govuk-link" href={`${pathOf(entry)}/withdraw`}>
            It is wrong: take it back
          </a>
        </div>
      )}
    </Page>
  )
}

export type ForOutcome = ForEntryPage & { outcomes: Code[] }

/** Saying what came of it. */
export function OutcomePage(props: FormProps<ForOutcome>) {
  const { chrome, errors, loaded, stale, values } = props
  const { entry, name, outcomes } = loaded
  const [newest] = entry.outcomes
  const labelOf = (code: string) => outcomes.find(one => one.code === code)?.label ?? ''
  return (
    <Page
      title={`What came of it – ${name}`}
      chrome={chrome}
      errors={errors}
      back={{ href: pathOf(entry), text: 'Back to the entry' }}
    >
      <span class="govuk-caption-l">
        {entry.kind}, <bdi>{name}</bdi>
      </span>
      <h1 class="govuk-heading-l">What came of it?</h1>
      {stale && newest && (
        <CompareVersions
          caption="What was saved meanwhile, and what you typed"
          beforeHeading="Saved by somebody else"
          afterHeading="Typed by you"
          fields={[
            {
              label: 'Outcome',
              before: newest.outcome,
              after: labelOf(typedText(values, 'outcome')),
            },
            { label: 'More', before: newest.words, after: typedText(values, 'words') },
          ]}
        />
      )}
      <form method="post" novalidate>
        <CsrfField chrome={chrome} />
        <input
          type="hidden"
          name="number"
          value={seenVersion(props, newestOutcome(entry), 'number')}
        />
        <GovukSelect
          id="outcome"
          name="outcome"
          label={{ text: 'Outcome' }}
          value={typedText(values, 'outcome')}
          errorMessage={errorMessageFor(errors, 'outcome')}
          items={[
            { value: '', text: 'Choose' },
            ...outcomes.map(one => ({ value: one.code, text: one.label })),
          ]}
        />
        <DayField values={values} errors={errors} name="on" label="On which day?" />
        <WordsField
          values={values}
          errors={errors}
          name="words"
          label="More about it (optional)"
          rows={3}
        />
        <GovukButton text="Save" preventDoubleClick />
      </form>
    </Page>
  )
}

/** Taking back what was wrong. */
export function WithdrawPage({ chrome, errors, loaded, values }: FormProps<ForEntryPage>) {
  const { entry, name } = loaded
  return (
    <Page
      title={`Take back – ${name}`}
      chrome={chrome}
      errors={errors}
      back={{ href: pathOf(entry), text: 'Back to the entry' }}
    >
      <span class="govuk-caption-l">
        {entry.kind}, <bdi>{name}</bdi>
      </span>
      <h1 class="govuk-heading-l">Take this entry back</h1>
      <p class="govuk-body">
        It stays to be read with what you say here, and is in no figure any more. If something in it
        was wrong, write it down anew afterwards.
      </p>
      <form method="post" novalidate>
        <CsrfField chrome={chrome} />
        <WordsField values={values} errors={errors} name="because" label="Why?" rows={3} />
        <GovukButton text="Take it back" preventDoubleClick />
      </form>
    </Page>
  )
}
