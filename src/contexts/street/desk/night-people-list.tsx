import { Dated, GovukSummaryList } from '../../../design-system/index.ts'
import type { NamedPerson } from '../../people/index.ts'
import { expectedNights, type MetPerson, type NightPeople } from './night-people.ts'

/** Who is new, who is back, who was met, who was expected and not met: what has to be known by the morning. */
export function NightPeopleList({ people, longDays }: { people: NightPeople; longDays: number }) {
  const { met, missed, unknown } = people
  const of = (how: MetPerson['how']) => met.filter(one => one.how === how)
  return (
    <>
      <GovukSummaryList
        rows={[
          {
            key: { text: `New (${of('new').length})` },
            value: { html: <Met list={of('new')} none="Nobody was met for the first time." /> },
          },
          {
            key: { text: `Back after ${longDays} days or more (${of('back').length})` },
            value: { html: <Met list={of('back')} none="Nobody." /> },
          },
          {
            key: { text: `Met again (${of('known').length})` },
            value: { html: <Met list={of('known')} none="Nobody." /> },
          },
          {
            key: { text: `Not known who (${unknown})` },
            value: {
              text:
                unknown === 0
                  ? 'Everybody who was met is known.'
                  : `${unknown === 1 ? 'One contact is' : `${unknown} contacts are`} with somebody whom nobody knows yet.`,
            },
          },
          {
            key: { text: `Expected and not met (${missed.length})` },
            value: {
              html:
                missed.length === 0 ? (
                  <>Everybody who was expected was met.</>
                ) : (
                  <ul class="govuk-list">
                    {missed.map(one => (
                      <li>
                        <Name person={one.person} />{' '}
                        <span class="govuk-hint">
                          last met on the night of <Dated value={one.lastNight} />
                          {!one.person.isRestricted && `, ${one.place}`}
                        </span>
                      </li>
                    ))}
                  </ul>
                ),
            },
          },
        ]}
      />
      <p class="govuk-body-s">
        Expected is whoever slept out there in the {expectedNights} nights before. New means that no
        contact before it is known. There may be more that you may not see.
      </p>
    </>
  )
}

function Met({ list, none }: { list: readonly MetPerson[]; none: string }) {
  if (list.length === 0) return <>{none}</>
  return (
    <ul class="govuk-list">
      {list.map(one => (
        <li>
          <Name person={one.person} />
          {' – '}
          <a class="govuk-link" href={`/street/contacts/${one.contactId}`}>
            contact<span class="govuk-visually-hidden"> with them</span>
          </a>
          {one.before && (
            <span class="govuk-hint">
              {' '}
              before that on the night of <Dated value={one.before} />
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}

function Name({ person }: { person: NamedPerson }) {
  return (
    <a class="govuk-link" href={`/people/${person.personId}`}>
      <bdi>{person.isRestricted ? 'Somebody who is restricted' : person.name}</bdi>
    </a>
  )
}
