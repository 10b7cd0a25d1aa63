import type { Fragment, ReadNode } from '../reading.ts'
import { addNode, type Draft, place } from './draft.ts'
import { cleanTitle, type LevelHeading, readLevelHeading, splitNumber } from './level.ts'
import { lettersAndDigits } from './words.ts'

/** A heading that becomes a node as soon as an action is found under it. */
export type Candidate = {
  heading: LevelHeading
  rank: number
  fragments: Fragment[]
  /** The heading names its level ('Priority 1'); a plain one may be dropped again. */
  worded: boolean
  node?: ReadNode
}

/** Where in the plan the reading stands. The outermost part comes first. */
export type Sections = { open: Candidate[]; ranks: Map<string, number>; seen: Candidate[] }

const general =
  /^(the |our |draft |updated |appendix \w+:? ?|annex \w+:? ?|table of |list of |summary of |\d+(\.\d+)*\.? )*((rough sleeping|homelessness|strategy|strategic|delivery|action|implementation|improvement|work|service|partnership|annual|local|key|year|one|12|month|and|&|-|–|\d{4}([/-]\d{2,4})?|multi|agency) ?)*(action|delivery|implementation|improvement|work|commitment|action point|recommendation|plan|strateg(y|ies)|programme)s?( plans?| table| log| tracker| update| list)?( 20\d\d.*)?( \(continued\))?$/iu
const dull =
  /^(sheet ?\d*|table ?\d*|contents|introduction|foreword|background|appendi(x|ces)( \w+)?|annex( \w+)?|notes?|key|legend|glossary|page \d+)$/iu

export function startSections(): Sections {
  return { open: [], ranks: new Map(), seen: [] }
}

/** A heading that says nothing about the part it heads ('Action plan', 'Appendix A', 'Sheet1'). */
export function isGeneralHeading(text: string): boolean {
  const plain = cleanTitle(text)
  return general.test(plain) || dull.test(plain)
}

/** 'Introduction', 'Contents', 'Appendix A': heads no plan. */
export function isDullHeading(text: string): boolean {
  return dull.test(cleanTitle(text))
}

/** Reads a heading; a plain one is a 'Section' with its printed number. */
export function headingOf(text: string): { heading: LevelHeading; worded: boolean } {
  const worded = readLevelHeading(text)
  if (worded) return { heading: worded, worded: true }
  const { number, rest } = splitNumber(text)
  return { heading: { level: 'Section', number, title: cleanTitle(rest) }, worded: false }
}

/** Headings from here on were read from cells. */
const rankInTable = 50

/** Opens a part of the plan; parts of the same or a deeper rank are closed. */
export function openSection(sections: Sections, candidate: Candidate): Candidate {
  // Plain headings in cells look alike wherever they stand: they are all of one level.
  const name = candidate.worded
    ? candidate.heading.level
    : candidate.rank >= rankInTable
      ? ''
      : null
  const known = name === null ? undefined : sections.ranks.get(name)
  const rank = known ?? innerRank(sections, candidate)
  if (name !== null) sections.ranks.set(name, rank)
  const again = sections.seen.find(
    each => isSame(each, candidate) && each.rank === rank && each.node !== undefined,
  )
  while ((sections.open.at(-1)?.rank ?? -1) >= rank) sections.open.pop()
  const opened = again ?? { ...candidate, rank }
  if (again) again.fragments.push(...candidate.fragments)
  else sections.seen.push(opened)
  sections.open.push(opened)
  return opened
}

/**
 * A level seen for the first time lies inside the part that is open when it follows straight after that
 * part's heading, or carries its number on ('1.2' below '1'), although both are printed alike.
 */
function innerRank(sections: Sections, candidate: Candidate): number {
  // Headings in cells are printed alike; headings of the text have their own levels.
  const outer = sections.open.findLast(each => each.worded || each.rank >= rankInTable)
  if (!candidate.worded || !outer || outer.rank < candidate.rank) return candidate.rank
  const number = candidate.heading.number ?? ''
  const inside =
    outer.node === undefined ||
    (outer.heading.number !== null && number.startsWith(`${outer.heading.number}.`))
  return inside ? outer.rank + 1 : candidate.rank
}

/** Ends the parts of this rank and deeper. */
export function closeSections(sections: Sections, rank: number) {
  while ((sections.open.at(-1)?.rank ?? -1) >= rank) sections.open.pop()
}

function isSame(one: Candidate, other: Candidate): boolean {
  if (one.heading.level !== other.heading.level || one.heading.number !== other.heading.number)
    return false
  const left = lettersAndDigits(one.heading.title.replace(/\(?(continued|cont\.?’?d?)\)?$/iu, ''))
  const right = lettersAndDigits(
    other.heading.title.replace(/\(?(continued|cont\.?’?d?)\)?$/iu, ''),
  )
  return left === right || (one.heading.number !== null && (left === '' || right === ''))
}

/** The deepest open part as a node, made with its parents when the first action needs it. */
export function nodeOfSections(draft: Draft, sections: Sections): ReadNode | null {
  let parent: ReadNode | null = null
  for (const part of sections.open) {
    part.node ??= addNode(draft, { parent: parent?.id ?? null, ...part.heading })
    for (const fragment of part.fragments.splice(0)) place(draft, fragment, part.node.id, 'title')
    parent = part.node
  }
  return parent
}
