import type { PlainDate } from '../../../platform/dates.ts'
import type { CardBirth, CardName } from '../matching/search/person-card.ts'
import { ageInWords } from '../record/birth-rules.ts'
import { wholeName } from '../record/whole-name.ts'

const months =
  'January February March April May June July August September October November December'.split(' ')

/** When somebody was born, or how old they are, in words; null where neither is known. */
export function birthWords(birth: CardBirth | null, today: PlainDate): string | null {
  if (!birth) return null
  const { precision, year = null, month = null, day = null } = birth
  const { ageFrom = null, ageTo = null, asOn = null } = birth
  const age = ageInWords({ precision, year, month, day, ageFrom, ageTo, asOn }, today)
  if (precision === 'age' || precision === 'about') return `Age ${age}`
  const born = [day, months[(month ?? 0) - 1], year].filter(Boolean).join(' ')
  return `Born ${born} (${age})`
}

const order: CardName['kind'][] = ['known-as', 'street', 'legal', 'previous']

/** What stands for somebody who gave no name. */
export const noName = 'Name not known'

/** All that somebody is called, what they want to be called first; each once. */
export function namesInOrder(names: readonly CardName[]): string[] {
  const sorted = order.flatMap(kind => names.filter(name => name.kind === kind))
  return [...new Set(sorted.map(wholeName))]
}
