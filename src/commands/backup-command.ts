import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { readConfig } from '../config.ts'
import { restoreBackup } from '../platform/backup/restore-backup.ts'
import { writeBackup } from '../platform/backup/write-backup.ts'
import { type CommandIo, UsageMistake } from '../platform/command.ts'
import { openDatabase, withDatabase } from '../platform/db/database.ts'
import { migrate } from '../platform/db/migrate.ts'

/** `throughline backup FILE`: everything as it stands now, while the service goes on. */
export async function backupCommand(args: string[], io: CommandIo): Promise<number> {
  const { positionals } = parseArgs({ args, allowPositionals: true, options: {} })
  const file = onlyFile(positionals, 'backup')
  const config = readConfig(process.env)
  return await withDatabase(config, async ({ owner }) => {
    const made = await writeBackup(owner, join(config.dataFolder, 'files'), file, new Date())
    io.out(`${file}: ${summarise(made)}.\n`)
    return 0
  })
}

/** `throughline restore FILE [--replace]`: into an empty database, or in place of what is there. */
export async function restoreCommand(args: string[], io: CommandIo): Promise<number> {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: { replace: { type: 'boolean', default: false } },
  })
  const file = onlyFile(positionals, 'restore')
  const config = readConfig(process.env)
  const database = await openDatabase(config)
  try {
    const files = join(config.dataFolder, 'files')
    const restored = await restoreBackup(database.owner, files, file, values)
    await migrate(database.owner)
    io.out(`Restored ${summarise(restored)}, as they stood at ${restored.madeAt}.\n`)
    return 0
  } finally {
    await database.close()
  }
}

function onlyFile(positionals: string[], command: string): string {
  const [file] = positionals
  if (file && positionals.length === 1) return resolve(file)
  throw new UsageMistake(`Give one file: throughline ${command} FILE.tar.gz`)
}

function summarise({ tables, files }: Awaited<ReturnType<typeof writeBackup>>): string {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0)
  return `${rows} rows of ${tables.length} tables and ${files.length} files`
}
