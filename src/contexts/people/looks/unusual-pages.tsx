import {
  CsrfField,
  DataTable,
  Dated,
  EmptyState,
  errorMessageFor,
  FilterPanel,
  GovukButton,
  GovukCheckboxes,
  GovukInput,
  GovukSelect,
  GovukSummaryList,
  GovukTag,
  Page,
  Pager,
} from '../../../design-system/index.ts'
import { type FormProps, seenVersion, typedText } from '../../../platform/web/form-page.ts'
import type { PageProps } from '../../../platform/web/route.ts'
import type { WatchSettings } from '../break-glass/watch-settings.ts'
import { ChoiceField, WordsField } from '../record/fields.tsx'
import { type UnusualKind, unusualKinds } from './event-words.ts'
import type { UnusualAccess } from './unusual-queries.ts'

export const unusualAPage = 50

export type UnusualQuery = {
  days: number
  kind?: UnusualKind | undefined
  all?: 'yes' | undefined
  page: number
}

const here = '/people/unusual-access'

/** What a data guardian looks into. */
export function UnusualListPage({
  chrome,
  loaded,
  query,
}: PageProps<{ rows: UnusualAccess[]; total: number }, UnusualQuery>) {
  return (
    <Page
      title="Unusual access"
      chrome={chrome}
      width="full"
      back={{ href: '/people', text: 'Back to finding a person' }}
    >
      <h1 class="govuk-heading-l">Unusual access</h1>
      <p class="govuk-body">
        Unusual is not wrong: a night shelter works at night. Ask before you judge.{' '}
        <a class="govuk-link" href={`${here}/settings`}>
          What counts as unusual
        </a>
      </p>
      <FilterPanel action={here} clearHref={here}>
        <GovukSelect
          id="days"
          name="days"
          label={{ text: 'How far back' }}
          value={String(query.days)}
          items={[7, 30, 90].map(days => ({ value: String(days), text: `${days} days` }))}
        />
        <GovukSelect
          id="kind"
          name="kind"
          label={{ text: 'What' }}
          value={query.kind ?? ''}
          items={[
            { value: '', text: 'Everything' },
            ...Object.entries(unusualKinds).map(([value, text]) => ({ value, text })),
          ]}
        />
        <GovukCheckboxes
          name="all"
          values={query.all ? ['yes'] : []}
          items={[{ value: 'yes', text: 'Also what was looked into' }]}
        />
      </FilterPanel>
      {loaded.rows.length === 0 ? (
        <EmptyState>
          <p class="govuk-body">Nothing unusual waits to be looked into.</p>
        </EmptyState>
      ) : (
        <DataTable
          caption="Newest first"
          captionSize="s"
          rows={loaded.rows}
          columns={[
            {
              heading: 'Who looked',
              isRowHeading: true,
              cell: one => (
                <a class="govuk-link" href={`${here}/${one.kind}/${one.userId}/${one.firstNumber}`}>
                  {one.user}, {one.organisation}
                </a>
              ),
            },
            { heading: 'What is unusual', cell: one => <What one={one} /> },
            { heading: 'When', cell: one => <Dated value={one.firstAt} withTime /> },
            { heading: 'Looked into', cell: one => <Finding one={one} /> },
          ]}
        />
      )}
      <Pager
        page={query.page}
        pageSize={unusualAPage}
        total={loaded.total}
        href={page => {
          const parts = new URLSearchParams({ days: String(query.days), page: String(page) })
          if (query.kind) parts.set('kind', query.kind)
          if (query.all) parts.set('all', query.all)
          return `${here}?${parts}`
        }}
      />
    </Page>
  )
}

function What({ one }: { one: UnusualAccess }) {
  const usual = one.usual === null ? '' : `, on other days ${one.usual}`
  return (
    <>
      {unusualKinds[one.kind]}:{' '}
      {one.kind === 'many' ? (
        `${one.people} different people${usual}`
      ) : one.personId ? (
        <a class="govuk-link" href={`/people/${one.personId}`}>
          <bdi>{one.personName ?? 'Name not known'}</bdi>
        </a>
      ) : (
        'somebody whom you do not see'
      )}
    </>
  )
}

function Finding({ one }: { one: UnusualAccess }) {
  if (one.finding === 'explained') return <GovukTag text="Explained" classes="govuk-tag--green" />
  if (one.finding === 'not-explained')
    return <GovukTag text="Not explained" classes="govuk-tag--red" />
  return <GovukTag text="Not yet" classes="govuk-tag--yellow" />
}

/** One unusual access, and what the guardian found. */
export function UnusualPage({
  actor,
  chrome,
  errors,
  loaded: one,
  values,
}: FormProps<UnusualAccess>) {
  return (
    <Page
      title="Unusual access"
      chrome={chrome}
      errors={errors}
      back={{ href: here, text: 'Back to unusual access' }}
    >
      <h1 class="govuk-heading-l">Unusual access</h1>
      <GovukSummaryList
        rows={[
          { key: { text: 'Who looked' }, value: { text: `${one.user}, ${one.organisation}` } },
          { key: { text: 'What is unusual' }, value: { html: <What one={one} /> } },
          { key: { text: 'First at' }, value: { html: <Dated value={one.firstAt} withTime /> } },
          { key: { text: 'Looks on that day' }, value: { text: String(one.looks) } },
          {
            key: { text: 'Looked into' },
            value: {
              html: (
                <>
                  <Finding one={one} /> {one.words}
                  {one.foundBy ? ` (${one.foundBy})` : ''}
                </>
              ),
            },
          },
        ]}
      />
      {!one.finding && one.userId !== actor.userId && (
        <form method="post" novalidate>
          <CsrfField chrome={chrome} />
          <ChoiceField
            {...{ values, errors }}
            name="finding"
            label="What do you find?"
            items={[
              { value: 'explained', text: 'There is a good explanation' },
              { value: 'not-explained', text: 'There is none, or not a good one' },
            ]}
          />
          <WordsField
            {...{ values, errors }}
            name="words"
            label="What did you look into, and what did you do?"
            hint="Only data guardians read it."
            rows={4}
          />
          <GovukButton text="Save" preventDoubleClick />
        </form>
      )}
    </Page>
  )
}

const fields: { name: keyof WatchSettings; label: string; hint?: string }[] = [
  { name: 'peopleHourly', label: 'Most different people in an hour' },
  { name: 'peopleDaily', label: 'Most different people in a day' },
  {
    name: 'timesUsual',
    label: 'Times as many people in a day as is usual for the same user',
    hint: 'From the tenth person on',
  },
  { name: 'nightFrom', label: 'Night begins at', hint: 'For example, 22:00' },
  { name: 'nightUntil', label: 'Night ends at' },
  { name: 'glassMinutes', label: 'Longest emergency, in minutes' },
  { name: 'glassLetters', label: 'Shortest reason for an emergency, in letters' },
  { name: 'glassTries', label: 'Tries to name somebody in an emergency, in an hour' },
]

/** What counts as unusual, and how the glass is broken. */
export function WatchSettingsPage(props: FormProps<WatchSettings>) {
  const { chrome, errors, loaded, values, stale } = props
  return (
    <Page
      title="What counts as unusual"
      chrome={chrome}
      errors={errors}
      back={{ href: here, text: 'Back to unusual access' }}
    >
      <h1 class="govuk-heading-l">What counts as unusual</h1>
      {stale && (
        <GovukSummaryList
          rows={fields.map(({ name, label }) => ({
            key: { text: `${label}, as it stands now` },
            value: { text: String(loaded[name]) },
          }))}
        />
      )}
      <form method="post" novalidate>
        <CsrfField chrome={chrome} />
        <input type="hidden" name="version" value={seenVersion(props, loaded.version)} />
        {fields.map(({ name, label, hint }) => (
          <GovukInput
            id={name}
            name={name}
            label={{ text: label }}
            hint={hint ? { text: hint } : undefined}
            classes="govuk-input--width-5"
            value={typedText(values, name, String(loaded[name]))}
            errorMessage={errorMessageFor(errors, name)}
          />
        ))}
        <GovukButton text="Save" preventDoubleClick />
      </form>
    </Page>
  )
}
