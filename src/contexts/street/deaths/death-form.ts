import { z } from 'zod'
import { withDate, withDates } from '../../../platform/web/date-field.ts'
import { neededLine, neededWords, oneOf, optionalLine, optionalWords } from '../../people/index.ts'
import { tickedCodes } from '../list-form.ts'

/** How exactly the time of a death is known. */
export const precisions = {
  time: 'Day and time are known',
  day: 'The day is known',
  about: 'Near that day',
  between: 'Between two days',
  'not-known': 'Only when they were found',
} as const
export type Precision = keyof typeof precisions

export const causeStages = {
  awaiting: 'Not known yet',
  provisional: 'Thought to be, not registered',
  registered: 'As the death was registered',
} as const

export const referrals = {
  'not-considered': 'Not considered yet',
  'not-referred': 'Considered and not referred',
  referred: 'Referred',
} as const

export const memorials = {
  'not-asked': 'Not asked yet',
  'nobody-found': 'Nobody could be found to ask',
  consent: 'They agree that the person is remembered in public',
  veto: 'They do not want it: nobody is told',
} as const

const codesOf = <Code extends string>(of: Record<Code, string>) => Object.keys(of) as Code[]
const words = (called: string, most = 4000) =>
  optionalWords(called, most).transform(text => text ?? '')
const line = (called: string, most = 200) =>
  optionalLine(called, most).transform(text => text ?? '')
const chosen = z
  .string()
  .trim()
  .max(60)
  .default('')
  .transform(code => code || null)
const time = z
  .string()
  .trim()
  .default('')
  .transform(text => text.replace('.', ':').replace(/^(\d):/, '0$1:'))
  .refine(text => text === '' || /^([01]\d|2[0-3]):[0-5]\d$/.test(text), {
    error: 'Enter a time like 06:30, or leave it empty',
  })
  .transform(text => text || null)

/** What every change carries: the version that was read, and what is new. */
const change = {
  version: z.coerce.number().int().min(0),
  because: neededWords('what is new, or why it changes', 500),
}

export const happenedForm = withDates(
  z.object({
    ...change,
    called: neededLine('what they were called, or how they can be told from others'),
    diedPrecision: oneOf(codesOf(precisions), 'Choose how exactly the time is known'),
    diedTime: time,
    foundTime: time,
    area: chosen,
    place: line('where it was', 300),
    accommodation: z
      .string({ error: 'Choose where they lived' })
      .trim()
      .min(1, 'Choose where they lived')
      .max(60),
    whatHappened: words('what happened'),
  }),
  {
    diedOn: 'Day of the death',
    diedUntil: 'The later day',
    foundOn: 'Day on which they were found',
  },
)
export type HappenedInput = z.output<typeof happenedForm>

export const backgroundForm = withDate(
  z.object({
    ...change,
    cohort: tickedCodes,
    agencies: tickedCodes,
    otherAgencies: line('other agencies', 500),
    lastContactWith: line('who met them', 300),
  }),
  'lastContactOn',
  'Day of the last contact',
)

export const coronerForm = z.object({
  ...change,
  coroner: z.string().trim().min(1, 'Choose what the coroner does').max(60),
  coronerWords: words('more about it', 2000),
  causeStage: oneOf(codesOf(causeStages), 'Choose how sure the cause is'),
  cause: chosen,
  causeWords: words('more about the cause', 2000),
})

export const reviewForm = withDates(
  z.object({
    ...change,
    referral: oneOf(codesOf(referrals), 'Choose whether it was referred'),
    criteria: tickedCodes,
    decision: chosen,
    referralWords: words('more about the referral'),
    themes: tickedCodes,
    themeWords: words('what was learned'),
  }),
  {
    referredOn: 'Day of the referral',
    decidedOn: 'Day of the decision',
    rapidReviewOn: 'Day of the rapid review',
  },
)

export const familyForm = withDate(
  z.object({
    ...change,
    kinWords: words('who the family is and how to reach them', 2000),
    memorial: oneOf(codesOf(memorials), 'Choose what the family wants'),
    memorialWords: words('what they said', 2000),
    funeralWords: words('about the funeral', 2000),
  }),
  'funeralOn',
  'Day of the funeral',
)

export const verifyForm = withDate(
  z.object({
    ...change,
    verifiedBy: chosen,
    verifiedWords: words('how it was confirmed', 2000),
    stands: oneOf(['yes', 'no'], 'Say whether it stands'),
  }),
  'verifiedOn',
  'Day on which it was confirmed',
)

/** A new death: what happened, and whose it was where a partner holds a record. */
export const beginForm = z.object({
  id: z.uuid(),
  person: z
    .union([z.uuid(), z.literal('')])
    .default('')
    .transform(id => id || null),
})

export const notificationForm = withDate(
  z.object({
    id: z.uuid(),
    whom: z.string({ error: 'Choose who was told' }).trim().min(1, 'Choose who was told').max(60),
    words: words('who exactly, and what they said', 1000),
  }),
  'toldOn',
  'Day',
)
export type NotificationInput = z.output<typeof notificationForm>

export const learningStates = {
  'to-do': 'To do',
  done: 'Done',
  dropped: 'Not done after all',
} as const

export const learningForm = z.object({
  id: z.uuid(),
  number: z.coerce.number().int().min(0),
  words: neededWords('what is to be done', 1000),
  address: line('the address', 300)
    .transform(text => text.replace(/^https?:\/\/[^/]+/, ''))
    .refine(text => text === '' || /^\/plans\/[a-z0-9/_-]+$/.test(text), {
      error: 'Enter the address of an action of a plan in this service, or leave it empty',
    })
    .transform(text => text || null),
  state: oneOf(codesOf(learningStates), 'Choose how far it is'),
  stateWords: words('how it went', 1000),
})
export type LearningInput = z.output<typeof learningForm>

export const reviewerForm = z.object({
  user: z.uuid({ error: 'Choose somebody' }),
  because: neededWords('why they see deaths', 500),
})
