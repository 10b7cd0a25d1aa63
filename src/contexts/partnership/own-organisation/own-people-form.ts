import { z } from 'zod'
import type { Role } from '../../../platform/db/access.ts'
import { line, newRecordId, tickedIds } from '../list-form.ts'

/** The roles that the administrator of an organisation gives and takes. The others are the partnership's to give. */
export const ownRoles = [
  'worker',
  'contributor',
  'reader',
  'organisation-administrator',
] as const satisfies Role[]

const role = z.enum(ownRoles, { error: 'Choose roles from the list' })

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
  roles: z
    .union([role.transform(one => [one]), z.array(role)], { error: 'Choose at least one role' })
    .transform(codes => [...new Set<Role>(codes)].sort()),
  teams: tickedIds,
}

/** Somebody new in one's own organisation. */
export const addOwnPersonForm = z.object({ ...shape, id: newRecordId })

/** Somebody of one's own organisation, changed. */
export const changeOwnPersonForm = z.object({ ...shape, version: z.string() })

const minutes = (most: number) => z.coerce.number().int().min(2).max(most)

/** How long sessions last, and whether people share computers. */
export const sessionLimitsForm = z
  .object({
    shared: z.enum(['yes', 'no'], { error: 'Say whether people share computers' }),
    idle: minutes(240).refine(one => idleChoices.includes(one), 'Choose from the list'),
    longest: minutes(1440).refine(one => longestChoices.includes(one), 'Choose from the list'),
    version: z.string(),
  })
  .refine(({ shared, idle }) => shared === 'no' || idle <= 15, {
    path: ['idle'],
    message: 'Where people share computers, sign them out after 15 minutes or sooner',
  })

/** Minutes unused after which people are signed out. */
export const idleChoices = [2, 5, 10, 15, 30, 60, 120, 240]
/** Minutes after which people are signed out however busy they are. */
export const longestChoices = [60, 240, 480, 720, 1440]

/** A team of one's own organisation. */
export const ownTeamForm = z.object({ id: newRecordId, name: line('the name of the team') })
