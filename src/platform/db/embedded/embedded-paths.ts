import { createHash } from 'node:crypto'
import { chownSync, existsSync, lstatSync, mkdirSync, realpathSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { CommandMistake } from '../../refusal.ts'

/** Where the embedded server keeps things, all below the data folder but for sockets with long paths. */
export type EmbeddedPaths = {
  data: string
  /** What PostgreSQL calls its data directory. */
  cluster: string
  /** Held while a keeper or any process of its server lives. */
  lock: string
  serverLog: string
  keeperLog: string
  sockets: string
  /** Where processes that use the server hold a connection to its keeper. */
  control: string
  /** The folder in which the server makes its own socket. */
  serverSocketFolder: string
}

// A socket's path may have 107 bytes on Linux; the server adds '/postgres/.s.PGSQL.5432'.
const LONGEST_SOCKET_FOLDER = 107 - '/postgres/.s.PGSQL.5432'.length

/** Makes the data folder if needed and says where everything in it lies. */
export function embeddedPaths(dataFolder: string): EmbeddedPaths {
  // As root the server runs as another user, who has to get through to its own folder in here.
  makeDataFolder(dataFolder, process.getuid?.() === 0 ? 0o711 : 0o700)
  const data = realpathSync(dataFolder)
  const sockets = socketFolder(data)
  return {
    data,
    cluster: join(data, 'database'),
    lock: join(data, 'database.lock'),
    serverLog: join(data, 'database.log'),
    keeperLog: join(data, 'database-keeper.log'),
    sockets,
    control: join(sockets, 'keeper'),
    serverSocketFolder: join(sockets, 'postgres'),
  }
}

function makeDataFolder(folder: string, mode: number) {
  try {
    makeFolder(folder, mode)
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/,.*/s, '') : String(error)
    throw new CommandMistake(
      `The data folder ${folder} cannot be made (${reason}): set THROUGHLINE_DATA to another.`,
    )
  }
}

/** Not `recursive: true`, which never comes back where a parent says that it is not there (/proc). */
function makeFolder(folder: string, mode: number) {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return
  if (!existsSync(dirname(folder))) makeFolder(dirname(folder), 0o755)
  try {
    mkdirSync(folder, { mode })
  } catch (error) {
    // Another process starting at the same time has made it.
    if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw error
  }
}

function socketFolder(data: string): string {
  const beside = join(data, 'sockets')
  if (Buffer.byteLength(beside) <= LONGEST_SOCKET_FOLDER) return beside
  // Not os.tmpdir(): every process must come to the same place whatever its environment.
  return join('/tmp', `throughline-${createHash('sha256').update(data).digest('hex').slice(0, 16)}`)
}

/**
 * True when the socket folder is there and nobody but us, root or the data folder's owner made it:
 * a long path's folder lies where everybody may write.
 */
export function socketFolderIsOurs(paths: EmbeddedPaths): boolean {
  const found = lstatSync(paths.sockets, { throwIfNoEntry: false })
  if (!found) return false
  const trusted = [0, process.getuid?.(), statSync(paths.data).uid]
  if (found.isDirectory() && trusted.includes(found.uid)) return true
  throw new CommandMistake(`${paths.sockets} belongs to someone else: remove it and start again.`)
}

/** What root makes in somebody's data folder stays usable for that somebody. */
export function giveToDataOwner(paths: EmbeddedPaths, path: string) {
  if (process.getuid?.() !== 0) return
  const { uid, gid } = statSync(paths.data)
  if (uid !== 0) chownSync(path, uid, gid)
}
