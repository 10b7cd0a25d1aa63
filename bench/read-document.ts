/**
 * Reading plans out of documents: seconds and most memory, beside taking only the letters out of the same file. Without
 * FILE: the documents of the demonstration and a sheet of 5,000 rows.
 *
 *   sh scripts/with-node.sh bench/read-document.ts [FILE]... [--rounds N]
 *
 * Prints one JSON object for each file.
 */
import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs, promisify } from 'node:util'
import { cityPlan } from '../scripts/sample-documents/city-plan-document.ts'
import type { PrintedDocument } from '../test/documents/printed.ts'
import { writeXlsx } from '../test/documents/writers/xlsx.ts'
import { median, report, rounded } from './measure.ts'

const run = promisify(execFile)
const { values, positionals } = parseArgs({
  options: { rounds: { type: 'string', default: '3' } },
  allowPositionals: true,
})

type Read = { seconds: number; peakMb: number; found: number }

async function readOne(way: 'plan' | 'text', path: string): Promise<Read> {
  const script = fileURLToPath(new URL('read-one.ts', import.meta.url))
  const { stdout } = await run(process.execPath, [...process.execArgv, script, way, path])
  return JSON.parse(stdout) as Read
}

/** The plan of the city, said again until its table has so many rows. */
function longSheet(rows: number): PrintedDocument {
  const { parts, ...document } = cityPlan()
  const [title, heading, table] = parts
  if (!title || !heading || table?.kind !== 'table')
    throw new Error('The plan of the city has no table')
  const [header, ...body] = table.rows
  const times = Math.ceil(rows / body.length)
  const said = Array.from({ length: times }, () => body)
    .flat()
    .slice(0, rows)
  return {
    ...document,
    parts: [title, heading, { ...table, rows: header ? [header, ...said] : said }],
  }
}

const folder = mkdtempSync(join(tmpdir(), 'throughline-bench-'))
try {
  const sheet = join(folder, 'sheet of 5,000 rows.xlsx')
  writeFileSync(sheet, writeXlsx(longSheet(5000)))
  const samples = fileURLToPath(new URL('../database/sample-data/documents/', import.meta.url))
  const files =
    positionals.length > 0
      ? positionals
      : [...readdirSync(samples).map(name => join(samples, name)), sheet]
  for (const path of files) {
    const [plans, texts]: [Read[], Read[]] = [[], []]
    for (let round = 0; round < Number(values.rounds); round += 1) {
      plans.push(await readOne('plan', path))
      if (/\.(docx|xlsx|ods|pdf)$/.test(path)) texts.push(await readOne('text', path))
    }
    const seconds = median(plans.map(read => read.seconds))
    const bare = median(texts.map(read => read.seconds))
    report({
      file: basename(path),
      actions: plans[0]?.found,
      seconds: rounded(seconds, 2),
      peakMb: rounded(Math.max(...plans.map(read => read.peakMb)), 0),
      ...(texts.length > 0
        ? { lettersOnlySeconds: rounded(bare, 2), ratio: rounded(seconds / bare, 1) }
        : {}),
    })
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
