import { z } from 'zod'

// The shape of the machine-readable copy (UK GDPR Articles 15(3) and 20). Written out as JSON Schema in
// docs/copy-of-what-is-held.schema.json; a test holds the two together.

const field = z
  .object({
    name: z.string().describe('What it is, for programs'),
    label: z.string().describe('What it is, in words'),
    value: z.string().nullable().describe('What is held; null where it was left out'),
    left_out: z
      .enum(['in part', 'altogether'])
      .optional()
      .describe(
        'Where something about somebody else was left out (Data Protection Act 2018, Schedule 2, paragraph 16)',
      ),
    because: z.string().optional().describe('Why it was left out'),
  })
  .describe('One thing that an entry says')

const entry = z
  .object({
    kind: z.string().describe('name, birth, answer, note …'),
    id: z.string().describe('Of the row'),
    category: z.string().nullable().describe('Which kind of information it is, by its code'),
    from: z.string().nullable().describe('Since when it is held (ISO 8601)'),
    until: z.string().nullable().describe('Since when it counts no more; null while it does'),
    fields: z.array(field),
  })
  .describe('One row of what is held')

export const copySchema = z.object({
  format: z.literal('throughline-copy-of-what-is-held'),
  version: z.literal(1),
  made_at: z.string().describe('When the copy was made (ISO 8601)'),
  held_by: z.string().describe('The organisation whose copy it is'),
  person: z.object({ reference: z.string() }),
  asked_on: z.string().describe('When it was asked for (YYYY-MM-DD)'),
  entries: z.array(entry),
  shared_with: z
    .array(
      z.object({
        organisation: z.string(),
        category: z.string(),
        purpose: z.string(),
        lawful_basis: z.string(),
      }),
    )
    .describe('With whom it is shared, what for and on which basis (Article 15(1)(a) to (c))'),
  kept_for: z
    .array(z.object({ category: z.string(), months: z.number().nullable() }))
    .describe('Months after the last activity; null: until somebody decides (Article 15(1)(d))'),
  looked: z
    .array(
      z.object({
        at: z.string(),
        event: z.string(),
        organisation: z.string().nullable(),
        roles: z.array(z.string()),
      }),
    )
    .describe('Who looked at it or changed it'),
  left_out: z
    .object({ released: z.number().int(), left_out: z.number().int() })
    .describe('How many things that may be about somebody else were let through, and left out'),
  rights: z.string().describe('What else the person can do (Article 15(1)(e) and (f))'),
})

export type Copy = z.infer<typeof copySchema>
export type CopyEntry = z.infer<typeof entry>

/** The JSON Schema of the machine-readable copy. */
export function copyJsonSchema(): unknown {
  return z.toJSONSchema(copySchema)
}
