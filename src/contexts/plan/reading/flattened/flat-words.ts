/** The words of flattened lines, with what stood before each: the places where one cell may end and the next begin. */
import { readsAsDue } from './due-words.ts'
import type { TextLine } from './text-lines.ts'

/** What stands before a word: nothing (the same word), a space, a line break, a blank line, a page break. */
export type Gap = 'none' | 'space' | 'line' | 'blank' | 'page'

export type Word = {
  text: string
  /** In lower case, without marks: what the model counts. */
  plain: string
  line: TextLine
  gap: Gap
  /** The line before ended without the space that a wrapped line keeps. */
  hardBreak: boolean
  /** In lower case, and not one of the small words that names have too. */
  low: boolean
  /** A cell may begin here. */
  mayStart: boolean
}

const smallWord =
  /^(?:of|and|the|for|in|to|on|at|with|service|services|team|teams|group|providers?|partners?|agencies)\b/

/**
 * Lines → words. `keepsSpaces`: the document's wrapped lines end in a space. Where lines are not `wrapped`, a cell
 * begins nowhere but at a line's start.
 */
export function listWords(
  lines: TextLine[],
  { keepsSpaces, wrapped }: { keepsSpaces: boolean; wrapped: boolean },
): Word[] {
  const words: Word[] = []
  let previous: TextLine | undefined
  for (const line of lines) {
    const parts = line.text.split(' ').flatMap((part, i, all) => splitGlued(part, all[i + 1]))
    for (const [i, part] of parts.entries()) {
      const gap = i === 0 ? lineGap(line) : part.glued ? 'none' : 'space'
      words.push({
        text: part.text,
        plain: part.text.toLowerCase().replace(/[^\p{L}\p{N}-]+/gu, ''),
        line,
        gap,
        hardBreak: i === 0 && keepsSpaces && previous !== undefined && !previous.trailingSpace,
        low: /^\p{Ll}{2,}/u.test(part.text) && !smallWord.test(part.text),
        mayStart: true,
      })
    }
    previous = line
  }
  return words.map((word, i) => ({
    ...word,
    mayStart: word.gap !== 'space' || (wrapped && mayStartCell(words, i)),
  }))
}

/** Whether enough lines end in a space for a line without one to mean something. */
export function keepsWrapSpaces(lines: TextLine[]): boolean {
  const ended = lines.filter(line => line.trailingSpace).length
  return lines.length >= 20 && ended > lines.length * 0.4 && ended < lines.length * 0.95
}

function lineGap(line: TextLine): Gap {
  if (line.startsPage) return 'page'
  return line.blanksBefore > 0 ? 'blank' : 'line'
}

/** 'Futures2 We' and 'DWP.7 Ex-': the number of the next cell glued to the end of this one. */
function splitGlued(part: string, next: string | undefined): { text: string; glued: boolean }[] {
  const found = /^(.*[a-z][a-z.)]|.*[A-Za-z]{2}\.)(\d{1,2})$/.exec(part)
  const [, head, number] = found ?? []
  if (!head || !number || !next || !/^[A-Z]/.test(next)) return [{ text: part, glued: false }]
  return [
    { text: head, glued: false },
    { text: number, glued: true },
  ]
}

function mayStartCell(words: Word[], i: number): boolean {
  const word = words[i]
  if (!word) return false
  if (word.gap !== 'space') return true
  if (/^["'“‘(]?[A-Z0-9£•]/.test(word.text)) return true
  const one = word.text
  const two = `${one} ${words[i + 1]?.text ?? ''}`
  return readsAsDue(one) || readsAsDue(two)
}

/** Words → text as it was printed: one space between them, none where a line ends in a hyphen or words were glued. */
export function joinWords(words: Word[]): string {
  let text = ''
  for (const word of words) {
    const joined =
      text === '' ||
      word.gap === 'none' ||
      (word.gap !== 'space' && /\p{L}-$/u.test(text) && /^\p{Ll}/u.test(word.text))
    text += joined ? word.text : ` ${word.text}`
  }
  return text
}

const bullet = /^(?:[•●▪◦○‣·*–-]|o)$/

export function isBullet(text: string): boolean {
  return bullet.test(text)
}
