import { CommandMistake } from './refusal.ts'

/** Where a command writes: results to `out`, everything else to `err`. Lines end with '\n'. */
export type CommandIo = {
  out: (text: string) => void
  err: (text: string) => void
}

/** The command was typed wrongly: exit code 2. */
export class UsageMistake extends CommandMistake {
  override name = 'UsageMistake'
}

/** One thing that `bin/throughline` does. */
export type Command = {
  /** What is typed: `serve` or `plan read`. */
  words: string
  /** What follows the words, for the help: `FILE [--json]`. */
  usage: string
  /** One sentence, and in further lines whatever has to be known. */
  about: string
  example: string
  /** Answers with the exit code. Thrown errors come out as one line. */
  run: (args: string[], io: CommandIo) => Promise<number>
}

/** Finds the command that the words ask for, and what is left for it. */
export function findCommand(
  commands: readonly Command[],
  words: string[],
): { command: Command; args: string[] } | undefined {
  // 'demo code' before 'demo'.
  for (const command of [...commands].sort((a, b) => b.words.length - a.words.length)) {
    const count = command.words.split(' ').length
    if (words.slice(0, count).join(' ') === command.words)
      return { command, args: words.slice(count) }
  }
  return undefined
}

export function helpFor({ words, usage, about, example }: Command): string {
  return `Usage: ${`throughline ${words} ${usage}`.trim()}\n\n${about}\n\nExample:\n  ${example}\n`
}

/** The help for everything, or for the commands that begin with the words typed (`plan`). */
export function helpForAll(commands: readonly Command[]): string {
  const width = Math.max(...commands.map(command => command.words.length))
  const lines = commands.map(
    ({ words, about }) => `  ${words.padEnd(width)}  ${about.split('\n')[0]}`,
  )
  return `Usage: throughline COMMAND [ARGUMENTS]\n\n${lines.join('\n')}\n\nthroughline COMMAND --help says more about each, with an example.\n`
}

/**
 * Any error as the one line that is shown, and the exit code: 2 where the command was typed wrongly.
 */
export function explainError(error: unknown): { line: string; exitCode: number } {
  const message = error instanceof Error ? error.message || error.name : String(error)
  const line = message.replace(/\s*\n\s*/g, ' ').trim()
  if (error instanceof UsageMistake) return { line, exitCode: 2 }
  // node:util parseArgs adds advice after the first sentence.
  if (
    error instanceof TypeError &&
    'code' in error &&
    String(error.code).startsWith('ERR_PARSE_ARGS')
  )
    return { line: `${line.replace(/\. .*/, '').replace(/\.$/, '')}.`, exitCode: 2 }
  return { line, exitCode: 1 }
}
