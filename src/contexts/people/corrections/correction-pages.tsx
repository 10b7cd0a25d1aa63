import {
  CsrfField,
  DataTable,
  Dated,
  EmptyState,
  errorMessageFor,
  GovukButton,
  GovukCharacterCount,
  GovukInsetText,
  GovukSummaryList,
  Page,
} from '../../../design-system/index.ts'
import {
  type FormProps,
  seenVersion,
  typedText,
  type Values,
} from '../../../platform/web/form-page.ts'
import type { PageProps } from '../../../platform/web/route.ts'
import type { Category } from '../categories.ts'
import { linked } from '../record/facts/fact-form-page.tsx'
import type { FactKind } from '../record/facts/fact-kind.ts'
import type { FactTable } from '../record/facts/fact-rows.ts'
import type { PersonAsked } from '../record/person-sections.ts'
import { correctable, tablesByKind } from './correction-kinds.ts'
import type { ListedCorrection, ShownCorrection, WrongFact } from './correction-queries.ts'

const stateWords: Record<string, string> = {
  asked: 'Waits for an answer',
  challenged: 'They did not agree: to be looked at again',
  accepted: 'Put right',
  refused: 'Not changed',
  'taken-back': 'Taken back',
}

const kindWords = (kind: string) => tablesByKind[kind]?.words ?? 'something else'

/** What waits for an answer of one's own organisation. */
export function CorrectionsPage({ chrome, loaded }: PageProps<ListedCorrection[]>) {
  return (
    <Page title="What people say is wrong" chrome={chrome} width="full">
      <h1 class="govuk-heading-l">What people say is wrong</h1>
      <p class="govuk-body">
        People can have what is held about them put right (UK GDPR Article 16). Answer within a
        month, sooner where it matters to them. If you do not change it, say why in plain words:
        they read it.
      </p>
      {loaded.length === 0 ? (
        <EmptyState>
          <p class="govuk-body">Nothing waits for an answer.</p>
        </EmptyState>
      ) : (
        <DataTable
          caption="Waiting, longest first"
          rows={loaded}
          columns={[
            {
              heading: 'Person',
              isRowHeading: true,
              cell: row => (
                <a class="govuk-link" href={`/people/corrections/${row.id}`}>
                  <bdi>{row.person}</bdi>
                </a>
              ),
            },
            { heading: 'What', cell: row => kindWords(row.factKind) },
            { heading: 'Asked', cell: row => <Dated value={row.askedAt} /> },
            { heading: 'State', cell: row => stateWords[row.state] ?? row.state },
          ]}
        />
      )}
    </Page>
  )
}

/** On the page about a person. */
export function CorrectionsSection({
  corrections,
}: {
  corrections: ListedCorrection[]
  asked: PersonAsked
}) {
  return (
    <ul class="govuk-list">
      {corrections.map(one => (
        <li key={one.id}>
          <a class="govuk-link" href={`/people/corrections/${one.id}`}>
            {kindWords(one.factKind)}, asked on <Dated value={one.askedAt} />
          </a>
          : {stateWords[one.state] ?? one.state}
        </li>
      ))}
    </ul>
  )
}

export type ForCorrection = {
  correction: ShownCorrection
  fact: WrongFact | undefined
  isHolder: boolean
  refusedBefore: boolean
}

function WhatIsWrong({ loaded }: { loaded: ForCorrection }) {
  const { correction, fact } = loaded
  return (
    <GovukSummaryList
      rows={[
        {
          key: { text: 'Held' },
          value: {
            html: fact ? (
              <>
                {fact.title}: <span dir="auto">{fact.lines.join(', ')}</span>
                {!fact.stands && (
                  <p class="govuk-hint">It counts no more: it was changed or ended meanwhile.</p>
                )}
              </>
            ) : (
              <>It is not there any more</>
            ),
          },
        },
        { key: { text: 'Held by' }, value: { text: correction.organisation } },
        { key: { text: 'They say' }, value: { html: <span dir="auto">{correction.said}</span> } },
        {
          key: { text: 'Asked' },
          value: {
            html: (
              <>
                <Dated value={correction.askedAt} />
                {correction.askedBy
                  ? `, written down by ${correction.askedBy}`
                  : ', by the person on their own page'}
              </>
            ),
          },
        },
        ...correction.steps.map(step => ({
          key: { text: stateWords[step.kind] ?? step.kind },
          value: {
            html: (
              <>
                <Dated value={step.at} />
                {step.byName ? `, ${step.byName}` : ', the person'}
                {step.words && <p class="govuk-body">{step.words}</p>}
              </>
            ),
          },
        })),
      ]}
    />
  )
}

/** One correction: what is held, what they say, and the answer. */
export function CorrectionPage(props: FormProps<ForCorrection>) {
  const { chrome, errors, loaded, values } = props
  const { correction } = loaded
  const here = `/people/corrections/${correction.id}`
  const isOpen = correction.state === 'asked' || correction.state === 'challenged'
  const seen = (
    <input type="hidden" name="seen" value={seenVersion(props, correction.seen, 'seen')} />
  )
  return (
    <Page
      title={`Something is wrong – ${correction.person}`}
      chrome={chrome}
      errors={errors}
      back={{ href: `/people/${correction.personId}`, text: 'Back to the person' }}
    >
      <span class="govuk-caption-l">
        <bdi>{correction.person}</bdi>
      </span>
      <h1 class="govuk-heading-l">They say that something is wrong</h1>
      <WhatIsWrong loaded={loaded} />
      {isOpen && loaded.refusedBefore && (
        <GovukInsetText text="You refused it before. Somebody else of your organisation decides now." />
      )}
      {isOpen && loaded.isHolder && !loaded.refusedBefore && (
        <>
          <h2 class="govuk-heading-m">They are right</h2>
          {correction.factKind in correctable && loaded.fact?.stands && (
            <GovukButton href={`${here}/right/${correction.factKind}`} text="Put it right" />
          )}
          <form method="post" action={`${here}/remove`} novalidate>
            <CsrfField chrome={chrome} />
            {seen}
            <GovukButton
              text={
                loaded.fact?.stands
                  ? 'Take it away, with nothing in its place'
                  : 'It was put right already'
              }
              classes="govuk-button--secondary"
              preventDoubleClick
            />
          </form>
          <h2 class="govuk-heading-m">It stays as it is</h2>
          <form method="post" action={here} novalidate>
            <CsrfField chrome={chrome} />
            {seen}
            <GovukCharacterCount
              id="words"
              name="words"
              maxlength={2000}
              rows={4}
              label={{ text: 'Why' }}
              hint={{
                text: 'The person reads this, and that they can ask somebody else to look again.',
              }}
              value={typedText(values, 'words')}
              errorMessage={errorMessageFor(errors, 'words')}
            />
            <GovukButton
              text="Leave it and say why"
              classes="govuk-button--secondary"
              preventDoubleClick
            />
          </form>
        </>
      )}
      {correction.state === 'refused' && (
        <form method="post" action={`${here}/challenge`} novalidate>
          <CsrfField chrome={chrome} />
          {seen}
          <h2 class="govuk-heading-m">They do not agree</h2>
          <GovukCharacterCount
            id="challenge"
            name="words"
            maxlength={2000}
            rows={3}
            label={{ text: 'What they say' }}
          />
          <GovukButton
            text="Have it looked at again"
            classes="govuk-button--secondary"
            preventDoubleClick
          />
        </form>
      )}
    </Page>
  )
}

export type ForRight = ForCorrection & {
  before: Values
  mayTell: readonly Category[]
  newId: string
  now: Date
}

/** Putting it right with the form that it was told with. */
export function RightPage<Table extends FactTable, Input>({
  kind,
  props,
}: {
  kind: FactKind<Table, Input>
  props: FormProps<ForRight>
}) {
  const { chrome, errors, loaded, values, today } = props
  const { correction } = loaded
  const sent = values.csrf !== undefined
  const { Fields } = kind
  return (
    <Page
      title={`Put it right – ${correction.person}`}
      chrome={chrome}
      errors={linked(errors)}
      back={{ href: `/people/corrections/${correction.id}`, text: 'Back' }}
    >
      <span class="govuk-caption-l">
        <bdi>{correction.person}</bdi>
      </span>
      <h1 class="govuk-heading-l">Put it right</h1>
      <WhatIsWrong loaded={loaded} />
      <form method="post" novalidate>
        <CsrfField chrome={chrome} />
        <input type="hidden" name="id" value={typedText(values, 'id', loaded.newId)} />
        <input type="hidden" name="seen" value={seenVersion(props, correction.seen, 'seen')} />
        <Fields
          values={sent ? values : loaded.before}
          errors={errors}
          mayTell={loaded.mayTell}
          today={today}
          now={loaded.now}
        />
        <GovukButton text="Save" preventDoubleClick />
      </form>
    </Page>
  )
}

export type ForAsking = { personId: string; person: string; fact: WrongFact; newId: string }

/** Writing down for the person that something is wrong. */
export function AskCorrectionPage({ chrome, errors, loaded, values }: FormProps<ForAsking>) {
  return (
    <Page
      title={`Say that it is wrong – ${loaded.person}`}
      chrome={chrome}
      errors={errors}
      back={{ href: `/people/${loaded.personId}`, text: 'Back to the person' }}
    >
      <h1 class="govuk-heading-l">The person says that it is wrong</h1>
      <GovukSummaryList
        rows={[{ key: { text: loaded.fact.title }, value: { text: loaded.fact.lines.join(', ') } }]}
      />
      <form method="post" novalidate>
        <CsrfField chrome={chrome} />
        <input type="hidden" name="id" value={typedText(values, 'id', loaded.newId)} />
        <GovukCharacterCount
          id="said"
          name="said"
          maxlength={2000}
          rows={5}
          label={{ text: 'What is wrong and what would be right, in their words' }}
          hint={{
            text: 'It goes to the organisation that holds it. Do not write about other people.',
          }}
          value={typedText(values, 'said')}
          errorMessage={errorMessageFor(errors, 'said')}
        />
        <GovukButton text="Send" preventDoubleClick />
      </form>
    </Page>
  )
}
