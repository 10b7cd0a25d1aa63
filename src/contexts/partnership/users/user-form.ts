import { z } from 'zod'
import type { Role } from '../../../platform/db/access.ts'
import { line, newRecordId, tickedIds } from '../list-form.ts'
import { roleNames } from '../permissions.ts'

const roleCodes = Object.keys(roleNames) as [Role, ...Role[]]
const role = z.enum(roleCodes, { error: 'Choose roles from the list' })
const chooseOrganisation = 'Choose the organisation that they work for'

const shape = {
  name: line('their name', 120),
  email: z
    .string({ error: 'Enter their email address' })
    .trim()
    .min(1, 'Enter their email address')
    .max(254, 'Enter a shorter email address')
    .regex(
      /^[^\s@]+@[^\s@]+\.[^\s@]+$/,
      'Enter an email address in the right form, like name@example.org',
    ),
  organisation: z.uuid({ error: chooseOrganisation }),
  roles: z
    .union([role.transform(one => [one]), z.array(role)], { error: 'Choose at least one role' })
    .transform(codes => [...new Set(codes)].sort()),
  teams: tickedIds,
  groups: tickedIds,
}

/** Somebody new who may sign in. */
export const addUserForm = z.object({ ...shape, id: newRecordId })

/** Somebody as they were seen, changed. */
export const changeUserForm = z.object({ ...shape, version: z.string() })

export type AddUserInput = z.infer<typeof addUserForm>
export type ChangeUserInput = z.infer<typeof changeUserForm>
