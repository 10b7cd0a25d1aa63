export type Line = { labels?: Record<string, string | number>; suffix?: string; value: number }

/** One metric in the text format of Prometheus. */
export function writeMetric(
  name: string,
  type: 'counter' | 'gauge' | 'histogram',
  help: string,
  lines: readonly Line[],
): string {
  const written = lines.map(
    ({ labels = {}, suffix = '', value }) => `${name}${suffix}${writeLabels(labels)} ${value}\n`,
  )
  return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${written.join('')}`
}

function writeLabels(labels: Record<string, string | number>): string {
  const pairs = Object.entries(labels).map(
    ([name, value]) =>
      `${name}="${String(value).replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`,
  )
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`
}
