import { findChild, listChildren, parseXml, type XmlElement } from './xml-tree.ts'

type Level = {
  format: string
  text: string
  start: number
  restart: number | undefined
  legal: boolean
}
type List = { abstract: string; levels: Map<number, Level>; restarts: Map<number, number> }

export type Numbering = {
  /** Counts one paragraph on and returns its marker as printed ('2.1', 'a)', '•'); undefined = none. */
  next: (list: string | undefined, level: number) => string | undefined
}

/** Automatic numbers of Word. They stand nowhere in the text, so they are counted as Word counts them. */
export function readNumberingPart(part: Uint8Array | undefined): Numbering {
  const lists = part ? readLists(parseXml(part)) : new Map<string, List>()
  const counters = new Map<string, (number | undefined)[]>()
  const begun = new Set<string>()
  const next = (id: string | undefined, level: number) => {
    const list = id === undefined || id === '0' ? undefined : lists.get(id)
    const shape = list?.levels.get(level)
    if (!list || !shape || id === undefined) return undefined
    const counts = counters.get(list.abstract) ?? []
    counters.set(list.abstract, counts)
    if (!begun.has(`${id}/${level}`)) {
      begun.add(`${id}/${level}`)
      const restart = list.restarts.get(level)
      if (restart !== undefined) counts[level] = restart - 1
    }
    counts[level] = (counts[level] ?? shape.start - 1) + 1
    for (let deeper = level + 1; deeper < 9; deeper++)
      if (restartsAfter(list.levels.get(deeper), deeper, level)) counts[deeper] = undefined
    return printMarker(list, shape, level, counts)
  }
  return { next }
}

function restartsAfter(shape: Level | undefined, deeper: number, level: number): boolean {
  const restart = shape?.restart
  if (restart === 0) return false
  return restart === undefined ? deeper > level : level < restart
}

function printMarker(
  list: List,
  shape: Level,
  level: number,
  counts: readonly (number | undefined)[],
): string | undefined {
  if (shape.format === 'bullet') return bulletOf(shape.text)
  if (shape.format === 'none' && !shape.text.includes('%')) return shape.text.trim() || undefined
  const marker = shape.text.replace(/%([1-9])/g, (_, digit: string) => {
    const at = Number(digit) - 1
    const other = list.levels.get(at)
    const count = counts[at] ?? other?.start ?? 1
    return formatCount(count, shape.legal && at < level ? 'decimal' : (other?.format ?? 'decimal'))
  })
  return marker.trim() || undefined
}

function bulletOf(text: string): string | undefined {
  const sign = text.trim()
  if (sign === '') return undefined
  // Symbol and Wingdings keep their bullets in the private use area, which prints as an empty box elsewhere.
  if (/[\ue000-\uf8ff]/.test(sign)) return '•'
  return sign === 'o' ? '◦' : sign
}

export function formatCount(count: number, format: string): string {
  if (format === 'none') return ''
  if (format === 'lowerLetter') return letters(count)
  if (format === 'upperLetter') return letters(count).toUpperCase()
  if (format === 'lowerRoman') return roman(count)
  if (format === 'upperRoman') return roman(count).toUpperCase()
  if (format === 'decimalZero') return String(count).padStart(2, '0')
  if (format === 'ordinal') return `${count}${ordinalEnding(count)}`
  return String(count)
}

/** a … z, aa, bb … as Word counts on. */
function letters(count: number): string {
  if (count < 1) return ''
  return String.fromCharCode(97 + ((count - 1) % 26)).repeat(Math.ceil(count / 26))
}

function roman(count: number): string {
  const values: [number, string][] = [
    [1000, 'm'],
    [900, 'cm'],
    [500, 'd'],
    [400, 'cd'],
    [100, 'c'],
    [90, 'xc'],
    [50, 'l'],
    [40, 'xl'],
    [10, 'x'],
    [9, 'ix'],
    [5, 'v'],
    [4, 'iv'],
    [1, 'i'],
  ]
  let left = Math.min(count, 4_000)
  let text = ''
  for (const [value, sign] of values) {
    while (left >= value) {
      text += sign
      left -= value
    }
  }
  return text
}

function ordinalEnding(count: number): string {
  if (count % 100 >= 11 && count % 100 <= 13) return 'th'
  return ['th', 'st', 'nd', 'rd'][count % 10] ?? 'th'
}

function readLists(root: XmlElement): Map<string, List> {
  const part = findChild(root, 'numbering')
  const abstracts = new Map<string, XmlElement>()
  const byStyle = new Map<string, string>()
  for (const abstract of listChildren(part, 'abstractNum')) {
    const id = abstract.attributes.abstractNumId ?? ''
    abstracts.set(id, abstract)
    const style = findChild(abstract, 'styleLink')?.attributes.val
    if (style) byStyle.set(style, id)
  }
  const lists = new Map<string, List>()
  for (const list of listChildren(part, 'num')) {
    const named = findChild(list, 'abstractNumId')?.attributes.val ?? ''
    const linked = findChild(abstracts.get(named), 'numStyleLink')?.attributes.val
    const abstract = (linked && byStyle.get(linked)) || named
    lists.set(list.attributes.numId ?? '', readList(list, abstract, abstracts.get(abstract)))
  }
  return lists
}

function readList(list: XmlElement, abstract: string, shape: XmlElement | undefined): List {
  const levels = new Map<number, Level>()
  for (const level of listChildren(shape, 'lvl')) levels.set(levelNumber(level), readLevel(level))
  const restarts = new Map<number, number>()
  for (const override of listChildren(list, 'lvlOverride')) {
    const own = findChild(override, 'lvl')
    if (own) levels.set(levelNumber(override), readLevel(own))
    const start = findChild(override, 'startOverride')?.attributes.val
    if (start !== undefined) restarts.set(levelNumber(override), Number(start))
  }
  return { abstract, levels, restarts }
}

function levelNumber(element: XmlElement): number {
  return Number(element.attributes.ilvl ?? 0)
}

function readLevel(level: XmlElement): Level {
  const value = (name: string) => findChild(level, name)?.attributes.val
  const restart = value('lvlRestart')
  return {
    format: value('numFmt') ?? 'decimal',
    text: value('lvlText') ?? '',
    start: Number(value('start') ?? 1),
    restart: restart === undefined ? undefined : Number(restart),
    legal: findChild(level, 'isLgl') !== undefined,
  }
}
