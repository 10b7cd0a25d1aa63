import { sql } from 'kysely'
import { tokenHash } from '../../../platform/db/access.ts'
import type { ReadDb } from '../../../platform/db/connect.ts'

/** How far somebody is on their way in, or with showing again that it is them. */
export type SignInState = {
  /** Null while nothing says yet who it is. */
  userId: string | null
  userName: string
  email: string
  partnershipName: string
  ofSession: boolean
  invited: boolean
  firstWay: string | null
  secondWay: string | null
  needsSecond: boolean
  hasPassword: boolean
  hasApp: boolean
  passkeys: { id: string; transports: string[] }[]
  recoveryLeft: number
  /** The provider that was asked last. */
  providerId: string | null
  providerName: string | null
  /** Those of the person's organisation. */
  providers: { id: string; name: string }[]
  goingTo: string
}

/** Undefined where nobody is on their way in with that cookie: never begun, too long ago, or too many wrong codes. */
export async function findSignIn(
  db: ReadDb,
  token: string | undefined,
): Promise<SignInState | undefined> {
  if (!token) return undefined
  const { rows } = await sql<SignInState>`
    select * from partnership.sign_in_state(${tokenHash(token)})`.execute(db)
  return rows[0]
}
