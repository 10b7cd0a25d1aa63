import { sql } from 'kysely'
import { recordAudit } from '../../../platform/audit.ts'
import type { PlainDate } from '../../../platform/dates.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import { newId } from '../../../platform/ids.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { getPlan } from '../plan/plan-queries.ts'
import { buildSnapshot } from './build-snapshot.ts'
import { printShown } from './print-shown.ts'
import type { PublishInput } from './publish-form.ts'

/**
 * Freezes the plan as it stood on a day and publishes it. A publication is never changed: a correction is a new one, which
 * names the one that it replaces and says what changed. `seen` names the print that somebody read through: where it is
 * another one by now, nothing is published. Answers with its number.
 */
export async function publishPlan(
  tx: Tx,
  actor: Actor,
  slug: string,
  input: Omit<PublishInput, 'seen'> & { seen?: string },
  today: PlainDate,
): Promise<number> {
  const plan = await lockPlan(tx, slug)
  const asAt = input.asAt ?? today
  if (asAt > today) throw new Refusal('asAt', 'Date of the plan must be today or in the past')
  if (input.public && (plan.status === 'draft' || plan.status === 'withdrawn'))
    throw new Refusal(
      'public',
      'The plan is still a draft. Adopt it in its settings before everyone can read it',
    )
  const choices = {
    asAt,
    layout: input.layout,
    allNotes: input.notes === 'all',
    mayBePublic: input.mayBePublic,
  }
  const { snapshot } = await buildSnapshot(tx, plan, actor.partnershipName, choices, today)
  if (snapshot.actions.length === 0)
    throw new Refusal('asAt', 'The plan had no actions on that day')
  const newest = await tx
    .selectFrom('plan.publication')
    .select(['id', 'number', 'snapshot', 'withdrawnAt'])
    .where('planId', '=', plan.id)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (newest && !input.reason)
    throw new Refusal('reason', 'Enter what changed since the last publication')
  if (input.seen !== undefined && input.seen !== printShown(snapshot, newest?.number ?? 0))
    throw new Refusal(
      'readThrough',
      'The plan was changed or published after you opened this page. Read the print again',
    )
  const frozen = JSON.stringify(snapshot)
  const id = newId()
  const number = (newest?.number ?? 0) + 1
  await tx
    .insertInto('plan.publication')
    .values({
      id,
      partnershipId: actor.partnershipId,
      planId: plan.id,
      number,
      address: `${actor.partnershipSlug}/${plan.slug}`,
      title: plan.title,
      asAt,
      public: input.public,
      snapshot: frozen,
      // Of the text that the database keeps, so that it can be checked there.
      snapshotSha256: sql`sha256(convert_to(${frozen}::jsonb::text, 'UTF8'))`,
      replacesId: newest?.id ?? null,
      reason: input.reason,
      publishedBy: actor.userId,
    })
    .execute()
  if (input.public && !plan.public)
    await tx
      .updateTable('plan.plan')
      .set({ public: true, version: plan.version + 1 })
      .where('id', '=', plan.id)
      .execute()
  await recordAudit(
    tx,
    'plan.publication.published',
    { kind: 'publication', id },
    { plan: slug, number, asAt, public: input.public, mayBePublic: input.mayBePublic },
  )
  return number
}

/** One publication of a plan at a time. */
async function lockPlan(tx: Tx, slug: string) {
  const { id } = await getPlan(tx, slug)
  await tx.selectFrom('plan.plan').select('id').where('id', '=', id).forUpdate().execute()
  return await getPlan(tx, slug)
}

/** Takes a publication back from the public. It stays on record, with the reason. */
export async function withdrawPublication(
  tx: Tx,
  slug: string,
  number: number,
  reason: string,
  now: Date,
): Promise<void> {
  const plan = await getPlan(tx, slug)
  const withdrawn = await tx
    .updateTable('plan.publication')
    .set({ withdrawnAt: now, withdrawnReason: reason })
    .where('planId', '=', plan.id)
    .where('number', '=', number)
    .where('withdrawnAt', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!withdrawn) throw new Refusal('form', 'This publication is withdrawn already')
  await recordAudit(
    tx,
    'plan.publication.withdrawn',
    { kind: 'publication', id: withdrawn.id },
    { reason },
  )
}
