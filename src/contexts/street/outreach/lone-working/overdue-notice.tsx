import { Dated, GovukNotificationBanner } from '../../../../design-system/index.ts'
import type { CrewOut } from './crew-out-queries.ts'

/** Shown to the buddy, the crew and the co-ordinators while somebody is overdue; nothing where nobody is. */
export function OverdueNotice({ overdue }: { overdue: readonly CrewOut[] }) {
  if (overdue.length === 0) return null
  return (
    <GovukNotificationBanner
      titleText="Overdue"
      role="alert"
      html={
        <>
          {overdue.map(({ name, where, lastSaid }) => (
            <p class="govuk-notification-banner__heading">
              {name} was expected{' '}
              {'expectedBy' in where && <Dated value={where.expectedBy} withTime />}. Last heard of{' '}
              <Dated value={lastSaid} withTime />.
            </p>
          ))}
          <a class="govuk-notification-banner__link" href="/street/lone-working">
            Who is out, and what to do
          </a>
        </>
      }
    />
  )
}
