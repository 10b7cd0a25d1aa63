import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { type CommandIo, UsageMistake } from '../../../platform/command.ts'
import { CsvFault } from '../../../platform/csv-rows.ts'
import { CommandMistake } from '../../../platform/refusal.ts'
import { explainPair } from './linking/explain-pair.ts'
import { type Linkage, linkPeople } from './linking/link-people.ts'
import { eachPair } from './linking/link-probability.ts'
import { type PeopleFile, readPeople } from './linking/read-people.ts'

/**
 * `throughline people match FILE.csv [--json] [--clusters]`: finds the rows of a file that are the same person. With
 * `--json` one object a line for each pair, with `--clusters` one for each group; else a summary. Nothing is saved.
 */
export async function peopleMatchCommand(args: string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    options: { json: { type: 'boolean' }, clusters: { type: 'boolean' } },
    allowPositionals: true,
  })
  const [path, ...others] = positionals
  if (path === undefined)
    throw new UsageMistake('Say which file to match: throughline people match FILE.csv')
  if (others.length > 0)
    throw new UsageMistake('Give one file at a time, in quotes if its name has spaces.')
  const { progress, clear } = showProgress(io)
  const file = await read(path, progress)
  const linkage = linkPeople(file.people, progress)
  clear()
  warn(file, io)
  const lines = gather(io)
  if (values.clusters) printGroups(file, linkage, values.json === true, lines.add)
  else if (values.json) printPairs(file, linkage, lines.add)
  else lines.add(summary(path, file, linkage))
  lines.flush()
  return 0
}

async function read(
  path: string,
  progress: (stage: string, share: number) => void,
): Promise<PeopleFile> {
  const name = basename(path) || path
  try {
    const file = await stat(path)
    if (file.isDirectory()) throw new CsvFault('This is a folder. Give the name of a file in it.')
    return await readPeople(path, bytes => progress('Reading', bytes / Math.max(1, file.size)))
  } catch (error) {
    if (error instanceof CsvFault) throw new CommandMistake(`${name}: ${error.message}`)
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ENOENT' || code === 'ENOTDIR')
      throw new CommandMistake(`${name}: There is no such file. Check the name and the folder.`)
    if (code === 'EACCES' || code === 'EPERM')
      throw new CommandMistake(
        `${name}: The file may not be opened. Ask for the right to read it, or copy it.`,
      )
    throw error
  }
}

function warn({ people, numbered, unknownColumns }: PeopleFile, io: CommandIo): void {
  if (numbered)
    io.err('There is no column record_id: rows go by their number, the first row being 1.\n')
  if (unknownColumns.length > 0)
    io.err(`Columns that nothing is matched by: ${unknownColumns.join(', ')}.\n`)
  if (people.impossibleDates > 0)
    io.err(
      `${people.impossibleDates} ${people.impossibleDates === 1 ? 'date of birth does' : 'dates of birth do'} not exist or cannot be read (YYYY, YYYY-MM or YYYY-MM-DD): taken as slips where there are digits, else as missing.\n`,
    )
}

function printPairs(
  { people, ids }: PeopleFile,
  { groups, edges, scorer }: Linkage,
  add: (line: string) => void,
): void {
  eachPair(groups, edges, scorer, ({ a, b, probability, weight }) => {
    const { addends } = scorer.explain(a, b)
    const why = explainPair(people, a, b, addends)
    const also = probability >= 0.5 && weight < 0 ? '; others of the group agree with both' : ''
    add(
      `${JSON.stringify({ a: ids[a], b: ids[b], probability: Number(probability.toFixed(4)), why: why + also })}\n`,
    )
  })
}

function printGroups(
  { ids }: PeopleFile,
  { groups }: Linkage,
  json: boolean,
  add: (line: string) => void,
): void {
  let cluster = 0
  for (const records of gatherGroups(groups).values()) {
    cluster++
    const names = records.map(row => ids[row] ?? '')
    if (json) add(`${JSON.stringify({ cluster, records: names })}\n`)
    else if (names.length > 1) add(`${cluster}: ${names.join(', ')}\n`)
  }
}

/** The rows of each group, groups in the order of their first rows. */
function gatherGroups(groups: Int32Array): Map<number, number[]> {
  const members = new Map<number, number[]>()
  groups.forEach((group, row) => {
    const known = members.get(group)
    if (known) known.push(row)
    else members.set(group, [row])
  })
  return members
}

function summary(
  path: string,
  { people, ids }: PeopleFile,
  { groups, edges, scorer }: Linkage,
): string {
  const members = [...gatherGroups(groups).values()]
  const several = members.filter(rows => rows.length > 1)
  const inSeveral = several.reduce((sum, rows) => sum + rows.length, 0)
  let doubtful = 0
  eachPair(groups, edges, scorer, ({ probability }) => {
    if (probability >= 0.2 && probability < 0.9) doubtful++
  })
  const count = (number: number, one: string, many: string) =>
    `${number.toLocaleString('en-GB')} ${number === 1 ? one : many}`
  const lines = [
    `${basename(path)}: ${count(ids.length, 'row', 'rows')}, ${count(members.length, 'person', 'people')}.`,
    several.length === 0
      ? 'No two rows seem to be the same person.'
      : `${count(inSeveral, 'row belongs', 'rows belong')} to ${count(several.length, 'person', 'people')} with more than one.`,
    ...(doubtful > 0
      ? [`${count(doubtful, 'pair is', 'pairs are')} doubtful: let somebody look.`]
      : []),
  ]
  const [largest] = several.toSorted((a, b) => b.length - a.length)
  if (largest) {
    const [a = 0, b = 0] = largest
    lines.push(
      `The largest is ${count(largest.length, 'row', 'rows')}: ${largest
        .slice(0, 6)
        .map(row => ids[row])
        .join(', ')}${largest.length > 6 ? ', …' : ''}`,
      `  for instance ${ids[a]} and ${ids[b]}: ${explainPair(people, a, b, scorer.explain(a, b).addends)}`,
    )
  }
  lines.push('--json prints every pair, --clusters every group.')
  return `${lines.join('\n')}\n`
}

/** Prints in large pieces: a line at a time is slow for millions. */
function gather(io: CommandIo): { add: (line: string) => void; flush: () => void } {
  let text = ''
  const flush = () => {
    if (text !== '') io.out(text)
    text = ''
  }
  return {
    add: line => {
      text += line
      if (text.length > 65_536) flush()
    },
    flush,
  }
}

/** One line that changes, where somebody sits at a terminal. */
function showProgress(io: CommandIo): {
  progress: (stage: string, share: number) => void
  clear: () => void
} {
  if (!process.stderr.isTTY) return { progress: () => {}, clear: () => {} }
  let shown = 0
  return {
    progress: (stage, share) => {
      const now = performance.now()
      if (now - shown < 100) return
      shown = now
      io.err(`\r\x1b[K${stage} ${Math.min(100, Math.floor(share * 100))} %`)
    },
    clear: () => io.err('\r\x1b[K'),
  }
}
