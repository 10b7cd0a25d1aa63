import { sql } from 'kysely'
import { recordAudit } from '../../../platform/audit.ts'
import type { PlainDate } from '../../../platform/dates.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import { NotFound, Refusal } from '../../../platform/refusal.ts'
import type { ListStatus } from './status-rules.ts'

/** What somebody says about where a person is, and since when. */
export type NewStatus = {
  /** Made where it is typed, so that sending it twice is harmless. */
  id: string
  /** A record of the person; it decides with the actor's organisation who may read it. */
  recordId: string
  status: ListStatus
  /** Since when it is so; today or before. */
  on: PlainDate
  /** A code of the list 'list-reason' that belongs to the status. */
  reason: string
  /** Only for somebody active: where they sleep rough; null where that has not changed or is not known. */
  areaCode?: string | null
  /** Who said so, where it was not the actor. */
  toldBy?: string
  words?: string
  /** The row that this one puts right: it counts no more. On the same record. */
  correctsId?: string | null
}

/**
 * Records where a person on the by-name list is, from a day on; put on the list by it where they were not. Nothing
 * before is changed. Sent again with the same id, it changes nothing. Throws NotFound for a record that the actor does
 * not see, and a Refusal for a reason of another status or a day that is not over.
 */
export async function recordStatus(
  tx: Tx,
  actor: Actor,
  said: NewStatus,
  today: PlainDate,
): Promise<void> {
  const record = await tx
    .selectFrom('people.record')
    .select('personId')
    .where('id', '=', said.recordId)
    .executeTakeFirst()
  if (!record) throw new NotFound()
  const already = await tx
    .selectFrom('street.listEvent')
    .select('id')
    .where('id', '=', said.id)
    .executeTakeFirst()
  if (already) return
  await refuseWrongStatus(tx, said, today)
  await tx
    .insertInto('street.listEvent')
    .values({
      id: said.id,
      partnershipId: actor.partnershipId,
      recordId: said.recordId,
      organisationId: actor.organisationId,
      status: said.status,
      onDay: said.on,
      reason: said.reason,
      areaCode: said.status === 'active' ? (said.areaCode ?? null) : null,
      toldBy: said.toldBy ?? '',
      words: said.words ?? '',
      correctsId: said.correctsId ?? null,
      recordedBy: actor.userId,
    })
    .execute()
  await recordAudit(
    tx,
    said.correctsId ? 'street.list.corrected' : 'street.list.told',
    { kind: 'person', id: record.personId },
    { status: said.status, on: said.on, reason: said.reason, corrects: said.correctsId },
  )
}

async function refuseWrongStatus(tx: Tx, said: NewStatus, today: PlainDate) {
  const reason = await tx
    .selectFrom('street.code')
    .select(sql<string | null>`mapping->>'status'`.as('status'))
    .select(sql<string | null>`mapping->>'by'`.as('by'))
    .where('list', '=', 'list-reason')
    .where('code', '=', said.reason)
    .executeTakeFirst()
  if (reason?.status !== said.status || reason.by === 'service')
    throw new Refusal('reason', 'Choose the reason')
  if (said.on > today) throw new Refusal('on', 'The day must be today or before')
  if (said.areaCode) {
    const area = await tx
      .selectFrom('partnership.area')
      .select('code')
      .where('code', '=', said.areaCode)
      .executeTakeFirst()
    if (!area) throw new Refusal('area', 'Choose an area of the partnership')
  }
}
