import type { Rag } from '../reading/reading.ts'

/** How far an action is. `not-known`: no review has said. */
export const statuses = {
  'not-known': 'Not known',
  'not-begun': 'Not begun',
  begun: 'Begun',
  'partly-complete': 'Partly complete',
  complete: 'Complete',
  parked: 'Parked',
  'closed-not-desirable': 'Closed: no longer desirable',
  'closed-not-achievable': 'Closed: no longer achievable',
} as const

export type Status = keyof typeof statuses
export type Desirable = 'yes' | 'no' | 'unsure' | 'not-asked'
export type Achievable = 'yes' | 'no' | 'not-as-conceived' | 'unsure' | 'not-asked'

export type Standing = {
  status: Status
  continues: boolean
  desirable: Desirable
  achievable: Achievable
}

/** A colour and why, in words that are printed beside it. No colour where nothing is known: never red by default. */
export type DerivedColour = { colour: Rag | null; why: string }

/**
 * The printed colour that follows from a review. The usual legend of an update gives red three meanings (not begun, no
 * longer desirable, no longer achievable): the words say which one it is.
 */
export function deriveColour(standing: Standing): DerivedColour {
  const { status, continues } = standing
  if (status === 'complete')
    return {
      colour: 'green',
      why: continues ? 'Complete, and continues as everyday work' : 'Complete',
    }
  if (status === 'closed-not-desirable')
    return { colour: 'red', why: 'Closed: no longer desirable' }
  if (status === 'closed-not-achievable')
    return { colour: 'red', why: 'Closed: no longer achievable' }
  if (status === 'parked') return { colour: 'red', why: 'Parked: not being pursued for now' }
  if (standing.desirable === 'no') return { colour: 'red', why: 'No longer desirable' }
  if (standing.achievable === 'no') return { colour: 'red', why: 'No longer achievable' }
  if (continues) return { colour: 'blue', why: 'Continues as everyday work' }
  if (status === 'begun') return { colour: 'amber', why: 'Work has begun' }
  if (status === 'partly-complete') return { colour: 'amber', why: 'Partly complete' }
  if (status === 'not-begun') return { colour: 'red', why: 'Work has not begun' }
  return { colour: null, why: 'No colour: nobody has said how far it is' }
}
