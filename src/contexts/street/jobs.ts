import type { Job } from '../../platform/jobs/job.ts'
import { lookForOverdueJob } from './outreach/lone-working/look-for-overdue-job.ts'

/** What the street context does after the answer was sent. */
export const streetJobs: readonly Job[] = [lookForOverdueJob]
