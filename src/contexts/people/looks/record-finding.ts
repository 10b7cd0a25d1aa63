import { z } from 'zod'
import { recordAudit } from '../../../platform/audit.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import { newId } from '../../../platform/ids.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { neededWords } from '../record/typed-text.ts'
import { getUnusual } from './unusual-queries.ts'

export const findingForm = z.object({
  finding: z.enum(['explained', 'not-explained'], { error: 'Choose what you find' }),
  words: neededWords('what you looked into', 2000),
})

/**
 * A data guardian says what came of an unusual access. Throws NotFound, and a Refusal for one's own and for what
 * somebody looked into meanwhile.
 */
export async function recordFinding(
  tx: Tx,
  actor: Actor,
  which: { kind: string; userId: string; number: string },
  { finding, words }: z.infer<typeof findingForm>,
): Promise<void> {
  const unusual = await getUnusual(tx, which)
  if (unusual.userId === actor.userId)
    throw new Refusal('form', 'Another data guardian has to look into your own')
  if (unusual.finding) throw new Refusal('form', 'Somebody looked into this meanwhile')
  const id = newId()
  await tx
    .insertInto('people.accessFinding')
    .values({
      id,
      partnershipId: actor.partnershipId,
      kind: unusual.kind,
      userId: unusual.userId,
      personId: unusual.personId,
      firstNumber: unusual.firstNumber,
      finding,
      words,
      foundBy: actor.userId,
    })
    .execute()
  await recordAudit(
    tx,
    'people.access.looked-into',
    { kind: 'user', id: unusual.userId },
    { kind: unusual.kind, first: unusual.firstNumber, finding },
  )
}
