import type { PlainDate } from '../../../platform/dates.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import { Refusal } from '../../../platform/refusal.ts'
import type { AddOrganisationInput } from './organisation-form.ts'
import { listAreas, listKinds, type OrganisationRecord } from './organisation-queries.ts'

/** The record that a form asks for. Throws a Refusal for a kind or an area that the partnership does not have. */
export async function recordOf(
  tx: Tx,
  input: Omit<AddOrganisationInput, 'id'>,
  today: PlainDate,
  before: OrganisationRecord | null,
): Promise<OrganisationRecord> {
  const kinds = await listKinds(tx, today)
  // A kind that left the code list stays with those that have it.
  if (before?.kind !== input.kind && !kinds.some(kind => kind.code === input.kind))
    throw new Refusal('kind', 'Choose what kind of organisation it is')
  const known = await listAreas(tx)
  if (!input.areas.every(code => known.some(area => area.code === code)))
    throw new Refusal('areas', 'Choose areas from the list')
  return {
    name: input.name,
    shortName: input.shortName || null,
    kind: input.kind,
    commissioned: input.commissioned === 'yes',
    endedOn: input.endedOn,
    areas: input.areas,
  }
}

/** Throws a Refusal where another organisation of the partnership has the name, whatever its capitals. */
export async function refuseTakenName(tx: Tx, name: string, own: string): Promise<void> {
  const taken = await tx
    .selectFrom('partnership.organisation')
    .select('name')
    .where(eb => eb.fn('lower', ['name']), '=', name.toLowerCase())
    .where('id', '<>', own)
    .executeTakeFirst()
  if (taken) throw new Refusal('name', `There is already an organisation called ${taken.name}`)
}

/** Says anew where an organisation works. */
export async function setAreas(tx: Tx, actor: Actor, id: string, areas: string[]): Promise<void> {
  await tx.deleteFrom('partnership.organisationArea').where('organisationId', '=', id).execute()
  if (areas.length === 0) return
  await tx
    .insertInto('partnership.organisationArea')
    .values(
      areas.map(areaCode => ({
        partnershipId: actor.partnershipId,
        organisationId: id,
        areaCode,
      })),
    )
    .execute()
}
