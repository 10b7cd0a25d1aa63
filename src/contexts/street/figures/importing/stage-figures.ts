import { once } from 'node:events'
import { access } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { CommandMistake } from '../../../../platform/refusal.ts'
import {
  type FigureFile,
  figureFiles,
  type Mistake,
  type ReadAt,
  type Staged,
} from './figure-files.ts'
import { type FileAccount, readFigureFile } from './read-figure-file.ts'

/** Hears how far the files are read. */
export type Progress = (words: string) => void

/** What was read of a folder: files that are not there are left out. */
export type StagedFolder = { files: FileAccount[]; mistakes: MistakeList }

const shown = 20

/** The first mistakes of each file, and how many there are in all. */
export type MistakeList = {
  add: (mistake: Mistake, count?: number) => void
  count: () => number
  first: () => Mistake[]
  /** Whether a file could not be read to its end, so that nothing can be said of what refers to it. */
  isBroken: () => boolean
}

function listMistakes(): MistakeList {
  const kept: Mistake[] = []
  const inFile = new Map<string, number>()
  let count = 0
  let broken = false
  const order = (name: string) => figureFiles.findIndex(file => file.name === name)
  return {
    add: (mistake, times = 1) => {
      count += times
      if (mistake.row <= 1) broken = true
      // No more of a file are ever shown, however many there are.
      const before = inFile.get(mistake.file) ?? 0
      inFile.set(mistake.file, before + 1)
      if (before < shown * 2) kept.push(mistake)
    },
    count: () => count,
    first: () =>
      kept.toSorted((a, b) => order(a.file) - order(b.file) || a.row - b.row).slice(0, shown),
    isBroken: () => broken,
  }
}

const tables = `
  create temporary table staged_person (row integer, id text, born_from date, born_to date, sex text, gender text,
    ethnicity text, nationality text, care_leaver boolean, known_on date) on commit drop;
  create temporary table staged_sighting (row integer, person text, area text, night date, bedded boolean, known_on date) on commit drop;
  create temporary table staged_stay (row integer, person text, area text, kind text, start_on date, end_on date,
    end_reason text, known_on date) on commit drop;
  create temporary table staged_exit (row integer, person text, kind text, left_on date, known_on date) on commit drop;`

/**
 * Reads the files of a folder into temporary tables of the transaction that the client is in, piece by piece. Throws a
 * CommandMistake where the folder or a file that must be there is not.
 */
export async function stageFolder(
  client: pg.Client,
  folder: string,
  at: ReadAt,
  onProgress: Progress,
): Promise<StagedFolder> {
  await client.query(tables)
  const mistakes = listMistakes()
  const files: FileAccount[] = []
  for (const file of figureFiles) {
    const path = join(folder, file.name)
    if (await isThere(path))
      files.push(await stageFile(client, path, file, at, mistakes, onProgress))
    else if (file.required) throw new CommandMistake(`There is no ${file.name} in ${folder}.`)
  }
  return { files, mistakes }
}

async function isThere(path: string): Promise<boolean> {
  return await access(path).then(
    () => true,
    () => false,
  )
}

async function stageFile(
  client: pg.Client,
  path: string,
  file: FigureFile,
  at: ReadAt,
  mistakes: MistakeList,
  onProgress: Progress,
): Promise<FileAccount> {
  const stream = client.query(
    copyFrom(`copy ${file.table} (row, ${file.stagedColumns}) from stdin`),
  )
  const failed = once(stream, 'error').then(([error]: unknown[]) => {
    throw error
  })
  // Raced against below; alone it must not end the process.
  failed.catch(() => {})
  let text = ''
  const send = async () => {
    const piece = text
    text = ''
    if (piece !== '' && !stream.write(piece)) await Promise.race([once(stream, 'drain'), failed])
  }
  const account = await readFigureFile(path, file, at, {
    row: (row, cells) => {
      text += `${row}\t${cells.map(copyText).join('\t')}\n`
    },
    mistake: mistakes.add,
    wait: async rows => {
      onProgress(`${file.name}: ${rows.toLocaleString('en-GB')} rows`)
      await send()
    },
  })
  await send()
  stream.end()
  await Promise.race([once(stream, 'finish'), failed])
  return account
}

/** A cell in the text form of COPY. Control letters do not get so far. */
function copyText(cell: Staged): string {
  return cell === null ? '\\N' : cell.replaceAll('\\', '\\\\')
}
