import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { CommandMistake } from './refusal.ts'

/**
 * The bytes of a file that a command was given. Throws a CommandMistake that says what to do where it cannot be read, or
 * is larger than `most` bytes: that is found out before it is loaded.
 */
export async function readGivenFile(path: string, most: number): Promise<Uint8Array> {
  const refuse = (why: string) => new CommandMistake(`${basename(path) || path}: ${why}`)
  try {
    const file = await stat(path)
    if (file.isDirectory()) throw refuse('This is a folder. Give the name of a file in it.')
    if (!file.isFile()) throw refuse('This is not a file. Give the name of a document.')
    if (file.size > most)
      throw refuse(`The file is larger than ${Math.round(most / 1_000_000)} MB.`)
    return await readFile(path)
  } catch (error) {
    if (error instanceof CommandMistake) throw error
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ENOENT' || code === 'ENOTDIR')
      throw refuse('There is no such file. Check the name and the folder.')
    if (code === 'EACCES' || code === 'EPERM')
      throw refuse('The file may not be opened. Ask for the right to read it, or copy it.')
    throw refuse('The file cannot be opened. Check the name and the folder.')
  }
}
