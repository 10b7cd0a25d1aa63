import { z } from 'zod'
import { isPlainDate, type PlainDate } from '../dates.ts'
import { typedText, type Values } from './form-page.ts'

type Parts = { day: string; month: string; year: string }

/** The three boxes of a date field, as typed, or those of a date that stands already. */
export function datePartsOf(values: Values, name: string, before?: PlainDate | null): Parts {
  const [year = '', month = '', day = ''] = before?.split('-') ?? []
  return {
    day: typedText(values, `${name}-day`, day && String(Number(day))),
    month: typedText(values, `${name}-month`, month && String(Number(month))),
    year: typedText(values, `${name}-year`, year),
  }
}

/**
 * Adds a three-box date to a form as `name`: a day that exists, or null where all boxes are empty. `called` begins the
 * message: 'Date of the decision must be a real date'.
 */
export function withDate<Shape extends z.ZodRawShape, const Name extends string>(
  form: z.ZodObject<Shape>,
  name: Name,
  called: string,
): z.ZodType<z.output<z.ZodObject<Shape>> & Record<Name, PlainDate | null>> {
  return withDates(form, { [name]: called } as Record<Name, string>)
}

/** Adds several three-box dates to a form, each with the words that its message begins with. */
export function withDates<Shape extends z.ZodRawShape, const Name extends string>(
  form: z.ZodObject<Shape>,
  dates: Record<Name, string>,
): z.ZodType<z.output<z.ZodObject<Shape>> & Record<Name, PlainDate | null>> {
  const box = z.string().trim().max(10).optional()
  const names = Object.keys(dates) as Name[]
  const boxes = names.flatMap(name =>
    ['day', 'month', 'year'].map(part => [`${name}-${part}`, box] as const),
  )
  return z.object({ ...form.shape, ...Object.fromEntries(boxes) }).transform((typed, context) => {
    const all = typed as Record<string, unknown>
    const found = names.map(name => {
      const [day = '', month = '', year = ''] = ['day', 'month', 'year'].map(part => {
        const typed = all[`${name}-${part}`]
        return typeof typed === 'string' ? typed : ''
      })
      const date = readDate(day, month, year)
      if (date === undefined)
        context.addIssue({
          code: 'custom',
          path: [name],
          message: `${dates[name]} must be a real date, like 27 3 2026`,
        })
      return [name, date ?? null]
    })
    return { ...all, ...Object.fromEntries(found) }
  }) as unknown as z.ZodType<z.output<z.ZodObject<Shape>> & Record<Name, PlainDate | null>>
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** Null for empty, undefined for what is no date. A month may be typed as a word. */
export function readDate(day: string, month: string, year: string): PlainDate | null | undefined {
  if (day === '' && month === '' && year === '') return null
  const number = months.indexOf(month.toLowerCase().slice(0, 3)) + 1 || Number(month)
  if (!/^\d{1,2}$/.test(day) || !/^\d{4}$/.test(year) || !Number.isInteger(number)) return undefined
  const date = `${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`
  return isPlainDate(date) ? date : undefined
}
