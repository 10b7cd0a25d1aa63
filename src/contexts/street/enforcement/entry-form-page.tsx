import {
  CsrfField,
  errorMessageFor,
  formatDay,
  GovukButton,
  GovukCheckboxes,
  GovukDetails,
  GovukFieldset,
  GovukInput,
  GovukInsetText,
  GovukSelect,
  Page,
} from '../../../design-system/index.ts'
import { type FormProps, ticked, typedText } from '../../../platform/web/form-page.ts'
import type { Area } from '../../partnership/index.ts'
import {
  DayField,
  type FieldsShown,
  LineField,
  type ShownPerson,
  WordsField,
} from '../../people/index.ts'
import type { Code } from '../code-queries.ts'
import { answerWords, typedOffers } from './enforcement-form.ts'
import { offerWords } from './enforcement-queries.ts'
import type { KnownOffer } from './enforcement-rules.ts'

export type ForEntry = {
  newId: string
  person: ShownPerson
  kinds: Code[]
  offers: Code[]
  areas: Area[]
  known: KnownOffer[]
}

/** Writing down enforcement: first what was offered before, then what was done. */
export function EntryFormPage({ chrome, errors, loaded, values }: FormProps<ForEntry>) {
  const { person, known } = loaded
  const shown = { values, errors }
  return (
    <Page
      title={`Write down enforcement – ${person.name}`}
      chrome={chrome}
      errors={errors}
      back={{ href: `/people/${person.personId}#enforcement`, text: 'Back to the person' }}
    >
      <span class="govuk-caption-l">
        <bdi>{person.name}</bdi>
      </span>
      <h1 class="govuk-heading-l">Write down enforcement</h1>
      <GovukInsetText>
        Nothing can be saved here without the support that was offered before, or why none could be.
      </GovukInsetText>
      <form method="post" novalidate>
        <CsrfField chrome={chrome} />
        <input type="hidden" name="id" value={typedText(values, 'id', loaded.newId)} />
        <h2 class="govuk-heading-m">What was offered before</h2>
        {known.length > 0 && (
          <GovukCheckboxes
            name="fromContacts"
            classes="govuk-checkboxes--small"
            fieldset={{
              legend: {
                text: 'Offered on the street in the last year',
                classes: 'govuk-fieldset__legend--s',
              },
            }}
            hint={{ text: 'Tick what was offered because of the same thing.' }}
            values={ticked(values, 'fromContacts')}
            errorMessage={errorMessageFor(errors, 'fromContacts')}
            items={known.map(one => ({
              value: one.key,
              text: `${formatDay(one.offeredOn)}: ${offerWords(one)}`,
            }))}
          />
        )}
        {typedOffers.map(number => (
          <OfferFields {...shown} number={number} offers={loaded.offers} />
        ))}
        <GovukDetails
          summaryText="Nothing could be offered"
          open={typedText(values, 'noOffer') !== '' || errors.some(one => one.field === 'noOffer')}
          html={
            <WordsField
              {...shown}
              name="noOffer"
              label="Why could nothing be offered?"
              hint="For example: the police acted at once because somebody was hurt. Everybody who reads the entry reads this."
              rows={3}
            />
          }
        />
        <h2 class="govuk-heading-m">What was done</h2>
        <WhatWasDone {...shown} loaded={loaded} />
        <GovukButton text="Save" preventDoubleClick />
      </form>
    </Page>
  )
}

function OfferFields({
  values,
  errors,
  number,
  offers,
}: FieldsShown & { number: number; offers: readonly Code[] }) {
  const shown = { values, errors }
  const ordinal = ['First', 'Second', 'Third'][number - 1]
  return (
    <GovukFieldset
      legend={{
        text: number === 1 ? `${ordinal} offer` : `${ordinal} offer (optional)`,
        classes: 'govuk-fieldset__legend--s',
      }}
      html={
        <>
          <GovukSelect
            id={`offer-${number}`}
            name={`offer-${number}`}
            label={{ text: 'What was offered' }}
            value={typedText(values, `offer-${number}`)}
            errorMessage={errorMessageFor(errors, `offer-${number}`)}
            items={[
              { value: '', text: 'Choose' },
              ...offers.map(one => ({ value: one.code, text: one.label })),
            ]}
          />
          <DayField {...shown} name={`offered-${number}`} label="When" />
          <GovukSelect
            id={`answer-${number}`}
            name={`answer-${number}`}
            label={{ text: 'What the person said' }}
            value={typedText(values, `answer-${number}`)}
            errorMessage={errorMessageFor(errors, `answer-${number}`)}
            items={[
              { value: '', text: 'Choose' },
              ...Object.entries(answerWords).map(([value, text]) => ({ value, text })),
            ]}
          />
          <GovukInput
            id={`words-${number}`}
            name={`words-${number}`}
            label={{ text: 'By whom, and more about it (optional)' }}
            value={typedText(values, `words-${number}`)}
            autocomplete="off"
            errorMessage={errorMessageFor(errors, `words-${number}`)}
          />
        </>
      }
    />
  )
}

function WhatWasDone({ values, errors, loaded }: FieldsShown & { loaded: ForEntry }) {
  const shown = { values, errors }
  return (
    <>
      <GovukSelect
        id="kind"
        name="kind"
        label={{ text: 'What was done?' }}
        hint={{
          text: 'Whether the law behind it counted on that day is not checked here.',
        }}
        value={typedText(values, 'kind')}
        errorMessage={errorMessageFor(errors, 'kind')}
        items={[
          { value: '', text: 'Choose' },
          ...loaded.kinds.map(one => ({ value: one.code, text: one.label })),
        ]}
      />
      <LineField
        {...shown}
        name="doneBy"
        label="Who did it?"
        hint="For example: a police officer; the city centre team; the owner of the shop"
      />
      <DayField {...shown} name="done" label="On which day?" />
      <GovukSelect
        id="area"
        name="area"
        label={{ text: 'Area' }}
        value={typedText(values, 'area')}
        errorMessage={errorMessageFor(errors, 'area')}
        items={[
          { value: '', text: 'Choose an area' },
          ...loaded.areas.map(area => ({ value: area.code, text: area.name })),
        ]}
      />
      <LineField {...shown} name="place" label="Where?" />
      <WordsField
        {...shown}
        name="words"
        label="What happened (optional)"
        hint="What was seen and said, without judgement. The person may read it."
      />
    </>
  )
}
