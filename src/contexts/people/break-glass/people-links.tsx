import type { Actor } from '../../../platform/db/access.ts'

/** Where else one goes from finding people: emergencies, what people ask for, and what the data guardian looks into. */
export function PeopleLinks({
  actor,
  emergencies,
}: {
  actor: Pick<Actor, 'roles'>
  /** How many that one is told of wait for a review; null where it was not counted. */
  emergencies: number | null
}) {
  const isWorker = actor.roles.includes('worker')
  const isGuardian = actor.roles.includes('data-guardian')
  const waiting = emergencies ? ` (${emergencies} not reviewed yet)` : ''
  const links = [
    { href: '/people/break-glass', text: 'See somebody in an emergency', shown: isWorker },
    {
      href: '/people/broken-glass',
      text: `Seen in an emergency${waiting}`,
      shown: isWorker || isGuardian,
    },
    { href: '/people/unusual-access', text: 'Unusual access', shown: isGuardian },
    { href: '/people/corrections', text: 'What people say is wrong', shown: isWorker },
    { href: '/people/copies', text: 'Copies that people asked for', shown: isWorker },
    { href: '/people/retention', text: 'How long things are kept', shown: isGuardian },
    { href: '/people/own-access/settings', text: 'People’s own pages', shown: isGuardian },
  ].filter(link => link.shown)
  if (links.length === 0) return null
  return (
    <nav aria-label="Lists and access">
      <ul class="govuk-list">
        {links.map(link => (
          <li>
            <a class="govuk-link" href={link.href}>
              {link.text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
