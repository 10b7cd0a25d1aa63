import { recordAudit } from '../../../platform/audit.ts'
import type { PlainDate } from '../../../platform/dates.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import { getPlan } from '../plan/plan-queries.ts'
import { buildSnapshot } from './build-snapshot.ts'
import { publicationFile } from './publication-file.ts'
import { type TableLayout, tableLayouts } from './table-layouts.ts'

export const exportKinds = ['docx', 'ods', 'csv', 'json'] as const
export type ExportKind = (typeof exportKinds)[number]

export function isTableLayout(name: string): name is TableLayout {
  return name === 'own' || name in tableLayouts
}

/**
 * A plan as a file for the partnership itself, in a council's table layout, with its notes and everything else that a
 * publication leaves out. That it left is in the audit chain.
 */
export async function exportPlan(
  tx: Tx,
  actor: Actor,
  slug: string,
  wanted: { kind: ExportKind; layout: TableLayout; asAt: PlainDate },
  today: PlainDate,
): Promise<{ body: Uint8Array | string; actions: number }> {
  const plan = await getPlan(tx, slug)
  const { asAt, layout, kind } = wanted
  const choices = { asAt, layout, allNotes: true, mayBePublic: 'everything' } as const
  const { snapshot } = await buildSnapshot(tx, plan, actor.partnershipName, choices, today)
  const { body } = await publicationFile(snapshot, kind)
  await recordAudit(tx, 'plan.plan.exported', { kind: 'plan', id: plan.id }, { kind, asAt })
  return { body, actions: snapshot.actions.length }
}
