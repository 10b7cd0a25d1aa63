import { sql } from 'kysely'
import { z } from 'zod'
import { recordAudit } from '../../../platform/audit.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { ReadDb, Tx } from '../../../platform/db/connect.ts'
import { StaleVersion } from '../../../platform/refusal.ts'

/** How a partnership sets up people's own access. */
export type OwnSetting = {
  version: number
  /** How staff who looked are shown to the person, beside their organisation. */
  staffShown: 'role' | 'first-name' | 'full-name'
  /** How long a code that nobody used stays good. */
  codeDays: number
  /** The harmless page that 'Exit this page' goes to. */
  leaveTo: string
}

const before: OwnSetting = {
  version: 0,
  staffShown: 'role',
  codeDays: 7,
  leaveTo: 'https://www.bbc.co.uk/weather',
}

/** The setting of the partnership of whoever asks; what counts where nobody set anything. */
export async function readOwnSetting(db: ReadDb): Promise<OwnSetting> {
  const { rows } = await sql<OwnSetting>`
    select version, staff_shown, code_days, leave_to from people.own_setting order by version desc limit 1`.execute(
    db,
  )
  return rows[0] ?? before
}

export const ownSettingForm = z.object({
  version: z.coerce.number().int().min(0),
  staffShown: z.enum(['role', 'first-name', 'full-name'], { error: 'Choose how staff are shown' }),
  codeDays: z.coerce
    .number({ error: 'Enter a number of days' })
    .int('Enter a number of days')
    .min(1, 'Enter 1 day or more')
    .max(30, 'Enter 30 days or fewer'),
  leaveTo: z
    .string()
    .trim()
    .max(300, 'Enter a shorter address')
    .regex(/^https:\/\/[^\s]+$/, 'Enter an address that begins with https://'),
})

/** Throws StaleVersion where somebody set it meanwhile. */
export async function setOwnSetting(
  tx: Tx,
  actor: Actor,
  input: z.infer<typeof ownSettingForm>,
): Promise<void> {
  const standing = await readOwnSetting(tx)
  if (standing.version !== input.version) throw new StaleVersion()
  const { staffShown, codeDays, leaveTo } = input
  await sql`
    insert into people.own_setting (partnership_id, version, staff_shown, code_days, leave_to, set_by)
    values (${actor.partnershipId}::uuid, ${standing.version + 1}, ${staffShown}, ${codeDays}, ${leaveTo}, ${actor.userId}::uuid)`.execute(
    tx,
  )
  await recordAudit(tx, 'people.own-setting.changed', null, {
    staffShown: [standing.staffShown, staffShown],
    codeDays: [standing.codeDays, codeDays],
    leaveTo: [standing.leaveTo, leaveTo],
  })
}
