import { z } from 'zod'
import { isPlainDate, type PlainDate } from '../../../platform/dates.ts'
import { readDate } from '../../../platform/web/date-field.ts'
import { type ChangeKind, changeKinds } from './changes-rules.ts'
import { planQuery } from './plan-filter-form.ts'

const box = z.string().trim().max(10).catch('')

type Typed = { day: string; month: string; year: string }

/** A day from the address, or from three boxes that a form without scripts sends in it; undefined for neither. */
function dayOf(given: PlainDate | undefined, typed: Typed): PlainDate | undefined {
  return given ?? readDate(typed.day, typed.month, typed.year) ?? undefined
}

/** The query of a plan as it stood: `day`, or the boxes `on-day`, `on-month`, `on-year`. */
export const asAtQuery = planQuery
  .extend({ 'on-day': box, 'on-month': box, 'on-year': box })
  .transform(({ 'on-day': day, 'on-month': month, 'on-year': year, ...query }) => {
    const typed = { day, month, year }
    return { ...query, day: dayOf(query.day, typed), typed }
  })
export type AsAtQuery = z.infer<typeof asAtQuery>

const oneDay = z.string().refine(isPlainDate).optional().catch(undefined)

/** The two days between which a plan is compared, in the address or in boxes. */
export const changesQuery = z
  .object({
    from: oneDay,
    to: oneDay,
    /** Only this kind of change, `page` by page. */
    kind: z
      .enum(Object.keys(changeKinds) as [ChangeKind, ...ChangeKind[]])
      .optional()
      .catch(undefined),
    page: z.coerce.number().int().min(1).max(10_000).catch(1),
    'from-day': box,
    'from-month': box,
    'from-year': box,
    'to-day': box,
    'to-month': box,
    'to-year': box,
  })
  .transform(query => {
    const typedFrom = {
      day: query['from-day'],
      month: query['from-month'],
      year: query['from-year'],
    }
    const typedTo = { day: query['to-day'], month: query['to-month'], year: query['to-year'] }
    return {
      kind: query.kind,
      page: query.page,
      from: dayOf(query.from, typedFrom),
      to: dayOf(query.to, typedTo),
      typedFrom,
      typedTo,
      asked: Object.values({ ...typedFrom }).some(Boolean) || query.from !== undefined,
    }
  })
export type ChangesQuery = z.infer<typeof changesQuery>
