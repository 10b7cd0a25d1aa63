import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { CsvFault, splitCsv } from '../../../../platform/csv-rows.ts'
import { CommandMistake } from '../../../../platform/refusal.ts'
import type { FigureFile, Mistake, ReadAt, Staged, Take } from './figure-files.ts'
import { shorten } from './figure-values.ts'

/** What came out of a file. */
export type FileAccount = {
  name: string
  rows: number
  bytes: number
  sha256: string
  /** Columns of the file that nothing uses; they are not kept. */
  unused: string[]
}

/** Where rows go. `row` is what a spreadsheet counts. `wait` is awaited after each piece of the file. */
export type RowTaker = {
  row: (row: number, cells: Staged[]) => void
  mistake: (mistake: Mistake) => void
  wait: (rowsSoFar: number, bytesSoFar: number) => Promise<void>
}

/**
 * Reads a file piece by piece, never more than a piece of it at a time. A row with a mistake is handed on as well, with
 * null in its place, so that what refers to it is not taken for a mistake too.
 */
export async function readFigureFile(
  path: string,
  file: FigureFile,
  at: ReadAt,
  taker: RowTaker,
): Promise<FileAccount> {
  const hash = createHash('sha256')
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const rows = takeRows(file, at, taker)
  let splitter: ReturnType<typeof splitCsv> | undefined
  let bytes = 0
  const fault = (words: string, row = 0, column = '') =>
    taker.mistake({ file: file.name, row, column, words })
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 18 })) {
      if (!(chunk instanceof Uint8Array)) continue
      if (bytes === 0 && chunk.subarray(0, 4096).includes(0))
        throw new CsvFault(
          'This is not a CSV file in UTF-8. Save the sheet as CSV UTF-8 and use that.',
        )
      bytes += chunk.length
      hash.update(chunk)
      const text = decoder.decode(chunk, { stream: true })
      splitter ??= splitCsv(separatorOf(text), rows.take)
      splitter.take(text)
      await taker.wait(rows.count(), bytes)
    }
    splitter?.take(decoder.decode())
    splitter?.end()
    if (!rows.hasHeader()) fault('The file is empty: its first row has to name the columns.', 1)
  } catch (error) {
    if (error instanceof CsvFault) fault(error.message)
    else if (isDecodingError(error))
      fault('The file holds letters that are not UTF-8. Save the sheet as CSV UTF-8.')
    else if (!(error instanceof HeaderMistake)) throw explainFile(error, file.name)
  }
  return {
    name: file.name,
    rows: rows.count(),
    bytes,
    sha256: hash.digest('hex'),
    unused: rows.unused(),
  }
}

/** The headings are wrong: the rows say nothing. */
class HeaderMistake extends Error {}

function takeRows(file: FigureFile, at: ReadAt, taker: RowTaker) {
  let places: Map<string, number> | undefined
  let width = 0
  let count = 0
  let row = 0
  let cells: readonly string[] = []
  let unused: string[] = []
  const mistake = (column: string, words: string) =>
    taker.mistake({ file: file.name, row, column, words })
  const cell = (column: string) => {
    const place = places?.get(column)
    return place === undefined ? '' : (cells[place] ?? '').trim()
  }
  const take: Take = (column, read) => {
    if ('value' in read) return read.value
    mistake(column, read.wrong)
    return null
  }
  const readHeader = (names: readonly string[]) => {
    const known = names.map(name =>
      name
        .replace(/^\uFEFF/, '')
        .trim()
        .toLowerCase()
        .replace(/[\s-]+/g, '_'),
    )
    const wanted = [...file.needed, ...file.optional]
    const twice = wanted.filter(name => known.indexOf(name) !== known.lastIndexOf(name))
    const absent = file.needed.filter(name => !known.includes(name))
    for (const name of twice) mistake(name, 'is the heading of two columns.')
    for (const name of absent) mistake(name, 'is missing: no column has this heading.')
    if (twice.length + absent.length > 0) throw new HeaderMistake()
    unused = known.filter(name => name !== '' && !wanted.includes(name)).map(shorten)
    width = names.length
    places = new Map(
      wanted.filter(name => known.includes(name)).map(name => [name, known.indexOf(name)]),
    )
  }
  return {
    count: () => count,
    unused: () => unused,
    hasHeader: () => places !== undefined,
    take: (given: string[], number: number) => {
      row = number
      if (!places) return readHeader(given)
      if (given.length > width && given.slice(width).some(extra => extra.trim() !== ''))
        return mistake(
          '',
          `has ${given.length} cells where the first row has ${width}: put text with commas into double quotes.`,
        )
      // A spreadsheet's empty rows at the end are rows of separators.
      if (given.every(text => text.trim() === '')) return
      cells = given
      count += 1
      taker.row(row, file.read(cell, take, at))
    },
  }
}

function separatorOf(text: string): string {
  const line = text.slice(0, 4096).split(/[\r\n]/)[0] ?? ''
  const count = (sign: string) => line.split(sign).length
  return [';', '\t'].find(sign => count(sign) > count(',')) ?? ','
}

function isDecodingError(error: unknown): boolean {
  return (
    error instanceof TypeError &&
    'code' in error &&
    error.code === 'ERR_ENCODING_INVALID_ENCODED_DATA'
  )
}

function explainFile(error: unknown, name: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EACCES' || code === 'EPERM')
    return new CommandMistake(`${name}: The file may not be opened.`)
  if (code === 'EISDIR') return new CommandMistake(`${name}: This is a folder.`)
  return error
}
