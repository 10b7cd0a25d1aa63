import { type Line, writeMetric } from './metric-text.ts'

// In seconds: pages are promised in a tenth of one.
const limits = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]

type Durations = { labels: Record<string, string>; buckets: number[]; sum: number; count: number }

/** Counts requests by method, route pattern and status, and how long they took. */
export function makeRequestCounts() {
  const requests = new Map<string, Line>()
  const durations = new Map<string, Durations>()

  function add(method: string, route: string, status: number, seconds: number): void {
    const counted = `${method} ${route} ${status}`
    const line = requests.get(counted) ?? { labels: { method, route, status }, value: 0 }
    requests.set(counted, { ...line, value: line.value + 1 })
    const timed = `${method} ${route}`
    const before = durations.get(timed) ?? {
      labels: { method, route },
      buckets: limits.map(() => 0),
      sum: 0,
      count: 0,
    }
    limits.forEach((limit, index) => {
      if (seconds <= limit) before.buckets[index] = (before.buckets[index] ?? 0) + 1
    })
    before.sum += seconds
    before.count += 1
    durations.set(timed, before)
  }

  function text(): string[] {
    return [
      writeMetric('throughline_requests_total', 'counter', 'Requests answered.', [
        ...requests.values(),
      ]),
      writeMetric(
        'throughline_request_duration_seconds',
        'histogram',
        'How long requests took.',
        [...durations.values()].flatMap(linesOf),
      ),
    ]
  }

  return { add, text }
}

function linesOf({ labels, buckets, sum, count }: Durations): Line[] {
  return [
    ...limits.map((limit, index) => ({
      labels: { ...labels, le: limit },
      suffix: '_bucket',
      value: buckets[index] ?? 0,
    })),
    { labels: { ...labels, le: '+Inf' }, suffix: '_bucket', value: count },
    { labels, suffix: '_sum', value: Number(sum.toFixed(6)) },
    { labels, suffix: '_count', value: count },
  ]
}
