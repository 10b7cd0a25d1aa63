import { GovukTag } from '../../design-system/index.ts'

/** The people of a team or group, and how to change who they are. */
export function MembersList({
  members,
}: {
  members: readonly { id: string; name: string; disabledAt: Date | null }[]
}) {
  return (
    <>
      <h2 class="govuk-heading-m">People</h2>
      {members.length === 0 ? (
        <p class="govuk-body">Nobody yet.</p>
      ) : (
        <ul class="govuk-list">
          {members.map(member => (
            <li>
              <a class="govuk-link" href={`/partnership/users/${member.id}`}>
                {member.name}
              </a>
              {member.disabledAt && (
                <>
                  {' '}
                  <GovukTag text="Disabled" classes="govuk-tag--grey" />
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      <p class="govuk-body">
        To add or remove somebody, open their page from{' '}
        <a class="govuk-link" href="/partnership/users">
          people who can sign in
        </a>{' '}
        and change them.
      </p>
    </>
  )
}
