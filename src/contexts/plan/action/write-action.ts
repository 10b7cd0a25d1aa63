import type { PlainDate } from '../../../platform/dates.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { ReadDb, Tx } from '../../../platform/db/connect.ts'
import { newId } from '../../../platform/ids.ts'
import { NotFound, StaleVersion } from '../../../platform/refusal.ts'
import { resolveParties } from '../owners/resolve-parties.ts'
import type { Timescale } from '../reading/reading.ts'
import { dueOn } from './due-rules.ts'

/** Everything that a version of an action says. */
export type ActionContent = {
  nodeId: string | null
  position: number
  number: string | null
  text: string
  points: string[]
  timescale: Timescale
  leads: string[]
  others: string[]
  measure: string | null
  state: 'active' | 'merged' | 'split' | 'removed' | 'carried-forward'
  becameActionId: string | null
}

/** Why and from when a change counts, and where it came from. */
export type Change = {
  effectiveOn: PlainDate
  reason?: string | undefined
  importId?: string | undefined
  source?: { fragments: number[] } | undefined
  /** The group that decided it, and when. */
  groupId?: string | null | undefined
  decidedOn?: PlainDate | null | undefined
}

/** A new action of a plan. `id` may be given, so that doing the same again is noticed. Answers with its id. */
export async function addAction(
  tx: Tx,
  actor: Actor,
  planId: string,
  content: ActionContent,
  change: Change,
  id = newId(),
): Promise<string> {
  await tx
    .insertInto('plan.action')
    .values({ id, partnershipId: actor.partnershipId, planId })
    .execute()
  await insertVersion(tx, actor, { id, planId, version: 1 }, content, change)
  return id
}

/**
 * A new version of an action with some of its content changed. `readAt` is the version that the person saw: if there is
 * a newer one, nothing is written and StaleVersion is thrown. Answers with the number of the new version.
 */
export async function reviseAction(
  tx: Tx,
  actor: Actor,
  actionId: string,
  readAt: number,
  changed: Partial<ActionContent>,
  change: Change,
): Promise<number> {
  const now = await getActionContent(tx, actionId)
  if (now.version !== readAt) throw new StaleVersion()
  const next = { id: actionId, planId: now.planId, version: now.version + 1 }
  await insertVersion(tx, actor, next, { ...now, ...changed }, change)
  return next.version
}

/** The newest version of an action, with who leads it and who helps as printed. */
export async function getActionContent(
  db: ReadDb,
  actionId: string,
): Promise<ActionContent & { version: number; planId: string }> {
  const row = await db
    .selectFrom('plan.action as a')
    .innerJoin('plan.actionVersion as v', join =>
      join.onRef('v.actionId', '=', 'a.id').onRef('v.version', '=', 'a.currentVersion'),
    )
    .selectAll('v')
    .where('a.id', '=', actionId)
    .executeTakeFirst()
  if (!row) throw new NotFound('no such action')
  const parties = await db
    .selectFrom('plan.responsibility')
    .select(['role', 'printed'])
    .where('actionId', '=', actionId)
    .where('version', '=', row.version)
    .orderBy('role')
    .orderBy('position')
    .execute()
  return {
    planId: row.planId,
    version: row.version,
    nodeId: row.nodeId,
    position: row.position,
    number: row.number,
    text: row.text,
    points: row.points,
    timescale: {
      raw: row.timescaleRaw,
      kind: row.timescaleKind as Timescale['kind'],
      from: row.timescaleFrom,
      to: row.timescaleTo,
      every: row.timescaleEvery,
    },
    leads: parties.filter(party => party.role === 'lead').map(party => party.printed),
    others: parties.filter(party => party.role === 'other').map(party => party.printed),
    measure: row.measure,
    state: row.state as ActionContent['state'],
    becameActionId: row.becameActionId,
  }
}

async function insertVersion(
  tx: Tx,
  actor: Actor,
  at: VersionPlace,
  content: ActionContent,
  change: Change,
) {
  const plan = await tx
    .selectFrom('plan.plan')
    .select('startsOn')
    .where('id', '=', at.planId)
    .executeTakeFirstOrThrow(() => new NotFound('no such plan'))
  await tx
    .insertInto('plan.actionVersion')
    .values(versionRow(actor, at, content, change, plan.startsOn))
    .execute()
  const parties = await resolveParties(tx, actor, [...content.leads, ...content.others])
  const rows = responsibilityRows(actor, at, content, parties)
  if (rows.length > 0) await tx.insertInto('plan.responsibility').values(rows).execute()
}

/** Which version of which action. */
export type VersionPlace = { id: string; planId: string; version: number }

/** A version as a row of its table. */
export function versionRow(
  actor: Actor,
  at: VersionPlace,
  content: ActionContent,
  change: Change,
  planStartsOn: PlainDate | null,
) {
  const { timescale } = content
  return {
    actionId: at.id,
    version: at.version,
    partnershipId: actor.partnershipId,
    planId: at.planId,
    ...changeColumns(actor, change),
    state: content.state,
    becameActionId: content.becameActionId,
    nodeId: content.nodeId,
    position: content.position,
    number: content.number,
    text: content.text,
    points: content.points,
    timescaleRaw: timescale.raw,
    timescaleKind: timescale.kind,
    timescaleFrom: timescale.from,
    timescaleTo: timescale.to,
    timescaleEvery: timescale.every,
    dueOn: dueOn(timescale, planStartsOn),
    measure: content.measure,
  }
}

/** The columns that every version of an action or a node carries: since when, why, and by whom. */
export function changeColumns(actor: Actor, change: Change) {
  return {
    effectiveOn: change.effectiveOn,
    reason: change.reason ?? null,
    importId: change.importId ?? null,
    source: change.source ? JSON.stringify(change.source) : null,
    groupId: change.groupId ?? null,
    decidedOn: change.decidedOn ?? null,
    recordedBy: actor.userId,
  }
}

/** Who leads a version and who helps, as rows of their table. `parties`: by the name as printed. */
export function responsibilityRows(
  actor: Actor,
  at: Pick<VersionPlace, 'id' | 'version'>,
  { leads, others }: Pick<ActionContent, 'leads' | 'others'>,
  parties: Map<string, string>,
) {
  return [['lead', leads] as const, ['other', others] as const].flatMap(([role, names]) =>
    names.flatMap((printed, index) => {
      const partyId = parties.get(printed)
      if (!partyId) return []
      return [
        {
          actionId: at.id,
          version: at.version,
          role,
          position: index + 1,
          partnershipId: actor.partnershipId,
          printed,
          partyId,
        },
      ]
    }),
  )
}
