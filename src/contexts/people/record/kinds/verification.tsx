import { z } from 'zod'
import { formatDay } from '../../../../design-system/index.ts'
import { Refusal } from '../../../../platform/refusal.ts'
import { readDate } from '../../../../platform/web/date-field.ts'
import type { VerificationInput } from '../fact-inputs.ts'
import type { FactKind } from '../facts/fact-kind.ts'
import { DayField, LineField, WordsField } from '../fields.tsx'
import { neededLine, neededWords, optionalWords } from '../typed-text.ts'
import { writeFact } from '../write-fact.ts'

const box = z.string().trim().max(12).default('')

export const verificationKind: FactKind<'people.verification', VerificationInput> = {
  path: 'verification',
  table: 'people.verification',
  event: 'verification',
  words: { one: 'verification', aOne: 'who vouches for them', heading: 'Who vouches for them' },
  categories: ['identity'],
  isChangeable: true,
  isOnCard: false,
  form: z
    .object({
      vouchedBy: neededLine('who vouches for them', 200),
      criteria: neededWords('which criteria were met', 500),
      note: optionalWords('what else to know', 500),
      'verifiedOn-day': box,
      'verifiedOn-month': box,
      'verifiedOn-year': box,
      'goodUntil-day': box,
      'goodUntil-month': box,
      'goodUntil-year': box,
    })
    .transform((typed, context): VerificationInput => {
      const refuse = (field: string, message: string) =>
        context.addIssue({ code: 'custom', path: [field], message })
      const day = (name: 'verifiedOn' | 'goodUntil', called: string) => {
        const date = readDate(typed[`${name}-day`], typed[`${name}-month`], typed[`${name}-year`])
        if (!date) refuse(name, `${called} must be a real date, like 27 3 2026`)
        return date ?? ''
      }
      const verifiedOn = day('verifiedOn', 'The day on which they vouched')
      const goodUntil = day('goodUntil', 'The day until which it is good')
      if (verifiedOn && goodUntil && goodUntil < verifiedOn)
        refuse('goodUntil', 'The day until which it is good must not be before the day of vouching')
      const { vouchedBy, criteria, note } = typed
      return { vouchedBy, criteria, note, verifiedOn, goodUntil }
    }),
  check: ({ verifiedOn }, today) => {
    if (verifiedOn > today)
      throw new Refusal('verifiedOn', 'The day on which they vouched must be today or before')
  },
  categoryOf: () => 'identity',
  write: writeFact.verification,
  Fields: shown => (
    <>
      <LineField
        {...shown}
        name="vouchedBy"
        label="Who vouches for them?"
        hint="Name, role and organisation of somebody who knows them"
      />
      <WordsField
        {...shown}
        name="criteria"
        label="Which of the partnership’s criteria are met?"
        hint="For example: has known them for two years under this name"
        rows={3}
      />
      <DayField {...shown} name="verifiedOn" label="When did they vouch?" />
      <DayField {...shown} name="goodUntil" label="Good until when?" />
      <WordsField {...shown} name="note" label="Anything else to know (optional)" rows={3} />
    </>
  ),
  typedOf: ({ vouchedBy, criteria, note, verifiedOn, goodUntil }) => {
    const [y = '', m = '', d = ''] = verifiedOn.split('-')
    const [year = '', month = '', day = ''] = goodUntil.split('-')
    return {
      vouchedBy,
      criteria,
      note: note ?? '',
      'verifiedOn-day': d,
      'verifiedOn-month': m,
      'verifiedOn-year': y,
      'goodUntil-day': day,
      'goodUntil-month': month,
      'goodUntil-year': year,
    }
  },
  lineOf: row => ({
    label: 'Vouched for by',
    value: row.vouchedBy,
    notes: [
      row.criteria,
      `On ${formatDay(row.verifiedOn)}, good until ${formatDay(row.goodUntil)}`,
      ...(row.note ? [row.note] : []),
    ],
  }),
}
