import type { Actor } from '../../platform/db/access.ts'
import { mayGoOut } from '../partnership/index.ts'

/** The way back to the desk, for those who have one; others read single pages of the street. */
export function backToStreet({ roles }: Actor): { href: string; text: string } | undefined {
  const goesOut = roles.some(role => mayGoOut.some(one => one === role))
  return goesOut ? { href: '/street', text: 'Back to the street' } : undefined
}
