import {
  CompareVersions,
  CsrfField,
  errorMessageFor,
  formatDay,
  GovukButton,
  GovukInput,
  GovukTextarea,
  Page,
} from '../../../design-system/index.ts'
import { readDate } from '../../../platform/web/date-field.ts'
import {
  type FormProps,
  seenVersion,
  typedText,
  type Values,
} from '../../../platform/web/form-page.ts'
import { withDateLink } from '../form-parts.ts'
import { DayField } from './agreement-parts.tsx'
import type { Sharing, ShownAgreement } from './agreement-queries.ts'
import { otherEnd } from './sharing-rules.ts'
import { isAskedToCheck, WhatChanges } from './what-changes.tsx'

type Loaded = { newId: string; before: ShownAgreement | null; sharing: Sharing }

/** Adding an agreement, or changing its words, its review or its end. */
export function AgreementFormPage(props: FormProps<Loaded>) {
  const { chrome, errors, loaded, stale, today, values } = props
  const { before, sharing } = loaded
  const title = before ? `Change ${before.title}` : 'Add an agreement'
  const isCheck = isAskedToCheck(errors)
  return (
    <Page
      title={title}
      chrome={chrome}
      errors={isCheck ? [] : withDateLink(errors, 'from', 'review', 'ends')}
      back={
        before
          ? { href: `/partnership/agreements/${before.id}`, text: 'Back to the agreement' }
          : { href: '/partnership/agreements', text: 'Back to agreements' }
      }
    >
      <h1 class="govuk-heading-l">{title}</h1>
      {stale && before && <BothVersions before={before} values={values} />}
      <form method="post" novalidate>
        <CsrfField chrome={chrome} />
        {before ? (
          <>
            <input
              type="hidden"
              name="version"
              value={seenVersion({ values, stale }, before.version)}
            />
            <WhatChanges
              errors={errors}
              sharing={sharing}
              change={() => otherEnd(before, dayTyped(values, 'ends') ?? null, today)}
            />
          </>
        ) : (
          <input type="hidden" name="id" value={typedText(values, 'id', loaded.newId)} />
        )}
        <GovukInput
          id="title"
          name="title"
          label={{ text: 'Title' }}
          hint={{ text: 'For example, Sharing to end rough sleeping in Thistleshire' }}
          value={typedText(values, 'title', before?.title)}
          errorMessage={errorMessageFor(errors, 'title')}
        />
        <GovukTextarea
          id="summary"
          name="summary"
          label={{ text: 'What it is for' }}
          hint={{ text: 'In words that the people it is about can read' }}
          value={typedText(values, 'summary', before?.summary)}
          errorMessage={errorMessageFor(errors, 'summary')}
        />
        {!before && (
          <DayField name="from" legend="First day on which it counts" {...{ values, errors }} />
        )}
        <DayField
          name="review"
          legend="When do the parties look at it again?"
          before={before?.reviewOn ?? null}
          {...{ values, errors }}
        />
        <DayField
          name="ends"
          legend="From which day does it no longer count? (optional)"
          hint="For example, 27 3 2030. Today means at once"
          before={before?.endsOn ?? null}
          {...{ values, errors }}
        />
        <GovukButton text={isCheck ? 'Save this change' : 'Save'} preventDoubleClick />
      </form>
    </Page>
  )
}

/** The day that was typed in three boxes, null for none, undefined for no day. */
export function dayTyped(values: Values, name: string) {
  const part = (of: string) => typedText(values, `${name}-${of}`).trim()
  return readDate(part('day'), part('month'), part('year'))
}

function BothVersions({ before, values }: { before: ShownAgreement; values: Values }) {
  const typed = (name: string) => {
    const day = dayTyped(values, name)
    return day ? formatDay(day) : ''
  }
  return (
    <CompareVersions
      caption="Their version and yours"
      beforeHeading="Saved by someone else"
      afterHeading="Typed by you"
      fields={[
        { label: 'Title', before: before.title, after: typedText(values, 'title') },
        { label: 'What it is for', before: before.summary, after: typedText(values, 'summary') },
        { label: 'Review', before: formatDay(before.reviewOn), after: typed('review') },
        {
          label: 'No longer counts from',
          before: before.endsOn ? formatDay(before.endsOn) : '',
          after: typed('ends'),
        },
      ]}
    />
  )
}
