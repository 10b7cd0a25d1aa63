import {
  Dated,
  GovukButton,
  GovukDetails,
  GovukInsetText,
  GovukSummaryList,
} from '../../../design-system/index.ts'
import { factWords } from './fact-words.ts'
import type { OwnProps } from './own-door.ts'
import type { OwnFact, OwnInvolved, OwnLook, OwnReader } from './own-queries.ts'
import { OwnFormToken, OwnShell } from './own-shell.tsx'
import { ownCategory, ownEventWords, ownInvolvementWords, ownRoleWords } from './own-words.ts'

/** Where everything behind the door begins. */
export function HomePage({ chrome }: OwnProps<null>) {
  const doors = [
    { href: '/mine/kept', text: 'What is kept about you', hint: 'See it, and say what is wrong' },
    {
      href: '/mine/who',
      text: 'Who can see it, and why',
      hint: 'Which organisations, and who works with you',
    },
    { href: '/mine/looked', text: 'Who looked', hint: 'When, and what they did' },
    {
      href: '/mine/choices',
      text: 'Your choices',
      hint: 'Change a yes to a no. Say who should not see it',
    },
    { href: '/mine/asked', text: 'What you asked for', hint: 'Changes, and a copy of everything' },
    { href: '/mine/key', text: 'Coming back', hint: 'Keep a key, or close this page for good' },
  ]
  return (
    <OwnShell title="Start" chrome={chrome}>
      <h1 class="govuk-heading-l">Hello</h1>
      <ul class="govuk-list govuk-list--spaced">
        {doors.map(door => (
          <li key={door.href}>
            <a class="govuk-link" href={door.href}>
              {door.text}
            </a>
            <br />
            {door.hint}
          </li>
        ))}
      </ul>
    </OwnShell>
  )
}

/** What organisations hold, each kind folded until it is opened. */
export function KeptPage({ chrome, loaded }: OwnProps<{ facts: OwnFact[]; hidden: string[] }>) {
  const { facts, hidden } = loaded
  const byCategory = [...Map.groupBy(facts, fact => ownCategory(fact.category))]
  return (
    <OwnShell title="What is kept" chrome={chrome}>
      <h1 class="govuk-heading-l">What is kept about you</h1>
      {facts.length === 0 && <p class="govuk-body">There is nothing to show here.</p>}
      {facts.length > 0 && (
        <p class="govuk-body">
          Open a part to read it. Beside each thing you can say that it is wrong.
        </p>
      )}
      {byCategory.map(([words, held]) => (
        <GovukDetails key={words} summaryText={words}>
          <GovukSummaryList
            rows={held.map(fact => {
              const { title, lines } = factWords(fact.kind, fact.content)
              return {
                key: { text: title },
                value: {
                  html: (
                    <>
                      {lines.map((line, at) => (
                        <p class="govuk-body" key={at}>
                          {line}
                        </p>
                      ))}
                      <p class="govuk-hint">
                        {fact.organisation}, <Dated value={fact.recordedAt} />
                        {fact.kind.startsWith('street-') &&
                          '. If this is not right, or was not you, tell any worker.'}
                      </p>
                    </>
                  ),
                },
                // Who was met is not put right row by row: workers say that it was somebody else.
                ...(fact.kind.startsWith('street-')
                  ? {}
                  : {
                      actions: {
                        items: [
                          {
                            href: `/mine/wrong/${fact.kind}/${fact.id}`,
                            text: 'This is wrong',
                            visuallyHiddenText: `: ${title}`,
                          },
                        ],
                      },
                    }),
              }
            })}
          />
        </GovukDetails>
      ))}
      <h2 class="govuk-heading-m">What is not shown here</h2>
      <p class="govuk-body">
        Some things are never put on this screen, for anybody, so that nobody beside you can read
        them:
      </p>
      <ul class="govuk-list govuk-list--bullet">
        {hidden.map(because => (
          <li key={because}>{because}</li>
        ))}
      </ul>
      <p class="govuk-body">
        This does not mean that there is any of it. Your worker can go through everything with you,
        and you can{' '}
        <a class="govuk-link" href="/mine/asked#copy">
          ask for a copy
        </a>
        .
      </p>
    </OwnShell>
  )
}

/** Which organisations may read what, and why. */
export function WhoPage({
  chrome,
  loaded,
}: OwnProps<{ readers: OwnReader[]; involved: OwnInvolved[]; restricted: boolean }>) {
  const { readers, involved, restricted } = loaded
  const holders = readers.filter(one => one.holds)
  const others = [
    ...Map.groupBy(
      readers.filter(one => !one.holds),
      one => one.organisation,
    ),
  ]
  return (
    <OwnShell title="Who can see it" chrome={chrome}>
      <h1 class="govuk-heading-l">Who can see it, and why</h1>
      {restricted && (
        <GovukInsetText text="At the moment only a few workers, chosen by name, can see anything about you." />
      )}
      <h2 class="govuk-heading-m">They wrote it down</h2>
      <ul class="govuk-list govuk-list--bullet">
        {holders.map(one => (
          <li key={one.organisation}>{one.organisation}</li>
        ))}
      </ul>
      <h2 class="govuk-heading-m">They work with you now</h2>
      {involved.length === 0 && (
        <p class="govuk-body">Nobody is written down as working with you now.</p>
      )}
      <ul class="govuk-list govuk-list--bullet">
        {involved.map((one, at) => (
          <li key={at}>
            {[...one.posts, one.team, one.organisation].filter(Boolean).join(', ')}.{' '}
            {ownInvolvementWords[one.kind] ?? 'They work with you'}, since{' '}
            <Dated value={one.fromAt} />.
          </li>
        ))}
      </ul>
      <h2 class="govuk-heading-m">It is shared with them</h2>
      {others.length === 0 && <p class="govuk-body">It is shared with nobody else.</p>}
      {others.length > 0 && (
        <p class="govuk-body">
          Organisations have signed an agreement about what they share. You can{' '}
          <a class="govuk-link" href="/mine/choices">
            say no
          </a>{' '}
          to any of them.
        </p>
      )}
      {others.map(([organisation, rows]) => (
        <GovukDetails key={organisation} summaryText={organisation}>
          <ul class="govuk-list govuk-list--spaced">
            {rows.map((row, at) => (
              <li key={at}>
                <strong>{ownCategory(row.category ?? '')}</strong>: {readerWords(row, restricted)}
                <br />
                What for: {row.purpose}. Agreement: {row.agreement}.
              </li>
            ))}
          </ul>
        </GovukDetails>
      ))}
    </OwnShell>
  )
}

/** Whether an organisation sees a kind of information now, as the rules in the database decide it. */
function readerWords(row: OwnReader, restricted: boolean): string {
  if (restricted) return 'not now: only workers chosen by name see it'
  if (row.objected) return 'not now, because you said no'
  const sees: string[] = []
  if (row.needsConsent && !row.consented) return 'not now: only if you say yes'
  if (row.needsInvolvement && !row.involved) return 'not now: only if they work with you'
  if (row.needsConsent) sees.push('you said yes')
  if (row.needsInvolvement) sees.push('they work with you')
  return sees.length > 0 ? `can see it, because ${sees.join(' and ')}` : 'can see it'
}

/** Who looked and what they did. */
export function LookedPage({
  chrome,
  loaded,
}: OwnProps<{ looks: OwnLook[]; older: string | null }>) {
  const { looks, older } = loaded
  return (
    <OwnShell title="Who looked" chrome={chrome}>
      <h1 class="govuk-heading-l">Who looked</h1>
      <p class="govuk-body">
        Everybody who opens your page leaves a line here. It cannot be taken away.
      </p>
      {looks.length === 0 && <p class="govuk-body">Nobody has looked.</p>}
      <ul class="govuk-list govuk-list--spaced">
        {looks.map((look, at) => (
          <li key={at}>
            <Dated value={look.at} withTime />
            <br />
            {ownEventWords(look.event)}.{' '}
            {look.who
              ? `${look.who}, ${ownRoleWords(look.roles).toLowerCase()}`
              : ownRoleWords(look.roles)}
            {look.organisation && `, ${look.organisation}`}
          </li>
        ))}
      </ul>
      {older && (
        <p class="govuk-body">
          <a class="govuk-link" href={`/mine/looked?before=${older}`}>
            Earlier
          </a>
        </p>
      )}
    </OwnShell>
  )
}

/** Keeping a key, or ending it all. */
export function KeyPage({ chrome, loaded }: OwnProps<{ hasKey: boolean }>) {
  return (
    <OwnShell title="Coming back" chrome={chrome}>
      <h1 class="govuk-heading-l">Coming back</h1>
      <p class="govuk-body">
        You can come back with a new code from any worker. Or keep a key: with it, and what only you
        know, you can come back by yourself.
      </p>
      <p class="govuk-body">
        If somebody may look through your things, it is safer to keep no key.
        {loaded.hasKey && ' You have a key now. A new one takes its place.'}
      </p>
      <form method="post" action="/mine/key" novalidate>
        <OwnFormToken chrome={chrome} />
        <GovukButton
          text={loaded.hasKey ? 'Make a new key' : 'Make a key'}
          name="what"
          value="make"
          preventDoubleClick
        />
      </form>
      {loaded.hasKey && (
        <form method="post" action="/mine/key" novalidate>
          <OwnFormToken chrome={chrome} />
          <GovukButton
            text="Throw my key away"
            name="what"
            value="drop"
            classes="govuk-button--secondary"
          />
        </form>
      )}
      <h2 class="govuk-heading-m">Close your page</h2>
      <p class="govuk-body">
        This page then works no more, also for your key. What organisations hold stays as it is. You
        can ask for a new code at any time.
      </p>
      <form method="post" action="/mine/key" novalidate>
        <OwnFormToken chrome={chrome} />
        <GovukButton
          text="Close my page"
          name="what"
          value="close"
          classes="govuk-button--warning"
        />
      </form>
    </OwnShell>
  )
}

/** The key, shown this once. */
export function NewKeyPage({ chrome, code }: { chrome: OwnProps<null>['chrome']; code: string }) {
  return (
    <OwnShell title="Your key" chrome={chrome}>
      <h1 class="govuk-heading-l">Your key</h1>
      <p class="govuk-body">Write it down now. It is not shown again.</p>
      <p class="govuk-body tl-slip__code">{code}</p>
      <p class="govuk-body">
        To come back, open this page, choose ‘I have been here before’, and type the key and what
        only you know. Do not write that down beside it.
      </p>
      <GovukButton href="/mine/home" text="Done" />
    </OwnShell>
  )
}
