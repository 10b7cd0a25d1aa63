import { createReadStream } from 'node:fs'
import { CsvFault, splitCsv } from '../../../../platform/csv-rows.ts'
import { makeDictionary, makeGrowingNumbers } from './dictionary.ts'
import {
  buildPeopleTable,
  type PeopleTable,
  type PersonColumn,
  type PersonRow,
  personColumns,
} from './people-table.ts'

/** A file of people: their table, the name of each row in the file, and columns that say nothing to the matcher. */
export type PeopleFile = {
  people: PeopleTable
  ids: string[]
  /** Without a column `record_id` the rows go by their numbers. */
  numbered: boolean
  unknownColumns: string[]
}

/** Beyond this many rows a pair of them no longer fits the numbers that are used. */
const mostRows = 2_000_000

/**
 * Reads a CSV file of people (UTF-8 or Windows-1252, with or without a byte order mark; comma, semicolon or tab).
 * Throws CsvFault for a file without any column to match by, a missing or repeated record_id, a row with too many cells, and what is no text.
 */
export async function readPeople(
  path: string,
  progress: (bytes: number) => void,
): Promise<PeopleFile> {
  try {
    return await readAs(path, 'utf-8', progress)
  } catch (error) {
    // Spreadsheets on Windows save in its own letters unless told otherwise.
    if (
      error instanceof TypeError &&
      'code' in error &&
      error.code === 'ERR_ENCODING_INVALID_ENCODED_DATA'
    )
      return await readAs(path, 'windows-1252', progress)
    throw error
  }
}

async function readAs(
  path: string,
  encoding: string,
  progress: (bytes: number) => void,
): Promise<PeopleFile> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  const rows = takeRows()
  let splitter: ReturnType<typeof splitCsv> | undefined
  let bytes = 0
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 18 })) {
    if (!(chunk instanceof Uint8Array)) continue
    if (bytes === 0) refuseBinary(chunk)
    bytes += chunk.length
    progress(bytes)
    const text = decoder.decode(chunk, { stream: true })
    splitter ??= splitCsv(separatorOf(text), rows.take)
    splitter.take(text)
  }
  splitter?.take(decoder.decode())
  splitter?.end()
  return rows.done()
}

function refuseBinary(chunk: Uint8Array): void {
  if ((chunk[0] === 0xff && chunk[1] === 0xfe) || (chunk[0] === 0xfe && chunk[1] === 0xff))
    throw new CsvFault("The file is saved as 'Unicode text'. Save it as CSV UTF-8.")
  if (chunk.subarray(0, 4096).includes(0))
    throw new CsvFault('This is not a CSV file. Save the sheet as CSV and use that.')
}

function separatorOf(text: string): string {
  const line = text.slice(0, 4096).split(/[\r\n]/)[0] ?? ''
  const count = (sign: string) => line.split(sign).length
  return [';', '\t'].find(sign => count(sign) > count(',')) ?? ','
}

function takeRows(): { take: (cells: string[], row: number) => void; done: () => PeopleFile } {
  const table = buildPeopleTable()
  const ids = makeDictionary()
  const rowOfId = makeGrowingNumbers()
  const unknownColumns: string[] = []
  let columns: { at: number; name: PersonColumn }[] | undefined
  let idAt = -1
  let width = 0
  const readHeader = (cells: string[]): { at: number; name: PersonColumn }[] => {
    const names = cells.map(cell =>
      cell
        .trim()
        .toLowerCase()
        .replace(/[\s-]+/g, '_'),
    )
    const twice = names.find((name, at) => name !== '' && names.indexOf(name) !== at)
    if (twice) throw new CsvFault(`The column '${twice}' is there twice.`)
    idAt = names.indexOf('record_id')
    width = names.length
    const found: { at: number; name: PersonColumn }[] = []
    names.forEach((name, at) => {
      const known = personColumns.find(column => column === name)
      if (known) found.push({ at, name: known })
      else if (at !== idAt && name !== '') unknownColumns.push(name)
    })
    if (found.length === 0)
      throw new CsvFault(
        `The first row must name the columns, and none is one to match by: ${personColumns.join(', ')}.`,
      )
    return found
  }
  return {
    take: (cells, row) => {
      if (!columns) {
        columns = readHeader(cells)
        return
      }
      if (cells.length > width && cells.slice(width).some(cell => cell.trim() !== ''))
        throw new CsvFault(`Row ${row} has ${cells.length} cells, but there are ${width} columns.`)
      const id = idAt < 0 ? String(row) : (cells[idAt] ?? '').trim()
      if (id === '') {
        if (cells.every(cell => cell.trim() === '')) return
        throw new CsvFault(`Row ${row} has no record_id.`)
      }
      if (idAt < 0 && cells.every(cell => cell.trim() === '')) return
      const number = ids.numberOf(id)
      if (number < rowOfId.length())
        throw new CsvFault(
          `The record_id '${id}' of row ${row} is already that of row ${rowOfId.done()[number]}.`,
        )
      if (number === mostRows)
        throw new CsvFault(`The file has more than ${mostRows} rows. Match it in parts.`)
      rowOfId.push(row)
      const person: PersonRow = {}
      for (const { at, name } of columns) {
        const cell = cells[at]
        if (cell) person[name] = cell
      }
      table.add(person)
    },
    done: () => {
      if (!columns)
        throw new CsvFault(
          'The file is empty. Its first row must name the columns, record_id first.',
        )
      return { people: table.done(), ids: ids.texts, numbered: idAt < 0, unknownColumns }
    },
  }
}
