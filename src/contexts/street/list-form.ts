import { z } from 'zod'

/** How many rows a list of the street shows at a time. */
export const pageSize = 50

/** Which page of a list. */
export const pageNumber = z.coerce.number().int().min(1).max(10_000).catch(1)

/** The code of an area, or none. */
export const areaChoice = z.string().max(9).catch('')

/** The address of a list with its filters; what is empty is left out. */
export function listHref(
  path: string,
  filters: Record<string, string | number | null | undefined>,
): string {
  const parts = new URLSearchParams()
  for (const [name, value] of Object.entries(filters))
    if (value !== '' && value !== null && value !== undefined && !(name === 'page' && value === 1))
      parts.set(name, String(value))
  return parts.size === 0 ? path : `${path}?${parts}`
}

/** Codes or ids that were ticked among checkboxes of one name. */
export const tickedCodes = z
  .union([z.string().transform(one => [one]), z.array(z.string())])
  .optional()
  .transform(all => [...new Set((all ?? []).map(one => one.trim()).filter(Boolean))])

/** The version that a form was filled in from. */
export const seenVersionNumber = z.coerce.number().int().min(1)
