import { SSF } from '@e965/xlsx'
import type { Fragment } from '../reading.ts'
import { inkOf } from './colours.ts'
import type { Run } from './runs.ts'
import type { ExcelStyles } from './xlsx-styles.ts'
import {
  findChild,
  findSwitch,
  isElement,
  listChildren,
  textOf,
  type XmlElement,
} from './xml-tree.ts'

export type ShownValue = { text: string; stored: Fragment['stored'] | undefined }

// What number 14 shows follows the reader's country; the plans are British. 15–17 do not.
const britishDate = 'dd/mm/yyyy'

/** A stored number as its cell shows it, with what is stored where the two differ. */
export function showNumber(value: number, format: string | number, from1904: boolean): ShownValue {
  const pattern = format === 14 ? britishDate : format
  const text = formatted(pattern, value, from1904)
  const code = typeof pattern === 'number' ? (SSF._table[pattern] ?? 'General') : pattern
  if (SSF.is_date(code))
    return { text, stored: { type: 'date', value: isoOfSerial(value, from1904) } }
  return {
    text,
    stored: text === String(value) ? undefined : { type: 'number', value: String(value) },
  }
}

function formatted(pattern: string | number, value: number, from1904: boolean): string {
  try {
    return SSF.format(pattern, value, { date1904: from1904 }).trim()
  } catch {
    // A format code no program would accept: the plain number is what is left to show.
    return String(value)
  }
}

/** Excel counts days from 1900 and believes that year a leap year. */
function isoOfSerial(serial: number, from1904: boolean): string {
  const days = from1904 ? serial + 1462 : serial
  const milliseconds = Date.UTC(1899, 11, days < 60 ? 31 : 30) + Math.round(days * 86_400) * 1000
  const date = new Date(milliseconds)
  if (Number.isNaN(date.getTime())) return String(serial)
  const iso = date.toISOString()
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 19)
}

/** Rich text of a shared or inline string; phonetic guides are left out. */
export function readRichText(item: XmlElement, styles: ExcelStyles, bold: boolean): Run[] {
  const runs: Run[] = []
  for (const part of item.children.filter(isElement)) {
    if (part.name === 't') runs.push({ text: unescapeExcel(textOf(part)), bold })
    if (part.name !== 'r') continue
    const face = findChild(part, 'rPr')
    runs.push({
      text: listChildren(part, 't').map(textOf).map(unescapeExcel).join(''),
      bold: face ? findSwitch(face, 'b') === true : bold,
      colour: inkOf(styles.colour(findChild(face, 'color'))),
    })
  }
  return runs
}

/** Excel writes control characters as `_x000D_`. */
export function unescapeExcel(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  )
}
