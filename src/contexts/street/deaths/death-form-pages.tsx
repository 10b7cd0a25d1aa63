import {
  CompareVersions,
  CsrfField,
  errorMessageFor,
  GovukButton,
  GovukInsetText,
  GovukSelect,
  Page,
} from '../../../design-system/index.ts'
import { type FormProps, seenVersion, typedText } from '../../../platform/web/form-page.ts'
import { ChoiceField, DayField, LineField, WordsField } from '../../people/index.ts'
import type { Code } from '../code-queries.ts'
import { type DeathChoices, SectionFields, valuesOf } from './death-fields.tsx'
import { learningStates } from './death-form.ts'
import { pathOfDeath } from './death-page.tsx'
import type { DeathFacts, Learning, ShownDeath } from './death-queries.ts'
import { linesOf, type Names, type Section, sectionTitles } from './death-words.ts'

export type ForBegin = {
  newId: string
  choices: DeathChoices
  person: { personId: string; name: string } | null
}

/** Writing down a death, with as little as is known on the first day. */
export function BeginPage({ chrome, errors, loaded, values }: FormProps<ForBegin>) {
  const { person } = loaded
  const typed = { ...(person && !values.id ? { called: person.name } : {}), ...values }
  return (
    <Page
      title="Write down a death"
      chrome={chrome}
      errors={errors}
      back={
        person
          ? { href: `/people/${person.personId}`, text: 'Back to the person' }
          : { href: '/street/deaths', text: 'Back to deaths' }
      }
    >
      <h1 class="govuk-heading-l">Write down a death</h1>
      <GovukInsetText>
        {person ? (
          <>
            This is about <bdi>{person.name}</bdi>. From that day on the by-name list says that they
            died, and nothing more is sent to them. Of what you write here only the co-ordinator,
            the data guardian and named reviewers learn.
          </>
        ) : (
          <>
            For somebody whom no partner knows, or whose name nobody has. Of somebody whom you know,{' '}
            <a class="govuk-link" href="/people">
              find the person
            </a>{' '}
            first.
          </>
        )}
      </GovukInsetText>
      <form method="post" novalidate>
        <CsrfField chrome={chrome} />
        <input type="hidden" name="id" value={typedText(values, 'id', loaded.newId)} />
        <input
          type="hidden"
          name="person"
          value={typedText(values, 'person', person?.personId ?? '')}
        />
        <input type="hidden" name="version" value="0" />
        <SectionFields section="happened" values={typed} errors={errors} choices={loaded.choices} />
        <WordsField
          values={typed}
          errors={errors}
          name="because"
          label="How do you know?"
          hint="Who told it, and when"
          rows={2}
        />
        <GovukButton text="Save" preventDoubleClick />
      </form>
    </Page>
  )
}

export type ForSection = {
  section: Section
  death: ShownDeath
  names: Names
  choices: DeathChoices
  /** What a form like this makes of a death; null where it does not parse. */
  changedBy: (values: FormProps<unknown>['values']) => DeathFacts | null
}

/** Changing one part of what is known. */
export function SectionPage(props: FormProps<ForSection>) {
  const { chrome, errors, loaded, stale, values } = props
  const { section, death, names, choices, changedBy } = loaded
  const isFirst = values.version === undefined
  const typed = isFirst ? valuesOf(death.now) : values
  const mine = stale ? changedBy(values) : null
  return (
    <Page
      title={`${sectionTitles[section]} – ${death.now.called}`}
      chrome={chrome}
      errors={errors}
      back={{ href: pathOfDeath(death.id), text: 'Back to this death' }}
    >
      <span class="govuk-caption-l">
        The death of <bdi>{death.now.called}</bdi>
      </span>
      <h1 class="govuk-heading-l">{sectionTitles[section]}</h1>
      {mine && (
        <CompareVersions
          caption="What was saved meanwhile, and what you typed"
          beforeHeading="Saved by somebody else"
          afterHeading="Typed by you"
          fields={linesOf(section, death.now, names).map(([label, before], index) => ({
            label,
            before,
            after: linesOf(section, mine, names)[index]?.[1] ?? '',
          }))}
        />
      )}
      <form method="post" novalidate>
        <CsrfField chrome={chrome} />
        <input type="hidden" name="version" value={seenVersion(props, death.now.number)} />
        <SectionFields section={section} values={typed} errors={errors} choices={choices} />
        <WordsField
          values={values}
          errors={errors}
          name="because"
          label="What is new, or why does it change?"
          rows={2}
        />
        <GovukButton text="Save" preventDoubleClick />
      </form>
    </Page>
  )
}

export type ForTold = { newId: string; death: ShownDeath; whom: Code[] }

/** Keeping who was told of a death. */
export function ToldPage({ chrome, errors, loaded, values }: FormProps<ForTold>) {
  const { death, whom } = loaded
  const shown = { values, errors }
  return (
    <Page
      title={`Who was told – ${death.now.called}`}
      chrome={chrome}
      errors={errors}
      back={{ href: pathOfDeath(death.id), text: 'Back to this death' }}
    >
      <span class="govuk-caption-l">
        The death of <bdi>{death.now.called}</bdi>
      </span>
      <h1 class="govuk-heading-l">Who was told?</h1>
      <form method="post" novalidate>
        <CsrfField chrome={chrome} />
        <input type="hidden" name="id" value={typedText(values, 'id', loaded.newId)} />
        <GovukSelect
          id="whom"
          name="whom"
          label={{ text: 'Who' }}
          value={typedText(values, 'whom')}
          errorMessage={errorMessageFor(errors, 'whom')}
          items={[
            { value: '', text: 'Choose' },
            ...whom.map(one => ({ value: one.code, text: one.label })),
          ]}
        />
        <DayField {...shown} name="toldOn" label="On which day?" />
        <WordsField {...shown} name="words" label="Who exactly, and what they said" rows={3} />
        <GovukButton text="Save" preventDoubleClick />
      </form>
    </Page>
  )
}

export type ForLearning = { newId: string; death: ShownDeath; before: Learning | null }

/** Writing down what is to be done because of a death, or how far it is. */
export function LearningPage(props: FormProps<ForLearning>) {
  const { chrome, errors, loaded, stale, values } = props
  const { death, before } = loaded
  const typed =
    values.number === undefined && before
      ? {
          ...before,
          number: String(before.number),
          address: before.address ?? '',
          setAt: undefined,
        }
      : values
  const shown = { values: typed, errors }
  return (
    <Page
      title={`To do – ${death.now.called}`}
      chrome={chrome}
      errors={errors}
      back={{ href: `${pathOfDeath(death.id)}#learning`, text: 'Back to this death' }}
    >
      <span class="govuk-caption-l">
        The death of <bdi>{death.now.called}</bdi>
      </span>
      <h1 class="govuk-heading-l">What is to be done because of it</h1>
      {stale && before && (
        <CompareVersions
          caption="What was saved meanwhile, and what you typed"
          beforeHeading="Saved by somebody else"
          afterHeading="Typed by you"
          fields={[
            { label: 'What', before: before.words, after: typedText(values, 'words') },
            {
              label: 'How far',
              before: learningStates[before.state],
              after:
                learningStates[typedText(values, 'state') as keyof typeof learningStates] ?? '',
            },
            {
              label: 'How it went',
              before: before.stateWords,
              after: typedText(values, 'stateWords'),
            },
          ]}
        />
      )}
      <form method="post" novalidate>
        <CsrfField chrome={chrome} />
        <input
          type="hidden"
          name="id"
          value={typedText(values, 'id', before?.learningId ?? loaded.newId)}
        />
        <input
          type="hidden"
          name="number"
          value={seenVersion(props, before?.number ?? 0, 'number')}
        />
        <WordsField
          {...shown}
          name="words"
          label="What is to be done?"
          hint="No name of the person: whoever does it may not know of them."
          rows={3}
        />
        <LineField
          {...shown}
          name="address"
          label="Address of the action in a plan, where a plan promises it"
          hint="Copy it from the page of the action: /plans/…"
        />
        <ChoiceField
          {...shown}
          name="state"
          label="How far is it?"
          before="to-do"
          items={Object.entries(learningStates).map(([value, text]) => ({ value, text }))}
        />
        <WordsField {...shown} name="stateWords" label="How it went" rows={2} />
        <GovukButton text="Save" preventDoubleClick />
      </form>
    </Page>
  )
}
