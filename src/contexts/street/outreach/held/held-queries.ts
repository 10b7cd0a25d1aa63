import { sql } from 'kysely'
import type { Actor } from '../../../../platform/db/access.ts'
import type { ReadDb } from '../../../../platform/db/connect.ts'
import { NotFound } from '../../../../platform/refusal.ts'
import { listPersonNames, type NamedPerson } from '../../../people/index.ts'
import type { ItemKind, Reason } from '../contract.ts'

export type HeldState =
  | 'waiting'
  | 'handed-over'
  | 'put-right'
  | 'as-it-is'
  | 'set-aside'
  | 'erased'

export type HeldItem = {
  id: string
  itemId: string
  kind: ItemKind
  state: HeldState
  reasons: Reason[]
  words: string
  receivedAt: Date
  sentBy: string
  sender: string
  organisationId: string
  organisation: string
  shiftId: string
  nightOf: string
  version: number
  decidedAt: Date | null
  decider: string | null
}

export const heldOnPage = 30

const columns = sql`h.id, h.item_id, h.kind, h.state, h.reasons, h.words, h.received_at, h.sent_by, u.name as sender,
  h.organisation_id, o.name as organisation, h.shift_id, s.night_of, h.version, h.decided_at, d.name as decider`
const from = sql`street.held_item h
  join partnership.user_account u on u.id = h.sent_by
  join partnership.organisation o on o.id = h.organisation_id
  join street.shift s on s.id = h.shift_id
  left join partnership.user_account d on d.id = h.decided_by`

/** What was handed over first, then what still waits for its worker; longest waiting first. */
export async function listHandedOver(
  db: ReadDb,
  actor: Actor,
  page: number,
): Promise<{ items: HeldItem[]; total: number }> {
  const { rows } = await sql<HeldItem & { total: number }>`
    select ${columns}, count(*) over ()::integer as total from ${from}
    where h.partnership_id = ${actor.partnershipId}::uuid and h.state in ('waiting', 'handed-over')
    order by h.state, h.received_at, h.id limit ${heldOnPage} offset ${(page - 1) * heldOnPage}`.execute(
    db,
  )
  return { items: rows, total: rows[0]?.total ?? 0 }
}

/** What whoever asks sent and could not be taken, as long as nobody decided it. */
export async function listOwnHeld(db: ReadDb, actor: Actor): Promise<HeldItem[]> {
  const { rows } = await sql<HeldItem>`
    select ${columns} from ${from}
    where h.sent_by = ${actor.userId}::uuid and h.state in ('waiting', 'handed-over')
    order by h.received_at desc, h.id limit 100`.execute(db)
  return rows
}

export type ShownHeld = HeldItem & {
  content: Record<string, unknown>
  /** Whom it names, as far as whoever asks sees them. */
  person: NamedPerson | undefined
  site: string | null
  shiftStartsAt: Date
  packId: string
  /** Another item stands under its number: put right, it gets one of its own. */
  hasTwin: boolean
}

/** Throws NotFound for what is not there or not for whoever asks. */
export async function getHeld(db: ReadDb, id: string): Promise<ShownHeld> {
  const { rows } = await sql<Omit<ShownHeld, 'person'> & { aboutRecordId: string | null }>`
    select ${columns}, h.content, h.about_record_id, s.starts_at as shift_starts_at, h.pack_id,
      (select t.name from street.site t where t.id::text = h.content ->> 'siteId') as site,
      exists (select from street.sent_before(h.item_id) b where b.digest <> h.digest) as has_twin
    from ${from} where h.id = ${id}::uuid`.execute(db)
  const [found] = rows
  if (!found) throw new NotFound()
  const { aboutRecordId, ...held } = found
  const people = await listPersonNames(db, aboutRecordId ? [aboutRecordId] : [])
  return { ...held, person: aboutRecordId ? people.get(aboutRecordId) : undefined }
}

/** How many handed-over items wait that whoever asks may not read, by organisation. */
export async function listHeldUnseen(
  db: ReadDb,
): Promise<{ organisation: string; items: number }[]> {
  const { rows } = await sql<{ organisation: string; items: number }>`
    select o.name as organisation, u.items from street.held_unseen() u
    join partnership.organisation o on o.id = u.organisation_id order by 1`.execute(db)
  return rows
}

export type UnseenContact = {
  contactId: string
  nightOf: string
  organisation: string
  personId: string
  keptAt: Date
}

/** For the data guardian: observations of people whom those who made them may not see any more. */
export async function listUnseenContacts(db: ReadDb): Promise<UnseenContact[]> {
  const { rows } = await sql<UnseenContact>`
    select contact_id, night_of, organisation, person_id, kept_at from street.unseen_contacts()`.execute(
    db,
  )
  return rows
}

export type SentItem = {
  id: string
  kind: ItemKind
  outcome: 'kept' | 'held'
  notes: Reason[]
  receivedAt: Date
  nightOf: string
  seenAt: Date | null
  recordId: string | null
  description: string | null
  place: string | null
}

export const sentOnPage = 50

/** What whoever asks sent from a phone, newest first: of a contact as much as they may still read. */
export async function listSent(
  db: ReadDb,
  actor: Actor,
  page: number,
): Promise<{ items: SentItem[]; total: number }> {
  const { rows } = await sql<SentItem>`
    select i.id, i.kind, i.outcome, i.notes, i.received_at, s.night_of, c.seen_at, c.record_id, c.description,
      nullif(concat_ws(', ', t.name, nullif(c.place, '')), '') as place
    from street.sent_item i
    join street.pack p on p.id = i.pack_id
    join street.shift s on s.id = p.shift_id
    left join street.contact c on c.id = i.id and i.kind = 'contact' and i.outcome = 'kept'
    left join street.site t on t.id = c.site_id
    where i.user_id = ${actor.userId}::uuid
    order by i.received_at desc, i.id desc limit ${sentOnPage} offset ${(page - 1) * sentOnPage}`.execute(
    db,
  )
  const { rows: counted } = await sql<{ total: number }>`
    select count(*)::integer as total from street.sent_item where user_id = ${actor.userId}::uuid`.execute(
    db,
  )
  return { items: rows, total: counted[0]?.total ?? 0 }
}
