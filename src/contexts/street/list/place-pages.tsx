import {
  CompareVersions,
  CsrfField,
  DataTable,
  Dated,
  EmptyState,
  errorMessageFor,
  GovukButton,
  GovukSelect,
  Page,
} from '../../../design-system/index.ts'
import { datePartsOf } from '../../../platform/web/date-field.ts'
import { type FormProps, typedText, type Values } from '../../../platform/web/form-page.ts'
import type { PageProps } from '../../../platform/web/route.ts'
import type { Area } from '../../partnership/index.ts'
import {
  ChoiceField,
  DayField,
  type FieldsShown,
  LineField,
  type ShownPerson,
  WordsField,
} from '../../people/index.ts'
import type { Code } from '../code-queries.ts'
import type { Care } from './list-queries.ts'
import { reasonField } from './place-form.ts'
import type { Reason, ShownEvent, ShownSpell } from './place-queries.ts'
import type { ListStatus } from './status-rules.ts'

type Choices = { statuses: Code[]; reasons: Reason[]; areas: Area[] }

/** The boxes of a day as they are before anything is typed. */
function dayValues(day: string | null): Values {
  const { day: d, month, year } = datePartsOf({}, 'on', day)
  return { 'on-day': d, 'on-month': month, 'on-year': year }
}

function StatusFields({ choices, ...shown }: FieldsShown & { choices: Choices }) {
  const { statuses, reasons, areas } = choices
  return (
    <>
      <ChoiceField
        {...shown}
        name="status"
        label="Where are they?"
        items={statuses.map(({ code, label, hint }) => ({
          value: code,
          text: label,
          hint: hint ?? undefined,
          fields: (
            <>
              <ChoiceField
                {...shown}
                name={reasonField(code as ListStatus)}
                label={`${label}: why?`}
                items={reasons
                  .filter(reason => reason.status === code)
                  .map(reason => ({
                    value: reason.code,
                    text: reason.label,
                    hint: reason.hint ?? undefined,
                  }))}
              />
              {code === 'active' && (
                <GovukSelect
                  id="area"
                  name="area"
                  label={{ text: 'In which area do they sleep rough?' }}
                  value={typedText(shown.values, 'area')}
                  errorMessage={errorMessageFor(shown.errors, 'area')}
                  items={[
                    { value: '', text: 'Not known, or where they were before' },
                    ...areas.map(area => ({ value: area.code, text: area.name })),
                  ]}
                />
              )}
            </>
          ),
        }))}
      />
      <DayField
        {...shown}
        name="on"
        label="Since when?"
        hint="It may be long ago: the list of every day since is put right. For example, 27 3 2026"
      />
      <LineField
        {...shown}
        name="toldBy"
        label="Who told you? (optional)"
        hint="For example: herself; the ward sister; the landlord"
      />
      <WordsField {...shown} name="words" label="What else is worth knowing? (optional)" rows={3} />
    </>
  )
}

export type ForStatus = Choices & { newId: string; person: ShownPerson; today: string }

/** Saying where somebody is. */
export function StatusPage({ chrome, errors, loaded, values }: FormProps<ForStatus>) {
  const { person, newId, today } = loaded
  return (
    <Page
      title={`Where ${person.name} is`}
      chrome={chrome}
      errors={errors}
      back={{ href: `/people/${person.personId}#by-name-list`, text: 'Back to the person' }}
    >
      <span class="govuk-caption-l">
        <bdi>{person.name}</bdi>
      </span>
      <h1 class="govuk-heading-l">Where they are</h1>
      <p class="govuk-body">
        Whoever is seen sleeping rough comes on the list by themselves, from the night on which they
        were seen. Write here what nobody can see on the street.
      </p>
      <form method="post" novalidate>
        <CsrfField chrome={chrome} />
        <input type="hidden" name="id" value={typedText(values, 'id', newId)} />
        <StatusFields
          values={{ ...dayValues(today), ...values }}
          errors={errors}
          choices={loaded}
        />
        <GovukButton text="Save" preventDoubleClick />
      </form>
    </Page>
  )
}

export type ForCorrection = ForStatus & { event: ShownEvent; newer: ShownEvent | null }

/** Putting right what was said. */
export function CorrectionPage({
  chrome,
  errors,
  loaded,
  values,
  stale,
}: FormProps<ForCorrection>) {
  const { person, newId, event, newer } = loaded
  const stands: Values = {
    status: event.status ?? '',
    [`reason-${event.status}`]: event.reason ?? '',
    area: event.areaCode ?? '',
    toldBy: event.toldBy,
    words: event.words,
    ...dayValues(event.on),
  }
  const shown = { values: { ...stands, ...values }, errors }
  return (
    <Page
      title={`Put right where ${person.name} was`}
      chrome={chrome}
      errors={errors}
      back={{ href: `/people/${person.personId}/list`, text: 'Back to the history' }}
    >
      <span class="govuk-caption-l">
        <bdi>{person.name}</bdi>
      </span>
      <h1 class="govuk-heading-l">Put right what was said</h1>
      <p class="govuk-body">
        {event.statusLabel} since <Dated value={event.on} />: {event.reasonLabel}. Said by{' '}
        {event.recordedBy}, {event.organisation}. It stays in the history and counts no more.
      </p>
      {(stale || newer) && newer && (
        <CompareVersions
          caption="What was put right meanwhile, and what you typed"
          beforeHeading="Saved by somebody else"
          afterHeading="Typed by you"
          fields={[
            {
              label: 'Where they are',
              before: newer.statusLabel ?? 'It was never so',
              after: typedText(shown.values, 'status'),
            },
            { label: 'Words', before: newer.words, after: typedText(shown.values, 'words') },
          ]}
        />
      )}
      <form method="post" novalidate>
        <CsrfField chrome={chrome} />
        <input type="hidden" name="id" value={typedText(values, 'id', newId)} />
        <ChoiceField
          {...shown}
          name="how"
          label="What was wrong?"
          items={[
            {
              value: 'otherwise',
              text: 'It was otherwise',
              fields: <StatusFields {...shown} choices={loaded} />,
            },
            {
              value: 'never',
              text: 'It was never so',
              fields: (
                <LineField
                  {...shown}
                  name="because"
                  label="Why?"
                  hint="For example: it was somebody else"
                />
              ),
            },
          ]}
        />
        <GovukButton text="Save" preventDoubleClick />
      </form>
    </Page>
  )
}

export type ForCare = {
  newId: string
  person: ShownPerson
  care: Care | null
  groups: Code[]
  leads: { id: string; name: string }[]
}

/** Who leads, and what is done next. */
export function CarePage(props: FormProps<ForCare>) {
  const { chrome, errors, loaded, values, stale } = props
  const { person, care, groups, leads, newId } = loaded
  const stands: Values = {
    lead: care?.leadUserId ?? '',
    group: care?.groupCode ?? '',
    nextStep: care?.nextStep ?? '',
    ...dayValues(care?.nextOn ?? null),
  }
  const typed = { ...stands, ...values }
  const shown = { values: typed, errors }
  const leadOf = (id: string) => leads.find(one => one.id === id)?.name ?? 'Nobody yet'
  return (
    <Page
      title={`Lead worker and next step – ${person.name}`}
      chrome={chrome}
      errors={errors}
      back={{ href: `/people/${person.personId}#by-name-list`, text: 'Back to the person' }}
    >
      <span class="govuk-caption-l">
        <bdi>{person.name}</bdi>
      </span>
      <h1 class="govuk-heading-l">Lead worker and next step</h1>
      {stale && (
        <CompareVersions
          caption="What was saved meanwhile, and what you typed"
          beforeHeading="Saved by somebody else"
          afterHeading="Typed by you"
          fields={[
            {
              label: 'Lead worker',
              before: leadOf(typedText(stands, 'lead')),
              after: leadOf(typedText(typed, 'lead')),
            },
            {
              label: 'Next step',
              before: typedText(stands, 'nextStep'),
              after: typedText(typed, 'nextStep'),
            },
          ]}
        />
      )}
      <form method="post" novalidate>
        <CsrfField chrome={chrome} />
        <input type="hidden" name="id" value={typedText(values, 'id', newId)} />
        <input
          type="hidden"
          name="follows"
          value={stale ? (care?.id ?? '') : typedText(values, 'follows', care?.id ?? '')}
        />
        <GovukSelect
          id="lead"
          name="lead"
          label={{ text: 'Lead worker' }}
          hint={{ text: 'The one worker who sees to it that something happens' }}
          value={typedText(typed, 'lead')}
          errorMessage={errorMessageFor(errors, 'lead')}
          items={[
            { value: '', text: 'Nobody yet' },
            ...leads.map(one => ({ value: one.id, text: one.name })),
          ]}
        />
        <GovukSelect
          id="group"
          name="group"
          label={{ text: 'Target group' }}
          value={typedText(typed, 'group')}
          errorMessage={errorMessageFor(errors, 'group')}
          items={[
            { value: '', text: 'None' },
            ...groups.map(one => ({ value: one.code, text: one.label })),
          ]}
        />
        <LineField {...shown} name="nextStep" label="Next step" hint="What is done, and by whom" />
        <DayField {...shown} name="on" label="By when?" />
        <GovukButton text="Save" preventDoubleClick />
      </form>
    </Page>
  )
}

export type ForHistory = {
  person: ShownPerson
  spells: ShownSpell[]
  events: ShownEvent[]
  mayWrite: boolean
}

const ways = {
  seen: 'Seen on the street',
  told: 'Said by a worker',
  rule: 'By the written rule',
}

/** Somebody's history on the list: what follows from everything, and what was said. */
export function HistoryPage({ chrome, loaded, actor, today }: PageProps<ForHistory>) {
  const { person, spells, events, mayWrite } = loaded
  const here = `/people/${person.personId}`
  const mayPutRight = (event: ShownEvent) =>
    mayWrite &&
    event.status !== null &&
    event.correctedById === null &&
    (event.organisationId === actor.organisationId || actor.roles.includes('coordinator'))
  return (
    <Page
      title={`On the by-name list – ${person.name}`}
      chrome={chrome}
      width="full"
      back={{ href: `${here}#by-name-list`, text: 'Back to the person' }}
    >
      <span class="govuk-caption-l">
        <bdi>{person.name}</bdi>
      </span>
      <h1 class="govuk-heading-l">On the by-name list</h1>
      {spells.length === 0 ? (
        <EmptyState>
          <p class="govuk-body">Nothing that you may see.</p>
        </EmptyState>
      ) : (
        <DataTable
          caption="Where they were"
          rows={spells}
          columns={[
            {
              heading: 'From',
              isRowHeading: true,
              cell: one => (
                <>
                  <Dated value={one.fromOn} />
                  {one.fromOn > today && ' (if nobody sees them before)'}
                </>
              ),
            },
            { heading: 'Until', cell: one => <Dated value={one.toOn} absent="Now" /> },
            {
              heading: 'Where',
              cell: one =>
                one.status === 'active' && one.area
                  ? `${one.statusLabel}, ${one.area}`
                  : one.statusLabel,
            },
            {
              heading: 'Why',
              cell: one =>
                one.ruleVersion === null ? one.reason : `${one.reason}, version ${one.ruleVersion}`,
            },
            { heading: 'How it is known', cell: one => `${ways[one.came]}, ${one.organisation}` },
          ]}
        />
      )}
      {events.length > 0 && (
        <DataTable
          caption="What was said"
          rows={events}
          columns={[
            {
              heading: 'Written down',
              isRowHeading: true,
              cell: event => <Dated value={event.recordedAt} withTime />,
            },
            { heading: 'What', cell: event => <EventWords event={event} /> },
            { heading: 'By', cell: event => `${event.recordedBy}, ${event.organisation}` },
            {
              heading: 'Wrong?',
              cell: event =>
                event.correctedById ? (
                  'Put right since'
                ) : mayPutRight(event) ? (
                  <a class="govuk-link" href={`${here}/list/said/${event.id}`}>
                    Put right
                    <span class="govuk-visually-hidden">: {event.statusLabel}</span>
                  </a>
                ) : (
                  ''
                ),
            },
          ]}
        />
      )}
      <p class="govuk-body">There may be more that you may not see.</p>
    </Page>
  )
}

function EventWords({ event }: { event: ShownEvent }) {
  return (
    <>
      {event.status === null ? (
        'What was said before was never so'
      ) : (
        <>
          {event.statusLabel} since <Dated value={event.on} />: {event.reasonLabel}
          {event.area && `, ${event.area}`}
        </>
      )}
      {event.toldBy !== '' && (
        <p class="govuk-hint govuk-!-margin-bottom-0">
          Told by <bdi>{event.toldBy}</bdi>
        </p>
      )}
      {event.words !== '' && (
        <p class="govuk-hint govuk-!-margin-bottom-0">
          <bdi>{event.words}</bdi>
        </p>
      )}
    </>
  )
}
