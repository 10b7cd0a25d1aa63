import { sql } from 'kysely'
import type { PlainDate } from '../../../platform/dates.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { ReadDb } from '../../../platform/db/connect.ts'
import { NotFound } from '../../../platform/refusal.ts'
import type { Category } from '../categories.ts'
import type { TimelineEntry } from '../timeline/timeline-part.ts'
import type { InvolvementKind } from './begin-involvement.ts'

/** Who works with a person, or did. */
export type ShownInvolvement = {
  id: string
  kind: InvolvementKind
  organisationId: string
  organisation: string
  team: string | null
  user: string | null
  categories: Category[] | null
  because: string | null
  endedBecause: string | null
  fromAt: Date
  untilAt: Date | null
  isOver: boolean
  addedBy: string
  addedByName: string
  addedByOrganisation: string
  endedByName: string | null
}

/** Every involvement on some records, newest first. */
export async function listInvolvements(
  db: ReadDb,
  recordIds: readonly string[],
): Promise<ShownInvolvement[]> {
  const { rows } = await sql<ShownInvolvement>`
    select i.id, i.kind, i.organisation_id, o.name as organisation, t.name as team, u.name as user, i.categories,
      i.because, i.ended_because, i.from_at, i.until_at, coalesce(i.until_at <= now(), false) as is_over,
      i.added_by, a.name as added_by_name, ao.name as added_by_organisation, e.name as ended_by_name
    from people.involvement i
    join partnership.organisation o on o.id = i.organisation_id
    join partnership.user_account a on a.id = i.added_by
    join partnership.organisation ao on ao.id = a.organisation_id
    left join partnership.team t on t.id = i.team_id
    left join partnership.user_account u on u.id = i.user_id
    left join partnership.user_account e on e.id = i.ended_by
    where i.record_id = any (${[...recordIds]}::uuid[])
    order by i.from_at desc, i.id`.execute(db)
  return rows
}

/** One that is in force and that the actor may end. Throws NotFound. */
export async function getOwnInvolvement(
  db: ReadDb,
  actor: Actor,
  recordIds: readonly string[],
  id: string,
): Promise<ShownInvolvement> {
  const found = (await listInvolvements(db, recordIds)).find(one => one.id === id)
  if (!found || found.isOver || !mayEnd(actor, found)) throw new NotFound()
  return found
}

export function mayEnd(actor: Actor, one: ShownInvolvement): boolean {
  return (
    actor.roles.includes('worker') &&
    (one.organisationId === actor.organisationId || one.addedBy === actor.userId)
  )
}

/** The teams of the actor's organisation, and the other organisations that a person can be referred to. */
export async function listInvolvementChoices(db: ReadDb, actor: Actor, today: PlainDate) {
  const teams = await db
    .selectFrom('partnership.team')
    .select(['id', 'name'])
    .where('organisationId', '=', actor.organisationId)
    .orderBy('name')
    .execute()
  const organisations = await db
    .selectFrom('partnership.organisation')
    .select(['id', 'name'])
    .where('id', '<>', actor.organisationId)
    .where(eb => eb.or([eb('endedOn', 'is', null), eb('endedOn', '>=', today)]))
    .orderBy('name')
    .execute()
  return { teams, organisations }
}
export type InvolvementChoices = Awaited<ReturnType<typeof listInvolvementChoices>>

/** 'Ada Invented, Lantern Outreach'; 'Night team, Lantern Outreach'; 'Everyone at Lantern Outreach'. */
export function whoWorks(one: Pick<ShownInvolvement, 'user' | 'team' | 'organisation'>): string {
  if (one.user) return `${one.user}, ${one.organisation}`
  return one.team ? `${one.team}, ${one.organisation}` : `Everyone at ${one.organisation}`
}

const begun: Record<InvolvementKind, string> = {
  caseload: 'began to work with them',
  referral: 'was asked to help',
  bed: 'gave them a bed',
  meeting: 'is in a meeting about them',
}

/** What the timeline says about who works with them. */
export async function listInvolvementEntries(
  db: ReadDb,
  { recordIds, before, most }: { recordIds: readonly string[]; before: Date; most: number },
): Promise<TimelineEntry[]> {
  const all = await listInvolvements(db, recordIds)
  const entries = all.flatMap(one => {
    const who = whoWorks(one)
    const start: TimelineEntry = {
      id: one.id,
      kind: 'involvement',
      at: one.fromAt,
      title: `${who} ${begun[one.kind]}`,
      ...(one.because ? { text: one.because } : {}),
      by: { name: one.addedByName, organisation: one.addedByOrganisation },
    }
    if (!one.isOver || !one.untilAt) return [start]
    const end: TimelineEntry = {
      id: `${one.id}-end`,
      kind: 'involvement',
      at: one.untilAt,
      title: `${who} stopped working with them`,
      ...(one.endedBecause ? { text: one.endedBecause } : {}),
      by: { name: one.endedByName, organisation: null },
    }
    return [start, end]
  })
  return entries
    .filter(entry => entry.at < before)
    .sort((a, b) => b.at.getTime() - a.at.getTime())
    .slice(0, most)
}
