import type { Actor } from '../../../platform/db/access.ts'
import { mayWritePlans } from '../../partnership/index.ts'

export const planKinds: Record<string, string> = {
  strategy: 'Strategy',
  'delivery-plan': 'Delivery plan',
  'action-plan': 'Action plan',
  update: 'Update of a strategy',
  commitments: 'Commitments',
  recommendations: 'Recommendations',
}

export const planStatuses: Record<string, string> = {
  draft: 'Draft',
  adopted: 'Adopted',
  superseded: 'Superseded',
  withdrawn: 'Withdrawn',
}

/** Whether the person writes plans. The routes and the database decide again. */
export function maySteer(actor: Actor): boolean {
  return mayWritePlans.some(role => actor.roles.includes(role))
}

/** '1 action', '5 actions'. */
export function counted(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString('en-GB')} ${number === 1 ? one : many}`
}
