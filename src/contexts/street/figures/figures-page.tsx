import {
  EmptyState,
  Figure,
  Figures,
  formatDay,
  GovukButton,
  GovukDetails,
  GovukInput,
  GovukInsetText,
  GovukSelect,
  Page,
} from '../../../design-system/index.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { PageProps } from '../../../platform/web/route.ts'
import { backToStreet } from '../back-to-street.ts'
import { CountTable } from '../profile/count-table.tsx'
import { maySeeProfile } from '../profile/may-see-profile.ts'
import { definitionWords } from './definition-words.ts'
import type { FiguresQuery } from './figures-form.ts'
import { type Indicator, indicators, indicatorWords } from './indicators.ts'
import type { LoadedFigures } from './load-figures.ts'

const path = '/street/figures'
const isBand = (indicator: Indicator) => indicator.startsWith('nights-')

/** The national indicators of an area and month, what they mean, and where they come from. */
export function FiguresPage({
  chrome,
  loaded,
  actor,
  query,
}: PageProps<LoadedFigures, FiguresQuery>) {
  const { area, month, figures } = loaded
  return (
    <Page title="National figures" chrome={chrome} width="full" back={backToStreet(actor)}>
      <h1 class="govuk-heading-l">
        National figures{area ? `: ${area.name}, ${monthWords(month)}` : ''}
      </h1>
      {figures && area ? (
        <>
          <Question loaded={loaded} query={query} area={area.code} />
          <Exactness loaded={loaded} />
          <Shown loaded={loaded} figures={figures} area={area.code} />
          <Sources loaded={loaded} />
          <OtherFigures actor={actor} />
        </>
      ) : (
        <EmptyState heading="There are no areas yet">
          <p class="govuk-body">
            Figures are counted for the areas of the partnership, from its own contacts and from
            sightings that were imported.
          </p>
        </EmptyState>
      )}
    </Page>
  )
}

function Question({
  loaded,
  query,
  area,
}: {
  loaded: LoadedFigures
  query: FiguresQuery
  area: string
}) {
  const { areas, month, night, exact } = loaded
  return (
    <form method="get" action={path}>
      <GovukSelect
        id="area"
        name="area"
        label={{ text: 'Area' }}
        value={area}
        items={areas.map(one => ({ value: one.code, text: one.name }))}
      />
      <GovukInput
        id="month"
        name="month"
        label={{ text: 'Month' }}
        hint={{ text: 'Year and month, for example 2026-10' }}
        value={month}
        classes="govuk-input--width-10"
      />
      <GovukInput
        id="night"
        name="night"
        label={{ text: 'Single night' }}
        hint={{ text: 'The day on which the night began, for example 2026-10-31' }}
        value={night}
        classes="govuk-input--width-10"
      />
      {exact && (
        <GovukInput
          id="asOf"
          name="asOf"
          label={{ text: 'As it was known at the end of' }}
          hint={{ text: 'For example 2026-11-15. Leave it empty for what is known now' }}
          value={query.asOf ?? ''}
          classes="govuk-input--width-10"
        />
      )}
      <GovukButton text="Show" classes="govuk-button--secondary" />
    </form>
  )
}

function Exactness({ loaded }: { loaded: LoadedFigures }) {
  const { exact, asOf, threshold } = loaded
  return (
    <GovukInsetText>
      {exact ? (
        <>
          Exact numbers
          {asOf
            ? `, as they were known at the end of ${formatDay(asOf)}`
            : ', as they are known now'}
          . Do not publish them: small numbers can tell who somebody is.
        </>
      ) : (
        <>
          As it was known at the end of {formatDay(asOf ?? '')}. Numbers below {threshold} are
          hidden, and others with them so that none can be worked out: a hidden number is never
          zero.
        </>
      )}{' '}
      Groups overlap: do not add or subtract them. Women are seen less often than they are there.
    </GovukInsetText>
  )
}

function Shown({
  loaded,
  figures,
  area,
}: {
  loaded: LoadedFigures
  figures: NonNullable<LoadedFigures['figures']>
  area: string
}) {
  const { month, asOf, exact, night, from, to, definition } = loaded
  const { values, leftAny, flow, single } = figures
  const rowsOf = (wanted: readonly Indicator[]) =>
    wanted.map(code => ({ code, label: indicatorWords[code], shown: values[code] }))
  const words = definitionWords(definition.parameters)
  const file = new URLSearchParams({ area, month, night, ...(exact && asOf ? { asOf } : {}) })
  return (
    <>
      <CountTable
        id="indicators"
        caption="Seen in the month"
        heading="Group"
        unit="People"
        rows={[
          ...rowsOf(indicators.filter(indicator => !isBand(indicator))),
          { code: 'left-any', label: leftWords(definition), shown: leftAny },
        ]}
        all={values.month}
      />
      <CountTable
        id="bands"
        caption={`Nights seen in ${definition.parameters.bandDays} days`}
        heading="Nights"
        unit="People"
        rows={rowsOf(indicators.filter(isBand))}
        all={values.month}
      />
      <h2 class="govuk-heading-m">The night of {formatDay(night)}</h2>
      <Figures>
        <Figure value={single.people} label="people seen sleeping rough" />
        <Figure value={single.unknown} label="contacts with somebody unknown" />
      </Figures>
      <h2 class="govuk-heading-m">
        The twelve months from {formatDay(from)} to {formatDay(to)}
      </h2>
      <CountTable
        id="flow"
        caption="Flow, stock and returners"
        heading="Group"
        unit="People"
        rows={[
          { code: 'flow', label: 'Flow: never seen before', shown: flow.flow },
          {
            code: 'stock',
            label: 'Stock: also seen in the twelve months before',
            shown: flow.stock,
          },
          {
            code: 'returner',
            label: 'Returners: seen earlier, not in the twelve months before',
            shown: flow.returner,
          },
        ]}
        all={flow.total}
      />
      <p class="govuk-body">
        <a class="govuk-link" href={`${path}.csv?${file.toString()}`} download>
          Download these figures (CSV)
        </a>
      </p>
      <GovukDetails
        summaryText="What the groups mean"
        html={
          <>
            <dl class="govuk-body">
              {indicators.flatMap(indicator => {
                const said = words[indicator]
                if (said === undefined) return []
                return [
                  <dt class="govuk-!-font-weight-bold">{headingOf(indicator)}</dt>,
                  <dd>{said}</dd>,
                ]
              })}
            </dl>
            <p class="govuk-body">
              <a class="govuk-link" href="/street/figures/definition">
                Definition {definition.version}
              </a>
              , after the Rough Sleeping Data Framework (MHCLG) and the Centre for Homelessness
              Impact; what their texts leave open is decided in it. Flow, stock and returners are
              CHAIN's.
            </p>
          </>
        }
      />
    </>
  )
}

function leftWords({ parameters }: LoadedFigures['definition']): string {
  return parameters.p2IncludesCareLeavers
    ? 'Left any of these institutions, or a young care leaver'
    : 'Left any of these institutions'
}

function headingOf(indicator: Indicator): string {
  if (indicator === 'left-prison')
    return 'Left prison, other justice accommodation, hospital, the armed forces or asylum support lately'
  if (indicator === 'nights-1') return 'Nights seen'
  return indicatorWords[indicator]
}

function Sources({ loaded }: { loaded: LoadedFigures }) {
  const { imports } = loaded
  return (
    <>
      <h2 class="govuk-heading-m">Where they come from</h2>
      <p class="govuk-body">
        Contacts that our own teams recorded{imports.length > 0 ? ', and:' : '.'}
      </p>
      {imports.length > 0 && (
        <ul class="govuk-list govuk-list--bullet">
          {imports.map(one => (
            <li>
              {one.source}, edition {one.edition}: {one.sightings.toLocaleString('en-GB')} sightings
              of {one.people.toLocaleString('en-GB')} people, imported for figures alone
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

const inWords = new Intl.DateTimeFormat('en-GB', {
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
})

function monthWords(month: string): string {
  return inWords.format(new Date(`${month}-01T00:00:00Z`))
}

function OtherFigures({ actor }: { actor: Actor }) {
  const seesProfile = maySeeProfile.some(role => actor.roles.includes(role))
  return (
    <>
      <h2 class="govuk-heading-m">Other figures</h2>
      <ul class="govuk-list">
        <li>
          <a class="govuk-link" href="/street/count">
            The autumn count
          </a>
        </li>
        <li>
          <a class="govuk-link" href="/street/count/series">
            The autumn count since 2010, of England and of any council
          </a>
        </li>
        {seesProfile && (
          <li>
            <a class="govuk-link" href="/street/profile">
              Profile: who the people seen are
            </a>
          </li>
        )}
      </ul>
    </>
  )
}
