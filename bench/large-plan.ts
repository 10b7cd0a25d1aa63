import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { readConfig } from '../src/config.ts'
import { loadLarge } from '../src/demonstration/index.ts'
import { connect } from '../src/platform/db/connect.ts'
import { openDatabase } from '../src/platform/db/database.ts'
import { migrate } from '../src/platform/db/migrate.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

/** A database of its own with the large plan, on the built-in server or, with DATABASE_URL, on a real one. */
export async function openLargePlan(actions: number) {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-bench-'))
  const environment = { ...process.env, THROUGHLINE_DATA: folder, THROUGHLINE_DEMO: 'no' }
  const database = await openDatabase(readConfig(environment))
  await migrate(database.owner)
  const owner = connect({ ...database.owner, max: 2 })
  await loadLarge(owner, actions)
  return {
    database,
    owner,
    folder,
    environment,
    close: async () => {
      await owner.destroy()
      await database.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export type LargePlan = Awaited<ReturnType<typeof openLargePlan>>

/** The service in a process of its own, as people run it. */
export async function startServing({ environment }: Pick<LargePlan, 'environment'>) {
  const arguments_ = [...process.execArgv, join(root, 'src/cli.ts'), 'serve']
  const server = spawn(process.execPath, arguments_, {
    env: { ...environment, PORT: '0', LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return { address: await addressOf(server), stop: () => stop(server) }
}

async function addressOf(server: ChildProcess): Promise<string> {
  if (!server.stdout) throw new Error('The server says nothing')
  for await (const line of createInterface(server.stdout)) {
    const address = /https?:\/\/\S+/.exec(line)?.[0]
    if (address) return address
  }
  throw new Error('The server stopped before it listened')
}

async function stop(server: ChildProcess): Promise<void> {
  const ended = once(server, 'exit')
  server.kill('SIGTERM')
  await ended
}
