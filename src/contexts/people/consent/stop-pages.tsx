import {
  CsrfField,
  errorMessageFor,
  GovukButton,
  GovukInsetText,
  GovukRadios,
  GovukTextarea,
  Page,
} from '../../../design-system/index.ts'
import { type FormProps, typedText } from '../../../platform/web/form-page.ts'
import { DayField } from '../record/fields.tsx'
import { AskedHowField, linked, SaidField, ScopeFields } from './consent-parts.tsx'
import type { Objection, SharingChoices } from './consent-queries.ts'
import type { Called } from './consent-words.ts'
import { objectionWords } from './sharing-section.tsx'

type Person = { personId: string; name: string }
type ForStop = { person: Person; newId: string; choices: SharingChoices }

const back = (person: Person) => ({
  href: `/people/${person.personId}#sharing`,
  text: `Back to ${person.name}`,
})

/** Somebody takes their yes back. Everything is chosen: one press stops it all. */
export function WithdrawPage({ chrome, errors, loaded, values }: FormProps<ForStop>) {
  const { person, choices } = loaded
  return (
    <Page
      title={`Take a yes back – ${person.name}`}
      chrome={chrome}
      errors={linked(errors)}
      back={back(person)}
    >
      <span class="govuk-caption-l">{person.name}</span>
      <h1 class="govuk-heading-l">They take their yes back</h1>
      <p class="govuk-body">
        From the next page that anybody opens, what needed their yes is no longer shared. What other
        partners were told already they cannot unlearn. {person.name} is helped all the same.
      </p>
      <form method="post" novalidate>
        <CsrfField chrome={chrome} />
        <input type="hidden" name="asking" value={typedText(values, 'asking', loaded.newId)} />
        <GovukButton
          text="Stop sharing now"
          classes="govuk-button--warning"
          preventDoubleClick
          attributes={{ 'aria-describedby': 'stop-hint' }}
        />
        <p class="govuk-hint" id="stop-hint">
          Stops everything, said face to face, unless you change it below.
        </p>
        <GovukRadios
          name="part"
          fieldset={{
            legend: { text: 'What do they take back?', classes: 'govuk-fieldset__legend--s' },
          }}
          value={typedText(values, 'part', 'share')}
          errorMessage={errorMessageFor(errors, 'part')}
          items={[
            { value: 'share', text: 'Their yes to sharing with partners' },
            { value: 'refer', text: 'Their yes to being referred to a council' },
          ]}
        />
        <ScopeFields
          {...{ values, errors, choices }}
          all
          whom="With whom do they no longer want to share?"
          what="What do they no longer want to share?"
        />
        <AskedHowField {...{ values, errors }} label="How did they tell you?" before="in-person" />
        <SaidField {...{ values, errors }} />
        <StopAsChosen />
      </form>
    </Page>
  )
}

/** Somebody objects. Everything is chosen: one press stops it all. */
export function ObjectPage({ chrome, errors, loaded, values }: FormProps<ForStop>) {
  const { person, choices } = loaded
  return (
    <Page
      title={`Object to sharing – ${person.name}`}
      chrome={chrome}
      errors={linked(errors)}
      back={back(person)}
    >
      <span class="govuk-caption-l">{person.name}</span>
      <h1 class="govuk-heading-l">They object to sharing</h1>
      <p class="govuk-body">
        An objection stands above every agreement, and counts from the next page that anybody opens.
        Whoever it is against is not told of it. The data guardian sees it, and so does your own
        organisation.
      </p>
      <form method="post" novalidate>
        <CsrfField chrome={chrome} />
        <input type="hidden" name="id" value={typedText(values, 'id', loaded.newId)} />
        <GovukButton
          text="Stop sharing now"
          classes="govuk-button--warning"
          preventDoubleClick
          attributes={{ 'aria-describedby': 'stop-hint' }}
        />
        <p class="govuk-hint" id="stop-hint">
          Stops everything, with every partner and without an end, unless you change it below.
        </p>
        <ScopeFields
          {...{ values, errors, choices }}
          all
          whom="Who should not see it?"
          what="What should they not see?"
        />
        <GovukTextarea
          id="reason"
          name="reason"
          rows={3}
          label={{ text: 'Why? (optional)' }}
          hint={{ text: 'In their words. They need not say' }}
          value={typedText(values, 'reason')}
          errorMessage={errorMessageFor(errors, 'reason')}
        />
        <DayField
          {...{ values, errors }}
          name="until"
          label="Until when? (optional)"
          hint="Empty: until they say otherwise"
        />
        <StopAsChosen />
      </form>
    </Page>
  )
}

/** The same button for whoever changed something above it. */
function StopAsChosen() {
  return (
    <GovukButton text="Stop sharing as chosen" classes="govuk-button--warning" preventDoubleClick />
  )
}

type ForEnd = { person: Person; objection: Objection; called: Called }

/** Somebody no longer objects. */
export function EndObjectionPage({ chrome, errors, loaded }: FormProps<ForEnd>) {
  const { person, objection } = loaded
  return (
    <Page
      title={`They no longer object – ${person.name}`}
      chrome={chrome}
      errors={errors}
      back={back(person)}
    >
      <span class="govuk-caption-l">{person.name}</span>
      <h1 class="govuk-heading-l">They no longer object</h1>
      <GovukInsetText>{objectionWords(objection, loaded)}</GovukInsetText>
      <p class="govuk-body">
        From the next page that anybody opens, this is shared again as far as the agreements and
        their own yes or no allow. Only say so if {person.name} told you.
      </p>
      <form method="post" novalidate>
        <CsrfField chrome={chrome} />
        <GovukButton text="They no longer object" preventDoubleClick />
      </form>
    </Page>
  )
}
