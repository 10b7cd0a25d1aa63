import { recordAudit } from '../../../platform/audit.ts'
import { isPlainDate, type PlainDate } from '../../../platform/dates.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import { newId } from '../../../platform/ids.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { addActions, type NewAction } from '../action/add-actions.ts'
import type { Change } from '../action/write-action.ts'
import { addNode } from '../node/write-node.ts'
import { newPlanSlug } from '../plan/plan-slug.ts'
import { readTimescale } from '../reading/assembly/timescale.ts'
import { refuseUnlessReady } from './answer-questions.ts'
import { commitCorrection } from './commit-correction.ts'
import { addLinks } from './commit-links.ts'
import { mergeParties } from './commit-parties.ts'
import { addImportedReviews } from './commit-reviews.ts'
import { getReview, type Import } from './import-queries.ts'
import { lockImport } from './lock-import.ts'
import { changeOf, contentOf } from './new-content.ts'
import type { Review } from './review-model.ts'

/**
 * Makes the plan that was read, or brings the plan that it corrects up to date: all of it or nothing. Doing it twice is
 * harmless. Refuses while any of the document is unread. Answers with the plan's name in addresses.
 */
export async function commitImport(
  tx: Tx,
  actor: Actor,
  importId: string,
  today: PlainDate,
): Promise<string> {
  await lockImport(tx, importId)
  const { imported, review } = await getReview(tx, importId)
  if (imported.status === 'committed' && imported.planSlug) return imported.planSlug
  refuseUnlessReady(imported)
  if (review.unread.length > 0)
    throw new Refusal('form', `${review.unread.length} pieces of the document have no place yet`)
  if (review.plan.actions.length === 0)
    throw new Refusal('form', 'No action was found in the document, so there is no plan to make')
  await mergeParties(tx, actor, review)
  const plan = imported.correctsPlanId
    ? await commitCorrection(tx, actor, imported, review, today)
    : await makePlan(tx, actor, imported, review, today)
  await tx
    .updateTable('plan.import')
    .set({
      status: 'committed',
      planId: plan.id,
      committedBy: actor.userId,
      committedAt: new Date(),
    })
    .where('id', '=', importId)
    .execute()
  await recordAudit(
    tx,
    'plan.import.committed',
    { kind: 'plan', id: plan.id },
    { import: importId, file: imported.fileName, actions: review.plan.actions.length },
  )
  return plan.slug
}

async function makePlan(
  tx: Tx,
  actor: Actor,
  imported: Import,
  review: Review,
  today: PlainDate,
): Promise<{ id: string; slug: string }> {
  const title = imported.title || review.plan.title || imported.fileName
  const plan = { id: newId(), slug: await newPlanSlug(tx, title) }
  await tx
    .insertInto('plan.plan')
    .values({
      ...plan,
      partnershipId: actor.partnershipId,
      title,
      kind: imported.kind,
      period: /\b20\d\d\s*[-–/]\s*(20)?\d\d\b/.exec(title)?.[0] ?? null,
      layout: JSON.stringify(review.reading.layout ?? {}),
      legend: JSON.stringify(review.reading.legend),
      startsOn: startOfPlan(review.answers['timescale:relative']),
      createdBy: actor.userId,
    })
    .execute()
  const from = (id: string) => changeOf(imported, review, id, today)
  const nodeIds = await addNodes(tx, actor, plan.id, review, from)
  const actionIds = new Map(review.plan.actions.map(action => [action.key, newId()]))
  const actions = review.plan.actions.map((action, index) => ({
    id: actionIds.get(action.key) ?? newId(),
    content: contentOf(action, nodeIds, index + 1),
    change: from(action.id),
  }))
  await addActions(tx, actor, plan.id, actions satisfies NewAction[])
  await addImportedReviews(tx, actor, plan.id, imported, review, actionIds, today)
  await addLinks(tx, actor, plan.id, imported.id, review, actionIds, nodeIds)
  return plan
}

/** Adds the parts of the plan. Answers with their ids by the ids and keys that the reading gave them. */
async function addNodes(
  tx: Tx,
  actor: Actor,
  planId: string,
  review: Review,
  from: (id: string) => Change,
): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  for (const [index, node] of review.plan.nodes.entries()) {
    const content = {
      parentId: (node.parent && ids.get(node.parent)) || null,
      position: index + 1,
      level: node.level,
      number: node.number,
      title: node.title,
      measure: node.measure,
      state: 'active',
    } as const
    const id = await addNode(tx, actor, planId, content, from(node.id))
    ids.set(node.id, id)
    ids.set(node.key, id)
  }
  return ids
}

/** The day from which lengths of time count, where a person answered with a day or a month. */
function startOfPlan(answer: string | undefined): PlainDate | null {
  const from = answer === undefined ? null : readTimescale(answer).from
  if (from === null) return null
  const day = /^\d{4}-\d{2}$/.test(from) ? `${from}-01` : from
  return isPlainDate(day) ? day : null
}
