import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { CommandMistake } from '../../refusal.ts'
import type { EmbeddedBinaries } from './embedded-binaries.ts'
import type { EmbeddedPaths } from './embedded-paths.ts'
import type { EmbeddedUser } from './embedded-user.ts'

const VERSION = '18'

/** What the programs see: English messages and UTC wherever they are started. */
const ENVIRONMENT = { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' }

/**
 * Makes the database files where there are none yet. They appear under their name only when
 * complete, so being killed half-way leaves nothing that looks like a database.
 */
export async function ensureCluster(
  paths: EmbeddedPaths,
  binaries: EmbeddedBinaries,
  user: EmbeddedUser,
  durable: boolean,
): Promise<void> {
  if (!existsSync(paths.cluster)) await createCluster(paths, binaries, user, durable)
  const version = readFileSync(join(paths.cluster, 'PG_VERSION'), 'utf8').trim()
  if (version !== VERSION) {
    throw new CommandMistake(
      `The database in ${paths.cluster} was made by PostgreSQL ${version}, this is ${VERSION}: restore a backup into a new data folder.`,
    )
  }
  writeAccessRules(paths, user)
}

async function createCluster(
  paths: EmbeddedPaths,
  binaries: EmbeddedBinaries,
  user: EmbeddedUser,
  durable: boolean,
) {
  removeUnfinished(paths)
  const unfinished = mkdtempSync(join(paths.data, 'database.new-'))
  try {
    giveTo(unfinished, user)
    const [program, ...before] = [...user.prefix, binaries.initdb]
    const made = spawn(
      program,
      [
        ...before,
        ...['--pgdata', unfinished, '--username=postgres', '--auth=peer', '--no-instructions'],
        // Sorts as a British reader expects, the same on every machine.
        ...['--encoding=UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=en-GB'],
        ...(durable ? [] : ['--no-sync']),
      ],
      { cwd: '/', env: ENVIRONMENT, stdio: ['ignore', 'ignore', 'pipe'] },
    )
    const [said, [exitCode]] = await Promise.all([text(made.stderr), once(made, 'close')])
    if (exitCode !== 0) throw new CommandMistake(`The database cannot be made: ${lastLine(said)}`)
    renameSync(unfinished, paths.cluster)
  } finally {
    rmSync(unfinished, { recursive: true, force: true })
  }
}

/** What a keeper that was killed half-way left; the lock says that nobody is at it. */
function removeUnfinished({ data }: EmbeddedPaths) {
  for (const name of readdirSync(data))
    if (name.startsWith('database.new-')) rmSync(join(data, name), { recursive: true })
}

/** Only the operating system users named may connect, under any database role, and only on this machine. */
function writeAccessRules(paths: EmbeddedPaths, user: EmbeddedUser) {
  const people = user.mayConnect.map(name => `throughline "${name}" all\n`).join('')
  writeOwned(join(paths.cluster, 'pg_ident.conf'), people, user)
  writeOwned(join(paths.cluster, 'pg_hba.conf'), 'local all all peer map=throughline\n', user)
}

function writeOwned(path: string, text: string, user: EmbeddedUser) {
  writeFileSync(path, text, { mode: 0o600 })
  giveTo(path, user)
}

/** Makes a folder that only the server's user may enter. */
export function makePrivateFolder(path: string, user: Pick<EmbeddedUser, 'owner'>) {
  mkdirSync(path, { recursive: true, mode: 0o700 })
  chmodSync(path, 0o700)
  giveTo(path, user)
}

function giveTo(path: string, user: Pick<EmbeddedUser, 'owner'>) {
  if (user.owner) chownSync(path, user.owner.uid, user.owner.gid)
}

/** Starts the server; it listens on its socket in `paths.serverSocketFolder` and nowhere else. */
export function startServer(
  paths: EmbeddedPaths,
  binaries: EmbeddedBinaries,
  user: EmbeddedUser,
  options: { durable: boolean; logFd: number; lockFd: number },
) {
  const settings = {
    listen_addresses: '',
    // A list, so a path is quoted: it may hold a comma or a space.
    unix_socket_directories: `"${paths.serverSocketFolder.replaceAll('"', '""')}"`,
    max_connections: '200',
    fsync: options.durable ? 'on' : 'off',
    synchronous_commit: options.durable ? 'on' : 'off',
    full_page_writes: options.durable ? 'on' : 'off',
    jit: 'off',
    // Pages nearly always come from the memory of the machine: reading them at once is quicker than asking a worker to.
    io_method: 'sync',
    // Taken as it is needed: what people are found by among hundreds of thousands does not fit into the usual 128 MB.
    shared_buffers: '256MB',
    timezone: 'UTC',
  }
  const [program, ...before] = [...user.prefix, binaries.postgres]
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  return spawn(program, [...before, '-D', paths.cluster, ...flags], {
    cwd: '/',
    env: ENVIRONMENT,
    // Holding the lock too, the server cannot be taken for gone while a part of it still runs.
    stdio: ['ignore', options.logFd, options.logFd, options.lockFd],
  })
}

/** True once the server has written into its own file that it takes connections. */
export function serverIsReady(paths: EmbeddedPaths, pid: number | undefined): boolean {
  const file = join(paths.cluster, 'postmaster.pid')
  if (!existsSync(file)) return false
  const lines = readFileSync(file, 'utf8').split('\n')
  return Number(lines[0]) === pid && lines[7]?.trim() === 'ready'
}

export function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? ''
}
