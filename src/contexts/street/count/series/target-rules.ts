import type { YearValues } from './claim-rules.ts'

export type Target = {
  baselineYear: number
  targetYear: number
  /** By how much it is to change from the baseline: -50 is half. One of the two is given. */
  perCent: number | null
  people: number | null
}

export type TargetState = 'met' | 'lost' | 'missed' | 'on-course' | 'off-course' | 'not-measurable'

export type Known = { year: number; people: number }

export type JudgedTarget = {
  state: TargetState
  baseline: Known | null
  wanted: number | null
  /** The figure that it was judged by: that of the target year, or the last known one before it. */
  judged: Known | null
  newest: Known | null
  /** Where a straight line from the baseline to the target would be in the newest year before the target year. */
  line: number | null
}

/**
 * Judges a target. Met: reached in the target year and still so; lost: reached then, and not any more; missed: not reached
 * then. Before the target year: on course while the newest figure is on a straight line to the target or better. Without
 * a baseline, or any figure after it: not measurable, which is a state and not a failure.
 */
export function judgeTarget(target: Target, values: YearValues): JudgedTarget {
  const known = [...values]
    .flatMap(([year, people]) => (people === null ? [] : [{ year, people }]))
    .sort((a, b) => a.year - b.year)
  const baseline = known.find(one => one.year === target.baselineYear) ?? null
  const after = known.filter(one => one.year > target.baselineYear)
  const newest = after.at(-1) ?? null
  const judged = after.findLast(one => one.year <= target.targetYear) ?? null
  const wanted = target.people ?? (baseline && baseline.people * (1 + (target.perCent ?? 0) / 100))
  const found = { baseline, wanted, judged, newest, line: null }
  if (!baseline || wanted === null || !newest || !judged)
    return { ...found, state: 'not-measurable' }
  const isFewer = wanted <= baseline.people
  const reaches = (people: number, aim: number) => (isFewer ? people <= aim : people >= aim)
  if (newest.year >= target.targetYear) {
    if (!reaches(judged.people, wanted)) return { ...found, state: 'missed' }
    return { ...found, state: reaches(newest.people, wanted) ? 'met' : 'lost' }
  }
  const share = (newest.year - baseline.year) / (target.targetYear - baseline.year)
  const line = baseline.people + (wanted - baseline.people) * share
  return { ...found, line, state: reaches(newest.people, line) ? 'on-course' : 'off-course' }
}
