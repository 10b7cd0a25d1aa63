// Ends with 0 when node_modules holds what package-lock.json asks for, else with 1.
// npm keeps what it installed in node_modules/.package-lock.json; packages for other machines are
// missing there by right.
import { readFileSync } from 'node:fs'

type Locked = {
  version?: string
  integrity?: string
  optional?: boolean
  dev?: boolean
  devOptional?: boolean
  peer?: boolean
}

function readLock(path: string): Record<string, Locked> {
  const lock = JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'))
  return lock.packages
}

/** True when every package that this machine must have is there in the version asked for. */
function packagesInstalled(): boolean {
  const asked = readLock('../package-lock.json')
  const installed = readLock('../node_modules/.package-lock.json')
  return Object.entries(asked).every(([path, wanted]) => {
    if (path === '') return true
    const found = installed[path]
    if (found) return found.version === wanted.version && found.integrity === wanted.integrity
    const mayBeMissing = process.env.NODE_ENV === 'production' && wanted.dev === true
    return wanted.optional === true || wanted.devOptional === true || mayBeMissing
  })
}

try {
  process.exitCode = packagesInstalled() ? 0 : 1
} catch {
  // No record of an installation, or an unreadable one: install again.
  process.exitCode = 1
}
