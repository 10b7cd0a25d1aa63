import type pg from 'pg'
import { PgBoss } from 'pg-boss'

/** The schema that the queue keeps its tables in. */
export const queueSchema = 'pgboss'

/** Every job waits in one queue, and those whose last try failed in the other. */
export const workQueue = 'work'
export const givenUpQueue = 'given-up'

/** A job whose process says nothing for so long is taken over by another. */
const silentSeconds = 20

/** Makes the two queues, where they do not stand yet. A job is tried three times. */
export async function makeQueues(boss: PgBoss): Promise<void> {
  await boss.createQueue(givenUpQueue, { retryLimit: 10, retryDelay: 30 })
  await boss.createQueue(workQueue, {
    retryLimit: 2,
    heartbeatSeconds: silentSeconds,
    expireInSeconds: 3600,
    deadLetter: givenUpQueue,
  })
}

/** Opens the queue as the owner of its tables. Nothing runs until it is started. */
export function openQueue(
  { host, port, user, password, database, ssl }: pg.ClientConfig,
  options: ConstructorParameters<typeof PgBoss>[0] & object,
): PgBoss {
  const where = { host, port, user, password, database, ssl }
  const given = Object.fromEntries(Object.entries(where).filter(([, value]) => value !== undefined))
  return new PgBoss({ ...given, schema: queueSchema, migrate: false, schedule: false, ...options })
}
