import {
  DataTable,
  formatFigure,
  GovukButton,
  GovukInsetText,
  GovukSelect,
  Page,
  StackedBar,
} from '../../../design-system/index.ts'
import { protectedShare } from '../../../platform/disclosure/protected-share.ts'
import type { PageProps } from '../../../platform/web/route.ts'
import type { EnforcementFigures, FigureRow } from './enforcement-figures.ts'

export type ForFigures = {
  year: number
  years: number[]
  figures: EnforcementFigures
  labels: Map<string, string>
}

const titles = {
  quarter: 'By quarter',
  kind: 'By what was done',
  area: 'By area',
} as const
const dimensions = ['quarter', 'kind', 'area'] as const
const path = '/street/enforcement/figures'

/** How often enforcement was used in a year, and how often support was offered before. */
export function FiguresPage({ actor, chrome, loaded }: PageProps<ForFigures, unknown>) {
  const { year, years, figures, labels } = loaded
  const share = protectedShare(figures.total.supported, figures.total.all)
  return (
    <Page
      title={`Enforcement in ${year}`}
      chrome={chrome}
      width="full"
      back={
        actor.roles.includes('worker')
          ? { href: '/street/enforcement', text: 'Back to enforcement' }
          : undefined
      }
    >
      <h1 class="govuk-heading-l">Enforcement and the support offered before it, {year}</h1>
      <form method="get" action={path}>
        <GovukSelect
          id="year"
          name="year"
          label={{ text: 'Year' }}
          value={String(year)}
          items={years.map(one => ({ value: String(one), text: String(one) }))}
        />
        <GovukButton text="Show" classes="govuk-button--secondary" />
      </form>
      <p class="govuk-body-l">
        {figures.total.all === 0
          ? 'Nothing was written down.'
          : share === null || share === 'suppressed'
            ? 'There were too few entries to say how often support was offered before.'
            : `Support was offered before in ${share}% of entries.`}
      </p>
      <GovukInsetText>
        Every entry of the partnership is counted. Small numbers are hidden, and others with them so
        that none can be worked out: a hidden number is never zero.
      </GovukInsetText>
      {dimensions
        .filter(one => figures.tables[one].length > 0)
        .map(dimension => (
          <section aria-labelledby={`by-${dimension}`}>
            <h2 class="govuk-heading-m" id={`by-${dimension}`}>
              {titles[dimension]}
            </h2>
            <StackedBar
              id={dimension}
              title={`${titles[dimension]}: with and without support offered before`}
              description="Each bar is all entries of its row."
              series={[
                { label: 'Support was offered before', tone: 'green' },
                { label: 'Nothing could be offered', tone: 'amber' },
              ]}
              bars={figures.tables[dimension].map(row => ({
                label: labels.get(row.code) ?? row.code,
                values: [row.supported, row.unsupported],
              }))}
            />
            <DataTable
              caption={titles[dimension]}
              captionSize="hidden"
              rows={[...figures.tables[dimension], figures.total]}
              columns={[
                {
                  heading: titles[dimension].slice(3),
                  isRowHeading: true,
                  cell: row =>
                    row.code === 'all' ? 'Together' : (labels.get(row.code) ?? row.code),
                },
                ...columns,
              ]}
            />
          </section>
        ))}
      <p class="govuk-body">
        <a class="govuk-link" href={`${path}.csv?year=${year}`} download>
          Download these tables (CSV)
        </a>
      </p>
    </Page>
  )
}

const columns = [
  {
    heading: 'Support was offered before',
    format: 'numeric' as const,
    cell: (row: FigureRow) => formatFigure(row.supported),
  },
  {
    heading: 'Nothing could be offered',
    format: 'numeric' as const,
    cell: (row: FigureRow) => formatFigure(row.unsupported),
  },
  {
    heading: 'All',
    format: 'numeric' as const,
    cell: (row: FigureRow) => formatFigure(row.all),
  },
  {
    heading: 'Share with support',
    format: 'numeric' as const,
    cell: (row: FigureRow) => shareWords(row),
  },
]

function shareWords(row: FigureRow): string {
  const share = protectedShare(row.supported, row.all)
  if (share === null) return 'None'
  return share === 'suppressed' ? 'Suppressed' : `${share}%`
}

/** The same tables as rows of a file. */
export function figureRows({ year, figures, labels }: ForFigures): (string | number)[][] {
  const heading = [
    'Year',
    'Table',
    'Row',
    'Support was offered before',
    'Nothing could be offered',
    'All',
    'Share with support',
  ]
  const cell = (shown: FigureRow['all']) => (shown === 'suppressed' ? '[c]' : shown)
  const lineOf = (table: string, name: string, row: FigureRow) => [
    year,
    table,
    name,
    cell(row.supported),
    cell(row.unsupported),
    cell(row.all),
    shareWords(row).replace('Suppressed', '[c]').replace('None', '[z]'),
  ]
  return [
    heading,
    ...dimensions.flatMap(dimension =>
      figures.tables[dimension].map(row =>
        lineOf(titles[dimension], labels.get(row.code) ?? row.code, row),
      ),
    ),
    lineOf('All', 'Together', figures.total),
  ]
}
