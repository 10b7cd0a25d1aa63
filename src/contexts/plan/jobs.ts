import type { Job } from '../../platform/jobs/job.ts'
import { readImportJob } from './importing/read-import-job.ts'

/** What the plan context does after the answer was sent. */
export const planJobs: readonly Job[] = [readImportJob]
