import { sql } from 'kysely'
import type { ReadDb } from '../../../platform/db/connect.ts'
import { getActionInPlan } from '../action/action-queries.ts'
import { dueOn } from '../action/due-rules.ts'
import { listLinksOf } from './link-queries.ts'
import { type Suggestion, suggestFor } from './suggest-links.ts'

/** The links of an action, dismissed ones too, and actions that it might be linked to. */
export async function loadLinks(db: ReadDb, slug: string, actionId: string, q: string) {
  const found = await getActionInPlan(db, slug, actionId)
  return {
    ...found,
    dueOn: dueOn(found.content.timescale, found.plan.startsOn),
    links: await listLinksOf(db, actionId),
    candidates:
      q === ''
        ? await suggestFor(db, found.plan.id, actionId)
        : await searchActions(db, found.plan.id, actionId, q),
  }
}

export type LoadedLinks = Awaited<ReturnType<typeof loadLinks>>

/** Other active actions of a plan whose number or text holds the words, at most 50. */
export async function searchActions(
  db: ReadDb,
  planId: string,
  except: string,
  q: string,
): Promise<Suggestion[]> {
  const { rows } = await sql<Suggestion>`
    select action_id, number, text, timescale_raw, '{}'::text[] as shared from plan.standing
    where plan_id = ${planId}::uuid and state = 'active' and action_id <> ${except}::uuid
      and concat_ws(' ', number, text) ilike ${`%${q.replace(/[\\%_]/g, '\\$&')}%`}
    order by position limit 50`.execute(db)
  return rows
}
