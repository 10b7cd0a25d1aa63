import { parseArgs } from 'node:util'
import { readConfig } from '../config.ts'
import { type ExplainedFigures, explainFigures, indicatorWords } from '../contexts/street/index.ts'
import { type CommandIo, UsageMistake } from '../platform/command.ts'
import { isPlainDate } from '../platform/dates.ts'
import { connect } from '../platform/db/connect.ts'
import { withDatabase } from '../platform/db/database.ts'
import { readGivenFile } from '../platform/given-file.ts'
import { CommandMistake } from '../platform/refusal.ts'

/**
 * `throughline indicators --area CODE --month YYYY-MM`: every national indicator with its definition. With `--json` one
 * object.
 */
export async function indicatorsCommand(args: string[], io: CommandIo): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      area: { type: 'string' },
      month: { type: 'string' },
      'as-of': { type: 'string' },
      json: { type: 'boolean', default: false },
      people: { type: 'boolean', default: false },
      flow: { type: 'boolean', default: false },
      night: { type: 'string' },
      partnership: { type: 'string' },
      definition: { type: 'string' },
      set: { type: 'string', multiple: true, default: [] },
    },
  })
  const { area, month = '', night } = values
  const asOf = values['as-of'] ?? null
  if (!area) throw new UsageMistake('Say which area: --area CODE')
  if (!isPlainDate(`${month}-01`)) throw new UsageMistake('Say which month: --month YYYY-MM')
  for (const [name, day] of [
    ['--as-of', asOf],
    ['--night', night],
  ] as const)
    if (day && !isPlainDate(day))
      throw new UsageMistake(`Write the day after ${name} as YYYY-MM-DD.`)
  const changes = values.definition ? await readDefinition(values.definition) : {}
  return await withDatabase(readConfig(process.env), async database => {
    const owner = connect({ ...database.owner, max: 1 })
    try {
      const { people, flow, partnership } = values
      const figures = await explainFigures(owner, {
        ...{ area, month, asOf, people, flow, partnership, changes },
        night: night ?? null,
        settings: values.set,
      })
      io.out(values.json ? `${JSON.stringify(figures)}\n` : asText(figures))
      return 0
    } finally {
      await owner.destroy()
    }
  })
}

async function readDefinition(path: string): Promise<Record<string, unknown>> {
  const bytes = await readGivenFile(path, 1_000_000)
  try {
    const given: unknown = JSON.parse(new TextDecoder().decode(bytes))
    if (typeof given === 'object' && given !== null && !Array.isArray(given))
      return given as Record<string, unknown>
  } catch {
    // Said below.
  }
  throw new CommandMistake(`${path} is not one JSON object of parameters.`)
}

function asText({
  area,
  month,
  asOf,
  definitions,
  values,
  people,
  flow,
  also,
  night,
}: ExplainedFigures) {
  const { version, ...parameters } = definitions
  const width = Math.max(...Object.values(indicatorWords).map(words => words.length))
  const lines = [
    `${area}, ${month}${asOf ? `, as known at the end of ${asOf}` : ''}`,
    '',
    ...Object.entries(values).map(
      ([indicator, count]) =>
        `${indicatorWords[indicator as keyof typeof indicatorWords].padEnd(width)}  ${count.toLocaleString('en-GB').padStart(7)}`,
    ),
    ...(flow
      ? [
          '',
          `Of the twelve months to ${flow.to}: ${flow.flow} seen for the first time (flow), ${flow.stock} also in the twelve months before (stock), ${flow.returner} only earlier (returners).`,
        ]
      : []),
    ...(also
      ? [
          `Left an institution lately, or a young care leaver where those count: ${also['left-any']}.`,
        ]
      : []),
    ...(night
      ? [
          '',
          `In the night of ${night.night}: ${night.people} people, and ${night.unknown} contacts with somebody unknown.`,
        ]
      : []),
    ...(people
      ? ['', ...Object.entries(people).map(([indicator, ids]) => `${indicator}: ${ids.join(', ')}`)]
      : []),
    '',
    `By definition ${version}: ${Object.entries(parameters)
      .map(([name, value]) => `${name} ${Array.isArray(value) ? value.join(', ') : String(value)}`)
      .join('; ')}.`,
    'Groups overlap: they must not be added or subtracted.',
  ]
  return `${lines.join('\n')}\n`
}
