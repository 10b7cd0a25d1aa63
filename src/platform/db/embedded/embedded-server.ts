import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, readlinkSync } from 'node:fs'
import { createConnection, type Socket } from 'node:net'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { CommandMistake } from '../../refusal.ts'
import { lastLine } from './embedded-cluster.ts'
import type { KeeperAnswer } from './embedded-keeper.ts'
import {
  type EmbeddedPaths,
  embeddedPaths,
  giveToDataOwner,
  socketFolderIsOurs,
} from './embedded-paths.ts'

export type EmbeddedServer = {
  /** For pg: the superuser on the server's socket. Any other role connects the same way. */
  connection: { host: string; port: number; user: string; database: string }
  /** Gives the server back. Returns when others still use it, or when it has stopped. */
  release: () => Promise<void>
}

const KEEPER = fileURLToPath(new URL('./embedded-keeper.ts', import.meta.url))
const LOCK_IS_HELD = 75
const START_WITHIN_MS = 90_000
// How long a lock may be held by a server whose keeper is gone before the server is asked to stop.
const ORPHAN_AFTER_MS = 3_000

/**
 * Opens the PostgreSQL server of a data folder, starting it if it does not run. Any number of
 * processes may have it open; it stops after the last has released it or ended in any way.
 * `durable: false` trades safety against a power cut for speed, for tests.
 * Throws an Error with one sentence when it cannot be started.
 */
export async function openEmbedded(
  dataFolder: string,
  options: { durable?: boolean } = {},
): Promise<EmbeddedServer> {
  const durable = options.durable ?? true
  const paths = embeddedPaths(dataFolder)
  const held: { socket: Socket; released: boolean } = {
    socket: await connectOrStart(paths, durable),
    released: false,
  }
  watch(held, paths, durable)
  return {
    connection: {
      host: paths.serverSocketFolder,
      port: 5432,
      user: 'postgres',
      database: 'postgres',
    },
    release: () => release(held),
  }
}

/** Should the keeper be killed, the server ends with it; another is started in the same place. */
function watch(
  held: { socket: Socket; released: boolean },
  paths: EmbeddedPaths,
  durable: boolean,
) {
  // Does not keep a process alive that has nothing else to do.
  held.socket.unref()
  held.socket.once('close', () => {
    if (held.released) return
    connectOrStart(paths, durable).then(
      socket => {
        held.socket = socket
        if (held.released) socket.destroy()
        else watch(held, paths, durable)
      },
      // Everything that needs the database says so by itself.
      () => undefined,
    )
  })
}

async function release(held: { socket: Socket; released: boolean }) {
  if (held.released) return
  held.released = true
  if (held.socket.destroyed) return
  held.socket.ref()
  const closed = new Promise(resolve => held.socket.once('close', resolve))
  held.socket.write('leave\n')
  await closed
}

async function connectOrStart(paths: EmbeddedPaths, durable: boolean): Promise<Socket> {
  const started = Date.now()
  let lockHeldSince: number | undefined
  let keeper: ChildProcess | undefined
  while (Date.now() - started < START_WITHIN_MS) {
    const socket = await connectToKeeper(paths, durable)
    if (socket) return socket
    if (keeper?.exitCode === LOCK_IS_HELD) {
      lockHeldSince ??= Date.now()
      if (Date.now() - lockHeldSince > ORPHAN_AFTER_MS) stopOrphan(paths)
      keeper = undefined
    } else if (keeper?.exitCode === 0) {
      // It stopped between its last user's leaving and our coming.
      keeper = undefined
    } else if (keeper && keeper.exitCode !== null) {
      throw new CommandMistake(lastLine(readFileSync(paths.keeperLog, 'utf8')))
    }
    keeper ??= await startKeeper(paths, durable)
    await wait(25)
  }
  throw new CommandMistake(
    `The database in ${paths.data} did not answer in time: see ${paths.serverLog}`,
  )
}

async function startKeeper(paths: EmbeddedPaths, durable: boolean): Promise<ChildProcess> {
  const log = openSync(paths.keeperLog, 'a', 0o600)
  giveToDataOwner(paths, paths.keeperLog)
  const keeper = spawn(
    'flock',
    [
      ...['--nonblock', '--conflict-exit-code', `${LOCK_IS_HELD}`, paths.lock],
      ...[process.execPath, '--disable-warning=ExperimentalWarning', KEEPER],
      ...[paths.data, durable ? 'durable' : 'disposable'],
    ],
    { cwd: '/', detached: true, stdio: ['ignore', log, log] },
  )
  closeSync(log)
  keeper.unref()
  await new Promise((resolve, reject) => {
    keeper.once('spawn', resolve)
    keeper.once('error', () =>
      reject(
        new CommandMistake(
          'The built-in database needs flock and setpriv (Debian package util-linux).',
        ),
      ),
    )
  })
  return keeper
}

/** Connects and waits for the word that the server is ready. Undefined where there is no keeper. */
function connectToKeeper(paths: EmbeddedPaths, durable: boolean): Promise<Socket | undefined> {
  if (!socketFolderIsOurs(paths)) return Promise.resolve(undefined)
  return new Promise((resolve, reject) => {
    const socket = createConnection(paths.control)
    let answer = ''
    const gone = () => resolve(undefined)
    socket.once('error', error => {
      if ('code' in error && error.code === 'EACCES') {
        reject(new CommandMistake(`The database in ${paths.data} is run by another user.`))
      } else gone()
    })
    socket.once('close', gone)
    socket.setEncoding('utf8').on('data', (part: string) => {
      answer += part
      if (!answer.endsWith('\n')) return
      socket
        .removeAllListeners()
        .on('error', () => socket.destroy())
        .resume()
      const told: KeeperAnswer = JSON.parse(answer)
      const refusal = refuse(told, durable)
      if (!refusal) return resolve(socket)
      socket.destroy()
      reject(new CommandMistake(refusal))
    })
  })
}

function refuse(told: KeeperAnswer, durable: boolean): string | undefined {
  if (told.state === 'failed') return told.message
  if (durable && !told.durable) return 'The database runs without safety against power cuts.'
  return undefined
}

/**
 * A server whose keeper was killed is told by the kernel to end. Where that did not happen it is
 * found by the folder it works in, and asked to stop without losing anything committed.
 */
function stopOrphan(paths: EmbeddedPaths) {
  try {
    const pid = Number(readFileSync(join(paths.cluster, 'postmaster.pid'), 'utf8').split('\n')[0])
    if (readlinkSync(`/proc/${pid}/cwd`) !== paths.cluster) return
    if (dirname(readlinkSync(`/proc/${pid}/exe`)).endsWith('/bin')) process.kill(pid, 'SIGINT')
  } catch {
    // Gone meanwhile, or not ours to stop: the wait for the lock goes on and ends with a message.
  }
}
