import type { ComponentChildren } from 'preact'
import {
  type Column,
  DataTable,
  EmptyState,
  GovukButton,
  GovukCheckboxes,
  GovukInput,
  Page,
  Pager,
} from '../../design-system/index.ts'
import type { Chrome } from '../../platform/web/app.ts'
import { type ListQuery, listHref, pageSize } from './list-form.ts'

/** One page of a list, and how many there are in all. */
export type Listed<Row> = { rows: Row[]; total: number }

/** A searched list of the partnership, 50 a page. */
export function ListPage<Row>({
  chrome,
  title,
  path,
  query,
  listed,
  columns,
  searchLabel,
  allLabel,
  add,
  none,
  children,
}: {
  chrome: Chrome
  title: string
  path: string
  query: ListQuery
  listed: Listed<Row>
  columns: Column<Row>[]
  searchLabel: string
  /** What the list shows besides, where it is asked to. */
  allLabel?: string
  add?: { href: string; text: string } | undefined
  none: string
  children?: ComponentChildren
}) {
  return (
    <Page title={title} chrome={chrome} width="full" back={backOf(chrome)}>
      <h1 class="govuk-heading-l">{title}</h1>
      {children}
      {add && <GovukButton href={add.href} text={add.text} />}
      <search>
        <form method="get" action={path}>
          <GovukInput
            id="q"
            name="q"
            type="search"
            label={{ text: searchLabel }}
            classes="govuk-!-width-one-half"
            value={query.q}
          />
          {allLabel && (
            <GovukCheckboxes
              name="all"
              classes="govuk-checkboxes--small"
              values={query.all ? ['yes'] : []}
              items={[{ value: 'yes', text: allLabel }]}
            />
          )}
          <GovukButton text="Search" classes="govuk-button--secondary" />
        </form>
      </search>
      {listed.total === 0 ? (
        <EmptyState>
          <p class="govuk-body">
            {query.q ? `Nothing here matches ‘${query.q}’. Try fewer letters.` : none}
          </p>
        </EmptyState>
      ) : (
        <DataTable caption={title} captionSize="hidden" columns={columns} rows={listed.rows} />
      )}
      <Pager
        page={query.page}
        pageSize={pageSize}
        total={listed.total}
        href={page => listHref(path, query, page)}
      />
    </Page>
  )
}

/** Administrators come from the overview of the partnership; others have no page above. */
function backOf(chrome: Chrome) {
  return chrome.navigation.some(entry => entry.href === '/partnership')
    ? { href: '/partnership', text: 'Back to the partnership' }
    : undefined
}
