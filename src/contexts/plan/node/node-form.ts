import { z } from 'zod'
import { withDate } from '../../../platform/web/date-field.ts'
import { chosenId, decisionShape, lines, newRecordId } from '../action/decision-form.ts'

const nodeShape = {
  level: z
    .string()
    .trim()
    .max(60, 'Kind of part must be 60 characters or fewer')
    .refine(text => text !== '', 'Enter what the plan calls it, like ‘Priority’'),
  number: z.string().trim().max(40, 'Number must be 40 characters or fewer').default(''),
  title: lines.refine(text => text !== '', 'Enter the title'),
  measure: lines,
  parent: chosenId,
  ...decisionShape,
}

/** A part of a plan as the form for adding one sends it. */
export const addNodeForm = withDate(
  z.object({ ...nodeShape, id: newRecordId }),
  'decidedOn',
  'Date of the decision',
)

/** The same with the version that the person saw. */
export const editNodeForm = withDate(
  z.object({ ...nodeShape, version: z.coerce.number().int().min(1) }),
  'decidedOn',
  'Date of the decision',
)

export type AddNodeInput = z.infer<typeof addNodeForm>
export type EditNodeInput = z.infer<typeof editNodeForm>

/** A button on the list of parts. */
export const nodeStepForm = z.object({
  step: z.enum(['up', 'down', 'remove']),
  version: z.coerce.number().int().min(1),
})
export type NodeStepInput = z.infer<typeof nodeStepForm>
