import type { PlainDate } from '../../../platform/dates.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import { inBatches } from '../action/add-actions.ts'
import { deriveColour } from '../review/colour-rules.ts'
import type { Import } from './import-queries.ts'
import { importedReview } from './imported-review.ts'
import type { Review } from './review-model.ts'

/** The first review of each new action, where the document says how it stands. `actionIds`: by the actions' keys. */
export async function addImportedReviews(
  tx: Tx,
  actor: Actor,
  planId: string,
  imported: Pick<Import, 'id' | 'fileName'>,
  review: Review,
  actionIds: Map<string, string>,
  today: PlainDate,
): Promise<void> {
  const rows = review.plan.actions.flatMap(action => {
    const actionId = actionIds.get(action.key)
    const content = importedReview(action, imported.fileName, review.sourceOf)
    if (!actionId || !content) return []
    return [
      {
        ...content,
        actionId,
        number: 1,
        partnershipId: actor.partnershipId,
        planId,
        effectiveOn: today,
        colourDerived: deriveColour(content).colour,
        importId: imported.id,
        recordedBy: actor.userId,
      },
    ]
  })
  for (const some of inBatches(rows)) await tx.insertInto('plan.review').values(some).execute()
}
