import { parseArgs } from 'node:util'
import { readConfig } from '../config.ts'
import type { CommandIo } from '../platform/command.ts'
import { openDatabase } from '../platform/db/database.ts'
import { migrate } from '../platform/db/migrate.ts'

/** `throughline migrate`: says which migrations it ran. */
export async function migrateCommand(args: string[], io: CommandIo): Promise<number> {
  parseArgs({ args, options: {} })
  const database = await openDatabase(readConfig(process.env))
  try {
    const ran = await migrate(database.owner)
    for (const name of ran) io.out(`${name}\n`)
    io.out(ran.length > 0 ? `${ran.length} run.\n` : 'The database is up to date.\n')
    return 0
  } finally {
    await database.close()
  }
}
