import {
  DataTable,
  Dated,
  GovukButton,
  GovukDetails,
  GovukInsetText,
  GovukSummaryList,
  GovukTag,
  Page,
} from '../../../design-system/index.ts'
import type { PageProps } from '../../../platform/web/route.ts'
import { learningStates } from './death-form.ts'
import type { DeathVersion, ShownDeath } from './death-queries.ts'
import { linesOf, type Names, type Section, sectionTitles } from './death-words.ts'

export type ForDeath = {
  death: ShownDeath & { mayWrite: boolean }
  names: Names
  personId: string | null
}

const sections = Object.keys(sectionTitles) as Section[]
export const pathOfDeath = (id: string) => `/street/deaths/${id}`

/** One death: what is known, what was learned, who was told, and how it was before. */
export function DeathPage({ chrome, loaded }: PageProps<ForDeath>) {
  const { death, names, personId } = loaded
  const { now } = death
  const path = pathOfDeath(death.id)
  return (
    <Page
      title={`The death of ${now.called}`}
      chrome={chrome}
      back={{ href: '/street/deaths', text: 'Back to deaths' }}
    >
      <h1 class="govuk-heading-l">
        The death of <bdi>{now.called}</bdi>
      </h1>
      <GovukInsetText>
        Only the co-ordinator, the data guardian and named reviewers see this page. That you looked
        is written down.
      </GovukInsetText>
      <p class="govuk-body">
        {!now.stands ? (
          <GovukTag text="Written down by mistake" classes="govuk-tag--grey" />
        ) : now.verifiedBy ? (
          <GovukTag text="Confirmed" classes="govuk-tag--green" />
        ) : (
          <GovukTag text="Not confirmed yet" classes="govuk-tag--yellow" />
        )}
      </p>
      {personId && (
        <p class="govuk-body">
          <a class="govuk-link" href={`/people/${personId}`}>
            What partners hold about them
          </a>
        </p>
      )}
      {sections.map(section => (
        <section aria-labelledby={section}>
          <h2 class="govuk-heading-m" id={section}>
            {sectionTitles[section]}
          </h2>
          <GovukSummaryList
            rows={[
              ...linesOf(section, now, names),
              ...(section === 'background' ? [lastContact(death)] : []),
            ].map(([key, text]) => ({
              key: { text: key },
              value: { html: <span class="tl-kept-lines">{text}</span> },
            }))}
          />
          {death.mayWrite && (
            <p class="govuk-body">
              <a class="govuk-link" href={`${path}/${section}`}>
                Change
                <span class="govuk-visually-hidden"> {sectionTitles[section].toLowerCase()}</span>
              </a>
            </p>
          )}
        </section>
      ))}
      <Learning death={death} />
      <Notifications death={death} />
      <h2 class="govuk-heading-m">How it was before</h2>
      <GovukDetails
        summaryText={`${death.versions.length} ${death.versions.length === 1 ? 'version' : 'versions'}`}
        html={<History versions={death.versions} names={names} />}
      />
    </Page>
  )
}

function lastContact({ lastContact: last }: ShownDeath): [string, string] {
  return [
    'Last met on the street',
    last
      ? `Night of ${last.nightOf.split('-').reverse().join('.')}, ${last.organisation}`
      : 'No contact is linked to them',
  ]
}

function Learning({ death }: { death: ForDeath['death'] }) {
  const path = pathOfDeath(death.id)
  return (
    <section aria-labelledby="learning">
      <h2 class="govuk-heading-m" id="learning">
        What is to be done because of it
      </h2>
      {death.learning.length === 0 ? (
        <p class="govuk-body">Nothing is written down yet.</p>
      ) : (
        <DataTable
          caption="What is to be done because of it"
          captionSize="hidden"
          rows={death.learning}
          columns={[
            {
              heading: 'What',
              isRowHeading: true,
              cell: one =>
                death.mayWrite ? (
                  <a class="govuk-link" href={`${path}/learning/${one.learningId}`}>
                    {one.words}
                  </a>
                ) : (
                  one.words
                ),
            },
            { heading: 'How far', cell: one => learningStates[one.state] },
            { heading: 'More', cell: one => one.stateWords },
            {
              heading: 'In a plan',
              cell: one =>
                one.address ? (
                  <a class="govuk-link" href={one.address}>
                    The action<span class="govuk-visually-hidden">: {one.words}</span>
                  </a>
                ) : (
                  'No'
                ),
            },
          ]}
        />
      )}
      {death.mayWrite && (
        <GovukButton
          href={`${path}/learning`}
          text="Add something to do"
          classes="govuk-button--secondary"
        />
      )}
    </section>
  )
}

function Notifications({ death }: { death: ForDeath['death'] }) {
  return (
    <section aria-labelledby="told">
      <h2 class="govuk-heading-m" id="told">
        Who was told
      </h2>
      {death.notifications.length === 0 ? (
        <p class="govuk-body">Nobody was told yet.</p>
      ) : (
        <DataTable
          caption="Who was told"
          captionSize="hidden"
          rows={death.notifications}
          columns={[
            { heading: 'Who', isRowHeading: true, cell: one => one.whom },
            { heading: 'On', cell: one => <Dated value={one.toldOn} /> },
            { heading: 'More', cell: one => one.words },
            { heading: 'Written down by', cell: one => one.recordedBy },
          ]}
        />
      )}
      {death.mayWrite && (
        <GovukButton
          href={`${pathOfDeath(death.id)}/told`}
          text="Write down who was told"
          classes="govuk-button--secondary"
        />
      )}
    </section>
  )
}

function History({ versions, names }: { versions: readonly DeathVersion[]; names: Names }) {
  return (
    <ol class="govuk-list" reversed>
      {versions.map((version, index) => {
        const before = versions[index + 1]
        return (
          <li>
            <p class="govuk-body govuk-!-margin-bottom-1">
              <Dated value={version.setAt} withTime />, {version.setBy}: {version.because}
            </p>
            {before && (
              <ul class="govuk-list govuk-list--bullet">
                {changesBetween(before, version, names).map(line => (
                  <li>{line}</li>
                ))}
              </ul>
            )}
          </li>
        )
      })}
    </ol>
  )
}

/** 'Died: 3 March 2026 → Near 3 March 2026'. */
function changesBetween(before: DeathVersion, after: DeathVersion, names: Names): string[] {
  return sections.flatMap(section => {
    const was = linesOf(section, before, names)
    return linesOf(section, after, names).flatMap(([label, text], index) =>
      was[index]?.[1] === text ? [] : [`${label}: ${was[index]?.[1]} → ${text}`],
    )
  })
}
