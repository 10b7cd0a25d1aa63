import type { TimelinePart } from '../timeline/timeline-part.ts'
import { getCalled, listConsents, listObjections } from './consent-queries.ts'
import { consentWords, objectionWords } from './sharing-section.tsx'

/** What people said about sharing and what they object to, on their timeline. */
export const timelineOfConsent: TimelinePart = {
  kinds: [
    { code: 'consent', label: 'What they said about sharing' },
    { code: 'objection', label: 'Objections to sharing' },
  ],
  list: async (db, { personId, recordIds, kinds, before, most }) => {
    const called = await getCalled(db)
    const consents = kinds.includes('consent') ? await listConsents(db, recordIds) : []
    const objections = kinds.includes('objection') ? await listObjections(db, personId) : []
    return [
      ...consents.map(one => ({
        id: one.id,
        kind: 'consent',
        at: one.decidedAt,
        dayOnly: true,
        title: consentWords(one, { called }),
        ...(one.said ? { text: `‘${one.said}’` } : {}),
        by: { name: one.recordedBy, organisation: one.organisation },
        href: `/people/${personId}/consent/${one.askingId}`,
      })),
      ...objections.flatMap(one => {
        const title = objectionWords(one, { called })
        const entry = {
          id: one.id,
          kind: 'objection',
          by: { name: one.addedBy, organisation: one.toldTo },
          href: `/people/${personId}/sharing`,
        }
        const begun = { ...entry, at: one.fromAt, title: `Objects: ${title}` }
        if (one.untilAt === null || !one.over) return [begun]
        const over = {
          ...entry,
          id: `${one.id}-end`,
          at: one.untilAt,
          title: `No longer objects: ${title}`,
          by: { name: null, organisation: null },
        }
        return [over, begun]
      }),
    ]
      .filter(entry => entry.at < before)
      .sort((one, other) => other.at.getTime() - one.at.getTime())
      .slice(0, most)
  },
}
