import { rounded, share } from '../measure.ts'

/** Milliseconds of each piece of work, so many at a time, and how many were done a second. */
export async function timesOf<T>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<unknown>,
): Promise<{ times: number[]; perSecond: number }> {
  const times: number[] = []
  const waiting = [...items].reverse()
  const began = performance.now()
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let item = waiting.pop(); item !== undefined; item = waiting.pop()) {
        const start = performance.now()
        await work(item)
        times.push(performance.now() - start)
      }
    }),
  )
  return { times, perSecond: (items.length * 1000) / (performance.now() - began) }
}

/** The figures that are printed of them. */
export function inMs({ times, perSecond }: Awaited<ReturnType<typeof timesOf>>) {
  return {
    p50Ms: rounded(share(times, 0.5), 2),
    p95Ms: rounded(share(times, 0.95), 2),
    p99Ms: rounded(share(times, 0.99), 2),
    aSecond: rounded(perSecond, 0),
  }
}
