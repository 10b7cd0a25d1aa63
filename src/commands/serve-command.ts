import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { makeApp } from '../app.ts'
import { type Config, readConfig } from '../config.ts'
import { describeSignIns, isDemonstration, loadDemonstration } from '../demonstration/index.ts'
import { jobs } from '../jobs.ts'
import type { CommandIo } from '../platform/command.ts'
import { connect, type Db } from '../platform/db/connect.ts'
import { type OpenDatabase, withDatabase } from '../platform/db/database.ts'
import { folderStore } from '../platform/files.ts'
import { startWorker } from '../platform/jobs/start-worker.ts'
import { CommandMistake } from '../platform/refusal.ts'
import type { App } from '../platform/web/app.ts'
import { serviceSecret } from './service-secret.ts'

const LET_REQUESTS_FINISH_MS = 10_000
// An earlier run that was killed may need a moment to let go of the port.
const WAIT_FOR_PORT_MS = 3_000

/** `throughline serve`: serves until told to stop (SIGINT or SIGTERM), then lets requests finish. */
export async function serveCommand(args: string[], io: CommandIo): Promise<number> {
  parseArgs({ args, options: {} })
  const config = readConfig(process.env)
  return await withDatabase(config, async database => {
    const db = connect(database.app)
    // Jobs act for the users who started them, which only the owner may say.
    const owner = connect({ ...database.owner, max: 3 })
    try {
      await serve(config, { database, db, owner }, io)
      return 0
    } finally {
      await Promise.all([db.destroy(), owner.destroy()])
    }
  })
}

type Connections = { database: OpenDatabase; db: Db; owner: Db }

async function serve(config: Config, { database, db, owner }: Connections, io: CommandIo) {
  const clock = () => new Date()
  const files = folderStore(join(config.dataFolder, 'files'))
  if (config.demonstration) await loadDemonstration(owner, files)
  const { server } = await makeApp({
    db,
    files,
    clock,
    secure: config.publicUrl.startsWith('https:'),
    log: config.logLevel !== 'silent',
    metricsToken: config.metricsToken,
    publicUrl: config.publicUrl,
    secret: serviceSecret(config),
  })
  const worker = await startWorker({
    owner: database.owner,
    parts: { owner, files, clock },
    jobs,
    onError: error => server.log.error({ err: error }, 'a job failed'),
  })
  try {
    const address = await listen(server, config)
    io.out(`Throughline is at ${address}\n`)
    if (await isDemonstration(owner)) io.out(describeSignIns())
    await toldToStop()
    // Whoever asks twice, or asks a server that cannot finish, is not kept waiting.
    process.once('SIGINT', () => process.exit(130))
    setTimeout(() => process.exit(1), LET_REQUESTS_FINISH_MS).unref()
  } finally {
    await worker.stop()
    await server.close()
  }
}

/** Listens, and says at which address people find it. */
async function listen(server: App['server'], { host, port, publicUrl }: Config): Promise<string> {
  for (let waited = 0; ; waited += 250) {
    try {
      const address = await server.listen({ host, port })
      return port === 0 ? address : publicUrl
    } catch (error) {
      const mistake = explainListening(error, host, port)
      if (!mistake) throw error
      if (mistake.final || waited >= WAIT_FOR_PORT_MS) throw new CommandMistake(mistake.message)
      await wait(250)
    }
  }
}

function explainListening(error: unknown, host: string, port: number) {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  const reasons = new Map([
    ['EADDRINUSE', { final: false, message: `Port ${port} is in use: set PORT to another.` }],
    ['EACCES', { final: true, message: `Port ${port} may not be used by this user: set PORT.` }],
    ['EADDRNOTAVAIL', { final: true, message: `HOST ${host} is not an address of this machine.` }],
    ['ENOTFOUND', { final: true, message: `HOST ${host} is not known.` }],
  ])
  return typeof code === 'string' ? reasons.get(code) : undefined
}

/** Resolves at SIGINT or SIGTERM, or when the npm that started us is gone without a word. */
async function toldToStop(): Promise<void> {
  const parent = process.ppid
  await new Promise<void>(resolve => {
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
    const watched = setInterval(() => {
      if (process.env.npm_lifecycle_event && process.ppid !== parent) stop()
    }, 500)
    function stop() {
      clearInterval(watched)
      for (const signal of signals) process.removeListener(signal, stop)
      resolve()
    }
    for (const signal of signals) process.on(signal, stop)
  })
}
