import { Dated, GovukSummaryList } from '../../../design-system/index.ts'
import type { PersonAsked } from '../record/person-sections.ts'
import { categoriesInWords, type ShownCategory } from '../why/category-queries.ts'
import { mayEnd, type ShownInvolvement, whoWorks } from './involvement-queries.ts'

const kinds = {
  caseload: 'Works with them',
  referral: 'Was asked to help',
  bed: 'Gives them a bed',
  meeting: 'Is in a meeting about them',
}

type Loaded = { involvements: ShownInvolvement[]; categories: ShownCategory[] }

/** Who works with the person now, on the page about them. */
export function InvolvementSection({ loaded, asked }: { loaded: Loaded; asked: PersonAsked }) {
  const now = loaded.involvements.filter(one => !one.isOver)
  const here = `/people/${asked.personId}/working-with`
  return (
    <>
      {now.length === 0 ? (
        <p class="govuk-body">Nobody has said yet that they work with this person.</p>
      ) : (
        <GovukSummaryList
          rows={now.map(one => ({
            key: { text: kinds[one.kind] },
            value: { html: <Line one={one} categories={loaded.categories} /> },
            ...(mayEnd(asked.actor, one)
              ? {
                  actions: {
                    items: [
                      {
                        href: `${here}/${one.id}/end`,
                        text: 'End',
                        visuallyHiddenText: `: ${whoWorks(one)}`,
                      },
                    ],
                  },
                }
              : {}),
          }))}
        />
      )}
      {asked.actor.roles.includes('worker') && (
        <p class="govuk-body">
          <a class="govuk-link" href={here}>
            Work with this person, or refer them
          </a>
        </p>
      )}
    </>
  )
}

function Line({ one, categories }: { one: ShownInvolvement; categories: ShownCategory[] }) {
  return (
    <>
      {whoWorks(one)}, since <Dated value={one.fromAt} />
      {one.categories && (
        <p class="govuk-hint govuk-!-margin-bottom-0">
          Opens only: {categoriesInWords(['identity', ...one.categories], categories)}
        </p>
      )}
      {one.because && <p class="govuk-hint govuk-!-margin-bottom-0">{one.because}</p>}
    </>
  )
}
