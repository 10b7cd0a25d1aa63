// Checks the import rules of .dependency-cruiser.cjs, and that every source file was looked at: the
// checker reads nothing and reports success where it does not understand the compiler's version.
import { spawnSync } from 'node:child_process'
import { globSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import shelves from './shelves.json' with { type: 'json' }

type Cruise = {
  modules: { source: string }[]
  summary: { violations: { from: string; to: string; rule: { name: string } }[] }
}
type Rules = { forbidden: { name: string; comment: string }[] }

const folders = ['src', 'test', 'bench', 'scripts']
const rules: Rules = createRequire(import.meta.url)('../.dependency-cruiser.cjs')

function cruise(): Cruise {
  const present = globSync(folders)
  const cruised = spawnSync(
    'depcruise',
    ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...present],
    { encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 },
  )
  if (cruised.error) throw cruised.error
  if (!cruised.stdout) throw new Error(`depcruise said nothing but: ${cruised.stderr}`)
  return JSON.parse(cruised.stdout)
}

function listProblems({ modules, summary }: Cruise): string[] {
  const looked = new Set(modules.map(module => module.source))
  const missed = globSync(`{${folders.join()}}/**/*.{ts,tsx}`).filter(file => !looked.has(file))
  const known = shelves.flat()
  const contexts = readdirSync('src/contexts').filter(name => !known.includes(name))
  return [
    ...summary.violations.map(
      ({ from, to, rule }) => `${from} -> ${to}\n    ${rule.name}: ${commentOf(rule.name)}`,
    ),
    ...missed.map(file => `${file} was not looked at`),
    ...contexts.map(name => `src/contexts/${name} stands on no shelf of scripts/shelves.json`),
  ]
}

function commentOf(name: string): string {
  return rules.forbidden.find(rule => rule.name === name)?.comment ?? ''
}

const cruised = cruise()
const problems = listProblems(cruised)
for (const problem of problems) console.error(`  ${problem}`)
console.log(`${cruised.modules.length} modules looked at, ${problems.length} problems`)
process.exitCode = problems.length === 0 ? 0 : 1
