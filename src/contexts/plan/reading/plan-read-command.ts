import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { type CommandIo, UsageMistake } from '../../../platform/command.ts'
import { CommandMistake } from '../../../platform/refusal.ts'
import { readDocument } from './fragments/read-document.ts'
import { type Reading, UnreadableDocument } from './reading.ts'

/**
 * `throughline plan read FILE [--json]`: prints what a document holds; nothing is saved. With `--json` one object:
 * the document's account, the plan and the questions that only a person can decide.
 */
export async function planReadCommand(args: string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    options: { json: { type: 'boolean' } },
    allowPositionals: true,
  })
  const [path, ...others] = positionals
  if (path === undefined)
    throw new UsageMistake('Say which file to read: throughline plan read FILE')
  if (others.length > 0)
    throw new UsageMistake('Give one file at a time, in quotes if its name has spaces.')
  const reading = await read(path)
  io.out(values.json ? printJson(reading) : printSummary(reading))
  return 0
}

async function read(path: string): Promise<Reading> {
  try {
    return await readDocument(await readInput(path), basename(path))
  } catch (error) {
    if (!(error instanceof UnreadableDocument)) throw error
    throw new CommandMistake(`${basename(path) || path}: ${error.message}`)
  }
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
