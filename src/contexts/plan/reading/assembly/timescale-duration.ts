const units: Record<string, string> = { d: 'D', w: 'W', m: 'M', y: 'Y' }
const numberWords = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
]
const count = `(\\d{1,3}|${numberWords.join('|')}|eighteen|twenty[ -]four)`
const unit = '(days?|weeks?|wks?|months?|mths?|mnths?|mos?|years?|yrs?)'
const range = new RegExp(`${count} ?${unit}? ?(?:-|/|to|or|and) ?${count} ?${unit}\\b`, 'u')
const single = new RegExp(
  `${count} ?-?${unit}\\b ?(\\+|plus\\b|or more\\b|and over\\b|onwards\\b)?`,
  'u',
)

/**
 * A length of time counted from the start of the plan: '12 months +', '6/9 mths', 'within six weeks'.
 * `from` is the shortest and `to` the longest, null where it is open.
 */
export function findDuration(
  plain: string,
): { from: string | null; to: string | null } | undefined {
  const both = range.exec(plain)
  if (both) {
    const last = unitLetter(both[4])
    return {
      from: `P${countOf(both[1])}${both[2] ? unitLetter(both[2]) : last}`,
      to: `P${countOf(both[3])}${last}`,
    }
  }
  const one = single.exec(plain)
  if (!one) return undefined
  const length = `P${countOf(one[1])}${unitLetter(one[2])}`
  const before = plain.slice(0, one.index)
  if (one[3] || /(more than|over|at least|longer than|after|>|minimum( of)?) ?$/u.test(before)) {
    return { from: length, to: null }
  }
  if (/(up to|less than|under|maximum( of)?|<) ?$/u.test(before)) return { from: null, to: length }
  return { from: length, to: length }
}

/** The number a word or digits stand for. */
export function countOf(word: string | undefined): number {
  if (!word) return 0
  if (/^\d+$/u.test(word)) return Number(word)
  if (word === 'eighteen') return 18
  if (word.startsWith('twenty')) return 24
  return Math.max(0, numberWords.indexOf(word))
}

export function unitLetter(word: string | undefined): string {
  return units[(word ?? 'm')[0] ?? 'm'] ?? 'M'
}
