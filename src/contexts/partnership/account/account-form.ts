import { z } from 'zod'

/** Changing one's own password. */
export const changePasswordForm = z.object({
  current: z.string().min(1, 'Enter your current password').max(1000, 'Enter a shorter password'),
  password: z.string().min(1, 'Enter a new password').max(1000, 'Enter a shorter password'),
})
export type ChangePasswordInput = z.infer<typeof changePasswordForm>
