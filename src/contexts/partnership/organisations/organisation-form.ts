import { z } from 'zod'
import { withDate } from '../../../platform/web/date-field.ts'
import { line, newRecordId } from '../list-form.ts'

/** Country letter and eight digits, as the Office for National Statistics writes areas; X is for invented ones. */
const areaCode = z.string().regex(/^[EWSNX][0-9]{8}$/, 'Choose areas from the list')

const shape = {
  name: line('the name of the organisation'),
  shortName: z.string().trim().max(40, 'Short name must be 40 characters or fewer').default(''),
  kind: z.string({ error: 'Choose what kind of organisation it is' }).min(1, {
    error: 'Choose what kind of organisation it is',
  }),
  commissioned: z.enum(['yes', 'no'], { error: 'Say whether a council pays it' }),
  areas: z
    .union([areaCode.transform(code => [code]), z.array(areaCode)])
    .optional()
    .transform(codes => [...new Set(codes ?? [])].sort()),
}

const endedOn = 'The date it left'

/** A new partner. */
export const addOrganisationForm = withDate(
  z.object({ ...shape, id: newRecordId }),
  'endedOn',
  endedOn,
)

/** A partner as it was seen, changed. */
export const changeOrganisationForm = withDate(
  z.object({ ...shape, version: z.string() }),
  'endedOn',
  endedOn,
)

export type AddOrganisationInput = z.infer<typeof addOrganisationForm>
export type ChangeOrganisationInput = z.infer<typeof changeOrganisationForm>

/** An area that the partnership covers. */
export const areaForm = z.object({
  code: z
    .string({ error: 'Enter the code of the area' })
    .trim()
    .toUpperCase()
    .regex(
      /^[EWSNX][0-9]{8}$/,
      'Code must be a letter from E, W, S, N or X and eight digits, like E07000035',
    ),
  name: line('the name of the area'),
  kind: z.enum(['county', 'district', 'unitary', 'city', 'ward', 'other'], {
    error: 'Choose what kind of area it is',
  }),
})
export type AreaInput = z.infer<typeof areaForm>
