import type { SheetCell } from './spreadsheet-fragments.ts'
import type { ExcelStyles } from './xlsx-styles.ts'
import { listChildren, textOf, type XmlElement } from './xml-tree.ts'

export type CellRange = { top: number; left: number; bottom: number; right: number }

type Look = { fill: string | undefined; colour: string | undefined }
type Rule = {
  priority: number
  ranges: CellRange[]
  look: Look
  /** Which cell's text decides: this many rows and columns on, or in one fixed row or column. */
  subject: Subject
  holds: (shown: string) => boolean
}
type Subject = { row: (own: number) => number; col: (own: number) => number }
const itself: Subject = { row: own => own, col: own => own }

/**
 * Puts the colours of conditional formatting on cells, for rules that follow from the cell's own text
 * alone. Rules with formulas are not evaluated: they leave the cell as it is.
 */
export function applyConditions(sheet: XmlElement, styles: ExcelStyles, cells: SheetCell[]): void {
  const rules = listChildren(sheet, 'conditionalFormatting')
    .flatMap(block => listChildren(block, 'cfRule').map(rule => readRule(rule, block, styles)))
    .filter(rule => rule !== undefined)
    .sort((a, b) => a.priority - b.priority)
  if (rules.length === 0) return
  const shown = new Map(
    cells.map(cell => [
      `${cell.row}/${cell.col}`,
      cell.runs
        .map(run => run.text)
        .join('')
        .trim(),
    ]),
  )
  const textAt = (row: number, col: number) => shown.get(`${row}/${col}`) ?? ''
  for (const cell of cells) {
    const rule = rules.find(
      ({ ranges, subject, holds }) =>
        ranges.some(range => contains(range, cell)) &&
        holds(textAt(subject.row(cell.row), subject.col(cell.col))),
    )
    if (rule?.look.fill) cell.fill = rule.look.fill
    if (rule?.look.colour) cell.colour = rule.look.colour
  }
}

function contains(range: CellRange, cell: SheetCell): boolean {
  return (
    cell.row >= range.top &&
    cell.row <= range.bottom &&
    cell.col >= range.left &&
    cell.col <= range.right
  )
}

function readRule(rule: XmlElement, block: XmlElement, styles: ExcelStyles): Rule | undefined {
  const look = styles.differential[Number(rule.attributes.dxfId ?? -1)]
  const ranges = (block.attributes.sqref ?? '')
    .split(/\s+/)
    .map(findRange)
    .filter(range => range !== undefined)
  const priority = Number(rule.attributes.priority ?? 0)
  if (!look || ranges.length === 0) return undefined
  const equality = rule.attributes.type === 'expression' ? findEquality(rule, ranges) : undefined
  if (equality) return { priority, ranges, look, ...equality }
  const holds = findTest(rule)
  return holds && { priority, ranges, look, subject: itself, holds }
}

/**
 * `$C2="Complete"`: the commonest rule for a whole row. Its reference is written as seen from the top
 * left cell of the ranges. Every other formula is left alone.
 */
function findEquality(
  rule: XmlElement,
  ranges: CellRange[],
): Pick<Rule, 'subject' | 'holds'> | undefined {
  const formula = textOf(listChildren(rule, 'formula')[0]).trim()
  const match = /^(\$?)([A-Z]{1,3})(\$?)(\d+)\s*=\s*("(?:[^"]|"")*"|-?\d+(?:\.\d+)?)$/i.exec(
    formula,
  )
  if (!match) return undefined
  const [, fixedCol, letters, fixedRow, digits, constant] = match
  const col = columnNumber(letters ?? '')
  const row = Number(digits)
  const top = Math.min(...ranges.map(range => range.top))
  const left = Math.min(...ranges.map(range => range.left))
  const subject = {
    row: (own: number) => (fixedRow ? row : own + row - top),
    col: (own: number) => (fixedCol ? col : own + col - left),
  }
  const holds = findComparison('equal', [constant ?? ''])
  return holds && { subject, holds }
}

function findTest(rule: XmlElement): ((shown: string) => boolean) | undefined {
  const { type, operator, text } = rule.attributes
  const formulas = listChildren(rule, 'formula').map(textOf)
  const wanted = text?.toLowerCase()
  if (type === 'containsText' && wanted) return shown => shown.toLowerCase().includes(wanted)
  if (type === 'notContainsText' && wanted) return shown => !shown.toLowerCase().includes(wanted)
  if (type === 'beginsWith' && wanted) return shown => shown.toLowerCase().startsWith(wanted)
  if (type === 'endsWith' && wanted) return shown => shown.toLowerCase().endsWith(wanted)
  if (type === 'containsBlanks') return shown => shown === ''
  if (type === 'notContainsBlanks') return shown => shown !== ''
  if (type === 'cellIs') return findComparison(operator ?? 'equal', formulas)
  return undefined
}

function findComparison(
  operator: string,
  formulas: string[],
): ((shown: string) => boolean) | undefined {
  const limits = formulas.map(findConstant)
  const [first, second] = limits
  if (first === undefined) return undefined
  const compare = (shown: string, limit: string) => {
    const [a, b] = [Number(shown), Number(limit)]
    if (shown !== '' && limit !== '' && !Number.isNaN(a) && !Number.isNaN(b)) return a - b
    return shown.toLowerCase() === limit.toLowerCase() ? 0 : Number.NaN
  }
  if (operator === 'equal') return shown => compare(shown, first) === 0
  if (operator === 'notEqual') return shown => compare(shown, first) !== 0
  if (operator === 'lessThan') return shown => compare(shown, first) < 0
  if (operator === 'lessThanOrEqual') return shown => compare(shown, first) <= 0
  if (operator === 'greaterThan') return shown => compare(shown, first) > 0
  if (operator === 'greaterThanOrEqual') return shown => compare(shown, first) >= 0
  if (operator === 'between' && second !== undefined)
    return shown => compare(shown, first) >= 0 && compare(shown, second) <= 0
  return undefined
}

/** A quoted text or a plain number; references and functions are not constants. */
function findConstant(formula: string): string | undefined {
  const quoted = /^"((?:[^"]|"")*)"$/.exec(formula.trim())
  if (quoted) return (quoted[1] ?? '').replaceAll('""', '"')
  return /^-?\d+(\.\d+)?$/.test(formula.trim()) ? formula.trim() : undefined
}

/** 'B2:D9' or 'B2' as rows and columns from 1; whole columns and rows reach to the sheet's end. */
export function findRange(reference: string): CellRange | undefined {
  const [from, to] = reference.replaceAll('$', '').split(':')
  const start = findCorner(from ?? '')
  const end = findCorner(to ?? from ?? '')
  if (!start || !end) return undefined
  return {
    top: start.row ?? 1,
    left: start.col ?? 1,
    bottom: end.row ?? 1_048_576,
    right: end.col ?? 16_384,
  }
}

function findCorner(
  reference: string,
): { row: number | undefined; col: number | undefined } | undefined {
  const match = /^([A-Z]{0,3})(\d{0,7})$/i.exec(reference)
  if (!match || (!match[1] && !match[2])) return undefined
  return {
    row: match[2] ? Number(match[2]) : undefined,
    col: match[1] ? columnNumber(match[1]) : undefined,
  }
}

export function columnNumber(letters: string): number {
  let number = 0
  for (const letter of letters.toUpperCase()) number = number * 26 + letter.charCodeAt(0) - 64
  return number
}
