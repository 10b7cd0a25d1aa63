import { editDistance } from '../names/edit-distance.ts'
import type { CardBirth } from './person-card.ts'
import { spanOfBirth } from './person-keys.ts'
import type { QueryBirth } from './read-query.ts'
import type { Part } from './score-entry.ts'

/** What the typed parts of a birth date say about somebody's, in bits; nothing where either is not known. */
export function scoreBirth(typed: QueryBirth, held: CardBirth | null): Part[] {
  if (!held) return []
  const [year, month, day] = [typed.year ?? 0, typed.month ?? 0, typed.day ?? 0]
  const [heldYear, heldMonth, heldDay] = [held.year ?? 0, held.month ?? 0, held.day ?? 0]
  const exact = held.precision === 'day' && heldYear && heldMonth && heldDay
  if (year && month && day && exact)
    return [wholeDates({ year, month, day }, { year: heldYear, month: heldMonth, day: heldDay })]
  const parts: Part[] = []
  const span = spanOfBirth(held)
  const wanted = year ? ([year, year] as const) : typed.years
  if (wanted && span) parts.push(years(wanted, span))
  if (month && heldMonth) {
    if (month === heldMonth && day && day === heldDay)
      parts.push({ weight: 8.3, words: 'same day and month of birth' })
    else if (day && day === heldMonth && month === heldDay)
      parts.push({ weight: 5, words: 'day and month exchanged' })
    else if (month === heldMonth)
      parts.push({
        weight: day && heldDay ? 0.5 : 3.3,
        words: 'same month of birth',
      })
    else parts.push({ weight: -3, words: 'born in another month' })
  }
  return parts
}

type Day = { year: number; month: number; day: number }

function wholeDates(a: Day, b: Day): Part {
  const sameYear = a.year === b.year
  const equal = Number(sameYear) + Number(a.month === b.month) + Number(a.day === b.day)
  if (equal === 3) return { weight: 12.5, words: 'same date of birth' }
  if (sameYear && a.month === b.day && a.day === b.month)
    return { weight: 5.5, words: 'day and month exchanged, same birth year' }
  const edits = editDistance(digits(a), digits(b), 3)
  if (edits <= 1) return { weight: 5.5, words: 'date of birth one digit different' }
  if (sameYear && ((a.month === 1 && a.day === 1) || (b.month === 1 && b.day === 1)))
    return { weight: 4, words: 'same birth year, day perhaps not known' }
  if (equal === 2)
    return {
      weight: 4,
      words: !sameYear
        ? 'same day and month, another year of birth'
        : a.month === b.month
          ? 'same year and month of birth'
          : 'same year and day of birth, another month',
    }
  if (edits === 2) return { weight: 1.5, words: 'date of birth two digits different' }
  if (sameYear) return { weight: -2.5, words: 'same birth year, another day and month' }
  return { weight: -5, words: 'another date of birth' }
}

function digits({ year, month, day }: Day): string {
  return String(year * 10000 + month * 100 + day)
}

function years(a: readonly [number, number], b: readonly [number, number]): Part {
  const [from, to] = [Math.max(a[0], b[0]), Math.min(a[1], b[1])]
  const exact = a[0] === a[1] && b[0] === b[1]
  if (from <= to) {
    if (exact) return { weight: 5, words: 'same birth year' }
    const width = Math.max(a[1] - a[0], b[1] - b[0]) + 1
    return { weight: Math.max(0.5, Math.log2(60 / width)), words: 'the age fits' }
  }
  const apart = from - to
  if (apart <= 2)
    return { weight: 0, words: exact ? 'birth year one or two different' : 'the age nearly fits' }
  return { weight: -4, words: exact ? 'another birth year' : 'another age' }
}
