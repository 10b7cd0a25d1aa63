import { sql } from 'kysely'
import type { Actor } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import type { Observation, Reason } from '../outreach/contract.ts'
import { readKnownToContacts } from './known-to-contacts.ts'
import { prepareContact, type Recording } from './prepare-contact.ts'

/**
 * Writes down many plain contacts at once, as `recordContact` would one after the other. Undefined, and nothing written,
 * where one of them is not plain: it has pictures, puts another right, or names somebody of whom the worker's organisation
 * has no record that they see. Throws a Refusal as `recordContact` does.
 */
export async function recordContacts(
  tx: Tx,
  actor: Actor,
  observations: readonly Observation[],
  recording: Recording,
): Promise<Reason[][] | undefined> {
  const { now, way, shiftId } = recording
  if (observations.some(one => one.files.length > 0 || one.replacesId !== null)) return undefined
  const known = await readKnownToContacts(tx, actor)
  const prepared = observations.map(one => prepareContact(known, actor, one, recording))
  const recordIds = [...new Set(observations.flatMap(({ recordId }) => recordId ?? []))]
  const persons = await readPersons(tx, actor, recordIds)
  if (recordIds.some(id => !persons.has(id))) return undefined
  const { partnershipId, userId } = actor
  await tx
    .insertInto('street.contact')
    .values(prepared.map(({ row }) => row))
    .execute()
  const links = observations.flatMap(({ id, recordId, known: how }) =>
    recordId
      ? {
          contactId: id,
          number: 1,
          partnershipId,
          recordId,
          because: how === 'thought' ? 'thought' : 'seen',
          linkedAt: now,
          linkedBy: userId,
        }
      : [],
  )
  if (links.length > 0) await tx.insertInto('street.contactLink').values(links).execute()
  const offers = observations.flatMap(({ id, offers: made }) =>
    made.map(offer => ({ contactId: id, partnershipId, ...offer })),
  )
  if (offers.length > 0) await tx.insertInto('street.contactOffer').values(offers).execute()
  const events = observations.map(({ id, recordId }) => {
    const person = recordId ? { person: persons.get(recordId) } : {}
    return { id, details: { way, shift: shiftId, ...person } }
  })
  await sql`
    select platform.record_audit('street.contact.recorded', 'contact', event.id, event.details)
    from jsonb_to_recordset(${JSON.stringify(events)}::jsonb) as event (id uuid, details jsonb)`.execute(
    tx,
  )
  return prepared.map(({ notes }) => notes)
}

/** Who stands behind each record of the worker's own organisation, as far as they see them. */
async function readPersons(
  tx: Tx,
  { organisationId }: Actor,
  recordIds: readonly string[],
): Promise<Map<string, string>> {
  if (recordIds.length === 0) return new Map()
  const rows = await tx
    .selectFrom('people.record')
    .select(['id', 'personId'])
    .where('id', 'in', recordIds)
    .where('organisationId', '=', organisationId)
    .execute()
  return new Map(rows.map(({ id, personId }) => [id, personId]))
}
