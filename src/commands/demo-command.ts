import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readConfig } from '../config.ts'
import {
  describeLarge,
  describeSignIns,
  describeStreets,
  isDemonstration,
  loadDemonstration,
  loadLarge,
  loadStreets,
  mostPeople,
} from '../demonstration/index.ts'
import { type CommandIo, UsageMistake } from '../platform/command.ts'
import { connect } from '../platform/db/connect.ts'
import { withDatabase } from '../platform/db/database.ts'
import { folderStore } from '../platform/files.ts'
import { CommandMistake } from '../platform/refusal.ts'

/**
 * `throughline demo [--large] [--people N [--seed S]]`: loads the demonstration into an empty database, adds what is
 * asked for where it is not there yet, and says who can sign in.
 */
export async function demoCommand(args: string[], io: CommandIo): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      large: { type: 'boolean', default: false },
      people: { type: 'string' },
      seed: { type: 'string' },
    },
  })
  const people = readNumber('people', values.people, { from: 1, to: mostPeople })
  const seed = readNumber('seed', values.seed, { from: 0, to: 999_999_999 }) ?? 1
  if (values.seed !== undefined && people === undefined)
    throw new UsageMistake('--seed goes with --people.')
  const config = readConfig(process.env)
  return await withDatabase(config, async database => {
    const owner = connect({ ...database.owner, max: 2 })
    try {
      const came = await loadDemonstration(owner, folderStore(join(config.dataFolder, 'files')))
      if (came.loaded)
        io.out(
          `Loaded ${came.plans} plans with ${came.actions} actions and ${came.reviews} reviews.\n`,
        )
      else if (await isDemonstration(owner)) io.out('The demonstration is there already.\n')
      else
        throw new CommandMistake(
          'This database holds a partnership already. Load the demonstration into an empty one: set THROUGHLINE_DATA to a new folder.',
        )
      if (values.large)
        io.out((await loadLarge(owner)) ? describeLarge() : 'The large plan is there already.\n')
      if (people !== undefined) {
        await loadStreets(database.owner, { people, seed }, progressOn(io))
        io.out(describeStreets(people))
      }
      io.out(describeSignIns())
      return 0
    } finally {
      await owner.destroy()
    }
  })
}

function readNumber(
  name: string,
  given: string | undefined,
  { from, to }: { from: number; to: number },
): number | undefined {
  if (given === undefined) return undefined
  const number = Number(given)
  if (!/^\d+$/.test(given) || number < from || number > to)
    throw new UsageMistake(`--${name} takes a whole number from ${from} to ${to}, not '${given}'.`)
  return number
}

/** Writes each step over the one before, where somebody watches. */
function progressOn(io: CommandIo): (words: string) => void {
  if (!process.stderr.isTTY) return () => {}
  return words => io.err(`\r\x1b[K${words}`)
}
