import { beginRecord } from '../../contexts/people/index.ts'
import { newId } from '../../platform/ids.ts'
import { actAs, type Stage } from '../stage.ts'
import { agreeToShare } from './sharing.ts'
import { tellings } from './tellings.ts'

const day = 24 * 60 * 60 * 1000

/** The agreements, and the first invented people: each record begun by a worker under their own rights. */
export async function tellPeople(stage: Stage, now: Date): Promise<void> {
  await agreeToShare(stage)
  const begun = new Map<string, string>()
  const inOrder = [...tellings].sort((a, b) => b.daysAgo - a.daysAgo)
  for (const { key, by, daysAgo, foundAs, telling } of inOrder) {
    const at = new Date(now.getTime() - daysAgo * day)
    const { whereabouts } = telling
    await actAs(stage, by, 'begin a record', async (tx, actor) => {
      const { personId } = await beginRecord(
        tx,
        actor,
        {
          ...telling,
          recordId: newId(),
          personId: foundAs ? (begun.get(foundAs) ?? null) : null,
          whereabouts: whereabouts ? { ...whereabouts, seenAt: at } : null,
        },
        at,
      )
      begun.set(key, personId)
    })
  }
}
