import { sql } from 'kysely'
import type { PlainDate } from '../../../../platform/dates.ts'
import type { ReadDb } from '../../../../platform/db/connect.ts'
import { NotFound } from '../../../../platform/refusal.ts'
import { listPersonNames } from '../../../people/index.ts'
import type { PeopleShown } from '../../people-shown.ts'

/** One line of the working list, as whoever asks may see it. */
export type ShownRow = {
  id: string
  kind: 'seen' | 'evidence'
  teamId: string | null
  team: string | null
  organisation: string
  atTime: string | null
  place: string
  bedding: 'bedded-down' | 'about-to' | 'no' | null
  sex: string
  age: string
  nationality: string
  nameKey: string
  description: string
  notes: string
  more: Record<string, string>
  sourceAgency: string
  lastSeen: PlainDate | null
  why: string
  recordId: string | null
  decision: 'include' | 'exclude' | null
  reason: string | null
  reasonLabel: string | null
  reasonWords: string
  decidedBy: string | null
  counts: boolean
  version: number
  enteredBy: string
  /** Who is linked, where whoever asks sees them. */
  person: { personId: string; reference: string; name: string } | null
}

export const rowsOnPage = 50

const columns = sql`
  r.id, r.kind, r.team_id, t.name as team, o.name as organisation, r.at_time, r.place, r.bedding, r.sex, r.age, r.nationality,
  r.name_key, r.description, r.notes, r.more, r.source_agency, r.last_seen, r.why, r.record_id, r.decision, r.reason,
  c.label as reason_label, r.reason_words, d.name as decided_by, r.counts, r.version, u.name as entered_by
  from street.snapshot_row r
  join partnership.organisation o on o.id = r.organisation_id
  join partnership.user_account u on u.id = r.entered_by
  left join partnership.user_account d on d.id = r.decided_by
  left join street.snapshot_team t on t.id = r.team_id
  left join street.code c on c.list = 'snapshot-reason' and c.code = r.reason`

/** Lines of one kind in the order in which they were typed; `people` says whom that shows. */
export async function listRows(
  db: ReadDb,
  snapshotId: string,
  kind: 'seen' | 'evidence',
  page: number,
): Promise<{ rows: ShownRow[]; total: number; people: PeopleShown }> {
  const { rows } = await sql<Omit<ShownRow, 'person'>>`
    select ${columns} where r.snapshot_id = ${snapshotId}::uuid and r.kind = ${kind}
    order by r.entered_at, r.id limit ${rowsOnPage} offset ${(page - 1) * rowsOnPage}`.execute(db)
  const { rows: counted } = await sql<{ total: number }>`
    select count(*)::integer as total from street.snapshot_row r
    where r.snapshot_id = ${snapshotId}::uuid and r.kind = ${kind}`.execute(db)
  const named = await nameRows(db, rows)
  return { rows: named, total: counted[0]?.total ?? 0, people: peopleOf(named) }
}

/** Some lines by their ids, in no order; those that whoever asks may not see are left out. */
async function listRowsById(db: ReadDb, ids: readonly string[]): Promise<ShownRow[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<Omit<ShownRow, 'person'>>`
    select ${columns} where r.id = any (${[...ids]}::uuid[])`.execute(db)
  return await nameRows(db, rows)
}

/** Throws NotFound. */
export async function getRow(db: ReadDb, snapshotId: string, id: string): Promise<ShownRow> {
  if (!/^[0-9a-f-]{36}$/i.test(id)) throw new NotFound('no such line')
  const { rows } = await sql<Omit<ShownRow, 'person'>>`
    select ${columns} where r.snapshot_id = ${snapshotId}::uuid and r.id = ${id}::uuid`.execute(db)
  const [row] = await nameRows(db, rows)
  if (!row) throw new NotFound('no such line')
  return row
}

async function nameRows(
  db: ReadDb,
  rows: readonly Omit<ShownRow, 'person'>[],
): Promise<ShownRow[]> {
  const names = await listPersonNames(
    db,
    rows.flatMap(row => row.recordId ?? []),
  )
  return rows.map(row => {
    const person = row.recordId ? names.get(row.recordId) : undefined
    return {
      ...row,
      person: person
        ? {
            personId: person.personId,
            reference: person.reference,
            name: person.isRestricted ? 'Shown to named staff only' : person.name,
          }
        : null,
    }
  })
}

/** Whom lines show: those who are linked, and how many lines. */
export function peopleOf(rows: readonly ShownRow[]): PeopleShown {
  return { shown: rows.flatMap(row => row.person?.personId ?? []), contacts: rows.length }
}

/** Two lines that may be one person. */
export type ShownPair = {
  a: ShownRow
  b: ShownRow
  why: ('person' | 'key' | 'place' | 'description')[]
  state: 'open' | 'same' | 'different'
  /** Decided about just these two, and so can be taken back. */
  isOwnDecision: boolean
}

const pairsOnPage = 60

/**
 * What the debrief has to decide and decided: the open ones first, as many as fit on a page. `hidden` counts open pairs with
 * somebody whom whoever asks may not see.
 */
export async function listPairs(
  db: ReadDb,
  snapshotId: string,
): Promise<{ pairs: ShownPair[]; hidden: number; people: PeopleShown }> {
  const { rows } = await sql<{
    rowA: string
    rowB: string
    why: ShownPair['why']
    state: ShownPair['state']
    isOwnDecision: boolean
    hidden: number
  }>`
    with visible as materialized (select id from street.snapshot_row where snapshot_id = ${snapshotId}::uuid),
    suggested as materialized (
      select row_a, row_b, why, state, coalesce(row_a in (select id from visible) and row_b in (select id from visible), false) as is_visible
      from street.snapshot_suggestions(${snapshotId}::uuid)),
    decided as (select row_a, row_b, decision from street.snapshot_pair where snapshot_id = ${snapshotId}::uuid),
    hidden as (select count(*)::integer as hidden from suggested where state = 'open' and not is_visible)
    select p.*, hidden.hidden from hidden left join lateral (
      select coalesce(s.row_a, d.row_a) as row_a, coalesce(s.row_b, d.row_b) as row_b, coalesce(s.why, '{}') as why,
        coalesce(s.state, d.decision) as state, d.decision is not null as is_own_decision
      from suggested s full join decided d on d.row_a = s.row_a and d.row_b = s.row_b
      where coalesce(s.is_visible, true)
      order by coalesce(s.state, d.decision) = 'open' desc, 1, 2 limit ${pairsOnPage}) p on true`.execute(
    db,
  )
  const found = rows.filter(row => row.rowA !== null)
  const shown = await listRowsById(db, [...new Set(found.flatMap(row => [row.rowA, row.rowB]))])
  const byId = new Map(shown.map(row => [row.id, row]))
  const pairs = found.flatMap(({ rowA, rowB, why, state, isOwnDecision }) => {
    const [a, b] = [byId.get(rowA), byId.get(rowB)]
    return a && b ? [{ a, b, why, state, isOwnDecision }] : []
  })
  return { pairs, hidden: rows[0]?.hidden ?? 0, people: peopleOf(shown) }
}

/** Contacts of the night and area that are not on the list: those whom whoever asks may see, and how many there are. */
export async function countContacts(
  db: ReadDb,
  snapshotId: string,
): Promise<{ visible: number; all: number }> {
  const { rows } = await sql<{ visible: number; all: number }>`
    select street.snapshot_not_taken(${snapshotId}::uuid) as all,
      (select count(*)::integer from street.snapshot s
        join street.contact c on c.partnership_id = s.partnership_id and c.night_of = s.night and c.area_code = s.area_code
        where s.id = ${snapshotId}::uuid and c.withdrawn_at is null and c.bedding <> 'no'
          and not exists (select from street.contact newer where newer.replaces_id = c.id)
          and not exists (select from street.snapshot_row r where r.snapshot_id = s.id and r.contact_id = c.id)) as visible`.execute(
    db,
  )
  return rows[0] ?? { visible: 0, all: 0 }
}
