import {
  formatFigure,
  GovukButton,
  GovukInsetText,
  GovukSelect,
  Page,
} from '../../../design-system/index.ts'
import type { PageProps } from '../../../platform/web/route.ts'
import { type CountRow, CountTable, fileCells } from '../profile/count-table.tsx'
import type { DeathReport } from './death-report.ts'

export type ForReport = {
  year: number
  years: number[]
  report: DeathReport
  labels: ReadonlyMap<string, string>
}

const path = '/street/deaths/report'

/** The figures of a year. Nobody is named, and nothing that anybody wrote in words is in it. */
export function ReportPage({ chrome, loaded }: PageProps<ForReport, unknown>) {
  const { year, years, report } = loaded
  return (
    <Page
      title={`Deaths in ${year}`}
      chrome={chrome}
      back={{ href: '/street/deaths', text: 'Back to deaths' }}
    >
      <h1 class="govuk-heading-l">Deaths of people who were homeless, {year}</h1>
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
        {report.all === 'suppressed'
          ? 'Some deaths were confirmed, too few to print how many.'
          : report.all === 0
            ? 'No death was confirmed.'
            : `${formatFigure(report.all)} deaths were confirmed.`}
      </p>
      <GovukInsetText>
        Only deaths that were confirmed are counted, in the year in which the person died or was
        found. Small numbers are hidden, and others with them: a hidden number is never zero.
      </GovukInsetText>
      {report.tables.map(table => (
        <CountTable
          id={table.dimension}
          caption={table.title}
          heading={table.adds ? 'Each death once' : 'One death can be in several rows'}
          unit="Deaths"
          rows={rowsOf(table, loaded.labels)}
          all={report.all}
        />
      ))}
      <p class="govuk-body">
        <a class="govuk-link" href={`${path}.csv?year=${year}`} download>
          Download these tables (CSV)
        </a>
      </p>
    </Page>
  )
}

function rowsOf(table: DeathReport['tables'][number], labels: ForReport['labels']): CountRow[] {
  return table.rows.map(({ code, deaths }) => ({
    code,
    label: labels.get(`${table.dimension} ${code}`) ?? code,
    shown: deaths,
  }))
}

/** The same tables as rows of a file. */
export function reportRows({ year, report, labels }: ForReport): (string | number)[][] {
  return [
    ['Year', 'Table', 'Row', 'Deaths', 'Share'],
    [year, 'All', 'All', report.all === 'suppressed' ? '[c]' : report.all, ''],
    ...report.tables.flatMap(table =>
      rowsOf(table, labels).map(row => [
        year,
        table.title,
        row.label,
        ...fileCells(row, report.all),
      ]),
    ),
  ]
}
