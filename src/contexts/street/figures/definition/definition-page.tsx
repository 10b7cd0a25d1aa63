import {
  CompareVersions,
  CsrfField,
  DataTable,
  errorMessageFor,
  formatDay,
  GovukButton,
  GovukCheckboxes,
  GovukInput,
  GovukRadios,
  Page,
} from '../../../../design-system/index.ts'
import { dayOf } from '../../../../platform/dates.ts'
import {
  type FormProps,
  seenVersion,
  ticked,
  typedText,
} from '../../../../platform/web/form-page.ts'
import type { PageProps } from '../../../../platform/web/route.ts'
import { mayCoordinate } from '../../../partnership/index.ts'
import { WordsField } from '../../../people/index.ts'
import { definitionWords } from '../definition-words.ts'
import type { FigureParameters } from '../figure-definition.ts'
import { indicators, indicatorWords } from '../indicators.ts'
import { choiceFields, kindChoices, numberFields } from './definition-form.ts'
import { ownVersionOf, type ShownDefinition } from './definition-queries.ts'

type Loaded = { definitions: [ShownDefinition, ...ShownDefinition[]] }
const path = '/street/figures/definition'

const named = ({ isOwn, version }: ShownDefinition) =>
  `${isOwn ? 'Our own' : 'National'}, version ${version}`

/** What the figures mean now, and what they meant before. */
export function DefinitionPage({ chrome, loaded, actor }: PageProps<Loaded>) {
  const [now] = loaded.definitions
  const words = definitionWords(now.parameters)
  const mayChange = actor.roles.some(role => mayCoordinate.some(may => may === role))
  return (
    <Page
      title="What the figures mean"
      chrome={chrome}
      back={{ href: '/street/figures', text: 'Back to the figures' }}
    >
      <h1 class="govuk-heading-l">What the figures mean</h1>
      <p class="govuk-body">
        {named(now)}. {now.because}. Source: {now.source}.
      </p>
      <dl class="govuk-body">
        {indicators.flatMap(indicator => {
          const said = words[indicator]
          return said === undefined
            ? []
            : [
                <dt class="govuk-!-font-weight-bold">{indicatorWords[indicator]}</dt>,
                <dd>{said}</dd>,
              ]
        })}
      </dl>
      {mayChange && (
        <GovukButton
          text="Write our own definition"
          href={`${path}/change`}
          classes="govuk-button--secondary"
        />
      )}
      <DataTable
        caption="Every version"
        rows={loaded.definitions}
        columns={[
          { heading: 'Definition', isRowHeading: true, cell: named },
          { heading: 'From', cell: row => formatDay(dayOf(row.setAt)) },
          { heading: 'Why', cell: row => row.because },
          { heading: 'By', cell: row => row.by ?? '' },
        ]}
      />
    </Page>
  )
}

const textOf = (parameters: FigureParameters, name: keyof FigureParameters) => {
  const value = parameters[name]
  return Array.isArray(value) ? value.join(', ') : String(value)
}

/** Writing the next version of the partnership's own definition. */
export function DefinitionFormPage({ chrome, errors, loaded, stale, values }: FormProps<Loaded>) {
  const [now] = loaded.definitions
  const { parameters } = now
  const typed = (name: keyof FigureParameters) => typedText(values, name, textOf(parameters, name))
  return (
    <Page
      title="Write our own definition"
      chrome={chrome}
      errors={errors}
      back={{ href: path, text: 'Back to what the figures mean' }}
    >
      <h1 class="govuk-heading-l">Write our own definition</h1>
      <p class="govuk-body">
        It counts for every month, also for those that were counted before: printed figures name the
        version that they follow.
      </p>
      {stale && (
        <CompareVersions
          caption="Their version and yours"
          beforeHeading="Saved by someone else"
          afterHeading="Typed by you"
          fields={[
            ...[...numberFields, ...choiceFields].map(({ name, label }) => ({
              label,
              before: textOf(parameters, name),
              after: typedText(values, name),
            })),
            {
              label: 'Settled',
              before: parameters.settledKinds.join(', '),
              after: ticked(values, 'settledKinds').join(', '),
            },
            { label: 'Why', before: now.because, after: typedText(values, 'because') },
          ]}
        />
      )}
      <form method="post" novalidate>
        <CsrfField chrome={chrome} />
        <input
          type="hidden"
          name="version"
          value={seenVersion({ values, stale }, ownVersionOf(now))}
        />
        {numberFields.map(({ name, label, unit, from, to }) => (
          <GovukInput
            id={name}
            name={name}
            label={{ text: label, classes: 'govuk-label--s' }}
            hint={{ text: `From ${from} to ${to}` }}
            suffix={{ text: unit }}
            classes="govuk-input--width-4"
            inputmode="numeric"
            value={typed(name)}
            errorMessage={errorMessageFor(errors, name)}
          />
        ))}
        {choiceFields.map(({ name, label, choices }) => (
          <GovukRadios
            idPrefix={name}
            name={name}
            fieldset={{ legend: { text: label, classes: 'govuk-fieldset__legend--s' } }}
            value={typed(name)}
            errorMessage={errorMessageFor(errors, name)}
            items={choices.map(choice => ({ ...choice }))}
          />
        ))}
        <GovukCheckboxes
          idPrefix="settledKinds"
          name="settledKinds"
          fieldset={{
            legend: {
              text: 'Which accommodation is settled?',
              classes: 'govuk-fieldset__legend--s',
            },
          }}
          values={
            'settledKinds' in values ? ticked(values, 'settledKinds') : parameters.settledKinds
          }
          errorMessage={errorMessageFor(errors, 'settledKinds')}
          items={kindChoices.map(kind => ({ value: kind, text: kind.replaceAll('-', ' ') }))}
        />
        <WordsField
          values={values}
          errors={errors}
          name="because"
          label="Why does the definition change?"
          hint="For example: agreed by the operational group on 3 November"
          rows={3}
        />
        <GovukButton text="Save the definition" preventDoubleClick />
      </form>
    </Page>
  )
}
