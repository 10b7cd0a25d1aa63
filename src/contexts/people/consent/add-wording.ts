import { recordAudit } from '../../../platform/audit.ts'
import type { PlainDate } from '../../../platform/dates.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import { Refusal, StaleVersion } from '../../../platform/refusal.ts'
import type { WordingInput } from './consent-form.ts'
import { type FormKind, listFormVersions, ownCode } from './form-queries.ts'

/**
 * A new version of a partnership's own words for a form, in use from today. What people answered stays with the version
 * that they were asked in. Throws StaleVersion where somebody else wrote one meanwhile, and a Refusal where nothing changed.
 */
export async function addWording(
  tx: Tx,
  actor: Actor,
  kind: FormKind,
  { version, title, words }: WordingInput,
  today: PlainDate,
): Promise<void> {
  const versions = await listFormVersions(tx, kind, today)
  const code = ownCode(actor, kind)
  const newest = Math.max(0, ...versions.filter(one => one.code === code).map(one => one.version))
  if (newest !== version) throw new StaleVersion()
  const [inUse] = versions
  if (inUse?.title === title && inUse.words === words)
    throw new Refusal('words', 'These are the words that are in use. Change something, or go back')
  await tx
    .insertInto('people.consentForm')
    .values({
      code,
      version: newest + 1,
      partnershipId: actor.partnershipId,
      title,
      words,
      kind,
      validFrom: today,
      writtenBy: actor.userId,
    })
    .execute()
  await recordAudit(tx, 'people.consent-form.written', null, { kind, version: newest + 1 })
}
