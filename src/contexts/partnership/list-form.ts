import { z } from 'zod'

/** How many rows a list shows at a time. */
export const pageSize = 50

/** What every list of the partnership can be asked: a search, those who have left too, and which page. */
export const listQuery = z.object({
  q: z.string().trim().max(200).catch(''),
  all: z.literal('yes').optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
})

export type ListQuery = z.infer<typeof listQuery>

/** The address of another page of the same list. */
export function listHref(path: string, { q, all }: ListQuery, page: number): string {
  const parts = new URLSearchParams()
  if (q) parts.set('q', q)
  if (all) parts.set('all', all)
  if (page > 1) parts.set('page', String(page))
  return parts.size === 0 ? path : `${path}?${parts}`
}

/** A pattern for `ilike` that finds the text anywhere, with its own signs taken literally. */
export function patternOf(q: string): string {
  return `%${q.replaceAll(/[\\%_]/g, '\\$&')}%`
}

/** A line of text that has to be there. */
export function line(called: string, max = 200) {
  return z
    .string({ error: `Enter ${called}` })
    .trim()
    .transform(text => text.replaceAll(/\s+/g, ' '))
    .pipe(
      z
        .string()
        .min(1, `Enter ${called}`)
        .max(max, `Shorten ${called} to ${max} characters or fewer`),
    )
}

/** The id that the form of a new record was made with, so that sending it twice adds one record. */
export const newRecordId = z.uuid()

/** Ids that were ticked among checkboxes of one name. */
export const tickedIds = z
  .union([z.uuid().transform(id => [id]), z.array(z.uuid())])
  .optional()
  .transform(ids => [...new Set(ids ?? [])].sort())
