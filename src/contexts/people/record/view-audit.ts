import type { Look } from '../../../platform/web/route.ts'

/** What showing a page about somebody leaves in the audit chain: whom, and which page. */
export function personViewed<Loaded extends { person: { personId: string } }, Query>(
  page: string,
): Look<Loaded, Query> {
  return {
    event: 'people.person.viewed',
    of: ({ person }) => [{ kind: 'person', id: person.personId }],
    details: () => ({ page }),
  }
}
