/** A state of a plan: `revision` goes up with every change of what stands in it. */
export type PlanState = { id: string; revision: number }

const most = 40
const kept = new Map<string, Promise<unknown>>()

/**
 * Works something out once for each state of a plan, and remembers it in this process. Only for what follows from the
 * plan's nodes, actions, reviews and parties and from `what` (which names the day and whatever else goes in), and only
 * after the plan itself was read as whoever is asking: it is the same for everyone who may read the plan.
 */
export function oncePerRevision<T>(
  plan: PlanState,
  what: string,
  workOut: () => Promise<T>,
): Promise<T> {
  const key = `${plan.id} ${plan.revision} ${what}`
  const known = kept.get(key) as Promise<T> | undefined
  if (known) return known
  const made = workOut()
  kept.set(key, made)
  made.catch(() => kept.delete(key))
  // The oldest goes first: what was asked for long ago belongs to a state that has passed.
  for (const oldest of kept.keys()) {
    if (kept.size <= most) break
    kept.delete(oldest)
  }
  return made
}
