import { sql } from 'kysely'
import { recordAudit } from '../../../../platform/audit.ts'
import { dayOf } from '../../../../platform/dates.ts'
import type { Actor } from '../../../../platform/db/access.ts'
import type { ReadDb, Tx } from '../../../../platform/db/connect.ts'
import { NotFound, Refusal } from '../../../../platform/refusal.ts'
import { getCountLists } from '../count-lists.ts'
import { getSnapshot, getStanding, listPartners } from '../snapshot-queries.ts'
import type { AssuranceInput, SignInput } from './sign-form.ts'

const subject = (id: string) => ({ kind: 'snapshot', id })

export type Signature = {
  part: 'chair' | 'independent'
  name: string
  organisation: string
  way: 'account' | 'paper'
  total: number
  signedAt: Date
}
export type Assurance = {
  number: number
  outcome: string
  rag: 'green' | 'amber' | 'red'
  concerns: string[]
  words: string
  saidBy: string
  recordedAt: Date
}

export function listSignatures(db: ReadDb, id: string): Promise<Signature[]> {
  return sql<Signature>`
    select part, name, organisation, way, total, signed_at from street.snapshot_signature
    where snapshot_id = ${id}::uuid order by part`
    .execute(db)
    .then(({ rows }) => rows)
}

/** What quality assurance said, newest first. */
export function listAssurances(db: ReadDb, id: string): Promise<Assurance[]> {
  return sql<Assurance>`
    select number, outcome, rag, concerns, words, said_by, recorded_at from street.snapshot_assurance
    where snapshot_id = ${id}::uuid order by number desc`
    .execute(db)
    .then(({ rows }) => rows)
}

/** Fixes the figure: from now on the working list stands still. Throws a Refusal before the night, and while anything is undecided. */
export async function fixFigure(tx: Tx, actor: Actor, id: string, now: Date): Promise<number> {
  const snapshot = await getSnapshot(tx, id)
  if (snapshot.signedAt) throw new Refusal('form', 'This count is signed already')
  if (snapshot.fixedTotal !== null) return snapshot.fixedTotal
  if (dayOf(now) <= snapshot.night)
    throw new Refusal('form', 'The night is not over yet: its figure can be fixed the day after')
  const { openPairs, openEvidence, total } = await getStanding(tx, id)
  if (openPairs > 0)
    throw new Refusal(
      'form',
      `Decide in the debrief first: ${openPairs} ${openPairs === 1 ? 'pair is' : 'pairs are'} open`,
    )
  if (openEvidence > 0)
    throw new Refusal(
      'form',
      `Decide at the meeting first: ${openEvidence} ${openEvidence === 1 ? 'person is' : 'people are'} open`,
    )
  await tx
    .updateTable('street.snapshot')
    .set({ fixedAt: now, fixedBy: actor.userId, fixedTotal: total, version: snapshot.version + 1 })
    .where('id', '=', id)
    .execute()
  const fixed = await getSnapshot(tx, id)
  await recordAudit(tx, 'street.count.fixed', subject(id), { total: fixed.fixedTotal })
  return fixed.fixedTotal ?? total
}

/** Opens the figure again; what was signed of it is taken back. Throws a Refusal once both have signed. */
export async function openFigure(tx: Tx, id: string): Promise<void> {
  const snapshot = await getSnapshot(tx, id)
  if (snapshot.signedAt)
    throw new Refusal('form', 'This count is signed and is not changed. Correct it with a new one')
  if (!snapshot.fixedAt) return
  await tx.deleteFrom('street.snapshotSignature').where('snapshotId', '=', id).execute()
  await tx
    .updateTable('street.snapshot')
    .set({ fixedAt: null, fixedBy: null, fixedTotal: null, version: snapshot.version + 1 })
    .where('id', '=', id)
    .execute()
  await recordAudit(tx, 'street.count.opened', subject(id), { total: snapshot.fixedTotal })
}

/**
 * Signs the fixed figure as the chair or as the independent partner; the second signature freezes the count. Throws a
 * Refusal where it is not the figure that was looked at, where one person would sign twice, and where no independent
 * partner is among the agencies consulted.
 */
export async function signFigure(
  tx: Tx,
  actor: Actor,
  id: string,
  input: SignInput,
  now: Date,
): Promise<{ isFrozen: boolean }> {
  const snapshot = await getSnapshot(tx, id)
  if (!snapshot.takesPart) throw new NotFound()
  if (snapshot.signedAt) throw new Refusal('form', 'This count is signed already')
  if (snapshot.fixedTotal === null) throw new Refusal('form', 'The figure is not fixed yet')
  if (snapshot.fixedTotal !== input.total)
    throw new Refusal('form', `The figure is ${snapshot.fixedTotal} now. Look at it again`)
  if (input.way === 'paper' && !actor.roles.includes('coordinator'))
    throw new Refusal('way', 'Only the co-ordinator records what was signed on paper')
  const name = input.way === 'account' ? actor.name : input.name
  if (!name) throw new Refusal('name', 'Enter the name of whoever signed on paper')
  const before = await listSignatures(tx, id)
  if (before.some(one => one.part === input.part))
    throw new Refusal('part', 'This part is signed already')
  if (before.some(one => one.name.toLowerCase() === name.toLowerCase()))
    throw new Refusal('name', 'The chair and the independent partner are two people')
  if (input.part === 'independent') {
    const partners = await listPartners(tx, id)
    const wanted = input.organisation.toLowerCase()
    if (!partners.some(one => one.independent && one.name.toLowerCase() === wanted))
      throw new Refusal(
        'organisation',
        'Enter an agency that is on the list of those consulted as independent',
      )
  }
  await tx
    .insertInto('street.snapshotSignature')
    .values({
      snapshotId: id,
      partnershipId: actor.partnershipId,
      part: input.part,
      name,
      organisation: input.organisation,
      way: input.way,
      total: input.total,
      signedAt: now,
      recordedBy: actor.userId,
    })
    .execute()
  const { rows } = await sql<{ closed: boolean }>`
    select street.close_snapshot(${id}::uuid) as closed`.execute(tx)
  const isFrozen = rows[0]?.closed ?? false
  await recordAudit(tx, 'street.count.signed', subject(id), {
    part: input.part,
    way: input.way,
    total: input.total,
    isFrozen,
  })
  return { isFrozen }
}

/** Records what quality assurance came to. What was said before stays. */
export async function recordAssurance(
  tx: Tx,
  actor: Actor,
  id: string,
  input: AssuranceInput,
): Promise<void> {
  await getSnapshot(tx, id)
  const lists = await getCountLists(tx)
  if (!lists.assurance.some(one => one.code === input.outcome))
    throw new Refusal('outcome', 'Choose the outcome')
  const [newest] = await listAssurances(tx, id)
  await tx
    .insertInto('street.snapshotAssurance')
    .values({
      snapshotId: id,
      number: (newest?.number ?? 0) + 1,
      partnershipId: actor.partnershipId,
      outcome: input.outcome,
      rag: input.rag,
      concerns: input.concerns.filter(code => lists.concern.some(one => one.code === code)),
      words: input.words ?? '',
      saidBy: input.saidBy,
      recordedBy: actor.userId,
    })
    .execute()
  await recordAudit(tx, 'street.count.assured', subject(id), {
    outcome: input.outcome,
    rag: input.rag,
  })
}

/** Deletes the working list of a signed count whose period is over; the figures stay. Throws a Refusal before its time. */
export async function forgetList(tx: Tx, id: string): Promise<number> {
  await getSnapshot(tx, id)
  const { rows } = await sql<{ deleted: number | null }>`
    select street.forget_snapshot(${id}::uuid) as deleted`.execute(tx)
  const deleted = rows[0]?.deleted
  if (deleted === null || deleted === undefined)
    throw new Refusal(
      'form',
      'The working list is deleted only after its period, and once no correction is under way',
    )
  await recordAudit(tx, 'street.count.list-deleted', subject(id), { lines: deleted })
  return deleted
}
