import {
  CsrfField,
  errorMessageFor,
  GovukButton,
  GovukSelect,
  GovukWarningText,
  Page,
} from '../../../design-system/index.ts'
import { type FormProps, typedText } from '../../../platform/web/form-page.ts'
import type { Area } from '../../partnership/index.ts'
import { ChoiceField, DayField, LineField, MomentField, WordsField } from '../../people/index.ts'
import type { SiteChoice } from '../sites/site-queries.ts'
import { alertSources } from './alert-form.ts'

export type ForAlert = { newId: string; now: Date; areas: Area[]; sites: SiteChoice[] }

/** Writing down what somebody told on the telephone or in person. */
export function AlertFormPage({ chrome, errors, loaded, values }: FormProps<ForAlert>) {
  const shown = { values, errors }
  const { areas, sites } = loaded
  return (
    <Page
      title="Write down an alert"
      chrome={chrome}
      errors={errors.map(error =>
        ['on', 'seen'].includes(error.field) ? { ...error, href: `#${error.field}-day` } : error,
      )}
      back={{ href: '/street/alerts', text: 'Back to alerts' }}
    >
      <h1 class="govuk-heading-l">Write down an alert</h1>
      <GovukWarningText
        text="If somebody is in danger, hurt, or may be under 18, they ring 999 now. An alert is looked into on the next shift."
        iconFallbackText="Warning"
      />
      <form method="post" novalidate>
        <CsrfField chrome={chrome} />
        <input type="hidden" name="id" value={typedText(values, 'id', loaded.newId)} />
        <ChoiceField
          {...shown}
          name="young"
          label="May the person be under 18?"
          items={[
            { value: 'no', text: 'No' },
            { value: 'yes', text: 'Yes' },
            { value: 'not-known', text: 'Nobody knows' },
          ]}
        />
        <ChoiceField
          {...shown}
          name="source"
          label="Who tells it?"
          items={Object.entries(alertSources).map(([value, text]) => ({ value, text }))}
        />
        <MomentField {...shown} now={loaded.now} legend="When was it told?" />
        <h2 class="govuk-heading-m">Where and whom</h2>
        <LineField
          {...shown}
          name="place"
          label="Where is the person?"
          hint="In their words: the street, and something near it"
        />
        <GovukSelect
          id="area"
          name="area"
          label={{ text: 'Area, if it is known' }}
          value={typedText(values, 'area')}
          errorMessage={errorMessageFor(errors, 'area')}
          items={[
            { value: '', text: 'Not known' },
            ...areas.map(area => ({ value: area.code, text: area.name })),
          ]}
        />
        <GovukSelect
          id="site"
          name="site"
          label={{ text: 'Site, if it is one of ours' }}
          value={typedText(values, 'site')}
          errorMessage={errorMessageFor(errors, 'site')}
          items={[
            { value: '', text: 'None of them' },
            ...sites.map(site => ({ value: site.id, text: `${site.area}: ${site.name}` })),
          ]}
        />
        <LineField
          {...shown}
          name="point"
          label="Grid reference (optional)"
          hint="For example, SK 353 362"
          classes="govuk-input--width-20"
        />
        <DayField {...shown} name="seen" label="When did they see the person? (optional)" />
        <LineField
          {...shown}
          name="seenTime"
          label="Time"
          hint="For example, 21:30. About is fine"
          classes="govuk-input--width-5"
        />
        <LineField
          {...shown}
          name="description"
          label="How does the person look? (optional)"
          hint="About how old, clothes, tent, dog: so that they can be found"
        />
        <WordsField {...shown} name="words" label="What else was told? (optional)" rows={4} />
        <h2 class="govuk-heading-m">Whoever tells it</h2>
        <ChoiceField
          {...shown}
          name="wantsAnswer"
          label="Do they want to hear what came of it?"
          hint="They hear that somebody went there. They never hear who it was."
          items={[
            { value: 'yes', text: 'Yes' },
            { value: 'no', text: 'No' },
          ]}
        />
        <LineField {...shown} name="name" label="Name (optional)" />
        <LineField
          {...shown}
          name="phone"
          label="Telephone number (optional)"
          classes="govuk-input--width-20"
        />
        <LineField {...shown} name="email" label="Email address (optional)" type="email" />
        <GovukButton text="Write it down" preventDoubleClick />
      </form>
    </Page>
  )
}
