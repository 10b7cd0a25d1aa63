import { z } from 'zod'
import { addDays, isPlainDate, type PlainDate } from '../../../platform/dates.ts'
import { readDate } from '../../../platform/web/date-field.ts'
import {
  instantOf,
  momentBoxes,
  neededWords,
  oneOf,
  optionalLine,
  optionalWords,
  readMoment,
} from '../../people/index.ts'
import { areaChoice, tickedCodes } from '../list-form.ts'
import type { Observation } from '../outreach/contract.ts'
import { readGridReference } from '../sites/grid-reference-rules.ts'

const chosenId = z
  .union([z.uuid(), z.literal('')])
  .default('')
  .transform(id => id || null)
const line = (called: string, most: number) =>
  optionalLine(called, most).transform(text => text ?? '')
const words = (called: string, most: number) =>
  optionalWords(called, most).transform(text => text ?? '')

const beddings = ['bedded-down', 'about-to', 'no'] as const
const answers = ['accepted', 'refused', 'not-answered'] as const

/** Everything that one contact can say. What was offered comes as `offer-CODE`. */
export const contactForm = z
  .looseObject({
    id: z.uuid(),
    ...momentBoxes,
    shift: chosenId,
    site: chosenId,
    area: areaChoice.transform(code => code || null),
    place: line('the place', 300),
    placeKind: z
      .string()
      .max(60)
      .default('')
      .transform(code => code || null),
    point: line('the grid reference', 40),
    bedding: oneOf(beddings, 'Say whether they were bedded down'),
    leftAsleep: z.literal('yes').optional(),
    known: oneOf(['known', 'thought', 'unknown'], 'Say whether you know who it was'),
    person: chosenId,
    description: line('how they looked', 500),
    company: z.enum(['alone', 'with-others', 'not-known']).default('not-known'),
    companyWords: line('who was with them', 300),
    words: words('what happened', 4000),
    warning: words('the warning', 1000),
    needs: tickedCodes,
  })
  .transform((typed, context) => {
    const refuse = (field: string, message: string) =>
      context.addIssue({ code: 'custom', path: [field], message })
    const seenAt = readMoment(typed, refuse)
    const point = typed.point === '' ? null : readGridReference(typed.point)
    if (point === undefined)
      refuse('point', 'Enter a grid reference like SK 353 362, or leave it empty')
    if (!typed.site && !typed.area && typed.place === '' && !point)
      refuse('site', 'Say where it was: a site, or the place in words')
    const offers = Object.entries(typed).flatMap(([name, value]) => {
      const offer = /^offer-(.{1,60})$/.exec(name)?.[1]
      const answer = answers.find(one => one === value)
      return offer && answer ? [{ offer, answer, words: '' }] : []
    })
    const { shift, site, area, placeKind, bedding, known, description, person } = typed
    const { place, company, companyWords, warning, needs } = typed
    return {
      id: typed.id,
      shift,
      point: point ?? null,
      known,
      observation: {
        id: typed.id,
        seenAt: seenAt.toISOString(),
        bedding,
        leftAsleep: typed.leftAsleep === 'yes' && bedding !== 'no',
        recordId: known === 'unknown' ? null : person,
        known,
        description,
        siteId: site,
        areaCode: area,
        place,
        placeKind,
        company,
        companyWords,
        words: typed.words,
        warning,
        needs,
        offers,
      } satisfies Partial<Observation>,
    }
  })
export type ContactInput = z.infer<typeof contactForm>

/** How many lines a paper sheet has. */
export const sheetLines = 12

const sheetBox = z.string().trim().max(12).default('')

/** A paper sheet of one night: a line for each contact, blank ones left out. */
export const sheetForm = z
  .looseObject({
    'on-day': sheetBox,
    'on-month': sheetBox,
    'on-year': sheetBox,
    shift: chosenId,
    area: areaChoice.transform(code => code || null),
  })
  .transform((typed, context) => {
    const refuse = (field: string, message: string) =>
      context.addIssue({ code: 'custom', path: [field], message })
    const night = readDate(typed['on-day'], typed['on-month'], typed['on-year'])
    if (!night)
      refuse(
        'on',
        night === null
          ? 'Enter the day on which the night began'
          : 'Day must be a real date, like 27 3 2026',
      )
    const lines = Array.from({ length: sheetLines }, (_, at) => at + 1).flatMap(number => {
      const line = readLine(typed, number, night ?? null, refuse)
      return line ? [line] : []
    })
    if (lines.length === 0) refuse('time-1', 'Write down at least one contact')
    return { shift: typed.shift, area: typed.area, lines }
  })
export type SheetInput = z.infer<typeof sheetForm>

export type SheetLine = { number: number; id: string; seenAt: Date } & Pick<
  Observation,
  'bedding' | 'recordId' | 'known' | 'description' | 'siteId' | 'place' | 'words'
>

function readLine(
  typed: Record<string, unknown>,
  number: number,
  night: PlainDate | null,
  refuse: (field: string, message: string) => void,
): SheetLine | null {
  const text = (name: string) => {
    const value = typed[`${name}-${number}`]
    return typeof value === 'string' ? value.trim() : ''
  }
  const id = (name: string) => (z.uuid().safeParse(text(name)).success ? text(name) : null)
  const filled = ['time', 'person', 'who', 'site', 'place', 'bedding', 'words'].some(
    name => text(name) !== '',
  )
  if (!filled) return null
  const bedding = beddings.find(one => one === text('bedding'))
  if (!bedding) refuse(`bedding-${number}`, `Line ${number}: say whether they were bedded down`)
  const seenAt = night ? momentOfNight(night, text('time')) : undefined
  if (!seenAt) refuse(`time-${number}`, `Line ${number}: enter a time, like 23:30. About is fine`)
  for (const [name, most, called] of [
    ['who', 500, 'how they looked'],
    ['place', 300, 'the place'],
    ['words', 4000, 'what happened'],
  ] as const)
    if (text(name).length > most)
      refuse(
        `${name}-${number}`,
        `Line ${number}: shorten ${called} to ${most} characters or fewer`,
      )
  const lineId = id('id')
  if (!lineId) refuse('form', 'The form is too old. Load it again')
  const recordId = id('person')
  return {
    number,
    id: lineId ?? '',
    seenAt: seenAt ?? new Date(0),
    bedding: bedding ?? 'no',
    recordId,
    known: recordId ? 'known' : 'unknown',
    description: text('who'),
    siteId: id('site'),
    place: text('place'),
    words: text('words'),
  }
}

/** A time of a night that began on a day: before noon it is in the morning after. */
function momentOfNight(night: PlainDate, time: string): Date | undefined {
  const hour = Number(/^(\d{1,2})[:.]?\d{2}$/.exec(time)?.[1] ?? 'x')
  return instantOf(hour < 12 ? addDays(night, 1) : night, time)
}

export const linkForm = z.object({
  seen: z.coerce.number().int().min(0),
  person: z.uuid({ error: 'Choose whom it was' }),
  words: words('why you say so', 500),
})
export type LinkInput = z.infer<typeof linkForm>

export const detachForm = z.object({
  seen: z.coerce.number().int().min(0),
  because: oneOf(['wrong', 'detached'], 'Choose what is so'),
  words: neededWords('why you say so', 500),
})
export type DetachInput = z.infer<typeof detachForm>

export const withdrawForm = z.object({ because: neededWords('why it is withdrawn', 500) })

/** What the list of contacts is asked for. */
export const contactQuery = z.object({
  night: z.string().refine(isPlainDate).catch(''),
  area: areaChoice,
  site: z.uuid().or(z.literal('')).catch(''),
  shift: z.uuid().or(z.literal('')).catch(''),
  show: z.enum(['all', 'unlinked', 'withdrawn']).catch('all'),
  page: z.coerce.number().int().min(1).max(40).catch(1),
})
export type ContactQuery = z.infer<typeof contactQuery>
