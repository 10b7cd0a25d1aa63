import { z } from 'zod'

const meaningKinds = ['organisation', 'group', 'post', 'team', 'user'] as const

/** Whom a name means: 'organisation:id', 'nobody' for a name that is no owner, 'unresolved' for not said yet. */
export const bindPartyForm = z.object({
  meaning: z.string().transform((given, context) => {
    if (given === 'nobody' || given === 'unresolved') return { kind: given, id: null }
    const [kind, id] = given.split(':')
    const known = meaningKinds.find(one => one === kind)
    if (known && z.uuid().safeParse(id).success) return { kind: known, id: id ?? '' }
    context.addIssue({ code: 'custom', message: 'Choose whom the name means' })
    return z.NEVER
  }),
})
export type BindPartyInput = z.infer<typeof bindPartyForm>

/** Two names that mean the same. */
export const mergePartiesForm = z.object({ into: z.uuid('Choose the name that stays') })
export type MergePartiesInput = z.infer<typeof mergePartiesForm>
