import {
  CsrfField,
  errorMessageFor,
  GovukButton,
  GovukInput,
  GovukInsetText,
  GovukSelect,
  Page,
} from '../../../design-system/index.ts'
import { type FormProps, seenVersion, typedText } from '../../../platform/web/form-page.ts'
import { withDateLink } from '../form-parts.ts'
import { dayTyped } from './agreement-form-page.tsx'
import { DayField } from './agreement-parts.tsx'
import type { Sharing, ShownAgreement } from './agreement-queries.ts'
import { type Change, lessParty, moreParty, type Party } from './sharing-rules.ts'
import { isAskedToCheck, WhatChanges } from './what-changes.tsx'

type ForNew = {
  agreement: ShownAgreement
  organisations: { id: string; name: string }[]
  sharing: Sharing
}

/** An organisation signs an agreement. */
export function AddPartyPage({ chrome, errors, loaded, today, values }: FormProps<ForNew>) {
  const { agreement, organisations, sharing } = loaded
  const isCheck = isAskedToCheck(errors)
  return (
    <Page
      title={`Add an organisation – ${agreement.title}`}
      chrome={chrome}
      errors={isCheck ? [] : withDateLink(errors, 'signed')}
      back={{ href: `/partnership/agreements/${agreement.id}`, text: 'Back to the agreement' }}
    >
      <span class="govuk-caption-l">{agreement.title}</span>
      <h1 class="govuk-heading-l">Add an organisation that signed</h1>
      <form method="post" novalidate>
        <CsrfField chrome={chrome} />
        <WhatChanges
          errors={errors}
          sharing={sharing}
          change={() => {
            const signedOn = dayTyped(values, 'signed')
            const organisationId = typedText(values, 'organisation')
            return signedOn
              ? moreParty(agreement.id, { organisationId, signedOn, leftOn: null }, today)
              : undefined
          }}
        />
        <GovukSelect
          id="organisation"
          name="organisation"
          label={{ text: 'Organisation' }}
          value={typedText(values, 'organisation')}
          errorMessage={errorMessageFor(errors, 'organisation')}
          items={[
            { value: '', text: 'Choose an organisation' },
            ...organisations.map(one => ({ value: one.id, text: one.name })),
          ]}
        />
        <DayField name="signed" legend="When did it sign?" {...{ values, errors }} />
        <GovukInput
          id="signedBy"
          name="signedBy"
          label={{ text: 'Who signed for it?' }}
          hint={{ text: 'Their post, for example Chief Executive' }}
          value={typedText(values, 'signedBy')}
          errorMessage={errorMessageFor(errors, 'signedBy')}
        />
        <GovukButton text={isCheck ? 'Save this change' : 'Save'} preventDoubleClick />
      </form>
    </Page>
  )
}

type ForEnd = {
  agreement: ShownAgreement
  sharing: Sharing
  /** What ends, as the heading says it: 'Lantern Outreach leaves'. */
  heading: string
  text: string
  change: (day: string) => Change
}

/** A party or a clause stops to count, at once or from a day to come. */
export function EndPage({ chrome, errors, loaded, stale, today, values }: FormProps<ForEnd>) {
  const { agreement, heading, sharing, text } = loaded
  const isCheck = isAskedToCheck(errors)
  return (
    <Page
      title={`${heading} – ${agreement.title}`}
      chrome={chrome}
      errors={isCheck ? [] : withDateLink(errors, 'ends')}
      back={{ href: `/partnership/agreements/${agreement.id}`, text: 'Back to the agreement' }}
    >
      <span class="govuk-caption-l">{agreement.title}</span>
      <h1 class="govuk-heading-l">{heading}</h1>
      {stale && (
        <GovukInsetText>
          The agreement was changed meanwhile. Look at it again before you save.
        </GovukInsetText>
      )}
      <p class="govuk-body">{text}</p>
      <form method="post" novalidate>
        <CsrfField chrome={chrome} />
        <input
          type="hidden"
          name="version"
          value={seenVersion({ values, stale }, agreement.version)}
        />
        <WhatChanges
          errors={errors}
          sharing={sharing}
          change={() => {
            const day = dayTyped(values, 'ends')
            return day ? loaded.change(day) : undefined
          }}
        />
        <DayField
          name="ends"
          legend="From which day?"
          hint="Today means at once"
          before={today}
          {...{ values, errors }}
        />
        <GovukButton text={isCheck ? 'Save this change' : 'Save'} preventDoubleClick />
      </form>
    </Page>
  )
}

/** Leaving, for the page above. */
export function leaving(agreement: ShownAgreement, party: Party & { name: string }) {
  return {
    heading: `${party.name} leaves`,
    text: `From that day, ${party.name} neither sees what the others hold under this agreement nor shares what it holds.`,
    change: (day: string) => lessParty(agreement.id, party, day),
  }
}
