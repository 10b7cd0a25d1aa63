/** Lines outside tables → headings, paragraphs and list items, with wrapped lines joined. */
import type { Draft } from './flat-output.ts'
import { type Measure, proportionalWidth, type TextLine } from './text-lines.ts'

const marker =
  /^(\d{1,3}(?:\.\d{1,3})*[.)]|\d{1,3}(?:\.\d{1,3})+|\(?[a-zA-Z][.)]|\(?[ivx]{1,4}[.)]|[•●▪◦○‣·*–-]|o)\s+(?=\S)/
const label = /^\*{0,2}[A-Z][\p{L}’'/& -]{1,34}\??\*{0,2}:(?:\*\*)?(?:\s|$)/u

type Part = { lines: TextLine[]; marker?: string; heading?: number; bold?: boolean }

/** `wrapped`: the document's lines were broken to a width; else each line is a paragraph of its own. */
export function draftProse(lines: TextLine[], all: TextLine[] = lines): Draft[] {
  const width = findWrapWidth(all, proportionalWidth)
  const parts: Part[] = []
  for (const [i, line] of lines.entries()) {
    const last = parts.at(-1)
    const before = lines[i - 1]
    const markdown = /^(#{1,6})\s+(.*)$/.exec(line.text)
    const listed = marker.exec(line.text)?.[1]
    if (markdown?.[1]) parts.push({ lines: [line], heading: markdown[1].length })
    else if (listed !== undefined && !isNumberInText(line.text, before, listed))
      parts.push({ lines: [line], marker: listed })
    else if (last && before && last.heading === undefined && continues(before, line, width))
      last.lines.push(line)
    else parts.push({ lines: [line] })
  }
  return parts.map((part, i) => draftPart(part, parts[i + 1]))
}

/** '2021. This work has been' is a sentence that was wrapped before a number. */
function isNumberInText(text: string, before: TextLine | undefined, listed: string): boolean {
  if (/^\d{4}/.test(text)) return true
  if (!before || !/^\d/.test(listed)) return false
  return /\b(?:of|the|to|and|in|at|by|from|than|over|between|with|for|about|or|a|is|are)$/i.test(
    before.text,
  )
}

function continues(before: TextLine, line: TextLine, width: number | undefined): boolean {
  if (
    /^\p{Ll}/u.test(line.text) &&
    (line.blanksBefore === 0 || line.startsPage || line.blanksBefore > 1) &&
    !/[.!?:]$/.test(before.text)
  )
    return true
  if (line.blanksBefore > 0) return false
  if (label.test(line.text)) return false
  if (width === undefined) return false
  const room = width - proportionalWidth(`${before.text} ${line.text.split(' ')[0] ?? ''}`)
  return room < width * 0.04
}

/** The width to which lines were broken, or undefined where they were not. */
function findWrapWidth(lines: TextLine[], measure: Measure): number | undefined {
  const widths = lines.map(line => measure(line.text)).sort((a, b) => a - b)
  if (widths.length < 4) return undefined
  const top = widths[Math.floor((widths.length - 1) * 0.97)] ?? 0
  if (top > 120) return undefined
  const near = widths.filter(width => width > top * 0.85).length
  return near > widths.length * 0.2 ? top : undefined
}

function draftPart(part: Part, next: Part | undefined): Draft {
  const [first] = part.lines
  const joined = part.lines.map(line => line.text).reduce((text, line) => joinLines(text, line), '')
  const withoutMarker = part.marker === undefined ? joined : joined.slice(part.marker.length).trim()
  const bare =
    part.heading === undefined
      ? withoutMarker
      : withoutMarker.replace(/^#+\s+/, '').replace(/\s+#+$/, '')
  const whole = /^\*\*([^*]+)\*\*$|^__([^_]+)__$/.exec(bare)
  const lead = /^\*\*([^*]+)\*\*/.exec(bare)?.[1]
  const text = bare.replace(/\*\*|__/g, '').trim()
  const bold = whole !== null
  const strong = part.lines.every(line => line.strong)
  const heading =
    part.heading !== undefined ||
    (part.marker === undefined && looksLikeHeading(text, part, next, bold || strong))
  const draft: Draft = {
    kind: heading ? 'heading' : part.marker === undefined ? 'paragraph' : 'list-item',
    text,
    blocks: [
      {
        text,
        ...(bold ? { bold: true } : {}),
        ...(lead !== undefined && !bold ? { boldLead: lead.trim() } : {}),
      },
    ],
  }
  if (bold) draft.bold = true
  if (part.marker !== undefined) draft.marker = part.marker
  if (part.heading !== undefined) draft.level = part.heading
  else if (part.marker !== undefined) draft.level = 1 + Math.floor((first?.indent ?? 0) / 4)
  if (first?.fragment.page !== undefined) draft.page = first.fragment.page
  return draft
}

function joinLines(text: string, line: string): string {
  if (text === '') return line
  return /\p{L}-$/u.test(text) && /^\p{Ll}/u.test(line) ? text + line : `${text} ${line}`
}

function looksLikeHeading(
  text: string,
  part: Part,
  next: Part | undefined,
  bold: boolean,
): boolean {
  if (part.lines.length > 2 || text.length > 110 || label.test(`${text} `) || /[.;,]$/.test(text))
    return false
  if (!/^["'“‘(]?[\p{Lu}\d]/u.test(text) || !/\p{L}/u.test(text)) return false
  if (bold) return true
  const alone = part.lines.length === 1 || (part.lines[0]?.blanksBefore ?? 0) > 0
  const followed = next === undefined || (next.lines[0]?.text.length ?? 0) > 0
  return alone && followed && text.split(' ').length <= 16
}
