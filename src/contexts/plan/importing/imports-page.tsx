import {
  DataTable,
  Dated,
  EmptyState,
  GovukTag,
  Page,
  Pager,
} from '../../../design-system/index.ts'
import type { PageProps } from '../../../platform/web/route.ts'
import type { ListedImport } from './import-queries.ts'

/** How an import stands, in words, with the colour of its tag. */
const importStates: Record<string, { text: string; classes?: string }> = {
  waiting: { text: 'Waiting', classes: 'govuk-tag--grey' },
  reading: { text: 'Being read', classes: 'govuk-tag--light-blue' },
  ready: { text: 'To check', classes: 'govuk-tag--yellow' },
  failed: { text: 'Could not be read', classes: 'govuk-tag--red' },
  committed: { text: 'In a plan', classes: 'govuk-tag--green' },
  undone: { text: 'Undone', classes: 'govuk-tag--grey' },
}

type Loaded = { rows: ListedImport[]; total: number; page: number; mayWrite: boolean }

/** Every document that was given to be read. */
export function ImportsPage({ chrome, loaded }: PageProps<Loaded, { page: number }>) {
  return (
    <Page
      title="Imported documents"
      chrome={chrome}
      width="full"
      breadcrumbs={[{ text: 'Plans', href: '/plans' }, { text: 'Imported documents' }]}
    >
      <h1 class="govuk-heading-l">Imported documents</h1>
      {loaded.mayWrite && (
        <p class="govuk-body">
          <a class="govuk-link" href="/plans/import">
            Import a plan
          </a>
        </p>
      )}
      {loaded.rows.length === 0 ? (
        <EmptyState heading="Nothing was imported yet">
          A plan that is in a Word, Excel or PDF file can be read in as it is.
        </EmptyState>
      ) : (
        <DataTable
          caption="Documents, newest first"
          rows={loaded.rows}
          columns={[
            {
              heading: 'Document',
              isRowHeading: true,
              cell: row => (
                <a class="govuk-link" href={`/plans/imports/${row.id}`}>
                  {row.fileName}
                </a>
              ),
            },
            { heading: 'How it stands', cell: row => <ImportState status={row.status} /> },
            { heading: 'Plan', cell: row => <PlanOf row={row} /> },
            {
              heading: 'Given',
              cell: row => (
                <>
                  <Dated value={new Date(row.startedAt)} /> by {row.startedByName}
                </>
              ),
            },
          ]}
        />
      )}
      <Pager
        page={loaded.page}
        pageSize={50}
        total={loaded.total}
        href={page => `/plans/imports?page=${page}`}
      />
    </Page>
  )
}

function ImportState({ status }: { status: string }) {
  const state = importStates[status]
  return <GovukTag text={state?.text ?? status} classes={state?.classes} />
}

function PlanOf({ row }: { row: ListedImport }) {
  if (row.planSlug && row.status === 'committed')
    return (
      <a class="govuk-link" href={`/plans/${row.planSlug}`}>
        {row.planTitle}
      </a>
    )
  return <>{row.correctsTitle ? `Corrects ${row.correctsTitle}` : 'A new plan'}</>
}
