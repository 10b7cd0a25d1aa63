import { recordAudit } from '../../../platform/audit.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import type { FileStore } from '../../../platform/files.ts'
import { newId } from '../../../platform/ids.ts'
import type { SendJob } from '../../../platform/jobs/job.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { detectKind } from '../reading/fragments/detect-kind.ts'
import { UnreadableDocument } from '../reading/reading.ts'
import type { ImportInput } from './import-form.ts'

export const readJobName = 'plan.read-document'

const mediaTypes = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  pdf: 'application/pdf',
  text: 'text/plain',
} as const

/**
 * Keeps a document that somebody gave and has it read. Answers with the id of the import. Refuses, beside the file
 * field, a file that is no document.
 */
export async function startImport(
  tx: Tx,
  actor: Actor,
  input: ImportInput,
  { files, sendJob }: { files: FileStore; sendJob: SendJob },
): Promise<string> {
  const kind = kindOf(input.file.bytes)
  const corrects = await findCorrected(tx, input)
  const sha256 = await files.keep(input.file.bytes)
  const fileId = newId()
  await tx
    .insertInto('platform.file')
    .values({
      id: fileId,
      partnershipId: actor.partnershipId,
      sha256,
      name: fileName(input.file.name),
      mediaType: mediaTypes[kind],
      bytes: input.file.bytes.length,
      storedBy: actor.userId,
    })
    .execute()
  const id = newId()
  await tx
    .insertInto('plan.import')
    .values({
      id,
      partnershipId: actor.partnershipId,
      fileId,
      status: 'waiting',
      title: input.title || null,
      kind: input.kind,
      correctsPlanId: corrects?.planId ?? null,
      correctsImportId: corrects?.importId ?? null,
      startedBy: actor.userId,
    })
    .execute()
  await sendJob(tx, readJobName, { importId: id, userId: actor.userId })
  await recordAudit(tx, 'plan.import.started', { kind: 'import', id }, { file: input.file.name })
  return id
}

function kindOf(bytes: Uint8Array): keyof typeof mediaTypes {
  try {
    return detectKind(bytes).kind
  } catch (error) {
    if (error instanceof UnreadableDocument) throw new Refusal('file', error.message)
    throw error
  }
}

/** The plan that is corrected, and the newest import whose answers can be used again. */
async function findCorrected(tx: Tx, { becomes, corrects }: ImportInput) {
  if (becomes === 'new') return undefined
  const plan = await tx
    .selectFrom('plan.plan')
    .select('id')
    .where('slug', '=', corrects)
    .where('status', '<>', 'withdrawn')
    .executeTakeFirst()
  if (!plan) throw new Refusal('corrects', 'Select the plan that the file corrects')
  const before = await tx
    .selectFrom('plan.import')
    .select('id')
    .where('planId', '=', plan.id)
    .where('status', '=', 'committed')
    .orderBy('committedAt', 'desc')
    .executeTakeFirst()
  return { planId: plan.id, importId: before?.id ?? null }
}

/** Some browsers send a path with the name. */
function fileName(name: string): string {
  return name.split(/[/\\]/).at(-1)?.slice(0, 250) || 'document'
}
