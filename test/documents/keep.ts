/**
 * Writes the printed documents that are kept beside their truths, so that PDFs are always tested, also
 * where neither Chromium nor pdftotext is installed:
 *
 *   node test/documents/keep.ts
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { layOut } from './layouts.ts'
import type { PrintedFormat } from './printed.ts'
import { writeDocument } from './write-document.ts'
import { closePrinter } from './writers/pdf.ts'

export const keptFolder = new URL('kept/', import.meta.url)

export const keptFormats: readonly PrintedFormat[] = [
  'pdf-tagged',
  'pdf-untagged',
  'txt-pdf',
  'txt-pdf-layout',
  'txt-pdf-raw',
]

/** Layout and seed of every kept document. */
export const keptDocuments: readonly [string, number][] = [
  ['coventry-like', 71],
  ['durham-like', 72],
  ['derbyshire-like', 73],
  ['numbered-list', 74],
  ['lettered-asks', 75],
  ['labelled-list', 76],
  ['no-borders', 77],
  ['theme-colours', 78],
  ['merged-levels', 79],
  ['mixed', 80],
]

export function keptName(layout: string, format: PrintedFormat): string {
  return `${layout}.${format.startsWith('pdf') ? `${format.slice(4)}.pdf` : `${format.slice(4)}.txt`}`
}

async function keepAll(): Promise<void> {
  mkdirSync(keptFolder, { recursive: true })
  for (const [layout, seed] of keptDocuments) {
    const plan = layOut(layout, seed)
    writeFileSync(
      new URL(`${layout}.truth.json`, keptFolder),
      `${JSON.stringify({ ragIsColour: plan.ragIsColour, truth: plan.truth })}\n`,
    )
    for (const format of keptFormats) {
      const { bytes } = await writeDocument(plan.document, format)
      writeFileSync(new URL(keptName(layout, format), keptFolder), bytes)
    }
  }
  await closePrinter()
}

if (import.meta.main) await keepAll()
