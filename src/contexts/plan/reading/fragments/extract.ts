import { type FragmentedDocument, UnreadableDocument } from '../reading.ts'
import { findDelimiter, parseRecords, readCsv } from './csv.ts'
import { decodeText } from './decode-text.ts'
import { detectKind, detectTextKind } from './detect-kind.ts'
import { readWord } from './docx.ts'
import { readHtml } from './html.ts'
import { limits } from './limits.ts'
import { readOds } from './ods.ts'
import { readPdf } from './pdf.ts'
import { readText } from './text.ts'
import { readExcel } from './xlsx.ts'

/**
 * Takes a file apart into fragments: every cell, paragraph, heading, list item or line it holds, with
 * its place and looks. What the file is follows from its content; its name only settles kinds of text.
 * Nothing in it is run, evaluated or fetched. Throws UnreadableDocument, in one plain line, for a file
 * that cannot be read.
 */
export async function extractFragments(
  bytes: Uint8Array,
  name: string,
): Promise<FragmentedDocument> {
  if (bytes.length > limits.fileBytes)
    throw new UnreadableDocument(
      'The file is larger than 50 MB. Save only the plan, without pictures, and use that.',
    )
  const document = await extract(bytes, name)
  if (!document.fragments.some(fragment => fragment.text !== ''))
    throw new UnreadableDocument(
      'The file has no text in it. If it is a scan, have its text recognised or ask for the original document.',
    )
  return document
}

async function extract(bytes: Uint8Array, name: string): Promise<FragmentedDocument> {
  try {
    const file = detectKind(bytes)
    if (file.kind === 'docx') return readWord(file.zip, name)
    if (file.kind === 'xlsx') return readExcel(file.zip, name)
    if (file.kind === 'ods') return readOds(file.zip, name)
    if (file.kind === 'pdf') return await readPdf(bytes, name)
    return extractText(bytes, name)
  } catch (error) {
    if (error instanceof UnreadableDocument) throw error
    // Whatever a parser trips over, the reader of the message can only do one thing about it.
    throw new UnreadableDocument(
      'The file is damaged and cannot be read. Open it, save a new copy and use that.',
      { cause: error },
    )
  }
}

function extractText(bytes: Uint8Array, name: string): FragmentedDocument {
  if (bytes.length > limits.textBytes)
    throw new UnreadableDocument(
      'The text is longer than 20 MB. Copy only the plan to a file of its own and use that.',
    )
  const text = decodeText(bytes)
  const kind = detectTextKind(text, name, isDelimited(text))
  if (kind === 'html') return readHtml(text, name)
  return kind === 'csv' ? readCsv(text, name) : readText(text, name)
}

/** Text under another name that is a table all through: nearly every record has the same columns. */
function isDelimited(text: string): boolean {
  const delimiter = findDelimiter(text)
  // Tabs and upright strokes are read as text, where paragraphs may stand between tables.
  if (delimiter !== ',' && delimiter !== ';') return false
  const records = parseRecords(text.slice(0, 200_000), delimiter).filter(record =>
    record.some(value => value.trim() !== ''),
  )
  const width = records[0]?.length ?? 0
  const same = records.filter(record => record.length === width).length
  return width >= 3 && records.length >= 3 && same / records.length >= 0.95
}
