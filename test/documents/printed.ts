import type { ReadPlan } from '../../src/contexts/plan/reading/reading.ts'

/** One paragraph of a printed document. */
export type PrintedParagraph = {
  style: 'title' | 'heading' | 'body' | 'bold' | 'item'
  text: string
  /** Heading level, or depth of a list item. */
  level?: number
  /** The mark of a list item: '•', '1.', 'a)'. */
  marker?: string
  /** How many opening characters are bold. */
  boldLead?: number
}

export type PrintedFill = {
  /** RRGGBB. */
  rgb: string
  /** Where a spreadsheet writes the colour as one of its theme, lightened or darkened. */
  theme?: { index: number; tint: number }
}

export type PrintedCell = {
  paragraphs: PrintedParagraph[]
  colSpan?: number
  rowSpan?: number
  fill?: PrintedFill
  header?: boolean
  /** A real date in a spreadsheet, shown as the paragraph's text. */
  day?: { iso: string; format: string }
}

/** A table. A place covered by a span of another cell is null. */
export type PrintedTable = {
  kind: 'table'
  widths: number[]
  rows: { cells: (PrintedCell | null)[]; hidden?: boolean; header?: boolean }[]
  borders: boolean
  hiddenColumns: number[]
}

export type PrintedPart =
  | { kind: 'paragraph'; paragraph: PrintedParagraph }
  | PrintedTable
  | { kind: 'sheet'; name: string }

export type PrintedDocument = {
  parts: PrintedPart[]
  landscape: boolean
  /** Printed at the top of every page, with a page number below, where the format has pages. */
  running?: string
}

/** Formats a document can be written in, as the corpus reports them. */
export const formats = [
  'docx',
  'xlsx',
  'ods',
  'csv',
  'csv-1252',
  'html',
  'html-site',
  'pdf-tagged',
  'pdf-untagged',
  'txt-tabs',
  'txt-markdown',
  'txt-pdf',
  'txt-pdf-layout',
  'txt-pdf-raw',
  'txt-cells',
  'txt-cells-glued',
  'txt-cells-lines',
] as const
export type PrintedFormat = (typeof formats)[number]

/** A printed document, what it says, and the formats it makes sense in. */
export type LaidOutPlan = {
  layout: string
  document: PrintedDocument
  truth: ReadPlan
  formats: readonly PrintedFormat[]
  /** The RAG is only a colour: a format without colours has none. */
  ragIsColour: boolean
}

const plain: PrintedParagraph['style'] = 'body'

export function body(text: string): PrintedParagraph {
  return { style: plain, text }
}

export function bold(text: string): PrintedParagraph {
  return { style: 'bold', text }
}

export function heading(text: string, level: number): PrintedParagraph {
  return { style: 'heading', text, level }
}

export function item(text: string, marker = '•', level = 1): PrintedParagraph {
  return { style: 'item', text, marker, level }
}

export function asPart(paragraph: PrintedParagraph): PrintedPart {
  return { kind: 'paragraph', paragraph }
}

export function textCell(text: string, more: Omit<PrintedCell, 'paragraphs'> = {}): PrintedCell {
  return { paragraphs: text === '' ? [] : [body(text)], ...more }
}

export function headerCell(text: string, more: Omit<PrintedCell, 'paragraphs'> = {}): PrintedCell {
  return { paragraphs: text === '' ? [] : [bold(text)], header: true, ...more }
}
