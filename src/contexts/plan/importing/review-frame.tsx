import type { ComponentChildren } from 'preact'
import { GovukInsetText, Page, type PageError } from '../../../design-system/index.ts'
import type { Chrome } from '../../../platform/web/app.ts'
import type { Account } from './account-rules.ts'
import type { Import } from './import-queries.ts'
import { openQuestions, type Review } from './review-model.ts'

export type ReviewPart =
  | 'overview'
  | 'questions'
  | 'actions'
  | 'values'
  | 'colours'
  | 'links'
  | 'changes'
  | 'print-check'
  | 'set-aside'

const partNames: Record<ReviewPart, string> = {
  overview: 'Overview',
  questions: 'Questions',
  actions: 'Actions beside their source',
  values: 'Dates, names and answers',
  colours: 'Colours',
  links: 'Links and duplicates',
  changes: 'What will change',
  'print-check': 'Print check',
  'set-aside': 'Set aside',
}

export type Reviewed = { imported: Import; review: Review }

/** What stands around every part of the review screen: the account, always true, and the other parts. */
export function ReviewFrame({
  imported,
  review,
  part,
  chrome,
  errors,
  children,
}: Reviewed & {
  part: ReviewPart
  chrome: Chrome
  errors?: readonly PageError[]
  children: ComponentChildren
}) {
  const heading = part === 'overview' ? 'Check what was read' : partNames[part]
  return (
    <Page
      title={`${heading} – ${imported.fileName}`}
      chrome={chrome}
      errors={errors}
      width="full"
      breadcrumbs={[
        { text: 'Plans', href: '/plans' },
        { text: 'Imported documents', href: '/plans/imports' },
        part === 'overview'
          ? { text: imported.fileName }
          : { text: imported.fileName, href: `/plans/imports/${imported.id}` },
        ...(part === 'overview' ? [] : [{ text: partNames[part] }]),
      ]}
    >
      <span class="govuk-caption-l">{imported.fileName}</span>
      <h1 class="govuk-heading-l">{heading}</h1>
      <GovukInsetText html={<AccountLine account={review.account} />} />
      <ReviewNavigation imported={imported} review={review} part={part} />
      {children}
    </Page>
  )
}

const number = new Intl.NumberFormat('en-GB')

/** 'Read 1,488 lines: 1,046 in rows · 28 measures · 3 set aside. 0 unread.' */
function AccountLine({ account }: { account: Account }) {
  const parts = account.parts.filter(({ count }) => count > 0)
  return (
    <p class="govuk-body govuk-!-margin-bottom-0">
      Read {number.format(account.total)} {account.unit}:{' '}
      {parts.map(({ label, count }) => `${number.format(count)} ${label}`).join(' · ')}.{' '}
      <strong>{number.format(account.unread)} unread.</strong>
    </p>
  )
}

function ReviewNavigation({ imported, review, part }: Reviewed & { part: ReviewPart }) {
  const here = `/plans/imports/${imported.id}`
  const open = openQuestions(review).length
  const parts = (Object.keys(partNames) as ReviewPart[]).filter(
    one => one !== 'changes' || imported.correctsPlanId,
  )
  return (
    <nav class="tl-subnav" aria-label="Parts of this check">
      <ul class="tl-subnav__list">
        {parts.map(one => (
          <li key={one}>
            <a
              class="tl-subnav__link"
              href={one === 'overview' ? here : `${here}/${one}`}
              aria-current={one === part ? 'page' : undefined}
            >
              {partNames[one]}
              {one === 'questions' && open > 0 && ` (${open})`}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${number.format(count)} ${count === 1 ? one : many}`
}
