import { sql } from 'kysely'
import { addDays, type PlainDate } from '../../../platform/dates.ts'
import type { ReadDb } from '../../../platform/db/connect.ts'
import { listPersonNames } from '../../people/index.ts'

/** Somebody who was seen at a site lately, for those who go there. */
export type SeenThere = {
  siteId: string
  recordId: string | null
  personId: string | null
  /** A name, or how they looked. */
  who: string
  lastNight: PlainDate
  hasWarning: boolean
}

/**
 * Who was seen at some sites within so many nights, newest first, as far as the reader may read it: somebody known once at
 * the site of their newest contact, somebody unknown by how they looked. Restricted people are not put on paper.
 */
export async function listSeenThere(
  db: ReadDb,
  siteIds: readonly string[],
  until: PlainDate,
  packDays: number,
): Promise<SeenThere[]> {
  if (siteIds.length === 0) return []
  const { rows } = await sql<{
    siteId: string
    recordId: string | null
    personId: string | null
    description: string
    nightOf: PlainDate
  }>`
    select distinct on (coalesce(r.person_id, c.id)) c.site_id, c.record_id, r.person_id, c.description, c.night_of
    from street.contact c left join people.record r on r.id = c.record_id
    where c.site_id = any (${[...siteIds]}::uuid[]) and c.withdrawn_at is null and c.erased_subject is null
      and c.night_of between ${addDays(until, -packDays)} and ${until} and c.bedding in ('bedded-down', 'about-to')
      and (c.record_id is not null or c.description <> '')
    order by coalesce(r.person_id, c.id), c.night_of desc, c.id desc`.execute(db)
  const names = await listPersonNames(
    db,
    rows.flatMap(row => row.recordId ?? []),
  )
  return rows
    .flatMap(row => {
      const person = row.recordId ? names.get(row.recordId) : undefined
      if (person?.isRestricted || (row.recordId && !person)) return []
      const { siteId, recordId, personId, description, nightOf } = row
      return [
        {
          siteId,
          recordId,
          personId,
          who: person?.name ?? description,
          lastNight: nightOf,
          hasWarning: person?.hasWarning ?? false,
        },
      ]
    })
    .sort((a, b) => (a.lastNight < b.lastNight ? 1 : -1))
}
