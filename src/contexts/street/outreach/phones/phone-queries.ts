import { sql } from 'kysely'
import type { Actor } from '../../../../platform/db/access.ts'
import type { ReadDb } from '../../../../platform/db/connect.ts'
import { NotFound } from '../../../../platform/refusal.ts'

export type Phone = {
  id: string
  userId: string
  worker: string
  organisation: string
  device: string
  nightOf: string
  givenAt: Date
  expiresAt: Date
  sendUntil: Date
  heardAt: Date | null
  clockOff: number | null
  revokedAt: Date | null
  revoker: string | null
  revokedBecause: string | null
}

export const phonesOnPage = 50

const columns = sql`p.id, p.user_id, u.name as worker, o.name as organisation, p.device,
  coalesce(s.night_of, street.night_of(p.expires_at - interval '3 hours')) as night_of, p.given_at, p.expires_at, p.send_until,
  h.heard_at, h.clock_off, p.revoked_at, r.name as revoker, p.revoked_because`
const from = sql`street.pack p
  join partnership.user_account u on u.id = p.user_id
  join partnership.organisation o on o.id = p.organisation_id
  -- An administrator of an organisation sees the phones of its staff, and no shifts.
  left join street.shift s on s.id = p.shift_id
  left join street.pack_heard h on h.pack_id = p.id
  left join partnership.user_account r on r.id = p.revoked_by`

/** The phones that were given a night's list, newest first: as far as whoever asks answers for them. */
export async function listPhones(
  db: ReadDb,
  actor: Actor,
  page: number,
): Promise<{ phones: Phone[]; total: number }> {
  const { rows } = await sql<Phone & { total: number }>`
    select ${columns}, count(*) over ()::integer as total from ${from}
    where p.partnership_id = ${actor.partnershipId}::uuid and p.forget_at > now()
    order by p.given_at desc, p.id limit ${phonesOnPage} offset ${(page - 1) * phonesOnPage}`.execute(
    db,
  )
  return { phones: rows, total: rows[0]?.total ?? 0 }
}

/** Throws NotFound. */
export async function getPhone(db: ReadDb, id: string): Promise<Phone> {
  const { rows } = await sql<Phone>`
    select ${columns} from ${from} where p.id = ${id}::uuid`.execute(db)
  const [found] = rows
  if (!found) throw new NotFound()
  return found
}
