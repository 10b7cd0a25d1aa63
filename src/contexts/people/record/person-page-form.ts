import { z } from 'zod'

/** Which part of the timeline is asked for: kinds, and the moment before which it begins. */
export const personPageQuery = z.object({
  kind: z
    .union([z.string().transform(kind => [kind]), z.array(z.string())])
    .transform(kinds => kinds.filter(kind => /^[a-z-]{1,40}$/.test(kind)).slice(0, 50))
    .catch([]),
  before: z.iso
    .datetime()
    .transform(text => new Date(text))
    .nullable()
    .catch(null),
})

export type PersonPageQuery = z.output<typeof personPageQuery>
