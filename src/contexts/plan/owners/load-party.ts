import type { ReadDb } from '../../../platform/db/connect.ts'
import { NotFound } from '../../../platform/refusal.ts'
import { listParties } from './owner-queries.ts'

/** A party, the others that it could be one with, and what is chosen for it in the form. */
export async function loadParty(db: ReadDb, partyId: string) {
  const row = await db
    .selectFrom('plan.party')
    .selectAll()
    .where('id', '=', partyId)
    .executeTakeFirst()
  const parties = await listParties(db)
  const party = parties.find(one => one.id === partyId)
  if (!row || !party) throw new NotFound('no such party')
  const id = row.organisationId ?? row.groupId ?? row.postId ?? row.teamId ?? row.userId
  return {
    party,
    bound: id ? `${row.kind}:${id}` : row.kind,
    others: parties
      .filter(one => one.id !== partyId)
      .sort((a, b) => a.name.localeCompare(b.name, 'en-GB')),
  }
}
