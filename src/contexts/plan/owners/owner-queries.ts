import { sql } from 'kysely'
import type { ReadDb } from '../../../platform/db/connect.ts'
import { NotFound } from '../../../platform/refusal.ts'

/** A name that plans give, whom it means and how much it carries. Only active actions of plans in use count. */
export type Party = {
  id: string
  name: string
  kind: 'organisation' | 'group' | 'post' | 'team' | 'user' | 'nobody' | 'unresolved'
  /** The organisation, group, post, team or person that it means. */
  means: string | null
  leads: number
  leadsOpen: number
  others: number
  spellings: string[]
}

/** Every party of the partnership, those that lead most first. */
export async function listParties(db: ReadDb, only?: string): Promise<Party[]> {
  const { rows } = await sql<Party>`
    select p.id, p.name, p.kind,
      coalesce(o.name, g.name, t.name, post.title, u.name) as means,
      coalesce(load.leads, 0) as leads, coalesce(load.leads_open, 0) as leads_open, coalesce(load.others, 0) as others,
      coalesce(load.spellings, '{}') as spellings
    from plan.party p
    left join partnership.organisation o on o.id = p.organisation_id
    left join partnership.governance_group g on g.id = p.group_id
    left join partnership.team t on t.id = p.team_id
    left join partnership.post post on post.id = p.post_id
    left join partnership.user_account u on u.id = p.user_id
    left join (
      select r.party_id,
        count(distinct r.action_id) filter (where r.role = 'lead') as leads,
        count(distinct r.action_id) filter (where r.role = 'lead'
          and coalesce(review.status, 'not-known') in ('not-known', 'not-begun', 'begun', 'partly-complete')) as leads_open,
        count(distinct r.action_id) filter (where r.role = 'other') as others,
        array_agg(distinct r.printed) as spellings
      from plan.action a
      join plan.action_version v on v.action_id = a.id and v.version = a.current_version and v.state = 'active'
      join plan.plan plan on plan.id = a.plan_id and plan.status in ('draft', 'adopted')
      join plan.responsibility r on r.action_id = v.action_id and r.version = v.version
      left join plan.review review on review.action_id = a.id and review.number = a.current_review
      group by 1) load on load.party_id = p.id
    where (${only ?? null}::uuid is null or p.id = ${only ?? null}::uuid)
      and exists (select from plan.party_alias alias where alias.party_id = p.id)
    order by coalesce(load.leads, 0) desc, coalesce(load.others, 0) desc, lower(p.name)`.execute(db)
  return rows
}

export async function getParty(db: ReadDb, partyId: string): Promise<Party> {
  const [party] = await listParties(db, partyId)
  if (!party) throw new NotFound('no such party')
  return party
}

export type Meaning = {
  kind: 'organisation' | 'group' | 'post' | 'team' | 'user'
  id: string
  name: string
}

/** Everybody and everything that a name in a plan can mean. */
export async function listMeanings(db: ReadDb): Promise<Meaning[]> {
  const { rows } = await sql<Meaning>`
    select 'organisation' as kind, id, name from partnership.organisation where ended_on is null
    union all select 'group', id, name from partnership.governance_group
    union all select 'post', p.id, p.title || ' (' || o.name || ')'
      from partnership.post p join partnership.organisation o on o.id = p.organisation_id
    union all select 'team', t.id, t.name || ' (' || o.name || ')'
      from partnership.team t join partnership.organisation o on o.id = t.organisation_id
    union all select 'user', id, name from partnership.user_account where disabled_at is null
    order by 1, 3`.execute(db)
  return rows
}
