import {
  Changes,
  DataTable,
  EmptyState,
  GovukInput,
  GovukRadios,
  GovukSelect,
  SideBySide,
} from '../../../design-system/index.ts'
import type { Chrome } from '../../../platform/web/app.ts'
import type { PageProps } from '../../../platform/web/route.ts'
import { AnswersForm } from './answers-form.tsx'
import { typedField } from './corrections.ts'
import { fieldNames } from './field-words.ts'
import { likeness } from './likeness.ts'
import {
  type LikeActions,
  linkQuestion,
  pairAnswers,
  pairReason,
  type StatedLink,
} from './pairs.ts'
import type { PartLoaded } from './questions-page.tsx'
import { countOf, ReviewFrame } from './review-frame.tsx'
import type { Review } from './review-model.ts'

const kindWords = { overlaps: 'Overlaps', duplicates: 'Duplicates', 'links-to': 'Links to' }

/** Links that the document states, with the row that each quote was matched to, and actions that say nearly the same. */
export function LinksPage({ chrome, loaded }: PageProps<PartLoaded, { page: number }>) {
  const { imported, review } = loaded
  const between = review.links.filter(link => link.kind !== 'links-to' && link.to !== null)
  const oneSided = between.filter(link => !link.both)
  return (
    <ReviewFrame imported={imported} review={review} part="links" chrome={chrome}>
      <h2 class="govuk-heading-m">Stated in the document</h2>
      {review.links.length === 0 ? (
        <EmptyState>The document states no links between its actions.</EmptyState>
      ) : (
        <>
          <p class="govuk-body">
            {countOf(review.links.length, 'link')}
            {oneSided.length > 0 &&
              `, of which ${countOf(oneSided.length, 'is', 'are')} stated on one side only. Each is kept once and shown on both.`}
          </p>
          <StatedLinks loaded={loaded} chrome={chrome} />
        </>
      )}
      <h2 class="govuk-heading-m">Actions that say nearly the same</h2>
      {review.likeActions.length === 0 && <EmptyState>There are none.</EmptyState>}
      {review.likeActions.slice(0, 100).map((pair, index) => (
        <Pair key={pair.key} pair={pair} at={index + 1} loaded={loaded} chrome={chrome} />
      ))}
      {review.likeActions.length > 100 && (
        <p class="govuk-body">
          The 100 likest of {review.likeActions.length} pairs are shown. More appear as you decide.
        </p>
      )}
    </ReviewFrame>
  )
}

function StatedLinks({ loaded, chrome }: { loaded: PartLoaded; chrome: Chrome }) {
  const { imported, review } = loaded
  const unmatched = review.links.filter(link => link.to === null)
  const mayChoose = loaded.mayWrite && imported.status === 'ready' && unmatched.length > 0
  const table = (
    <DataTable
      caption="Each link, the words that state it and what they were matched to"
      rows={review.links}
      columns={[
        { heading: 'Action', isRowHeading: true, cell: link => nameOf(link.from) },
        {
          heading: 'The words',
          cell: link => link.statements.map(one => <p class="govuk-body-s">{one.stated}</p>),
        },
        {
          heading: 'Matched to',
          cell: link =>
            link.to === null && mayChoose ? (
              <ChooseTarget link={link} review={review} />
            ) : (
              <>
                {kindWords[link.kind]}: {link.to === null ? 'no row' : link.toLabel}
              </>
            ),
        },
        { heading: 'How sure', cell: link => sureness(link) },
      ]}
    />
  )
  if (!mayChoose) return table
  return (
    <AnswersForm importId={imported.id} back="links" chrome={chrome} button="Save matches">
      {table}
    </AnswersForm>
  )
}

function nameOf(action: StatedLink['from']): string {
  return action.number ? `${action.number}. ${action.text}` : action.text
}

function sureness(link: StatedLink): string {
  if (link.to === null) return 'Not matched'
  const side =
    link.kind === 'links-to' ? '' : link.both ? ', stated on both sides' : ', stated on one side'
  const quoted = link.statements.some(
    one => one.stated.includes(link.toLabel) || likeness(one.stated, link.toLabel) > 0.8,
  )
  return `${quoted ? 'The words are the same' : 'By place or likeness'}${side}`
}

function ChooseTarget({ link, review }: { link: StatedLink; review: Review }) {
  const [statement] = link.statements
  if (!statement) return null
  const question = linkQuestion(link.from.key, statement.stated)
  const nearest = review.plan.actions
    .filter(action => action.key !== link.from.key)
    .map(action => ({ action, score: likeness(action.text, statement.stated) }))
    .sort((a, b) => b.score - a.score)
    .slice(0, 8)
  return (
    <GovukSelect
      id={`match-${link.from.key}-${link.key.slice(-6)}`}
      name={`answer:${question}`}
      label={{ text: 'Which action do the words mean?' }}
      value="none"
      items={[
        { value: 'none', text: 'No action of this plan' },
        ...nearest.map(({ action }) => ({ value: action.key, text: nameOf(action).slice(0, 90) })),
      ]}
    />
  )
}

function Pair({
  pair,
  at,
  loaded,
  chrome,
}: {
  pair: LikeActions
  at: number
  loaded: PartLoaded
  chrome: Chrome
}) {
  const { imported, mayWrite } = loaded
  const differing = (['timescale', 'leads', 'others', 'measure'] as const).filter(
    field => typedField(pair.a, field) !== typedField(pair.b, field),
  )
  const about = (side: typeof pair.a, other: typeof pair.a, isSecond: boolean) => (
    <>
      <p class="govuk-body">
        {isSecond ? <Changes before={other.text} after={side.text} /> : side.text}
      </p>
      <dl class="govuk-body-s">
        {differing.map(field => (
          <div key={field}>
            <dt class="govuk-!-font-weight-bold">{fieldNames[field]}</dt>
            <dd>{typedField(side, field) || 'Nothing'}</dd>
          </div>
        ))}
      </dl>
    </>
  )
  return (
    <section class="tl-question" aria-labelledby={`pair-${at}`}>
      <h3 class="govuk-heading-s" id={`pair-${at}`}>
        Pair {at}: {Math.round(pair.score * 100)}% alike
      </h3>
      <SideBySide
        left={{ heading: placed('One', pair.a.number), content: about(pair.a, pair.b, false) }}
        right={{
          heading: placed('The other', pair.b.number),
          content: about(pair.b, pair.a, true),
        }}
      />
      {mayWrite && imported.status === 'ready' ? (
        <AnswersForm
          importId={imported.id}
          back="links"
          chrome={chrome}
          button="Save what they are to each other"
        >
          <GovukRadios
            name={`answer:${pair.key}`}
            idPrefix={`pair-answer-${at}`}
            classes="govuk-radios--small"
            fieldset={{ legend: { text: 'What are they to each other?' } }}
            value={pair.answer ?? undefined}
            items={Object.entries(pairAnswers).map(([value, text]) => ({ value, text }))}
          />
          <GovukInput
            id={`pair-reason-${at}`}
            name={`answer:${pairReason(pair.a.key, pair.b.key)}`}
            label={{ text: 'Why? (optional)' }}
            value={pair.reason}
          />
        </AnswersForm>
      ) : (
        <p class="govuk-body">
          {pair.answer ? pairAnswers[pair.answer] : 'Not decided'}
          {pair.reason && `: ${pair.reason}`}
        </p>
      )}
    </section>
  )
}

function placed(word: string, number: string | null): string {
  return number ? `${word} (number ${number})` : word
}
