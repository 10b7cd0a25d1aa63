import { z } from 'zod'
import { isPlainDate } from '../../../platform/dates.ts'

// What can be asked of a plan in the address. Everything else in an address is left out.

export const colours = {
  red: 'Red',
  amber: 'Amber',
  green: 'Green',
  blue: 'Blue',
  none: 'No colour',
}
export type ColourFilter = keyof typeof colours

export const stateFilters = {
  open: 'Open',
  'not-known': 'Not known',
  'not-begun': 'Not begun',
  begun: 'Begun',
  'partly-complete': 'Partly complete',
  complete: 'Complete',
  parked: 'Parked',
  'closed-not-desirable': 'Closed: no longer desirable',
  'closed-not-achievable': 'Closed: no longer achievable',
  merged: 'Merged into another action',
  split: 'Split into other actions',
  'carried-forward': 'Carried forward to another plan',
  removed: 'Removed',
}
export type StateFilter = keyof typeof stateFilters

export const flags = {
  late: 'Late',
  stale: 'Not reviewed lately',
  unowned: 'No owner',
  undated: 'No date, or date to be confirmed',
}
export type Flag = keyof typeof flags

export const views = {
  priority: 'By priority',
  owner: 'By owner',
  due: 'By due date',
  state: 'By state',
}
export type View = keyof typeof views

function someOf<const Key extends string>(known: Record<Key, string>) {
  const keys = Object.keys(known) as [Key, ...Key[]]
  return z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform(given => keys.filter(key => [given ?? []].flat().includes(key)))
}

const id = z.uuid().optional().catch(undefined)

export const planQuery = z.object({
  by: z.enum(Object.keys(views) as [View, ...View[]]).catch('priority'),
  q: z.string().trim().max(200).catch(''),
  colour: someOf(colours),
  state: someOf(stateFilters),
  flag: someOf(flags),
  owner: id,
  node: id,
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
  /** As it stood at the end of this day. */
  day: z.string().refine(isPlainDate).optional().catch(undefined),
})

export type PlanQuery = z.infer<typeof planQuery>
/** What narrows the list: the query without how it is shown. */
export type PlanFilter = Pick<PlanQuery, 'q' | 'colour' | 'state' | 'flag' | 'owner' | 'node'>

export const noFilter: PlanFilter = {
  q: '',
  colour: [],
  state: [],
  flag: [],
  owner: undefined,
  node: undefined,
}

export function isFiltered(filter: PlanFilter): boolean {
  return (
    filter.q !== '' ||
    filter.colour.length + filter.state.length + filter.flag.length > 0 ||
    filter.owner !== undefined ||
    filter.node !== undefined
  )
}

/** The address of the same page with some of the query changed. The page number starts again unless it is given. */
export function planHref(
  path: string,
  query: Partial<PlanQuery>,
  changed: Partial<PlanQuery> = {},
): string {
  const { by, q, colour, state, flag, owner, node, day, page } = {
    ...query,
    page: undefined,
    ...changed,
  }
  const parts = new URLSearchParams()
  if (day) parts.set('day', day)
  if (by && by !== 'priority') parts.set('by', by)
  if (q) parts.set('q', q)
  for (const one of colour ?? []) parts.append('colour', one)
  for (const one of state ?? []) parts.append('state', one)
  for (const one of flag ?? []) parts.append('flag', one)
  if (owner) parts.set('owner', owner)
  if (node) parts.set('node', node)
  if (page && page > 1) parts.set('page', String(page))
  const text = parts.toString()
  return text === '' ? path : `${path}?${text}`
}
