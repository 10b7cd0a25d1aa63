import { z } from 'zod'
import type { PlainDate } from '../../../platform/dates.ts'
import { readDate } from '../../../platform/web/date-field.ts'
import { neededLine, oneOf, optionalLine, optionalWords } from '../../people/index.ts'
import { type ListStatus, listStatuses } from './status-rules.ts'

const box = z.string().trim().max(10).default('')
const boxes = { 'on-day': box, 'on-month': box, 'on-year': box }

const said = z.object({
  id: z.uuid(),
  status: oneOf(listStatuses, 'Choose where they are'),
  area: z.string().max(9).default(''),
  toldBy: optionalLine('who told you', 120),
  words: optionalWords('what else is worth knowing', 1000),
  ...boxes,
})

type Said = z.output<typeof said>

/** Each status has its own reasons, which stand under it in the form. */
export const reasonField = (status: ListStatus) => `reason-${status}`

export type StatusInput = {
  id: string
  status: ListStatus
  reason: string
  on: PlainDate
  area: string | null
  toldBy: string
  words: string
}

function readSaid(typed: Said & Record<string, unknown>, context: z.RefinementCtx): StatusInput {
  const refuse = (field: string, message: string) =>
    context.addIssue({ code: 'custom', path: [field], message })
  const on = readDate(typed['on-day'], typed['on-month'], typed['on-year'])
  if (on === null) refuse('on', 'Enter since when')
  if (on === undefined) refuse('on', 'The day must be a real date, like 27 3 2026')
  const field = reasonField(typed.status)
  const reason = typed[field]
  if (typeof reason !== 'string' || reason === '') refuse(field, 'Choose the reason')
  return {
    id: typed.id,
    status: typed.status,
    reason: typeof reason === 'string' ? reason : '',
    on: on ?? '',
    area: typed.area || null,
    toldBy: typed.toldBy ?? '',
    words: typed.words ?? '',
  }
}

/** Somebody says where a person is, and since when. */
export const statusForm: z.ZodType<StatusInput> = said.loose().transform(readSaid)

/** What was said is put right: it was otherwise, or it was never so. */
export type CorrectionInput =
  | { never: true; id: string; words: string }
  | ({ never: false } & StatusInput)

const never = z
  .object({
    id: z.uuid(),
    how: z.literal('never'),
    because: neededLine('why it was never so', 300),
  })
  .transform(({ id, because }): CorrectionInput => ({ never: true, id, words: because }))

const otherwise = said
  .extend({ how: z.literal('otherwise') })
  .loose()
  .transform((typed, context): CorrectionInput => ({ never: false, ...readSaid(typed, context) }))

export const correctionForm: z.ZodType<CorrectionInput> = z.discriminatedUnion(
  'how',
  [never, otherwise] as never,
  { error: 'Choose what was wrong' },
)

export type CareInput = {
  id: string
  follows: string | null
  lead: string | null
  group: string | null
  nextStep: string
  nextOn: PlainDate | null
}

/** Who leads, to which group somebody belongs and what is done next. */
export const careForm: z.ZodType<CareInput> = z
  .object({
    id: z.uuid(),
    follows: z.union([z.uuid(), z.literal('').transform(() => null)]),
    lead: z.union([z.uuid(), z.literal('').transform(() => null)], {
      error: 'Choose a worker from the list',
    }),
    group: z.string().max(40).default(''),
    nextStep: optionalLine('the next step', 300),
    ...boxes,
  })
  .transform((typed, context) => {
    const on = readDate(typed['on-day'], typed['on-month'], typed['on-year'])
    const refuse = (field: string, message: string) =>
      context.addIssue({ code: 'custom', path: [field], message })
    if (on === undefined) refuse('on', 'The day must be a real date, like 27 3 2026')
    if (on && !typed.nextStep) refuse('nextStep', 'Enter what is done by then')
    return {
      id: typed.id,
      follows: typed.follows,
      lead: typed.lead,
      group: typed.group || null,
      nextStep: typed.nextStep ?? '',
      nextOn: on ?? null,
    }
  })
