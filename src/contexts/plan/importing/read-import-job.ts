import { recordAudit } from '../../../platform/audit.ts'
import { writeForUser } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import type { Job, JobData, JobParts } from '../../../platform/jobs/job.ts'
import { UnreadableDocument } from '../reading/reading.ts'
import { getAnswers } from './answers.ts'
import { readInThread } from './read-in-thread.ts'
import type { ReadDocument } from './read-whole.ts'
import { readJobName } from './start-import.ts'

/** Reads a document that somebody gave. Run again from the start it does the same. */
export const readImportJob: Job = { name: readJobName, run, givenUp }

const purpose = 'read a document into a plan'

async function run({ owner, files }: JobParts, { importId, userId }: JobData): Promise<void> {
  const given = await begin(owner, importId, userId)
  if (!given) return
  // Only the owner writes how far it is: it is no change to anybody's record and leaves no audit event.
  let saying = Promise.resolve()
  const sayStage = (stage: string, done: number) => {
    saying = saying.then(async () => {
      await owner
        .updateTable('plan.import')
        .set({ stage, done, total: 3 })
        .where('id', '=', given.id)
        .execute()
    })
  }
  try {
    sayStage('Fetching the file', 0)
    const bytes = await files.get(given.sha256)
    let done = 0
    const read = await readInThread({ bytes, name: given.name, answers: given.answers }, stage => {
      done += 1
      sayStage(stage, done)
    })
    await saying
    await keepReading(owner, given.id, userId, read)
  } catch (error) {
    await saying
    if (!(error instanceof UnreadableDocument)) throw error
    await keepFailure(owner, given.id, userId, error.message)
  }
}

/** What is to be read; undefined where it was read already or is gone. */
async function begin(owner: JobParts['owner'], importId = '', userId = '') {
  return await writeForUser(owner, userId, purpose, async tx => {
    const row = await tx
      .selectFrom('plan.import as i')
      .innerJoin('platform.file as f', 'f.id', 'i.fileId')
      .select(['i.id', 'i.status', 'f.sha256', 'f.name', 'i.correctsImportId'])
      .where('i.id', '=', importId)
      .executeTakeFirst()
    if (!row || !['waiting', 'reading'].includes(row.status)) return undefined
    await tx
      .updateTable('plan.import')
      .set({ status: 'reading' })
      .where('id', '=', row.id)
      .execute()
    await recordAudit(tx, 'plan.import.reading', { kind: 'import', id: row.id })
    return { ...row, answers: await getAnswers(tx, row) }
  })
}

async function keepReading(owner: JobParts['owner'], id: string, userId = '', read: ReadDocument) {
  await writeForUser(owner, userId, purpose, tx => writeReading(tx, id, read))
}

/** Keeps what was read of a document: from now on it can be reviewed and committed. */
export async function writeReading(
  tx: Tx,
  id: string,
  { source, reading }: ReadDocument,
): Promise<void> {
  await tx
    .updateTable('plan.import')
    .set(eb => ({
      status: 'ready',
      stage: null,
      source: JSON.stringify(source),
      reading: JSON.stringify(reading),
      revision: eb('revision', '+', 1),
    }))
    .where('id', '=', id)
    .execute()
  const { fragments, placed, setAside, unread } = reading.document
  await recordAudit(
    tx,
    'plan.import.read',
    { kind: 'import', id },
    { fragments, placed, setAside, unread, actions: reading.plan.actions.length },
  )
}

async function keepFailure(owner: JobParts['owner'], id: string, userId = '', failure: string) {
  await writeForUser(owner, userId, purpose, async tx => {
    await tx
      .updateTable('plan.import')
      .set({ status: 'failed', stage: null, failure })
      .where('id', '=', id)
      .where('status', 'in', ['waiting', 'reading'])
      .execute()
    await recordAudit(tx, 'plan.import.failed', { kind: 'import', id }, { failure })
  })
}

async function givenUp({ owner }: JobParts, { importId = '' }: JobData) {
  // Without the user's rights: their account may be what is missing.
  await owner
    .updateTable('plan.import')
    .set({
      status: 'failed',
      stage: null,
      failure: 'Reading the file stopped three times. Save a new copy of it and try again.',
    })
    .where('id', '=', importId)
    .where('status', 'in', ['waiting', 'reading'])
    .execute()
}
