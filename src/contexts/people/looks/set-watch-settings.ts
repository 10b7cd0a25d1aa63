import { recordAudit } from '../../../platform/audit.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import { StaleVersion } from '../../../platform/refusal.ts'
import { readWatchSettings } from '../break-glass/watch-settings.ts'
import type { WatchSettingInput } from './watch-setting-form.ts'

/** Sets what is unusual and how the glass is broken. Throws StaleVersion where somebody set it meanwhile. */
export async function setWatchSettings(
  tx: Tx,
  actor: Actor,
  { version, ...settings }: WatchSettingInput,
): Promise<void> {
  const standing = await readWatchSettings(tx)
  if (standing.version !== version) throw new StaleVersion()
  await tx
    .insertInto('people.watchSetting')
    .values({
      ...settings,
      partnershipId: actor.partnershipId,
      version: version + 1,
      setBy: actor.userId,
    })
    .execute()
  await recordAudit(tx, 'people.watch-setting.changed', null, { ...settings })
}
