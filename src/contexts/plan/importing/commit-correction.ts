import type { PlainDate } from '../../../platform/dates.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import { newId } from '../../../platform/ids.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { addActions, type NewAction } from '../action/add-actions.ts'
import { reviseAction } from '../action/write-action.ts'
import { addNode, reviseNode } from '../node/write-node.ts'
import { addReview } from '../review/write-review.ts'
import { addLinks, linkKey } from './commit-links.ts'
import { addImportedReviews } from './commit-reviews.ts'
import { type ComparedAction, type Comparison, compareWithPlan } from './compare-with-plan.ts'
import type { Import } from './import-queries.ts'
import { importedReview } from './imported-review.ts'
import { changeOf, contentOf } from './new-content.ts'
import type { Review } from './review-model.ts'

type Committing = {
  tx: Tx
  actor: Actor
  planId: string
  imported: Import
  review: Review
  today: PlainDate
}

/**
 * Brings a plan up to date with a corrected file: a new version only of what the file says otherwise, new actions where
 * it has more. Refuses until somebody has said what becomes of actions that the file no longer has.
 */
export async function commitCorrection(
  tx: Tx,
  actor: Actor,
  imported: Import,
  review: Review,
  today: PlainDate,
): Promise<{ id: string; slug: string }> {
  const planId = imported.correctsPlanId ?? ''
  const comparison = await compareWithPlan(tx, { imported, review })
  const open = comparison.missing.filter(action => action.answer === null).length
  if (open > 0)
    throw new Refusal(
      'form',
      `${open} ${open === 1 ? 'action is' : 'actions are'} not in the new file. Say on ‘What will change’ what becomes of each.`,
    )
  const committing = { tx, actor, planId, imported, review, today }
  const nodeIds = await commitNodes(committing, comparison)
  const actionIds = await commitActions(committing, comparison, nodeIds)
  await removeMissing(committing, comparison)
  const known = await tx
    .selectFrom('plan.link')
    .select(['kind', 'fromActionId', 'toActionId', 'toNodeId'])
    .where('planId', '=', planId)
    .execute()
  await addLinks(
    tx,
    actor,
    planId,
    imported.id,
    review,
    actionIds,
    nodeIds,
    new Set(known.map(linkKey)),
  )
  return {
    id: planId,
    slug: imported.correctsSlug ?? '',
  }
}

async function commitNodes(
  { tx, actor, planId, imported, review, today }: Committing,
  { nodes }: Comparison,
): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  for (const [index, { read, current, changed }] of nodes.entries()) {
    const says = {
      level: read.level,
      number: read.number,
      title: read.title,
      measure: read.measure,
    }
    const change = changeOf(imported, review, read.id, today)
    const parentId = (read.parent && ids.get(read.parent)) || null
    const content = { ...says, parentId, position: index + 1, state: 'active' } as const
    const id = current ? current.id : await addNode(tx, actor, planId, content, change)
    if (current && changed) await reviseNode(tx, actor, id, current.version, says, change)
    ids.set(read.id, id)
    ids.set(read.key, id)
  }
  return ids
}

async function commitActions(
  committing: Committing,
  { actions }: Comparison,
  nodeIds: Map<string, string>,
): Promise<Map<string, string>> {
  const { tx, actor, planId, imported, review, today } = committing
  const ids = new Map<string, string>()
  const added: NewAction[] = []
  for (const [index, compared] of actions.entries()) {
    const { read, current } = compared
    const id = current?.id ?? newId()
    ids.set(read.key, id)
    const content = contentOf(read, nodeIds, index + 1)
    const change = changeOf(imported, review, read.id, today)
    if (current) await commitChanges(committing, compared, content)
    else added.push({ id, content, change })
  }
  await addActions(tx, actor, planId, added)
  const isNew = new Set(added.map(({ id }) => id))
  const newIds = new Map([...ids].filter(([, id]) => isNew.has(id)))
  await addImportedReviews(tx, actor, planId, imported, review, newIds, today)
  return ids
}

const wording: ReadonlySet<string> = new Set([
  'number',
  'text',
  'points',
  'timescale',
  'leads',
  'others',
  'measure',
])

async function commitChanges(
  { tx, actor, imported, review, today }: Committing,
  { read, current, changes, moved }: ComparedAction,
  content: NewAction['content'],
) {
  if (!current) return
  if (moved || changes.some(({ field }) => wording.has(field))) {
    // Its place among the others stays, unless it moved: people may have put them in order since.
    const { position, ...rest } = content
    const placed = moved ? { ...rest, position } : rest
    const change = changeOf(imported, review, read.id, today)
    await reviseAction(tx, actor, current.id, current.version, placed, change)
  }
  const says = importedReview(read, imported.fileName, review.sourceOf, current)
  if (says && changes.some(({ field }) => !wording.has(field)))
    await addReview(tx, actor, current.id, current.review, says, {
      effectiveOn: today,
      importId: imported.id,
    })
}

async function removeMissing({ tx, actor, imported, today }: Committing, { missing }: Comparison) {
  for (const action of missing)
    if (action.answer === 'remove')
      await reviseAction(
        tx,
        actor,
        action.id,
        action.version,
        { state: 'removed' },
        {
          effectiveOn: today,
          importId: imported.id,
          reason: `Not in the corrected file ${imported.fileName}`,
        },
      )
}
