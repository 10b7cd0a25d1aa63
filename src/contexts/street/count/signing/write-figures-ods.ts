import { strToU8, zipSync } from 'fflate'

export const odsType = 'application/vnd.oasis.opendocument.spreadsheet'

const head = '<?xml version="1.0" encoding="UTF-8"?>'
const names = ['office', 'table', 'text']
  .map(name => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .join(' ')
const manifest = `${head}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:media-type="${odsType}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>`

/** Rows as an OpenDocument spreadsheet (ISO/IEC 26300) with one sheet: numbers are numbers, text is never calculated. */
export function writeFiguresOds(
  sheet: string,
  rows: readonly (readonly (string | number)[])[],
): Uint8Array {
  const body = rows
    .map(row => `<table:table-row>${row.map(cellOf).join('')}</table:table-row>`)
    .join('')
  return zipSync({
    // The format asks for this one first and not compressed.
    mimetype: [strToU8(odsType), { level: 0 }],
    'META-INF/manifest.xml': strToU8(manifest),
    'content.xml': strToU8(
      `${head}<office:document-content ${names} office:version="1.3"><office:body><office:spreadsheet><table:table table:name="${xml(sheet)}">${body}</table:table></office:spreadsheet></office:body></office:document-content>`,
    ),
  })
}

function cellOf(value: string | number): string {
  const text = `<text:p>${xml(String(value))}</text:p>`
  return typeof value === 'number'
    ? `<table:table-cell office:value-type="float" office:value="${value}">${text}</table:table-cell>`
    : `<table:table-cell office:value-type="string">${text}</table:table-cell>`
}

function xml(text: string): string {
  return (
    text
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: XML cannot hold them
      .replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F]/g, '')
  )
}
