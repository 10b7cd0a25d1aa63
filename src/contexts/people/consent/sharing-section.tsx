import {
  ActionBar,
  DataTable,
  Dated,
  formatDay,
  GovukButton,
  GovukInsetText,
  GovukTag,
  GovukWarningText,
} from '../../../design-system/index.ts'
import { basisWords, spoken } from '../../partnership/index.ts'
import type { Objection, ShownConsent } from './consent-queries.ts'
import { standingOf } from './consent-rules.ts'
import { decisionWords, partWords, scopeWords, standingWords } from './consent-words.ts'
import type { PersonSharing } from './get-sharing.ts'
import {
  agreementsBehind,
  endingSoon,
  type Kind,
  sharedByOrganisation,
  type WithWhom,
} from './sharing-rules.ts'

/** What is shared about a person with whom and why, what they said when they were asked, and what they object to. */
export function SharingSection({ sharing }: { sharing: PersonSharing }) {
  const { personId, mayWrite, shared } = sharing
  const here = `/people/${personId}`
  return (
    <>
      <Notices sharing={sharing} />
      {mayWrite && (
        <ActionBar>
          <GovukButton
            href={`${here}/consent/new`}
            text="Record what they said about sharing"
            classes="govuk-button--secondary"
          />
          <a class="govuk-link" href={`${here}/consent/withdraw`}>
            They take their yes back
          </a>
          <a class="govuk-link" href={`${here}/objections/new`}>
            They object to sharing
          </a>
          <a class="govuk-link" href={`${here}/consent/refer`}>
            Ask before a referral to a council
          </a>
        </ActionBar>
      )}
      <h3 class="govuk-heading-s">What is shared today</h3>
      {shared.length === 0 ? (
        <p class="govuk-body">Nothing is shared with other partners, as far as you can see.</p>
      ) : (
        <SharedToday sharing={sharing} />
      )}
      <h3 class="govuk-heading-s">What they said when they were asked</h3>
      <Consents sharing={sharing} />
      <h3 class="govuk-heading-s">What they object to</h3>
      <Objections sharing={sharing} />
    </>
  )
}

function Notices({ sharing }: { sharing: PersonSharing }) {
  const { consents, shared, today, called } = sharing
  const overdue = agreementsBehind(shared).filter(one => one.reviewOn < today)
  return (
    <>
      {endingSoon(consents, today).map(one => (
        <GovukWarningText
          iconFallbackText="Warning"
          text={`Their yes to sharing ${scopeWords(one, called)} runs out on ${formatDay(one.expiresOn ?? today)}. Ask them again.`}
        />
      ))}
      {overdue.length > 0 && (
        <GovukInsetText>
          The review of {spoken(overdue.map(one => `‘${one.title}’`))} is overdue. It still counts.
          The data guardian can tell you more.
        </GovukInsetText>
      )}
    </>
  )
}

function SharedToday({ sharing }: { sharing: PersonSharing }) {
  const { shared, called } = sharing
  return (
    <DataTable
      caption="What is shared today"
      captionSize="hidden"
      rows={sharedByOrganisation(shared)}
      columns={[
        {
          heading: 'With',
          isRowHeading: true,
          cell: one => called.organisation(one.organisationId),
        },
        { heading: 'What', cell: one => <Kinds {...{ one, sharing }} /> },
        { heading: 'Why they may, by law', cell: one => <Bases {...{ one, sharing }} /> },
      ]}
    />
  )
}

const states: Record<Kind['state'], string> = {
  open: '',
  involved: 'only staff who work with them: ',
  asked: 'not now, they have not said yes: ',
  stopped: 'not now, they object: ',
}

function Kinds({ one, sharing }: { one: WithWhom; sharing: PersonSharing }) {
  return (
    <ul class="govuk-list govuk-!-margin-bottom-0">
      {(['open', 'involved', 'asked', 'stopped'] as const).map(state => {
        const kinds = one.kinds.filter(kind => kind.state === state)
        if (kinds.length === 0) return null
        const text =
          states[state] + spoken(kinds.map(kind => sharing.called.category(kind.category)))
        return <li>{text.charAt(0).toUpperCase() + text.slice(1)}</li>
      })}
    </ul>
  )
}

/** The lawful basis: never the consent, which stands below. */
function Bases({ one, sharing }: { one: WithWhom; sharing: PersonSharing }) {
  const clauses = one.kinds
    .filter(kind => kind.state === 'open' || kind.state === 'involved')
    .flatMap(kind => kind.clauses)
  const label = (code: string) => sharing.conditions.find(known => known.code === code)?.label
  const lines = new Map(
    clauses.map(clause => [
      `${clause.agreementId} ${clause.lawfulBasis}`,
      { ...clause, words: basisWords(clause.lawfulBasis, label(clause.lawfulBasis)) },
    ]),
  )
  if (lines.size === 0) return <>Nothing is shared now</>
  return (
    <ul class="govuk-list govuk-!-margin-bottom-0">
      {[...lines.values()].map(line => (
        <li>
          {line.words.charAt(0).toUpperCase() + line.words.slice(1)}, under{' '}
          <a class="govuk-link" href={`/partnership/agreements/${line.agreementId}`}>
            {line.agreement}
          </a>
        </li>
      ))}
    </ul>
  )
}

function Consents({ sharing }: { sharing: PersonSharing }) {
  const { consents, personId, today } = sharing
  if (consents.length === 0) return <p class="govuk-body">Nobody has asked them yet.</p>
  return (
    <DataTable
      caption="What they said when they were asked"
      captionSize="hidden"
      rows={consents}
      columns={[
        {
          heading: 'When',
          isRowHeading: true,
          cell: one => (
            <a class="govuk-link" href={`/people/${personId}/consent/${one.askingId}`}>
              <Dated value={one.decidedAt} />
              <span class="govuk-visually-hidden">: {partWords[one.part]}</span>
            </a>
          ),
        },
        { heading: 'What they said', cell: one => consentWords(one, sharing) },
        {
          heading: 'Now',
          cell: one => (
            <>
              <GovukTag {...standingWords[standingOf(one, consents, today)]} />
              {one.expiresOn && standingOf(one, consents, today) !== 'replaced' && (
                <>
                  {' '}
                  until <Dated value={one.expiresOn} />
                </>
              )}
            </>
          ),
        },
        {
          heading: 'Told to',
          cell: one => (one.recordedBy ? `${one.recordedBy}, ${one.organisation}` : 'Themselves'),
        },
      ]}
    />
  )
}

/** 'Said yes to sharing with every partner: everything', as the list and the timeline have it. */
export function consentWords(one: ShownConsent, { called }: Pick<PersonSharing, 'called'>): string {
  const said = decisionWords[one.decision]
  if (one.part === 'share') return `${said}: sharing ${scopeWords(one, called)}`
  if (one.part === 'choice-of-authority' && one.decision === 'given') {
    const [council] = one.organisations ?? []
    return `Chose ${one.authority ?? (council ? called.organisation(council) : 'a council')}`
  }
  if (one.part === 'choice-of-authority') return 'Did not choose a council'
  const without = one.exceptionReason ? ' (referred all the same, to keep somebody safe)' : ''
  return `${said}: ${partWords[one.part].toLowerCase()}${without}`
}

function Objections({ sharing }: { sharing: PersonSharing }) {
  const { objections, personId, now } = sharing
  if (objections.length === 0) return <p class="govuk-body">Nothing, as far as you can see.</p>
  return (
    <DataTable
      caption="What they object to"
      captionSize="hidden"
      rows={objections}
      columns={[
        {
          heading: 'What',
          isRowHeading: true,
          cell: one => (
            <>
              {objectionWords(one, sharing)}
              {one.reason && <p class="govuk-body govuk-!-margin-bottom-0">‘{one.reason}’</p>}
            </>
          ),
        },
        {
          heading: 'Since',
          cell: one => (
            <>
              <Dated value={one.fromAt} />, told to {one.toldTo}
            </>
          ),
        },
        {
          heading: 'Until',
          cell: one =>
            one.untilAt ? (
              <>
                {one.untilAt <= now && 'Ended '}
                <Dated value={one.untilAt} />
              </>
            ) : (
              'They say otherwise'
            ),
        },
        {
          heading: 'Change',
          cell: one =>
            one.mayEnd && (one.untilAt === null || one.untilAt > now) ? (
              <a class="govuk-link" href={`/people/${personId}/objections/${one.id}/end`}>
                They no longer object
                <span class="govuk-visually-hidden">: {objectionWords(one, sharing)}</span>
              </a>
            ) : (
              <span class="govuk-hint">
                {one.untilAt !== null && one.untilAt <= now ? 'Over' : `Ask ${one.toldTo}`}
              </span>
            ),
        },
      ]}
    />
  )
}

/** 'Sharing health with Marlow Cross Shelter'. */
export function objectionWords(
  { organisationId, category }: Pick<Objection, 'organisationId' | 'category'>,
  { called }: Pick<PersonSharing, 'called'>,
): string {
  const what = category ? called.category(category) : 'anything'
  const whom = organisationId ? called.organisation(organisationId) : 'any other partner'
  return `Sharing ${what} with ${whom}`
}
