import { sql } from 'kysely'
import { recordAudit } from '../../../../platform/audit.ts'
import type { Actor } from '../../../../platform/db/access.ts'
import type { Tx } from '../../../../platform/db/connect.ts'
import { NotFound, Refusal, StaleVersion } from '../../../../platform/refusal.ts'
import { type CountLists, getCountLists } from '../count-lists.ts'
import { getSnapshot, type ShownSnapshot } from '../snapshot-queries.ts'
import type { DecisionInput, EvidenceInput, PairInput, RowInput } from './row-form.ts'
import { getRow } from './row-queries.ts'
import type { SheetInput } from './sheet-form.ts'

const subject = (id: string) => ({ kind: 'snapshot', id })

/** Adds the lines of a typed sheet. Sent again, it changes nothing. Answers with how many are new. */
export async function addSheet(
  tx: Tx,
  actor: Actor,
  snapshotId: string,
  input: SheetInput,
): Promise<number> {
  const snapshot = await getOpen(tx, snapshotId)
  if (snapshot.approach === 'estimate')
    throw new Refusal(
      'form',
      'An estimate without a spotlight count has no count sheets. Change the approach in the plan',
    )
  const team = await tx
    .selectFrom('street.snapshotTeam')
    .select('id')
    .where('snapshotId', '=', snapshotId)
    .where('id', '=', input.team)
    .executeTakeFirst()
  if (!team) throw new Refusal('team', 'Choose the team')
  const lists = await getCountLists(tx)
  const values = input.lines.map(({ line, id, at, key, ...rest }) => {
    refuseUnknownCodes(lists, rest, line)
    return {
      id,
      snapshotId,
      partnershipId: actor.partnershipId,
      organisationId: actor.organisationId,
      kind: 'seen',
      teamId: input.team,
      atTime: at,
      place: rest.place,
      bedding: rest.bedding,
      sex: rest.sex,
      age: rest.age,
      nationality: rest.nationality,
      nameKey: key,
      description: rest.description,
      notes: rest.notes,
      more: JSON.stringify(rest.more),
      enteredBy: actor.userId,
    }
  })
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('street.snapshotRow')
    .values(values)
    .onConflict(conflict => conflict.column('id').doNothing())
    .executeTakeFirstOrThrow()
  const added = Number(numInsertedOrUpdatedRows ?? 0n)
  await recordAudit(tx, 'street.count.sheet-typed', subject(snapshotId), {
    team: input.team,
    lines: added,
  })
  return added
}

/**
 * Takes over what was recorded on the night in the area by phone: of the contacts that the actor sees, those bedded down or
 * about to. In an estimate they are evidence, to be decided by the meeting. Once more, it takes what came since.
 */
export async function takeContacts(tx: Tx, actor: Actor, snapshotId: string): Promise<number> {
  const snapshot = await getOpen(tx, snapshotId)
  const isEvidence = snapshot.approach === 'estimate'
  const { numAffectedRows } = await sql`
    insert into street.snapshot_row (id, snapshot_id, partnership_id, organisation_id, kind, team_id, at_time, place, site_id,
      bedding, description, notes, source_agency, last_seen, why, contact_id, record_id, sex, age, nationality, entered_by)
    select gen_random_uuid(), s.id, s.partnership_id, c.organisation_id, ${isEvidence ? 'evidence' : 'seen'},
      (select t.id from street.snapshot_team t where t.snapshot_id = s.id and t.shift_id = c.shift_id limit 1),
      to_char(c.seen_at at time zone 'Europe/London', 'HH24:MI'),
      left(coalesce(nullif(concat_ws(', ', (select x.name from street.site x where x.id = c.site_id), nullif(c.place, '')), ''), 'Place not said'), 200),
      c.site_id, ${isEvidence ? null : sql`c.bedding`}, left(c.description, 300), '',
      ${isEvidence ? sql`(select o.name from partnership.organisation o where o.id = c.organisation_id)` : ''},
      ${isEvidence ? sql`s.night` : null}::date, ${isEvidence ? 'Seen sleeping rough on that night by outreach' : ''},
      c.id, c.record_id, coalesce(sex.code, 'U'), coalesce(age.code, 'unknown'), coalesce(nationality.code, 'unknown'), ${actor.userId}::uuid
    from street.snapshot s
    join street.contact c on c.partnership_id = s.partnership_id and c.night_of = s.night and c.area_code = s.area_code
    left join people.record r on r.id = c.record_id
    left join lateral (select ch.mapping ->> 'snapshot' as code from people.record pr join people.answer a on a.record_id = pr.id
      join people.choice ch on ch.question = a.question and ch.code = a.choice
      where pr.person_id = r.person_id and a.question = 'sex' and a.ended_at is null order by a.recorded_at desc limit 1) sex on true
    left join lateral (select case when years < 18 then 'under-18' when years <= 25 then '18-25' else '26-over' end as code
      from (select extract(year from age(s.night, make_date(b.year, coalesce(b.month, 7), coalesce(b.day, 1)))) as years
        from people.record pr join people.birth b on b.record_id = pr.id
        where pr.person_id = r.person_id and b.ended_at is null and b.precision in ('day', 'month') and b.year is not null
        order by b.recorded_at desc limit 1) birth) age on true
    left join lateral (select n.code from people.record pr join people.answer a on a.record_id = pr.id
      join people.choice ch on ch.question = a.question and ch.code = a.choice
      join street.code n on n.list = 'snapshot-nationality' and n.mapping ->> 'snapshot' = ch.mapping ->> 'snapshot'
      where pr.person_id = r.person_id and a.question = 'nationality' and a.ended_at is null
      order by n.code = 'uk' desc, a.recorded_at desc limit 1) nationality on true
    where s.id = ${snapshotId}::uuid and c.withdrawn_at is null and c.bedding <> 'no'
      and not exists (select from street.contact newer where newer.replaces_id = c.id)
      and not exists (select from street.snapshot_row x where x.snapshot_id = s.id and x.contact_id = c.id)
      and street.may_list(c.organisation_id, c.record_id)
      and (c.record_id is null or r.id is not null)`.execute(tx)
  const taken = Number(numAffectedRows ?? 0n)
  await recordAudit(tx, 'street.count.contacts-taken', subject(snapshotId), { lines: taken })
  return taken
}

/** Adds somebody who is thought to have slept out on that night. Sent again, it changes nothing. */
export async function addEvidence(
  tx: Tx,
  actor: Actor,
  snapshotId: string,
  input: EvidenceInput,
): Promise<void> {
  const snapshot = await getOpen(tx, snapshotId)
  if (snapshot.approach === 'count')
    throw new Refusal(
      'form',
      'A count takes only people who were seen. Change the approach in the plan for an estimate',
    )
  if (!input.key && !input.reference && !input.description)
    throw new Refusal(
      'key',
      'Enter initials, a key or a description, so that nobody is listed twice',
    )
  refuseUnknownCodes(await getCountLists(tx), input)
  await tx
    .insertInto('street.snapshotRow')
    .values({
      id: input.id,
      snapshotId,
      partnershipId: actor.partnershipId,
      organisationId: actor.organisationId,
      kind: 'evidence',
      place: input.place,
      nameKey: input.key ?? '',
      description: input.description ?? '',
      sourceAgency: input.sourceAgency,
      lastSeen: input.lastSeen,
      why: input.why,
      sex: input.sex,
      age: input.age,
      nationality: input.nationality,
      recordId: await recordOf(tx, actor, input.reference),
      enteredBy: actor.userId,
    })
    .onConflict(conflict => conflict.column('id').doNothing())
    .execute()
  await recordAudit(tx, 'street.count.evidence-added', subject(snapshotId), { line: input.id })
}

/** Puts a line right. Throws StaleVersion where somebody did meanwhile. */
export async function changeRow(
  tx: Tx,
  actor: Actor,
  snapshotId: string,
  id: string,
  input: RowInput,
): Promise<void> {
  await getOpen(tx, snapshotId)
  const before = await getRow(tx, snapshotId, id)
  if (before.version !== input.version) throw new StaleVersion()
  refuseUnknownCodes(await getCountLists(tx), input)
  if (before.kind === 'seen' && !input.bedding)
    throw new Refusal('bedding', 'Choose whether they were bedded down')
  // Somebody whom the actor does not see stays linked.
  const isHidden = before.recordId !== null && before.person === null
  const recordId = isHidden
    ? before.recordId
    : input.reference && input.reference === before.person?.reference
      ? before.recordId
      : await recordOf(tx, actor, input.reference)
  await writeRow(tx, snapshotId, id, input.version, {
    atTime: input.at,
    place: input.place,
    ...(before.kind === 'seen' ? { bedding: input.bedding ?? null } : { why: input.why ?? '' }),
    nameKey: input.key ?? '',
    description: input.description ?? '',
    notes: input.notes ?? '',
    sex: input.sex,
    age: input.age,
    nationality: input.nationality,
    recordId,
  })
  await recordAudit(tx, 'street.count.line-changed', subject(snapshotId), { line: id })
}

/** Says whether somebody counts, or leaves it open again. Throws StaleVersion. */
export async function decideRow(
  tx: Tx,
  actor: Actor,
  snapshotId: string,
  id: string,
  input: DecisionInput,
  now: Date,
): Promise<void> {
  await getOpen(tx, snapshotId)
  const before = await getRow(tx, snapshotId, id)
  if (before.version !== input.version) throw new StaleVersion()
  const { decision, reason, words } = input
  const lists = await getCountLists(tx)
  if (decision === 'exclude' && !lists.reason.some(one => one.code === reason))
    throw new Refusal('reason', 'Choose why they do not count')
  if (decision === 'include' && before.bedding === 'no')
    throw new Refusal(
      'decision',
      'They were not bedded down or about to: the definition leaves them out',
    )
  const isOpen = decision === 'open'
  await writeRow(tx, snapshotId, id, input.version, {
    decision: isOpen ? null : decision,
    reason: decision === 'exclude' ? reason : null,
    reasonWords: isOpen ? '' : (words ?? ''),
    decidedAt: isOpen ? null : now,
    decidedBy: isOpen ? null : actor.userId,
  })
  await recordAudit(tx, 'street.count.line-decided', subject(snapshotId), {
    line: id,
    decision,
    reason,
  })
}

async function writeRow(
  tx: Tx,
  snapshotId: string,
  id: string,
  version: number,
  change: Record<string, unknown>,
): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('street.snapshotRow')
    .set({ ...change, version: version + 1 })
    .where('snapshotId', '=', snapshotId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows === 0n) throw new StaleVersion()
}

/**
 * Decides whether two lines are one person, or leaves it open again. Throws a Refusal for what contradicts an earlier
 * decision: one person cannot be two through others.
 */
export async function decidePair(
  tx: Tx,
  actor: Actor,
  snapshotId: string,
  input: PairInput,
): Promise<void> {
  await getOpen(tx, snapshotId)
  // One decision at a time, so that two that contradict each other cannot pass each other by.
  await sql`select pg_advisory_xact_lock(hashtextextended(${snapshotId}, 26))`.execute(tx)
  const [a, b] = await Promise.all([
    getRow(tx, snapshotId, input.a),
    getRow(tx, snapshotId, input.b),
  ])
  if (a.id === b.id) throw new NotFound('one line is no pair')
  const [rowA, rowB] = a.id < b.id ? [a.id, b.id] : [b.id, a.id]
  await tx
    .deleteFrom('street.snapshotPair')
    .where('rowA', '=', rowA)
    .where('rowB', '=', rowB)
    .execute()
  if (input.decision !== 'open') {
    await refuseContradiction(tx, snapshotId, rowA, rowB, input.decision)
    await tx
      .insertInto('street.snapshotPair')
      .values({
        snapshotId,
        rowA,
        rowB,
        partnershipId: actor.partnershipId,
        decision: input.decision,
        decidedBy: actor.userId,
      })
      .execute()
  }
  await recordAudit(tx, 'street.count.pair-decided', subject(snapshotId), {
    lines: [rowA, rowB],
    decision: input.decision,
  })
}

async function refuseContradiction(
  tx: Tx,
  snapshotId: string,
  a: string,
  b: string,
  decision: 'same' | 'different',
): Promise<void> {
  const decided = await tx
    .selectFrom('street.snapshotPair')
    .select(['rowA', 'rowB', 'decision'])
    .where('snapshotId', '=', snapshotId)
    .execute()
  const groupOf = (start: string) => {
    const group = new Set([start])
    for (let size = 0; size < group.size; ) {
      size = group.size
      for (const { rowA, rowB, decision: said } of decided)
        if (said === 'same' && (group.has(rowA) || group.has(rowB))) group.add(rowA).add(rowB)
    }
    return group
  }
  const [groupA, groupB] = [groupOf(a), groupOf(b)]
  if (decision === 'different' && groupA.has(b))
    throw new Refusal(
      'form',
      'These two are one person through other lines. Take those decisions back first',
    )
  const isApart = decided.some(
    ({ rowA, rowB, decision: said }) =>
      said === 'different' &&
      ((groupA.has(rowA) && groupB.has(rowB)) || (groupA.has(rowB) && groupB.has(rowA))),
  )
  if (decision === 'same' && isApart)
    throw new Refusal(
      'form',
      'These two were found to be different through other lines. Take those decisions back first',
    )
}

/** The count, while its working list can change. */
async function getOpen(tx: Tx, id: string): Promise<ShownSnapshot> {
  const snapshot = await getSnapshot(tx, id)
  if (!snapshot.takesPart) throw new NotFound('not for whoever does not take part')
  if (snapshot.signedAt)
    throw new Refusal('form', 'This count is signed and is not changed. Correct it with a new one')
  if (snapshot.fixedAt) throw new Refusal('form', 'The figure is fixed. Open it again first')
  return snapshot
}

/** A record of the person with a reference, of the actor's own organisation where it has one. Throws a Refusal. */
async function recordOf(tx: Tx, actor: Actor, reference: string | null): Promise<string | null> {
  if (!reference) return null
  const { rows } = await sql<{ id: string }>`
    select r.id from people.record r join people.person p on p.id = r.person_id
    where p.reference = ${reference} order by r.organisation_id = ${actor.organisationId}::uuid desc, r.given_at limit 1`.execute(
    tx,
  )
  if (!rows[0])
    throw new Refusal('reference', 'There is nobody with this reference whom you may see')
  return rows[0].id
}

function refuseUnknownCodes(
  lists: CountLists,
  said: { sex: string; age: string; nationality: string },
  line?: number,
): void {
  for (const name of ['sex', 'age', 'nationality'] as const)
    if (!lists[name].some(one => one.code === said[name]))
      throw new Refusal(line ? `${name}-${line}` : name, 'Choose one of the list')
}
