import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeApp } from '../src/app.ts'
import { jobs } from '../src/jobs.ts'
import { connect } from '../src/platform/db/connect.ts'
import { folderStore } from '../src/platform/files.ts'
import { runWaitingJobs } from '../src/platform/jobs/run-waiting-jobs.ts'
import { aBrowser } from './browser.ts'
import { aPartnership, aUser, type TestUser } from './builders/partnership.ts'
import { openTestDatabase } from './database.ts'
import { signInThrough } from './sign-in-through.ts'

/**
 * The real app on a database of its own, with one partnership and one user of each role. `owner` is above the rules
 * that requests obey: for preparing and for looking, never for what is under test. Call `close` in `after`.
 */
export async function startApp(options: { today?: string } = {}) {
  const database = await openTestDatabase()
  const owner = connect({ ...database.owner, max: 3 })
  const db = connect({ ...database.app, max: 6 })
  const folder = mkdtempSync(join(tmpdir(), 'throughline-test-'))
  const clock = () => (options.today ? new Date(`${options.today}T12:00:00Z`) : new Date())
  const files = folderStore(folder)
  const app = await makeApp({ db, files, clock, secure: false, log: false })
  const partnership = await aPartnership(owner)
  const users = {
    administrator: await aUser(owner, partnership, ['administrator']),
    lead: await aUser(owner, partnership, ['strategy-lead']),
    contributor: await aUser(owner, partnership, ['contributor']),
    reader: await aUser(owner, partnership, ['reader']),
  }
  return {
    app,
    db,
    owner,
    partnership,
    users,
    files,
    filesFolder: folder,
    database,
    /** Runs every job that waits, as a worker would, and says how many there were. */
    runJobs: () => runWaitingJobs(database.owner, { owner, files, clock }, jobs),
    /** A browser that has not signed in. */
    visitor: () => aBrowser(app),
    /** A browser in which somebody has signed in through the page. */
    signIn: async (user: TestUser) => {
      const browser = aBrowser(app)
      await signInThrough(browser, owner, user)
      return browser
    },
    close: async () => {
      await app.server.close()
      await db.destroy()
      await owner.destroy()
      await database.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export type TestApp = Awaited<ReturnType<typeof startApp>>
