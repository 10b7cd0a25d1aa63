import {
  carryForward,
  changeSettings,
  decideLink,
  editAction,
  getActionContent,
  getPlan,
  listLinksOf,
  mergeAction,
  publishPlan,
} from '../contexts/plan/index.ts'
import type { PlainDate } from '../platform/dates.ts'
import type { Tx } from '../platform/db/connect.ts'
import type { UserKey } from './people.ts'
import { actAs, groupId, type Stage } from './stage.ts'
import { getActionBeginning } from './tell-review.ts'

type PlanSettings = Partial<{
  title: string
  status: 'adopted' | 'superseded'
  period: string
  startsOn: PlainDate
  staleAfterDays: number
}>

/** Changes what is said about a plan as a whole. */
export async function settlePlan(
  stage: Stage,
  by: UserKey,
  slug: string,
  settings: PlanSettings,
  on: PlainDate,
): Promise<void> {
  await actAs(stage, by, 'change the settings of a plan', async (tx, actor) => {
    const { title, kind, status, period, startsOn, staleAfterDays, version, ...plan } =
      await getPlan(tx, slug)
    const now = { title, kind, status, startsOn, staleAfterDays, period: period ?? '' }
    const input = { ...now, public: plan.public, reason: '', version, ...settings }
    await changeSettings(tx, actor, slug, input, on)
  })
}

/** An action as its form sends it, to change a part of it. */
async function typed(tx: Tx, actionId: string) {
  const { version, nodeId, timescale, measure, number, text, points, leads, others } =
    await getActionContent(tx, actionId)
  const said = { number: number ?? '', text, points, timescale: timescale.raw, leads, others }
  return { ...said, measure: measure ?? '', node: nodeId, keepWords: false, version }
}

type Edit = {
  text?: string
  timescale?: string
  leads?: string[]
  others?: string[]
  reason: string
}

/** Rewords an action, gives it another date or other leads, as the steering group decided. */
export async function changeAction(
  stage: Stage,
  slug: string,
  begins: string,
  { reason, ...edit }: Edit,
  on: PlainDate,
): Promise<void> {
  await actAs(stage, 'lead', 'change an action', async (tx, actor) => {
    const { actionId } = await getActionBeginning(tx, slug, begins)
    const decision = { reason, group: groupId(stage, 'steering'), decidedOn: on }
    await editAction(
      tx,
      actor,
      slug,
      actionId,
      { ...(await typed(tx, actionId)), ...edit, ...decision },
      on,
    )
  })
}

/** Merges one action into another, as the steering group decided. */
export async function joinActions(
  stage: Stage,
  slug: string,
  begins: string,
  into: { begins: string; text: string; reason: string },
  on: PlainDate,
): Promise<void> {
  await actAs(stage, 'lead', 'merge two actions', async (tx, actor) => {
    const { actionId } = await getActionBeginning(tx, slug, begins)
    const { actionId: target } = await getActionBeginning(tx, slug, into.begins)
    const input = {
      target,
      text: into.text,
      due: 'target' as const,
      reason: into.reason,
      group: groupId(stage, 'steering'),
      decidedOn: on,
      version: (await getActionContent(tx, actionId)).version,
      targetVersion: (await getActionContent(tx, target)).version,
    }
    await mergeAction(tx, actor, slug, actionId, input, on)
  })
}

/** Decides every link that the document states of these actions. */
export async function decideLinks(
  stage: Stage,
  slug: string,
  begins: readonly string[],
  decision: 'confirmed' | 'dismissed',
): Promise<void> {
  await actAs(stage, 'lead', 'decide links', async (tx, actor) => {
    for (const words of begins) {
      const { actionId } = await getActionBeginning(tx, slug, words)
      for (const link of await listLinksOf(tx, actionId))
        if (link.state === 'stated')
          await decideLink(tx, actor, slug, actionId, { link: link.id, decision })
    }
  })
}

/** Lets actions go on in a new plan. Answers with its name in addresses. */
export async function carryOn(
  stage: Stage,
  slug: string,
  begins: readonly string[],
  into: { title: string; reason: string },
  on: PlainDate,
): Promise<string> {
  return await actAs(stage, 'lead', 'carry actions forward', async (tx, actor) => {
    const actions: string[] = []
    for (const words of begins) actions.push((await getActionBeginning(tx, slug, words)).actionId)
    const decision = { group: groupId(stage, 'steering'), decidedOn: on }
    const input = { actions, into: 'new' as const, ...into, ...decision }
    return (await carryForward(tx, actor, slug, input, on)).slug
  })
}

/** Publishes a plan for everyone, as it stood on a day. */
export async function publish(
  stage: Stage,
  by: UserKey,
  slug: string,
  { asAt, reason = null }: { asAt: PlainDate; reason?: string | null },
  on: PlainDate,
): Promise<void> {
  await actAs(stage, by, 'publish a plan', async (tx, actor) => {
    const input = {
      layout: 'own',
      public: true,
      notes: 'public',
      mayBePublic: [],
      reason,
      asAt,
    } as const
    await publishPlan(tx, actor, slug, { ...input, mayBePublic: [], readThrough: 'yes' }, on)
  })
}
