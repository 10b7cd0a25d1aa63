import { z } from 'zod'
import { line, newRecordId } from '../list-form.ts'

const name = line('the name of the team')

/** A new team of an organisation. */
export const addTeamForm = z.object({
  id: newRecordId,
  name,
  organisation: z.uuid({ error: 'Choose the organisation that it belongs to' }),
})
export type AddTeamInput = z.infer<typeof addTeamForm>

/** A new name for a team. */
export const renameTeamForm = z.object({ name })
