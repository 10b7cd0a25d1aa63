import { z } from 'zod'
import {
  momentBoxes,
  neededWords,
  oneOf,
  optionalWords,
  readMoment,
} from '../../../people/index.ts'
import { seenVersionNumber } from '../../list-form.ts'

const words = (called: string, most: number) =>
  optionalWords(called, most).transform(text => text ?? '')

/** What can be put right of a contact that was held back; the rest stays as it was sent. */
export const putRightForm = z
  .object({
    version: seenVersionNumber,
    ...momentBoxes,
    bedding: oneOf(['bedded-down', 'about-to', 'no'], 'Say whether they were bedded down'),
    whom: oneOf(['named', 'nobody'], 'Say whom it was about').default('nobody'),
    site: z.union([z.literal('').transform(() => null), z.uuid()]).default(null),
    area: z
      .string()
      .max(20)
      .default('')
      .transform(code => code || null),
    place: words('the place', 300),
    description: words('how they looked', 500),
    words: words('what happened', 4000),
  })
  .transform(({ 'on-day': day, 'on-month': month, 'on-year': year, time, ...rest }, context) => {
    const boxes = { 'on-day': day, 'on-month': month, 'on-year': year, time }
    const seenAt = readMoment(boxes, (field, message) =>
      context.addIssue({ code: 'custom', path: [field], message }),
    )
    return { ...rest, seenAt }
  })
export type PutRightInput = z.output<typeof putRightForm>

export const asItIsForm = z.object({ version: seenVersionNumber })

export const handOverForm = z.object({
  version: seenVersionNumber,
  words: optionalWords('what the co-ordinator should know', 1000).transform(text => text ?? ''),
})

export const setAsideForm = z.object({
  version: seenVersionNumber,
  because: neededWords('why it is not recorded', 1000),
})
