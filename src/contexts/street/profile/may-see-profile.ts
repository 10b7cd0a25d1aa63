import type { Role } from '../../../platform/db/access.ts'

/** Whoever may see counts over everybody: none of them says who anybody is. */
export const maySeeProfile = [
  'coordinator',
  'worker',
  'strategy-lead',
  'data-guardian',
] as const satisfies Role[]
