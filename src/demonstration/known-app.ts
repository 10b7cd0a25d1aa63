import { sql } from 'kysely'
import { appSecretBytes } from '../contexts/partnership/index.ts'
import type { Db, Tx } from '../platform/db/connect.ts'
import { CommandMistake } from '../platform/refusal.ts'

/** The key of the authenticator app of everybody in the demonstration. It is printed, and stands for no secret. */
export const demonstrationAppKey = 'THISTLELANTERNBRIDGETHISTLELANTE'

/**
 * Gives the printed authenticator app to everybody of the invented partnerships whose roles ask for a second factor, so
 * that they can be looked at as any of them. As the owner; doing it twice changes nothing.
 */
export async function giveKnownApps(tx: Tx): Promise<void> {
  await sql`insert into partnership.authenticator_app (user_id, secret, last_step)
    select u.id, ${appBytes()}, 0 from partnership.user_account u
    where u.email like '%.example' and partnership.needs_second_factor(u.id)
    on conflict do nothing`.execute(tx)
  // One code that nobody knows, so that nobody is asked to keep ten before a first look.
  await sql`insert into partnership.recovery_code (user_id, code_hash)
    select a.user_id, sha256(convert_to(a.user_id::text, 'UTF8')) from partnership.authenticator_app a
    where a.secret = ${appBytes()} on conflict do nothing`.execute(tx)
}

/** The code that the printed authenticator app shows for somebody, and for how many seconds. Throws a CommandMistake. */
export async function demonstrationCode(
  owner: Db,
  email: string,
): Promise<{ code: string; seconds: number }> {
  const { rows } = await sql<{ code: string; seconds: number }>`
    select partnership.app_code(a.secret, floor(extract(epoch from now()) / 30)::bigint, 6) as code,
      (30 - floor(extract(epoch from now()))::bigint % 30)::integer as seconds
    from partnership.authenticator_app a join partnership.user_account u on u.id = a.user_id
    where lower(u.email) = lower(${email}) and a.secret = ${appBytes()}`.execute(owner)
  if (!rows[0])
    throw new CommandMistake(
      `Nobody with the address ${email} signs in with the authenticator app of the demonstration.`,
    )
  return rows[0]
}

function appBytes(): Buffer {
  const bytes = appSecretBytes(demonstrationAppKey)
  if (!bytes) throw new Error('the key of the demonstration is no key')
  return bytes
}
