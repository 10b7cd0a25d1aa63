import {
  DataTable,
  EmptyState,
  Figure,
  Figures,
  formatDay,
  GovukButton,
  GovukInsetText,
  GovukSelect,
  Page,
} from '../../../../design-system/index.ts'
import type { PageProps } from '../../../../platform/web/route.ts'
import type { Compared } from './caution-rules.ts'
import type { Series } from './series-queries.ts'
import { YearBars } from './year-bars.tsx'

export type ForSeries = {
  series: Series
  areas: { code: string; name: string }[]
  compared: Compared | undefined
}

/** People sleeping rough on one autumn night since 2010, in one area or in several added up. */
export function SeriesPage({ chrome, loaded }: PageProps<ForSeries, { area: string[] }>) {
  const { series, areas, compared } = loaded
  const { years, sources } = series
  const newest = years.findLast(year => year.people !== null)
  const hasRates = years.some(year => year.ratePer100000 !== null)
  const hasApproach = years.some(year => year.approach !== null)
  return (
    <Page
      title={`Autumn count since 2010 – ${series.name}`}
      chrome={chrome}
      back={{ href: '/street/count', text: 'Back to the autumn count' }}
    >
      <span class="govuk-caption-l">Autumn count since 2010</span>
      <h1 class="govuk-heading-l">{series.name}</h1>
      <form method="get" action="/street/count/series">
        <GovukSelect
          id="area"
          name="area"
          label={{ text: 'Area' }}
          value={series.codes.length === 1 ? series.codes[0] : ''}
          items={[
            ...(series.codes.length === 1 ? [] : [{ value: '', text: series.name }]),
            ...areas.map(one => ({ value: one.code, text: one.name })),
          ]}
        />
        <GovukButton text="Show" classes="govuk-button--secondary" />
      </form>
      {newest ? (
        <>
          <Figures>
            <Figure
              value={newest.people ?? 'missing'}
              label={`people on one night in ${newest.year}`}
              note={newest.isSecondHand ? 'Second-hand figure' : undefined}
            />
            {compared && (
              <Figure value={compared.before} label={`people on one night in ${compared.year}`} />
            )}
          </Figures>
          {compared && (
            <>
              <h2 class="govuk-heading-m">
                {compared.now} beside {compared.year}
              </h2>
              <p class="govuk-body">{sentenceOf(compared)}</p>
              <ul class="govuk-list govuk-list--bullet">
                {compared.cautions.map(caution => (
                  <li>{caution}</li>
                ))}
              </ul>
            </>
          )}
          <YearBars
            id="series"
            title={`People sleeping rough on one night, ${series.name}`}
            years={years}
          />
          <DataTable
            caption="The figures as a table"
            captionSize="s"
            rows={years}
            columns={[
              { heading: 'Autumn', cell: row => row.year, isRowHeading: true },
              {
                heading: 'People',
                format: 'numeric',
                cell: row => row.people?.toLocaleString('en-GB') ?? capital(row.missing ?? ''),
              },
              ...(hasRates
                ? [
                    {
                      heading: 'For 100,000 residents',
                      format: 'numeric' as const,
                      cell: (row: Series['years'][number]) =>
                        row.ratePer100000?.toFixed(1) ?? 'Not known',
                    },
                  ]
                : []),
              ...(hasApproach
                ? [
                    {
                      heading: 'Approach',
                      cell: (row: Series['years'][number]) => row.approach ?? 'Not known here',
                    },
                  ]
                : []),
              {
                heading: 'From',
                cell: row =>
                  [
                    row.editions.join(', '),
                    row.isSecondHand ? 'second-hand' : '',
                    row.otherwise ? `other editions: ${row.otherwise}` : '',
                  ]
                    .filter(Boolean)
                    .join('; '),
              },
            ]}
          />
        </>
      ) : (
        <EmptyState heading="No figures">
          <p class="govuk-body">
            No figures are held of this area. Whoever runs the service imports them with
            ‘throughline figures load’.
          </p>
        </EmptyState>
      )}
      <GovukInsetText>
        <p class="govuk-body">
          This is how many people were found, or thought, to sleep rough on a single night in
          autumn. Many more sleep rough at some time in a year. The ministry publishes these figures
          for each council without hiding small ones, and a zero is a count of nobody.
        </p>
      </GovukInsetText>
      {sources.length > 0 && (
        <>
          <h2 class="govuk-heading-s">Sources</h2>
          <ul class="govuk-list govuk-list--bullet">
            {sources.map(one => (
              <li>
                {one.edition}: {one.source}
                {one.certainty === 'second-hand' ? ' (second-hand)' : ''}. Published{' '}
                {formatDay(one.publishedOn)}. {one.licence}.
              </li>
            ))}
          </ul>
        </>
      )}
      <ul class="govuk-list">
        <li>
          <a class="govuk-link" href="/street/count/claims">
            What documents say of the figures
          </a>
        </li>
        <li>
          <a class="govuk-link" href="/street/count/targets">
            Targets
          </a>
        </li>
      </ul>
    </Page>
  )
}

function sentenceOf({ year, before, people, now }: Compared): string {
  const more = people - before
  if (more === 0) return `As many as in ${year}: ${people}.`
  const share = before > 0 ? ` (${signed((100 * more) / before)}%)` : ''
  return `${Math.abs(more).toLocaleString('en-GB')} ${more > 0 ? 'more' : 'fewer'} in ${now} than in ${year}${share}.`
}

function signed(number: number): string {
  return `${number > 0 ? '+' : '−'}${Math.abs(number).toFixed(0)}`
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
