import type { PrintedDocument } from '../printed.ts'
import { sheetsOf } from './rows.ts'

/** The characters of Windows-1252 that are not where Latin-1 has them. */
const windows = new Map([
  ['€', 0x80],
  ['‘', 0x91],
  ['’', 0x92],
  ['“', 0x93],
  ['”', 0x94],
  ['•', 0x95],
  ['–', 0x96],
  ['—', 0x97],
  ['…', 0x85],
])

function quote(text: string): string {
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Comma-separated values as Excel saves them, in UTF-8 with a mark or in Windows-1252. */
export function writeCsv(
  document: PrintedDocument,
  encoding: 'utf-8' | 'windows-1252',
): Uint8Array {
  const rows = sheetsOf(document).flatMap(s => s.rows)
  const width = Math.max(...rows.map(r => r.cells.length))
  const text = rows
    .map(r => Array.from({ length: width }, (_, i) => quote(r.cells[i]?.text ?? '')).join(','))
    .join('\r\n')
  if (encoding === 'utf-8') return new TextEncoder().encode(`\uFEFF${text}\r\n`)
  return Uint8Array.from(
    [...`${text}\r\n`],
    c => windows.get(c) ?? (c.charCodeAt(0) < 256 ? c.charCodeAt(0) : 0x3f),
  )
}
