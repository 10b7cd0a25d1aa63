/**
 * How likely words are to be one cell of a column. It starts from what the column's name says and learns
 * from the document's own cells: their length, their words, how often they are empty, the width at which
 * their lines were wrapped.
 */
import type { PlanField } from '../reading.ts'
import { shortPiece } from './cell-pieces.ts'
import type { HeaderColumn } from './flat-header.ts'
import type { Word } from './flat-words.ts'

export type ColumnModel = {
  field: PlanField
  /** How often a row has no such cell. */
  empty: number
  logMean: number
  logSd: number
  /** log odds of a word being in this column rather than elsewhere. */
  words: Map<string, number>
  /** The same for a cell's first word. */
  firstWords: Map<string, number>
  /** How many cells hold exactly these words. */
  texts: Map<string, number>
  /** Cost of a blank line, and of a line ended before it was full, inside a cell. */
  blankInside: number
  shortLineInside: number
  /** Wrapping width by table, once known. */
  widths: Map<number, number>
}

export type Cell = { column: number; words: Word[]; table: number; start: number; end: number }

const expected: Record<PlanField, { empty: number; chars: number; blank: number; short: number }> =
  {
    number: { empty: 0.2, chars: 3, blank: 6, short: 6 },
    node: { empty: 0.5, chars: 80, blank: 3, short: 3 },
    'node-number': { empty: 0.4, chars: 3, blank: 6, short: 6 },
    action: { empty: 0.002, chars: 130, blank: 2.6, short: 2.4 },
    timescale: { empty: 0.06, chars: 9, blank: 1.2, short: 0.8 },
    leads: { empty: 0.06, chars: 30, blank: 2.6, short: 1.8 },
    others: { empty: 0.25, chars: 40, blank: 0.7, short: 0.8 },
    measure: { empty: 0.3, chars: 110, blank: 2.6, short: 2.4 },
    rag: { empty: 0.15, chars: 8, blank: 5, short: 3 },
    situation: { empty: 0.25, chars: 100, blank: 1.8, short: 2 },
    desirable: { empty: 0.1, chars: 3, blank: 4, short: 2 },
    achievable: { empty: 0.1, chars: 3, blank: 4, short: 2 },
    nextSteps: { empty: 0.3, chars: 90, blank: 1.8, short: 2 },
    notes: { empty: 0.5, chars: 60, blank: 1.8, short: 2 },
    links: { empty: 0.6, chars: 20, blank: 2, short: 1.2 },
    unknown: { empty: 0.4, chars: 50, blank: 2, short: 2 },
  }

const partyWords =
  'team manager officer officers council group groups service services board partnership police trust provider providers coordinator co-ordinator lead head director department dwp nhs health probation housing charity forum agency agencies crisis shelter all partners homes hospital academy commissioner adviser'.split(
    ' ',
  )
const actionVerbs =
  'develop review establish create work explore identify implement produce deliver provide ensure agree set continue introduce carry undertake map complete analyse promote support improve increase reduce train launch publish recruit build design open commission hold run write update monitor expand pilot test secure maintain embed refresh extend prepare appoint share collect co-design offer raise strengthen make use start bring convene seek adopt evaluate audit investigate commission consult co-produce standardise seek undertake pilot roll refresh monitor reframe agree assess facilitate invite request ring promote deploy draft consider encourage enable engage gather enhance influence lobby campaign respond reach reinforce progress procure negotiate advocate attend refer'.split(
    ' ',
  )
const verbs = new Set(actionVerbs)

/** A word that actions begin with. */
export function isActionVerb(word: string): boolean {
  return verbs.has(word)
}

/** What the columns' names alone say. */
export function startModel(columns: HeaderColumn[]): ColumnModel[] {
  const inner = columns.findLastIndex(column => column.field === 'node')
  return columns.map(({ field }, c) => {
    const { chars, blank, short } = expected[field]
    // The cell of a level above another spans more rows.
    const empty = field === 'node' && c !== inner ? 0.85 : expected[field].empty
    const words = new Map<string, number>()
    const firstWords = new Map<string, number>()
    const isParty = field === 'leads' || field === 'others'
    if (isParty) for (const word of partyWords) words.set(word, 1.2)
    if (field === 'action' || field === 'measure' || field === 'situation')
      for (const word of partyWords) words.set(word, -0.1)
    if (field === 'action') for (const verb of actionVerbs) firstWords.set(verb, 3)
    if (isParty || field === 'measure') for (const verb of actionVerbs) firstWords.set(verb, -2)
    return {
      field,
      empty,
      logMean: Math.log(chars),
      logSd: 0.9,
      words,
      firstWords,
      texts: new Map(),
      blankInside: blank,
      shortLineInside: short,
      widths: new Map(),
    }
  })
}

/** The model as the cells found with the last one show it. */
export function learnModel(
  start: ColumnModel[],
  cells: Cell[],
  rows: number,
  widthOf: (text: string) => number,
): ColumnModel[] {
  const counts = countWords(start.length, cells, words => words)
  const firsts = countWords(start.length, cells, words => words.slice(0, 1))
  return start.map((model, c) => {
    const own = cells.filter(cell => cell.column === c)
    const lengths = own.map(cell => Math.log(charsOf(cell.words)))
    const mean = average([...lengths, model.logMean, model.logMean])
    const spread = Math.sqrt(average([...lengths.map(length => (length - mean) ** 2), 0.5, 0.5]))
    const weight = own.length / (own.length + 3)
    return {
      ...model,
      empty:
        model.field === 'action'
          ? model.empty
          : clamp((rows - own.length + model.empty * 8) / (rows + 8), 0.01, 0.95),
      logMean: mean,
      // Names of parties are of any length.
      logSd: Math.max(isParty(model) ? 0.9 : 0.55, spread),
      words: wordOdds(model.words, counts, c),
      firstWords: wordOdds(model.firstWords, firsts, c),
      texts: countTexts(
        isParty(model) ? cells.filter(({ column }) => isParty(start[column])) : own,
      ),
      blankInside: blend(model.blankInside, insideCost(own, 'blank'), weight),
      shortLineInside: model.shortLineInside,
      widths: learnWidths(own, widthOf),
    }
  })
}

function isParty(model: ColumnModel | undefined): boolean {
  return model?.field === 'leads' || model?.field === 'others'
}

function countTexts(cells: Cell[]): Map<string, number> {
  const texts = new Map<string, number>()
  for (const cell of cells) {
    if (cell.words.length > shortPiece) continue
    const key = cell.words.map(word => word.plain).join('')
    texts.set(key, (texts.get(key) ?? 0) + 1)
  }
  return texts
}

type Counts = { words: Map<string, number>; total: number }[]

/** In how many different cells of each column a word stands: the same text twice teaches nothing new. */
function countWords(columns: number, cells: Cell[], pick: (words: Word[]) => Word[]): Counts {
  const counts: Counts = Array.from({ length: columns }, () => ({ words: new Map(), total: 0 }))
  const seen = new Set<string>()
  for (const cell of cells) {
    const count = counts[cell.column]
    const key = `${cell.column} ${cell.words.map(word => word.plain).join(' ')}`
    if (!count || seen.has(key)) continue
    seen.add(key)
    for (const plain of new Set(pick(cell.words).map(word => word.plain))) {
      count.words.set(plain, (count.words.get(plain) ?? 0) + 1)
      count.total += 1
    }
  }
  return counts
}

function wordOdds(before: Map<string, number>, counts: Counts, c: number): Map<string, number> {
  const odds = new Map(before)
  const everywhere = new Map<string, number>()
  for (const count of counts)
    for (const [word, times] of count.words)
      everywhere.set(word, (everywhere.get(word) ?? 0) + times)
  const all = counts.reduce((sum, count) => sum + count.total, 0)
  const own = counts[c]?.total ?? 0
  for (const [word, times] of everywhere) {
    if (times < 2) continue
    const here = counts[c]?.words.get(word) ?? 0
    const ratio =
      Math.log((here + 0.7) / (own + 40)) - Math.log((times - here + 0.7) / (all - own + 40))
    odds.set(word, clamp(0.6 * ratio + 0.4 * (before.get(word) ?? 0), -2, 2))
  }
  return odds
}

function insideCost(cells: Cell[], gap: 'blank'): number {
  const inside = cells.reduce(
    (sum, cell) => sum + cell.words.slice(1).filter(word => word.gap === gap).length,
    0,
  )
  return -Math.log((inside + 0.2) / (inside + cells.length + 1))
}

/** The widest line of each table's cells, leaving out what is far from the others. */
function learnWidths(cells: Cell[], widthOf: (text: string) => number): Map<number, number> {
  const byTable = new Map<number, number[]>()
  for (const cell of cells) {
    const lines = cellLines(cell.words)
    if (lines.length < 2) continue
    const widest = Math.max(...lines.map(line => widthOf(line.text)))
    byTable.set(cell.table, [...(byTable.get(cell.table) ?? []), widest])
  }
  const widths = new Map<number, number>()
  for (const [table, all] of byTable) {
    if (all.length < 3) continue
    const sorted = all.sort((a, b) => a - b)
    widths.set(table, sorted[Math.floor((sorted.length - 1) * 0.9)] ?? 0)
  }
  return widths
}

export type CellLine = { text: string; firstWord: string; gap: Word['gap']; hardBreak: boolean }

/** The printed lines of a cell's words. */
function cellLines(words: Word[]): CellLine[] {
  const lines: CellLine[] = []
  for (const [i, word] of words.entries()) {
    const last = lines.at(-1)
    if (i === 0 || !last || (word.gap !== 'space' && word.gap !== 'none')) {
      lines.push({
        text: word.text,
        firstWord: word.text,
        gap: word.gap,
        hardBreak: word.hardBreak,
      })
    } else last.text += word.gap === 'none' ? word.text : ` ${word.text}`
  }
  return lines
}

function charsOf(words: Word[]): number {
  return words.reduce((sum, word) => sum + word.text.length + 1, 0)
}

function average(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
}

function blend(before: number, learned: number, weight: number): number {
  return before * (1 - weight) + learned * weight
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value))
}
