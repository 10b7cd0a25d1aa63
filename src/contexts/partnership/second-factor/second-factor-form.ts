import { z } from 'zod'
import { appSecretBytes } from './app-secret.ts'

const code = z
  .string({ error: 'Enter the code from your app' })
  .transform(typed => typed.replaceAll(/\s/g, ''))
  .pipe(z.string().regex(/^\d{6}$/, 'Enter the 6 digits that your app shows'))

/** The code that an authenticator app shows. */
export const appCodeForm = z.object({ code })

/** A new authenticator app: the secret that the page drew, and the first code that the app shows for it. */
export const addAppForm = z.object({
  code,
  secret: z.string().transform((text, context) => {
    const bytes = appSecretBytes(text)
    if (!bytes) context.addIssue({ code: 'custom', message: 'Load the page again' })
    return bytes ?? Buffer.alloc(0)
  }),
})

/** One of the recovery codes, however it is typed. */
export const recoveryCodeForm = z.object({
  code: z
    .string({ error: 'Enter one of your recovery codes' })
    .trim()
    .min(1, 'Enter one of your recovery codes')
    .max(100, 'Enter one recovery code'),
})

/** What a browser sends of a passkey, as JSON. */
export const passkeyForm = z.object({
  credential: z
    .string({ error: 'No passkey was sent' })
    .min(2, 'No passkey was sent. Try again')
    .max(20_000, 'That is not a passkey'),
})
