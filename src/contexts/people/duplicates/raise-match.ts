import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/connect.ts'
import { newId } from '../../../platform/ids.ts'
import type { Likeness } from './likeness-rules.ts'

/**
 * Puts two records before the matching lead, as the owner of the tables, and answers with the id of the possible match.
 * Undefined where that was done before, where they stand with one person, or where their people were told apart.
 */
export async function raiseMatch(
  tx: Tx,
  {
    partnershipId,
    records,
    likeness,
    because,
    userId,
  }: {
    partnershipId: string
    records: readonly [string, string]
    likeness: Pick<Likeness, 'probability' | 'agree'>
    because: 'begun' | 'changed' | 'bulk'
    userId: string
  },
): Promise<string | undefined> {
  const [a = '', b = ''] = [...records].sort()
  const id = newId()
  const { rows } = await sql<{ id: string }>`
    insert into people.possible_match (id, partnership_id, record_a, record_b, probability, agree, because, raised_by)
    select ${id}::uuid, ${partnershipId}::uuid, ra.id, rb.id, ${likeness.probability}, ${likeness.agree}::text[], ${because}, ${userId}::uuid
    from people.record ra, people.record rb
    where ra.id = ${a}::uuid and rb.id = ${b}::uuid and ra.person_id <> rb.person_id
      and not people.are_told_apart(ra.person_id, rb.person_id)
      and not exists (
        select from people.possible_match m
        join people.record ma on ma.id = m.record_a join people.record mb on mb.id = m.record_b
        where m.state = 'open' and (ma.person_id = ra.person_id and mb.person_id = rb.person_id
                                 or ma.person_id = rb.person_id and mb.person_id = ra.person_id))
    on conflict (record_a, record_b) do update set state = 'open', probability = excluded.probability, agree = excluded.agree,
      because = excluded.because, raised_at = now(), decided_at = null, decided_by = null
      where possible_match.state = 'merged'
    returning id`.execute(tx)
  return rows[0]?.id
}
