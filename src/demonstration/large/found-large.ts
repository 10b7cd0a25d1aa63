import { sql } from 'kysely'
import { hashPassword } from '../../contexts/partnership/index.ts'
import type { Tx } from '../../platform/db/connect.ts'
import { newId } from '../../platform/ids.ts'
import { giveKnownApps } from '../known-app.ts'
import { demonstrationPassword } from '../sign-ins.ts'
import { largeOrganisations, largePartnership, largePeople } from './large-people.ts'

/** Whose the large plan is. */
export type LargePartnership = {
  partnershipId: string
  userId: string
  groupId: string
  /** One party for each organisation. */
  parties: string[]
}

/** Makes the partnership of the large plan, as the owner. */
export async function foundLarge(tx: Tx): Promise<LargePartnership> {
  const partnershipId = newId()
  await tx
    .insertInto('partnership.partnership')
    .values({ id: partnershipId, ...largePartnership })
    .execute()
  const organisations = largeOrganisations.map(([name, kind]) => ({
    id: newId(),
    partnershipId,
    name,
    kind,
  }))
  await tx.insertInto('partnership.organisation').values(organisations).execute()
  const groupId = newId()
  await tx
    .insertInto('partnership.governanceGroup')
    .values({ id: groupId, partnershipId, name: 'Farthingland Steering Group', kind: 'steering' })
    .execute()
  const parties = organisations.map(({ id, name }) => ({
    id: newId(),
    partnershipId,
    name,
    kind: 'organisation',
    organisationId: id,
  }))
  await tx.insertInto('plan.party').values(parties).execute()
  const hash = await hashPassword(demonstrationPassword)
  const users: string[] = []
  for (const person of largePeople) {
    const id = newId()
    users.push(id)
    const { email, name } = person
    const organisationId = organisations.find(one => one.name === person.organisation)?.id ?? ''
    await tx
      .insertInto('partnership.userAccount')
      .values({ id, partnershipId, organisationId, email, name })
      .execute()
    await tx
      .insertInto('partnership.userRole')
      .values(person.roles.map(role => ({ userId: id, partnershipId, role })))
      .execute()
    await sql`insert into partnership.credential (user_id, password_hash) values (${id}::uuid, ${hash})`.execute(
      tx,
    )
  }
  await giveKnownApps(tx)
  return { partnershipId, userId: users[0] ?? '', groupId, parties: parties.map(({ id }) => id) }
}
