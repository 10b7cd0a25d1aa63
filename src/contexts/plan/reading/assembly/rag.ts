import type { Rag } from '../reading.ts'
import { squash } from './words.ts'

export type LegendEntry = { fill: string | null; rag: Rag; text: string }

const colourWords: [RegExp, Rag][] = [
  [/\bgreen\b/iu, 'green'],
  [/\b(amber|yellow|orange)\b/iu, 'amber'],
  [/\bred\b/iu, 'red'],
  [/\bblue\b/iu, 'blue'],
]
const letters: Record<string, Rag> = { g: 'green', a: 'amber', y: 'amber', r: 'red', b: 'blue' }
const symbols: [RegExp, Rag][] = [
  [/[🟢💚🟩]/u, 'green'],
  [/[🟡🟠💛🧡🟨🟧]/u, 'amber'],
  [/[🔴❤🟥]/u, 'red'],
  [/[🔵💙🟦]/u, 'blue'],
  [/[✔✅✓☑]/u, 'green'],
  [/[✘❌✗☒]/u, 'red'],
]
const statuses: [RegExp, Rag][] = [
  [
    /^(not|yet|un)[ -]?(yet )?(started|begun|commenced|to (start|begin))|^(overdue|off[ -]?(track|target)|missed|stalled|no progress|behind|late|not (met|achieved))\b/iu,
    'red',
  ],
  [
    /^(partially|partly|part|nearly|almost|substantially) ?(complete|met|achieved|delivered)|^(in[ -]?progress|under ?way|started|begun|commenced|delayed|at risk|slipped|some (delay|slippage|concerns?)|work (has )?(begun|started)|in development|minor (issues|delay))/iu,
    'amber',
  ],
  [
    /^(fully )?(completed?|done|achieved|delivered|closed|finished|met|on[ -]?(track|target|schedule))\b/iu,
    'green',
  ],
  [/^(on[ -]?going|bau|business as usual|continuous|continuing)\b/iu, 'blue'],
]

/** The nearest of the four colours by hue; a grey, a white or another hue stands for nothing. */
export function ragOfColour(hex: string | undefined): Rag | null {
  const match = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/iu.exec(hex ?? '')
  if (!match) return null
  const [red, green, blue] = [match[1], match[2], match[3]].map(
    part => Number.parseInt(part ?? '0', 16) / 255,
  ) as [number, number, number]
  const most = Math.max(red, green, blue)
  const least = Math.min(red, green, blue)
  const spread = most - least
  if (spread < 0.06 || spread / most < 0.08) return null
  const hue = hueOf(red, green, blue, most, spread)
  if (hue >= 335 || hue < 17) return 'red'
  if (hue < 68) return 'amber'
  if (hue < 172) return 'green'
  return hue < 250 ? 'blue' : null
}

function hueOf(red: number, green: number, blue: number, most: number, spread: number): number {
  const sector =
    most === red
      ? (green - blue) / spread
      : most === green
        ? 2 + (blue - red) / spread
        : 4 + (red - green) / spread
  return (sector * 60 + 360) % 360
}

/** A colour said in words, by its letter or by a symbol. `null` when the words name no colour. */
export function ragOfWords(text: string): Rag | null {
  const plain = squash(text)
  if (plain === '' || plain.length > 60) return null
  for (const [symbol, rag] of symbols) if (symbol.test(plain)) return rag
  const letter = /^\(?([gaybr])\)?[.:]?$/iu.exec(plain)?.[1]
  if (letter) return letters[letter.toLowerCase()] ?? null
  const found = colourWords
    .map(([pattern, rag]) => ({ rag, at: plain.search(pattern) }))
    .filter(each => each.at >= 0)
    .sort((left, right) => left.at - right.at)
  return found[0]?.rag ?? null
}

/** A status word by the usual convention, where the document has no legend of its own. */
export function ragOfStatus(text: string): Rag | null {
  const plain = squash(text).replace(/^[-–•]\s*/u, '')
  if (plain === '' || plain.length > 40) return null
  return statuses.find(([pattern]) => pattern.test(plain))?.[1] ?? null
}

/** What a status means in the document's own legend: the entry whose words contain it. */
export function ragOfLegend(text: string, legend: LegendEntry[]): Rag | null {
  const plain = bare(text)
  if (plain.length < 3) return null
  const exact = legend.find(entry => bare(entry.text) === plain)
  if (exact) return exact.rag
  const inside = legend.filter(entry => ` ${bare(entry.text)} `.includes(` ${plain} `))
  const one = new Set(inside.map(entry => entry.rag))
  return one.size === 1 ? (inside[0]?.rag ?? null) : null
}

/** One line of a legend: 'Amber - Work on action has begun.' */
export function readLegendLine(text: string, fill?: string): LegendEntry | undefined {
  const plain = squash(text)
  const named =
    /^(?:rag\s+)?(green|amber|yellow|orange|red|blue)\s*(?:\(([gaybr])\))?\s*(?:[-–—:=]|means\b|\bis\b)\s*(\S.*)$/iu.exec(
      plain,
    )
  if (named?.[1] && named[3]) {
    const rag = ragOfWords(named[1])
    return rag ? { fill: fill ?? null, rag, text: named[3] } : undefined
  }
  const letter = /^([GAYRB])\s*[-–—=:]\s*(\S.*)$/u.exec(plain)
  if (letter?.[1] && letter[2]) {
    const rag = ragOfWords(letter[1])
    return rag ? { fill: fill ?? null, rag, text: letter[2] } : undefined
  }
  return undefined
}

function bare(text: string): string {
  return squash(text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' '))
}
