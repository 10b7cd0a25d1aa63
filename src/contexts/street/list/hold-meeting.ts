import { recordAudit } from '../../../platform/audit.ts'
import { addDays, type PlainDate } from '../../../platform/dates.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import { Refusal } from '../../../platform/refusal.ts'
import type { MeetingInput } from './meeting-form.ts'

/** How long afterwards a meeting may be written down: what was known then is taken from the moment of writing. */
const mostDaysLate = 14

/**
 * Writes down that the partners went through the list. What changes from now on is told at the next meeting. Sent again,
 * it changes nothing. Throws a Refusal for a day to come or long gone, and for an area that is not there.
 */
export async function holdMeeting(
  tx: Tx,
  actor: Actor,
  { id, on, area, note }: MeetingInput,
  today: PlainDate,
): Promise<void> {
  if (on > today) throw new Refusal('on', 'The day must be today or before')
  if (on < addDays(today, -mostDaysLate))
    throw new Refusal('on', `A meeting is written down within ${mostDaysLate} days`)
  if (area) {
    const found = await tx
      .selectFrom('partnership.area')
      .select('code')
      .where('code', '=', area)
      .executeTakeFirst()
    if (!found) throw new Refusal('area', 'Choose an area of the partnership')
  }
  const already = await tx
    .selectFrom('street.listMeeting')
    .select('id')
    .where('id', '=', id)
    .executeTakeFirst()
  if (already) return
  await tx
    .insertInto('street.listMeeting')
    .values({
      id,
      partnershipId: actor.partnershipId,
      heldOn: on,
      areaCode: area,
      note,
      recordedBy: actor.userId,
    })
    .execute()
  await recordAudit(tx, 'street.list.gone-through', { kind: 'list-meeting', id }, { on, area })
}
