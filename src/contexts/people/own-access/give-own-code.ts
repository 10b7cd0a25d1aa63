import { sql } from 'kysely'
import { recordAudit } from '../../../platform/audit.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import { newId } from '../../../platform/ids.ts'
import { NotFound, Refusal } from '../../../platform/refusal.ts'
import { ownRecord } from '../record/own-record.ts'
import { mayLetIn } from '../restriction/restriction-queries.ts'
import { hashOfCode, newCode, readCode } from './own-code.ts'
import { readOwnSetting } from './own-setting.ts'

/**
 * Gives a person a code for their own access and answers with it: only its hash is kept, and an earlier one that was not
 * used stops. Throws NotFound for a person whom the actor does not see.
 */
export async function giveOwnCode(
  tx: Tx,
  actor: Actor,
  personId: string,
  how: 'printed' | 'shown',
  now: Date,
): Promise<string> {
  const recordId = await ownRecord(tx, actor, personId, now)
  if (!(await mayLetIn(tx, recordId)))
    throw new Refusal('form', 'Only named staff give them a code')
  const { codeDays } = await readOwnSetting(tx)
  const [id, code] = [newId(), newCode()]
  await sql`select people.give_own_code(${id}::uuid, ${recordId}::uuid, ${hashOfCode('code', readCode(code) ?? '')}, ${how}, ${codeDays})`.execute(
    tx,
  )
  await recordAudit(
    tx,
    'people.own-access.code-given',
    { kind: 'person', id: personId },
    { code: id, how },
  )
  return code
}

/** Stops every code and every access of a person at once. Throws a Refusal where there is none. */
export async function withdrawOwnAccess(tx: Tx, personId: string): Promise<void> {
  await refuseUnseen(tx, personId)
  const { rows } = await sql<{
    stopped: number
  }>`select people.withdraw_own_access(${personId}::uuid) as stopped`.execute(tx)
  if (!rows[0]?.stopped) throw new Refusal('form', 'There is no code and no page to stop')
  await recordAudit(
    tx,
    'people.own-access.withdrawn',
    { kind: 'person', id: personId },
    { stopped: rows[0].stopped },
  )
}

/** After records were merged or parted: says that the access belongs to this person. Throws a Refusal where it ended. */
export async function confirmOwnAccess(tx: Tx, personId: string, accessId: string): Promise<void> {
  await refuseUnseen(tx, personId)
  const { rows } = await sql<{ ok: boolean }>`
    select people.confirm_own_access(${accessId}::uuid) as ok
    where exists (select from people.own_access a join people.record r on r.id = a.record_id
      where a.id = ${accessId}::uuid and r.person_id = ${personId}::uuid)`.execute(tx)
  if (!rows[0]?.ok)
    throw new Refusal('form', 'Their page has ended meanwhile. Give them a new code')
  await recordAudit(
    tx,
    'people.own-access.confirmed',
    { kind: 'person', id: personId },
    { access: accessId },
  )
}

async function refuseUnseen(tx: Tx, personId: string): Promise<void> {
  const seen = await tx
    .selectFrom('people.person')
    .select('id')
    .where('id', '=', personId)
    .executeTakeFirst()
  if (!seen) throw new NotFound()
}
