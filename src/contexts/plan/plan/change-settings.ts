import { recordAudit } from '../../../platform/audit.ts'
import type { PlainDate } from '../../../platform/dates.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import { Refusal, StaleVersion } from '../../../platform/refusal.ts'
import { reviseAction } from '../action/write-action.ts'
import { getPlan } from './plan-queries.ts'
import type { SettingsInput } from './settings-form.ts'

/**
 * Changes what a plan is called and how it runs. Another start makes new versions of the actions whose dates are counted
 * from it; that needs a reason. Answers with how many dates were worked out again.
 */
export async function changeSettings(
  tx: Tx,
  actor: Actor,
  slug: string,
  input: SettingsInput,
  today: PlainDate,
): Promise<number> {
  const plan = await getPlan(tx, slug)
  if (plan.version !== input.version) throw new StaleVersion()
  const restarted = plan.startsOn !== input.startsOn
  const waiting = restarted ? await listRelative(tx, plan.id) : []
  if (plan.startsOn !== null && waiting.length > 0 && input.reason === '')
    throw new Refusal('reason', 'Enter why the start of the plan changes')
  const { title, kind, status, staleAfterDays, startsOn } = input
  const { numUpdatedRows } = await tx
    .updateTable('plan.plan')
    .set({
      title,
      kind,
      status,
      staleAfterDays,
      startsOn,
      period: input.period || null,
      public: input.public,
      version: plan.version + 1,
    })
    .where('id', '=', plan.id)
    .where('version', '=', input.version)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new StaleVersion()
  const reason = input.reason || 'The start of the plan was set'
  for (const { actionId, version } of waiting)
    await reviseAction(tx, actor, actionId, version, {}, { effectiveOn: today, reason })
  await recordAudit(
    tx,
    'plan.plan.changed',
    { kind: 'plan.plan', id: plan.id },
    {
      redated: waiting.length,
      status,
      public: input.public,
    },
  )
  return waiting.length
}

/** The active actions whose last day is counted from the start of the plan. */
async function listRelative(tx: Tx, planId: string) {
  return await tx
    .selectFrom('plan.action as a')
    .innerJoin('plan.actionVersion as v', join =>
      join.onRef('v.actionId', '=', 'a.id').onRef('v.version', '=', 'a.currentVersion'),
    )
    .select(['v.actionId', 'v.version'])
    .where('a.planId', '=', planId)
    .where('v.state', '=', 'active')
    .where('v.timescaleKind', '=', 'duration')
    .where('v.timescaleTo', 'is not', null)
    .execute()
}
