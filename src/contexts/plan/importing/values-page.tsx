import { DataTable, EmptyState, GovukRadios } from '../../../design-system/index.ts'
import type { Chrome } from '../../../platform/web/app.ts'
import type { PageProps } from '../../../platform/web/route.ts'
import { AnswersForm } from './answers-form.tsx'
import { partyQuestion } from './corrections.ts'
import {
  clusterParties,
  listDues,
  listParties,
  listYesNo,
  type PartyCluster,
  type PartyFacet,
} from './facets.ts'
import { timescaleWords } from './field-words.ts'
import type { PartLoaded } from './questions-page.tsx'
import { ReviewFrame } from './review-frame.tsx'
import type { Review } from './review-model.ts'

/** Every distinct value of the columns that hold dates, names and yes or no, with how each was read. */
export function ValuesPage({ chrome, loaded }: PageProps<PartLoaded, { page: number }>) {
  const { imported, review } = loaded
  const parties = listParties(review.plan)
  const yesNo = listYesNo(review.plan, review.sourceOf)
  return (
    <ReviewFrame imported={imported} review={review} part="values" chrome={chrome}>
      <DataTable
        caption="Due dates as they are written"
        rows={listDues(review.plan)}
        columns={[
          { heading: 'Written', isRowHeading: true, cell: due => due.raw || 'Nothing' },
          { heading: 'Read as', cell: due => timescaleWords(due.timescale) },
          { heading: 'Actions', format: 'numeric', cell: due => due.count },
        ]}
      />
      <h2 class="govuk-heading-m">Names that may mean the same</h2>
      <Clusters loaded={loaded} parties={parties} chrome={chrome} />
      {parties.length > 0 && (
        <DataTable
          caption="Everyone named"
          rows={parties}
          columns={[
            { heading: 'Name', isRowHeading: true, cell: party => party.spellings.join(' · ') },
            { heading: 'Means', cell: party => meaningOf(review, party) },
            { heading: 'Leads', format: 'numeric', cell: party => party.leads },
            { heading: 'Helps', format: 'numeric', cell: party => party.others },
          ]}
        />
      )}
      {yesNo.length > 0 && (
        <DataTable
          caption="Yes and no as they are written"
          rows={yesNo}
          columns={[
            {
              heading: 'Column',
              cell: one => (one.field === 'desirable' ? 'Still desirable?' : 'Still achievable?'),
            },
            { heading: 'Written', isRowHeading: true, cell: one => one.printed || 'Nothing' },
            {
              heading: 'Read as',
              cell: one => (one.read === null ? 'Not said' : one.read === 'yes' ? 'Yes' : 'No'),
            },
            { heading: 'Actions', format: 'numeric', cell: one => one.count },
          ]}
        />
      )}
    </ReviewFrame>
  )
}

function meaningOf(review: Review, party: PartyFacet): string {
  return review.answers[partyQuestion(party.alias)] ?? 'Itself'
}

function Clusters({
  loaded,
  parties,
  chrome,
}: {
  loaded: PartLoaded
  parties: PartyFacet[]
  chrome: Chrome
}) {
  const { imported, review, mayWrite } = loaded
  const clusters = clusterParties(parties)
  if (clusters.length === 0) return <EmptyState>No two names are nearly the same.</EmptyState>
  if (!mayWrite || imported.status !== 'ready')
    return (
      <ul class="govuk-list govuk-list--bullet">
        {clusters.map((cluster, index) => (
          <li key={index}>{cluster.parties.map(party => party.spellings[0]).join(' · ')}</li>
        ))}
      </ul>
    )
  return (
    <AnswersForm
      importId={imported.id}
      back="values"
      chrome={chrome}
      button="Save what the names mean"
    >
      <p class="govuk-body">
        The names stay printed as they are. Names that mean one party are found together under it.
      </p>
      {clusters.map((cluster, index) => (
        <Cluster key={index} cluster={cluster} at={index + 1} review={review} />
      ))}
    </AnswersForm>
  )
}

/** Each name of a group says which of the group it means. */
function Cluster({ cluster, at, review }: { cluster: PartyCluster; at: number; review: Review }) {
  const names = cluster.parties.map(party => party.spellings[0] ?? party.alias)
  return (
    <fieldset class="govuk-fieldset tl-question">
      <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{names.join(' · ')}</legend>
      {cluster.parties.map((party, index) => (
        <GovukRadios
          key={party.alias}
          name={`answer:${partyQuestion(party.alias)}`}
          idPrefix={`party-${at}-${index}`}
          classes="govuk-radios--small"
          fieldset={{ legend: { text: `‘${names[index]}’ means` } }}
          value={review.answers[partyQuestion(party.alias)] ?? 'none'}
          items={[
            { value: 'none', text: 'Itself' },
            ...names
              .filter((_, other) => other !== index)
              .map(name => ({ value: name, text: name })),
          ]}
        />
      ))}
    </fieldset>
  )
}
