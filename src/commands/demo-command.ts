import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readConfig } from '../config.ts'
import {
  describeLarge,
  describeSignIns,
  isDemonstration,
  loadDemonstration,
  loadLarge,
} from '../demonstration/index.ts'
import type { CommandIo } from '../platform/command.ts'
import { connect } from '../platform/db/connect.ts'
import { withDatabase } from '../platform/db/database.ts'
import { folderStore } from '../platform/files.ts'
import { CommandMistake } from '../platform/refusal.ts'

/** `throughline demo [--large]`: loads the demonstration into an empty database and says who can sign in. */
export async function demoCommand(args: string[], io: CommandIo): Promise<number> {
  const { values } = parseArgs({ args, options: { large: { type: 'boolean', default: false } } })
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
      io.out(describeSignIns())
      return 0
    } finally {
      await owner.destroy()
    }
  })
}
