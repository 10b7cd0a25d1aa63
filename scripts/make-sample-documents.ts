/**
 * Writes the strategy documents of the demonstration partnership again, after their words were changed in
 * scripts/sample-documents/. Needs Chromium, for the PDF:
 *
 *   sh scripts/with-node.sh scripts/make-sample-documents.ts
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { writeDocument } from '../test/documents/write-document.ts'
import { closePrinter } from '../test/documents/writers/pdf.ts'
import { cityPlan } from './sample-documents/city-plan-document.ts'
import { countyUpdate } from './sample-documents/county-update-document.ts'
import { deliveryPlan } from './sample-documents/delivery-plan-document.ts'
import { northernStrategy } from './sample-documents/northern-strategy-document.ts'

const folder = new URL('../database/sample-data/documents/', import.meta.url)

const documents = [
  ['thistleshire-strategy-update-2024', 'docx', countyUpdate()],
  ['larkminster-action-plan-2024-27', 'xlsx', cityPlan()],
  ['thistleshire-delivery-plan-2025-26', 'pdf-tagged', deliveryPlan()],
  ['fernmouth-and-otterwold-strategy-2022-25', 'docx', northernStrategy()],
] as const

mkdirSync(folder, { recursive: true })
for (const [name, format, document] of documents) {
  const { bytes, extension } = await writeDocument(document, format)
  writeFileSync(new URL(`${name}.${extension}`, folder), bytes)
  console.log(`${name}.${extension}: ${bytes.length} bytes`)
}
await closePrinter()
