import { roleNames } from '../contexts/partnership/index.ts'
import type { Db } from '../platform/db/connect.ts'
import { demonstrationAppKey } from './known-app.ts'
import { type Person, partnership, people } from './people.ts'

/** Everybody in the demonstration signs in with this. It is printed at every start and stands for no secret. */
export const demonstrationPassword = 'thistle lantern bridge'

const listed: readonly Person[] = people

/** Whether this database holds the demonstration partnership. `owner` is a connection of the owner. */
export async function isDemonstration(owner: Db): Promise<boolean> {
  const found = await owner
    .selectFrom('partnership.partnership')
    .select('id')
    .where('slug', '=', partnership.slug)
    .executeTakeFirst()
  return found !== undefined
}

/** Who can sign in to the demonstration, as lines to print. */
export function describeSignIns(): string {
  const open = listed.filter(person => !person.disabled)
  const longest = Math.max(...open.map(person => person.email.length))
  const lines = open.map(person => {
    const roles = person.roles.map(role => roleNames[role].toLowerCase()).join(', ')
    return `  ${person.email.padEnd(longest)}  ${roles}: ${person.comesTo}`
  })
  return [
    'This is the demonstration: county, partners and people are invented. Sign in as',
    ...lines,
    `  with the password  ${demonstrationPassword}`,
    `Whoever works with people or keeps accounts is also asked for a code: add the key ${demonstrationAppKey}`,
    'to an authenticator app, or type  bin/throughline demo code EMAIL',
    'Everyone can read that password and key, so never write about real people here.',
    '',
  ].join('\n')
}
