import {
  CsrfField,
  DataTable,
  EmptyState,
  GovukButton,
  GovukCheckboxes,
  GovukSelect,
} from '../../../../design-system/index.ts'
import { type FormProps, ticked, typedText } from '../../../../platform/web/form-page.ts'
import type { PageProps } from '../../../../platform/web/route.ts'
import { LineField, WordsField } from '../../../people/index.ts'
import { CountPage } from '../count-page.tsx'
import type { ShownSnapshot, Team } from '../snapshot-queries.ts'

export type ForTeams = {
  snapshot: ShownSnapshot
  teams: Team[]
  sites: { id: string; name: string; hotSpot: boolean }[]
  shifts: { id: string; name: string }[]
  newId: string
  changed?: Team | undefined
  mayChange: boolean
}

/** Who goes where on the night; hot spots that are on no route are named. */
export function TeamsPage({ chrome, loaded }: PageProps<ForTeams>) {
  const { snapshot, teams, sites, mayChange } = loaded
  const routed = new Set(teams.flatMap(team => team.sites.map(site => site.id)))
  const left = sites.filter(site => site.hotSpot && !routed.has(site.id))
  return (
    <CountPage snapshot={snapshot} heading="Teams and routes" chrome={chrome}>
      <p class="govuk-body">
        Barns and land that nobody may enter without leave are not part of a count: an estimate may
        be more accurate there. Nobody is woken.
      </p>
      {left.length > 0 && (
        <p class="govuk-body">
          On no route yet, although known as hot spots: {left.map(site => site.name).join(', ')}. A
          hot spot that is not visited leads to ‘Not assured’.
        </p>
      )}
      {teams.length === 0 ? (
        <EmptyState>
          <p class="govuk-body">There is no team yet.</p>
        </EmptyState>
      ) : (
        <DataTable
          caption="Teams"
          captionSize="hidden"
          rows={teams}
          columns={[
            {
              heading: 'Team',
              isRowHeading: true,
              cell: row =>
                mayChange ? (
                  <a class="govuk-link" href={`/street/count/${snapshot.id}/teams/${row.id}`}>
                    {row.name}
                  </a>
                ) : (
                  row.name
                ),
            },
            { heading: 'Who', cell: row => row.members || 'Not said yet' },
            {
              heading: 'Where',
              cell: row =>
                [...row.sites.map(site => site.name), row.route].filter(Boolean).join('; ') ||
                'Not said yet',
            },
            {
              heading: 'Sheets',
              cell: row => (
                <>
                  <a class="govuk-link" href={`/street/count/${snapshot.id}/teams/${row.id}/sheet`}>
                    Print a sheet<span class="govuk-visually-hidden"> for {row.name}</span>
                  </a>
                  <br />
                  <a class="govuk-link" href={`/street/count/${snapshot.id}/sheet?team=${row.id}`}>
                    Type a sheet<span class="govuk-visually-hidden"> of {row.name}</span>
                  </a>{' '}
                  ({row.lines} typed)
                </>
              ),
            },
          ]}
        />
      )}
      {mayChange && (
        <GovukButton href={`/street/count/${snapshot.id}/teams/new`} text="Add a team" />
      )}
    </CountPage>
  )
}

/** Changing a team; after the night, which sites it reached. */
export function TeamPage({ chrome, errors, loaded, values }: FormProps<ForTeams>) {
  return (
    <CountPage
      snapshot={loaded.snapshot}
      heading={loaded.changed?.name ?? 'Add a team'}
      chrome={chrome}
      errors={errors}
    >
      <TeamFields chrome={chrome} errors={errors} loaded={loaded} values={values} />
    </CountPage>
  )
}

function TeamFields({
  chrome,
  errors,
  loaded,
  values,
}: Pick<FormProps<ForTeams>, 'chrome' | 'errors' | 'loaded' | 'values'>) {
  const { sites, shifts, newId, changed } = loaded
  const isSent = Object.keys(values).length > 0
  const shown = {
    errors,
    values: {
      name: changed?.name,
      members: changed?.members,
      route: changed?.route,
      ...values,
    },
  }
  const siteBoxes = (name: string, legend: string, before: string[], offered: typeof sites) =>
    offered.length > 0 && (
      <GovukCheckboxes
        name={name}
        idPrefix={name}
        fieldset={{ legend: { text: legend, classes: 'govuk-fieldset__legend--s' } }}
        values={isSent ? ticked(values, name) : before}
        items={offered.map(site => ({
          value: site.id,
          text: site.hotSpot ? `${site.name} (hot spot)` : site.name,
        }))}
      />
    )
  const onRoute = changed?.sites.map(site => site.id) ?? []
  return (
    <form method="post" novalidate>
      <CsrfField chrome={chrome} />
      <input type="hidden" name="id" value={changed?.id ?? typedText(values, 'id', newId)} />
      <LineField {...shown} name="name" label="Name of the team" />
      <WordsField {...shown} name="members" label="Who goes" rows={2} />
      {siteBoxes('sites', 'Sites on the route', onRoute, sites)}
      <WordsField
        {...shown}
        name="route"
        label="Route in words"
        hint="Streets and places that are no known site"
        rows={3}
      />
      {changed &&
        siteBoxes(
          'visited',
          'After the night: where were they?',
          changed.sites.filter(site => site.visited).map(site => site.id),
          sites.filter(site => onRoute.includes(site.id)),
        )}
      {shifts.length > 0 && (
        <GovukSelect
          id="shift"
          name="shift"
          label={{ text: 'Shift with the phone app' }}
          hint={{ text: 'What they record on that night can be taken over.' }}
          value={typedText(values, 'shift', changed?.shiftId ?? '')}
          items={[
            { value: '', text: 'Paper only' },
            ...shifts.map(shift => ({ value: shift.id, text: shift.name })),
          ]}
        />
      )}
      <GovukButton text="Save" preventDoubleClick />
    </form>
  )
}
