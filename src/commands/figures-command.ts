import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { readConfig } from '../config.ts'
import {
  type CheckedSum,
  type ImportedFigures,
  importFigures,
  loadShippedFigures,
} from '../contexts/street/index.ts'
import { type CommandIo, UsageMistake } from '../platform/command.ts'
import { dayOf, isPlainDate } from '../platform/dates.ts'
import { connect, type Tx } from '../platform/db/connect.ts'
import { withDatabase } from '../platform/db/database.ts'
import { readGivenFile } from '../platform/given-file.ts'

const fileBytes = 20_000_000
const licence = 'Contains public sector information licensed under the Open Government Licence v3.0'

/** `throughline figures import FILE…`: adds published figures to an edition, all of them or none. */
export async function importFiguresCommand(args: string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      edition: { type: 'string' },
      source: { type: 'string' },
      published: { type: 'string' },
      year: { type: 'string' },
      'second-hand': { type: 'boolean' },
      licence: { type: 'string' },
    },
  })
  const { edition, source } = values
  if (positionals.length === 0 || !edition || !source)
    throw new UsageMistake(
      'Give files, an edition and a source: throughline figures import FILE.csv --edition NAME --source TEXT',
    )
  const publishedOn = values.published ?? dayOf(new Date())
  if (!isPlainDate(publishedOn))
    throw new UsageMistake('--published is a day, like --published 2026-02-26')
  const year = values.year === undefined ? undefined : Number(values.year)
  if (year !== undefined && !(Number.isInteger(year) && year >= 1990 && year <= 2200))
    throw new UsageMistake('--year is a year, like --year 2017')
  const files: { name: string; text: string }[] = []
  for (const path of positionals)
    files.push({
      name: basename(path),
      text: new TextDecoder().decode(await readGivenFile(path, fileBytes)),
    })
  await inOneTransaction(async tx => {
    for (const { name, text } of files)
      say(
        io,
        name,
        await importFigures(
          tx,
          {
            edition,
            source,
            publishedOn,
            certainty: values['second-hand'] ? 'second-hand' : 'confirmed',
            licence: values.licence ?? licence,
          },
          { name, text, year },
        ),
      )
  })
  return 0
}

/** `throughline figures load`: the published figures that come with the service. */
export async function loadFiguresCommand(args: string[], io: CommandIo): Promise<number> {
  parseArgs({ args, options: {} })
  await inOneTransaction(async tx => {
    for (const { file, edition, ...came } of await loadShippedFigures(tx))
      say(io, `${file} (${edition})`, came)
  })
  return 0
}

async function inOneTransaction(run: (tx: Tx) => Promise<void>): Promise<void> {
  await withDatabase(readConfig(process.env), async database => {
    const owner = connect({ ...database.owner, max: 1 })
    try {
      await owner.transaction().execute(run)
    } finally {
      await owner.destroy()
    }
  })
}

function say(io: CommandIo, name: string, came: ImportedFigures): void {
  const { added, already, populations, unread, sums } = came
  const parts = [
    `${added} figures added`,
    ...(already > 0 ? [`${already} were there already`] : []),
    ...(populations > 0 ? [`${populations} populations`] : []),
  ]
  io.out(`${name}: ${parts.join(', ')}.\n`)
  if (unread.length > 0) io.out(`  Not read, the heading is not known: ${unread.join(', ')}\n`)
  io.out(`  ${saidOfSums(sums)}\n`)
  for (const { what, expected, sum } of sums.filter(isWrong))
    io.out(`  ${what}: the parts add up to ${sum}, and ${expected} is printed.\n`)
}

function isWrong({ expected, sum }: CheckedSum): boolean {
  return sum !== null && sum !== expected
}

function saidOfSums(sums: readonly CheckedSum[]): string {
  if (sums.length === 0) return 'There was no sum to check.'
  const wrong = sums.filter(isWrong).length
  const unknown = sums.filter(one => one.sum === null).length
  const right = sums.length - wrong - unknown
  return `Sums: ${right} right, ${wrong} wrong${unknown > 0 ? `, ${unknown} with a part missing` : ''}.`
}
