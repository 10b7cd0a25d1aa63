import { z } from 'zod'
import { readDate } from '../../../platform/web/date-field.ts'

const box = z.string().trim().max(10).catch('')

/** What the list of events can be asked. A day that does not exist is said on the page, not on an error page. */
export const auditQuery = z
  .object({
    person: z.string().trim().max(200).catch(''),
    event: z.string().trim().max(100).catch(''),
    'day-day': box,
    'day-month': box,
    'day-year': box,
    /** Events older than this number: the next page. */
    before: z.coerce.number().int().min(1).optional().catch(undefined),
  })
  .transform(typed => ({
    person: typed.person,
    event: typed.event,
    before: typed.before,
    typedDay: { day: typed['day-day'], month: typed['day-month'], year: typed['day-year'] },
    /** Null where no day was asked for, undefined where it is no day. */
    day: readDate(typed['day-day'], typed['day-month'], typed['day-year']),
  }))

export type AuditQuery = z.infer<typeof auditQuery>

/** The address of the same list, or of the part of it before a number. */
export function auditHref(query: AuditQuery, changed: Partial<AuditQuery> = {}): string {
  const { person, event, typedDay, before } = { ...query, before: undefined, ...changed }
  const parts = new URLSearchParams()
  if (person) parts.set('person', person)
  if (event) parts.set('event', event)
  for (const [part, value] of Object.entries(typedDay)) if (value) parts.set(`day-${part}`, value)
  if (before) parts.set('before', String(before))
  return parts.size === 0 ? '/partnership/audit' : `/partnership/audit?${parts}`
}
