import { spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { userInfo } from 'node:os'
import { dirname, join } from 'node:path'
import { CommandMistake } from '../../refusal.ts'
import type { EmbeddedBinaries } from './embedded-binaries.ts'
import type { EmbeddedPaths } from './embedded-paths.ts'

/** Whom the server's files belong to and how its programs are started as that user. */
export type EmbeddedUser = {
  /** The user who must own the server's files, where that is not ourselves. */
  owner: { uid: number; gid: number } | undefined
  /** Operating system users who may connect: the server asks the kernel who is calling. */
  mayConnect: string[]
  /** What stands before a program to start it as that user. */
  prefix: string[]
}

/** Ends the server (fast: no new work, open transactions rolled back) when its keeper ends, however it ends. */
const END_WITH_PARENT = ['--pdeathsig', 'INT']

/**
 * Chooses the user that the server runs as. PostgreSQL refuses to run as root, so root lends it the
 * owner of the data, or `nobody` for a new folder.
 */
export function chooseEmbeddedUser(paths: EmbeddedPaths, binaries: EmbeddedBinaries): EmbeddedUser {
  if (process.getuid?.() !== 0) {
    return {
      owner: undefined,
      mayConnect: ['root', userInfo().username],
      prefix: ['setpriv', ...END_WITH_PARENT, '--'],
    }
  }
  const owner = chooseOwner(paths)
  const mayConnect = ['root', ...(owner.isNobody ? [] : [owner.name])]
  return { owner, mayConnect, prefix: prefixAsRoot(owner, paths, binaries) }
}

type Account = { name: string; uid: number; gid: number; isNobody: boolean }

function chooseOwner(paths: EmbeddedPaths): Account {
  const accounts = listAccounts()
  const uids = [paths.cluster, paths.data].map(
    path => statSync(path, { throwIfNoEntry: false })?.uid ?? 0,
  )
  const uid = uids.find(uid => uid !== 0)
  const found = accounts.find(account =>
    uid === undefined ? account.isNobody : account.uid === uid,
  )
  if (found) return found
  throw new CommandMistake(
    uid === undefined
      ? 'The built-in database cannot run as root and there is no user nobody: start as another user.'
      : `The built-in database belongs to user ${uid}, who is not in /etc/passwd.`,
  )
}

function listAccounts(): Account[] {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map(line => line.split(':'))
    .map(([name = '', , uid, gid]) => ({
      name,
      uid: Number(uid),
      gid: Number(gid),
      isNobody: name === 'nobody',
    }))
}

/**
 * Plain change of user where that user can reach the programs and the data. Where a folder above
 * is closed to others (a project in /root), the server also keeps root's right to pass by.
 */
function prefixAsRoot(owner: Account, paths: EmbeddedPaths, binaries: EmbeddedBinaries): string[] {
  const change = ['--reuid', `${owner.uid}`, '--regid', `${owner.gid}`, '--clear-groups']
  // access(2) ignores the capabilities of anybody but root unless the last flag is set.
  const pass = [
    ...['--inh-caps', '+dac_override', '--ambient-caps', '+dac_override'],
    ...['--securebits', '+no_setuid_fixup'],
  ]
  const plain = ['setpriv', ...END_WITH_PARENT, ...change, '--']
  if (reaches(plain, paths, binaries)) return plain
  const passing = ['setpriv', ...END_WITH_PARENT, ...change, ...pass, '--']
  if (reaches(passing, paths, binaries)) return passing
  throw new CommandMistake(
    `User ${owner.name} cannot reach ${dirname(binaries.postgres)} or ${paths.data}: start as another user than root.`,
  )
}

function reaches(prefix: string[], paths: EmbeddedPaths, binaries: EmbeddedBinaries): boolean {
  const shared = join(dirname(binaries.postgres), '../share/postgresql/postgres.bki')
  const check = '"$1" --version && test -r "$2" && test -w "$3"'
  const [program = '', ...before] = prefix
  const tried = spawnSync(
    program,
    [...before, 'sh', '-c', check, 'sh', binaries.postgres, shared, paths.serverSocketFolder],
    { stdio: 'ignore', cwd: '/' },
  )
  return tried.status === 0
}
