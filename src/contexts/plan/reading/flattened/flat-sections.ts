/** Flattened text → sections: a table's header, the heading before it, and the lines of its cells. */
import type { Cell } from './cell-model.ts'
import type { FlatHeader } from './flat-header.ts'
import { isWrapped, type TextLine } from './text-lines.ts'

export type FlatSection = {
  header: FlatHeader
  headerLines: TextLine[]
  /** The header printed again on later pages. */
  repeated: TextLine[][]
  /** Lines between the last table and this header that belong to neither. */
  heading: TextLine[]
  body: TextLine[]
  cells: Cell[]
  /** Lines were broken to the width of their column. */
  wrapped: boolean
}

/** A header that comes again with nothing before it continues the table on the next page. */
export function listSections(headers: FlatHeader[], lines: TextLine[]): FlatSection[] {
  const wrapped = isWrapped(lines.slice(headers[0]?.end ?? 0))
  const sections = headers.map((header, i): FlatSection => {
    const end = headers[i + 1]?.start ?? lines.length
    return {
      header,
      headerLines: lines.slice(header.start, header.end),
      repeated: [],
      heading: [],
      body: lines.slice(header.end, end),
      cells: [],
      wrapped,
    }
  })
  moveHeadings(sections)
  const merged: FlatSection[] = []
  for (const section of sections) {
    const last = merged.at(-1)
    if (!last || section.heading.length > 0 || !sameText(last, section)) {
      merged.push(section)
      continue
    }
    last.repeated.push(section.headerLines)
    last.body.push(
      ...section.body.map((line, i) => (i === 0 ? { ...line, startsPage: true } : line)),
    )
  }
  return merged
}

function sameText(a: FlatSection, b: FlatSection): boolean {
  const textOf = ({ headerLines }: FlatSection) =>
    headerLines
      .map(line => line.text)
      .join('')
      .replace(/\W/g, '')
      .toLowerCase()
  return textOf(a) === textOf(b)
}

/** The heading of a table stands just before its header: it is not the last cell of the table above. */
function moveHeadings(sections: FlatSection[]): void {
  for (const [i, section] of sections.entries()) {
    const before = sections[i - 1]
    const [first] = section.headerLines
    if (!before || !first) continue
    while (takeHeading(before.body, section, first));
  }
}

/** Moves the run of lines before a header to its heading; says whether there may be another before it. */
function takeHeading(lines: TextLine[], section: FlatSection, first: TextLine): boolean {
  const run = lines.slice(lastRun(lines))
  const [start] = run
  const last = run.at(-1)
  if (!start || !last) return false
  const text = run.map(line => line.text).join(' ')
  const alone = run.length === 1 && (start.blanksBefore > 0 || start.startsPage)
  const newPage = first.startsPage || start.startsPage
  const titleLike =
    section.heading.length === 0 && alone && !newPage && text.length < 100 && !/[.;,]$/.test(text)
  const whole = run.length <= 3 && levelLine.test(start.text)
  if (!whole && !titleLike && !levelLine.test(last.text)) return false
  const taken = whole || titleLike ? run.length : 1
  section.heading.unshift(...lines.splice(-taken))
  return whole || titleLike
}

function lastRun(lines: TextLine[]): number {
  let at = lines.length - 1
  while (at > 0 && lines[at]?.blanksBefore === 0 && !lines[at]?.startsPage) at -= 1
  return Math.max(0, at)
}

const levelLine =
  /^(?:\S+\s){0,2}(?:priority|principle|pillar|objective|aim|theme|goal|outcome|ambition|section|part|strand|workstream)(?:\sarea)?\s(?:\d{1,2}|[a-z]|[ivx]+)\b/i
