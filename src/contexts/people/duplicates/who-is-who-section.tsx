import type { Actor } from '../../../platform/db/access.ts'

/** Saying that somebody may be recorded twice; for the matching lead, what was decided about it. */
export function WhoIsWhoSection({ actor, personId }: { actor: Actor; personId: string }) {
  const isLead = actor.roles.includes('matching-lead')
  if (!isLead && !actor.roles.includes('worker')) return null
  return (
    <ul class="govuk-list">
      <li>
        <a class="govuk-link" href={`/people/${personId}/same-as`}>
          This may be the same person as somebody else
        </a>
      </li>
      {isLead && (
        <li>
          <a class="govuk-link" href={`/people/${personId}/decisions`}>
            Merges, splits and undoing them
          </a>
        </li>
      )}
    </ul>
  )
}
