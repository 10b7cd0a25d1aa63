import type { Actor } from '../../../platform/db/access.ts'
import { newId } from '../../../platform/ids.ts'
import type { Category } from '../categories.ts'

/** What every row of what is held carries: on whose record it stands, what kind of information it is, who told it when. */
export type FactColumns = {
  id: string
  partnershipId: string
  organisationId: string
  recordId: string
  category: Category
  recordedAt: Date
  recordedBy: string
}

/** The columns of a new row on a record of the actor's own organisation. */
export function factColumns(
  actor: Actor,
  recordId: string,
  category: Category,
  now: Date,
  id: string = newId(),
): FactColumns {
  return {
    id,
    partnershipId: actor.partnershipId,
    organisationId: actor.organisationId,
    recordId,
    category,
    recordedAt: now,
    recordedBy: actor.userId,
  }
}
