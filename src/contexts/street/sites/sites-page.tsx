import {
  DataTable,
  Dated,
  EmptyState,
  GovukButton,
  GovukCheckboxes,
  GovukSelect,
  GovukTag,
  Page,
  Pager,
} from '../../../design-system/index.ts'
import type { PageProps } from '../../../platform/web/route.ts'
import type { Area } from '../../partnership/index.ts'
import { listHref, pageSize } from '../list-form.ts'
import type { SiteQuery } from './site-form.ts'
import { type ListedSite, latelyNights } from './site-queries.ts'

type Loaded = { rows: ListedSite[]; total: number; areas: Area[] }

/** The sites of the partnership with what was seen there. */
export function SitesPage({ chrome, loaded, query }: PageProps<Loaded, SiteQuery>) {
  const { rows, total, areas } = loaded
  return (
    <Page
      title="Sites"
      chrome={chrome}
      width="full"
      back={{ href: '/street', text: 'Back to the street' }}
    >
      <h1 class="govuk-heading-l">Sites</h1>
      <p class="govuk-body">
        Where people sleep rough or have slept rough. These places are not public: they say where
        somebody can be found.
      </p>
      <GovukButton href="/street/sites/new" text="Add a site" />
      <search>
        <form method="get" action="/street/sites">
          <GovukSelect
            id="area"
            name="area"
            label={{ text: 'Area' }}
            value={query.area}
            items={[
              { value: '', text: 'All areas' },
              ...areas.map(area => ({ value: area.code, text: area.name })),
            ]}
          />
          <GovukCheckboxes
            idPrefix="show"
            name="hot"
            classes="govuk-checkboxes--small"
            fieldset={{
              legend: { text: 'Show only', classes: 'govuk-fieldset__legend--s' },
            }}
            values={[...(query.hot ? ['yes'] : [])]}
            items={[{ value: 'yes', text: 'Hot spots' }]}
          />
          <GovukCheckboxes
            idPrefix="ended"
            name="ended"
            classes="govuk-checkboxes--small"
            values={[...(query.ended ? ['yes'] : [])]}
            items={[{ value: 'yes', text: 'Sites that are not used any more' }]}
          />
          <GovukButton text="Show" classes="govuk-button--secondary" />
        </form>
      </search>
      {total === 0 ? (
        <EmptyState>
          <p class="govuk-body">
            {query.area || query.hot || query.ended
              ? 'No site is like that. Choose fewer things.'
              : 'No site has been added yet.'}
          </p>
        </EmptyState>
      ) : (
        <DataTable
          caption="Sites"
          captionSize="hidden"
          rows={rows}
          columns={[
            {
              heading: 'Site',
              isRowHeading: true,
              cell: site => (
                <>
                  <a class="govuk-link" href={`/street/sites/${site.id}`}>
                    {site.name}
                  </a>{' '}
                  {site.hotSpot && <GovukTag text="Hot spot" classes="govuk-tag--orange" />}
                </>
              ),
            },
            { heading: 'Area', cell: site => site.area },
            { heading: 'Kind', cell: site => site.kind },
            {
              heading: 'Last contact, night of',
              cell: site => <Dated value={site.lastNight} absent="None" />,
            },
            {
              heading: `People sleeping out, last ${latelyNights} nights`,
              format: 'numeric',
              cell: site => site.lately,
            },
          ]}
        />
      )}
      <p class="govuk-body-s">
        Only what you may read is counted. Somebody whom nobody knows counts each time they were
        seen.
      </p>
      <Pager
        page={query.page}
        pageSize={pageSize}
        total={total}
        href={page => listHref('/street/sites', { ...query, page })}
      />
    </Page>
  )
}
