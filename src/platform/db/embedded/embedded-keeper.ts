// The process that runs the embedded server for everybody who uses one data folder, started by
// embedded-server.ts under the folder's lock: node embedded-keeper.ts DATA durable|disposable
// Each user holds a connection to it, which the kernel closes when that process ends, however it
// ends. With the last connection the server stops and so does the keeper.

import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  truncateSync,
} from 'node:fs'
import { createServer, type Server, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { CommandMistake } from '../../refusal.ts'
import { type EmbeddedBinaries, findEmbeddedBinaries } from './embedded-binaries.ts'
import { ensureCluster, makePrivateFolder, serverIsReady, startServer } from './embedded-cluster.ts'
import {
  type EmbeddedPaths,
  embeddedPaths,
  giveToDataOwner,
  socketFolderIsOurs,
} from './embedded-paths.ts'
import { chooseEmbeddedUser, type EmbeddedUser } from './embedded-user.ts'

/** What a keeper answers to a process that has connected, as one line of JSON. */
export type KeeperAnswer =
  | { state: 'ready'; host: string; durable: boolean }
  | { state: 'failed'; message: string }

type Keeper = {
  paths: EmbeddedPaths
  durable: boolean
  control: Server
  users: Set<Socket>
  answer: KeeperAnswer | undefined
  server: ChildProcess | undefined
  stopping: boolean
}

const LARGEST_LOG = 10 * 1024 * 1024
// A starter killed before it could connect must not leave the keeper waiting.
const FIRST_USER_WITHIN_MS = 5_000
const START_WITHIN_MS = 60_000
const STOP_WITHIN_MS = 15_000

function keep(dataFolder: string, durable: boolean) {
  const paths = embeddedPaths(dataFolder)
  const control = createServer()
  const keeper: Keeper = {
    ...{ paths, durable, control, users: new Set() },
    ...{ answer: undefined, server: undefined, stopping: false },
  }
  control.on('connection', socket => welcome(keeper, socket))
  listen(keeper)
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    process.on(signal, () => void stop(keeper, 0))
  }
  setTimeout(() => stopWhenUnused(keeper), FIRST_USER_WITHIN_MS)
  start(keeper).catch((error: unknown) => fail(keeper, error))
}

function listen({ paths, control }: Keeper) {
  if (!socketFolderIsOurs(paths)) {
    makePrivateFolder(paths.sockets, { owner: undefined })
    giveToDataOwner(paths, paths.sockets)
  }
  // Lent by root to the server's user, who passes through to a folder of its own inside.
  if (process.getuid?.() === 0) chmodSync(paths.sockets, 0o711)
  // Left by a keeper that was killed; the lock says that there is no other now.
  rmSync(paths.control, { force: true })
  control.listen(paths.control, () => giveToDataOwner(paths, paths.control))
}

function welcome(keeper: Keeper, socket: Socket) {
  keeper.users.add(socket)
  if (keeper.answer) answer(keeper, socket)
  // Said when a process leaves in order: it is let go once the server has stopped or others need it.
  socket.on('data', () => leave(keeper, socket))
  socket.on('error', () => socket.destroy())
  socket.on('close', () => {
    keeper.users.delete(socket)
    stopWhenUnused(keeper)
  })
}

function answer(keeper: Keeper, socket: Socket) {
  socket.write(`${JSON.stringify(keeper.answer)}\n`)
}

function leave(keeper: Keeper, socket: Socket) {
  keeper.users.delete(socket)
  if (keeper.users.size > 0) socket.end()
  else void stop(keeper, 0)
}

function stopWhenUnused(keeper: Keeper) {
  if (keeper.users.size === 0) void stop(keeper, 0)
}

async function start(keeper: Keeper) {
  const { paths } = keeper
  const binaries = findEmbeddedBinaries()
  // The lock says that no server runs here: what one left behind names processes long gone.
  rmSync(paths.serverSocketFolder, { recursive: true, force: true })
  rmSync(`${paths.cluster}/postmaster.pid`, { force: true })
  makePrivateFolder(paths.serverSocketFolder, { owner: undefined })
  const user = chooseEmbeddedUser(paths, binaries)
  makePrivateFolder(paths.serverSocketFolder, user)
  try {
    await startOnce(keeper, binaries, user)
  } catch (error) {
    if (keeper.durable || keeper.stopping) throw error
    // What need not outlive a power cut is not mended after one but made again.
    rmSync(paths.cluster, { recursive: true, force: true })
    await startOnce(keeper, binaries, user)
  }
  keeper.answer = { state: 'ready', host: paths.serverSocketFolder, durable: keeper.durable }
  for (const socket of keeper.users) answer(keeper, socket)
}

async function startOnce(keeper: Keeper, binaries: EmbeddedBinaries, user: EmbeddedUser) {
  const { paths, durable } = keeper
  await ensureCluster(paths, binaries, user, durable)
  if (keeper.stopping) return
  const logFd = openLog(paths)
  const logStart = statSync(paths.serverLog).size
  const server = startServer(paths, binaries, user, { durable, logFd, lockFd: findLockFd(paths) })
  keeper.server = server
  let ended = false
  server.once('error', () => {
    ended = true
  })
  server.once('exit', () => {
    ended = true
    if (keeper.answer && !keeper.stopping) void stop(keeper, 1)
  })
  for (let waited = 0; !serverIsReady(paths, server.pid); waited += 20) {
    if (ended || waited > START_WITHIN_MS)
      throw new CommandMistake(sayWhyNotStarted(paths, logStart))
    await wait(20)
  }
}

function sayWhyNotStarted(paths: EmbeddedPaths, logStart: number): string {
  const log = readFileSync(paths.serverLog).subarray(logStart).toString()
  const reason = /(?:FATAL|PANIC|error): +(.*)/.exec(log)?.[1] ?? 'no reason was given'
  return `The database did not start: ${reason} (all of it is in ${paths.serverLog})`
}

function openLog(paths: EmbeddedPaths): number {
  const fd = openSync(paths.serverLog, 'a', 0o600)
  giveToDataOwner(paths, paths.serverLog)
  if (statSync(paths.serverLog).size > LARGEST_LOG) truncateSync(paths.serverLog)
  return fd
}

/** The open lock that this process was started with, to be held by the server as well. */
function findLockFd(paths: EmbeddedPaths): number {
  const lock = readdirSync('/proc/self/fd').find(fd => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`) === paths.lock
    } catch {
      return false
    }
  })
  if (lock === undefined)
    throw new CommandMistake('The keeper of the database was started without its lock.')
  return Number(lock)
}

function fail(keeper: Keeper, error: unknown) {
  if (keeper.stopping) return
  const message = error instanceof Error ? error.message : String(error)
  // The log's last line is what a starter shows that could not connect.
  console.error(message)
  keeper.answer = { state: 'failed', message }
  for (const socket of keeper.users) answer(keeper, socket)
  void stop(keeper, 1)
}

/** Ends the server without losing anything committed, then lets everybody go and ends. */
async function stop(keeper: Keeper, exitCode: number) {
  if (keeper.stopping) return
  keeper.stopping = true
  // From now on a newcomer finds no keeper, and starts one that waits for the lock.
  rmSync(keeper.paths.control, { force: true })
  const { server } = keeper
  if (server && server.exitCode === null && server.signalCode === null && server.pid) {
    const ended = once(server, 'exit')
    server.kill('SIGINT')
    const impatient = setTimeout(() => server.kill('SIGQUIT'), STOP_WITHIN_MS)
    await ended
    clearTimeout(impatient)
  }
  process.exit(exitCode)
}

const [dataFolder, kind] = process.argv.slice(2)
if (!dataFolder || !(kind === 'durable' || kind === 'disposable')) {
  throw new CommandMistake('embedded-keeper.ts is started by embedded-server.ts')
}
keep(dataFolder, kind === 'durable')
