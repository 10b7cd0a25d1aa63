import type { Actor } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import { newId } from '../../../platform/ids.ts'
import type { LinkKind, LinkState } from './link-words.ts'

export type NewLink = {
  planId: string
  fromActionId: string
  toActionId: string
  kind: LinkKind
  state: LinkState
  reason?: string | null
}

/** A new link between two actions. The caller records the audit event. Answers with its id. */
export async function addLink(tx: Tx, actor: Actor, link: NewLink): Promise<string> {
  const id = newId()
  await tx
    .insertInto('plan.link')
    .values({
      id,
      ...link,
      reason: link.reason || null,
      partnershipId: actor.partnershipId,
      recordedBy: actor.userId,
    })
    .execute()
  return id
}
