import { sql } from 'kysely'
import { keptPlan, type ReadDb } from '../../../platform/db/connect.ts'
import type { TimelineEntry } from './timeline-part.ts'

const sources: Record<string, string> = {
  told: 'Told by the person',
  seen: 'Seen by a worker who could not ask',
  referral: 'Came with a referral',
  import: 'Came from a file',
}

/** Records that were begun, with the first telling where the reader may have it. */
export async function listRecordEntries(
  db: ReadDb,
  { recordIds }: { recordIds: readonly string[] },
): Promise<TimelineEntry[]> {
  const { rows } = await sql<{
    id: string
    givenAt: Date
    source: string
    organisation: string
    name: string | null
    given: unknown
  }>`${keptPlan}
    select r.id, r.given_at, r.source, o.name as organisation, u.name, people.first_telling(r.id) as given
    from people.record r join partnership.organisation o on o.id = r.organisation_id
    left join partnership.user_account u on u.id = r.given_by
    where r.id = any(${[...recordIds]}::uuid[])`.execute(db)
  return rows.map(row => ({
    id: row.id,
    kind: 'record',
    at: row.givenAt,
    title: `${row.organisation} began a record`,
    text: [sources[row.source] ?? '', ...givenLines(row.given)].filter(Boolean).join('\n'),
    by: { name: row.name, organisation: row.organisation },
  }))
}

/** The first telling as lines, under the names of the fields in which it was typed. */
function givenLines(given: unknown): string[] {
  if (typeof given !== 'object' || given === null) return []
  return Object.entries(given).flatMap(([field, value]) => {
    const text = Array.isArray(value) ? value.map(plain).filter(Boolean).join(', ') : plain(value)
    return text === '' ? [] : [`${fieldWords(field)}: ${text}`]
  })
}

function plain(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (typeof value !== 'object' || value === null) return ''
  return Object.values(value).map(plain).filter(Boolean).join(' ')
}

/** 'Name kind' of nameKind and name-kind. */
function fieldWords(field: string): string {
  const words = field
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll(/[-_]/g, ' ')
    .toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

const linked: Record<string, (organisation: string) => string> = {
  merged: organisation => `The record of ${organisation} was put together with this person`,
  unmerged: organisation => `The record of ${organisation} stands on its own again`,
  split: organisation => `The record of ${organisation} was found to be about this person alone`,
}

/** Records that were put together with this person or taken apart again, as decided later. */
export async function listLinkEntries(
  db: ReadDb,
  { personId }: { personId: string },
): Promise<TimelineEntry[]> {
  const { rows: links } = await sql<{
    recordId: string
    number: number
    because: string
    linkedAt: Date
    organisation: string
    name: string | null
    organisationOfUser: string | null
  }>`${keptPlan}
    select l.record_id, l.number, l.because, l.linked_at, o.name as organisation, u.name, w.name as organisation_of_user
    from people.link l join people.record r on r.id = l.record_id
    join partnership.organisation o on o.id = r.organisation_id
    left join partnership.user_account u on u.id = l.linked_by
    left join partnership.organisation w on w.id = u.organisation_id
    where l.person_id = ${personId}::uuid and l.because in ('merged', 'unmerged', 'split')`.execute(
    db,
  )
  return links.map(link => ({
    id: `${link.recordId}-${link.number}`,
    kind: 'record',
    at: link.linkedAt,
    title: linked[link.because]?.(link.organisation) ?? link.because,
    by: { name: link.name, organisation: link.organisationOfUser },
  }))
}
