import {
  CsrfField,
  Dated,
  GovukButton,
  GovukInsetText,
  GovukSummaryList,
  GovukWarningText,
  Page,
} from '../../../../design-system/index.ts'
import { type FormProps, seenVersion, typedText } from '../../../../platform/web/form-page.ts'
import type { PageProps } from '../../../../platform/web/route.ts'
import { WordsField } from '../../../people/index.ts'
import type { ShownHeld } from './held-queries.ts'
import { kindWords, stateWords } from './held-words.ts'
import { Reasons } from './my-nights-page.tsx'

export type ForHeld = { held: ShownHeld }

const listOf = (isOwn: boolean) =>
  isOwn
    ? { href: '/street/my-nights', text: 'Back to my nights' }
    : { href: '/street/handed-over', text: 'Back to what was handed over' }

/** One thing that could not be recorded as it was sent: why, what it says, and what can be done. */
export function HeldPage({ actor, chrome, loaded }: PageProps<ForHeld>) {
  const { held } = loaded
  const here = `/street/held/${held.id}`
  const isOwn = held.sentBy === actor.userId
  const coordinates = actor.roles.includes('coordinator')
  const isOpen = held.state === 'waiting' || held.state === 'handed-over'
  const isContact = held.kind === 'contact'
  return (
    <Page
      title={`${kindWords[held.kind]} kept aside`}
      chrome={chrome}
      back={listOf(isOwn && !coordinates)}
    >
      <h1 class="govuk-heading-l">{kindWords[held.kind]} kept aside</h1>
      {isOpen ? (
        <GovukInsetText html={<Reasons reasons={held.reasons} />} />
      ) : (
        <GovukInsetText
          html={
            <>
              {stateWords[held.state]}, <Dated value={held.decidedAt} withTime />
              {held.decider && `, ${held.decider}`}. {held.words}
            </>
          }
        />
      )}
      <WhatWasSent held={held} />
      {isOpen && isContact && <GovukButton href={`${here}/put-right`} text="Put it right" />}
      {isOpen && isContact && coordinates && (
        <form method="post" action={`${here}/as-it-is`} novalidate>
          <CsrfField chrome={chrome} />
          <input type="hidden" name="version" value={String(held.version)} />
          <GovukButton
            text="Record it as it is"
            classes="govuk-button--secondary"
            preventDoubleClick
          />
        </form>
      )}
      {isOpen && !isContact && (
        <p class="govuk-body">
          {held.kind === 'check-in'
            ? 'Who is out and who is back is said under lone working. A check-in that came too late is only set aside.'
            : 'Answer the alert on its own page, then set this aside.'}
        </p>
      )}
      {isOpen && isOwn && held.state === 'waiting' && (
        <p class="govuk-body">
          <a class="govuk-link" href={`${here}/hand-over`}>
            Leave it to the co-ordinator
          </a>
        </p>
      )}
      {isOpen && coordinates && (
        <p class="govuk-body">
          <a class="govuk-link" href={`${here}/set-aside`}>
            Do not record it, and say why
          </a>
        </p>
      )}
    </Page>
  )
}

const text = (value: unknown) => (typeof value === 'string' ? value : '')

/** As it was sent, as far as it can be read. */
export function WhatWasSent({ held }: { held: ShownHeld }) {
  const { content, person, site } = held
  const at = text(content.seenAt) || text(content.at)
  const moment = Number.isNaN(Date.parse(at)) ? null : new Date(at)
  const lines: [string, string][] = [
    ['Site', site ?? ''],
    ['Place', text(content.place)],
    ['How they looked', text(content.description)],
    ['What happened', text(content.words)],
    ['Warning', text(content.warning)],
    ['What came', text(content.text) || (content.sealed ? 'It cannot be opened' : '')],
  ]
  return (
    <GovukSummaryList
      rows={[
        { key: { text: 'Sent by' }, value: { text: `${held.sender}, ${held.organisation}` } },
        { key: { text: 'Shift of the night of' }, value: { html: <Dated value={held.nightOf} /> } },
        {
          key: { text: 'When it was' },
          value: { html: <Dated value={moment} withTime absent="It does not say" /> },
        },
        ...(person && !person.isRestricted
          ? [{ key: { text: 'About' }, value: { html: <bdi>{person.name}</bdi> } }]
          : []),
        ...lines
          .filter(([, value]) => value !== '')
          .map(([key, value]) => ({
            key: { text: key },
            value: { html: <span dir="auto">{value}</span> },
          })),
        ...(held.words
          ? [
              {
                key: { text: 'Handed over with' },
                value: { html: <span dir="auto">{held.words}</span> },
              },
            ]
          : []),
      ]}
    />
  )
}

/** Leaving it to the co-ordinator. */
export function HandOverPage(props: FormProps<ForHeld>) {
  return (
    <WordsPage
      props={props}
      title="Leave it to the co-ordinator"
      name="words"
      label="What should they know? (optional)"
      button="Hand it over"
    />
  )
}

/** Saying why it is not recorded. */
export function SetAsidePage(props: FormProps<ForHeld>) {
  return (
    <WordsPage
      props={props}
      title="Do not record it"
      name="because"
      label="Why is it not recorded?"
      button="Set it aside"
    />
  )
}

function WordsPage({
  props,
  title,
  name,
  label,
  button,
}: {
  props: FormProps<ForHeld>
  title: string
  name: string
  label: string
  button: string
}) {
  const { chrome, errors, loaded, values, stale } = props
  const { held } = loaded
  return (
    <Page
      title={title}
      chrome={chrome}
      errors={errors}
      back={{ href: `/street/held/${held.id}`, text: 'Back' }}
    >
      <h1 class="govuk-heading-l">{title}</h1>
      {stale && <StaleNotice held={held} />}
      <WhatWasSent held={held} />
      <form method="post" novalidate>
        <CsrfField chrome={chrome} />
        <input type="hidden" name="version" value={seenVersion(props, held.version)} />
        <WordsField
          values={{ ...values, [name]: typedText(values, name) }}
          errors={errors}
          name={name}
          label={label}
          rows={3}
        />
        <GovukButton text={button} preventDoubleClick />
      </form>
    </Page>
  )
}

/** What somebody else did with it meanwhile. */
export function StaleNotice({ held }: { held: ShownHeld }) {
  return (
    <GovukWarningText
      iconFallbackText="Changed"
      html={
        <>
          Somebody else changed it meanwhile: {stateWords[held.state]}
          {held.decider && ` (${held.decider})`}
          {held.words && `, ‘${held.words}’`}. What you typed is below.
        </>
      }
    />
  )
}
