import type { CopyPart, TimelinePart } from '../../people/index.ts'
import { answerWords } from './enforcement-form.ts'
import { getEntry, listEntriesOf } from './enforcement-queries.ts'

/** Enforcement on the timeline of a person, with the support before it. */
export const enforcementTimeline: TimelinePart = {
  kinds: [{ code: 'enforcement', label: 'Enforcement' }],
  list: async (db, { recordIds, kinds, before, most }) => {
    if (!kinds.includes('enforcement')) return []
    const entries = await listEntriesOf(db, recordIds)
    return entries
      .filter(one => one.withdrawnAt === null)
      .map(one => ({
        id: one.id,
        kind: 'enforcement',
        at: new Date(`${one.doneOn}T12:00:00Z`),
        dayOnly: true,
        title: `${one.kind}, by ${one.doneBy}`,
        text: one.offered ? `Offered before: ${one.offered}.` : 'Nothing could be offered before.',
        by: { name: null, organisation: one.organisation },
        href: `/street/enforcement/${one.id}`,
      }))
      .filter(entry => entry.at < before)
      .slice(0, most)
  },
}

/** What an organisation wrote down about enforcement, in the copy that a person asked for. */
export const enforcementCopy: CopyPart = {
  code: 'enforcement',
  list: async (db, { organisationId, recordIds }) => {
    const ids = await db
      .selectFrom('street.enforcement')
      .select('id')
      .where('recordId', 'in', [...recordIds])
      .where('organisationId', '=', organisationId)
      .orderBy('doneOn')
      .execute()
    const entries = []
    for (const { id } of ids) entries.push(await getEntry(db, { organisationId }, id))
    return entries.map(one => ({
      kind: 'enforcement',
      id: one.id,
      category: 'offending',
      from: one.doneOn,
      until: one.withdrawnAt,
      fields: [
        { name: 'kind', label: 'What was done', value: one.kind },
        { name: 'done-by', label: 'By', value: one.doneBy, about: 'words' as const },
        {
          name: 'place',
          label: 'Where',
          value: `${one.place}, ${one.area}`,
          about: 'words' as const,
        },
        {
          name: 'offered',
          label: 'Offered before',
          value: one.offers
            .map(
              offer =>
                `${offer.offeredOn}: ${offer.offer}, ${answerWords[offer.answer as keyof typeof answerWords].toLowerCase()}${offer.words && ` (${offer.words})`}`,
            )
            .join('; '),
          about: 'words' as const,
        },
        {
          name: 'no-offer',
          label: 'Why nothing was offered',
          value: one.noOfferBecause ?? '',
          about: 'words' as const,
        },
        { name: 'words', label: 'What happened', value: one.words, about: 'words' as const },
        {
          name: 'outcome',
          label: 'What came of it',
          value: one.outcomes
            .map(
              outcome =>
                `${outcome.onDate}: ${outcome.outcome}${outcome.words && ` (${outcome.words})`}`,
            )
            .join('; '),
          about: 'words' as const,
        },
        {
          name: 'withdrawn',
          label: 'Taken back',
          value: one.withdrawnBecause ?? '',
          about: 'words' as const,
        },
      ].filter(field => field.value !== ''),
    }))
  },
}
