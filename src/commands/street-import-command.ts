import { stat } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { readConfig } from '../config.ts'
import {
  type ImportedSightings,
  importSightings,
  SightingMistakes,
} from '../contexts/street/index.ts'
import { type CommandIo, UsageMistake } from '../platform/command.ts'
import { withDatabase } from '../platform/db/database.ts'
import { CommandMistake } from '../platform/refusal.ts'

/**
 * `throughline street import DIR [--source NAME] [--partnership NAME]`: people, sightings, stays and exits of another
 * system, for figures alone. Mistakes come out a line each, and nothing is imported.
 */
export async function streetImportCommand(args: string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { partnership: { type: 'string' }, source: { type: 'string', default: 'import' } },
  })
  const [folder, ...others] = positionals
  if (!folder || others.length > 0)
    throw new UsageMistake('Give one folder: throughline street import DIR')
  const source = values.source.trim()
  if (source === '' || source.length > 100)
    throw new UsageMistake('Give --source a name of at most 100 letters.')
  const found = await stat(folder).catch(() => undefined)
  if (!found?.isDirectory()) throw new CommandMistake(`There is no folder ${folder}.`)
  return await withDatabase(readConfig(process.env), async database => {
    const progress = showProgress(io)
    try {
      const imported = await importSightings(
        database.owner,
        { folder, source, partnership: values.partnership },
        new Date(),
        progress.show,
      )
      progress.clear()
      io.out(account(imported, source))
      return 0
    } catch (error) {
      progress.clear()
      if (!(error instanceof SightingMistakes)) throw error
      for (const { file, row, column, words } of error.first) {
        const place = [row > 0 ? `${file} row ${row}` : file, column].filter(Boolean).join(', ')
        io.err(`${place}: ${words}\n`)
      }
      const left = error.count - error.first.length
      if (left > 0) io.err(`and ${left.toLocaleString('en-GB')} more.\n`)
      io.err(`${error.message}\n`)
      return 1
    }
  })
}

const many = (count: number, one: string, several: string) =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : several}`

function account(imported: ImportedSightings, source: string): string {
  const { people, sightings, nights, stays, exits, notes, edition, partnership } = imported
  return [
    `Imported for figures into ${partnership}, from '${source}', edition ${edition}: ${many(people, 'person', 'people')}, ${many(sightings, 'sighting', 'sightings')} in ${many(nights, 'night', 'nights')} of a person in an area, ${many(stays, 'stay', 'stays')}, ${many(exits, 'exit', 'exits')}.`,
    ...(edition > 1 ? ['What came from there before was replaced.'] : []),
    ...notes.map(note => `Note: ${note}`),
    '',
  ].join('\n')
}

/** What is being done: one line that changes at a terminal; elsewhere a line every ten seconds. */
function showProgress(io: CommandIo): { show: (words: string) => void; clear: () => void } {
  const watched = process.stderr.isTTY === true
  const every = watched ? 1_000 : 10_000
  let at = performance.now()
  return {
    show: words => {
      const now = performance.now()
      if (now - at < every) return
      at = now
      io.err(watched ? `\r\x1b[K${words}` : `${words}\n`)
    },
    clear: () => {
      if (watched) io.err('\r\x1b[K')
    },
  }
}
