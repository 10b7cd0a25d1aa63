import {
  CsrfField,
  errorMessageFor,
  GovukButton,
  GovukSelect,
  Page,
} from '../../../design-system/index.ts'
import { type FormProps, typedText } from '../../../platform/web/form-page.ts'
import { counted } from '../plan/plan-words.ts'
import type { Meaning, Party } from './owner-queries.ts'
import { kindWords, OtherSpellings } from './owners-page.tsx'

export type LoadedParty = { party: Party; others: Party[]; meanings: Meaning[]; bound: string }

/** Whom a name means, and with which other name it is one. */
export function PartyPage(props: FormProps<LoadedParty>) {
  const { chrome, errors, loaded, values } = props
  const { party, others, meanings, bound } = loaded
  const here = `/plans/owners/${party.id}`
  return (
    <Page
      title={`${party.name} – Who owns what`}
      chrome={chrome}
      errors={errors}
      back={{ href: '/plans/owners', text: 'Back to who owns what' }}
    >
      <h1 class="govuk-heading-l">{party.name}</h1>
      <p class="govuk-body">
        Leads {counted(party.leads, 'action')}, takes part in {party.others}.
      </p>
      <OtherSpellings party={party} />
      <form method="post" action={here} novalidate class="govuk-!-margin-top-4">
        <CsrfField chrome={chrome} />
        <GovukSelect
          id="meaning"
          name="meaning"
          label={{ text: 'Whom does this name mean?', classes: 'govuk-label--m' }}
          hint={{
            text: 'Words like ‘All’ or ‘Key stakeholders’ name no owner. An action that only they lead counts as one without an owner.',
          }}
          value={typedText(values, 'meaning', bound)}
          errorMessage={errorMessageFor(errors, 'meaning')}
          items={[
            { value: 'unresolved', text: kindWords.unresolved },
            { value: 'nobody', text: kindWords.nobody },
            ...meanings.map(one => ({
              value: `${one.kind}:${one.id}`,
              text: `${kindWords[one.kind]}: ${one.name}`,
            })),
          ]}
        />
        <GovukButton text="Save" preventDoubleClick />
      </form>
      {others.length > 0 && (
        <form method="post" action={`${here}/merge`} novalidate>
          <CsrfField chrome={chrome} />
          <GovukSelect
            id="into"
            name="into"
            label={{ text: 'Is it another spelling of a name?', classes: 'govuk-label--m' }}
            hint={{ text: 'Plans keep what they print; from now on both count as one.' }}
            items={others.map(other => ({ value: other.id, text: other.name }))}
          />
          <GovukButton
            text="Join with this name"
            classes="govuk-button--secondary"
            preventDoubleClick
          />
        </form>
      )}
    </Page>
  )
}
