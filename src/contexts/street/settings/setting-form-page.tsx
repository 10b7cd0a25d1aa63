import {
  CompareVersions,
  CsrfField,
  errorMessageFor,
  GovukButton,
  GovukInput,
  Page,
} from '../../../design-system/index.ts'
import { type FormProps, seenVersion, typedText } from '../../../platform/web/form-page.ts'
import { WordsField } from '../../people/index.ts'
import { ruleNames, rules } from './setting-form.ts'
import { type ShownSetting, versionOf } from './setting-queries.ts'

type Loaded = { settings: [ShownSetting, ...ShownSetting[]] }

/** Changing the rules, all on one page, with why. */
export function SettingFormPage({ chrome, errors, loaded, stale, values }: FormProps<Loaded>) {
  const [now] = loaded.settings
  return (
    <Page
      title="Change the rules of the street"
      chrome={chrome}
      errors={errors}
      back={{ href: '/street/settings', text: 'Back to the rules' }}
    >
      <h1 class="govuk-heading-l">Change the rules of the street</h1>
      <p class="govuk-body">
        The new rules count from the moment you save them. What happened before stays as it was
        counted then.
      </p>
      {stale && (
        <CompareVersions
          caption="Their version and yours"
          beforeHeading="Saved by someone else"
          afterHeading="Typed by you"
          fields={[
            ...ruleNames.map(name => ({
              label: rules[name].label,
              before: String(now[name]),
              after: typedText(values, name),
            })),
            { label: 'Why', before: now.because, after: typedText(values, 'because') },
          ]}
        />
      )}
      <form method="post" novalidate>
        <CsrfField chrome={chrome} />
        <input
          type="hidden"
          name="version"
          value={seenVersion({ values, stale }, versionOf(now))}
        />
        {ruleNames.map(name => (
          <GovukInput
            id={name}
            name={name}
            label={{ text: rules[name].label, classes: 'govuk-label--s' }}
            hint={{ text: `${rules[name].hint}. From ${rules[name].from} to ${rules[name].to}` }}
            suffix={{ text: rules[name].unit }}
            classes="govuk-input--width-4"
            inputmode="numeric"
            value={typedText(values, name, String(now[name]))}
            errorMessage={errorMessageFor(errors, name)}
          />
        ))}
        <WordsField
          values={values}
          errors={errors}
          name="because"
          label="Why do the rules change?"
          hint="For example: agreed by the operational group on 3 November"
          rows={3}
        />
        <GovukButton text="Save the rules" preventDoubleClick />
      </form>
    </Page>
  )
}
