// `npm run bench`: every measurement, one after the other, with the options of each left as they are.
import { spawnSync } from 'node:child_process'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'

const people = ['people/search.ts', 'people/create.ts', 'people/person-page.ts']
const street = ['street/indicators.ts', 'street/sync.ts', 'street/first-paint.ts']
const benches = [
  ...['plan-page.ts', 'read-document.ts', 'publish.ts', 'reading-accuracy.ts'],
  ...people,
  ...street,
]

console.log(`${cpus().length} × ${cpus()[0]?.model.trim()}, Node ${process.versions.node}`)
for (const bench of benches) {
  console.log(`\n${bench}`)
  const script = fileURLToPath(new URL(bench, import.meta.url))
  const { status } = spawnSync(process.execPath, [...process.execArgv, script], {
    stdio: 'inherit',
  })
  if (status !== 0) process.exitCode = 1
}
