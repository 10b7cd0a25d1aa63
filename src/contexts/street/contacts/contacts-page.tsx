import {
  EmptyState,
  GovukButton,
  GovukInput,
  GovukSelect,
  Page,
  Pager,
} from '../../../design-system/index.ts'
import type { PageProps } from '../../../platform/web/route.ts'
import type { Area } from '../../partnership/index.ts'
import { listHref, pageSize } from '../list-form.ts'
import type { PeopleShown } from '../people-shown.ts'
import type { SiteChoice } from '../sites/site-queries.ts'
import { SubNavigation } from '../sub-navigation.tsx'
import type { ContactQuery } from './contact-form.ts'
import { type ListedContact, mostListed } from './contact-list-queries.ts'
import { ContactTable } from './contact-table.tsx'

export type ContactsLoaded = {
  contacts: ListedContact[]
  total: number
  areas: Area[]
  sites: SiteChoice[]
  people: PeopleShown
}

const shown: Record<ContactQuery['show'], string> = {
  all: 'All',
  unlinked: 'Nobody knows who',
  withdrawn: 'Withdrawn',
}

/** Contacts of the street, newest night first. */
export function ContactsPage({ chrome, loaded, query }: PageProps<ContactsLoaded, ContactQuery>) {
  const { contacts, total, areas, sites } = loaded
  const choices = Object.entries(shown) as [ContactQuery['show'], string][]
  return (
    <Page
      title="Contacts"
      chrome={chrome}
      width="full"
      back={{ href: '/street', text: 'Back to the street' }}
    >
      <h1 class="govuk-heading-l">Contacts</h1>
      <div class="govuk-button-group">
        <GovukButton href="/street/contacts/new" text="Write down a contact" />
        <GovukButton
          href="/street/contacts/sheet"
          text="Write down a paper sheet"
          classes="govuk-button--secondary"
        />
      </div>
      <SubNavigation
        label="Which contacts"
        items={choices.map(([show, text]) => ({
          text,
          href: listHref('/street/contacts', {
            ...query,
            page: 1,
            show: show === 'all' ? '' : show,
          }),
          current: show === query.show,
        }))}
      />
      <search>
        <form method="get" action="/street/contacts">
          <input type="hidden" name="show" value={query.show} />
          <GovukInput
            id="night"
            name="night"
            type="date"
            label={{ text: 'Night that began on' }}
            value={query.night}
            classes="govuk-input--width-10"
          />
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
          <GovukSelect
            id="site"
            name="site"
            label={{ text: 'Site' }}
            value={query.site}
            items={[
              { value: '', text: 'All sites' },
              ...sites.map(site => ({ value: site.id, text: `${site.area}: ${site.name}` })),
            ]}
          />
          <GovukButton text="Show" classes="govuk-button--secondary" />
        </form>
      </search>
      {total === 0 ? (
        <EmptyState>
          <p class="govuk-body">No contact that you can see is like that.</p>
        </EmptyState>
      ) : (
        <ContactTable caption="Contacts" captionSize="hidden" contacts={contacts} />
      )}
      <p class="govuk-body-s">
        {total >= mostListed &&
          `Only the newest ${mostListed} are listed: choose a night, an area or a site for others. `}
        There may be more that you may not see.
      </p>
      <Pager
        page={query.page}
        pageSize={pageSize}
        total={total}
        href={page => listHref('/street/contacts', { ...query, page })}
      />
    </Page>
  )
}
