/** Lines of plain text as the flattened-layout readers see them: printed spaces, blank lines, pages. */
import type { Fragment } from '../reading.ts'

export type TextLine = {
  /** The fragment this line came as. */
  fragment: Fragment
  /** Without leading and trailing spaces. */
  text: string
  raw: string
  page: number
  /** How many blank lines stand before it (0 for none, and for the first line). */
  blanksBefore: number
  /** First line of a page: a form feed, or a single leading space where other lines have none. */
  startsPage: boolean
  indent: number
  /** The raw line ends in a space: text extractors keep the space at which a line was wrapped. */
  trailingSpace: boolean
  /** Bold, or larger than the text around it. */
  strong?: boolean
}

/** Lines with text, in order; blank lines are counted, not kept. */
export function listTextLines(fragments: Fragment[]): TextLine[] {
  const lines: TextLine[] = []
  let previousPage: number | undefined
  for (const fragment of fragments) {
    const raw = fragment.raw ?? fragment.text
    const page = fragment.page ?? 1
    lines.push({
      fragment,
      text: fragment.text,
      raw,
      page,
      blanksBefore: lines.length === 0 ? 0 : (fragment.blankBefore ?? 0),
      startsPage: previousPage !== undefined && page !== previousPage,
      indent: fragment.indent ?? 0,
      trailingSpace: /\s$/.test(raw),
    })
    previousPage = page
  }
  return markPagesByLeadingSpace(lines)
}

/** Some extractors print a page's first line with one leading space and no line break of its own before it. */
function markPagesByLeadingSpace(lines: TextLine[]): TextLine[] {
  const indented = lines.filter(line => line.indent === 1 && line.blanksBefore === 0)
  const deeper = lines.filter(line => line.indent > 1).length
  if (deeper > 0 || indented.length === 0 || indented.length > lines.length / 12) return lines
  return lines.map(line =>
    line.indent === 1 && line.blanksBefore === 0 ? { ...line, startsPage: true } : line,
  )
}

const narrow = "iljI.,;:'!|‘’"
const slim = 'ftr()[]/- "“”–*'
const wide = 'mwMW@%'

/** Width of a text in a proportional typeface of the common kind, in ems. */
export function proportionalWidth(text: string): number {
  let width = 0
  for (const char of text) {
    if (narrow.includes(char)) width += 0.24
    else if (slim.includes(char)) width += 0.32
    else if (wide.includes(char)) width += 0.82
    else if (char >= 'A' && char <= 'Z') width += 0.69
    else width += 0.54
  }
  return width
}

/** Width in characters, for text wrapped by a program that counts them. */
function characterWidth(text: string): number {
  return text.length * 0.5
}

export type Measure = (text: string) => number

/**
 * The width that explains the line breaks better. A line is broken because the next word did not fit, so
 * inside a run of lines no line may have room for the next line's first word.
 */
export function chooseMeasure(lines: TextLine[]): Measure {
  const misfit = (measure: Measure) => {
    let wrong = 0
    for (const run of listRuns(lines)) {
      if (run.length < 4) continue
      const widest = Math.max(...run.map(line => measure(line.text)))
      for (let i = 0; i + 1 < run.length; i++) {
        const line = run[i]
        const next = run[i + 1]
        if (!line || !next) continue
        const room = widest - measure(`${line.text} ${next.text.split(' ')[0] ?? ''}`)
        if (room > 0) wrong += Math.min(room / widest, 0.3)
      }
    }
    return wrong
  }
  return misfit(characterWidth) < misfit(proportionalWidth) * 0.8
    ? characterWidth
    : proportionalWidth
}

/** Lines without a blank line between them. */
export function listRuns(lines: TextLine[]): TextLine[][] {
  const runs: TextLine[][] = []
  for (const line of lines) {
    const last = runs.at(-1)
    if (!last || line.blanksBefore > 0) runs.push([line])
    else last.push(line)
  }
  return runs
}

/** Lines were broken to a width: many go on in lower case. Else every line is a paragraph. */
export function isWrapped(lines: TextLine[]): boolean {
  const following = lines.filter(line => line.blanksBefore === 0 && !line.startsPage)
  const lower = lines.filter(line => /^\p{Ll}/u.test(line.text)).length
  return lines.length < 12 || lower > Math.max(lines.length * 0.05, following.length * 0.05)
}

const pageNumber = /^(?:page\s*)?\d{1,4}(?:\s*(?:of|\/|\|)\s*\d{1,4})?$|^[-–—]\s*\d{1,4}\s*[-–—]$/i

/**
 * Fragments that are page furniture: page numbers at a page's edge, and titles that come back at page
 * edges with only their numbers changed.
 */
export function findRunningTitles(lines: TextLine[]): Set<number> {
  const edges = lines.filter((_, i) => isPageEdge(lines, i))
  const rows = edges.filter(line => /^\d{1,4}$/.test(line.text))
  const counted = new Set(listPageNumbers(rows))
  return pickRunningTitles(
    edges.filter(line => !rows.includes(line) || counted.has(line)),
    ownTitle(lines),
  )
}

/** Bare numbers count pages only when each is one more than the last; else they number rows. */
function listPageNumbers(lines: TextLine[]): TextLine[] {
  const counts = lines.every((line, i) => {
    const before = lines[i - 1]
    return !before || Number(line.text) === Number(before.text) + 1
  })
  return counts ? lines : []
}

/** The first line may be the document's own title, unless the title stands below it. */
function ownTitle(lines: TextLine[]): TextLine | undefined {
  const [first, second] = lines
  if (!first || !second || second.blanksBefore === 0) return first
  const titled = (text: string) => /\b(?:plan|strategy|programme|framework)\b/i.test(text)
  return second.text === first.text || (titled(second.text) && !titled(first.text)) ? second : first
}

/** Of lines at pages' edges, those that are page numbers or come back; `title` may be the document's own. */
export function pickRunningTitles(edges: TextLine[], title: TextLine | undefined): Set<number> {
  // Only a page's own number may change: 'Principle 2' and 'Principle 3' are not one title.
  const shape = (text: string) =>
    text.toLowerCase().replace(/\bpage \d+( of \d+)?|(?<=[|–—-] ?)\d+$|^\d+(?= ?[|–—-])/g, '#')
  const seen = new Map<string, TextLine[]>()
  for (const line of edges)
    seen.set(shape(line.text), [...(seen.get(shape(line.text)) ?? []), line])
  const found = new Set<number>()
  for (const same of seen.values()) {
    const [first] = same
    if (!first) continue
    const numbered = pageNumber.test(first.text)
    if (!numbered && (same.length < 2 || /^[a-z]/.test(first.text))) continue
    // The first time a running title is printed it may be the document's own title.
    for (const line of numbered || first !== title ? same : same.slice(1))
      found.add(line.fragment.id)
  }
  return found
}

function isPageEdge(lines: TextLine[], i: number): boolean {
  const line = lines[i]
  if (!line || line.text.length > 120) return false
  const next = lines[i + 1]
  if (i === 0 || !next) return true
  if (line.page !== lines[i - 1]?.page || line.page !== next.page) return true
  // Without form feeds, a page's edge shows as several blank lines beside a line of its own.
  const alone =
    (line.blanksBefore > 0 || line.startsPage) && (next.blanksBefore > 0 || next.startsPage)
  return (
    alone &&
    (line.blanksBefore >= 2 || next.blanksBefore >= 2 || line.startsPage || next.startsPage)
  )
}
