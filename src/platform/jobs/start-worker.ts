import type pg from 'pg'
import { type Job, type JobParts, jobCalled, type QueuedJob } from './job.ts'
import { givenUpQueue, openQueue, workQueue } from './queue.ts'

export type Worker = { stop: () => Promise<void> }

/**
 * Runs jobs in this process until it is stopped. `owner` is a connection of the owner of the tables; each job then acts
 * under the rights of the user who started it. `onError` is told of what goes wrong, without personal data.
 */
export async function startWorker(options: {
  owner: pg.ClientConfig
  parts: JobParts
  jobs: readonly Job[]
  onError: (error: Error) => void
}): Promise<Worker> {
  const { parts, jobs } = options
  const boss = openQueue(options.owner, {
    max: 3,
    application_name: 'throughline jobs',
    superviseIntervalSeconds: 10,
    monitorIntervalSeconds: 10,
    // The queue is small: its own watch over vacuum and indexes is for far larger ones.
    monitorVacuum: false,
    reindex: false,
  })
  boss.on('error', options.onError)
  await boss.start()
  await boss.work<QueuedJob>(workQueue, { pollingIntervalSeconds: 1 }, async taken => {
    for (const { data: queued } of taken)
      await jobCalled(jobs, queued.job)
        .run(parts, queued.data)
        .catch((error: unknown) => {
          options.onError(error instanceof Error ? error : new Error(String(error)))
          throw error
        })
  })
  await boss.work<QueuedJob>(givenUpQueue, { pollingIntervalSeconds: 5 }, async taken => {
    for (const { data: queued } of taken)
      await jobCalled(jobs, queued.job).givenUp(parts, queued.data)
  })
  return { stop: () => boss.stop({ graceful: true, timeout: 5000 }) }
}
