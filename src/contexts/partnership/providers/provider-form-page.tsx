import {
  CompareVersions,
  CsrfField,
  errorMessageFor,
  GovukButton,
  GovukCheckboxes,
  GovukInput,
  GovukPasswordInput,
  GovukRadios,
  Page,
} from '../../../design-system/index.ts'
import { type FormProps, seenVersion, ticked, typedText } from '../../../platform/web/form-page.ts'
import { versionOf } from '../administration.ts'
import { sentAlready } from '../form-parts.ts'
import type { ProviderRecord } from './provider-queries.ts'

type Loaded = {
  id: string
  redirectUri: string
  before: ProviderRecord | null
  organisations: { id: string; name: string }[]
}

const secondFactorWords = {
  ours: 'We ask for ours, whatever the provider did',
  said: 'The provider’s counts where its answer says so; otherwise we ask for ours',
  always: 'The provider asks each person every time, and we do not ask again',
} as const

/** Adding or changing an OpenID Connect provider. */
export function ProviderFormPage(props: FormProps<Loaded>) {
  const { chrome, errors, loaded, stale, values } = props
  const { before, organisations } = loaded
  const title = before ? `Change ${before.name}` : 'Add a provider'
  const nameOf = (id: string) => organisations.find(one => one.id === id)?.name ?? ''
  return (
    <Page
      title={title}
      chrome={chrome}
      errors={errors}
      back={{ href: '/partnership/sign-in', text: 'Back to how people sign in' }}
    >
      <h1 class="govuk-heading-l">{title}</h1>
      {stale && before && (
        <CompareVersions
          caption="Their version and yours"
          beforeHeading="Saved by someone else"
          afterHeading="Typed by you"
          fields={[
            { label: 'Name', before: before.name, after: typedText(values, 'name') },
            { label: 'Issuer', before: before.issuer, after: typedText(values, 'issuer') },
            { label: 'Client id', before: before.clientId, after: typedText(values, 'clientId') },
            {
              label: 'Organisations',
              before: before.organisations.map(nameOf).join(', '),
              after: ticked(values, 'organisations').map(nameOf).join(', '),
            },
          ]}
        />
      )}
      <p class="govuk-body">
        Whoever runs the provider registers this service there as a web application, with this
        address to come back to:
      </p>
      <p class="govuk-body tl-break tl-code">{loaded.redirectUri}</p>
      <form method="post" novalidate>
        <CsrfField chrome={chrome} />
        {before ? (
          <input type="hidden" name="version" value={seenVersion(props, versionOf(before))} />
        ) : (
          <input type="hidden" name="id" value={typedText(values, 'id', loaded.id)} />
        )}
        <GovukInput
          id="name"
          name="name"
          label={{ text: 'What people know it by' }}
          hint={{ text: 'The page for signing in says ‘Sign in with …’' }}
          value={typedText(values, 'name', before?.name)}
          errorMessage={errorMessageFor(errors, 'name')}
        />
        <GovukInput
          id="issuer"
          name="issuer"
          type="url"
          label={{ text: 'Issuer' }}
          hint={{
            text: 'An address such as https://login.example.org/tenant. It has to be exactly the one that the provider writes into its tokens',
          }}
          spellcheck={false}
          value={typedText(values, 'issuer', before?.issuer)}
          errorMessage={errorMessageFor(errors, 'issuer')}
        />
        <GovukInput
          id="clientId"
          name="clientId"
          label={{ text: 'Client id' }}
          autocomplete="off"
          spellcheck={false}
          value={typedText(values, 'clientId', before?.clientId)}
          errorMessage={errorMessageFor(errors, 'clientId')}
        />
        <GovukPasswordInput
          id="clientSecret"
          name="clientSecret"
          autocomplete="new-password"
          label={{ text: 'Client secret' }}
          hint={{
            text: before?.hasSecret
              ? 'One is kept. Leave this empty to keep it: it is never shown again'
              : 'It is kept sealed and never shown again. Leave empty where the provider gave none',
          }}
          errorMessage={errorMessageFor(errors, 'clientSecret')}
        />
        <GovukCheckboxes
          name="organisations"
          fieldset={{
            legend: {
              text: 'Whose people sign in with it?',
              classes: 'govuk-fieldset__legend--s',
            },
          }}
          hint={{ text: 'It can let in nobody of another organisation, whatever it says' }}
          values={
            sentAlready(values) ? ticked(values, 'organisations') : (before?.organisations ?? [])
          }
          errorMessage={errorMessageFor(errors, 'organisations')}
          items={organisations.map(one => ({ value: one.id, text: one.name }))}
        />
        <GovukRadios
          name="secondFactor"
          fieldset={{
            legend: { text: 'Second factor', classes: 'govuk-fieldset__legend--s' },
          }}
          value={typedText(values, 'secondFactor', before?.secondFactor ?? 'said')}
          errorMessage={errorMessageFor(errors, 'secondFactor')}
          items={Object.entries(secondFactorWords).map(([value, text]) => ({ value, text }))}
        />
        <GovukRadios
          name="enabled"
          classes="govuk-radios--inline"
          fieldset={{
            legend: { text: 'Can people use it now?', classes: 'govuk-fieldset__legend--s' },
          }}
          value={typedText(values, 'enabled', before?.enabled === false ? 'no' : 'yes')}
          errorMessage={errorMessageFor(errors, 'enabled')}
          items={[
            { value: 'yes', text: 'Yes' },
            { value: 'no', text: 'No' },
          ]}
        />
        <GovukButton text="Save" preventDoubleClick />
      </form>
    </Page>
  )
}
