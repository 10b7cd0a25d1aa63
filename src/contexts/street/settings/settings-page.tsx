import { DataTable, Dated, GovukSummaryList, Page } from '../../../design-system/index.ts'
import type { PageProps } from '../../../platform/web/route.ts'
import { mayCoordinate } from '../../partnership/index.ts'
import { ruleNames, rules } from './setting-form.ts'
import type { ShownSetting } from './setting-queries.ts'

type Loaded = { settings: [ShownSetting, ...ShownSetting[]] }

/** The rules that the partnership wrote for its street work, and every version that there was. */
export function SettingsPage({ actor, chrome, loaded }: PageProps<Loaded>) {
  const [now, ...before] = loaded.settings
  return (
    <Page
      title="Rules of the street"
      chrome={chrome}
      back={{ href: '/street', text: 'Back to the street' }}
    >
      <h1 class="govuk-heading-l">Rules of the street</h1>
      <p class="govuk-body">
        {now.isOwn ? (
          <>
            Set by {now.by ?? 'somebody who has left'}. They count since{' '}
            <Dated value={now.setAt} withTime />. Why: {now.because}
          </>
        ) : (
          <>Your partnership has written no rules of its own. Until it does, these count for it.</>
        )}
      </p>
      <GovukSummaryList
        rows={ruleNames.map(name => ({
          key: { text: rules[name].label },
          value: { text: `${now[name]} ${rules[name].unit}` },
        }))}
      />
      {actor.roles.some(role => mayCoordinate.some(one => one === role)) && (
        <p class="govuk-body">
          <a class="govuk-link" href="/street/settings/change">
            Change the rules
          </a>
        </p>
      )}
      {before.length > 0 && (
        <DataTable
          caption="Before that"
          rows={before}
          columns={[
            {
              heading: 'Counted from',
              isRowHeading: true,
              cell: one => (one.isOwn ? <Dated value={one.setAt} withTime /> : 'The beginning'),
            },
            ...ruleNames.map(name => ({
              heading: shortNames[name],
              format: 'numeric' as const,
              cell: (one: ShownSetting) => one[name],
            })),
            { heading: 'Set by', cell: one => (one.isOwn ? one.by : 'Came with the service') },
            { heading: 'Why', cell: one => one.because },
          ]}
        />
      )}
    </Page>
  )
}

const shortNames = {
  inactiveDays: 'Inactive after days',
  alertDays: 'Alert answered within working days',
  packDays: 'On the list for days',
  pinTries: 'Wrong PINs',
  overdueMinutes: 'Overdue after minutes',
}
