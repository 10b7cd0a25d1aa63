import {
  CsrfField,
  DataTable,
  Dated,
  EmptyState,
  errorMessageFor,
  GovukButton,
  GovukInput,
  GovukInsetText,
  GovukRadios,
  GovukSummaryList,
  GovukTag,
  GovukTextarea,
  Page,
} from '../../../design-system/index.ts'
import type { PlainDate } from '../../../platform/dates.ts'
import { type FormProps, seenVersion, typedText } from '../../../platform/web/form-page.ts'
import type { PageProps } from '../../../platform/web/route.ts'
import { linked } from '../record/facts/fact-form-page.tsx'
import { DayField } from '../record/fields.tsx'
import type { PersonAsked } from '../record/person-sections.ts'
import type { Gathered, MarkedItem, ShownRequest } from './gather-copy.ts'

const howWords: Record<string, string> = {
  'own-access': 'On their own page',
  'in-person': 'In person',
  phone: 'On the telephone',
  writing: 'In writing',
}

const closedWords: Record<string, string> = {
  given: 'Given',
  'taken-back': 'Taken back',
  refused: 'Refused',
}

function Due({ request, today }: { request: ShownRequest; today: PlainDate }) {
  if (request.closedBecause) return <>{closedWords[request.closedBecause]}</>
  return (
    <>
      <Dated value={request.dueOn} />{' '}
      {request.dueOn < today && <GovukTag text="Late" classes="govuk-tag--red" />}
    </>
  )
}

/** What waits for an answer of one's own organisation. */
export function RequestsPage({ chrome, loaded, today }: PageProps<ShownRequest[]>) {
  return (
    <Page title="Copies that people asked for" chrome={chrome} width="full">
      <h1 class="govuk-heading-l">Copies that people asked for</h1>
      <p class="govuk-body">
        People can have a copy of everything that your organisation holds about them, free (UK GDPR
        Article 15). There is one month from the day on which they asked, however they asked.
      </p>
      {loaded.length === 0 ? (
        <EmptyState>
          <p class="govuk-body">Nobody waits for a copy.</p>
        </EmptyState>
      ) : (
        <DataTable
          caption="Waiting, soonest due first"
          rows={loaded}
          columns={[
            {
              heading: 'Person',
              isRowHeading: true,
              cell: row => (
                <a class="govuk-link" href={`/people/copies/${row.id}`}>
                  <bdi>{row.person}</bdi>
                </a>
              ),
            },
            { heading: 'Asked', cell: row => <Dated value={row.receivedOn} /> },
            { heading: 'Due', cell: row => <Due request={row} today={today} /> },
          ]}
        />
      )}
    </Page>
  )
}

/** On the page about a person. */
export function CopiesSection({
  requests,
  asked,
}: {
  requests: ShownRequest[]
  asked: PersonAsked
}) {
  return (
    <>
      {requests.map(one => (
        <p class="govuk-body" key={one.id}>
          <a class="govuk-link" href={`/people/copies/${one.id}`}>
            Asked for on <Dated value={one.receivedOn} />
          </a>
          , due <Due request={one} today={asked.today} />
        </p>
      ))}
      <p class="govuk-body">
        <a class="govuk-link" href={`/people/${asked.personId}/copies/new`}>
          They ask for a copy of everything
        </a>
      </p>
    </>
  )
}

/** Writing down that somebody asked. */
export function TakeInPage({
  chrome,
  errors,
  loaded,
  values,
}: FormProps<{ personId: string; person: string; newId: string }>) {
  return (
    <Page
      title={`A copy of everything – ${loaded.person}`}
      chrome={chrome}
      errors={linked(errors).map(one =>
        one.field === 'receivedOn' ? { ...one, href: '#receivedOn-day' } : one,
      )}
      back={{ href: `/people/${loaded.personId}`, text: 'Back to the person' }}
    >
      <h1 class="govuk-heading-l">They ask for a copy of everything</h1>
      <form method="post" novalidate>
        <CsrfField chrome={chrome} />
        <input type="hidden" name="id" value={typedText(values, 'id', loaded.newId)} />
        <DayField values={values} errors={errors} name="receivedOn" label="When did they ask?" />
        <GovukRadios
          idPrefix="receivedHow"
          name="receivedHow"
          fieldset={{ legend: { text: 'How?', classes: 'govuk-fieldset__legend--s' } }}
          value={typedText(values, 'receivedHow')}
          errorMessage={errorMessageFor(errors, 'receivedHow')}
          items={['in-person', 'phone', 'writing'].map(value => ({
            value,
            text: howWords[value] ?? value,
          }))}
        />
        <GovukTextarea
          id="askedFor"
          name="askedFor"
          rows={3}
          label={{ text: 'If they asked for something in particular, what?' }}
          value={typedText(values, 'askedFor')}
          errorMessage={errorMessageFor(errors, 'askedFor')}
        />
        <GovukButton text="Save" preventDoubleClick />
      </form>
    </Page>
  )
}

export type ForRequest = { request: ShownRequest; gathered: Gathered }

/** One request: the clock, the review, the files, and the answer. */
export function RequestPage(props: FormProps<ForRequest>) {
  const { chrome, errors, loaded, values, today } = props
  const { request, gathered } = loaded
  const here = `/people/copies/${request.id}`
  const version = <input type="hidden" name="version" value={seenVersion(props, request.version)} />
  const isReady = gathered.mayMake && gathered.undecided === 0
  return (
    <Page
      title={`A copy of everything – ${request.person}`}
      chrome={chrome}
      errors={errors}
      back={{ href: `/people/${request.personId}`, text: 'Back to the person' }}
    >
      <span class="govuk-caption-l">
        <bdi>{request.person}</bdi>
      </span>
      <h1 class="govuk-heading-l">A copy of everything</h1>
      <GovukSummaryList
        rows={[
          {
            key: { text: 'Asked' },
            value: {
              html: (
                <>
                  <Dated value={request.receivedOn} />,{' '}
                  {(howWords[request.receivedHow] ?? request.receivedHow).toLowerCase()}
                </>
              ),
            },
          },
          {
            key: { text: request.closedAt ? 'Answered' : 'Due' },
            value: { html: <Due request={request} today={today} /> },
          },
          ...(request.extendedBecause
            ? [{ key: { text: 'More time' }, value: { text: request.extendedBecause } }]
            : []),
          ...(request.askedFor
            ? [{ key: { text: 'In particular' }, value: { text: request.askedFor } }]
            : []),
          {
            key: { text: 'Covers' },
            value: {
              text: `What ${request.organisation} holds. Every other organisation answers for itself.`,
            },
          },
        ]}
      />
      {!request.closedAt && !gathered.mayMake && (
        <GovukInsetText text="A copy has to be whole, so it is made by somebody who may read every kind of information about the person. Ask your administrator who that is." />
      )}
      {!request.closedAt && gathered.mayMake && (
        <>
          <h2 class="govuk-heading-m">What may be about somebody else</h2>
          <p class="govuk-body">
            {gathered.marked.length === 0
              ? 'Nothing was found that may be about somebody else. Read the copy before you give it all the same.'
              : `${gathered.marked.length} things may be about somebody else; ${gathered.undecided} are not decided.`}
          </p>
          {gathered.marked.length > 0 && (
            <GovukButton
              href={`${here}/review`}
              text="Go through them"
              classes="govuk-button--secondary"
            />
          )}
          <h2 class="govuk-heading-m">The copy</h2>
          {isReady ? (
            <ul class="govuk-list">
              {[
                ['docx', 'To read and print (Word)'],
                ['html', 'To read and print (web page)'],
                ['json', 'For programs (JSON)'],
              ].map(([type, text]) => (
                <li key={type}>
                  <a class="govuk-link" href={`${here}/copy.${type}`}>
                    {text}
                  </a>
                </li>
              ))}
            </ul>
          ) : (
            <p class="govuk-body">It can be made when everything is decided.</p>
          )}
        </>
      )}
      {!request.closedAt && (
        <>
          <form method="post" action={`${here}/close`} novalidate>
            <CsrfField chrome={chrome} />
            {version}
            <GovukRadios
              idPrefix="because"
              name="because"
              fieldset={{ legend: { text: 'Answered', classes: 'govuk-fieldset__legend--m' } }}
              items={[
                { value: 'given', text: 'The copy was given to them, or to whom they chose' },
                { value: 'taken-back', text: 'They do not want it any more' },
                {
                  value: 'refused',
                  text: 'It is refused, because the request is manifestly unfounded or excessive',
                },
              ]}
            />
            <GovukInput
              id="words"
              name="words"
              label={{ text: 'Why it is refused' }}
              hint={{
                text: 'Tell them, and that they can complain to the Information Commissioner and to a court',
              }}
            />
            <GovukButton text="Save" classes="govuk-button--secondary" preventDoubleClick />
          </form>
          <form method="post" action={here} novalidate>
            <CsrfField chrome={chrome} />
            {version}
            <h2 class="govuk-heading-m">More time</h2>
            <p class="govuk-body">
              Up to two months, if the request is complex. Tell the person within the first month,
              and why (Article 12(3)).
            </p>
            <DayField values={values} errors={errors} name="extendedTo" label="New last day" />
            <GovukInput
              id="because"
              name="because"
              label={{ text: 'Why' }}
              value={typedText(values, 'because')}
              errorMessage={errorMessageFor(errors, 'because')}
            />
            <GovukButton
              text="Take more time"
              classes="govuk-button--secondary"
              preventDoubleClick
            />
          </form>
        </>
      )}
    </Page>
  )
}

/** The words with what was marked set off. */
function Marked({ one }: { one: MarkedItem }) {
  const parts: (string | { mark: string })[] = []
  let at = 0
  for (const { start, end } of one.spans) {
    parts.push(one.value.slice(at, start), { mark: one.value.slice(start, end) })
    at = end
  }
  parts.push(one.value.slice(at))
  return (
    <blockquote class="govuk-inset-text" dir="auto">
      {parts.map(part => (typeof part === 'string' ? part : <mark>{part.mark}</mark>))}
    </blockquote>
  )
}

const kindWords = (kind: string) => kind.replaceAll(/[-_]/g, ' ')
export const itemsAtOnce = 20

export type ForReview = {
  request: ShownRequest
  items: MarkedItem[]
  total: number
  undecided: number
}

/** Going through what may be about somebody else, some at a time, undecided ones first. */
export function ReviewPage({ chrome, errors, loaded, values }: FormProps<ForReview>) {
  const { request, items } = loaded
  return (
    <Page
      title={`About other people – ${request.person}`}
      chrome={chrome}
      errors={errors}
      back={{ href: `/people/copies/${request.id}`, text: 'Back' }}
    >
      <h1 class="govuk-heading-l">What may be about somebody else</h1>
      <p class="govuk-body">
        {loaded.total} in all, {loaded.undecided} not decided. Leave out what is about somebody
        else, unless they agreed or it is reasonable without (Data Protection Act 2018, Schedule 2,
        paragraph 16). The person reads your reason.
      </p>
      <form method="post" novalidate>
        <CsrfField chrome={chrome} />
        {items.map((one, number) => (
          <section key={one.item}>
            <h2 class="govuk-heading-s">
              {number + 1}. {kindWords(one.kind)}: {one.label.toLowerCase()}
            </h2>
            <Marked one={one} />
            <input type="hidden" name={`item-${number}`} value={one.item} />
            <GovukRadios
              idPrefix={`decision-${number}`}
              name={`decision-${number}`}
              classes="govuk-radios--small"
              fieldset={{
                legend: { text: 'What goes into the copy?', classes: 'govuk-visually-hidden' },
              }}
              value={typedText(values, `decision-${number}`, one.decision ?? '')}
              errorMessage={errorMessageFor(errors, `decision-${number}`)}
              items={[
                { value: 'release', text: 'All of it' },
                ...(one.spans.length > 0
                  ? [{ value: 'black-out', text: 'Without the marked words' }]
                  : []),
                { value: 'leave-out', text: 'None of it' },
              ]}
            />
            <GovukInput
              id={`reason-${number}`}
              name={`reason-${number}`}
              label={{ text: 'Why' }}
              value={typedText(values, `reason-${number}`, one.reason ?? '')}
              errorMessage={errorMessageFor(errors, `reason-${number}`)}
            />
          </section>
        ))}
        {items.length > 0 && <GovukButton text="Save" preventDoubleClick />}
      </form>
    </Page>
  )
}
