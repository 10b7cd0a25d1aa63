import { Dated, GovukInsetText } from '../../../design-system/index.ts'
import type { ShownGlass } from '../break-glass/glass-queries.ts'
import type { PersonAsked } from '../record/person-sections.ts'
import type { ShownRestriction } from '../restriction/restriction-queries.ts'

export type AccessLoaded = { restrictions: ShownRestriction[]; glasses: ShownGlass[] }

/** Who may see the person and why: on the page about them. */
export function AccessSection({ loaded, asked }: { loaded: AccessLoaded; asked: PersonAsked }) {
  const { actor, personId } = asked
  const isWorker = actor.roles.includes('worker')
  const isGuardian = actor.roles.includes('data-guardian')
  const isRestricted = loaded.restrictions.length > 0
  const own = loaded.glasses.filter(one => one.userId === actor.userId && one.isOpen)
  const others = loaded.glasses.filter(one => one.userId !== actor.userId)
  const here = `/people/${personId}`
  const links = [
    { href: `${here}/why`, text: 'Why can they see this?', shown: true },
    { href: `${here}/looks`, text: 'Who looked', shown: true },
    { href: `${here}/show-as`, text: 'Show me as somebody else', shown: isGuardian },
    {
      href: `${here}/restriction`,
      text: isRestricted ? 'Who sees them while they are restricted' : 'Restrict who may see them',
      shown: isWorker || isGuardian,
    },
    { href: `${here}/break-glass`, text: 'See more in an emergency', shown: isWorker },
    { href: `${here}/related`, text: 'I am related to this person, or know them', shown: true },
    { href: `${here}/barred`, text: 'Who must not see them', shown: isGuardian },
  ]
  return (
    <>
      {isRestricted && (
        <GovukInsetText text="Only named staff see this person. Nobody else finds them: please do not speak of them to others." />
      )}
      {own.map(one => (
        <GovukInsetText
          html={
            <>
              You see more of this person because of an emergency, until{' '}
              <Dated value={one.untilAt} withTime />.{' '}
              <a class="govuk-link" href={`/people/broken-glass/${one.id}`}>
                Look at it, or end it
              </a>
            </>
          }
        />
      ))}
      {others.length > 0 && (
        <ul class="govuk-list">
          {others.map(one => (
            <li>
              {one.user}, {one.organisation}, saw more of them in an emergency on{' '}
              <Dated value={one.brokenAt} withTime />.{' '}
              <a class="govuk-link" href={`/people/broken-glass/${one.id}`}>
                Read why
              </a>
            </li>
          ))}
        </ul>
      )}
      <ul class="govuk-list">
        {links
          .filter(link => link.shown)
          .map(link => (
            <li>
              <a class="govuk-link" href={link.href}>
                {link.text}
              </a>
            </li>
          ))}
      </ul>
    </>
  )
}
