import {
  CsrfField,
  Dated,
  EmptyState,
  GovukButton,
  GovukInsetText,
  GovukSummaryList,
  GovukTag,
  GovukWarningText,
  Page,
} from '../../../design-system/index.ts'
import type { PageProps } from '../../../platform/web/route.ts'
import type { ListedContact } from '../contacts/contact-list-queries.ts'
import { ContactTable } from '../contacts/contact-table.tsx'
import type { PeopleShown } from '../people-shown.ts'
import { gridReference } from './grid-reference-rules.ts'
import type { ShownSite } from './site-queries.ts'

export type SiteLoaded = { site: ShownSite; contacts: ListedContact[]; people: PeopleShown }

/** A site: how to find it, what to know, and who was seen there lately. */
export function SitePage({ chrome, loaded }: PageProps<SiteLoaded>) {
  const { site, contacts } = loaded
  const here = `/street/sites/${site.id}`
  const point =
    site.easting !== null && site.northing !== null
      ? gridReference({ easting: site.easting, northing: site.northing })
      : 'Not known'
  return (
    <Page
      title={site.name}
      chrome={chrome}
      width="full"
      back={{ href: '/street/sites', text: 'Back to sites' }}
    >
      <span class="govuk-caption-l">{site.area}</span>
      <h1 class="govuk-heading-l">
        {site.name} {site.hotSpot && <GovukTag text="Hot spot" classes="govuk-tag--orange" />}
      </h1>
      {site.endedOn && (
        <GovukInsetText>
          Nobody is sent here any more, since <Dated value={site.endedOn} />.
        </GovukInsetText>
      )}
      {site.safety !== '' && <GovukWarningText text={site.safety} iconFallbackText="Warning" />}
      <GovukSummaryList
        rows={[
          { key: { text: 'Kind' }, value: { text: site.kindLabel } },
          {
            key: { text: 'How to find it' },
            value: { html: <span class="tl-words">{site.words || 'Not written down'}</span> },
          },
          { key: { text: 'Grid reference' }, value: { text: point } },
          {
            key: { text: 'Every shift goes there' },
            value: { text: site.hotSpot ? 'Yes, it is a hot spot' : 'No' },
          },
          {
            key: { text: 'Added' },
            value: {
              html: (
                <>
                  <Dated value={site.fromDate} />, {site.addedBy}, {site.addedByOrganisation}
                </>
              ),
            },
          },
        ]}
      />
      {site.mayChange && (
        <div class="govuk-button-group">
          <GovukButton href={`${here}/change`} text="Change" classes="govuk-button--secondary" />
          <form method="post" action={`${here}/end`}>
            <CsrfField chrome={chrome} />
            <input type="hidden" name="version" value={site.version} />
            <GovukButton
              text={site.endedOn ? 'Take it up again' : 'Stop going there'}
              classes="govuk-button--secondary"
              preventDoubleClick
            />
          </form>
        </div>
      )}
      {contacts.length === 0 ? (
        <EmptyState heading="Who was seen here">
          <p class="govuk-body">Nobody that you can see.</p>
        </EmptyState>
      ) : (
        <>
          <ContactTable
            caption="Who was seen here, newest first"
            contacts={contacts}
            without={['where']}
          />
          <p class="govuk-body">
            <a class="govuk-link" href={`/street/contacts?site=${site.id}`}>
              All contacts at this site
            </a>
          </p>
        </>
      )}
      <p class="govuk-body-s">There may be more that you may not see.</p>
    </Page>
  )
}
