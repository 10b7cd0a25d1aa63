// Runs the tests: all of them, or the files named. Keeps the database server open meanwhile, so
// that no test file waits for it: node test/run.ts [FILE]... [--test-name-pattern=...]
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { globSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { dropAbandonedDatabases, ensureTemplate, openTestServer } from './database.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const typed = process.argv.slice(2)
const flags = typed.filter(argument => argument.startsWith('-'))
const named = typed.filter(argument => !argument.startsWith('-'))

function listTestFiles(): string[] {
  return globSync('{src,test,bench}/**/*.test.{ts,tsx}', { cwd: root }).sort()
}

const files = named.length > 0 ? named : listTestFiles()
const server = await openTestServer()
await dropAbandonedDatabases(server)
await ensureTemplate(server)

const runner = spawn(
  process.execPath,
  [
    ...process.execArgv,
    ...['--test', '--test-reporter=spec', '--test-concurrency=2', ...flags, ...files],
  ],
  { cwd: named.length > 0 ? process.cwd() : root, stdio: 'inherit' },
)
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => runner.kill(signal))
const [exitCode] = await once(runner, 'exit')
await server.release()
process.exitCode = exitCode ?? 1
