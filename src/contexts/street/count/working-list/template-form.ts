import { z } from 'zod'
import { neededLine } from '../../../people/index.ts'
import { seenVersionNumber, tickedCodes } from '../../list-form.ts'

/** The fields that the service knows. The first three are always asked: without them nothing can be counted or compared. */
export const knownFields = [
  { field: 'at', label: 'Time', always: true },
  { field: 'place', label: 'Where exactly', always: true },
  { field: 'bedding', label: 'Bedded down', always: true },
  { field: 'sex', label: 'Sex', always: false },
  { field: 'age', label: 'Age', always: false },
  { field: 'nationality', label: 'Nationality', always: false },
  { field: 'key', label: 'Initials or name', always: false },
  { field: 'description', label: 'Description', always: false },
  { field: 'notes', label: 'Notes', always: false },
] as const

const mostOwnFields = 4

/** Which of the known fields a sheet asks, and up to four questions of the partnership's own, one in each line. */
export const templateForm = z
  .object({
    version: seenVersionNumber,
    shown: tickedCodes,
    own: z
      .string()
      .default('')
      .transform(text => [
        ...new Set(
          text
            .split(/\r?\n/)
            .map(line => line.trim())
            .filter(Boolean),
        ),
      ])
      .refine(lines => lines.length <= mostOwnFields, 'Ask no more than four questions of your own')
      .refine(
        lines => lines.every(line => line.length <= 40),
        'Shorten each question to 40 characters or fewer',
      ),
    because: neededLine('why it changes', 300),
  })
  .transform(({ version, shown, own, because }) => ({
    version,
    because,
    fields: [
      ...knownFields
        .filter(({ field, always }) => always || shown.includes(field))
        .map(({ field, label }) => ({ field, label })),
      ...own.map(label => ({ field: `own-${slugOf(label)}`, label })),
    ],
  }))
export type TemplateInput = z.infer<typeof templateForm>

function slugOf(label: string): string {
  return label
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
}
