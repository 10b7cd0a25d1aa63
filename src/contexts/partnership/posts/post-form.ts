import { z } from 'zod'
import type { PlainDate } from '../../../platform/dates.ts'
import { readDate } from '../../../platform/web/date-field.ts'
import { line, newRecordId } from '../list-form.ts'

const title = line('the title of the post')

/** A new post of an organisation. */
export const addPostForm = z.object({
  id: newRecordId,
  title,
  organisation: z.uuid({ error: 'Choose the organisation that it belongs to' }),
})
export type AddPostInput = z.infer<typeof addPostForm>

/** A new title for a post. */
export const renamePostForm = z.object({ title })

const box = z.string().trim().max(10).default('')

/** Who holds a post, from when, and to when where that is known. */
export const addHolderForm = z
  .object({
    person: z.uuid({ error: 'Choose who holds the post' }),
    'from-day': box,
    'from-month': box,
    'from-year': box,
    'to-day': box,
    'to-month': box,
    'to-year': box,
  })
  .transform((typed, context) => {
    const from = readDate(typed['from-day'], typed['from-month'], typed['from-year'])
    const to = readDate(typed['to-day'], typed['to-month'], typed['to-year'])
    const refuse = (field: string, message: string) =>
      context.addIssue({ code: 'custom', path: [field], message })
    if (from === null) refuse('from', 'Enter the first day')
    else if (from === undefined) refuse('from', 'First day must be a real date, like 27 3 2026')
    if (to === undefined) refuse('to', 'Last day must be a real date, like 27 3 2026')
    if (from && to && to < from) refuse('to', 'Last day must be the first day or after it')
    return { person: typed.person, from: from ?? '', to: to ?? null }
  })
export type AddHolderInput = { person: string; from: PlainDate; to: PlainDate | null }

/** When somebody's time in a post ends. */
export const endHolderForm = z
  .object({ 'to-day': box, 'to-month': box, 'to-year': box })
  .transform((typed, context) => {
    const to = readDate(typed['to-day'], typed['to-month'], typed['to-year'])
    if (!to)
      context.addIssue({
        code: 'custom',
        path: ['to'],
        message:
          to === null ? 'Enter the last day' : 'Last day must be a real date, like 27 3 2026',
      })
    return { to: to ?? '' }
  })
