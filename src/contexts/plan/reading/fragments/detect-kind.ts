import { type DocumentKind, UnreadableDocument } from '../reading.ts'
import { openZip, type ZipFolder } from './open-zip.ts'

export type DetectedFile =
  | { kind: 'docx' | 'xlsx' | 'ods'; zip: ZipFolder }
  | { kind: 'pdf' }
  /** Some kind of text; which one is decided once it is decoded. */
  | { kind: 'text' }

const accepted = 'Use a Word (.docx), Excel (.xlsx), .ods, .csv, .pdf, .html or .txt file.'

const pictureStarts = ['\u0089PNG', '\u00ff\u00d8\u00ff', 'GIF8', 'II*\u0000', 'MM\u0000*', 'RIFF']

/** What a file is by its own bytes; its name decides nothing here. Throws UnreadableDocument for others. */
export function detectKind(bytes: Uint8Array): DetectedFile {
  if (bytes.length === 0)
    throw new UnreadableDocument(
      'The file is empty. Check that it was saved or copied whole, and use that.',
    )
  const start = latin(bytes, 0, 1_100)
  if (start.startsWith('PK\u0003\u0004') || start.startsWith('PK\u0005\u0006'))
    return detectZip(bytes)
  if (start.startsWith('\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1')) throw oldOffice(bytes)
  // A PDF may begin up to a kilobyte into its file.
  if (/%PDF-\d/.test(start.slice(0, 1_030)) && !/^\s*</.test(start)) return { kind: 'pdf' }
  if (start.startsWith('{\\rtf'))
    throw new UnreadableDocument(
      'This is a rich text file (.rtf). Open it in Word, save it as .docx and use that.',
    )
  const picture = pictureStarts.some(sign => start.startsWith(sign))
  if (picture)
    throw new UnreadableDocument(`This is a picture, which has no text to read. ${accepted}`)
  if (looksBinary(bytes))
    throw new UnreadableDocument(`This is not a kind of document that can be read. ${accepted}`)
  if (/^\s*<\?xml[^>]*>\s*<\?mso-application/.test(start) || /^MIME-Version:/i.test(start))
    throw new UnreadableDocument(
      `This is an older Office format. Save it as .docx or .xlsx and use that.`,
    )
  return { kind: 'text' }
}

function detectZip(bytes: Uint8Array): DetectedFile {
  const zip = openZip(bytes)
  const has = (name: string) => zip.names.includes(name)
  if (has('word/document.xml') || zip.names.some(name => /^word\/document\d*\.xml$/.test(name)))
    return { kind: 'docx', zip }
  if (has('xl/workbook.xml')) return { kind: 'xlsx', zip }
  if (has('xl/workbook.bin'))
    throw new UnreadableDocument(
      'This is a binary Excel file (.xlsb). Save it as .xlsx and use that.',
    )
  if (has('ppt/presentation.xml'))
    throw new UnreadableDocument(`This is a presentation. ${accepted}`)
  if (has('content.xml')) return detectOpenDocument(zip)
  throw new UnreadableDocument(
    `This is a zip file, not a document. Take the document out of it first. ${accepted}`,
  )
}

function detectOpenDocument(zip: ZipFolder): DetectedFile {
  const manifest = zip.find('META-INF/manifest.xml')
  if (manifest && /<manifest:encryption-data\b/.test(latin(manifest, 0, 200_000)))
    throw new UnreadableDocument(
      'The file is protected by a password. Save a copy without the password and use that.',
    )
  const type = latin(zip.find('mimetype') ?? new Uint8Array(), 0, 100)
  if (type.includes('opendocument.text'))
    throw new UnreadableDocument(
      'This is an OpenDocument text (.odt). Save it as .docx and use that.',
    )
  return { kind: 'ods', zip }
}

/** The old binary container: a file from before 2007, or a newer one behind a password. */
function oldOffice(bytes: Uint8Array): UnreadableDocument {
  const directory = new TextDecoder('utf-16le').decode(bytes.subarray(0, 4_000_000))
  const shifted = new TextDecoder('utf-16le').decode(bytes.subarray(1, 4_000_000))
  const names = directory + shifted
  if (/EncryptedPackage|EncryptionInfo/.test(names))
    return new UnreadableDocument(
      'The file is protected by a password. Save a copy without the password and use that.',
    )
  if (/WordDocument/.test(names))
    return new UnreadableDocument(
      'This is an old Word file (.doc). Open it in Word, save it as .docx and use that.',
    )
  if (/Workbook|Book/.test(names))
    return new UnreadableDocument(
      'This is an old Excel file (.xls). Open it in Excel, save it as .xlsx and use that.',
    )
  return new UnreadableDocument(
    'This is an old Office file. Open it, save it as .docx or .xlsx and use that.',
  )
}

function looksBinary(bytes: Uint8Array): boolean {
  const start = bytes.subarray(0, 4_000)
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  if (utf16) return false
  const zeros = [0, 0]
  let controls = 0
  for (const [i, byte] of start.entries()) {
    if (byte === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1
    else if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) controls++
  }
  const [even = 0, odd = 0] = zeros
  // Zeros in every second place are UTF-16; anywhere else no text has them.
  const striped =
    Math.max(even, odd) > start.length / 5 && Math.min(even, odd) <= Math.max(even, odd) / 10
  return (even + odd > 0 && !striped) || controls > start.length / 50
}

/** Which kind of text: by its marks, then by its columns, then by its name. */
export function detectTextKind(text: string, name: string, delimited: boolean): DocumentKind {
  const extension = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''
  const start = text.slice(0, 5_000)
  if (/^\s*(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)*<(!doctype\s+html|html|head|body)\b/i.test(start))
    return 'html'
  const marked = /<(table|h[1-6]|p|div|ul|ol)\b[^>]*>/i.test(start)
  if (marked && (/^x?html?$/.test(extension) || /^\s*</.test(start))) return 'html'
  if (extension === 'csv' || extension === 'tsv') return 'csv'
  return delimited ? 'csv' : 'txt'
}

function latin(bytes: Uint8Array, from: number, to: number): string {
  return Buffer.from(
    bytes.buffer,
    bytes.byteOffset + from,
    Math.max(0, Math.min(to, bytes.length) - from),
  ).toString('latin1')
}
