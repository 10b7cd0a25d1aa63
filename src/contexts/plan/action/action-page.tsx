import {
  ActionBar,
  CsrfField,
  GovukButton,
  GovukInsetText,
  GovukSummaryList,
  GovukTag,
  Page,
} from '../../../design-system/index.ts'
import type { PageProps } from '../../../platform/web/route.ts'
import { hasConflictingDates, type LinkOfAction } from '../links/link-queries.ts'
import { linkStates, linkWords } from '../links/link-words.ts'
import { nodeName } from '../node/tree-rules.ts'
import { Due, StateTag } from '../plan/actions-table.tsx'
import { stateFilters } from '../plan/plan-filter-form.ts'
import { maySteer } from '../plan/plan-words.ts'
import { deriveColour } from '../review/colour-rules.ts'
import { achievableAnswers, desirableAnswers } from '../review/review-form.ts'
import { ActionHistory } from './action-history.tsx'
import type { LoadedAction, Named, Relative } from './action-queries.ts'

type Props = PageProps<LoadedAction>

/** One action: what was promised, how it is going, what belongs to it and everything that happened. */
export function ActionPage(props: Props) {
  const { chrome, loaded, actor } = props
  const { plan, standing, path } = loaded
  const active = standing.state === 'active'
  return (
    <Page
      title={`Action${standing.number ? ` ${standing.number}` : ''} – ${plan.title}`}
      chrome={chrome}
      width="full"
      breadcrumbs={[
        { text: 'Plans', href: '/plans' },
        { text: plan.title, href: `/plans/${plan.slug}` },
        ...path.map(node => ({
          text: nodeName(node),
          href: `/plans/${plan.slug}?node=${node.nodeId}#actions`,
        })),
      ]}
    >
      <span class="govuk-caption-l">Action{standing.number && ` ${standing.number}`}</span>
      <h1 class="govuk-heading-l">{standing.text}</h1>
      {!active && <LivesOn loaded={loaded} />}
      {active && <Buttons {...props} />}
      <WhatWasPromised {...props} />
      <HowItIsGoing {...props} />
      {loaded.merged.length > 0 && <MergedIntoThis merged={loaded.merged} />}
      <Links loaded={loaded} steers={maySteer(actor)} />
      <h2 class="govuk-heading-m">History</h2>
      <ActionHistory versions={loaded.versions} reviews={loaded.reviews} />
    </Page>
  )
}

function LivesOn({ loaded }: { loaded: LoadedAction }) {
  const { standing, became, versions } = loaded
  const reason = versions.at(-1)?.reason
  return (
    <GovukInsetText
      html={
        <>
          <p class="govuk-body">
            <strong>{stateFilters[standing.state as 'merged']}.</strong> It is neither open nor
            complete.
          </p>
          {became && (
            <p class="govuk-body">
              It lives on in{' '}
              <a class="govuk-link" href={`/plans/${became.slug}/actions/${became.actionId}`}>
                {became.number && `${became.number} `}
                {became.text}
              </a>
            </p>
          )}
          {reason && <p class="govuk-body tl-verbatim">Why: {reason}</p>}
        </>
      }
    />
  )
}

/** What the person may do with the action. */
function Buttons({ loaded, actor, chrome }: Props) {
  const here = `/plans/${loaded.plan.slug}/actions/${loaded.standing.actionId}`
  const steers = maySteer(actor)
  if (!steers && !loaded.mayReview) return null
  return (
    <>
      <ActionBar>
        {loaded.mayReview && <GovukButton text="Review this action" href={`${here}/review`} />}
        {steers && (
          <>
            <GovukButton text="Edit" href={`${here}/edit`} classes="govuk-button--secondary" />
            <a class="govuk-link" href={`${here}/split`}>
              Split it
            </a>
            <a class="govuk-link" href={`${here}/merge`}>
              Merge it into another
            </a>
            <a class="govuk-link" href={`${here}/remove`}>
              Remove it
            </a>
          </>
        )}
      </ActionBar>
      {steers && (
        <div class="govuk-!-margin-bottom-4">
          {(['up', 'down'] as const).map(direction => (
            <form method="post" action={`${here}/move`} class="tl-inline-form">
              <CsrfField chrome={chrome} />
              <input type="hidden" name="version" value={loaded.standing.version} />
              <input type="hidden" name="direction" value={direction} />
              <button type="submit" class="tl-link-button">
                Move {direction} in the plan
              </button>
            </form>
          ))}
        </div>
      )}
    </>
  )
}

function WhatWasPromised({ loaded, today }: Props) {
  const { standing, path, names } = loaded
  const measures = path.filter(node => node.measure)
  return (
    <>
      <h2 class="govuk-heading-m">What was promised</h2>
      <GovukSummaryList
        rows={[
          standing.points.length > 0 && {
            key: { text: 'Points' },
            value: {
              html: (
                <ul class="govuk-list govuk-list--bullet govuk-!-margin-bottom-0">
                  {standing.points.map(point => (
                    <li>{point}</li>
                  ))}
                </ul>
              ),
            },
          },
          { key: { text: 'Due' }, value: { html: <Due action={standing} day={today} /> } },
          {
            key: { text: 'Lead' },
            value: { html: <Names names={names.filter(name => name.role === 'lead')} /> },
          },
          names.some(name => name.role === 'other') && {
            key: { text: 'Others' },
            value: { html: <Names names={names.filter(name => name.role === 'other')} /> },
          },
          !!standing.measure && {
            key: { text: 'What success looks like' },
            value: { html: <span class="tl-verbatim">{standing.measure}</span> },
          },
          ...measures.map(node => ({
            key: { text: `What success looks like for the ${node.level.toLowerCase() || 'part'}` },
            value: { html: <span class="tl-verbatim">{node.measure}</span> },
          })),
        ]}
      />
    </>
  )
}

function Names({ names }: { names: readonly Named[] }) {
  if (names.length === 0) return <span class="tl-muted">Nobody is named</span>
  return (
    <ul class="govuk-list govuk-!-margin-bottom-0">
      {names.map(name => (
        <li>
          {name.printed}
          {name.kind === 'nobody' && <span class="tl-muted"> (names no owner)</span>}
          {name.kind === 'unresolved' && (
            <span class="tl-muted"> (nobody has said whom this means)</span>
          )}
        </li>
      ))}
    </ul>
  )
}

function HowItIsGoing({ loaded }: Props) {
  const { standing, reviews } = loaded
  if (reviews.length === 0)
    return (
      <>
        <h2 class="govuk-heading-m">How it is going</h2>
        <p class="govuk-body">Nobody has reviewed this action yet, so it has no colour.</p>
      </>
    )
  const why = standing.colourByHand
    ? `Set by hand: ${standing.colourReason ?? ''}. It would follow: ${deriveColour(standing).why}`
    : deriveColour(standing).why
  const written = [
    ['Current situation', standing.situation],
    ['Next steps', standing.nextSteps],
    [standing.notesPublic ? 'Notes (public)' : 'Notes (internal)', standing.notes],
  ] as const
  const judged = [
    ['Still desirable?', desirableAnswers[standing.desirable], standing.desirableReason],
    ['Still achievable?', achievableAnswers[standing.achievable], standing.achievableReason],
  ] as const
  return (
    <>
      <h2 class="govuk-heading-m">How it is going</h2>
      <GovukSummaryList
        rows={[
          {
            key: { text: 'State' },
            value: {
              html: (
                <>
                  <StateTag action={{ ...standing, state: 'active' }} />
                  <br />
                  {why}
                </>
              ),
            },
          },
          ...judged.map(([label, answer, reason]) => ({
            key: { text: label },
            value: { text: reason ? `${answer}: ${reason}` : answer },
          })),
          ...written.map(
            ([label, text]) =>
              !!text && {
                key: { text: label },
                value: { html: <span class="tl-verbatim">{text}</span> },
              },
          ),
        ]}
      />
    </>
  )
}

function MergedIntoThis({ merged }: { merged: readonly Relative[] }) {
  return (
    <>
      <h2 class="govuk-heading-m">Merged into this action</h2>
      <ul class="govuk-list govuk-list--bullet">
        {merged.map(one => (
          <li>
            <a class="govuk-link" href={`/plans/${one.slug}/actions/${one.actionId}`}>
              {one.number && `${one.number} `}
              {one.text}
            </a>
            {one.timescaleRaw && ` (due ${one.timescaleRaw})`}
          </li>
        ))}
      </ul>
    </>
  )
}

function Links({ loaded, steers }: { loaded: LoadedAction; steers: boolean }) {
  const links = loaded.links.filter(link => link.state !== 'dismissed')
  const here = `/plans/${loaded.plan.slug}/actions/${loaded.standing.actionId}`
  return (
    <>
      <h2 class="govuk-heading-m">Links</h2>
      {links.length === 0 ? (
        <p class="govuk-body">No other action is linked to this one.</p>
      ) : (
        <ul class="govuk-list govuk-list--spaced">
          {links.map(link => (
            <li>
              <LinkLine link={link} dueOn={loaded.standing.dueOn} />
            </li>
          ))}
        </ul>
      )}
      {steers && (
        <p class="govuk-body">
          <a class="govuk-link" href={`${here}/links`}>
            Add, confirm or dismiss links
          </a>
        </p>
      )}
    </>
  )
}

/** A link in words, from where the reader stands. */
export function LinkLine({ link, dueOn }: { link: LinkOfAction; dueOn: string | null }) {
  const words = linkWords[link.kind]
  return (
    <>
      {link.outward ? words.from : words.to}{' '}
      {link.actionId ? (
        <a class="govuk-link" href={`/plans/${link.planSlug}/actions/${link.actionId}`}>
          {link.number && `${link.number} `}
          {link.text}
        </a>
      ) : (
        (link.nodeTitle ?? 'something that could not be found')
      )}
      <span class="tl-muted"> ({linkStates[link.state].toLowerCase()})</span>
      {link.stated && <div class="tl-verbatim tl-muted">‘{link.stated}’</div>}
      {link.reason && <div class="tl-verbatim">Why: {link.reason}</div>}
      {hasConflictingDates(link, dueOn) && (
        <div>
          <GovukTag text="Different dates" classes="govuk-tag--grey" /> The other one is due{' '}
          {link.timescaleRaw || 'without a date'}.
        </div>
      )}
    </>
  )
}
