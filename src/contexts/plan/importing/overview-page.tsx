import {
  CsrfField,
  formatDay,
  GovukButton,
  GovukInput,
  GovukInsetText,
  GovukSelect,
  GovukSummaryList,
  GovukWarningText,
  Page,
  ProgressPanel,
} from '../../../design-system/index.ts'
import type { PageProps } from '../../../platform/web/route.ts'
import { pluralOf } from './account-rules.ts'
import { planKinds } from './import-form.ts'
import type { Import } from './import-queries.ts'
import { countOf, type Reviewed, ReviewFrame } from './review-frame.tsx'
import { openQuestions, type Review } from './review-model.ts'

export type ImportLoaded = { imported: Import; review: Review | null; mayWrite: boolean }

/** One import: how far reading is, what went wrong, or what was read. */
export function ImportOverviewPage(props: PageProps<ImportLoaded>) {
  const { imported, review, mayWrite } = props.loaded
  if (review) return <ReadPage {...props} loaded={{ imported, review, mayWrite }} />
  return imported.status === 'failed' ? <FailedPage {...props} /> : <ReadingPage {...props} />
}

function ReadingPage({ chrome, loaded: { imported } }: PageProps<ImportLoaded>) {
  return (
    <Page
      title={`Reading ${imported.fileName}`}
      chrome={chrome}
      refreshSeconds={2}
      breadcrumbs={[
        { text: 'Plans', href: '/plans' },
        { text: 'Imported documents', href: '/plans/imports' },
        { text: imported.fileName },
      ]}
    >
      <h1 class="govuk-heading-l">Reading {imported.fileName}</h1>
      <ProgressPanel
        heading={imported.stage ?? 'Waiting for its turn'}
        done={imported.done}
        total={imported.total || null}
        unit="steps"
        checkHref={`/plans/imports/${imported.id}`}
        refreshSeconds={2}
      />
    </Page>
  )
}

function FailedPage({ chrome, loaded: { imported, mayWrite } }: PageProps<ImportLoaded>) {
  return (
    <Page
      title={`${imported.fileName} could not be read`}
      chrome={chrome}
      breadcrumbs={[
        { text: 'Plans', href: '/plans' },
        { text: 'Imported documents', href: '/plans/imports' },
        { text: imported.fileName },
      ]}
    >
      <h1 class="govuk-heading-l">This document could not be read</h1>
      <p class="govuk-body">
        <strong>{imported.fileName}</strong>
      </p>
      <GovukInsetText text={imported.failure ?? ''} />
      <p class="govuk-body">Nothing was changed in any plan, and the file is kept.</p>
      {mayWrite && (
        <GovukButton
          text="Give another file"
          href={
            imported.correctsSlug
              ? `/plans/import?corrects=${imported.correctsSlug}`
              : '/plans/import'
          }
        />
      )}
    </Page>
  )
}

function ReadPage({ chrome, loaded }: PageProps<Reviewed & { mayWrite: boolean }>) {
  const { imported, review, mayWrite } = loaded
  return (
    <ReviewFrame imported={imported} review={review} part="overview" chrome={chrome}>
      {imported.status === 'committed' && <Committed {...loaded} chrome={chrome} />}
      {imported.status === 'undone' && (
        <GovukInsetText text="This import was undone. What it had made is no longer in the plan; its history is kept." />
      )}
      <h2 class="govuk-heading-m">What was found</h2>
      <GovukSummaryList rows={foundRows(imported, review)} />
      {imported.status === 'ready' && mayWrite && (
        <>
          <NamesForm imported={imported} review={review} chrome={chrome} />
          <CommitForm imported={imported} review={review} chrome={chrome} />
        </>
      )}
      <p class="govuk-body">
        <a class="govuk-link" href={`/plans/imports/${imported.id}/export.csv`}>
          Save everything that was read as a spreadsheet (CSV)
        </a>
      </p>
    </ReviewFrame>
  )
}

function foundRows(imported: Import, review: Review) {
  const here = `/plans/imports/${imported.id}`
  const { plan } = review
  const levels = Map.groupBy(plan.nodes, node => node.level)
  const open = openQuestions(review).length
  const undecided = review.likeActions.filter(pair => pair.answer === null).length
  const row = (key: string, text: string, part?: string, about?: string) => ({
    key: { text: key },
    value: { text },
    actions: part
      ? { items: [{ href: `${here}/${part}`, text: 'Check', visuallyHiddenText: about ?? key }] }
      : undefined,
  })
  return [
    row('Title', imported.title || plan.title || 'None found'),
    row(
      'Becomes',
      imported.correctsTitle
        ? `A corrected version of ${imported.correctsTitle}`
        : `A new plan: ${planKinds[imported.kind as keyof typeof planKinds]}`,
      imported.correctsTitle ? 'changes' : undefined,
    ),
    ...[...levels].map(([level, nodes]) =>
      row(`${level} level`, countOf(nodes.length, level.toLowerCase(), pluralOf(level))),
    ),
    row('Actions', countOf(plan.actions.length, 'action'), 'actions'),
    row(
      'Questions',
      review.questions.length === 0 ? 'None' : `${open} to answer of ${review.questions.length}`,
      'questions',
    ),
    row('Stated links', countOf(review.links.length, 'link'), 'links'),
    row(
      'Actions that are nearly the same',
      review.likeActions.length === 0
        ? 'None'
        : `${countOf(review.likeActions.length, 'pair')}, ${undecided} not decided`,
      'links',
    ),
    row(
      'Colours',
      countOf(
        plan.actions.filter(action => action.rag).length,
        'action with one',
        'actions with one',
      ),
      'colours',
    ),
    row(
      'Set aside',
      countOf(review.reading.setAside.length, 'piece of text', 'pieces of text'),
      'set-aside',
    ),
  ]
}

function NamesForm({ imported, review, chrome }: Reviewed & Pick<PageProps<unknown>, 'chrome'>) {
  const levels = [...new Set(review.reading.plan.nodes.map(node => node.level))]
  return (
    <form method="post" action={`/plans/imports/${imported.id}/names`} novalidate>
      <CsrfField chrome={chrome} />
      <h2 class="govuk-heading-m">Names</h2>
      <GovukInput
        id="title"
        name="title"
        label={{ text: 'Title of the plan' }}
        value={imported.title || review.plan.title}
      />
      {!imported.correctsPlanId && (
        <GovukSelect
          id="kind"
          name="kind"
          label={{ text: 'Kind of plan' }}
          value={imported.kind}
          items={Object.entries(planKinds).map(([value, text]) => ({ value, text }))}
        />
      )}
      {levels.map((level, index) => (
        <GovukInput
          key={level}
          id={`level-${index}`}
          name={`level:${level}`}
          label={{ text: `What the plan calls ‘${level}’` }}
          value={review.answers[`level:${level}`] ?? level}
          classes="govuk-input--width-20"
        />
      ))}
      <GovukButton text="Save names" classes="govuk-button--secondary" />
    </form>
  )
}

function CommitForm({ imported, review, chrome }: Reviewed & Pick<PageProps<unknown>, 'chrome'>) {
  const open = openQuestions(review).length
  const unread = review.unread.length
  const what = imported.correctsTitle ? 'Bring the plan up to date' : 'Make the plan'
  return (
    <section aria-labelledby="commit-heading">
      <h2 class="govuk-heading-m" id="commit-heading">
        {what}
      </h2>
      {unread > 0 ? (
        <>
          <GovukWarningText
            iconFallbackText="Warning"
            text={`${countOf(unread, 'piece', 'pieces')} of the document ${unread === 1 ? 'has' : 'have'} no place yet. Keep each as text first.`}
          />
          <p class="govuk-body">
            <a class="govuk-link" href={`/plans/imports/${imported.id}/set-aside`}>
              See what is unread
            </a>
          </p>
        </>
      ) : (
        <>
          {open > 0 && (
            <p class="govuk-body">
              {countOf(open, 'question is', 'questions are')} still open. You can go on: the reading
              shown stays as it is, and the words of the document are kept with every action.
            </p>
          )}
          <form method="post" action={`/plans/imports/${imported.id}/commit`}>
            <CsrfField chrome={chrome} />
            <GovukButton text={what} preventDoubleClick />
          </form>
          <p class="govuk-body">It can be undone until somebody has changed what it made.</p>
        </>
      )}
    </section>
  )
}

function Committed({
  imported,
  mayWrite,
  chrome,
}: Reviewed & { mayWrite: boolean } & Pick<PageProps<unknown>, 'chrome'>) {
  return (
    <>
      <p class="govuk-body">
        {imported.committedAt && `On ${formatDay(new Date(imported.committedAt))} this document `}
        {imported.correctsPlanId ? 'brought up to date ' : 'became '}
        <a class="govuk-link" href={`/plans/${imported.planSlug}`}>
          {imported.planTitle}
        </a>
        .
      </p>
      {mayWrite && (
        <form method="post" action={`/plans/imports/${imported.id}/undo`}>
          <CsrfField chrome={chrome} />
          <GovukButton text="Undo this import" classes="govuk-button--warning" />
        </form>
      )}
    </>
  )
}
