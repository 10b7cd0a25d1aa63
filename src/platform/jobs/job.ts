import type { Db, Tx } from '../db/connect.ts'
import type { FileStore } from '../files.ts'

/** What a job works with. It acts for the user who started it, through `writeForUser(owner, …)`. */
export type JobParts = { owner: Db; files: FileStore; clock: () => Date }

/** What a job was started with: ids, never the things themselves, since they may change while it waits. */
export type JobData = Record<string, string>

/**
 * Work that goes on after the answer was sent. It must be safe to run again from its beginning: a process that is
 * killed in the middle leaves it to the next one.
 */
export type Job = {
  /** 'plan.read-document' */
  name: string
  run: (parts: JobParts, data: JobData) => Promise<void>
  /** Called when every try has failed, to say so where people look. */
  givenUp: (parts: JobParts, data: JobData) => Promise<void>
}

/** Starts a job in the transaction of the change that needs it: no change, no job. It runs at once, or not before `notBefore`. */
export type SendJob = (tx: Tx, name: string, data: JobData, notBefore?: Date) => Promise<void>

/** A job as it lies in the queue. */
export type QueuedJob = { job: string; data: JobData }

/** The job of that name; a job that no longer exists is a mistake of ours and stays in the queue. */
export function jobCalled(jobs: readonly Job[], name: string): Job {
  const job = jobs.find(one => one.name === name)
  if (!job) throw new Error(`There is no job '${name}'`)
  return job
}
