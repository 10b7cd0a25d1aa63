import { z } from 'zod'
import { withDate } from '../../../platform/web/date-field.ts'
import { chosenId, decisionShape, lines, newRecordId, oneEachLine } from './decision-form.ts'

const actionShape = {
  number: z.string().trim().max(40, 'Number must be 40 characters or fewer').default(''),
  text: lines.refine(text => text !== '', 'Enter what is to be done'),
  points: oneEachLine,
  timescale: z.string().trim().max(300, 'Due must be 300 characters or fewer').default(''),
  /** The words stay although no date can be told from them. */
  keepWords: z
    .literal('yes')
    .optional()
    .transform(value => value === 'yes'),
  leads: oneEachLine,
  others: oneEachLine,
  measure: lines,
  node: chosenId,
  ...decisionShape,
}

const decidedOn = 'Date of the decision'

/** An action as the form for adding one sends it. */
export const addActionForm = withDate(
  z.object({ ...actionShape, id: newRecordId }),
  'decidedOn',
  decidedOn,
)

/** The same with the version that the person saw. */
export const editActionForm = withDate(
  z.object({ ...actionShape, version: z.coerce.number().int().min(1) }),
  'decidedOn',
  decidedOn,
)

export type AddActionInput = z.infer<typeof addActionForm>
export type EditActionInput = z.infer<typeof editActionForm>

/** Removing an action, with the version that the person saw. */
export const removeActionForm = withDate(
  z.object({ ...decisionShape, version: z.coerce.number().int().min(1) }),
  'decidedOn',
  decidedOn,
)

export const mostParts = 6

/** Splitting an action: the texts of its parts, `part1` to `part6`. */
export const splitActionForm = withDate(
  z.object({
    part1: lines.refine(text => text !== '', 'Enter the first action'),
    part2: lines.refine(text => text !== '', 'Enter the second action'),
    part3: lines,
    part4: lines,
    part5: lines,
    part6: lines,
    ...decisionShape,
    version: z.coerce.number().int().min(1),
  }),
  'decidedOn',
  decidedOn,
)
export type SplitActionInput = z.infer<typeof splitActionForm>

/** Merging an action into another: its wording from now on, and whose date counts. */
export const mergeActionForm = withDate(
  z.object({
    target: z.uuid('Choose the action that it is merged into'),
    text: lines.refine(text => text !== '', 'Enter the wording of the merged action'),
    due: z.enum(['target', 'this']).optional(),
    ...decisionShape,
    version: z.coerce.number().int().min(1),
    targetVersion: z.coerce.number().int().min(1),
  }),
  'decidedOn',
  decidedOn,
)
export type MergeActionInput = z.infer<typeof mergeActionForm>

/** One step up or down among its neighbours. */
export const moveForm = z.object({
  direction: z.enum(['up', 'down']),
  version: z.coerce.number().int().min(1),
})
export type MoveInput = z.infer<typeof moveForm>
