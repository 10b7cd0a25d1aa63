import { recordAudit } from '../../../platform/audit.ts'
import type { PlainDate } from '../../../platform/dates.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { lockPartnership } from '../administration.ts'
import { listChoosableOrganisations } from '../organisations/organisation-queries.ts'
import type { AddTeamInput } from './team-form.ts'

/** Adds a team and answers with its id; sent again, it changes nothing. Throws a Refusal for a name in use. */
export async function addTeam(
  tx: Tx,
  actor: Actor,
  { id, name, organisation }: AddTeamInput,
  today: PlainDate,
): Promise<string> {
  await lockPartnership(tx, actor)
  const already = await tx
    .selectFrom('partnership.team')
    .select('id')
    .where('id', '=', id)
    .executeTakeFirst()
  if (already) return id
  const organisations = await listChoosableOrganisations(tx, today)
  if (!organisations.some(one => one.id === organisation))
    throw new Refusal('organisation', 'Choose the organisation that it belongs to')
  await refuseTakenTeamName(tx, organisation, name, id)
  await tx
    .insertInto('partnership.team')
    .values({ id, name, organisationId: organisation, partnershipId: actor.partnershipId })
    .execute()
  await recordAudit(tx, 'partnership.team.added', { kind: 'team', id }, { name, organisation })
  return id
}

/** Throws a Refusal where the organisation has another team of that name, whatever its capitals. */
export async function refuseTakenTeamName(
  tx: Tx,
  organisation: string,
  name: string,
  own: string,
): Promise<void> {
  const taken = await tx
    .selectFrom('partnership.team')
    .select('id')
    .where('organisationId', '=', organisation)
    .where(eb => eb.fn('lower', ['name']), '=', name.toLowerCase())
    .where('id', '<>', own)
    .executeTakeFirst()
  if (taken) throw new Refusal('name', 'The organisation already has a team of that name')
}
