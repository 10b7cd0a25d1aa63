import type { Role } from '../../../platform/db/access.ts'
import { mayGoOut } from '../../partnership/index.ts'
import { SubNavigation } from '../sub-navigation.tsx'

const pages = [
  { href: '/street/list', text: 'The list' },
  { href: '/street/list/flow', text: 'Who came and who left' },
  { href: '/street/list/meeting', text: 'For the meeting' },
]

/** The ways between the pages of the by-name list, for those who may use them. */
export function ListNavigation({ here, roles }: { here: string; roles: readonly Role[] }) {
  if (!mayGoOut.some(role => roles.includes(role))) return null
  return (
    <SubNavigation
      label="By-name list"
      items={pages.map(page => ({ ...page, current: page.href === here }))}
    />
  )
}
