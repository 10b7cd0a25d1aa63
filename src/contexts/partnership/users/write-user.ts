import type { PlainDate } from '../../../platform/dates.ts'
import type { Actor, Role } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { listUserChoices, type UserRecord } from './user-queries.ts'

/** Throws a Refusal where a form names an organisation, team or group that cannot be chosen. */
export async function refuseUnknownChoices(
  tx: Tx,
  record: UserRecord,
  today: PlainDate,
  before: UserRecord | null,
): Promise<void> {
  const choices = await listUserChoices(tx, today, before?.organisation ?? null)
  const has = (list: { id: string }[], id: string) => list.some(one => one.id === id)
  if (!has(choices.organisations, record.organisation))
    throw new Refusal('organisation', 'Choose the organisation that they work for')
  if (!record.teams.every(id => has(choices.teams, id)))
    throw new Refusal('teams', 'Choose teams from the list')
  if (!record.groups.every(id => has(choices.groups, id)))
    throw new Refusal('groups', 'Choose groups from the list')
}

/** Throws a Refusal where another account of the partnership has the address, whatever its capitals. */
export async function refuseTakenEmail(tx: Tx, email: string, own: string): Promise<void> {
  const taken = await tx
    .selectFrom('partnership.userAccount')
    .select('name')
    .where(eb => eb.fn('lower', ['email']), '=', email.toLowerCase())
    .where('id', '<>', own)
    .executeTakeFirst()
  if (taken) throw takenEmail(`That is the address of ${taken.name}`)
}

function takenEmail(message: string): Refusal {
  return new Refusal('email', message)
}

/** Gives and takes roles, teams and groups until they are those of the record. */
export async function setMemberships(
  tx: Tx,
  actor: Actor,
  id: string,
  before: Pick<UserRecord, 'roles' | 'teams' | 'groups'>,
  after: Pick<UserRecord, 'roles' | 'teams' | 'groups'>,
): Promise<void> {
  const own = { userId: id, partnershipId: actor.partnershipId }
  const { roles, teams, groups } = {
    roles: changeOf<Role>(before.roles, after.roles),
    teams: changeOf(before.teams, after.teams),
    groups: changeOf(before.groups, after.groups),
  }
  for (const role of roles.gone)
    await tx
      .deleteFrom('partnership.userRole')
      .where('userId', '=', id)
      .where('role', '=', role)
      .execute()
  for (const role of roles.come)
    await tx
      .insertInto('partnership.userRole')
      .values({ ...own, role })
      .execute()
  for (const teamId of teams.gone)
    await tx
      .deleteFrom('partnership.teamMember')
      .where('userId', '=', id)
      .where('teamId', '=', teamId)
      .execute()
  for (const teamId of teams.come)
    await tx
      .insertInto('partnership.teamMember')
      .values({ ...own, teamId })
      .execute()
  for (const groupId of groups.gone)
    await tx
      .deleteFrom('partnership.groupMember')
      .where('userId', '=', id)
      .where('groupId', '=', groupId)
      .execute()
  for (const groupId of groups.come)
    await tx
      .insertInto('partnership.groupMember')
      .values({ ...own, groupId })
      .execute()
}

function changeOf<T>(before: readonly T[], after: readonly T[]) {
  return {
    gone: before.filter(one => !after.includes(one)),
    come: after.filter(one => !before.includes(one)),
  }
}
