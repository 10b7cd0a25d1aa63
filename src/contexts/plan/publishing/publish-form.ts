import { z } from 'zod'
import { withDate } from '../../../platform/web/date-field.ts'
import { tableLayouts } from './table-layouts.ts'

const layouts = ['own', ...Object.keys(tableLayouts)] as ['own', ...(keyof typeof tableLayouts)[]]

/** What is decided before a plan is published. `publish` is the second step, after the print was looked at. */
export const publishForm = withDate(
  z.object({
    layout: z.enum(layouts, 'Select a table layout'),
    public: z.enum(['yes', 'no'], 'Select who may read it').transform(value => value === 'yes'),
    notes: z.enum(['public', 'all'], 'Select which notes are printed'),
    mayBePublic: z
      .union([z.string(), z.array(z.string())])
      .optional()
      .transform(value => [value ?? []].flat()),
    reason: z
      .string()
      .trim()
      .max(2000, 'What changed must be 2,000 characters or fewer')
      .optional()
      .transform(text => text || null),
    /** The print that was shown, as `printShown` names it. */
    seen: z.string().default(''),
    readThrough: z.literal('yes', 'Confirm that you have read the print through'),
  }),
  'asAt',
  'Date of the plan',
)

export type PublishInput = z.output<typeof publishForm>

const one = z.string().optional()

/** The same choices in the address, to look at the print before it is published. */
export const previewQuery = z.object({
  layout: z.enum(layouts).catch('own'),
  notes: z.enum(['public', 'all']).catch('public'),
  mayBePublic: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform(value => [value ?? []].flat()),
  'asAt-day': one,
  'asAt-month': one,
  'asAt-year': one,
})

export type PreviewQuery = z.output<typeof previewQuery>
