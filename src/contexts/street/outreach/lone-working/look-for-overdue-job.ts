import { sql } from 'kysely'
import type { Job } from '../../../../platform/jobs/job.ts'
import { NotFound } from '../../../../platform/refusal.ts'
import { lookForOverdueName } from './job-names.ts'
import { whereaboutsOf } from './overdue-rules.ts'
import { listSaid } from './said-queries.ts'

/**
 * Looks, at the time when somebody would be overdue, whether they are, and writes it down for their buddy and the
 * co-ordinators. Every check-in asks for a look of its own, so nothing runs while nobody is out. Run again it writes nothing.
 */
export const lookForOverdueJob: Job = {
  name: lookForOverdueName,
  run: async ({ owner, clock }, { shiftId = '', userId = '' }) => {
    await owner.transaction().execute(async tx => {
      const now = clock()
      try {
        const { shift, said, overdueMinutes } = await listSaid(tx, shiftId, userId)
        const where = whereaboutsOf(said, { endsAt: shift.endsAt, overdueMinutes, now })
        if (where.state !== 'overdue') return
        await sql`select street.notice_overdue(${shiftId}::uuid, ${userId}::uuid, ${where.overdueFrom}, ${now})`.execute(
          tx,
        )
      } catch (error) {
        // The shift was deleted meanwhile: nobody is out on it.
        if (!(error instanceof NotFound)) throw error
      }
    })
  },
  // The pages work out for themselves who is overdue: only the line in the audit chain is missing.
  givenUp: async () => {},
}
