import { hash } from '@node-rs/argon2'
import { sql } from 'kysely'
import type { Role } from '../../src/platform/db/access.ts'
import type { Db } from '../../src/platform/db/connect.ts'
import { newId } from '../../src/platform/ids.ts'
import { giveApp } from './authenticator-app.ts'

export const testPassword = 'three invented words'

// Cheap to check, so that tests that sign in stay quick; real ones are made in password.ts.
const quickHash = hash(testPassword, { memoryCost: 8, timeCost: 1, parallelism: 1 })

export type TestUser = { id: string; email: string; organisationId: string; partnershipId: string }

/** A partnership with one council, made by the owner of the tables, who is above the rules that requests obey. */
export async function aPartnership(owner: Db, name = 'Wexshire') {
  const id = newId()
  const slug = `${name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}-${id.slice(-6)}`
  await owner.insertInto('partnership.partnership').values({ id, slug, name }).execute()
  const councilId = await anOrganisation(owner, id, `${name} Council`, 'county-council')
  return { id, slug, name, councilId }
}

export async function anOrganisation(
  owner: Db,
  partnershipId: string,
  name: string,
  kind = 'charity',
) {
  const id = newId()
  await owner
    .insertInto('partnership.organisation')
    .values({ id, partnershipId, name, kind })
    .execute()
  return id
}

const withSecondFactor: readonly Role[] = [
  'worker',
  'organisation-administrator',
  'data-guardian',
  'matching-lead',
  'administrator',
  'coordinator',
]

/** Somebody who can sign in with `testPassword` and, where their roles ask for it, with the app of tests. */
export async function aUser(
  owner: Db,
  partnership: { id: string; councilId: string },
  roles: Role[],
  organisationId = partnership.councilId,
): Promise<TestUser> {
  const id = newId()
  const email = `${roles.join('.') || 'nobody'}.${id.slice(-8)}@wexshire.example`
  const person = {
    id,
    partnershipId: partnership.id,
    organisationId,
    email,
    name: `Test ${roles[0] ?? 'person'}`,
  }
  await owner.insertInto('partnership.userAccount').values(person).execute()
  for (const role of roles)
    await owner
      .insertInto('partnership.userRole')
      .values({ userId: id, partnershipId: partnership.id, role })
      .execute()
  await sql`insert into partnership.credential (user_id, password_hash) values (${id}::uuid, ${await quickHash})`.execute(
    owner,
  )
  if (roles.some(role => withSecondFactor.includes(role))) await giveApp(owner, id)
  return { id, email, organisationId, partnershipId: partnership.id }
}
