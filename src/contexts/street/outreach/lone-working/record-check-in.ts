import { sql } from 'kysely'
import { recordAudit } from '../../../../platform/audit.ts'
import type { Actor } from '../../../../platform/db/access.ts'
import type { Tx } from '../../../../platform/db/connect.ts'
import type { SendJob } from '../../../../platform/jobs/job.ts'
import { Refusal } from '../../../../platform/refusal.ts'
import { refusedTime } from '../../contacts/observation-rules.ts'
import { lookForOverdueName } from './job-names.ts'
import { whereaboutsOf } from './overdue-rules.ts'
import { listSaid } from './said-queries.ts'

export type NewCheckIn = {
  id: string
  shiftId: string
  userId: string
  what: 'start' | 'all-well' | 'back'
  at: string | Date
  nextBy: string | Date | null
  words: string
  way: 'phone' | 'desk'
  shiftStartsAt?: Date
}

const longest = 16 * 60 * 60_000

/**
 * Writes down that somebody on a shift set out, is well or is back; from themselves or from whoever they told. Asks the
 * job to look when they would be overdue. Throws a Refusal.
 */
export async function recordCheckIn(
  tx: Tx,
  actor: Actor,
  checkIn: NewCheckIn,
  now: Date,
  sendJob: SendJob,
): Promise<void> {
  const { id, shiftId, userId, what, words, way } = checkIn
  const said = new Date(checkIn.at)
  const wrong = refusedTime(said, { now, shiftStartsAt: checkIn.shiftStartsAt })
  if (wrong) throw new Refusal('at', wrong.message)
  const at = said > now ? now : said
  const nextBy = what === 'back' || checkIn.nextBy === null ? null : new Date(checkIn.nextBy)
  if (nextBy && (Number.isNaN(nextBy.getTime()) || nextBy <= at))
    throw new Refusal('nextBy', 'The next time must be after this one')
  if (nextBy && nextBy.getTime() > at.getTime() + longest)
    throw new Refusal('nextBy', 'The next time must be within 16 hours')
  await refuseOthers(tx, shiftId, userId)
  await tx
    .insertInto('street.checkIn')
    .values({
      id,
      partnershipId: actor.partnershipId,
      shiftId,
      userId,
      what,
      at,
      nextBy,
      words,
      way,
      recordedAt: now,
      recordedBy: actor.userId,
    })
    .execute()
  await recordAudit(
    tx,
    'street.check-in.recorded',
    { kind: 'shift', id: shiftId },
    { user: userId, what, at, nextBy, way },
  )
  const { shift, said: all, overdueMinutes } = await listSaid(tx, shiftId, userId)
  const where = whereaboutsOf(all, { endsAt: shift.endsAt, overdueMinutes, now })
  if (where.state === 'out' || where.state === 'overdue')
    await sendJob(tx, lookForOverdueName, { shiftId, userId }, where.overdueFrom)
}

/** Throws a Refusal where somebody is not of the crew. */
async function refuseOthers(tx: Tx, shiftId: string, userId: string) {
  const { rows } = await sql`
    select from street.shift_crew where shift_id = ${shiftId}::uuid and user_id = ${userId}::uuid`.execute(
    tx,
  )
  if (rows.length === 0)
    throw new Refusal('shift', 'They are not among those who go out on this shift any more')
}
