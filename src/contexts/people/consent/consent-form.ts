import { z } from 'zod'
import type { PlainDate } from '../../../platform/dates.ts'
import { readDate } from '../../../platform/web/date-field.ts'
import type { UploadedFile } from '../../../platform/web/form-page.ts'
import { neededWords, optionalLine, optionalWords } from '../record/typed-text.ts'
import { waysToAsk } from './consent-words.ts'

const codes = z
  .union([z.string().transform(one => [one]), z.array(z.string())])
  .optional()
  .transform(all => [...new Set((all ?? []).filter(Boolean))].sort())
const ids = codes.pipe(z.array(z.uuid('Choose from the list')))
const box = z.string().trim().max(10).default('')
const dayBoxes = (name: string) => ({
  [`${name}-day`]: box,
  [`${name}-month`]: box,
  [`${name}-year`]: box,
})
/** A file, or none: browsers send an empty one where nothing was chosen. */
const scan = z
  .custom<UploadedFile | string | undefined>(
    value =>
      value === undefined ||
      value === '' ||
      (typeof value === 'object' && value !== null && 'bytes' in value),
    'Choose a file',
  )
  .optional()
  .transform(value => (typeof value === 'object' ? value : undefined))

type Refuse = (field: string, message: string) => void

function readDay(typed: Record<string, unknown>, name: string, called: string, refuse: Refuse) {
  const part = (of: string) => {
    const value = typed[`${name}-${of}`]
    return typeof value === 'string' ? value : ''
  }
  const day = readDate(part('day'), part('month'), part('year'))
  if (day === undefined) refuse(name, `${called} must be a real date, like 27 3 2026`)
  return day ?? null
}

const asked = {
  /** Made with the form, so that sending it twice records one answer. */
  asking: z.uuid(),
  askedHow: z.enum(waysToAsk, { error: 'Say how they were asked' }),
  askedWhere: optionalLine('where they were asked'),
  witnessedBy: optionalLine('who else was there'),
  said: optionalWords('what they said'),
  ...dayBoxes('on'),
}

const scope = {
  withWhom: z.enum(['all', 'some'], { error: 'Say with whom' }),
  organisations: ids,
  what: z.enum(['all', 'some'], { error: 'Say what' }),
  categories: codes,
}

/** With whom and what, as it was ticked; refuses 'some' of nothing. */
function readScope(
  typed: { withWhom: string; organisations: string[]; what: string; categories: string[] },
  refuse: Refuse,
) {
  if (typed.withWhom === 'some' && typed.organisations.length === 0)
    refuse('organisations', 'Choose at least one partner')
  if (typed.what === 'some' && typed.categories.length === 0)
    refuse('categories', 'Choose at least one kind of information')
  return {
    organisations: typed.withWhom === 'some' ? typed.organisations : null,
    categories: typed.what === 'some' ? typed.categories : null,
  }
}

/** What somebody said when asked whether their story may be shared. */
export const shareForm = z
  .object({
    ...asked,
    ...scope,
    form: z.string(),
    decision: z.enum(['given', 'refused'], { error: 'Say what they decided' }),
    rest: z.enum(['refused', 'not-asked', ''], { error: 'Say what about the rest' }).default(''),
    ...dayBoxes('expires'),
    scan,
  })
  .transform((typed, context) => {
    const refuse: Refuse = (field, message) =>
      context.addIssue({ code: 'custom', path: [field], message })
    const of = readScope(typed, refuse)
    const isPartial = of.organisations !== null || of.categories !== null
    if (typed.decision === 'given' && isPartial && typed.rest === '')
      refuse('rest', 'Say whether they said no to the rest, or were not asked about it')
    const on = readDay(typed, 'on', 'The day', refuse)
    if (on === null) refuse('on', 'Enter the day on which they decided')
    const expires = readDay(typed, 'expires', 'The day on which it runs out', refuse)
    return {
      ...typed,
      ...of,
      on: on ?? '',
      expiresOn: typed.decision === 'given' ? expires : null,
      refusesRest: typed.decision === 'given' && isPartial && typed.rest === 'refused',
    }
  })
export type ShareInput = z.output<typeof shareForm>

const yesOrNo = (message: string) => z.enum(['yes', 'no'], { error: message })

/** The three answers that a duty to refer needs, each for itself. */
export const referForm = z
  .object({
    ...asked,
    form: z.string(),
    refer: yesOrNo('Say whether they agree to the referral'),
    chose: yesOrNo('Say whether they chose a council'),
    council: z.union([z.uuid(), z.literal('other'), z.literal('')]).default(''),
    authority: optionalLine('the name of the council'),
    contact: yesOrNo('Say whether the council may have a way to reach them'),
    exception: z.enum(['yes', 'no', '']).default(''),
    exceptionReason: optionalWords('why a referral is made all the same'),
    scan,
  })
  .transform((typed, context) => {
    const refuse: Refuse = (field, message) =>
      context.addIssue({ code: 'custom', path: [field], message })
    if (typed.chose === 'yes' && typed.council === '') refuse('council', 'Choose the council')
    if (typed.chose === 'yes' && typed.council === 'other' && !typed.authority)
      refuse('authority', 'Enter the name of the council')
    if (typed.refer === 'no' && typed.exception === 'yes' && !typed.exceptionReason)
      refuse('exceptionReason', 'Write down why: who may come to harm, and what you fear')
    const on = readDay(typed, 'on', 'The day', refuse)
    if (on === null) refuse('on', 'Enter the day on which they decided')
    return { ...typed, on: on ?? '' }
  })
export type ReferInput = z.output<typeof referForm>

/** Somebody takes their yes back. */
export const withdrawForm = z
  .object({
    asking: z.uuid(),
    part: z.enum(['share', 'refer'], { error: 'Say what they take back' }),
    askedHow: z.enum(waysToAsk, { error: 'Say how they told you' }),
    said: optionalWords('what they said'),
    ...scope,
  })
  .transform((typed, context) => ({
    ...typed,
    ...readScope(typed, (field, message) =>
      context.addIssue({ code: 'custom', path: [field], message }),
    ),
  }))
export type WithdrawInput = z.output<typeof withdrawForm>

/** Somebody does not want it shared, whatever else would allow it. */
export const objectForm = z
  .object({
    id: z.uuid(),
    ...scope,
    reason: optionalWords('why'),
    ...dayBoxes('until'),
  })
  .transform((typed, context) => {
    const refuse: Refuse = (field, message) =>
      context.addIssue({ code: 'custom', path: [field], message })
    const until: PlainDate | null = readDay(typed, 'until', 'The day', refuse)
    return { ...typed, ...readScope(typed, refuse), until }
  })
export type ObjectInput = z.output<typeof objectForm>

/** A partnership's own words for a form. */
export const wordingForm = z.object({
  /** The number of the own version that was read; 0 for none. */
  version: z.coerce.number().int().min(0).max(10_000).catch(0),
  title: neededWords('the title', 200),
  words: neededWords('the words of the form', 6000),
})
export type WordingInput = z.output<typeof wordingForm>
