import { peopleJobs } from './contexts/people/index.ts'
import { planJobs } from './contexts/plan/index.ts'
import { streetJobs } from './contexts/street/index.ts'
import type { Job } from './platform/jobs/job.ts'

/** Every job that a worker can run. */
export const jobs: readonly Job[] = [...peopleJobs, ...streetJobs, ...planJobs]
