import type pg from 'pg'
import { type Job, type JobParts, jobCalled, type QueuedJob } from './job.ts'
import { openQueue, workQueue } from './queue.ts'

/**
 * Runs every job that waits, one after the other, and answers with how many there were. For commands and tests, where
 * nothing may be left for later; an error of a job comes out here.
 */
export async function runWaitingJobs(
  owner: pg.ClientConfig,
  parts: JobParts,
  jobs: readonly Job[],
): Promise<number> {
  const boss = openQueue(owner, { max: 1, supervise: false })
  boss.on('error', () => {})
  await boss.start()
  try {
    for (let ran = 0; ; ran += 1) {
      const [taken] = await boss.fetch<QueuedJob>(workQueue)
      if (!taken) return ran
      await jobCalled(jobs, taken.data.job).run(parts, taken.data.data)
      await boss.complete(workQueue, taken.id)
    }
  } finally {
    await boss.stop({ graceful: false })
  }
}
