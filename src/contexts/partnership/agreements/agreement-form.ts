import { z } from 'zod'
import { withDate, withDates } from '../../../platform/web/date-field.ts'
import type { UploadedFile } from '../../../platform/web/form-page.ts'
import { line, newRecordId } from '../list-form.ts'

const text = (called: string, max: number) =>
  z
    .string({ error: `Enter ${called}` })
    .trim()
    .min(1, `Enter ${called}`)
    .max(max, `Shorten ${called} to ${max} characters or fewer`)

const version = z.coerce.number().int().catch(0)
/** The effects that whoever saves has seen; see sharing-rules.ts. */
const check = z.string().default('')

const words = {
  title: line('the title of the agreement'),
  summary: text('what the agreement is for', 2000),
}

/** A new agreement. */
export const addAgreementForm = withDates(z.object({ id: newRecordId, ...words }), {
  from: 'The first day',
  review: 'The day of the review',
  ends: 'The day from which it no longer counts',
})
export type AddAgreementInput = z.infer<typeof addAgreementForm>

/** An agreement as it was seen, changed. When it began stays. */
export const changeAgreementForm = withDates(z.object({ version, check, ...words }), {
  review: 'The day of the review',
  ends: 'The day from which it no longer counts',
})
export type ChangeAgreementInput = z.infer<typeof changeAgreementForm>

/** An organisation that signed. */
export const addPartyForm = withDate(
  z.object({
    check,
    organisation: z.uuid({ error: 'Choose the organisation that signed' }),
    signedBy: line('who signed for it, by their post'),
  }),
  'signed',
  'The day on which it signed',
)
export type AddPartyInput = z.infer<typeof addPartyForm>

/** When an organisation, a clause or the whole agreement stops to count. */
export const endForm = withDate(
  z.object({ version, check }),
  'ends',
  'The day from which it no longer counts',
)
export type EndInput = z.infer<typeof endForm>

const yesOrNo = (message: string) =>
  z.enum(['yes', 'no'], { error: message }).transform(answer => answer === 'yes')

const clause = {
  version,
  check,
  purpose: text('what the partners may use it for', 500),
  lawfulBasis: z.string().min(1, 'Choose the lawful basis'),
  specialCondition: z.string().default(''),
  scheduleCondition: z.string().default(''),
  needsInvolvement: yesOrNo('Say whether only staff who work with the person see it'),
  needsConsent: yesOrNo('Say whether the person is asked first'),
}

/** A kind of information that begins to be shared. */
export const addClauseForm = withDate(
  z.object({
    id: newRecordId,
    category: z.string().min(1, 'Choose what is shared'),
    ...clause,
  }),
  'from',
  'The first day',
)
export type AddClauseInput = z.infer<typeof addClauseForm>

/** A clause that takes the place of another one. */
export const changeClauseForm = withDate(
  z.object({ id: newRecordId, ...clause }),
  'from',
  'The first day',
)
export type ChangeClauseInput = z.infer<typeof changeClauseForm>

/** The signed document. */
export const documentForm = z.object({
  version,
  file: z.custom<UploadedFile>(
    value => typeof value === 'object' && value !== null && 'bytes' in value,
    'Select the signed document',
  ),
})
export type DocumentInput = z.infer<typeof documentForm>
