import { sql } from 'kysely'
import { hashPassword } from '../contexts/partnership/index.ts'
import { recordAudit } from '../platform/audit.ts'
import type { Actor } from '../platform/db/access.ts'
import type { Tx } from '../platform/db/connect.ts'
import { newId } from '../platform/ids.ts'
import { giveKnownApps } from './known-app.ts'
import {
  areas,
  groups,
  type Organisation,
  organisations,
  type Person,
  partnership,
  people,
} from './people.ts'
import { demonstrationPassword } from './sign-ins.ts'
import { becomeOwner, becomeUser } from './stage.ts'

const inPostSince = '2023-04-01'
const disabledAt = new Date('2025-06-30T17:00:00Z')

/** Who everybody is, by the keys of people.ts. */
export type Founded = {
  partnershipId: string
  actors: Map<string, Actor>
  groups: Map<string, string>
}

/**
 * Makes the demonstration partnership: its areas, partners, teams, posts, groups and users. What no request may do (a
 * partnership and its first administrator) is done as the owner, everything else as that administrator.
 */
export async function foundPartnership(tx: Tx): Promise<Founded> {
  const partnershipId = newId()
  const hash = await hashPassword(demonstrationPassword)
  await tx
    .insertInto('partnership.partnership')
    .values({ id: partnershipId, ...partnership })
    .execute()
  const ids = new Map(organisations.map(({ key }) => [key, newId()]))
  const actors = new Map(
    people.map(person => [person.key as string, actorOf(person, partnershipId, ids)]),
  )
  const administrator = people.find(person => person.key === 'administrator')
  if (!administrator) throw new Error('The demonstration has no administrator')
  await addOrganisation(tx, partnershipId, find(organisations, administrator.organisation), ids)
  await addPerson(tx, administrator, actors)
  const adminId = actors.get('administrator')?.userId ?? ''
  await becomeUser(tx, adminId, 'set up the demonstration')
  await recordAudit(tx, 'partnership.demonstration.founded', {
    kind: 'partnership',
    id: partnershipId,
  })
  await tx
    .insertInto('partnership.area')
    .values(areas.map(area => ({ partnershipId, ...area })))
    .execute()
  for (const organisation of organisations)
    if (organisation.key !== administrator.organisation)
      await addOrganisation(tx, partnershipId, organisation, ids)
  await addPlaces(tx, partnershipId, ids)
  const groupIds = await addGroups(tx, partnershipId)
  for (const person of people) if (person !== administrator) await addPerson(tx, person, actors)
  await seatPeople(tx, partnershipId, actors, groupIds)
  await becomeOwner(tx)
  // No request gives somebody a password but themself.
  for (const { userId } of actors.values())
    await sql`insert into partnership.credential (user_id, password_hash) values (${userId}::uuid, ${hash})`.execute(
      tx,
    )
  await giveKnownApps(tx)
  return { partnershipId, actors, groups: groupIds }
}

function find<T extends { key: string }>(list: readonly T[], key: string): T {
  const found = list.find(one => one.key === key)
  if (!found) throw new Error(`Nothing in the demonstration is called '${key}'`)
  return found
}

function actorOf(
  person: Person,
  partnershipId: string,
  organisationIds: Map<string, string>,
): Actor {
  return {
    userId: newId(),
    name: person.name,
    email: person.email,
    partnershipId,
    partnershipName: partnership.name,
    partnershipSlug: partnership.slug,
    organisationId: organisationIds.get(person.organisation) ?? '',
    organisationName: find(organisations, person.organisation).name,
    roles: [...person.roles],
  }
}

async function addOrganisation(
  tx: Tx,
  partnershipId: string,
  { key, name, short, kind, commissioned = false }: Organisation,
  ids: Map<string, string>,
) {
  await tx
    .insertInto('partnership.organisation')
    .values({ id: ids.get(key) ?? '', partnershipId, name, shortName: short, kind, commissioned })
    .execute()
}

async function addPerson(tx: Tx, person: Person, actors: Map<string, Actor>) {
  const actor = actors.get(person.key)
  if (!actor) return
  const { userId: id, partnershipId, organisationId, email, name } = actor
  await tx
    .insertInto('partnership.userAccount')
    .values({
      id,
      partnershipId,
      organisationId,
      email,
      name,
      disabledAt: person.disabled ? disabledAt : null,
    })
    .execute()
  await tx
    .insertInto('partnership.userRole')
    .values(person.roles.map(role => ({ userId: id, partnershipId, role })))
    .execute()
  if (person.categories)
    await tx
      .insertInto('partnership.userCategory')
      .values(person.categories.map(category => ({ partnershipId, userId: id, category })))
      .execute()
}

/** Where organisations work, their teams and their posts. */
async function addPlaces(tx: Tx, partnershipId: string, ids: Map<string, string>) {
  const of = (key: string) => ({ partnershipId, organisationId: ids.get(key) ?? '' })
  await tx
    .insertInto('partnership.organisationArea')
    .values(
      organisations.flatMap(({ key, areas: codes }) =>
        codes.flatMap(code => (code ? [{ ...of(key), areaCode: code }] : [])),
      ),
    )
    .execute()
  await tx
    .insertInto('partnership.team')
    .values(
      organisations.flatMap(({ key, teams = [] }) =>
        teams.map(name => ({ id: newId(), ...of(key), name })),
      ),
    )
    .execute()
  await tx
    .insertInto('partnership.post')
    .values(
      organisations.flatMap(({ key, posts = [] }) =>
        posts.map(title => ({ id: newId(), ...of(key), title })),
      ),
    )
    .execute()
}

async function addGroups(tx: Tx, partnershipId: string): Promise<Map<string, string>> {
  const rows = groups.map(({ key, name, kind }) => ({
    key,
    id: newId(),
    partnershipId,
    name,
    kind,
  }))
  await tx
    .insertInto('partnership.governanceGroup')
    .values(rows.map(({ key: _, ...row }) => row))
    .execute()
  return new Map(rows.map(({ key, id }) => [key as string, id]))
}

/** Who holds which post, and who sits in which team and on which group. */
async function seatPeople(
  tx: Tx,
  partnershipId: string,
  actors: Map<string, Actor>,
  groupIds: Map<string, string>,
) {
  const all: readonly Person[] = people
  const posts = await tx.selectFrom('partnership.post').select(['id', 'title']).execute()
  const teams = await tx.selectFrom('partnership.team').select(['id', 'name']).execute()
  for (const person of all) {
    const userId = actors.get(person.key)?.userId ?? ''
    const post = posts.find(one => one.title === person.post)
    if (post)
      await tx
        .insertInto('partnership.postHolder')
        .values({ partnershipId, postId: post.id, userId, fromDate: inPostSince })
        .execute()
    const team = teams.find(one => one.name === person.team)
    if (team)
      await tx
        .insertInto('partnership.teamMember')
        .values({ partnershipId, teamId: team.id, userId })
        .execute()
    for (const key of person.groups ?? [])
      await tx
        .insertInto('partnership.groupMember')
        .values({ partnershipId, groupId: groupIds.get(key) ?? '', userId })
        .execute()
  }
}
