import { z } from 'zod'
import { line, newRecordId, tickedIds } from '../list-form.ts'

const issuer = z
  .string({ error: 'Enter the issuer' })
  .trim()
  .max(500, 'Enter a shorter issuer')
  .refine(
    text => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol),
    'Enter the issuer as an address, like https://login.example.org',
  )
  .refine(
    text => !URL.canParse(text) || (!new URL(text).search && !new URL(text).hash),
    'Enter the issuer without anything after ? or #',
  )

const shape = {
  name: line('what people know it by', 80),
  issuer,
  clientId: line('the client id', 300),
  clientSecret: z.string().trim().max(1000, 'Enter a shorter client secret').default(''),
  secondFactor: z.enum(['ours', 'said', 'always'], {
    error: 'Say who asks for the second factor',
  }),
  enabled: z.enum(['yes', 'no'], { error: 'Say whether people can use it now' }),
  organisations: tickedIds.refine(
    ids => ids.length > 0,
    'Choose at least one organisation whose people sign in with it',
  ),
}

/** A new OpenID Connect provider. */
export const addProviderForm = z.object({ ...shape, id: newRecordId })

/** A provider as it was seen, changed. An empty client secret leaves the one that is kept. */
export const changeProviderForm = z.object({ ...shape, version: z.string() })

export type ProviderInput = Omit<z.infer<typeof addProviderForm>, 'id'>
