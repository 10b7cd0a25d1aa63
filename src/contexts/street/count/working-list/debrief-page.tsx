import {
  type Chrome,
  CsrfField,
  EmptyState,
  GovukButton,
  GovukTag,
  SideBySide,
} from '../../../../design-system/index.ts'
import type { PageProps } from '../../../../platform/web/route.ts'
import type { PeopleShown } from '../../people-shown.ts'
import type { CountLists } from '../count-lists.ts'
import { CountPage } from '../count-page.tsx'
import type { ShownSnapshot, Standing } from '../snapshot-queries.ts'
import type { ShownPair } from './row-queries.ts'
import { RowFacts, rowName } from './row-words.tsx'

export type ForDebrief = {
  snapshot: ShownSnapshot
  pairs: ShownPair[]
  hidden: number
  people: PeopleShown
  lists: CountLists
  standing: Standing
}

/** Lines that may be one person: decided together, before the figure is fixed. */
export function DebriefPage({ chrome, loaded }: PageProps<ForDebrief>) {
  const { snapshot, pairs, hidden, standing } = loaded
  const open = pairs.filter(pair => pair.state === 'open')
  const decided = pairs.filter(pair => pair.state !== 'open')
  return (
    <CountPage snapshot={snapshot} heading="Debrief" chrome={chrome} width="full">
      <p class="govuk-body">
        As it stands: <strong>{standing.total}</strong> {standing.total === 1 ? 'person' : 'people'}
        , each counted once. {standing.openPairs}{' '}
        {standing.openPairs === 1 ? 'pair has' : 'pairs have'} to be decided before the figure can
        be fixed.
      </p>
      {hidden > 0 && (
        <p class="govuk-body">
          {hidden} {hidden === 1 ? 'pair holds' : 'pairs hold'} somebody whom you may not see. Ask
          those who added them to decide.
        </p>
      )}
      {standing.openPairs > open.length + hidden && (
        <p class="govuk-body">
          The first {open.length} are shown; others follow when these are decided.
        </p>
      )}
      {open.length === 0 && (
        <EmptyState>
          <p class="govuk-body">Nothing that you may see is left to decide.</p>
        </EmptyState>
      )}
      {open.map((pair, index) => (
        <Pair pair={pair} number={index + 1} loaded={loaded} chrome={chrome} />
      ))}
      {decided.length > 0 && (
        <>
          <h2 class="govuk-heading-l">Decided</h2>
          {decided.map((pair, index) => (
            <Pair pair={pair} number={open.length + index + 1} loaded={loaded} chrome={chrome} />
          ))}
        </>
      )}
    </CountPage>
  )
}

const whys = {
  person: 'Linked to the same person',
  key: 'The same initials or key',
  place: 'The same place, and the time fits',
  description: 'Two or more words of the description are the same',
}

function Pair({
  pair,
  number,
  loaded,
  chrome,
}: {
  readonly pair: ShownPair
  readonly number: number
  readonly loaded: ForDebrief
  readonly chrome: Chrome
}) {
  const { snapshot, lists } = loaded
  const { a, b, why, state, isOwnDecision } = pair
  const button = (decision: string, text: string, isSecondary = false) => (
    <GovukButton
      name="decision"
      value={decision}
      classes={isSecondary ? 'govuk-button--secondary' : undefined}
      preventDoubleClick
      html={
        <>
          {text}
          <span class="govuk-visually-hidden">
            : {rowName(a)} and {rowName(b)}
          </span>
        </>
      }
    />
  )
  return (
    <section aria-labelledby={`pair-${number}`}>
      <h2 class="govuk-heading-m" id={`pair-${number}`}>
        Pair {number}
      </h2>
      <p class="govuk-body">
        {why.map(one => whys[one]).join('. ') || 'Chosen by hand'}.{' '}
        {state !== 'open' && (
          <GovukTag
            text={state === 'same' ? 'Same person' : 'Different people'}
            classes="govuk-tag--grey"
          />
        )}
      </p>
      <SideBySide
        left={{ heading: sourceOf(a), content: <Side row={a} lists={lists} /> }}
        right={{ heading: sourceOf(b), content: <Side row={b} lists={lists} /> }}
      />
      {!snapshot.fixedAt && (
        <form method="post" action={`/street/count/${snapshot.id}/pairs`}>
          <CsrfField chrome={chrome} />
          <input type="hidden" name="a" value={a.id} />
          <input type="hidden" name="b" value={b.id} />
          {state === 'open' ? (
            <div class="govuk-button-group">
              {button('same', 'Same person')}
              {button('different', 'Different people', true)}
            </div>
          ) : isOwnDecision ? (
            button('open', 'Take this back', true)
          ) : (
            <p class="govuk-hint">This follows from what was decided about other pairs.</p>
          )}
        </form>
      )}
    </section>
  )
}

function sourceOf({ team, organisation, kind }: ShownPair['a']): string {
  return kind === 'evidence' ? `Evidence of ${organisation}` : (team ?? organisation)
}

function Side({ row, lists }: { readonly row: ShownPair['a']; readonly lists: CountLists }) {
  return (
    <p class="govuk-body">
      <strong>
        <bdi>{rowName(row)}</bdi>
      </strong>
      <br />
      <RowFacts row={row} lists={lists} />
    </p>
  )
}
