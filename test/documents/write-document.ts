import type { PrintedDocument, PrintedFormat } from './printed.ts'
import { writeCsv } from './writers/csv.ts'
import { writeDocx } from './writers/docx.ts'
import { writeFlattened } from './writers/flattened.ts'
import { writeHtml, writeSitePage } from './writers/html.ts'
import { writeOds } from './writers/ods.ts'
import { findChromium, flattenPdf, hasPdfToText, printPdf } from './writers/pdf.ts'
import { writeMarkdown, writeTabbedText } from './writers/text.ts'
import { writeXlsx } from './writers/xlsx.ts'

export type WrittenDocument = { bytes: Uint8Array; extension: string }

/** Why this machine cannot write the format, or undefined where it can. */
export function findReasonToSkip(format: PrintedFormat): string | undefined {
  const needsChromium = format.startsWith('pdf') || format.startsWith('txt-pdf')
  if (needsChromium && findChromium() === undefined) return 'Chromium is not installed'
  if (format.startsWith('txt-pdf') && !hasPdfToText()) return 'pdftotext is not installed'
  return undefined
}

/** A printed document as a file of the format. Throws where `findReasonToSkip` has a reason. */
export async function writeDocument(
  document: PrintedDocument,
  format: PrintedFormat,
): Promise<WrittenDocument> {
  const text = (t: string) => new TextEncoder().encode(t)
  const pdf = (tagged: boolean) =>
    printPdf(writeHtml(document), {
      tagged,
      landscape: document.landscape,
      running: document.running,
    })
  switch (format) {
    case 'docx':
      return { bytes: await writeDocx(document), extension: 'docx' }
    case 'xlsx':
      return { bytes: writeXlsx(document), extension: 'xlsx' }
    case 'ods':
      return { bytes: writeOds(document), extension: 'ods' }
    case 'csv':
      return { bytes: writeCsv(document, 'utf-8'), extension: 'csv' }
    case 'csv-1252':
      return { bytes: writeCsv(document, 'windows-1252'), extension: 'csv' }
    case 'html':
      return { bytes: text(writeHtml(document)), extension: 'html' }
    case 'html-site':
      return { bytes: text(writeSitePage(document)), extension: 'html' }
    case 'pdf-tagged':
      return { bytes: await pdf(true), extension: 'pdf' }
    case 'pdf-untagged':
      return { bytes: await pdf(false), extension: 'pdf' }
    case 'txt-tabs':
      return { bytes: text(writeTabbedText(document)), extension: 'txt' }
    case 'txt-markdown':
      return { bytes: text(writeMarkdown(document)), extension: 'txt' }
    case 'txt-cells':
      return { bytes: text(writeFlattened(document, 'gapped')), extension: 'txt' }
    case 'txt-cells-glued':
      return { bytes: text(writeFlattened(document, 'glued')), extension: 'txt' }
    case 'txt-cells-lines':
      return { bytes: text(writeFlattened(document, 'lines')), extension: 'txt' }
    case 'txt-pdf':
      return { bytes: text(await flattenPdf(await pdf(false), 'reading')), extension: 'txt' }
    case 'txt-pdf-layout':
      return { bytes: text(await flattenPdf(await pdf(false), 'layout')), extension: 'txt' }
    case 'txt-pdf-raw':
      return { bytes: text(await flattenPdf(await pdf(false), 'raw')), extension: 'txt' }
  }
}
