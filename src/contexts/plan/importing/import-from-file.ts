import type { PlainDate } from '../../../platform/dates.ts'
import { type Actor, writeForUser } from '../../../platform/db/access.ts'
import type { JobParts, SendJob } from '../../../platform/jobs/job.ts'
import { CommandMistake, Refusal } from '../../../platform/refusal.ts'
import { commitImport } from './commit-import.ts'
import { getImport, getReview, type Import } from './import-queries.ts'
import { readImportJob } from './read-import-job.ts'
import type { Review } from './review-model.ts'
import { startImport } from './start-import.ts'

export type ImportedFile = { imported: Import; review: Review; planSlug: string | null }

/**
 * Reads a file on the server for somebody, answering no question, and makes the plan of it where asked to. Throws a
 * CommandMistake, in one line, for a file that cannot be read or an import that is refused.
 */
export async function importFromFile(
  parts: JobParts & { sendJob: SendJob; today: PlainDate },
  actor: Actor,
  file: { name: string; bytes: Uint8Array },
  wish: { title: string; commit: boolean },
): Promise<ImportedFile> {
  const { owner } = parts
  const purpose = 'plan import'
  try {
    const id = await writeForUser(owner, actor.userId, purpose, tx =>
      startImport(
        tx,
        actor,
        { file, becomes: 'new', title: wish.title, kind: 'action-plan', corrects: '' },
        parts,
      ),
    )
    // Read here and now; the job that was sent with it is for the case that this process is killed.
    await readImportJob.run(parts, { importId: id, userId: actor.userId })
    return await writeForUser(owner, actor.userId, purpose, async tx => {
      const imported = await getImport(tx, id)
      if (imported.status === 'failed')
        throw new CommandMistake(`${imported.fileName}: ${imported.failure}`)
      const { review } = await getReview(tx, id)
      const planSlug = wish.commit ? await commitImport(tx, actor, id, parts.today) : null
      return { imported, review, planSlug }
    })
  } catch (error) {
    if (error instanceof Refusal) throw new CommandMistake(`${file.name}: ${error.message}`)
    throw error
  }
}
