import type { Block } from '../reading.ts'
import { withMarker } from './markers.ts'
import { lettersAndDigits, squash } from './words.ts'

/** Names with commas that occur as a whole somewhere in the plan, by letters and digits. */
export type KnownParties = Map<string, string>

const abbreviation =
  /(?:^|\s|\()(St|Dr|Mr|Mrs|Ms|Prof|Rev|No|Dept|Inc|Ltd|Co|e\.g|i\.e|vs|etc|\p{Lu})$/u
const jobTitle =
  /\b(manager|officer|lead|leader|head|director|co-?ordinator|team|commissioner|worker|chair|adviser|advisor|nurse|sergeant|inspector|councillor|cllr|assistant|service)\b/iu
const body =
  /\b(council|authority|trust|nhs|borough|county|district|city|government|police|association|foundation|partnership|board|university)\b|^\p{Lu}{2,6}$/iu
const organisation =
  /\b(service|services|team|council|councils|trust|forum|group|partnership|association|unit|authority|board|office|officer|agency|department|directorate|care)$/iu
const initials = /^(\p{Lu}\.\s?){1,3}\s*\p{Lu}[\p{Ll}'’-]+/u
const nobody = /^(-|–|—|n\/?a|none|nil)$/iu

/**
 * The parties of a lead or partner cell, in order. Paragraphs, bullets, semicolons and full stops between
 * names separate them; a comma only in a plain list of short names; 'and', '/' and '&' never do.
 */
export function readParties(blocks: Block[], known: KnownParties, wraps: boolean): string[] {
  const lines = wraps ? unwrap(blocks, known) : blocks.map(withoutMark)
  const segments = lines.flatMap(splitSegments)
  const parties =
    segments.length > 1
      ? segments.flatMap(each => splitLongList(each, known))
      : segments.flatMap(each => splitCommas(each, known))
  return parties.map(cleanParty).filter(party => party !== '' && !nobody.test(party))
}

/** Whole names that hold a comma: they stood alone between other separators. */
export function learnParties(cells: Block[][]): KnownParties {
  const known: KnownParties = new Map()
  for (const blocks of cells) {
    const segments = blocks.map(withoutMark).flatMap(splitSegments)
    for (const segment of segments) {
      const party = cleanParty(segment)
      const commas = party.split(',').length - 1
      if (
        commas === 0 ? party.length < 80 : segments.length > 1 && commas <= 2 && party.length < 60
      ) {
        if (party !== '') known.set(lettersAndDigits(party), party)
      }
    }
  }
  return known
}

/** 'A. Sample' begins with an initial, not with the mark of a list. */
function withoutMark(block: Block): string {
  return initials.test(block.text) && block.marker === undefined
    ? block.text
    : withMarker(block).text
}

function splitSegments(line: string): string[] {
  const parts = line.split(/\s*[;•|\n]\s*/u).flatMap(splitSentences)
  return parts.map(squash).filter(part => part !== '')
}

function splitSentences(text: string): string[] {
  const parts: string[] = []
  let start = 0
  for (const match of text.matchAll(/\.\s+(?=[\p{Lu}\d])/gu)) {
    if (abbreviation.test(text.slice(start, match.index))) continue
    parts.push(text.slice(start, match.index))
    start = match.index + match[0].length
  }
  parts.push(text.slice(start))
  return parts
}

/** Beside other separators a comma is part of a name, unless the segment is plainly a list of names. */
function splitLongList(segment: string, known: KnownParties): string[] {
  const parts = segment.split(/,\s*/u)
  return parts.length >= 3 && parts.every(part => known.has(lettersAndDigits(part)))
    ? parts
    : [segment]
}

function splitCommas(segment: string, known: KnownParties): string[] {
  if (!segment.includes(',')) return [segment]
  const whole = known.get(lettersAndDigits(segment))
  if (whole?.includes(',')) return [segment]
  const parts = joinKnown(segment.split(/,\s*/u), known).map(part => part.replace(/^and\s+/iu, ''))
  const short = parts.every(
    part =>
      part.includes(',') || (/^["'‘(]?[\p{Lu}\d]/u.test(part) && part.split(/\s+/u).length <= 6),
  )
  if (!short) return [segment]
  const [first = '', second = ''] = parts
  const isKnown = (part: string) => known.has(lettersAndDigits(part))
  // 'Hope, Hearth and Home' and 'Thrive, Grow, Belong' are as likely one name as several.
  const word = (part: string) => /^\p{Lu}\p{Ll}+$/u.test(part)
  const ends =
    / and /u.test(second) && parts.length === 2 && word(first) && !organisation.test(second)
  if ((ends || (parts.length >= 3 && parts.every(word))) && !parts.some(isKnown)) return [segment]
  // 'A. Sample, Pathways Manager' is one person with a post.
  if (parts.length === 2 && initials.test(first) && jobTitle.test(second)) return [segment]
  if (parts.length === 2 && jobTitle.test(first) && body.test(second) && !jobTitle.test(second))
    return [segment]
  return parts
}

/** 'Police, Change, Grow, Live' holds a known name with commas: its parts are put together again. */
function joinKnown(parts: string[], known: KnownParties): string[] {
  const joined: string[] = []
  for (let at = 0; at < parts.length; ) {
    let taken = 1
    for (let count = Math.min(4, parts.length - at); count > 1; count--) {
      const name = known.get(lettersAndDigits(parts.slice(at, at + count).join(' ')))
      if (!name?.includes(',')) continue
      taken = count
      break
    }
    joined.push(parts.slice(at, at + taken).join(', '))
    at += taken
  }
  return joined
}

/** Lines that only wrapped are put together: a name ends at a full stop or where a known name begins. */
function unwrap(blocks: Block[], known: KnownParties): string[] {
  const lines: string[] = []
  for (const block of blocks) {
    const { marker } = withMarker(block)
    const text = withoutMark(block)
    const last = lines.at(-1)
    const ends = last === undefined || /[.;]$/u.test(last.trim())
    if (
      ends ||
      marker !== undefined ||
      known.has(lettersAndDigits(text)) ||
      known.has(lettersAndDigits(last ?? ''))
    )
      lines.push(text)
    else lines[lines.length - 1] = `${last} ${text}`
  }
  return lines
}

function cleanParty(text: string): string {
  return squash(text)
    .replace(/^[,;:.–—-]+\s*/u, '')
    .replace(/\s*[,;:]+$/u, '')
    .replace(/(?<!\b(?:etc|Ltd|Co|Inc))\.+$/u, '')
    .trim()
}
