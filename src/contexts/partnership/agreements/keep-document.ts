import { recordAudit } from '../../../platform/audit.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import type { FileStore } from '../../../platform/files.ts'
import { keepScan } from '../../../platform/keep-scan.ts'
import type { DocumentInput } from './agreement-form.ts'
import { beginChange } from './write-agreement.ts'

/** Keeps the signed document of an agreement. The one before stays in the store, and its hash in the audit chain. */
export async function keepDocument(
  tx: Tx,
  actor: Actor,
  id: string,
  { version, file }: DocumentInput,
  files: FileStore,
): Promise<void> {
  const before = await beginChange(tx, actor, id, version)
  const kept = await keepScan(tx, actor, files, file)
  await tx
    .updateTable('partnership.agreement')
    .set({ fileId: kept.id })
    .where('id', '=', id)
    .execute()
  await recordAudit(
    tx,
    'partnership.agreement.document-kept',
    { kind: 'agreement', id },
    { file: kept.id, before: before.fileId, sha256: kept.sha256 },
  )
}
