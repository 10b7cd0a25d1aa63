import {
  CsrfField,
  errorMessageFor,
  GovukButton,
  GovukDetails,
  GovukInsetText,
  GovukRadios,
  GovukSelect,
  GovukTextarea,
  GovukWarningText,
  Page,
} from '../../../design-system/index.ts'
import { addMonths } from '../../../platform/dates.ts'
import { type FormProps, typedText } from '../../../platform/web/form-page.ts'
import { DayField, LineField } from '../record/fields.tsx'
import { AskingFields, FormWords, linked, ScopeFields } from './consent-parts.tsx'
import type { SharingChoices } from './consent-queries.ts'
import { type FormVersion, keyOf } from './form-queries.ts'

export type ForConsent = {
  person: { personId: string; name: string }
  newId: string
  versions: FormVersion[]
  choices: SharingChoices
}

/** Writing down what somebody said when they were asked whether their story may be shared. */
export function ConsentPage(props: FormProps<ForConsent>) {
  const { chrome, errors, loaded, today, values } = props
  const { person, choices } = loaded
  const [year = '', month = '', day = ''] = addMonths(today, 12).split('-')
  const expires = {
    'expires-day': String(Number(day)),
    'expires-month': String(Number(month)),
    'expires-year': year,
    ...values,
  }
  return (
    <Page
      title={`Sharing – ${person.name}`}
      chrome={chrome}
      errors={linked(errors)}
      back={{ href: `/people/${person.personId}#sharing`, text: `Back to ${person.name}` }}
    >
      <span class="govuk-caption-l">{person.name}</span>
      <h1 class="govuk-heading-l">What they said about sharing</h1>
      <GovukInsetText>
        This is their own choice. It is not the lawful basis for sharing, which the agreements name.
        Whoever says no is helped all the same.
      </GovukInsetText>
      <WordsOfForm {...props} kind="share" />
      <form method="post" enctype="multipart/form-data" novalidate>
        <CsrfField chrome={chrome} />
        <input type="hidden" name="asking" value={typedText(values, 'asking', loaded.newId)} />
        <FormField {...props} />
        <GovukRadios
          name="decision"
          fieldset={{
            legend: { text: 'What did they decide?', classes: 'govuk-fieldset__legend--s' },
          }}
          value={typedText(values, 'decision')}
          errorMessage={errorMessageFor(errors, 'decision')}
          items={[
            { value: 'given', text: 'They said yes' },
            { value: 'refused', text: 'They said no' },
          ]}
        />
        <ScopeFields
          {...{ values, errors, choices }}
          whom="With whom? (yes or no to this)"
          what="What? (yes or no to this)"
        />
        <GovukRadios
          name="rest"
          fieldset={{
            legend: {
              text: 'If they said yes only to some: what about the rest?',
              classes: 'govuk-fieldset__legend--s',
            },
          }}
          value={typedText(values, 'rest')}
          errorMessage={errorMessageFor(errors, 'rest')}
          items={[
            { value: 'refused', text: 'They said no to the rest' },
            { value: 'not-asked', text: 'They were not asked: what they said before stays' },
          ]}
        />
        <DayField
          values={expires}
          errors={errors}
          name="expires"
          label="Until when does a yes count? (optional)"
          hint="Ask again by then. Empty: until they say otherwise"
        />
        <AskingFields {...{ values, errors, today }} />
        <GovukButton text="Save" preventDoubleClick />
      </form>
    </Page>
  )
}

/** The three consents that come before a referral to a council. */
export function ReferralConsentPage(props: FormProps<ForConsent>) {
  const { chrome, errors, loaded, today, values } = props
  const { person, choices } = loaded
  const shown = { values, errors }
  const yesNo = (name: string, legend: string, hint?: string) => (
    <GovukRadios
      name={name}
      classes="govuk-radios--inline"
      fieldset={{ legend: { text: legend, classes: 'govuk-fieldset__legend--s' } }}
      hint={hint ? { text: hint } : undefined}
      value={typedText(values, name)}
      errorMessage={errorMessageFor(errors, name)}
      items={[
        { value: 'yes', text: 'Yes' },
        { value: 'no', text: 'No' },
      ]}
    />
  )
  return (
    <Page
      title={`Before a referral to a council – ${person.name}`}
      chrome={chrome}
      errors={linked(errors)}
      back={{ href: `/people/${person.personId}#sharing`, text: `Back to ${person.name}` }}
    >
      <span class="govuk-caption-l">{person.name}</span>
      <h1 class="govuk-heading-l">Before a referral to a council</h1>
      <p class="govuk-body">
        The law asks for three answers before a public body refers somebody who is homeless, or may
        soon be (Housing Act 1996, section 213B). Ask for each of them.
      </p>
      <WordsOfForm {...props} kind="duty-to-refer" />
      <form method="post" enctype="multipart/form-data" novalidate>
        <CsrfField chrome={chrome} />
        <input type="hidden" name="asking" value={typedText(values, 'asking', loaded.newId)} />
        <FormField {...props} />
        {yesNo('refer', '1. Do they agree to the referral?')}
        {yesNo(
          'chose',
          '2. Did they choose a council?',
          'Any council in England. Explain first what a local connection means for them',
        )}
        <GovukSelect
          id="council"
          name="council"
          label={{ text: 'Which council? (if they chose one)' }}
          value={typedText(values, 'council')}
          errorMessage={errorMessageFor(errors, 'council')}
          items={[
            { value: '', text: 'Choose a council' },
            ...choices.organisations.map(one => ({ value: one.id, text: one.name })),
            { value: 'other', text: 'Another council' },
          ]}
        />
        <LineField {...shown} name="authority" label="Name of the other council (optional)" />
        {yesNo('contact', '3. May the council have a way to reach them?')}
        <GovukWarningText
          iconFallbackText="Warning"
          text="Without a yes to the first question there is no referral, but for one exception: somebody may be told, without consent, what is needed to keep a child or an adult at risk safe. Follow your organisation’s safeguarding procedure, and tell the person first where that is safe."
        />
        <GovukRadios
          name="exception"
          fieldset={{
            legend: {
              text: 'If they said no: are you referring them all the same, to keep somebody safe?',
              classes: 'govuk-fieldset__legend--s',
            },
          }}
          value={typedText(values, 'exception')}
          errorMessage={errorMessageFor(errors, 'exception')}
          items={[
            { value: 'no', text: 'No, there is no referral' },
            { value: 'yes', text: 'Yes, to safeguard a child or an adult at risk' },
          ]}
        />
        <GovukTextarea
          id="exceptionReason"
          name="exceptionReason"
          rows={3}
          label={{ text: 'Why? (if you refer without consent)' }}
          hint={{ text: 'Their no stays on the record beside this' }}
          value={typedText(values, 'exceptionReason')}
          errorMessage={errorMessageFor(errors, 'exceptionReason')}
        />
        <AskingFields {...{ values, errors, today }} />
        <GovukButton text="Save" preventDoubleClick />
      </form>
    </Page>
  )
}

/** What to read out, and the paper to hand over. */
function WordsOfForm({ loaded, kind }: FormProps<ForConsent> & { kind: string }) {
  const [inUse] = loaded.versions
  if (!inUse) return null
  return (
    <>
      <GovukDetails
        summaryText="What to read out"
        html={
          <>
            <h2 class="govuk-heading-s" dir="auto">
              {inUse.title}
            </h2>
            <FormWords words={inUse.words} />
          </>
        }
      />
      <p class="govuk-body">
        <a class="govuk-link" href={`/people/consent-forms/${kind}`}>
          Print the empty form
        </a>
      </p>
    </>
  )
}

/** Which words they were asked in, where there is more than one version. */
function FormField({ loaded, values, errors }: FormProps<ForConsent>) {
  const [inUse] = loaded.versions
  const value = typedText(values, 'form', inUse ? keyOf(inUse) : '')
  if (loaded.versions.length < 2) return <input type="hidden" name="form" value={value} />
  return (
    <GovukSelect
      id="form"
      name="form"
      label={{ text: 'Which form were they asked with?' }}
      value={value}
      errorMessage={errorMessageFor(errors, 'form')}
      items={loaded.versions.map((one, index) => ({
        value: keyOf(one),
        text: `${versionName(one)}${index === 0 ? ' (in use)' : ''}: ${one.title}`,
      }))}
    />
  )
}

/** 'Version 2', or where the words came from. */
export function versionName(one: Pick<FormVersion, 'version' | 'partnershipId'>): string {
  return one.partnershipId ? `Version ${one.version}` : `Throughline’s words ${one.version}`
}
