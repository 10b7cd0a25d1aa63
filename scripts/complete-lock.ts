// Adds to package-lock.json the packages for other kinds of machine that npm left out, because the
// registry it was run against has none of them: `npm ci` insists on seeing each of them there.
//   sh scripts/with-node.sh scripts/complete-lock.ts [--check]      after every npm install
import { readFileSync, writeFileSync } from 'node:fs'

type Locked = {
  version?: string
  dev?: boolean
  optional?: boolean
  os?: string[]
  cpu?: string[]
  libc?: string[]
  optionalDependencies?: Record<string, string>
}
type Lock = { packages: Record<string, Locked> }

const file = new URL('../package-lock.json', import.meta.url)
const systems = [
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
]
const processors = [
  'arm',
  'arm64',
  'ia32',
  'loong64',
  'mips64el',
  'ppc64',
  'riscv64',
  's390x',
  'x64',
  'wasm32',
]

/** What a package for one kind of machine says of itself, read from its name. */
function describe(name: string, version: string, dev: boolean | undefined): Locked {
  const words = name.split(/[/-]/)
  const os = systems.find(system => words.includes(system))
  const cpu = processors.find(processor => words.includes(processor))
  if (!os || !cpu || !/^\d+\.\d+\.\d+/.test(version))
    throw new Error(
      `${name}@${version} does not say for which machine it is: add it to package-lock.json by hand`,
    )
  const libc = /musl/.test(name) ? 'musl' : /gnu/.test(name) ? 'glibc' : undefined
  return {
    version,
    cpu: [cpu],
    ...(dev ? { dev } : {}),
    ...(libc ? { libc: [libc] } : {}),
    optional: true,
    os: [os],
  }
}

function listMissing({ packages }: Lock): Record<string, Locked> {
  const missing: Record<string, Locked> = {}
  for (const [path, { optionalDependencies = {}, dev }] of Object.entries(packages))
    for (const [name, version] of Object.entries(optionalDependencies))
      if (!packages[`node_modules/${name}`] && !packages[`${path}/node_modules/${name}`])
        missing[`node_modules/${name}`] = describe(name, version, dev)
  return missing
}

const lock: Lock = JSON.parse(readFileSync(file, 'utf8'))
const missing = listMissing(lock)
const count = Object.keys(missing).length
if (!process.argv.includes('--check')) {
  const all = Object.entries({ ...lock.packages, ...missing })
  const packages = Object.fromEntries(all.sort(([a], [b]) => a.localeCompare(b, 'en')))
  if (count > 0) writeFileSync(file, `${JSON.stringify({ ...lock, packages }, null, 2)}\n`)
  console.log(`${count} packages added to package-lock.json`)
} else if (count > 0) {
  console.error(`package-lock.json lacks ${count} packages for other machines: npm run lock`)
  process.exitCode = 1
}
