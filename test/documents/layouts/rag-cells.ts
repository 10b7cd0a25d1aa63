import type { Rag } from '../../../src/contexts/plan/reading/reading.ts'
import {
  asPart,
  body,
  bold,
  type PrintedCell,
  type PrintedFill,
  type PrintedPart,
  textCell,
} from '../printed.ts'
import type { Random } from '../random.ts'
import type { RagStyle } from './table-style.ts'

type Palette = Record<Rag, PrintedFill>

const strong: Palette[] = [
  {
    green: { rgb: '00B050' },
    amber: { rgb: 'FFC000' },
    red: { rgb: 'FF0000' },
    blue: { rgb: '0070C0' },
  },
  {
    green: { rgb: '92D050' },
    amber: { rgb: 'FFFF00' },
    red: { rgb: 'FF0000' },
    blue: { rgb: '00B0F0' },
  },
  {
    green: { rgb: '339966' },
    amber: { rgb: 'FF9900' },
    red: { rgb: 'C00000' },
    blue: { rgb: '3366FF' },
  },
]
const pale: Palette[] = [
  {
    green: { rgb: 'C6EFCE' },
    amber: { rgb: 'FFEB9C' },
    red: { rgb: 'FFC7CE' },
    blue: { rgb: 'BDD7EE' },
  },
  {
    green: { rgb: 'D5F0D5' },
    amber: { rgb: 'FFE5B4' },
    red: { rgb: 'F8C8C8' },
    blue: { rgb: 'CFE2FF' },
  },
]
/** Colours of the usual Office theme: accent 6, accent 4 and accent 1, with tints; red has no theme colour. */
const themed: Palette = {
  green: { rgb: '70AD47', theme: { index: 9, tint: 0 } },
  amber: { rgb: 'FFC000', theme: { index: 7, tint: 0 } },
  red: { rgb: 'FF0000' },
  blue: { rgb: '8EA9DB', theme: { index: 4, tint: 0.3999755851924192 } },
}

const words: Record<Rag, string> = { green: 'Green', amber: 'Amber', red: 'Red', blue: 'Blue' }
const letters: Record<Rag, string> = { green: 'G', amber: 'A', red: 'R', blue: 'B' }
const symbols: Record<Rag, string> = { green: '🟢', amber: '🟠', red: '🔴', blue: '🔵' }
const sentenceWords: Record<Rag, string> = {
  green: 'Complete – Green',
  amber: 'In progress – Amber',
  red: 'Not started – Red',
  blue: 'Ongoing – Blue',
}
const statusWords: Record<Rag, readonly string[]> = {
  green: ['Complete', 'Completed', 'On track'],
  amber: ['In progress', 'Delayed', 'At risk'],
  red: ['Not started', 'Overdue'],
  blue: ['Ongoing'],
}
const legendWords: Record<Rag, string> = {
  green: 'Delivered',
  amber: 'Underway',
  red: 'Stalled',
  blue: 'Business as usual',
}
const meanings: Record<Rag, string> = {
  green: 'Action complete.',
  amber: 'Work on action has begun.',
  red: 'Work has not begun, or the action is no longer wanted.',
  blue: 'Part of everyday work.',
}

export type RagPrinter = {
  cell: (rag: Rag | null) => PrintedCell
  legend: (as: 'lines' | 'table') => PrintedPart[]
  isColour: boolean
}

/** How one document shows its ratings. */
export function ragPrinter(random: Random, style: RagStyle): RagPrinter {
  const palette =
    style === 'pale-fill'
      ? random.pick(pale)
      : style === 'theme-fill'
        ? themed
        : random.pick(strong)
  const filled =
    style === 'fill' || style === 'fill-word' || style === 'pale-fill' || style === 'theme-fill'
  const cell = (rag: Rag | null): PrintedCell => {
    if (rag === null) return textCell('')
    const fill = { fill: palette[rag] }
    switch (style) {
      case 'fill':
      case 'pale-fill':
      case 'theme-fill':
        return textCell('', fill)
      case 'fill-word':
        return textCell(words[rag], fill)
      case 'word':
        return textCell(words[rag])
      case 'letter':
        return textCell(letters[rag])
      case 'symbol':
        return textCell(symbols[rag])
      case 'sentence-word':
        return textCell(sentenceWords[rag])
      case 'status-words':
        return textCell(random.pick(statusWords[rag]))
      case 'legend-words':
        return textCell(legendWords[rag])
    }
  }
  const rags = ['green', 'amber', 'red', 'blue'] as const
  const legend = (as: 'lines' | 'table'): PrintedPart[] => {
    const meaning = (rag: Rag) =>
      style === 'legend-words' ? `${legendWords[rag]}.` : meanings[rag]
    if (as === 'lines') {
      return [
        asPart(bold('Key to RAG rating:')),
        ...rags.map(rag => asPart(body(`${words[rag]} – ${meaning(rag)}`))),
      ]
    }
    return [
      {
        kind: 'table',
        widths: [1, 4],
        rows: rags.map(rag => ({
          cells: [
            textCell(words[rag], filled ? { fill: palette[rag] } : {}),
            textCell(meaning(rag)),
          ],
        })),
        borders: true,
        hiddenColumns: [],
      },
    ]
  }
  return {
    cell,
    legend,
    isColour: style === 'fill' || style === 'pale-fill' || style === 'theme-fill',
  }
}
