import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { readDocument } from './fragments/read-document.ts'
import { type Reading, UnreadableDocument } from './reading.ts'

export type CommandOutput = {
  stdout: { write: (text: string) => unknown }
  stderr: { write: (text: string) => unknown }
}

const usage = `Usage: throughline plan read FILE [--json]

Reads an action plan out of a Word (.docx), Excel (.xlsx), .ods, .csv, .pdf, .html or .txt file and
prints what it found. Nothing is saved.

  --json   print the document, the plan and the questions as one JSON object
  --help   print this text

Example:
  throughline plan read "Action plan 2025.docx" --json
`

/**
 * `plan read FILE [--json]`: prints what a file holds. Exit code 0, 1 for a file that cannot be read and
 * 2 for a mistake in the command; both print one line on stderr.
 */
export async function planRead(args: string[], io: CommandOutput): Promise<number> {
  if (args.includes('--help') || args.includes('-h')) {
    io.stdout.write(usage)
    return 0
  }
  const unknown = args.find(
    arg => arg.startsWith('-') && arg !== '--json' && arg !== '-' && arg !== '--',
  )
  const files = args.filter(arg => !arg.startsWith('-') || arg === '-')
  if (unknown)
    return fail(io, 2, `There is no option ${unknown}. Try: throughline plan read --help`)
  const [path, ...others] = files
  if (path === undefined)
    return fail(io, 2, 'Say which file to read: throughline plan read FILE [--json]')
  if (others.length > 0)
    return fail(io, 2, 'Give one file at a time. Put the name in quotes if it has spaces.')
  try {
    const reading = await readDocument(await readInput(path), basename(path))
    io.stdout.write(args.includes('--json') ? printJson(reading) : printSummary(reading))
    return 0
  } catch (error) {
    if (error instanceof UnreadableDocument)
      return fail(io, 1, `${basename(path) || path}: ${error.message}`)
    return fail(
      io,
      1,
      `${basename(path) || path}: The file could not be read because of a fault in Throughline. Please report it with the file's kind and size.`,
    )
  }
}

function fail(io: CommandOutput, code: number, line: string): number {
  io.stderr.write(`${line.replace(/\s+/g, ' ').trim()}\n`)
  return code
}

async function readInput(path: string): Promise<Uint8Array> {
  try {
    const file = await stat(path)
    if (file.isDirectory())
      throw new UnreadableDocument('This is a folder. Give the name of a file in it.')
    if (!file.isFile())
      throw new UnreadableDocument('This is not a file. Give the name of a document.')
    // Refused before it is loaded; the reader itself checks again.
    if (file.size > 50_000_000)
      throw new UnreadableDocument(
        'The file is larger than 50 MB. Save only the plan, without pictures, and use that.',
      )
    return await readFile(path)
  } catch (error) {
    if (error instanceof UnreadableDocument) throw error
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ENOENT' || code === 'ENOTDIR')
      throw new UnreadableDocument('There is no such file. Check the name and the folder.')
    if (code === 'EACCES' || code === 'EPERM')
      throw new UnreadableDocument(
        'The file may not be opened. Ask for the right to read it, or copy it.',
      )
    throw new UnreadableDocument('The file cannot be opened. Check the name and the folder.')
  }
}

function printJson({ document, plan, questions }: Reading): string {
  return `${JSON.stringify({ document, plan, questions: questions.map(({ about, why }) => ({ about, why })) }, null, 2)}\n`
}

function printSummary({ document, plan, questions }: Reading): string {
  const levels = [...Map.groupBy(plan.nodes, node => node.level)].map(
    ([level, nodes]) => `${nodes.length} × ${level}`,
  )
  const lines = [
    plan.title,
    `${plan.actions.length} ${plan.actions.length === 1 ? 'action' : 'actions'}${levels.length > 0 ? ` under ${levels.join(', ')}` : ''}`,
    `Read ${document.fragments} pieces of the ${document.kind} file: ${document.placed} placed, ${document.setAside} set aside, ${document.unread} unread.`,
    ...(questions.length > 0 ? ['', 'To be decided by a person:'] : []),
    ...questions.map(({ about, why }) => `- ${about}: ${why}`),
  ]
  return `${lines.join('\n')}\n`
}
