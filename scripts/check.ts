// Everything that has to hold before a change is taken: npm run check. Each check runs even when
// one before it failed; the tests come last. `-- --no-tests` leaves them out.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { delimiter } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const nodeFlags = process.execArgv

type Check = { name: string; command: string[]; shown?: boolean }

const checks: Check[] = [
  { name: 'lock file', command: [process.execPath, 'scripts/complete-lock.ts', '--check'] },
  { name: 'format and lint', command: ['biome', 'check', '--error-on-warnings', '.'] },
  { name: 'lint with types', command: ['oxlint', '--type-aware'] },
  { name: 'types', command: ['tsc', '-p', '.'] },
  { name: 'import rules', command: [process.execPath, 'scripts/check-shelves.ts'] },
  { name: 'dead code', command: ['knip', '--no-progress'] },
  {
    name: 'generated table types',
    command: [process.execPath, 'scripts/generate-types.ts', '--check'],
  },
]
const tests: Check = {
  name: 'tests',
  command: [process.execPath, ...nodeFlags, 'test/run.ts'],
  shown: true,
}

/** Runs a check; what it prints is shown at once, or only where it fails. */
async function run({ name, command, shown }: Check): Promise<boolean> {
  const started = Date.now()
  const [program = '', ...args] = command
  const child = spawn(program, args, {
    cwd: root,
    env: { ...process.env, PATH: `${root}node_modules/.bin${delimiter}${process.env.PATH}` },
    stdio: ['ignore', shown ? 'inherit' : 'pipe', shown ? 'inherit' : 'pipe'],
  })
  const printed: Buffer[] = []
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (part: Buffer) => printed.push(part))
  const [exitCode] = await once(child, 'close')
  const passed = exitCode === 0
  if (!passed) process.stdout.write(Buffer.concat(printed))
  const seconds = ((Date.now() - started) / 1000).toFixed(1)
  console.log(`${passed ? 'passed' : 'FAILED'}: ${name} (${seconds} s)`)
  return passed
}

const failed: string[] = []
for (const check of checks) if (!(await run(check))) failed.push(check.name)
if (!process.argv.includes('--no-tests') && !(await run(tests))) failed.push(tests.name)
if (failed.length > 0) console.log(`Failed: ${failed.join(', ')}`)
process.exitCode = failed.length > 0 ? 1 : 0
