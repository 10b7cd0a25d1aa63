import type { Job } from '../../platform/jobs/job.ts'
import { compareRecordJob } from './duplicates/compare-record-job.ts'
import { findDuplicatesJob } from './duplicates/find-duplicates-job.ts'
import { carryOutJob, makeReportJob } from './retention/retention-jobs.ts'

/** What the people context does after the answer was sent. */
export const peopleJobs: readonly Job[] = [
  compareRecordJob,
  findDuplicatesJob,
  makeReportJob,
  carryOutJob,
]
