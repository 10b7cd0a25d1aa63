import { z } from 'zod'
import { lines } from '../action/decision-form.ts'
import { linkChoices } from './link-words.ts'

/** Adding a link: to an action of the plan, by its id or by what its number or words are. */
export const addLinkForm = z.object({
  to: z.uuid('Choose the other action'),
  kind: z.enum(linkChoices, 'Choose how the two belong together'),
  reason: lines,
})
export type AddLinkInput = z.infer<typeof addLinkForm>

/** What a person says about a link that a document states or that was suggested. */
export const decideLinkForm = z.object({
  link: z.uuid(),
  decision: z.enum(['confirmed', 'dismissed']),
})
export type DecideLinkInput = z.infer<typeof decideLinkForm>
