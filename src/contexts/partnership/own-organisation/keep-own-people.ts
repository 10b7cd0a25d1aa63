import { sql } from 'kysely'
import { recordAudit } from '../../../platform/audit.ts'
import type { PlainDate } from '../../../platform/dates.ts'
import type { Actor, Role } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { differencesOf, lockPartnership, refuseStale } from '../administration.ts'
import { addUser } from '../users/add-user.ts'
import { changeUser } from '../users/change-user.ts'
import { getDisabledAt } from '../users/disable-user.ts'
import { refuseWithoutAdministrator } from '../users/refuse-without-administrator.ts'
import {
  getOwnPerson,
  getOwnRecord,
  getSessionLimits,
  listOwnTeams,
  type SessionLimits,
} from './own-organisation-queries.ts'

type OwnPersonInput = { name: string; email: string; roles: Role[]; teams: string[] }

/** Adds somebody to one's own organisation. Throws a Refusal for an address in use and for a team of another. */
export async function addOwnPerson(
  tx: Tx,
  actor: Actor,
  input: OwnPersonInput & { id: string },
  today: PlainDate,
): Promise<string> {
  await refuseForeignTeams(tx, actor, input.teams)
  return await addUser(
    tx,
    actor,
    { ...input, organisation: actor.organisationId, groups: [] },
    today,
  )
}

/** Changes somebody of one's own organisation: their name, address, roles and teams. Throws StaleVersion and Refusal. */
export async function changeOwnPerson(
  tx: Tx,
  actor: Actor,
  id: string,
  input: OwnPersonInput & { version: string },
  today: PlainDate,
): Promise<void> {
  const before = await getOwnRecord(tx, actor, id)
  await refuseNotKept(tx, id)
  await refuseForeignTeams(tx, actor, input.teams)
  const { organisation, groups } = before
  await changeUser(tx, actor, id, { ...input, organisation, groups }, today)
}

/**
 * Ends the account of somebody who left one's organisation, whatever their roles; they are signed out at once. Ending
 * twice changes nothing. Throws a Refusal for oneself and where nobody would be left who administers the partnership.
 */
export async function endOwnPerson(tx: Tx, actor: Actor, id: string): Promise<void> {
  await lockPartnership(tx, actor)
  await getOwnPerson(tx, actor, id)
  if (id === actor.userId)
    throw new Refusal('form', 'Ask another administrator to end your own account')
  if ((await getDisabledAt(tx, id)) !== null) return
  if (actor.roles.includes('organisation-administrator'))
    await sql`select partnership.end_user_of_own_organisation(${id}::uuid)`.execute(tx)
  else
    await tx
      .updateTable('partnership.userAccount')
      .set({ disabledAt: sql<Date>`now()` })
      .where('id', '=', id)
      .execute()
  await refuseWithoutAdministrator(tx, 'form')
  await recordAudit(tx, 'partnership.user.disabled', { kind: 'user', id })
}

/** Lets somebody of one's own organisation sign in again. Throws a Refusal for whom the partnership keeps. */
export async function enableOwnPerson(tx: Tx, actor: Actor, id: string): Promise<void> {
  await lockPartnership(tx, actor)
  await getOwnPerson(tx, actor, id)
  await refuseNotKept(tx, id)
  if ((await getDisabledAt(tx, id)) === null) return
  await tx
    .updateTable('partnership.userAccount')
    .set({ disabledAt: null })
    .where('id', '=', id)
    .execute()
  await recordAudit(tx, 'partnership.user.enabled', { kind: 'user', id })
}

/** Says how long sessions of one's own organisation last. Throws StaleVersion. */
export async function setSessionLimits(
  tx: Tx,
  actor: Actor,
  { version, ...after }: SessionLimits & { version: string },
): Promise<void> {
  await lockPartnership(tx, actor)
  const before = await getSessionLimits(tx, actor)
  refuseStale(version, before)
  const changed = differencesOf(before, after)
  if (Object.keys(changed).length === 0) return
  await sql`select partnership.set_session_limits(${actor.organisationId}::uuid, ${after.shared === 'yes'},
    ${after.idle}::smallint, ${after.longest}::smallint)`.execute(tx)
  const subject = { kind: 'organisation', id: actor.organisationId }
  await recordAudit(tx, 'partnership.session-limits.changed', subject, changed)
}

/** Throws a Refusal for somebody with a role over the whole partnership, and for oneself. */
async function refuseNotKept(tx: Tx, id: string) {
  const { rows } = await sql<{ may: boolean }>`
    select partnership.may_keep_user(${id}::uuid) as may`.execute(tx)
  if (!rows[0]?.may)
    throw new Refusal(
      'form',
      'Ask an administrator of the partnership: this is yourself, or somebody with a role over the whole partnership',
    )
}

async function refuseForeignTeams(tx: Tx, actor: Actor, teams: readonly string[]) {
  const own = await listOwnTeams(tx, actor)
  if (!teams.every(id => own.some(team => team.id === id)))
    throw new Refusal('teams', 'Choose teams from the list')
}
