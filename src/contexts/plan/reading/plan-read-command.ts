import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { type CommandIo, UsageMistake } from '../../../platform/command.ts'
import { readGivenFile } from '../../../platform/given-file.ts'
import { CommandMistake } from '../../../platform/refusal.ts'
import { limits } from './fragments/limits.ts'
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
  // The reader itself refuses at the same size; here the file is not even loaded.
  const bytes = await readGivenFile(path, limits.fileBytes)
  try {
    return await readDocument(bytes, basename(path))
  } catch (error) {
    if (!(error instanceof UnreadableDocument)) throw error
    throw new CommandMistake(`${basename(path) || path}: ${error.message}`)
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
