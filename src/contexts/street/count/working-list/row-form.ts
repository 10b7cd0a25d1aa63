import { z } from 'zod'
import { withDate } from '../../../../platform/web/date-field.ts'
import { neededWords, oneOf, optionalLine, optionalWords } from '../../../people/index.ts'
import { seenVersionNumber } from '../../list-form.ts'
import { clockTime } from '../planning/plan-form.ts'

const code = z.string().max(20)

/** The eight letters and digits by which staff name a person; nothing where it is empty. */
const reference = z
  .string()
  .default('')
  .transform(text => text.replaceAll(/\s/g, '').toUpperCase() || null)

/** Somebody who is thought to have slept out on that night, and why. */
export const evidenceForm = withDate(
  z.object({
    id: z.uuid(),
    key: optionalLine('the initials or key', 80),
    reference,
    sourceAgency: neededWords('which agency knows it', 200),
    place: neededWords('where they sleep', 200),
    why: neededWords('why they are thought to have slept out on that night', 1000),
    description: optionalLine('the description', 300),
    sex: code.default('U'),
    age: code.default('unknown'),
    nationality: code.default('unknown'),
  }),
  'lastSeen',
  'When they were last seen',
)
export type EvidenceInput = z.infer<typeof evidenceForm>

/** Putting a line right. */
export const rowForm = z.object({
  version: seenVersionNumber,
  at: clockTime('Enter a time, like 02:30'),
  place: neededWords('where exactly', 200),
  bedding: z.enum(['bedded-down', 'about-to', 'no']).optional(),
  key: optionalLine('the initials or key', 80),
  reference,
  description: optionalLine('the description', 300),
  notes: optionalWords('the notes', 500),
  why: optionalWords('why they are thought to have slept out', 1000),
  sex: code.default('U'),
  age: code.default('unknown'),
  nationality: code.default('unknown'),
})
export type RowInput = z.infer<typeof rowForm>

/** Whether somebody counts, and why not. */
export const decisionForm = z
  .object({
    version: seenVersionNumber,
    decision: oneOf(['include', 'exclude', 'open'], 'Choose whether they count'),
    reason: z
      .string()
      .max(20)
      .default('')
      .transform(text => text || null),
    words: optionalWords('what was said', 500),
  })
  .superRefine(({ decision, reason }, context) => {
    if (decision === 'exclude' && !reason)
      context.addIssue({
        code: 'custom',
        path: ['reason'],
        message: 'Choose why they do not count',
      })
  })
export type DecisionInput = z.infer<typeof decisionForm>

export const pairForm = z.object({
  a: z.uuid(),
  b: z.uuid(),
  decision: z.enum(['same', 'different', 'open']),
})
export type PairInput = z.infer<typeof pairForm>
