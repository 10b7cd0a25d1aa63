import {
  formatFigure,
  GovukButton,
  GovukDetails,
  GovukInsetText,
  GovukSelect,
  Page,
} from '../../../design-system/index.ts'
import type { PageProps } from '../../../platform/web/route.ts'
import type { Area } from '../../partnership/index.ts'
import { backToStreet } from '../back-to-street.ts'
import { CountTable, fileCells } from './count-table.tsx'
import type { Period } from './profile-periods.ts'
import type { ShownProfile } from './profile-queries.ts'

export type ForProfile = {
  periods: Period[]
  period: Period
  areas: Area[]
  area: Area | null
  profile: ShownProfile
}

const path = '/street/profile'

/** Who sleeps rough: counts only, of everybody, none small enough to speak of somebody. */
export function ProfilePage({ actor, chrome, loaded }: PageProps<ForProfile, unknown>) {
  const { periods, period, areas, area, profile } = loaded
  const query = new URLSearchParams({ of: period.code, area: area?.code ?? '' })
  return (
    <Page title="Profile" chrome={chrome} back={backToStreet(actor)}>
      <span class="govuk-caption-l">{area?.name ?? 'The whole partnership'}</span>
      <h1 class="govuk-heading-l">{period.label}</h1>
      <form method="get" action={path}>
        <GovukSelect
          id="of"
          name="of"
          label={{ text: 'Of whom' }}
          value={period.code}
          items={periods.map(one => ({ value: one.code, text: one.label }))}
        />
        <GovukSelect
          id="area"
          name="area"
          label={{ text: 'Area' }}
          value={area?.code ?? ''}
          items={[
            { value: '', text: 'The whole partnership' },
            ...areas.map(one => ({ value: one.code, text: one.name })),
          ]}
        />
        <GovukButton text="Show" classes="govuk-button--secondary" />
      </form>
      <p class="govuk-body-l">
        {profile.all === 'suppressed'
          ? 'Too few people for any number to be shown.'
          : `About ${formatFigure(profile.all)} people.`}
      </p>
      <GovukInsetText>
        Everybody is counted, also people whom you may not see, and each person once in a table,
        however many partners hold a record. Small numbers are hidden, also none at all; the others
        are rounded to five, so rows need not add up.
      </GovukInsetText>
      <GovukDetails
        summaryText="Why days cannot be chosen freely"
        html={
          <>
            <p class="govuk-body">
              Two profiles that differ by one person would say who that is. That is why there are
              only whole months and quarters that are over, and why a number that is shown moves
              only when at least five more or fewer people are behind it. Where something is
              sensitive, no group of fewer than ten is shown.
            </p>
            <p class="govuk-body">
              Needs are those that workers saw on the street; of people on the list, in the half
              year before. Justice and health: the year before.
            </p>
          </>
        }
      />
      {profile.tables.map(table => (
        <CountTable
          id={table.dimension}
          caption={table.title}
          heading={table.adds ? 'Each person once' : 'One person can be in several rows'}
          unit="People"
          rows={table.rows}
          all={profile.all}
        />
      ))}
      <p class="govuk-body">
        <a class="govuk-link" href={`${path}.csv?${query}`} download>
          Download these tables (CSV)
        </a>
      </p>
    </Page>
  )
}

/** The same tables as rows of a file. */
export function profileRows({ period, area, profile }: ForProfile): (string | number)[][] {
  const where = area?.name ?? 'The whole partnership'
  return [
    ['Of whom', 'Area', 'Table', 'Row', 'People', 'Share'],
    [period.label, where, 'All', 'All', profile.all === 'suppressed' ? '[c]' : profile.all, ''],
    ...profile.tables.flatMap(table =>
      table.rows.map(row => [
        period.label,
        where,
        table.title,
        row.label,
        ...fileCells(row, profile.all),
      ]),
    ),
  ]
}
