import { formatDay } from '../../../../design-system/index.ts'
import type { PageProps } from '../../../../platform/web/route.ts'
import { CountPage } from '../count-page.tsx'
import type { ShownSnapshot, SnapshotRule, Team } from '../snapshot-queries.ts'
import type { SheetField } from '../working-list/sheet-template.ts'

export type ForBlankSheet = {
  snapshot: ShownSnapshot
  rule: SnapshotRule
  team: Team
  fields: SheetField[]
}

const blankRows = 8

/** A sheet of paper for a team, with its route and empty lines. */
export function BlankSheetPage({ chrome, loaded }: PageProps<ForBlankSheet>) {
  const { snapshot, rule, team, fields } = loaded
  return (
    <CountPage
      snapshot={snapshot}
      heading={`Count sheet: ${team.name}`}
      chrome={chrome}
      width="full"
    >
      <div class="tl-sheet tl-count-sheet">
        <p class="govuk-hint tl-no-print">
          Print this page, once for each sheet that the team takes along.
        </p>
        <p class="govuk-body">
          Night that begins on {formatDay(snapshot.night)}
          {snapshot.startsAt ? `, setting out at ${snapshot.startsAt}` : ''}. {team.members}
        </p>
        {team.sites.length > 0 && (
          <ul class="govuk-list tl-sheet__boxes">
            {team.sites.map(site => (
              <li>
                <span class="tl-sheet__box" aria-hidden="true" /> {site.name}
              </li>
            ))}
          </ul>
        )}
        {team.route && <p class="govuk-body">{team.route}</p>}
        <p class="govuk-body">
          <strong>Count:</strong> {rule.definition} <strong>Do not count:</strong> {rule.excluded}{' '}
          Do not wake anybody. Names only where people told them or outreach knows them.
        </p>
        <section
          class="tl-count-sheet__scroll"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
          tabIndex={0}
          aria-label="Lines to fill in"
        >
          <table class="govuk-table tl-count-sheet__table">
            <caption class="govuk-visually-hidden">One line for each person seen</caption>
            <thead>
              <tr>
                <th scope="col">No.</th>
                {fields.map(field => (
                  <th scope="col">
                    {field.label}
                    {field.field === 'bedding' && ': down / about to / no'}
                    {field.field === 'sex' && ': M / F / ?'}
                    {field.field === 'age' && ': <18 / 18–25 / 26+ / ?'}
                    {field.field === 'nationality' && ': UK / EU / other / ?'}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {Array.from({ length: blankRows }, (_, index) => (
                <tr>
                  <th scope="row">{index + 1}</th>
                  {fields.map(() => (
                    <td />
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
        <p class="govuk-body">Hand this sheet to the co-ordinator. Keep no copy.</p>
      </div>
    </CountPage>
  )
}
