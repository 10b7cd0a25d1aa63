import { sql } from 'kysely'
import type { ReadDb } from '../../../platform/db/connect.ts'
import { suggestLike } from './suggest-rules.ts'

export type Suggestion = {
  actionId: string
  number: string | null
  text: string
  timescaleRaw: string
  /** The words that the two share. */
  shared: string[]
}

const howMany = 5

/** The five actions of the plan most like one of them, worked out when asked for. Linked ones are left out. */
export async function suggestFor(
  db: ReadDb,
  planId: string,
  actionId: string,
): Promise<Suggestion[]> {
  const { rows } = await sql<{
    actionId: string
    number: string | null
    text: string
    timescaleRaw: string
    words: string
    linked: boolean
  }>`
    select s.action_id, s.number, s.text, s.timescale_raw,
      concat_ws(' ', s.text, array_to_string(s.points, ' '), s.situation, s.next_steps) as words,
      l.other is not null as linked
    from plan.standing s
    left join (
      select case when from_action_id = ${actionId}::uuid then to_action_id else from_action_id end as other
      from plan.link where from_action_id = ${actionId}::uuid or to_action_id = ${actionId}::uuid group by 1
    ) l on l.other = s.action_id
    where s.plan_id = ${planId}::uuid and s.state = 'active'`.execute(db)
  const linked = new Set(rows.filter(row => row.linked).map(row => row.actionId))
  const known = new Map(rows.map(row => [row.actionId, row]))
  return suggestLike(rows, actionId, howMany + linked.size)
    .filter(one => !linked.has(one.actionId))
    .slice(0, howMany)
    .flatMap(({ actionId: id, shared }) => {
      const row = known.get(id)
      if (!row) return []
      const { number, text, timescaleRaw } = row
      return [{ actionId: id, number, text, timescaleRaw, shared }]
    })
}
