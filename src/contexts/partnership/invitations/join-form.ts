import { z } from 'zod'

/** A one-time code, however it is typed. */
export const joinForm = z.object({
  code: z
    .string({ error: 'Enter the one-time code' })
    .trim()
    .min(1, 'Enter the one-time code')
    .max(100, 'Enter the one-time code, 16 letters and digits'),
})

/** A password of one's own. */
export const choosePasswordForm = z.object({
  password: z.string().min(1, 'Enter a password').max(1000, 'Enter a shorter password'),
})

/** A one-time code for somebody: what they can do with it. */
export const inviteForm = z.object({
  afresh: z
    .enum(['yes'])
    .optional()
    .transform(ticked => ticked === 'yes'),
})
