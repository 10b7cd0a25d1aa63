import {
  CsrfField,
  errorMessageFor,
  GovukButton,
  GovukRadios,
  GovukSelect,
  Page,
} from '../../../design-system/index.ts'
import { type FormProps, seenVersion, typedText } from '../../../platform/web/form-page.ts'
import { versionOf } from '../administration.ts'
import type { SessionLimits } from './own-organisation-queries.ts'
import { idleChoices, longestChoices } from './own-people-form.ts'

/** How long people of one's own organisation stay signed in. */
export function SessionLimitsPage(props: FormProps<SessionLimits>) {
  const { actor, chrome, errors, loaded, stale, values } = props
  const title = 'Shared computers and time-outs'
  return (
    <Page
      title={title}
      chrome={chrome}
      errors={errors}
      back={{ href: '/organisation', text: `Back to ${actor.organisationName}` }}
    >
      <h1 class="govuk-heading-l">{title}</h1>
      {stale && (
        <p class="govuk-body">
          Someone else saved: shared computers {loaded.shared}, unused {words(loaded.idle)}, longest{' '}
          {words(loaded.longest)}. What you chose is below.
        </p>
      )}
      <form method="post" novalidate>
        <CsrfField chrome={chrome} />
        <input type="hidden" name="version" value={seenVersion(props, versionOf(loaded))} />
        <GovukRadios
          name="shared"
          fieldset={{
            legend: { text: 'Do people share computers?', classes: 'govuk-fieldset__legend--s' },
          }}
          hint={{ text: 'As at the desk of a hostel, where somebody else sits down next' }}
          value={typedText(values, 'shared', loaded.shared)}
          errorMessage={errorMessageFor(errors, 'shared')}
          items={[
            { value: 'yes', text: 'Yes' },
            { value: 'no', text: 'No' },
          ]}
        />
        <GovukSelect
          id="idle"
          name="idle"
          label={{ text: 'Sign people out when they have done nothing for' }}
          hint={{ text: 'Where people share computers, 15 minutes at most' }}
          value={typedText(values, 'idle', String(loaded.idle))}
          errorMessage={errorMessageFor(errors, 'idle')}
          items={choices(idleChoices)}
        />
        <GovukSelect
          id="longest"
          name="longest"
          label={{ text: 'Sign people out, however busy they are, after' }}
          value={typedText(values, 'longest', String(loaded.longest))}
          errorMessage={errorMessageFor(errors, 'longest')}
          items={choices(longestChoices)}
        />
        <GovukButton text="Save" preventDoubleClick />
      </form>
    </Page>
  )
}

function choices(list: readonly number[]) {
  return list.map(minutes => ({ value: String(minutes), text: words(minutes) }))
}

function words(minutes: number): string {
  if (minutes < 60) return `${minutes} minutes`
  return minutes === 60 ? '1 hour' : `${minutes / 60} hours`
}
