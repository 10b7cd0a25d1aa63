// Serves, and starts again whenever a source file changes: npm run dev. Holds the database open
// meanwhile, so that starting again does not wait for it.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { watch } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readConfig } from '../src/config.ts'
import { openDatabase } from '../src/platform/db/database.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
// Editors write a file in several steps.
const SETTLE_MS = 60

const database = await openDatabase(readConfig(process.env))
let server: ChildProcess = serve()
let settling: NodeJS.Timeout | undefined
let restarting = false

function serve(): ChildProcess {
  return spawn(
    process.execPath,
    [...process.execArgv, join(root, 'src/cli.ts'), 'serve', ...process.argv.slice(2)],
    { stdio: 'inherit', env: { NODE_ENV: 'development', ...process.env } },
  )
}

async function restart() {
  if (restarting) return
  restarting = true
  await end(server)
  server = serve()
  restarting = false
}

async function end(child: ChildProcess) {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  // Does not wait for browsers that keep a connection open.
  const impatient = setTimeout(() => child.kill('SIGKILL'), 1000)
  await ended
  clearTimeout(impatient)
}

async function stop() {
  await end(server)
  await database.close()
  process.exit(0)
}

for (const folder of ['src', 'database']) {
  watch(join(root, folder), { recursive: true }, () => {
    clearTimeout(settling)
    settling = setTimeout(() => void restart(), SETTLE_MS)
  })
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop())
