import { z } from 'zod'
import { readDate } from '../../../../platform/web/date-field.ts'
import type { BirthInput } from '../fact-inputs.ts'

const box = z.string().trim().max(12).default('')
const nothing = { year: null, month: null, day: null, ageFrom: null, ageTo: null, asOn: null }

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

/** When somebody was born, as exactly as they know: one of five ways to say it, each with its own boxes. */
export const birthForm = z
  .object({
    precision: z.enum(['day', 'month', 'year', 'about', 'age'], {
      error: 'Choose how much is known about when they were born',
    }),
    'day-day': box,
    'day-month': box,
    'day-year': box,
    'month-month': box,
    'month-year': box,
    year: box,
    about: box,
    ageFrom: box,
    ageTo: box,
    'asOn-day': box,
    'asOn-month': box,
    'asOn-year': box,
  })
  .transform((typed, context): BirthInput => {
    const refuse = (field: string, message: string) => {
      context.addIssue({ code: 'custom', path: [field], message })
      return { precision: typed.precision, ...nothing }
    }
    const birth = { precision: typed.precision, ...nothing }
    switch (typed.precision) {
      case 'day': {
        const date = readDate(typed['day-day'], typed['day-month'], typed['day-year'])
        if (date === null) return refuse('day', 'Enter the date of birth')
        if (date === undefined)
          return refuse('day', 'Date of birth must be a real date, like 27 3 1990')
        const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
        return { ...birth, year, month, day }
      }
      case 'month': {
        const word = months.indexOf(typed['month-month'].toLowerCase().slice(0, 3)) + 1
        const month = word || numberIn(typed['month-month'], 1, 12)
        const year = numberIn(typed['month-year'], 1000, 9999)
        if (!month || !year)
          return refuse('month', 'Enter the month and the year of birth, like 3 1990')
        return { ...birth, year, month }
      }
      case 'year': {
        const year = numberIn(typed.year, 1000, 9999)
        return year ? { ...birth, year } : refuse('year', 'Enter the year of birth, like 1990')
      }
      case 'about': {
        const year = numberIn(typed.about, 1000, 9999)
        return year
          ? { ...birth, year }
          : refuse('about', 'Enter the year that it may be, like 1990')
      }
      case 'age': {
        const ageFrom = numberIn(typed.ageFrom, 0, 120)
        const ageTo = typed.ageTo === '' ? ageFrom : numberIn(typed.ageTo, 0, 120)
        if (ageFrom === null) return refuse('ageFrom', 'Enter an age from 0 to 120')
        if (ageTo === null || ageTo < ageFrom)
          return refuse('ageTo', 'The greater age must be the same or more, and no more than 120')
        const asOn = readDate(typed['asOn-day'], typed['asOn-month'], typed['asOn-year'])
        if (!asOn) return refuse('asOn', 'Enter the day on which the age was said, like 27 3 2026')
        return { ...birth, ageFrom, ageTo, asOn }
      }
    }
  })

function numberIn(text: string, from: number, to: number): number | null {
  if (!/^\d{1,4}$/.test(text)) return null
  const number = Number(text)
  return number >= from && number <= to ? number : null
}
