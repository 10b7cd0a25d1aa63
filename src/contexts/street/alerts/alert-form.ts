import { z } from 'zod'
import { readDate } from '../../../platform/web/date-field.ts'
import {
  instantOf,
  momentBoxes,
  neededLine,
  oneOf,
  optionalLine,
  optionalWords,
  readMoment,
} from '../../people/index.ts'
import { areaChoice, pageNumber, seenVersionNumber } from '../list-form.ts'
import { readGridReference } from '../sites/grid-reference-rules.ts'

export const alertSources = {
  public: 'A member of the public',
  self: 'The person themselves',
  partner: 'A partner: police, hospital, council, charity',
  national: 'The national alert service',
} as const
export type AlertSource = keyof typeof alertSources

const sources = Object.keys(alertSources) as [AlertSource, ...AlertSource[]]
const box = z.string().trim().max(12).default('')
const chosenId = z
  .union([z.uuid(), z.literal('')])
  .default('')
  .transform(id => id || null)
const line = (called: string, most: number) =>
  optionalLine(called, most).transform(text => text ?? '')

/** What somebody tells: that a person is sleeping out, where and when, how they look, and whether they want to hear. */
export const recordAlertForm = z
  .object({
    id: z.uuid(),
    young: oneOf(['no', 'yes', 'not-known'], 'Say whether the person may be under 18'),
    source: z.enum(sources, { error: 'Choose who told it' }),
    ...momentBoxes,
    'seen-day': box,
    'seen-month': box,
    'seen-year': box,
    seenTime: box,
    area: areaChoice.transform(code => code || null),
    site: chosenId,
    place: neededLine('where the person is', 300),
    point: line('the grid reference', 40),
    description: line('how the person looks', 500),
    words: optionalWords('what was told', 4000).transform(text => text ?? ''),
    wantsAnswer: oneOf(['yes', 'no'], 'Say whether they want to hear what came of it'),
    name: line('the name', 200),
    phone: line('the telephone number', 40),
    email: line('the email address', 200),
  })
  .transform((typed, context) => {
    const refuse = (field: string, message: string) =>
      context.addIssue({ code: 'custom', path: [field], message })
    if (typed.young === 'yes')
      refuse(
        'young',
        'Do not wait for a shift. Call 999 if they are in danger now, and the children’s services of the council in any case. Alerts are for adults',
      )
    const toldAt = readMoment(typed, refuse)
    const point = typed.point === '' ? null : readGridReference(typed.point)
    if (point === undefined)
      refuse('point', 'Enter a grid reference like SK 353 362, or leave it empty')
    const wantsAnswer = typed.wantsAnswer === 'yes'
    if (wantsAnswer && typed.phone === '' && typed.email === '')
      refuse('phone', 'Enter a telephone number or an email address to tell them')
    if (typed.email !== '' && !/^\S+@\S+$/.test(typed.email))
      refuse('email', 'Enter an email address in the correct format, like name@example.com')
    const seenAt = readSeen(typed, refuse)
    return { ...typed, toldAt, seenAt, point: point ?? null, wantsAnswer }
  })
export type RecordAlertInput = z.infer<typeof recordAlertForm>

/** When the reporter saw the person; null where they did not say. */
function readSeen(
  typed: { 'seen-day': string; 'seen-month': string; 'seen-year': string; seenTime: string },
  refuse: (field: string, message: string) => void,
): Date | null {
  const day = readDate(typed['seen-day'], typed['seen-month'], typed['seen-year'])
  if (day === undefined) {
    refuse('seen', 'Day must be a real date, like 27 3 2026')
    return null
  }
  if (day === null) {
    if (typed.seenTime !== '') refuse('seen', 'Enter the day as well, or leave the time empty')
    return null
  }
  const at = instantOf(day, typed.seenTime)
  if (!at) refuse('seenTime', 'Enter a time, like 21:30. About is fine')
  return at ?? null
}

export const joinForm = z.object({
  version: seenVersionNumber,
  to: z.uuid({ error: 'Choose the alert that says the same' }),
})

export const separateForm = z.object({ version: seenVersionNumber })

export const shiftForAlertForm = z.object({
  version: seenVersionNumber,
  shift: z
    .union([z.uuid(), z.literal('')], { error: 'Choose a shift' })
    .transform(id => id || null),
})

export const outcomeForm = z.object({
  version: seenVersionNumber,
  outcome: z.string({ error: 'Choose what came of it' }).min(1, 'Choose what came of it').max(40),
  contact: chosenId,
  words: optionalWords('what else there is to know', 1000).transform(text => text ?? ''),
})
export type OutcomeInput = z.infer<typeof outcomeForm>

export const answerForm = z.object({
  how: z.enum(['phone', 'email', 'other'], { error: 'Choose how you told them' }),
  answer: z
    .string({ error: 'Enter what you told them' })
    .transform(text => text.replaceAll('\r\n', '\n').trim())
    .pipe(
      z
        .string()
        .min(1, 'Enter what you told them')
        .max(2000, 'Shorten what you told them to 2000 characters or fewer'),
    ),
})
export type AnswerInput = z.infer<typeof answerForm>

export const alertQuery = z.object({
  show: z.enum(['open', 'to-tell', 'done']).catch('open'),
  area: areaChoice,
  page: pageNumber,
})
export type AlertQuery = z.infer<typeof alertQuery>
