import type { Actor } from '../../../platform/db/access.ts'
import type { ReadDb, Tx } from '../../../platform/db/connect.ts'
import { newId } from '../../../platform/ids.ts'
import { aliasOf, longestName, namesNobody } from './party-names.ts'

/**
 * The party that each printed name means, making those that are new. A new name that is that of an organisation, group,
 * post or team of the partnership is joined with it; all others wait for somebody to say whom they mean.
 */
export async function resolveParties(
  tx: Tx,
  actor: Actor,
  printed: string[],
): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  const names = new Map(
    printed
      .filter(name => aliasOf(name) !== '')
      .map(name => [aliasOf(name), name.trim().slice(0, longestName)]),
  )
  if (names.size === 0) return found
  const known = await tx
    .selectFrom('plan.partyAlias')
    .select(['alias', 'partyId'])
    .where('alias', 'in', [...names.keys()])
    .execute()
  for (const { alias, partyId } of known) found.set(alias, partyId)
  const unknown = [...names].filter(([alias]) => !found.has(alias))
  const partners = unknown.length > 0 ? await listPartners(tx) : new Map<string, Partner>()
  for (const [alias, name] of unknown) {
    const partner = partners.get(alias)
    const id = await partyCalled(tx, actor, partner?.name ?? name, {
      kind: partner?.kind ?? (namesNobody(alias) ? 'nobody' : 'unresolved'),
      ...partner?.refers,
    })
    await tx
      .insertInto('plan.partyAlias')
      .values({ partnershipId: actor.partnershipId, alias, partyId: id })
      .execute()
    found.set(alias, id)
  }
  return new Map(
    printed.flatMap(name =>
      found.has(aliasOf(name)) ? [[name, found.get(aliasOf(name)) ?? '']] : [],
    ),
  )
}

type Meaning = Partial<Record<'organisationId' | 'groupId' | 'postId' | 'teamId', string>>

/** The party of that name, made if there is none. */
async function partyCalled(
  tx: Tx,
  actor: Actor,
  name: string,
  meaning: { kind: string } & Meaning,
): Promise<string> {
  const known = await tx
    .selectFrom('plan.party')
    .select('id')
    .where(eb => eb.fn<string>('lower', ['name']), '=', name.toLowerCase())
    .executeTakeFirst()
  if (known) return known.id
  const id = newId()
  await tx
    .insertInto('plan.party')
    .values({ id, partnershipId: actor.partnershipId, name, ...meaning })
    .execute()
  return id
}

type Partner = {
  name: string
  kind: 'organisation' | 'group' | 'post' | 'team'
  refers: Meaning
}

/** Everyone of the partnership whom a plan could name, by the spellings that they go by. */
async function listPartners(db: ReadDb): Promise<Map<string, Partner>> {
  const partners = new Map<string, Partner>()
  const organisations = await db
    .selectFrom('partnership.organisation')
    .select(['id', 'name', 'shortName'])
    .execute()
  const posts = await db.selectFrom('partnership.post').select(['id', 'title as name']).execute()
  const teams = await db.selectFrom('partnership.team').select(['id', 'name']).execute()
  const groups = await db.selectFrom('partnership.governanceGroup').select(['id', 'name']).execute()
  for (const { id, name } of teams)
    partners.set(aliasOf(name), { name, kind: 'team', refers: { teamId: id } })
  for (const { id, name } of posts)
    partners.set(aliasOf(name), { name, kind: 'post', refers: { postId: id } })
  for (const { id, name } of groups)
    partners.set(aliasOf(name), { name, kind: 'group', refers: { groupId: id } })
  for (const { id, name, shortName } of organisations)
    for (const spelling of [name, shortName ?? name])
      partners.set(aliasOf(spelling), {
        name,
        kind: 'organisation',
        refers: { organisationId: id },
      })
  return partners
}
