import type { ReadDb } from '../../../platform/db/connect.ts'
import { NotFound } from '../../../platform/refusal.ts'
import type { FragmentedDocument, Reading } from '../reading/reading.ts'
import { getAnswers } from './answers.ts'
import { makeReview, type Review } from './review-model.ts'

/** The partnership's imports, newest first. */
export async function listImports(db: ReadDb, page: number, pageSize = 50) {
  const rows = await baseQuery(db)
    .orderBy('i.startedAt', 'desc')
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute()
  const { total } = await db
    .selectFrom('plan.import')
    .select(eb => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return { rows, total: Number(total) }
}

export type ListedImport = Awaited<ReturnType<typeof listImports>>['rows'][number]

/** One import without what was read. */
export async function getImport(db: ReadDb, id: string) {
  return await baseQuery(db)
    .where('i.id', '=', id)
    .executeTakeFirstOrThrow(() => new NotFound('no such import'))
}

export type Import = Awaited<ReturnType<typeof getImport>>

function baseQuery(db: ReadDb) {
  return db
    .selectFrom('plan.import as i')
    .innerJoin('platform.file as f', 'f.id', 'i.fileId')
    .leftJoin('plan.plan as p', 'p.id', 'i.planId')
    .leftJoin('plan.plan as c', 'c.id', 'i.correctsPlanId')
    .leftJoin('partnership.userAccount as u', 'u.id', 'i.startedBy')
    .select([
      'i.id',
      'i.status',
      'i.stage',
      'i.done',
      'i.total',
      'i.failure',
      'i.revision',
      'i.title',
      'i.kind',
      'i.planId',
      'i.correctsPlanId',
      'i.correctsImportId',
      'i.startedAt',
      'i.committedAt',
      'i.undoneAt',
      'f.name as fileName',
      'f.bytes as fileBytes',
      'p.slug as planSlug',
      'p.title as planTitle',
      'c.slug as correctsSlug',
      'c.title as correctsTitle',
      'u.name as startedByName',
    ])
}

type Remembered = { revision: number; review: Review }

// The few readings looked at of late: a reading is megabytes and only changes with its revision. Whether whoever asks may
// see it is asked of the database each time, before this is looked at.
const remembered = new Map<string, Remembered>()
const rememberAtMost = 6

/** What the review screen shows of an import that was read. Throws NotFound for one that was not. */
export async function getReview(
  db: ReadDb,
  id: string,
): Promise<{ imported: Import; review: Review }> {
  const imported = await getImport(db, id)
  if (!['ready', 'committed', 'undone'].includes(imported.status))
    throw new NotFound('nothing was read yet')
  const known = remembered.get(id)
  if (known?.revision === imported.revision) return { imported, review: known.review }
  const review = makeReview(await getReading(db, id), await getAnswers(db, imported))
  remembered.delete(id)
  remembered.set(id, { revision: imported.revision, review })
  const [oldest] = remembered.keys()
  if (remembered.size > rememberAtMost && oldest !== undefined) remembered.delete(oldest)
  return { imported, review }
}

async function getReading(db: ReadDb, id: string): Promise<Reading> {
  const { reading } = await db
    .selectFrom('plan.import')
    .select('reading')
    .where('id', '=', id)
    .executeTakeFirstOrThrow(() => new NotFound('no such import'))
  return reading as unknown as Reading
}

/** The fragments that the document was taken apart into. */
export async function getSource(db: ReadDb, id: string): Promise<FragmentedDocument> {
  const { source } = await db
    .selectFrom('plan.import')
    .select('source')
    .where('id', '=', id)
    .executeTakeFirstOrThrow(() => new NotFound('no such import'))
  return source as unknown as FragmentedDocument
}
