import {
  DataTable,
  Dated,
  EmptyState,
  FilteredPage,
  FilterPanel,
  GovukSelect,
  Page,
  Pager,
} from '../../../design-system/index.ts'
import type { PageProps } from '../../../platform/web/route.ts'
import type { Area } from '../../partnership/index.ts'
import type { NamedPerson, PersonAsked } from '../../people/index.ts'
import type { Code } from '../code-queries.ts'
import { listHref, pageSize } from '../list-form.ts'
import type { PeopleShown } from '../people-shown.ts'
import type { EntryQuery } from './enforcement-form.ts'
import type { ListedEntry } from './enforcement-queries.ts'

type Loaded = {
  rows: ListedEntry[]
  total: number
  names: Map<string, NamedPerson>
  kinds: Code[]
  areas: Area[]
  people: PeopleShown
}

const path = '/street/enforcement'
const noSupport = 'Nothing could be offered'

/** The entries that the reader may read, with the support that was offered beside each. */
export function EntriesPage({ chrome, loaded, query }: PageProps<Loaded, EntryQuery>) {
  const { rows, total, names, kinds, areas } = loaded
  const without = (name: keyof EntryQuery) => listHref(path, { ...query, page: 1, [name]: '' })
  const chosen = [
    { name: 'kind' as const, text: kinds.find(one => one.code === query.kind)?.label },
    { name: 'area' as const, text: areas.find(one => one.code === query.area)?.name },
    {
      name: 'support' as const,
      text: query.support && (query.support === 'yes' ? 'Support was offered' : noSupport),
    },
  ].flatMap(({ name, text }) => (text ? [{ text, removeHref: without(name) }] : []))
  return (
    <Page
      title="Enforcement"
      chrome={chrome}
      width="full"
      back={{ href: '/street', text: 'Back to the street' }}
    >
      <h1 class="govuk-heading-l">Enforcement and the support offered before it</h1>
      <p class="govuk-body">
        To write something down,{' '}
        <a class="govuk-link" href="/people">
          find the person
        </a>{' '}
        first. How often it happens, and how often support was offered before, is in the{' '}
        <a class="govuk-link" href={`${path}/figures`}>
          figures
        </a>
        .
      </p>
      <FilteredPage
        filter={
          <FilterPanel action={path} clearHref={path} selected={chosen}>
            <GovukSelect
              id="kind"
              name="kind"
              label={{ text: 'What was done' }}
              value={query.kind}
              items={[
                { value: '', text: 'Anything' },
                ...kinds.map(one => ({ value: one.code, text: one.label })),
              ]}
            />
            <GovukSelect
              id="area"
              name="area"
              label={{ text: 'Area' }}
              value={query.area}
              items={[
                { value: '', text: 'All areas' },
                ...areas.map(one => ({ value: one.code, text: one.name })),
              ]}
            />
            <GovukSelect
              id="support"
              name="support"
              label={{ text: 'Support before' }}
              value={query.support}
              items={[
                { value: '', text: 'Offered or not' },
                { value: 'yes', text: 'Support was offered' },
                { value: 'no', text: noSupport },
              ]}
            />
          </FilterPanel>
        }
      >
        {total === 0 ? (
          <EmptyState>
            <p class="govuk-body">
              {chosen.length > 0
                ? 'Nothing that you may read is like that. Take a filter off.'
                : 'Nothing that you may read was written down. There may be more that you may not see.'}
            </p>
          </EmptyState>
        ) : (
          <DataTable
            caption="Entries, newest first"
            captionSize="hidden"
            rows={rows}
            columns={[
              {
                heading: 'Person',
                isRowHeading: true,
                cell: one => <WhoLink entry={one} names={names} />,
              },
              { heading: 'Offered before', cell: one => one.offered ?? noSupport },
              {
                heading: 'Then',
                cell: one => (
                  <a class="govuk-link" href={`${path}/${one.id}`}>
                    {one.kind}, <Dated value={one.doneOn} />
                  </a>
                ),
              },
              { heading: 'By', cell: one => `${one.doneBy}, ${one.area}` },
              { heading: 'Came of it', cell: one => one.outcome ?? 'Not known yet' },
            ]}
          />
        )}
        <Pager
          page={query.page}
          pageSize={pageSize}
          total={total}
          href={page => listHref(path, { ...query, page })}
        />
      </FilteredPage>
    </Page>
  )
}

function WhoLink({ entry, names }: { entry: ListedEntry; names: Map<string, NamedPerson> }) {
  const who = names.get(entry.recordId)
  if (!who) return <>Somebody whom you may not see</>
  return (
    <a class="govuk-link" href={`/people/${who.personId}`}>
      <bdi>{who.isRestricted ? who.reference : who.name}</bdi>
    </a>
  )
}

/** The entries on the page about a person, and where to write another. */
export function EntriesSection({
  loaded,
  asked,
}: {
  loaded: { entries: ListedEntry[]; mayWrite: boolean }
  asked: PersonAsked
}) {
  const { entries, mayWrite } = loaded
  return (
    <>
      {entries.length === 0 ? (
        <p class="govuk-body">Nothing is written down that you can see.</p>
      ) : (
        <ul class="govuk-list govuk-list--bullet">
          {entries.map(one => (
            <li>
              <a class="govuk-link" href={`${path}/${one.id}`}>
                {one.kind}, <Dated value={one.doneOn} />
              </a>
              {one.withdrawnAt && ' (taken back)'}. Before that:{' '}
              {one.offered ?? 'nothing could be offered'}.{' '}
              {one.outcome ?? 'What came of it is not known yet'}.
            </li>
          ))}
        </ul>
      )}
      {mayWrite && (
        <p class="govuk-body">
          <a class="govuk-link" href={`/people/${asked.personId}/enforcement/new`}>
            Write down enforcement
          </a>
        </p>
      )}
    </>
  )
}
