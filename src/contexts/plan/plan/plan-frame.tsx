import type { ComponentChildren } from 'preact'
import {
  type Chrome,
  formatDay,
  GovukInsetText,
  Page,
  type PageError,
} from '../../../design-system/index.ts'
import type { PlainDate } from '../../../platform/dates.ts'

export type PlanInFrame = { slug: string; title: string }
export type PlanPart = 'plan' | 'attention' | 'changes' | 'as-at' | 'publications' | 'settings'

/** What stands around every page about one plan: the way back, the heading, the other parts of the plan. */
export function PlanFrame({
  plan,
  part,
  heading,
  chrome,
  steers,
  errors,
  children,
}: {
  plan: PlanInFrame
  part?: PlanPart
  /** The page's own heading where it is not the plan itself. */
  heading?: string
  chrome: Chrome
  steers: boolean
  errors?: readonly PageError[]
  children: ComponentChildren
}) {
  const here = `/plans/${plan.slug}`
  return (
    <Page
      title={heading ? `${heading} – ${plan.title}` : plan.title}
      chrome={chrome}
      errors={errors}
      width="full"
      breadcrumbs={[
        { text: 'Plans', href: '/plans' },
        heading ? { text: plan.title, href: here } : { text: plan.title },
        ...(heading ? [{ text: heading }] : []),
      ]}
    >
      {heading && <span class="govuk-caption-l">{plan.title}</span>}
      <h1 class="govuk-heading-l">{heading ?? plan.title}</h1>
      <PlanNavigation here={here} part={part} steers={steers} />
      {children}
    </Page>
  )
}

function PlanNavigation({
  here,
  part,
  steers,
}: {
  here: string
  part: PlanPart | undefined
  steers: boolean
}) {
  const links: { part: PlanPart; text: string; href: string }[] = [
    { part: 'plan', text: 'Actions', href: here },
    { part: 'attention', text: 'What needs attention', href: `${here}/attention` },
    { part: 'changes', text: 'What changed', href: `${here}/changes` },
    { part: 'as-at', text: 'As it stood', href: `${here}/as-at` },
    { part: 'publications', text: 'Publications', href: `${here}/publications` },
    ...(steers ? [{ part: 'settings' as const, text: 'Settings', href: `${here}/settings` }] : []),
  ]
  return (
    <nav class="tl-subnav" aria-label="This plan">
      <ul class="tl-subnav__list">
        {links.map(link => (
          <li>
            <a
              class="tl-subnav__link"
              href={link.href}
              aria-current={link.part === part ? 'page' : undefined}
            >
              {link.text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** Says that what follows is the past. */
export function AsAtInset({ slug, day }: { slug: string; day: PlainDate }) {
  return (
    <GovukInsetText
      html={
        <p class="govuk-body govuk-!-margin-bottom-0">
          This is the plan as it stood at the end of <strong>{formatDay(day)}</strong>.{' '}
          <a class="govuk-link" href={`/plans/${slug}`}>
            See it as it stands now
          </a>{' '}
          or{' '}
          <a class="govuk-link" href={`/plans/${slug}/changes?from=${day}`}>
            what changed since
          </a>
          .
        </p>
      }
    />
  )
}
