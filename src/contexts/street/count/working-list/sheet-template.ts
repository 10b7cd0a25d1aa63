import { sql } from 'kysely'
import { recordAudit } from '../../../../platform/audit.ts'
import type { Actor } from '../../../../platform/db/access.ts'
import type { ReadDb, Tx } from '../../../../platform/db/connect.ts'
import { StaleVersion } from '../../../../platform/refusal.ts'
import type { TemplateInput } from './template-form.ts'

export type SheetField = { field: string; label: string; hint?: string }
export type SheetTemplate = {
  version: number
  isOwn: boolean
  fields: SheetField[]
  source: string
  because: string
}

/** What a count sheet asks: the partnership's newest, or else the one for all. */
export async function getSheetTemplate(db: ReadDb): Promise<SheetTemplate> {
  const { rows } = await sql<SheetTemplate>`
    select version, partnership_id is not null as is_own, fields, source, because from street.snapshot_template
    order by partnership_id nulls last, version desc limit 1`.execute(db)
  if (!rows[0]) throw new Error('there is no template of a count sheet')
  return rows[0]
}

/** Writes the partnership's own sheet, as a new version. Sheets typed before keep what they say. Throws StaleVersion. */
export async function setSheetTemplate(tx: Tx, actor: Actor, input: TemplateInput): Promise<void> {
  const before = await getSheetTemplate(tx)
  if (before.version !== input.version) throw new StaleVersion()
  const version = before.isOwn ? before.version + 1 : 1
  await tx
    .insertInto('street.snapshotTemplate')
    .values({
      partnershipId: actor.partnershipId,
      version,
      fields: JSON.stringify(input.fields),
      because: input.because,
      source: 'Written by the partnership',
      certainty: 'own',
      setBy: actor.userId,
    })
    .execute()
  await recordAudit(tx, 'street.count.template-set', null, {
    version,
    fields: input.fields.map(field => field.field),
  })
}
