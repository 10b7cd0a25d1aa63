import {
  Dated,
  errorMessageFor,
  GovukButton,
  GovukCharacterCount,
  GovukInsetText,
  GovukRadios,
  GovukSummaryList,
} from '../../../design-system/index.ts'
import { addMonths } from '../../../platform/dates.ts'
import { typedText } from '../../../platform/web/form-page.ts'
import { factWords } from './fact-words.ts'
import type { OwnProps } from './own-door.ts'
import type { OwnConsent, OwnCopy, OwnCorrection, OwnFact, OwnObjection } from './own-queries.ts'
import { OwnFormToken, OwnShell } from './own-shell.tsx'
import { ownCategory, ownConsentWords } from './own-words.ts'

type Choices = {
  consents: OwnConsent[]
  objections: OwnObjection[]
  organisations: { id: string; name: string }[]
  newId: string
}

/** What they said yes and no to, and changing it. */
export function ChoicesPage({ chrome, loaded, values, errors }: OwnProps<Choices>) {
  const { consents, objections, organisations } = loaded
  return (
    <OwnShell title="Your choices" chrome={chrome} errors={errors}>
      <h1 class="govuk-heading-l">Your choices</h1>
      <p class="govuk-body">
        You can change your mind at any time. It counts at once. If you say no, you still get help.
      </p>
      <h2 class="govuk-heading-m">What you said when we asked</h2>
      {consents.length === 0 && <p class="govuk-body">Nobody has asked you yet.</p>}
      {consents.map(one => (
        <div key={one.id}>
          <h3 class="govuk-heading-s">{ownConsentWords(one.part)}</h3>
          <p class="govuk-body">
            {decisionWords(one)} <Dated value={one.decidedAt} />
            <br />
            With whom: {one.organisations?.join(', ') ?? 'everybody who signed the agreement'}
            <br />
            What: {categoriesWords(one.categories)}
          </p>
          {one.stands && (
            <form method="post" action="/mine/choices" novalidate>
              <OwnFormToken chrome={chrome} />
              <input type="hidden" name="what" value="withdraw" />
              <GovukButton
                text="Take this yes back"
                name="id"
                value={one.id}
                classes="govuk-button--secondary"
                preventDoubleClick
              />
            </form>
          )}
        </div>
      ))}
      <h2 class="govuk-heading-m">Who should not see it</h2>
      {objections.map(one => (
        <form method="post" action="/mine/choices" novalidate key={one.id}>
          <OwnFormToken chrome={chrome} />
          <input type="hidden" name="what" value="end" />
          <p class="govuk-body">
            You said no to {one.organisation ?? 'everybody but those who wrote it down'}
            {!one.everything && ' for some things'}, on <Dated value={one.fromAt} />
          </p>
          <GovukButton
            text="I do not mind any more"
            name="id"
            value={one.id}
            classes="govuk-button--secondary"
          />
        </form>
      ))}
      <form method="post" action="/mine/choices" novalidate>
        <OwnFormToken chrome={chrome} />
        <input type="hidden" name="what" value="object" />
        <input type="hidden" name="id" value={typedText(values, 'id', loaded.newId)} />
        <GovukRadios
          idPrefix="organisation"
          name="organisation"
          fieldset={{ legend: { text: 'Say no to', classes: 'govuk-fieldset__legend--s' } }}
          value={typedText(values, 'organisation')}
          errorMessage={errorMessageFor(errors, 'organisation')}
          items={[
            ...organisations.map(one => ({ value: one.id, text: one.name })),
            { divider: 'or' },
            { value: 'everybody', text: 'Everybody but those who wrote it down' },
          ]}
        />
        <GovukCharacterCount
          id="why"
          name="why"
          maxlength={2000}
          rows={3}
          label={{ text: 'Why, if you want to say' }}
          hint={{ text: 'Whoever you say no to does not see this.' }}
          value={typedText(values, 'why')}
          errorMessage={errorMessageFor(errors, 'why')}
        />
        <GovukButton text="Say no" preventDoubleClick />
      </form>
      <p class="govuk-body">
        If a child or an adult may come to harm, the law can allow organisations to share something
        all the same. They have to write down why.
      </p>
    </OwnShell>
  )
}

function decisionWords({ decision, stands, expiresOn }: OwnConsent): string {
  if (decision === 'withdrawn') return 'You took your yes back on'
  if (decision === 'refused') return 'You said no on'
  if (stands) return expiresOn ? `You said yes (it ends on ${expiresOn}) on` : 'You said yes on'
  return 'You said yes, which does not count any more, on'
}

function categoriesWords(categories: string[] | null): string {
  if (categories === null) return 'everything that the agreement names'
  const words = [...new Set(categories.map(ownCategory))]
  return words.length > 0 ? words.join(', ') : 'private things'
}

/** Saying that something is wrong. */
export function WrongPage({
  chrome,
  loaded,
  values,
  errors,
}: OwnProps<{ fact: OwnFact; newId: string }>) {
  const { fact } = loaded
  const { title, lines } = factWords(fact.kind, fact.content)
  return (
    <OwnShell
      title="Something is wrong"
      chrome={chrome}
      errors={errors}
      back={{ href: '/mine/kept', text: 'Back' }}
    >
      <h1 class="govuk-heading-l">What is wrong?</h1>
      <GovukSummaryList rows={[{ key: { text: title }, value: { text: lines.join(', ') } }]} />
      <p class="govuk-body">
        What you write goes to {fact.organisation}. They put it right, or tell you why not. You see
        the answer here.
      </p>
      <form method="post" novalidate>
        <OwnFormToken chrome={chrome} />
        <input type="hidden" name="id" value={typedText(values, 'id', loaded.newId)} />
        <GovukCharacterCount
          id="said"
          name="said"
          maxlength={2000}
          rows={5}
          label={{ text: 'What is wrong, and what would be right?' }}
          value={typedText(values, 'said')}
          errorMessage={errorMessageFor(errors, 'said')}
        />
        <GovukButton text="Send" preventDoubleClick />
      </form>
    </OwnShell>
  )
}

type Asked = { corrections: OwnCorrection[]; copies: OwnCopy[] }

/** What became of what they asked for. */
export function AskedPage({ chrome, loaded, errors }: OwnProps<Asked>) {
  const { corrections, copies } = loaded
  return (
    <OwnShell title="What you asked for" chrome={chrome} errors={errors}>
      <h1 class="govuk-heading-l">What you asked for</h1>
      <h2 class="govuk-heading-m">Changes</h2>
      {corrections.length === 0 && (
        <p class="govuk-body">
          You have not asked for any. Go to{' '}
          <a class="govuk-link" href="/mine/kept">
            what is kept about you
          </a>{' '}
          and choose ‘This is wrong’.
        </p>
      )}
      {corrections.map(one => (
        <div key={one.id}>
          <h3 class="govuk-heading-s">
            {ownCategory(one.category)}, {one.organisation}
          </h3>
          <p class="govuk-body">
            You wrote on <Dated value={one.askedAt} />: {one.said}
          </p>
          <p class="govuk-body">
            <strong>{correctionWords(one)}</strong>
            {one.decidedAt && one.state !== 'challenged' && (
              <>
                {' '}
                (<Dated value={one.decidedAt} />)
              </>
            )}
          </p>
          {one.words && <GovukInsetText text={one.words} />}
          {one.state === 'refused' && (
            <p class="govuk-body">
              <a class="govuk-link" href={`/mine/challenge/${one.id}`}>
                I do not agree<span class="govuk-visually-hidden"> with {one.organisation}</span>
              </a>
            </p>
          )}
        </div>
      ))}
      <h2 class="govuk-heading-m" id="copy">
        A copy of everything
      </h2>
      <p class="govuk-body">
        You can have a copy of everything that organisations hold about you, free. They have one
        month. What is about other people may be left out.
      </p>
      {copies.map(one => (
        <p class="govuk-body" key={one.id}>
          {one.organisation}: asked on <Dated value={one.receivedOn} />, {copyWords(one)}
          {!one.closedBecause && <Dated value={one.extendedTo ?? addMonths(one.receivedOn, 1)} />}
          {one.extendedBecause && `. They need longer: ${one.extendedBecause}`}
        </p>
      ))}
      <form method="post" action="/mine/asked" novalidate>
        <OwnFormToken chrome={chrome} />
        <GovukButton text="Ask for a copy" classes="govuk-button--secondary" preventDoubleClick />
      </form>
      <p class="govuk-body">
        If you are not happy with an answer, you can also complain to the Information Commissioner,
        free: 0303 123 1113. Ask anybody to help you with it.
      </p>
    </OwnShell>
  )
}

function correctionWords({ state }: OwnCorrection): string {
  if (state === 'accepted') return 'They put it right.'
  if (state === 'refused') return 'They did not change it. This is why:'
  if (state === 'challenged')
    return 'You did not agree. Somebody else is looking at it again. They had said:'
  if (state === 'taken-back') return 'This was taken back.'
  return 'They have not answered yet.'
}

function copyWords({ closedBecause }: OwnCopy): string {
  if (closedBecause === 'given') return 'made ready for you. Ask a worker for it.'
  if (closedBecause === 'refused') return 'not given. Ask a worker why.'
  if (closedBecause === 'taken-back') return 'taken back.'
  return 'to be ready by '
}

/** Not agreeing with a refusal. */
export function ChallengePage({
  chrome,
  loaded,
  values,
  errors,
}: OwnProps<{ correction: OwnCorrection }>) {
  const { correction } = loaded
  return (
    <OwnShell
      title="I do not agree"
      chrome={chrome}
      errors={errors}
      back={{ href: '/mine/asked', text: 'Back' }}
    >
      <h1 class="govuk-heading-l">You do not agree</h1>
      <p class="govuk-body">You wrote: {correction.said}</p>
      <p class="govuk-body">They said: {correction.words}</p>
      <form method="post" novalidate>
        <OwnFormToken chrome={chrome} />
        <input
          type="hidden"
          name="seen"
          value={typedText(values, 'seen', String(correction.steps))}
        />
        <GovukCharacterCount
          id="words"
          name="words"
          maxlength={2000}
          rows={4}
          label={{ text: 'Anything to add, if you want' }}
          hint={{ text: 'Somebody else of the same organisation decides.' }}
          value={typedText(values, 'words')}
          errorMessage={errorMessageFor(errors, 'words')}
        />
        <GovukButton text="Ask them to look again" preventDoubleClick />
      </form>
    </OwnShell>
  )
}
