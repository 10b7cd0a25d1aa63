import {
  CsrfField,
  Dated,
  GovukButton,
  GovukCheckboxes,
  GovukInsetText,
  Page,
} from '../../../design-system/index.ts'
import type { FormProps } from '../../../platform/web/form-page.ts'
import { WordsField } from '../record/fields.tsx'
import type { Likeness } from './likeness-rules.ts'
import type { MatchSide, OpenMatch } from './match-queries.ts'
import { agreeWords, becauseWords } from './match-words.ts'

type Loaded = { match: OpenMatch; connected: MatchSide[]; why: Likeness | null }

/** Deciding whether two people are one. */
export function MatchPage({ chrome, errors, loaded, values }: FormProps<Loaded>) {
  const { match, why } = loaded
  const [a, b] = match.sides
  return (
    <Page
      title="Are they one person?"
      chrome={chrome}
      errors={errors}
      back={{ href: '/people/matches', text: 'Back to possible matches' }}
    >
      <h1 class="govuk-heading-l">Are they one person?</h1>
      <div class="tl-beside">
        {match.sides.map(side => (
          <Side side={side} />
        ))}
      </div>
      <p class="govuk-body">
        {agreeWords(match)} {becauseWords[match.because]} <Dated value={match.raisedAt} />.
      </p>
      {match.said && <GovukInsetText text={match.said} />}
      {why && <Why why={why} />}
      {a.seen && b.seen ? <MergeChoice loaded={loaded} /> : <NotSeen sides={match.sides} />}
      <h2 class="govuk-heading-m">They are different people</h2>
      <p class="govuk-body">Nobody will be asked about these two again.</p>
      <form method="post" action={`/people/matches/${match.id}`} novalidate>
        <CsrfField chrome={chrome} />
        <WordsField
          name="because"
          label="Why are they different people?"
          rows={3}
          {...{ values, errors }}
        />
        <GovukButton
          text="They are different people"
          classes="govuk-button--secondary"
          preventDoubleClick
        />
      </form>
    </Page>
  )
}

function Side({ side }: { readonly side: MatchSide }) {
  return (
    <section class="tl-beside__one">
      <h2 class="govuk-heading-s">
        {side.seen ? (
          <a class="govuk-link" href={`/people/${side.personId}`}>
            {side.seen.name}
          </a>
        ) : (
          'Somebody whom you may not see'
        )}
      </h2>
      {side.seen && (
        <p class="govuk-body-s">
          {side.seen.birth && <>{side.seen.birth}. </>}
          Reference {side.seen.reference}.
        </p>
      )}
      <p class="govuk-body-s">Known to {side.organisations.join(', ')}.</p>
    </section>
  )
}

function Why({ why }: { readonly why: Likeness }) {
  return (
    <>
      <h2 class="govuk-heading-m">Why they may be</h2>
      <ul class="govuk-list govuk-list--bullet">
        {why.reasons.map(reason => (
          <li>{reason}</li>
        ))}
        {why.against.map(reason => (
          <li>against it: {reason}</li>
        ))}
      </ul>
    </>
  )
}

function MergeChoice({ loaded }: { readonly loaded: Loaded }) {
  const { match, connected } = loaded
  const others = connected.filter(side => side.seen)
  return (
    <form method="get" action="/people/merge">
      <h2 class="govuk-heading-m">They are one person</h2>
      {match.sides.map(side => (
        <input type="hidden" name="people" value={side.personId} />
      ))}
      {others.length > 0 && (
        <GovukCheckboxes
          name="people"
          idPrefix="others"
          fieldset={{
            legend: {
              text: 'These may be the same person too',
              classes: 'govuk-fieldset__legend--s',
            },
          }}
          items={others.map(side => ({
            value: side.personId,
            text: side.seen?.name ?? '',
            hint: side.seen?.birth ? { text: side.seen.birth } : undefined,
          }))}
        />
      )}
      <GovukButton text="See what a merge would do" />
    </form>
  )
}

function NotSeen({ sides }: { readonly sides: readonly MatchSide[] }) {
  const hidden = sides.filter(side => !side.seen).flatMap(side => side.organisations)
  return (
    <GovukInsetText>
      <p class="govuk-body">
        You can merge only people whom you see. Ask {[...new Set(hidden)].join(' and ')} whether
        they know the other person, without telling either who it may be.
      </p>
    </GovukInsetText>
  )
}
