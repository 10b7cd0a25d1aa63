import { Dated, formatDay, formatTime, GovukSummaryList } from '../../../design-system/index.ts'
import type { PlainDate } from '../../../platform/dates.ts'
import { answerText } from './answers/answer-words.ts'
import { ageInWords, mayBothBeTrue, nearestBirth } from './birth-rules.ts'
import type { BirthInput } from './fact-inputs.ts'
import { birthWords, contactKinds, nameKinds, warningKinds } from './kinds/words.ts'
import type { PersonPageLoaded } from './load-person-page.ts'
import { wholeName } from './whole-name.ts'

/** What a worker takes in within ten seconds: who, how they are called, warnings, contact, last seen, who, what next. */
export function PersonTop({ loaded, today }: { loaded: PersonPageLoaded; today: PlainDate }) {
  const { person, standing } = loaded
  const wantsIt = standing.names.some(name => name.kind === 'known-as')
  return (
    <div class="tl-person__top">
      <span class="govuk-caption-xl">{wantsIt ? 'Wants to be called' : 'Known as'}</span>
      <h1 class="govuk-heading-xl tl-person__name" dir="auto">
        {person.name}
      </h1>
      <WhoLine loaded={loaded} today={today} />
      <Warnings loaded={loaded} />
      <GovukSummaryList
        classes="tl-person__glance"
        rows={[
          { key: { text: 'Reach them' }, value: { html: <Reach loaded={loaded} /> } },
          { key: { text: 'Last seen' }, value: { html: <LastSeen loaded={loaded} /> } },
          { key: { text: 'Working with them' }, value: { html: <Working loaded={loaded} /> } },
          {
            key: { text: 'What happens next' },
            value: { html: <Next loaded={loaded} today={today} /> },
          },
        ]}
      />
    </div>
  )
}

/** How many other names stand at the top; all of them are below. */
const mostNames = 6

function WhoLine({ loaded, today }: { loaded: PersonPageLoaded; today: PlainDate }) {
  const { person, standing, questions } = loaded
  const pronouns = standing.answers.find(answer => answer.question === 'pronouns')
  const question = questions.find(one => one.code === 'pronouns')
  const others = standing.names.filter(name => wholeName(name) !== person.name)
  const seen = new Set<string>()
  return (
    <>
      <p class="govuk-body-l tl-person__who">
        <Age births={standing.births as BirthInput[]} today={today} />
        {pronouns && pronouns.state === 'answered' && (
          <>
            {' · '}
            <bdi>{answerText(pronouns, question)}</bdi>
          </>
        )}
        {' · '}
        <span class="tl-nowrap">
          reference <strong>{person.reference}</strong>
        </span>
      </p>
      {others.length > 0 && (
        <p class="govuk-body">
          {others
            .filter(name => {
              const text = `${name.kind} ${wholeName(name)}`
              return seen.has(text) ? false : seen.add(text)
            })
            .slice(0, mostNames)
            .map((name, at) => (
              <>
                {at > 0 && ' · '}
                {nameKinds[name.kind]} <bdi>{wholeName(name)}</bdi>
              </>
            ))}
          {seen.size > mostNames && (
            <>
              {' · '}
              <a class="govuk-link" href="#names">
                and more
              </a>
            </>
          )}
        </p>
      )}
    </>
  )
}

/** The age as exactly as it is known; where tellings do not agree, all of them. */
function Age({ births, today }: { births: BirthInput[]; today: PlainDate }) {
  const best = nearestBirth(births)
  if (!best) return <>Age not known</>
  const others = births.filter(birth => !mayBothBeTrue(birth, best))
  return (
    <>
      {[best, ...others].map((birth, at) => (
        <>
          {at > 0 && ', or '}
          {ageInWords(birth, today)}
          {birth.precision === 'age' ? ' years old' : ` (born ${birthWords(birth)})`}
        </>
      ))}
    </>
  )
}

function Warnings({ loaded }: { loaded: PersonPageLoaded }) {
  const { standing, person } = loaded
  if (standing.warnings.length === 0)
    return <p class="govuk-body">There is no warning that you can see.</p>
  return (
    <div class="tl-person__warnings">
      <h2 class="govuk-visually-hidden">Warnings</h2>
      {standing.warnings.map(warning => {
        const text = standing.warningTexts.find(one => one.warningId === warning.id)
        const holder = person.records.find(record => record.id === warning.recordId)
        return (
          <div class="tl-person__warning">
            <p class="govuk-body tl-person__warning-kind">
              <strong>{warningKinds[warning.kind] ?? warning.kind}</strong>
            </p>
            {text ? (
              <>
                <p class="govuk-body tl-words" dir="auto">
                  {text.words}
                </p>
                <p class="govuk-body">
                  What to do:{' '}
                  <span class="tl-words" dir="auto">
                    {text.whatToDo}
                  </span>
                </p>
              </>
            ) : (
              <p class="govuk-body">
                You may not read more. Before you meet them, ask {holder?.organisation} what to do.
              </p>
            )}
            <p class="govuk-hint tl-fact__note">
              Said by <bdi>{warning.saidBy}</bdi>, to be looked at again by{' '}
              <Dated value={warning.reviewOn} />
            </p>
          </div>
        )
      })}
    </div>
  )
}

function Reach({ loaded }: { loaded: PersonPageLoaded }) {
  const { standing, permitted } = loaded
  // In an emergency somebody sees what their account alone would not let them.
  if (!permitted.includes('contact') && standing.contactRoutes.length === 0)
    return <>You may not see how to reach people.</>
  const order = ['yes', 'not-known']
  const usable = standing.contactRoutes
    .filter(route => order.includes(route.safe))
    .sort((a, b) => order.indexOf(a.safe) - order.indexOf(b.safe))
  const unsafe = standing.contactRoutes.filter(route => route.safe === 'no')
  return (
    <>
      {usable.length === 0 && (
        <p class="govuk-body">No safe way is written down that you can see.</p>
      )}
      {usable.slice(0, 3).map(route => (
        <p class="govuk-body">
          {contactKinds[route.kind]}:{' '}
          <span class="tl-words" dir="auto">
            {route.value}
          </span>
          <br />
          <strong>{route.safe === 'yes' ? 'Safe' : 'Not known whether it is safe'}</strong>
          {route.safeWhen && (
            <>
              : <bdi>{route.safeWhen}</bdi>
            </>
          )}
        </p>
      ))}
      {unsafe.length > 0 && (
        <p class="govuk-body">
          <strong>Do not use</strong>{' '}
          {unsafe.map((route, at) => (
            <>
              {at > 0 && ', '}
              <bdi>{route.value}</bdi>
            </>
          ))}
        </p>
      )}
    </>
  )
}

function LastSeen({ loaded }: { loaded: PersonPageLoaded }) {
  const { lastSeen: last, permitted } = loaded
  if (!last && !permitted.includes('street')) return <>You may not see where people sleep rough.</>
  if (!last) return <>Nothing is written down that you can see.</>
  return (
    <>
      <bdi>{last.place}</bdi>, {formatDay(last.seenAt)} at {formatTime(last.seenAt)}
    </>
  )
}

const involvedAs: Record<string, string> = {
  caseload: 'caseload',
  referral: 'referral',
  bed: 'a bed',
  meeting: 'a meeting',
}

function Working({ loaded }: { loaded: PersonPageLoaded }) {
  const { involved } = loaded
  if (involved.length === 0) return <>Nobody that you can see.</>
  return (
    <ul class="govuk-list">
      {involved.map(one => (
        <li>
          {[one.user, one.team, one.organisation].filter(Boolean).join(', ')} (
          {involvedAs[one.kind] ?? one.kind})
        </li>
      ))}
    </ul>
  )
}

function Next({ loaded, today }: { loaded: PersonPageLoaded; today: PlainDate }) {
  const { next } = loaded
  if (next.length === 0) return <>Nothing is planned that you can see.</>
  return (
    <ul class="govuk-list">
      {next.slice(0, 4).map(step => (
        <li>
          {step.on < today ? 'Should have been on ' : ''}
          <Dated value={step.on} />:{' '}
          {step.href ? (
            <a class="govuk-link" href={step.href}>
              {step.words}
            </a>
          ) : (
            step.words
          )}
        </li>
      ))}
    </ul>
  )
}
