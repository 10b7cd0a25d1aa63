import { z } from 'zod'
import type { UploadedFile } from '../../../platform/web/form-page.ts'

/** What a document can become. */
export const planKinds = {
  strategy: 'Strategy',
  'delivery-plan': 'Delivery plan',
  'action-plan': 'Action plan',
  update: 'Update of a plan',
  commitments: 'Set of commitments',
  recommendations: 'Recommendations',
} as const

export type PlanKind = keyof typeof planKinds

const kinds = Object.keys(planKinds) as [PlanKind, ...PlanKind[]]

/** The form on which a document is given: a new plan, or a corrected file for one that is there. */
export const importForm = z.object({
  file: z.custom<UploadedFile>(
    value => typeof value === 'object' && value !== null && 'bytes' in value,
    'Select the document with the plan',
  ),
  becomes: z.enum(['new', 'corrects'], 'Say whether this is a new plan or a corrected file'),
  title: z.string().trim().max(300, 'The title must be 300 characters or fewer').default(''),
  kind: z.enum(kinds, 'Say what kind of plan it is').default('action-plan'),
  corrects: z.string().default(''),
})

export type ImportInput = z.output<typeof importForm>
