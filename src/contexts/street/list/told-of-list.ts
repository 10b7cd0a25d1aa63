import { sql } from 'kysely'
import type { ReadDb } from '../../../platform/db/connect.ts'
import type { CopyPart, HeldEntry, TimelinePart } from '../../people/index.ts'
import { listEvents, type ShownEvent } from './place-queries.ts'

function titleOf(event: ShownEvent): string {
  if (event.status === null) return 'By-name list: what was said before was never so'
  const prefix = event.correctsId ? 'By-name list, put right: ' : 'By-name list: '
  return `${prefix}${event.statusLabel}, ${event.reasonLabel}`
}

/** What people said about where somebody is, on their timeline. Contacts stand there by themselves. */
export const listTimelinePart: TimelinePart = {
  kinds: [{ code: 'by-name-list', label: 'By-name list' }],
  list: async (db, { personId, recordIds, kinds, before, most }) => {
    if (!kinds.includes('by-name-list')) return []
    const events = await listEvents(db, recordIds, { before, most })
    return events.map(event => ({
      id: event.id,
      kind: 'by-name-list',
      at: event.recordedAt,
      title: titleOf(event),
      text: [
        ...(event.on ? [`Since ${event.on.split('-').reverse().join('/')}.`] : []),
        ...(event.area ? [`In ${event.area}.`] : []),
        ...(event.toldBy ? [`Told by ${event.toldBy}.`] : []),
        ...(event.words ? [event.words] : []),
      ].join('\n'),
      by: { name: event.recordedBy, organisation: event.organisation },
      href: `/people/${personId}/list`,
    }))
  },
}

/** What an organisation said about where somebody is and what it planned, in the copy that they asked for. */
export const listCopy: CopyPart = {
  code: 'by-name-list',
  list: async (db, { organisationId, recordIds }) => {
    const events = await listEvents(db, recordIds)
    return [
      ...events.filter(event => event.organisationId === organisationId).map(entryOf),
      ...(await listCareEntries(db, organisationId, recordIds)),
    ]
  },
}

function entryOf(event: ShownEvent): HeldEntry {
  const words = 'words' as const
  const fields = [
    { name: 'what', label: 'What was said', value: titleOf(event) },
    { name: 'area', label: 'Where', value: event.area ?? '' },
    { name: 'toldBy', label: 'Who told it', value: event.toldBy, about: 'other' as const },
    { name: 'words', label: 'In words', value: event.words, about: words },
  ]
  return {
    kind: 'by-name-list',
    id: event.id,
    category: 'street',
    from: event.on ?? event.recordedAt,
    until: null,
    fields: fields.filter(field => field.value !== ''),
  }
}

async function listCareEntries(
  db: ReadDb,
  organisationId: string,
  recordIds: readonly string[],
): Promise<HeldEntry[]> {
  const { rows } = await sql<{
    id: string
    recordedAt: Date
    nextStep: string
    lead: string | null
    targetGroup: string | null
  }>`
    select c.id, c.recorded_at, c.next_step, u.name as lead, k.label as target_group
    from street.list_care c left join partnership.user_account u on u.id = c.lead_user_id
    left join street.code k on k.list = 'target-group' and k.code = c.target_group
    where c.record_id = any (${[...recordIds]}::uuid[]) and c.organisation_id = ${organisationId}::uuid
    order by c.recorded_at desc`.execute(db)
  return rows.map(row => ({
    kind: 'by-name-list-plan',
    id: row.id,
    category: 'street',
    from: row.recordedAt,
    until: null,
    fields: [
      { name: 'lead', label: 'Who leads', value: row.lead ?? '' },
      { name: 'group', label: 'Group', value: row.targetGroup ?? '' },
      { name: 'nextStep', label: 'Next step', value: row.nextStep, about: 'words' as const },
    ].filter(field => field.value !== ''),
  }))
}
