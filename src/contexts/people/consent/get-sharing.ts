import type { PlainDate } from '../../../platform/dates.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { ReadDb } from '../../../platform/db/connect.ts'
import { listConditions } from '../../partnership/index.ts'
import { getCalled, listConsents, listObjections, listSharedAbout } from './consent-queries.ts'

/** Everything that the section about sharing shows of a person: what is shared and why, what they said, what they object to. */
export async function getSharing(
  db: ReadDb,
  asked: {
    actor: Actor
    personId: string
    recordIds: readonly string[]
    today: PlainDate
    now: Date
  },
) {
  const { actor, personId, recordIds, today, now } = asked
  return {
    personId,
    mayWrite: actor.roles.includes('worker'),
    today,
    now,
    shared: await listSharedAbout(db, personId),
    consents: await listConsents(db, recordIds),
    objections: await listObjections(db, personId),
    conditions: await listConditions(db),
    called: await getCalled(db),
  }
}
export type PersonSharing = Awaited<ReturnType<typeof getSharing>>
