import { recordAudit } from '../../../platform/audit.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import { Refusal, StaleVersion } from '../../../platform/refusal.ts'
import { ruleNames, type SettingInput } from './setting-form.ts'
import { listSettings, versionOf } from './setting-queries.ts'

/**
 * Writes the next version of the partnership's rules; it counts from now on. Throws StaleVersion where somebody else wrote
 * one meanwhile, and a Refusal where nothing is different.
 */
export async function changeSettings(
  tx: Tx,
  actor: Actor,
  { version, because, ...rules }: SettingInput,
  now: Date,
): Promise<void> {
  const [before] = await listSettings(tx)
  if (versionOf(before) !== version) throw new StaleVersion()
  const changed = ruleNames.filter(name => before[name] !== rules[name])
  if (changed.length === 0) throw new Refusal('inactiveDays', 'Change a number, or go back')
  const { partnershipId, userId } = actor
  await tx
    .insertInto('street.setting')
    .values({
      ...rules,
      partnershipId,
      version: version + 1,
      because,
      setAt: now,
      setBy: userId,
    })
    .execute()
  await recordAudit(tx, 'street.setting.changed', null, {
    version: version + 1,
    because,
    changed: Object.fromEntries(changed.map(name => [name, [before[name], rules[name]]])),
  })
}
