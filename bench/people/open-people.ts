import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { readConfig } from '../../src/config.ts'
import { loadDemonstration, loadStreets } from '../../src/demonstration/index.ts'
import { type Access, tokenHash } from '../../src/platform/db/access.ts'
import { connect, type Db } from '../../src/platform/db/connect.ts'
import { openDatabase } from '../../src/platform/db/database.ts'
import { migrate } from '../../src/platform/db/migrate.ts'
import { folderStore } from '../../src/platform/files.ts'

export const peopleSeed = 1

/**
 * A database with people of the streets: that of a data folder that `throughline demo --people` filled with seed 1, or
 * one made for the purpose and removed afterwards.
 */
export async function openPeople({ data, people }: { data: string | undefined; people: number }) {
  const folder = data ?? mkdtempSync(join(tmpdir(), 'throughline-bench-'))
  const environment = { ...process.env, THROUGHLINE_DATA: folder, THROUGHLINE_DEMO: 'no' }
  const database = await openDatabase(readConfig(environment))
  const owner = connect({ ...database.owner, max: 2 })
  if (!data) {
    await migrate(database.owner)
    await loadDemonstration(owner, folderStore(join(folder, 'files')))
    await loadStreets(database.owner, { people, seed: peopleSeed })
  }
  return {
    database,
    owner,
    folder,
    environment,
    close: async () => {
      await owner.destroy()
      await database.close()
      if (!data) rmSync(folder, { recursive: true, force: true })
    },
  }
}

export type OpenPeople = Awaited<ReturnType<typeof openPeople>>

/** A session of a user, without the sign-in page, and what the user does in it. */
export async function sessionOf(owner: Db, email: string, purpose: string) {
  const session = randomBytes(32).toString('base64url')
  await sql`insert into partnership.session (token_hash, user_id, expires_at)
    select ${tokenHash(session)}, u.id, now() + interval '8 hours'
    from partnership.user_account u where u.email = ${email}`.execute(owner)
  return { session, purpose } satisfies Access
}
