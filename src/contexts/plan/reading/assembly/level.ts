import { squash, titleCase } from './words.ts'

/** The heading of a part of a plan: 'Priority Area 1: Prevent homelessness'. */
export type LevelHeading = { level: string; number: string | null; title: string }

const levelWords =
  'priority|principle|pillar|ambition|objective|aim|goal|theme|outcome|commitment|workstream|strand|area|domain|mission|challenge|driver|focus|element|pledge|project|programme|package|key'
const plurals: Record<string, string> = { priorities: 'priority' }
const ordinal =
  '\\d{1,3}(?:\\.\\d{1,3})*[a-z]?|[A-Z]\\d{0,2}|[ivxIVX]{1,4}|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|ONE|TWO|THREE|FOUR|FIVE|SIX'
const single = new Set(levelWords.split('|'))
const numbered = new RegExp(
  `^((?:[A-Z][\\p{L}&/-]*\\s+){0,3}?)(${levelWords})(\\s+(?:area|theme|priority|objective|aim|stream))?(?:\\s+(?:no\\.?|number|n°))?\\s*[:#]?\\s*(${ordinal})(?=$|[\\s:.)–—-])\\s*[:.)–—-]*\\s*(.*)$`,
  'iu',
)
const named = new RegExp(`^(${levelWords})(\\s+area)?\\s*[:–—]\\s*(\\S.*)$`, 'iu')

/**
 * Reads a heading that names its own level. The level is the plan's word in title case: the last word
 * before the number, with 'Area' kept together with the word before it.
 */
export function readLevelHeading(text: string): LevelHeading | undefined {
  const plain = squash(text)
  if (plain === '' || plain.length > 300) return undefined
  const withNumber = numbered.exec(plain)
  if (withNumber) {
    const [, , word = '', second, number = '', title = ''] = withNumber
    const lettered = /^[A-Za-z]/u.test(number)
    // 'Priority a …' is a sentence; 'Priority A: …' is a heading.
    if (lettered && number.length <= 4 && number !== number.toUpperCase() && !isWordNumber(number))
      return undefined
    return { level: levelOf(word, second), number, title: cleanTitle(title) }
  }
  const withTitle = named.exec(plain)
  if (!withTitle || plain.length > 160) return undefined
  return {
    level: levelOf(withTitle[1] ?? '', withTitle[2]),
    number: null,
    title: cleanTitle(withTitle[3] ?? ''),
  }
}

function isWordNumber(number: string): boolean {
  return /^(one|two|three|four|five|six|seven|eight|nine|ten)$/iu.test(number)
}

function levelOf(word: string, second: string | undefined): string {
  const tail = squash(second ?? '')
  if (tail === '') return titleCase(word)
  return /^area$/iu.test(tail) ? titleCase(`${word} ${tail}`) : titleCase(tail)
}

/** A title without the colon, full stop-free dash or quotation marks around it. */
export function cleanTitle(text: string): string {
  return squash(text)
    .replace(/^[:–—-]+\s*/u, '')
    .replace(/\s*[:–—]+$/u, '')
    .trim()
}

/** The level a column's header names ('Ambitions' → 'Ambition', 'Partnership commitment' → 'Commitment'). */
export function levelOfHeader(header: string): string {
  const words = squash(header.replace(/\((e?s|ies)\)/giu, '').replace(/[^\p{L}\s/&-]+/gu, ' '))
    .split(' ')
    .filter(Boolean)
  const last = words.at(-1) ?? ''
  const one = singular(last)
  if (/^area$/iu.test(one) && words.length > 1)
    return titleCase(`${singular(words.at(-2) ?? '')} ${one}`)
  return one === '' ? 'Section' : titleCase(one)
}

export function singular(word: string): string {
  const lower = word.toLowerCase()
  if (plurals[lower]) return plurals[lower]
  if (/ies$/iu.test(lower)) return `${lower.slice(0, -3)}y`
  if (/(ss|us|is)$/u.test(lower)) return lower
  return lower.endsWith('s') ? lower.slice(0, -1) : lower
}

export function isLevelWord(word: string): boolean {
  return single.has(singular(word)) && singular(word) !== 'key'
}

/** A printed number at the start of a title: '2 As a City we will', '1. Prevent', 'a) Increase'. */
export function splitNumber(text: string): { number: string | null; rest: string } {
  const plain = squash(text)
  const match =
    /^\(?((?:\d{1,3}(?:\.\d{1,3})*[a-z]?)|[a-zA-Z]|[ivx]{1,4}|[A-Z]{1,3}\d{1,3}(?:\.\d{1,3})*)(?:[.)\]:]+\s+|\s*[–—-]\s+|[.)]$)(.*)$/u.exec(
      plain,
    )
  if (!match?.[1]) return splitDotted(plain)
  return { number: match[1], rest: (match[2] ?? '').trim() }
}

/** '1.2 Update the web pages': a dotted number needs no other mark behind it. */
function splitDotted(plain: string): { number: string | null; rest: string } {
  const match = /^((?:[A-Z]{1,3})?\d{1,3}(?:\.\d{1,3}){1,3}[a-z]?)\s+(\D.*)$/u.exec(plain)
  return match?.[1]
    ? { number: match[1], rest: (match[2] ?? '').trim() }
    : { number: null, rest: plain }
}
