import { z } from 'zod'
import { readDate } from '../../../../platform/web/date-field.ts'
import type { UploadedFile } from '../../../../platform/web/form-page.ts'
import { neededLine } from '../typed-text.ts'

const box = z.string().trim().max(12).default('')

/** A picture of somebody, when it was taken, and what it shows for those who cannot see it. */
export const pictureForm = z
  .object({
    id: z.uuid(),
    file: z.custom<UploadedFile>(
      value =>
        typeof value === 'object' && value !== null && 'bytes' in value && isSomething(value.bytes),
      'Choose a picture',
    ),
    words: neededLine('what the picture shows', 300),
    'takenOn-day': box,
    'takenOn-month': box,
    'takenOn-year': box,
    agreed: z.literal('yes', { error: 'Say that they agreed to the picture' }),
  })
  .transform((typed, context) => {
    const takenOn = readDate(typed['takenOn-day'], typed['takenOn-month'], typed['takenOn-year'])
    if (!takenOn)
      context.addIssue({
        code: 'custom',
        path: ['takenOn'],
        message: 'Enter the day on which it was taken, like 27 3 2026',
      })
    return { id: typed.id, file: typed.file, words: typed.words, takenOn: takenOn ?? '' }
  })

export type PictureInput = z.output<typeof pictureForm>

function isSomething(bytes: unknown): boolean {
  return bytes instanceof Uint8Array && bytes.length > 0
}
