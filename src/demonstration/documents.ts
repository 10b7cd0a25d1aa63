import { readFile } from 'node:fs/promises'
import {
  commitImport,
  type ReadDocument,
  readWhole,
  startImport,
  writeReading,
} from '../contexts/plan/index.ts'
import type { PlainDate } from '../platform/dates.ts'
import type { UserKey } from './people.ts'
import { actAs, type Stage } from './stage.ts'

const folder = new URL('../../database/sample-data/documents/', import.meta.url)

/** The documents that the partners gave, by the plan that each became. */
const files = {
  northern: 'fernmouth-and-otterwold-strategy-2022-25.docx',
  county: 'thistleshire-strategy-update-2024.docx',
  city: 'larkminster-action-plan-2024-27.xlsx',
  delivery: 'thistleshire-delivery-plan-2025-26.pdf',
} as const

export type PlanKey = keyof typeof files
export type GivenDocument = { name: string; bytes: Uint8Array; read: ReadDocument }
export type GivenDocuments = Record<PlanKey, GivenDocument>

/** Reads the documents of the demonstration as any document is read. */
export async function readDocuments(): Promise<GivenDocuments> {
  return {
    northern: await readOne(files.northern),
    county: await readOne(files.county),
    city: await readOne(files.city),
    delivery: await readOne(files.delivery),
  }
}

async function readOne(name: string): Promise<GivenDocument> {
  const bytes = await readFile(new URL(name, folder))
  return { name, bytes, read: await readWhole({ bytes, name, answers: {} }, () => {}) }
}

/** Makes a plan of a document, as on the day on which it was given. Answers with the plan's name in addresses. */
export async function importDocument(
  stage: Stage,
  by: UserKey,
  { name, bytes, read }: GivenDocument,
  plan: { title: string; kind: 'strategy' | 'action-plan' | 'delivery-plan' | 'commitments' },
  on: PlainDate,
): Promise<string> {
  return await actAs(stage, by, 'import a plan', async (tx, actor) => {
    const input = { file: { name, bytes }, becomes: 'new' as const, corrects: '', ...plan }
    // It was read already, so no job is sent for it.
    const parts = { files: stage.files, sendJob: async () => {} }
    const id = await startImport(tx, actor, input, parts)
    await writeReading(tx, id, read)
    return await commitImport(tx, actor, id, on)
  })
}
