import { sql } from 'kysely'
import type { Db } from '../../src/platform/db/connect.ts'
import type { TestUser } from './partnership.ts'
import { aPlan } from './plan.ts'

/**
 * A plan with many actions and reviews, written straight into the tables: 5 priorities of 8 ambitions each, 40 parties,
 * dates, gaps and colours spread over all of them. The same numbers give the same plan, apart from its ids.
 */
export async function aLargePlan(
  owner: Db,
  user: TestUser,
  size: { actions: number; reviews: number } = { actions: 5000, reviews: 8 },
): Promise<{ id: string; slug: string; title: string }> {
  const plan = await aPlan(owner, user, { title: 'Large plan', startsOn: '2024-01-01' })
  const { id } = plan
  const common = sql`${user.partnershipId}::uuid, ${id}::uuid`
  await owner.transaction().execute(async tx => {
    await sql`set local session_replication_role = replica`.execute(tx)
    await sql`create temporary table node_of on commit drop as
      select number, gen_random_uuid() as id from generate_series(1, 45) number`.execute(tx)
    await sql`create temporary table action_of on commit drop as
      select number, gen_random_uuid() as id from generate_series(1, ${sql.lit(size.actions)}) number`.execute(
      tx,
    )
    await sql`create temporary table party_of on commit drop as
      select number, gen_random_uuid() as id from generate_series(1, 40) number`.execute(tx)
    await sql`insert into plan.node (id, partnership_id, plan_id, current_version) select id, ${common}, 1 from node_of`.execute(
      tx,
    )
    await sql`insert into plan.node_version (node_id, version, partnership_id, plan_id, effective_on, parent_id, position,
        level, number, title, recorded_by)
      select n.id, 1, ${common}, '2024-01-10', p.id, n.number, case when n.number <= 5 then 'Priority' else 'Ambition' end,
        n.number::text, 'Invented heading number ' || n.number, ${user.id}::uuid
      from node_of n left join node_of p on n.number > 5 and p.number = (n.number - 6) / 8 + 1`.execute(
      tx,
    )
    await sql`insert into plan.party (id, partnership_id, name, kind)
      select id, ${user.partnershipId}::uuid, 'Invented partner ' || number || ' of ' || ${plan.slug}::text,
        case when number % 10 = 0 then 'nobody' when number % 7 = 0 then 'unresolved' else 'organisation' end from party_of`.execute(
      tx,
    )
    await sql`insert into plan.party_alias (partnership_id, alias, party_id)
      select ${user.partnershipId}::uuid, 'invented partner ' || number || ' of ' || ${plan.slug}::text, id from party_of`.execute(
      tx,
    )
    await sql`insert into plan.action (id, partnership_id, plan_id, current_version, current_review)
      select id, ${common}, 2, ${sql.lit(size.reviews)} from action_of`.execute(tx)
    await sql`insert into plan.action_version (action_id, version, partnership_id, plan_id, effective_on, state, node_id,
        position, number, text, timescale_raw, timescale_kind, timescale_from, timescale_to, timescale_every, due_on, recorded_by)
      select a.id, v, ${common}, date '2024-01-10' + (v - 1) * 200, case when a.number % 50 = 0 and v = 2 then 'removed' else 'active' end,
        n.id, a.number, a.number::text,
        'Work with partner ' || a.number % 97 || ' so that people sleeping rough in district ' || a.number % 31
          || ' are offered somewhere safe to stay within ' || a.number % 23 || ' days, and review it each winter',
        case a.number % 5 when 0 then 'tbc' when 1 then 'Ongoing' when 2 then 'Mar-26 then quarterly' else 'Mar-26' end,
        case a.number % 5 when 0 then 'tbc' when 1 then 'ongoing' when 2 then 'first-then-recurring' else 'month' end,
        case when a.number % 5 > 1 then '2026-03' end, case when a.number % 5 > 2 then '2026-03' end,
        case when a.number % 5 = 2 then 'P3M' end,
        case when a.number % 5 > 1 then date '2026-03-31' + (a.number % 400) end, ${user.id}::uuid
      from action_of a cross join generate_series(1, 2) v join node_of n on n.number = 6 + a.number % 40`.execute(
      tx,
    )
    await sql`insert into plan.responsibility (action_id, version, role, position, partnership_id, printed, party_id)
      select a.id, v, role, 1, ${user.partnershipId}::uuid, 'Invented partner ' || p.number, p.id
      from action_of a cross join generate_series(1, 2) v cross join (values ('lead', 0), ('other', 13)) r(role, shift)
      join party_of p on p.number = 1 + (a.number + r.shift) % 40 where a.number % 11 <> 0`.execute(
      tx,
    )
    await sql`insert into plan.review (action_id, number, partnership_id, plan_id, effective_on, status, continues, situation,
        next_steps, colour_derived, recorded_by)
      select a.id, r, ${common}, date '2024-02-01' + r * 90 + a.number % 60,
        (array['not-begun', 'begun', 'partly-complete', 'complete', 'parked'])[1 + (a.number + r) % 5], false,
        repeat('The group met and heard how many people had been helped since the last meeting. ', 4),
        'Ask the districts for their figures before the next meeting.',
        (array['red', 'amber', 'amber', 'green', 'red'])[1 + (a.number + r) % 5], ${user.id}::uuid
      from action_of a cross join generate_series(1, ${sql.lit(size.reviews)}) r`.execute(tx)
  })
  await sql`analyze plan.action, plan.action_version, plan.review, plan.responsibility, plan.party, plan.node, plan.node_version`.execute(
    owner,
  )
  return plan
}
