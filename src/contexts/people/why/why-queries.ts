import { sql } from 'kysely'
import type { ReadDb } from '../../../platform/db/connect.ts'
import type { Category } from '../categories.ts'
import { listCategories, type ShownCategory } from './category-queries.ts'

/** Why somebody reads one kind of information in the record of one organisation. */
export type Ground = {
  heldBy: string
  category: Category
  ground: 'own' | 'agreement' | 'duty' | 'glass'
  /** Of the clause; null for their own organisation's record and for broken glass. */
  agreementId: string | null
  agreement: string | null
  purpose: string | null
  lawfulBasis: string | null
  needsInvolvement: boolean
  needsConsent: boolean
  /** Until when broken glass lets them. */
  glassUntil: Date | null
}

/** What would have to be otherwise. */
export type Missing = {
  heldBy: string
  category: Category
  missing:
    | 'account'
    | 'role'
    | 'barred'
    | 'restricted'
    | 'permission'
    | 'agreement'
    | 'objection'
    | 'withheld'
    | 'involvement'
    | 'consent'
  agreementId: string | null
  agreement: string | null
}

/** The grounds by which the database itself decides, for every record of a person that whoever asks sees. */
export async function listGrounds(db: ReadDb, userId: string, personId: string): Promise<Ground[]> {
  const { rows } = await sql<Ground>`
    select w.held_by, w.category, w.ground, a.id as agreement_id, a.title as agreement, c.purpose, c.lawful_basis,
      coalesce(c.needs_involvement and w.ground = 'agreement', false) as needs_involvement,
      coalesce(c.needs_consent and w.ground = 'agreement', false) as needs_consent, g.until_at as glass_until
    from people.why(${userId}::uuid, ${personId}::uuid) w
    left join partnership.agreement_clause c on c.id = w.because and w.ground in ('agreement', 'duty')
    left join partnership.agreement a on a.id = c.agreement_id
    left join people.glass g on g.id = w.because and w.ground = 'glass'
    order by array_position(array['own', 'agreement', 'duty', 'glass'], w.ground), a.title, c.id`.execute(
    db,
  )
  return rows
}

/** What is missing where there is no ground, from the same place. */
export async function listMissing(
  db: ReadDb,
  userId: string,
  personId: string,
): Promise<Missing[]> {
  const { rows } = await sql<Missing>`
    select w.held_by, w.category, w.missing, a.id as agreement_id, a.title as agreement
    from people.why_not(${userId}::uuid, ${personId}::uuid) w
    left join partnership.agreement_clause c on c.id = w.clause_id
    left join partnership.agreement a on a.id = c.agreement_id
    order by w.missing, a.title, c.id`.execute(db)
  return rows
}

/** The kinds of information that a user does not read in some record of a person. */
export async function listHiddenCategories(
  db: ReadDb,
  userId: string,
  personId: string,
): Promise<ShownCategory[]> {
  const missing = await listMissing(db, userId, personId)
  const categories = await listCategories(db)
  return categories.filter(one => missing.some(other => other.category === one.code))
}

export type AskedUser = { id: string; name: string; organisationId: string; organisation: string }

/** Whom a page explains: somebody of the same partnership, or undefined. */
export async function findAskedUser(db: ReadDb, id: string): Promise<AskedUser | undefined> {
  return await db
    .selectFrom('partnership.userAccount as u')
    .innerJoin('partnership.organisation as o', 'o.id', 'u.organisationId')
    .select(['u.id', 'u.name', 'u.organisationId', 'o.name as organisation'])
    .where('u.id', '=', id)
    .executeTakeFirst()
}
