import {
  DataTable,
  EmptyState,
  Figure,
  Figures,
  GovukTag,
  Page,
} from '../../../design-system/index.ts'
import type { PageProps } from '../../../platform/web/route.ts'
import { maySteer } from '../plan/plan-words.ts'
import type { Party } from './owner-queries.ts'

export const kindWords: Record<Party['kind'], string> = {
  organisation: 'Organisation',
  group: 'Group',
  post: 'Post',
  team: 'Team',
  user: 'Person',
  nobody: 'Names no owner',
  unresolved: 'Nobody has said yet',
}

/** Who leads what across the plans, how much each carries, and which names still need somebody to say whom they mean. */
export function OwnersPage({
  chrome,
  actor,
  loaded,
}: PageProps<{ parties: Party[]; unowned: { slug: string; title: string; count: number }[] }>) {
  const { parties, unowned } = loaded
  const steers = maySteer(actor)
  const gaps = parties.filter(party => party.kind === 'unresolved')
  const leading = parties.filter(party => party.leads > 0)
  const allLeads = leading.reduce((sum, party) => sum + party.leads, 0)
  const busiest = leading.slice(0, 2).reduce((sum, party) => sum + party.leads, 0)
  return (
    <Page
      title="Who owns what"
      chrome={chrome}
      width="full"
      breadcrumbs={[{ text: 'Plans', href: '/plans' }, { text: 'Who owns what' }]}
    >
      <h1 class="govuk-heading-l">Who owns what</h1>
      {parties.length === 0 ? (
        <EmptyState heading="No plan names anybody yet">
          When a plan is imported or an action added, the names in it are listed here.
        </EmptyState>
      ) : (
        <>
          <Figures>
            <Figure value={leading.length} label="names lead actions" />
            <Figure
              value={gaps.length}
              label="names nobody has explained"
              note="They do not count as owners."
            />
            {allLeads > 0 && leading.length > 2 && (
              <Figure value={busiest} label={`of ${allLeads} leads are with the first two names`} />
            )}
          </Figures>
          {unowned.length > 0 && (
            <>
              <h2 class="govuk-heading-m">Open actions without an owner</h2>
              <ul class="govuk-list govuk-list--bullet">
                {unowned.map(plan => (
                  <li>
                    <a class="govuk-link" href={`/plans/${plan.slug}?flag=unowned#actions`}>
                      {plan.title}: {plan.count}
                    </a>
                  </li>
                ))}
              </ul>
            </>
          )}
          <PartiesTable parties={parties} steers={steers} />
        </>
      )}
    </Page>
  )
}

function PartiesTable({ parties, steers }: { parties: readonly Party[]; steers: boolean }) {
  return (
    <DataTable
      caption="Names in the plans"
      rows={parties}
      rowId={party => `party-${party.id}`}
      columns={[
        {
          heading: 'Name',
          isRowHeading: true,
          cell: party => (
            <>
              {steers ? (
                <a class="govuk-link" href={`/plans/owners/${party.id}`}>
                  {party.name}
                </a>
              ) : (
                party.name
              )}
              <OtherSpellings party={party} />
            </>
          ),
        },
        {
          heading: 'Whom it means',
          cell: party =>
            party.means ? (
              <>
                {party.means} <span class="tl-muted">({kindWords[party.kind].toLowerCase()})</span>
              </>
            ) : (
              <GovukTag text={kindWords[party.kind]} classes="govuk-tag--grey" />
            ),
        },
        { heading: 'Leads', format: 'numeric', cell: party => party.leads },
        { heading: 'Still open', format: 'numeric', cell: party => party.leadsOpen },
        { heading: 'Takes part', format: 'numeric', cell: party => party.others },
      ]}
    />
  )
}

export function OtherSpellings({ party }: { party: Party }) {
  const others = party.spellings.filter(spelling => spelling !== party.name)
  if (others.length === 0) return null
  return (
    <div class="govuk-body-s govuk-!-margin-bottom-0">Also printed as: {others.join('; ')}</div>
  )
}
