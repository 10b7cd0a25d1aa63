import { type Insertable, sql } from 'kysely'
import type { Actor } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import type { StreetContact } from '../../../platform/db/tables.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { ownRecord } from '../../people/index.ts'
import type { Observation, Reason } from '../outreach/contract.ts'
import type { Recording } from './prepare-contact.ts'

/** A contact as it is written. */
export type ContactRow = Insertable<StreetContact> & { recordId: string | null; given: string }

/**
 * Where the contact stands now. with-person: the worker sees whom it is about. without: nobody is named. elsewhere: it
 * stands with somebody whom the worker may not see any more, and everything that belongs to it was written with it.
 */
type AtFirst = {
  stands: 'with-person' | 'without' | 'elsewhere'
  recordId: string | null
  personId: string | null
  notes: Reason[]
}

/**
 * Writes the contact with the person whom it names: on the record of the organisation that made it, begun where it has none,
 * so that what it observed itself stays with it whatever becomes of another's sharing. Between the beginning of a shift and the sending that person may
 * have been restricted, may have taken their consent back, or been deleted.
 *
 * Somebody whom the worker may not see any more, and whom their phone was shown: the contact is kept with that person all
 * the same, under that person's protection, and the worker is told what they are told of any other. Kept without the link,
 * its words would stand open to everybody who reads unlinked contacts; refused or marked, it would tell the worker that
 * there is something to know about somebody they met tonight. The data guardian sees that there is one
 * (`street.unseen_contacts`). Somebody who was deleted: the contact is kept without a name.
 */
export async function linkAtFirst(
  tx: Tx,
  actor: Actor,
  row: ContactRow,
  offers: Observation['offers'],
  { now, packId, forAnother = false }: Recording,
): Promise<AtFirst> {
  const record = row.recordId
    ? await tx
        .selectFrom('people.record')
        .select(['personId', 'organisationId'])
        .where('id', '=', row.recordId)
        .executeTakeFirst()
    : undefined
  if (!row.recordId || record) {
    const recordId =
      record && record.organisationId !== actor.organisationId
        ? ((await findOwn(tx, actor, record.personId)) ??
          (forAnother ? row.recordId : await ownRecord(tx, actor, record.personId, now)))
        : row.recordId
    await tx
      .insertInto('street.contact')
      .values({ ...row, recordId })
      .execute()
    const stands = record ? 'with-person' : 'without'
    return { stands, recordId, personId: record?.personId ?? null, notes: [] }
  }
  if (!packId)
    throw new Refusal('recordId', 'Whom it is about cannot be opened here: say again who it was')
  if (await keepUnseen(tx, packId, row, offers))
    return { stands: 'elsewhere', recordId: null, personId: null, notes: [] }
  const given = { ...(JSON.parse(row.given) as Observation), recordId: null }
  await tx
    .insertInto('street.contact')
    .values({ ...row, recordId: null, given: JSON.stringify(given) })
    .execute()
  const message = 'Kept without a name: whom it was about has to be said again at the desk'
  return {
    stands: 'without',
    recordId: null,
    personId: null,
    notes: [{ field: 'recordId', message }],
  }
}

async function findOwn(tx: Tx, actor: Actor, personId: string): Promise<string | undefined> {
  const own = await tx
    .selectFrom('people.record')
    .select('id')
    .where('personId', '=', personId)
    .where('organisationId', '=', actor.organisationId)
    .orderBy('givenAt')
    .executeTakeFirst()
  return own?.id
}

async function keepUnseen(
  tx: Tx,
  packId: string,
  row: ContactRow,
  offers: Observation['offers'],
): Promise<boolean> {
  const inColumns = Object.fromEntries(
    Object.entries({ ...row, given: JSON.parse(row.given) as unknown }).map(([name, value]) => [
      name.replaceAll(/[A-Z]/g, letter => `_${letter.toLowerCase()}`),
      value,
    ]),
  )
  const { rows } = await sql<{ kept: boolean }>`
    select street.keep_unseen(${packId}::uuid, ${JSON.stringify(inColumns)}::jsonb, ${JSON.stringify(offers)}::jsonb) as kept`.execute(
    tx,
  )
  return rows[0]?.kept ?? false
}
