import { sql } from 'kysely'
import { recordAudit } from '../../../../platform/audit.ts'
import type { Actor } from '../../../../platform/db/access.ts'
import type { ReadDb, Tx } from '../../../../platform/db/connect.ts'
import { NotFound, Refusal } from '../../../../platform/refusal.ts'
import type { ClaimInput, TargetInput } from './claim-form.ts'
import { type CheckedClaim, checkClaim } from './claim-rules.ts'
import { england, getSeries, listPublishedAreas, valuesOf } from './series-queries.ts'
import { type JudgedTarget, judgeTarget } from './target-rules.ts'

type Written = {
  id: string
  document: string
  areaName: string
  areaCodes: string[]
  addedAt: Date
  addedBy: string
}
export type ShownClaim = Written & {
  words: string
  fromYear: number
  toYear: number
  unit: 'per-cent' | 'people'
  claimed: number
  checked: CheckedClaim
}
export type ShownTarget = Written & {
  name: string
  baselineYear: number
  targetYear: number
  perCent: number | null
  people: number | null
  judged: JudgedTarget
}

const mostShown = 50

/** What documents say, newest first, each held against the table as it is today. */
export async function listClaims(db: ReadDb): Promise<ShownClaim[]> {
  const { rows } = await sql<Omit<ShownClaim, 'checked'>>`
    select c.id, c.words, c.document, c.area_name, c.area_codes, c.from_year, c.to_year, c.unit, c.claimed::float8 as claimed,
      c.added_at, u.name as added_by
    from street.figure_claim c join partnership.user_account u on u.id = c.added_by
    where c.withdrawn_at is null order by c.added_at desc, c.id limit ${mostShown}`.execute(db)
  const country = rows.length > 0 ? valuesOf(await getSeries(db, [england], 'England')) : new Map()
  const shown: ShownClaim[] = []
  for (const row of rows) {
    const area = valuesOf(await getSeries(db, row.areaCodes, row.areaName))
    shown.push({ ...row, checked: checkClaim(row, area, country) })
  }
  return shown
}

/** What strategies want, newest first, each judged by the table as it is today. */
export async function listTargets(db: ReadDb): Promise<ShownTarget[]> {
  const { rows } = await sql<Omit<ShownTarget, 'judged'>>`
    select t.id, t.name, t.document, t.area_name, t.area_codes, t.baseline_year, t.target_year,
      t.per_cent::float8 as per_cent, t.people, t.added_at, u.name as added_by
    from street.figure_target t join partnership.user_account u on u.id = t.added_by
    where t.withdrawn_at is null order by t.added_at desc, t.id limit ${mostShown}`.execute(db)
  const shown: ShownTarget[] = []
  for (const row of rows) {
    const area = valuesOf(await getSeries(db, row.areaCodes, row.areaName))
    shown.push({ ...row, judged: judgeTarget(row, area) })
  }
  return shown
}

/** Adds a claim. Sent again, it changes nothing. Throws a Refusal for an area of which no figures are held. */
export async function addClaim(tx: Tx, actor: Actor, input: ClaimInput): Promise<void> {
  const { id, areas, ...rest } = input
  const areaCodes = await codesOf(tx, areas)
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('street.figureClaim')
    .values({
      id,
      ...rest,
      areaCodes,
      partnershipId: actor.partnershipId,
      addedBy: actor.userId,
    })
    .onConflict(conflict => conflict.column('id').doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows === 0n) return
  await recordAudit(tx, 'street.claim.added', { kind: 'figure-claim', id }, { areaCodes })
}

/** Adds a target. Sent again, it changes nothing. Throws a Refusal for an area of which no figures are held. */
export async function addTarget(tx: Tx, actor: Actor, input: TargetInput): Promise<void> {
  const { id, areas, unit, wanted, ...rest } = input
  const areaCodes = await codesOf(tx, areas)
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('street.figureTarget')
    .values({
      id,
      ...rest,
      areaCodes,
      perCent: unit === 'per-cent' ? wanted : null,
      people: unit === 'people' ? wanted : null,
      partnershipId: actor.partnershipId,
      addedBy: actor.userId,
    })
    .onConflict(conflict => conflict.column('id').doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows === 0n) return
  await recordAudit(tx, 'street.target.added', { kind: 'figure-target', id }, { areaCodes })
}

/** Takes a claim or a target away; it stays in the database with the day. Throws NotFound. */
export async function withdraw(
  tx: Tx,
  what: 'claim' | 'target',
  id: string,
  now: Date,
): Promise<void> {
  const table =
    what === 'claim' ? ('street.figureClaim' as const) : ('street.figureTarget' as const)
  const { numUpdatedRows } = await tx
    .updateTable(table)
    .set({ withdrawnAt: now })
    .where('id', '=', id)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows === 0n) throw new NotFound()
  await recordAudit(tx, `street.${what}.withdrawn`, { kind: `figure-${what}`, id })
}

/** Names or codes as typed, as codes. */
async function codesOf(db: ReadDb, typed: readonly string[]): Promise<string[]> {
  const known = await listPublishedAreas(db)
  const found = typed.map(line => {
    const wanted = line.toLowerCase()
    const area = known.find(
      ({ code, name }) => code.toLowerCase() === wanted || name.toLowerCase() === wanted,
    )
    if (!area)
      throw new Refusal(
        'areas',
        `There are no published figures of '${line}'. Enter its name as the ministry prints it, or its code`,
      )
    return area.code
  })
  return [...new Set(found)]
}
