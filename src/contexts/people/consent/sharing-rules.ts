import { addDays, type PlainDate } from '../../../platform/dates.ts'
import { type SharedAbout, type ShownConsent, soonDays } from './consent-queries.ts'
import { standingOf } from './consent-rules.ts'

/** How a kind of information about somebody stands with one other organisation. */
export type Kind = {
  category: string
  /**
   * open: staff with permission see it; involved: those of them who work with the person; asked: not now, since the
   * person has not said yes; stopped: the person objects.
   */
  state: 'open' | 'involved' | 'asked' | 'stopped'
  /** The clauses that share it, or would. */
  clauses: SharedAbout[]
}

export type WithWhom = { organisationId: string; kinds: Kind[] }

const order = ['open', 'involved', 'asked', 'stopped'] as const

/** What is shared about a person, organisation by organisation: of several clauses the one that shares most counts. */
export function sharedByOrganisation(rows: readonly SharedAbout[]): WithWhom[] {
  const organisations = [...new Set(rows.map(row => row.sharedWith))]
  return organisations.map(organisationId => {
    const own = rows.filter(row => row.sharedWith === organisationId)
    const categories = [...new Set(own.map(row => row.category))]
    return {
      organisationId,
      kinds: categories.map(category => {
        const clauses = own.filter(row => row.category === category)
        const state = order.find(one => clauses.some(row => stateOf(row) === one)) ?? 'stopped'
        return { category, state, clauses: clauses.filter(row => stateOf(row) === state) }
      }),
    }
  })
}

function stateOf(row: SharedAbout): Kind['state'] {
  if (row.stopped) return 'stopped'
  if (row.needsConsent && !row.consented) return 'asked'
  return row.needsInvolvement ? 'involved' : 'open'
}

/** Consents to share that still count and run out within a month: whom to ask again. */
export function endingSoon(consents: readonly ShownConsent[], today: PlainDate): ShownConsent[] {
  return consents.filter(
    one =>
      one.part === 'share' &&
      one.decision === 'given' &&
      one.expiresOn !== null &&
      one.expiresOn <= addDays(today, soonDays) &&
      ['counts', 'counts-in-part'].includes(standingOf(one, consents, today)),
  )
}

/** The agreements behind what is shared, once each. */
export function agreementsBehind(rows: readonly SharedAbout[]) {
  const found = new Map(rows.map(row => [row.agreementId, row]))
  return [...found.values()].map(({ agreementId, agreement, reviewOn }) => ({
    id: agreementId,
    title: agreement,
    reviewOn,
  }))
}
