import {
  CsrfField,
  errorMessageFor,
  GovukButton,
  GovukInsetText,
  GovukSelect,
  Page,
} from '../../../../design-system/index.ts'
import { dayOf } from '../../../../platform/dates.ts'
import { datePartsOf } from '../../../../platform/web/date-field.ts'
import {
  type FormProps,
  seenVersion,
  typedText,
  type Values,
} from '../../../../platform/web/form-page.ts'
import type { Area } from '../../../partnership/index.ts'
import { ChoiceField, LineField, MomentField, timeOf, WordsField } from '../../../people/index.ts'
import type { Code } from '../../code-queries.ts'
import { type ForHeld, StaleNotice, WhatWasSent } from './held-page.tsx'
import type { ShownHeld } from './held-queries.ts'
import { Reasons } from './my-nights-page.tsx'

export type ForPutRight = ForHeld & {
  areas: Area[]
  sites: { id: string; name: string }[]
  beddings: Code[]
  now: Date
}

/** Putting right what could not be recorded: filled in with what was sent. */
export function PutRightPage(props: FormProps<ForPutRight>) {
  const { chrome, errors, loaded, stale } = props
  const { held, areas, sites, beddings, now } = loaded
  const values = { ...sentValues(held, now), ...props.values }
  const shown = { values, errors }
  const isNamed = held.person !== undefined
  return (
    <Page
      title="Put it right"
      chrome={chrome}
      errors={errors}
      back={{ href: `/street/held/${held.id}`, text: 'Back' }}
    >
      <h1 class="govuk-heading-l">Put it right</h1>
      {stale && <StaleNotice held={held} />}
      {stale && <WhatWasSent held={held} />}
      {!stale && <GovukInsetText html={<Reasons reasons={held.reasons} />} />}
      <form method="post" novalidate>
        <CsrfField chrome={chrome} />
        <input type="hidden" name="version" value={seenVersion(props, held.version)} />
        <MomentField {...shown} now={now} legend="When was it?" />
        <ChoiceField
          {...shown}
          name="bedding"
          label="Were they bedded down?"
          items={beddings.map(({ code, label, hint }) => ({
            value: code,
            text: label,
            ...(hint ? { hint } : {}),
          }))}
        />
        {isNamed ? (
          <ChoiceField
            {...shown}
            name="whom"
            label="Whom was it about?"
            items={[
              {
                value: 'named',
                text: held.person?.isRestricted
                  ? 'Whom it was sent about'
                  : (held.person?.name ?? ''),
              },
              { value: 'nobody', text: 'Somebody whom nobody knows yet' },
            ]}
          />
        ) : (
          <input type="hidden" name="whom" value="nobody" />
        )}
        <Choice
          {...shown}
          name="site"
          label="Site"
          none="No site"
          items={sites.map(({ id, name }) => ({ value: id, text: name }))}
        />
        <Choice
          {...shown}
          name="area"
          label="Area"
          none="That of the site, or none"
          items={areas.map(({ code, name }) => ({ value: code, text: name }))}
        />
        <LineField {...shown} name="place" label="Place, in words (optional)" />
        <LineField {...shown} name="description" label="How they looked (optional)" />
        <WordsField {...shown} name="words" label="What happened (optional)" rows={4} />
        <p class="govuk-body">
          What was offered, needs and pictures stay as they were sent, as far as they can be read.
        </p>
        <GovukButton text="Record it" preventDoubleClick />
      </form>
    </Page>
  )
}

function Choice({
  values,
  errors,
  name,
  label,
  none,
  items,
}: {
  values: Values
  errors: FormProps<ForPutRight>['errors']
  name: string
  label: string
  none: string
  items: { value: string; text: string }[]
}) {
  return (
    <GovukSelect
      id={name}
      name={name}
      label={{ text: label }}
      value={typedText(values, name)}
      errorMessage={errorMessageFor(errors, name)}
      items={[{ value: '', text: none }, ...items]}
    />
  )
}

function sentValues({ content, person }: ShownHeld, now: Date): Values {
  const text = (name: string) => {
    const value = content[name]
    return typeof value === 'string' ? value : ''
  }
  const at = new Date(text('seenAt'))
  const seenAt = Number.isNaN(at.getTime()) ? now : at
  const { day, month, year } = datePartsOf({}, 'on', dayOf(seenAt))
  return {
    'on-day': day,
    'on-month': month,
    'on-year': year,
    time: timeOf(seenAt),
    bedding: text('bedding'),
    whom: person ? 'named' : 'nobody',
    site: text('siteId'),
    area: text('areaCode'),
    place: text('place'),
    description: text('description'),
    words: text('words'),
  }
}
