import {
  errorMessageFor,
  GovukCheckboxes,
  GovukDetails,
  GovukSelect,
} from '../../../design-system/index.ts'
import { datePartsOf } from '../../../platform/web/date-field.ts'
import { ticked, typedText, type Values } from '../../../platform/web/form-page.ts'
import type { Area } from '../../partnership/index.ts'
import {
  ChoiceField,
  DayField,
  type FieldsShown,
  LineField,
  WordsField,
} from '../../people/index.ts'
import type { Code, CodeList } from '../code-queries.ts'
import { causeStages, memorials, precisions, referrals } from './death-form.ts'
import type { DeathFacts } from './death-queries.ts'
import type { Section } from './death-words.ts'

/** What the fields offer to choose from. */
export type DeathChoices = {
  codes: Partial<Record<CodeList, Code[]>>
  themes: { title: string; codes: Code[] }[]
  organisations: { id: string; name: string }[]
  areas: Area[]
}

type Shown = FieldsShown & { choices: DeathChoices }

/** The fields of one part of a death. */
export function SectionFields({ section, ...shown }: Shown & { section: Section }) {
  const Fields = fields[section]
  return <Fields {...shown} />
}

const fields = {
  happened: Happened,
  background: Background,
  coroner: Coroner,
  review: Review,
  family: Family,
  verify: Verify,
} satisfies Record<Section, unknown>

function CodeSelect({
  values,
  errors,
  choices,
  list,
  name,
  label,
  none,
}: Shown & { list: CodeList; name: string; label: string; none: string }) {
  return (
    <GovukSelect
      id={name}
      name={name}
      label={{ text: label }}
      value={typedText(values, name)}
      errorMessage={errorMessageFor(errors, name)}
      items={[
        { value: '', text: none },
        ...(choices.codes[list] ?? []).map(one => ({ value: one.code, text: one.label })),
      ]}
    />
  )
}

function Ticks({
  values,
  errors,
  name,
  legend,
  items,
  idPrefix = name,
}: FieldsShown & {
  name: string
  legend: string
  items: readonly { value: string; text: string }[]
  idPrefix?: string
}) {
  return (
    <GovukCheckboxes
      idPrefix={idPrefix}
      name={name}
      classes="govuk-checkboxes--small"
      fieldset={{ legend: { text: legend, classes: 'govuk-fieldset__legend--s' } }}
      values={ticked(values, name)}
      errorMessage={errorMessageFor(errors, name)}
      items={[...items]}
    />
  )
}

const choicesOf = (of: Record<string, string>) =>
  Object.entries(of).map(([value, text]) => ({ value, text }))

function Happened(shown: Shown) {
  return (
    <>
      <LineField
        {...shown}
        name="called"
        label="What were they called?"
        hint="The name that they used. Where nobody knows it, how they can be told from others."
      />
      <ChoiceField
        {...shown}
        name="diedPrecision"
        label="How exactly is the time of the death known?"
        items={choicesOf(precisions)}
      />
      <DayField {...shown} name="diedOn" label="Day of the death, or the first of two days" />
      <LineField
        {...shown}
        name="diedTime"
        label="Time of the death, where it is known"
        hint="For example, 06:30"
        classes="govuk-input--width-5"
      />
      <DayField
        {...shown}
        name="diedUntil"
        label="The later of the two days, where it lies between"
      />
      <DayField {...shown} name="foundOn" label="Day on which they were found" />
      <LineField
        {...shown}
        name="foundTime"
        label="Time at which they were found, where it is known"
        classes="govuk-input--width-5"
      />
      <GovukSelect
        id="area"
        name="area"
        label={{ text: 'Area' }}
        value={typedText(shown.values, 'area')}
        errorMessage={errorMessageFor(shown.errors, 'area')}
        items={[
          { value: '', text: 'Not known, or elsewhere' },
          ...shown.choices.areas.map(area => ({ value: area.code, text: area.name })),
        ]}
      />
      <LineField {...shown} name="place" label="Where was it?" />
      <CodeSelect
        {...shown}
        list="death-accommodation"
        name="accommodation"
        label="Where did they live then?"
        none="Choose"
      />
      <WordsField {...shown} name="whatHappened" label="What happened, as far as it is known" />
    </>
  )
}

function Background(shown: Shown) {
  const { choices } = shown
  return (
    <>
      <Ticks
        {...shown}
        name="cohort"
        legend="What applied to them?"
        items={(choices.codes['death-cohort'] ?? []).map(one => ({
          value: one.code,
          text: one.label,
        }))}
      />
      <Ticks
        {...shown}
        name="agencies"
        legend="Which partners knew them?"
        items={choices.organisations.map(one => ({ value: one.id, text: one.name }))}
      />
      <LineField {...shown} name="otherAgencies" label="Other agencies that knew them" />
      <LineField
        {...shown}
        name="lastContactWith"
        label="Who met them last, where it was not outreach"
        hint="Contacts on the street are found without typing."
      />
      <DayField {...shown} name="lastContactOn" label="When was that?" />
    </>
  )
}

function Coroner(shown: Shown) {
  return (
    <>
      <CodeSelect
        {...shown}
        list="coroner"
        name="coroner"
        label="What does the coroner do?"
        none="Choose"
      />
      <WordsField
        {...shown}
        name="coronerWords"
        label="Reference, dates, what was concluded"
        rows={3}
      />
      <ChoiceField
        {...shown}
        name="causeStage"
        label="How sure is the cause?"
        items={choicesOf(causeStages)}
      />
      <CodeSelect
        {...shown}
        list="death-cause"
        name="cause"
        label="Cause, where it is known"
        none="Not known yet"
      />
      <WordsField {...shown} name="causeWords" label="More about the cause" rows={3} />
    </>
  )
}

function Review(shown: Shown) {
  const { choices } = shown
  return (
    <>
      <ChoiceField
        {...shown}
        name="referral"
        label="Was it referred for a safeguarding adults review?"
        hint="Care Act 2014, section 44"
        items={choicesOf(referrals)}
      />
      <DayField {...shown} name="referredOn" label="Day of the referral" />
      <Ticks
        {...shown}
        name="criteria"
        legend="Which criteria of the law were met?"
        items={(choices.codes['review-criterion'] ?? []).map(one => ({
          value: one.code,
          text: one.label,
        }))}
      />
      <CodeSelect
        {...shown}
        list="review-decision"
        name="decision"
        label="What did the board decide?"
        none="Nothing yet"
      />
      <DayField {...shown} name="decidedOn" label="Day of the decision" />
      <WordsField {...shown} name="referralWords" label="More about the referral" rows={3} />
      <DayField
        {...shown}
        name="rapidReviewOn"
        label="Day of the rapid review"
        hint="It may lie ahead"
      />
      <h2 class="govuk-heading-m">What was learned</h2>
      {choices.themes.map(({ title, codes }, index) => (
        <Ticks
          {...shown}
          idPrefix={`themes-${index + 1}`}
          name="themes"
          legend={title}
          items={codes.map(one => ({ value: one.code, text: one.label }))}
        />
      ))}
      <WordsField
        {...shown}
        name="themeWords"
        label="In words"
        hint="No name of anybody: words like these find their way into reports."
      />
    </>
  )
}

function Family(shown: Shown) {
  return (
    <>
      <WordsField
        {...shown}
        name="kinWords"
        label="Family or friends, and how to reach them"
        rows={4}
      />
      <ChoiceField
        {...shown}
        name="memorial"
        label="May the person be remembered in public?"
        items={choicesOf(memorials)}
      />
      <WordsField
        {...shown}
        name="memorialWords"
        label="What they said, and who asked them"
        rows={3}
      />
      <DayField {...shown} name="funeralOn" label="Day of the funeral" hint="It may lie ahead" />
      <WordsField
        {...shown}
        name="funeralWords"
        label="Who arranges it, where, who comes"
        rows={3}
      />
    </>
  )
}

function Verify(shown: Shown) {
  return (
    <>
      <p class="govuk-body">
        A death counts in figures only once somebody who knows has confirmed it, and that the person
        was homeless.
      </p>
      <CodeSelect
        {...shown}
        list="death-verified-by"
        name="verifiedBy"
        label="Who confirmed it?"
        none="Nobody yet"
      />
      <DayField {...shown} name="verifiedOn" label="On which day?" />
      <WordsField {...shown} name="verifiedWords" label="How was it confirmed?" rows={3} />
      <ChoiceField
        {...shown}
        name="stands"
        label="Does it stand?"
        items={[
          { value: 'yes', text: 'Yes' },
          {
            value: 'no',
            text: 'No, it was written down by mistake',
            hint: 'Put their place on the by-name list right, too.',
          },
        ]}
      />
      <GovukDetails
        summaryText="What confirming means"
        text="The coroner, a local homelessness charity, or a council, hospital, prison or the police says so. What is only told is not counted."
      />
    </>
  )
}

const days = [
  'diedOn',
  'diedUntil',
  'foundOn',
  'lastContactOn',
  'referredOn',
  'decidedOn',
  'rapidReviewOn',
  'funeralOn',
  'verifiedOn',
] as const

/** A death as its forms have it. */
export function valuesOf(death: DeathFacts): Values {
  const parts = days.flatMap(name =>
    Object.entries(datePartsOf({}, name, death[name])).map(
      ([part, value]) => [`${name}-${part}`, value] as const,
    ),
  )
  const texts = Object.entries(death).flatMap(([name, value]) =>
    typeof value === 'string' && !days.some(day => day === name) ? [[name, value] as const] : [],
  )
  return {
    ...Object.fromEntries([...parts, ...texts]),
    area: death.areaCode ?? '',
    cohort: death.cohort,
    agencies: death.agencies,
    criteria: death.criteria,
    themes: death.themes,
    stands: death.stands ? 'yes' : 'no',
  }
}
