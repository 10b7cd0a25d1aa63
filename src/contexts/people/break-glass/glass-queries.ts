import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../../platform/db/access.ts'
import type { ReadDb } from '../../../platform/db/connect.ts'
import { NotFound } from '../../../platform/refusal.ts'
import type { Category } from '../categories.ts'

/** A broken glass, as far as whoever asks is told of it. */
export type ShownGlass = {
  id: string
  /** Null for a data guardian who does not see the person. */
  personId: string | null
  personName: string | null
  userId: string
  user: string
  organisation: string
  reason: string
  categories: Category[]
  namedBy: 'reference' | 'name' | 'page'
  brokenAt: Date
  untilAt: Date
  isOpen: boolean
  reviewedAt: Date | null
  reviewedByName: string | null
  finding: 'justified' | 'not-justified' | null
  reviewWords: string | null
}

async function readGlasses(
  db: ReadDb,
  only: RawBuilder<unknown>,
  { offset, most } = { offset: 0, most: 50 },
): Promise<ShownGlass[]> {
  const { rows } = await sql<ShownGlass>`
    select g.id, r.person_id, g.user_id, u.name as user, o.name as organisation, g.reason, g.categories, g.named_by,
      g.broken_at, g.until_at, g.until_at > now() as is_open, g.reviewed_at, v.name as reviewed_by_name, g.finding,
      g.review_words,
      (select trim(n.given || ' ' || n.family) from people.name n join people.record x on x.id = n.record_id
       where x.person_id = r.person_id and n.ended_at is null
       order by array_position(array['known-as', 'street', 'legal', 'previous'], n.kind), n.recorded_at desc limit 1) as person_name
    from people.glass g
    join partnership.user_account u on u.id = g.user_id
    join partnership.organisation o on o.id = g.organisation_id
    left join partnership.user_account v on v.id = g.reviewed_by
    left join people.record r on r.id = g.record_id
    where ${only}
    order by g.reviewed_at is not null, g.broken_at desc, g.id
    limit ${most} offset ${offset}`.execute(db)
  return rows
}

/** Every broken glass that whoever asks is told of: their own, those before people of their organisation, all for the guardian. */
export function listGlasses(
  db: ReadDb,
  stretch: { offset: number; most: number },
): Promise<ShownGlass[]> {
  return readGlasses(db, sql`true`, stretch)
}

/** Throws NotFound. */
export async function getGlass(db: ReadDb, id: string): Promise<ShownGlass> {
  const [glass] = await readGlasses(db, sql`g.id = ${id}::uuid`)
  if (!glass) throw new NotFound()
  return glass
}

/** Those before one person, newest first. */
export function listGlassesOf(db: ReadDb, recordIds: readonly string[]): Promise<ShownGlass[]> {
  return readGlasses(db, sql`g.record_id = any (${[...recordIds]}::uuid[])`)
}

/** How many were broken before people of the actor's organisation, or at all for the guardian, and wait for a review. */
export async function countOpenGlasses(db: ReadDb, actor: Actor): Promise<number> {
  const { rows } = await sql<{ glasses: number }>`
    select count(*) as glasses from people.glass
    where reviewed_at is null and user_id <> ${actor.userId}::uuid`.execute(db)
  return rows[0]?.glasses ?? 0
}

/** How many there are that whoever asks is told of. */
export async function countGlasses(db: ReadDb): Promise<number> {
  const { rows } = await sql<{
    glasses: number
  }>`select count(*) as glasses from people.glass`.execute(db)
  return rows[0]?.glasses ?? 0
}
