export type Said = { what: 'start' | 'all-well' | 'back'; at: Date; nextBy: Date | null }

export type Whereabouts =
  /** Never said that they set out: nobody waits for them here. */
  | { state: 'not-out' }
  | { state: 'back'; at: Date }
  /** Out, and due to say so by then. */
  | { state: 'out'; since: Date; expectedBy: Date; overdueFrom: Date }
  /** Nobody heard from them for longer than the partnership lets pass. */
  | { state: 'overdue'; since: Date; expectedBy: Date; overdueFrom: Date }

const minute = 60_000

/**
 * Where somebody on a shift is by what they last said, at an instant. They are expected at the time that they named, else
 * at the end of the shift, and overdue `overdueMinutes` later (street.setting). All of these are instants: a night in which
 * the clocks change is an hour longer or shorter and nothing else. What arrives late counts by when it was said, so that a
 * phone that finds a signal again clears nothing by accident.
 */
export function whereaboutsOf(
  said: readonly Said[],
  { endsAt, overdueMinutes, now }: { endsAt: Date; overdueMinutes: number; now: Date },
): Whereabouts {
  const inOrder = [...said].sort((a, b) => a.at.getTime() - b.at.getTime())
  const last = inOrder.at(-1)
  if (!last) return { state: 'not-out' }
  if (last.what === 'back') return { state: 'back', at: last.at }
  const set = inOrder.findLast(one => one.what === 'start') ?? inOrder[0] ?? last
  // Somebody who is still out after the end says so, and is expected half an hour later at the latest.
  const end = last.at < endsAt ? endsAt : new Date(last.at.getTime() + 30 * minute)
  const expectedBy = last.nextBy ?? end
  const overdueFrom = new Date(expectedBy.getTime() + overdueMinutes * minute)
  const state = now.getTime() >= overdueFrom.getTime() ? 'overdue' : 'out'
  return { state, since: set.at, expectedBy, overdueFrom }
}
