import { sql } from 'kysely'
import type { Db, ReadDb, Tx } from '../../../platform/db/connect.ts'
import { newId } from '../../../platform/ids.ts'
import { newOneTimeCode, oneTimeCodeHash } from '../one-time-code.ts'

/** A one-time code, to be shown this once, and until when it is good. */
export type Invitation = { code: string; expiresAt: Date }

const hours = 7 * 24

/**
 * Makes a one-time code with which somebody chooses how they sign in; an earlier one is worth nothing any more. Nobody
 * but they learns their password (OWASP ASVS 5.0, 6.4.6). `afresh` also removes the second factors that they lost. The
 * database refuses whoever may not invite them, and records it.
 */
export async function invite(tx: Tx, userId: string, afresh: boolean): Promise<Invitation> {
  const code = newOneTimeCode(4)
  const { rows } = await sql<{ expiresAt: Date }>`
    select partnership.invite(${userId}::uuid, ${newId()}::uuid, ${oneTimeCodeHash(code)}, ${hours}, ${afresh}) as expires_at`.execute(
    tx,
  )
  return { code, expiresAt: rows[0]?.expiresAt ?? new Date() }
}

/** How somebody signs in, for whoever may invite them; undefined for everybody else. */
export type WaysIn = {
  password: boolean
  app: boolean
  passkeys: number
  providers: string[]
  signedInAt: Date | null
  invitedUntil: Date | null
}

export async function findWaysIn(db: ReadDb, userId: string): Promise<WaysIn | undefined> {
  const { rows } = await sql<WaysIn>`
    select w.*, (select max(expires_at) from partnership.open_invitation_of(${userId}::uuid)) as invited_until
    from partnership.ways_in(${userId}::uuid) w`.execute(db)
  return rows[0]
}

/**
 * A one-time code made on the server, for the first administrator and for the day on which nobody is left who could make
 * one. `owner` is a connection of the owner. Undefined where nobody with that address may enter.
 */
export async function inviteFromServer(
  owner: Db,
  email: string,
  afresh: boolean,
): Promise<Invitation | undefined> {
  const code = newOneTimeCode(4)
  return await owner.transaction().execute(async tx => {
    const { rows } = await sql<{ userId: string; expiresAt: Date }>`
      insert into partnership.invitation (id, partnership_id, user_id, code_hash, starts_afresh, expires_at)
      select ${newId()}::uuid, u.partnership_id, u.id, ${oneTimeCodeHash(code)}, ${afresh}, now() + make_interval(hours => ${hours})
      from partnership.user_account u where lower(u.email) = lower(${email}) and partnership.may_enter(u.id)
      returning user_id, expires_at`.execute(tx)
    const [made] = rows
    if (!made) return undefined
    await sql`update partnership.invitation set ended_at = now()
      where user_id = ${made.userId}::uuid and ended_at is null and code_hash <> ${oneTimeCodeHash(code)}`.execute(
      tx,
    )
    await sql`select partnership.record_of(${made.userId}::uuid, 'partnership.user.invited',
      ${JSON.stringify({ startsAfresh: afresh, onTheServer: true })}::jsonb)`.execute(tx)
    return { code, expiresAt: made.expiresAt }
  })
}
