import {
  CompareVersions,
  CsrfField,
  errorMessageFor,
  GovukButton,
  GovukInsetText,
  GovukRadios,
  GovukSelect,
  GovukTextarea,
  Page,
} from '../../../design-system/index.ts'
import {
  type FormProps,
  seenVersion,
  typedText,
  type Values,
} from '../../../platform/web/form-page.ts'
import { withDateLink } from '../form-parts.ts'
import { dayTyped } from './agreement-form-page.tsx'
import { DayField } from './agreement-parts.tsx'
import type {
  Category,
  Condition,
  Sharing,
  ShownAgreement,
  ShownClause,
} from './agreement-queries.ts'
import { moreClause, otherClause } from './sharing-rules.ts'
import { isAskedToCheck, WhatChanges } from './what-changes.tsx'

type Loaded = {
  newId: string
  agreement: ShownAgreement
  before: ShownClause | null
  categories: Category[]
  conditions: Condition[]
  sharing: Sharing
}
type Props = FormProps<Loaded>

/** Something begins to be shared, or is shared on other terms from a day on. */
export function ClauseFormPage(props: Props) {
  const { chrome, errors, loaded, stale, today, values } = props
  const { agreement, before, categories } = loaded
  const title = before ? `Change ‘${before.label}’` : 'Share something more'
  const isCheck = isAskedToCheck(errors)
  return (
    <Page
      title={`${title} – ${agreement.title}`}
      chrome={chrome}
      errors={isCheck ? [] : withDateLink(errors, 'from')}
      back={{ href: `/partnership/agreements/${agreement.id}`, text: 'Back to the agreement' }}
    >
      <span class="govuk-caption-l">{agreement.title}</span>
      <h1 class="govuk-heading-l">{title}</h1>
      {stale && before && <BothVersions {...props} before={before} />}
      {before?.endsOn != null && before.endsOn <= today && (
        <GovukInsetText>
          This clause has ended meanwhile. Go back to the agreement to see what took its place.
        </GovukInsetText>
      )}
      <form method="post" novalidate>
        <CsrfField chrome={chrome} />
        <input type="hidden" name="id" value={typedText(values, 'id', loaded.newId)} />
        <input
          type="hidden"
          name="version"
          value={seenVersion({ values, stale }, agreement.version)}
        />
        <WhatChanges errors={errors} sharing={loaded.sharing} change={() => changeOf(props)} />
        {!before && (
          <GovukRadios
            name="category"
            fieldset={{
              legend: { text: 'What is shared?', classes: 'govuk-fieldset__legend--s' },
            }}
            value={typedText(values, 'category')}
            errorMessage={errorMessageFor(errors, 'category')}
            items={categories.map(one => ({
              value: one.code,
              text: one.label,
              hint: { text: one.about },
            }))}
          />
        )}
        <GovukTextarea
          id="purpose"
          name="purpose"
          rows={3}
          label={{ text: 'What may the partners use it for?' }}
          hint={{ text: 'Begin with ‘to’. For example, to find people a home' }}
          value={typedText(values, 'purpose', before?.purpose)}
          errorMessage={errorMessageFor(errors, 'purpose')}
        />
        <Basis {...props} />
        <WhoSees {...props} />
        <DayField
          name="from"
          legend="From which day?"
          hint="Today means at once. What was shared before stays as it was"
          before={today}
          {...{ values, errors }}
        />
        <GovukButton text={isCheck ? 'Save this change' : 'Save'} preventDoubleClick />
      </form>
    </Page>
  )
}

/** Why they may, by law: kept apart from whether the person is asked. */
function Basis({ errors, loaded, today, values }: Props) {
  const { before, conditions } = loaded
  const items = (kinds: string[], before: string | null | undefined) =>
    conditions
      .filter(one => kinds.includes(one.kind))
      .filter(
        one =>
          one.code === before ||
          (one.validFrom <= today && (one.validTo === null || one.validTo >= today)),
      )
      .map(one => ({
        value: one.code,
        text: one.kind === 'article-9' ? `${one.label} (Article ${one.code})` : one.label,
      }))
  return (
    <>
      <GovukRadios
        name="lawfulBasis"
        fieldset={{
          legend: { text: 'Why may they share it?', classes: 'govuk-fieldset__legend--s' },
        }}
        hint={{
          text: 'The lawful basis, UK GDPR Article 6(1). Consent is seldom one: people who need help are not free to say no.',
        }}
        value={typedText(values, 'lawfulBasis', before?.lawfulBasis)}
        errorMessage={errorMessageFor(errors, 'lawfulBasis')}
        items={items(['article-6'], before?.lawfulBasis).map(item => ({
          ...item,
          text: `${item.text} (Article ${item.value})`,
          hint: { text: conditions.find(one => one.code === item.value)?.about ?? '' },
        }))}
      />
      <GovukSelect
        id="specialCondition"
        name="specialCondition"
        label={{ text: 'Further condition for special categories or offences' }}
        hint={{
          text: 'UK GDPR Article 9(2) for health, ethnicity, sexual orientation and belief; Article 10 for offences',
        }}
        value={typedText(values, 'specialCondition', before?.specialCondition ?? '')}
        errorMessage={errorMessageFor(errors, 'specialCondition')}
        items={[
          { value: '', text: 'None is needed' },
          ...items(['article-9', 'article-10'], before?.specialCondition),
        ]}
      />
      <GovukSelect
        id="scheduleCondition"
        name="scheduleCondition"
        label={{ text: 'Condition of Schedule 1 to the Data Protection Act 2018' }}
        hint={{ text: 'Most conditions of Article 9 need one, and so do offences' }}
        value={typedText(values, 'scheduleCondition', before?.scheduleCondition ?? '')}
        errorMessage={errorMessageFor(errors, 'scheduleCondition')}
        items={[
          { value: '', text: 'None is needed' },
          ...items(['schedule-1'], before?.scheduleCondition),
        ]}
      />
    </>
  )
}

function WhoSees({ errors, loaded, values }: Props) {
  const { before } = loaded
  const choice = (name: 'needsInvolvement' | 'needsConsent') =>
    typedText(values, name, before ? (before[name] ? 'yes' : 'no') : '')
  return (
    <>
      <GovukRadios
        name="needsInvolvement"
        fieldset={{
          legend: { text: 'Which staff see it?', classes: 'govuk-fieldset__legend--s' },
        }}
        value={choice('needsInvolvement')}
        errorMessage={errorMessageFor(errors, 'needsInvolvement')}
        items={[
          { value: 'yes', text: 'Only those who work with the person' },
          { value: 'no', text: 'All who have permission for this kind of information' },
        ]}
      />
      <GovukRadios
        name="needsConsent"
        fieldset={{
          legend: { text: 'Is the person asked first?', classes: 'govuk-fieldset__legend--s' },
        }}
        hint={{
          text: 'This is the consent to share that people give on a form. It is not the lawful basis.',
        }}
        value={choice('needsConsent')}
        errorMessage={errorMessageFor(errors, 'needsConsent')}
        items={[
          { value: 'yes', text: 'Yes, it is shared only while they say yes' },
          { value: 'no', text: 'No, but they can object' },
        ]}
      />
    </>
  )
}

function changeOf({ loaded, values }: Props) {
  const { agreement, before } = loaded
  const fromDate = dayTyped(values, 'from')
  if (!fromDate) return undefined
  const clause = {
    id: typedText(values, 'id'),
    category: before?.category ?? typedText(values, 'category'),
    needsInvolvement: typedText(values, 'needsInvolvement') === 'yes',
    needsConsent: typedText(values, 'needsConsent') === 'yes',
    fromDate,
    endsOn: before?.endsOn ?? null,
  }
  return before ? otherClause(agreement.id, before, clause) : moreClause(agreement.id, clause)
}

/** What stands now of this category beside what was typed. */
function BothVersions({ before, loaded, values }: Props & { before: ShownClause }) {
  const now = loaded.agreement.clauses.findLast(one => one.category === before.category) ?? before
  const label = (code: string | null) =>
    loaded.conditions.find(one => one.code === code)?.label ?? code ?? ''
  const compared = (name: 'needsInvolvement' | 'needsConsent', values: Values) =>
    [now[name] ? 'yes' : 'no', typedText(values, name)] as const
  const rows: [string, string, string][] = [
    ['Used for', now.purpose, typedText(values, 'purpose')],
    ['Lawful basis', label(now.lawfulBasis), label(typedText(values, 'lawfulBasis'))],
    ['Condition', label(now.specialCondition), label(typedText(values, 'specialCondition'))],
    ['Schedule 1', label(now.scheduleCondition), label(typedText(values, 'scheduleCondition'))],
    ['Only staff who work with the person', ...compared('needsInvolvement', values)],
    ['The person is asked first', ...compared('needsConsent', values)],
  ]
  return (
    <CompareVersions
      caption="Their version and yours"
      beforeHeading="As it stands now"
      afterHeading="Typed by you"
      fields={rows.map(([label, before, after]) => ({ label, before, after }))}
    />
  )
}
