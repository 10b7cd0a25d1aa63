import type { Look } from '../../platform/web/route.ts'

/** What a list shows of people: those who are named, and how many contacts. */
export type PeopleShown = { shown: readonly string[]; contacts: number }

/**
 * What showing several people at once leaves in the audit chain: one event with all of them, as a search does. Nothing is
 * written where nobody is shown.
 */
export function peopleShown<Loaded extends { people: PeopleShown }, Query>(
  page: string,
): Look<Loaded, Query> {
  return {
    event: 'people.person.searched',
    of: ({ people }) => (people.shown.length > 0 || people.contacts > 0 ? [null] : []),
    details: ({ people }) => ({
      by: ['street'],
      page,
      shown: [...new Set(people.shown)],
      contacts: people.contacts,
    }),
  }
}
