import type { PrintedFormat } from './printed.ts'

export type Target = { found: number; exact: number; invented: boolean }

/** Least shares of actions found and of fields exact, and whether anything may be invented. */
const flat: Target = { found: 0.9, exact: 0.9, invented: true }
const whole: Target = { found: 0.98, exact: 0.95, invented: false }

/**
 * What is reached today where cells are lost altogether: pdftotext leaves only the words of a table, in
 * reading order. The target is 0.9 and 0.9; these floors keep what there is from getting worse.
 */
const floors: Partial<Record<PrintedFormat, Target>> = {
  'txt-pdf': { found: 0.7, exact: 0.5, invented: true },
  'txt-pdf-layout': { found: 0.75, exact: 0.75, invented: true },
  'txt-pdf-raw': { found: 0.65, exact: 0.55, invented: true },
}

/** What reading documents of this format must reach in tests. */
export function floorOf(format: PrintedFormat): Target {
  return floors[format] ?? targetOf(format)
}

/** What reading documents of this format is meant to reach. */
export function targetOf(format: PrintedFormat): Target {
  return format.startsWith('txt') || format === 'pdf-untagged' ? flat : whole
}
