import {
  Dated,
  formatDay,
  GovukDetails,
  GovukInsetText,
  Page,
  type Series,
  StackedBar,
} from '../../../design-system/index.ts'
import type { PageProps } from '../../../platform/web/route.ts'
import {
  headingOf,
  PrintedPlan,
  PublicationFiles,
  type PublicPublication,
  rags,
} from '../../plan/index.ts'
import { progressOf } from './progress-rules.ts'

const series: Series[] = [
  { label: rags.green.word, tone: 'green' },
  { label: rags.blue.word, tone: 'blue' },
  { label: rags.amber.word, tone: 'amber' },
  { label: rags.red.word, tone: 'red' },
  { label: 'No colour', tone: 'grey' },
]

/** How one strategy is going, for everyone. */
export function StrategyPage({ chrome, loaded }: PageProps<PublicPublication>) {
  const { snapshot } = loaded
  const [whole, ...parts] = progressOf(snapshot, headingOf)
  const green = whole?.counts.green ?? 0
  return (
    <Page
      title={snapshot.title}
      chrome={chrome}
      width="full"
      isFindable
      breadcrumbs={[{ text: 'Strategies', href: '/strategies' }, { text: snapshot.title }]}
    >
      {!loaded.isNewest && (
        <GovukInsetText
          html={
            <p class="govuk-body govuk-!-margin-bottom-0">
              There is a newer publication.{' '}
              <a class="govuk-link" href={`/strategies/${loaded.address}`}>
                See how it is going now
              </a>
            </p>
          }
        />
      )}
      <span class="govuk-caption-l">{snapshot.partnership}</span>
      <h1 class="govuk-heading-l">{snapshot.title}</h1>
      <p class="govuk-body-l">
        On {formatDay(snapshot.asAt)}, {green} of {whole?.total ?? 0} actions were complete.
      </p>
      <StackedBar
        id="progress"
        title="How far the actions are"
        description={`${snapshot.legend.map(({ rag, text }) => `${rags[rag].word}: ${text.replace(/\.$/, '')}`).join('. ')}.`}
        series={series}
        bars={[whole, ...parts].flatMap(part =>
          part
            ? [
                {
                  label: part.name,
                  values: [
                    part.counts.green,
                    part.counts.blue,
                    part.counts.amber,
                    part.counts.red,
                    part.counts.none,
                  ],
                },
              ]
            : [],
        )}
      />
      <PublicationFiles here={`/strategies/${loaded.address}/${loaded.number}`} />
      <GovukDetails
        summaryText="All publications of this strategy"
        html={<Publications loaded={loaded} />}
      />
      <PrintedPlan snapshot={snapshot} headingLevel={2} heading="The plan as it is printed" />
    </Page>
  )
}

function Publications({ loaded }: { loaded: PublicPublication }) {
  return (
    <ul class="govuk-list">
      {loaded.all.map(one => (
        <li key={one.number}>
          <a class="govuk-link" href={`/strategies/${loaded.address}/${one.number}`}>
            As it stood on {formatDay(one.asAt)}
          </a>
          , published <Dated value={one.publishedAt} />
          {one.reason && `: ${one.reason}`}
        </li>
      ))}
    </ul>
  )
}
