import { sql } from 'kysely'
import type { ReadDb } from '../../../platform/db/connect.ts'

export type Choice = { code: string; label: string; hint: string | null }
export type CountLists = Record<
  | 'approach'
  | 'sex'
  | 'age'
  | 'nationality'
  | 'task'
  | 'partnerKind'
  | 'reason'
  | 'assurance'
  | 'concern',
  Choice[]
>

/** The code lists of the count, each in order. */
export async function getCountLists(db: ReadDb): Promise<CountLists> {
  const { rows } = await sql<Choice & { list: string }>`
    select list, code, label, hint from street.code
    where list like 'snapshot-%' and valid_from <= current_date and (valid_to is null or valid_to > current_date)
    order by list, position`.execute(db)
  const of = (name: string) =>
    rows
      .filter(row => row.list === `snapshot-${name}`)
      .map(({ code, label, hint }) => ({ code, label, hint }))
  return {
    approach: of('approach'),
    sex: of('sex'),
    age: of('age'),
    nationality: of('nationality'),
    task: of('task'),
    partnerKind: of('partner-kind'),
    reason: of('reason'),
    assurance: of('assurance'),
    concern: of('concern'),
  }
}

export function labelOf(list: readonly Choice[], code: string | null): string {
  return list.find(one => one.code === code)?.label ?? code ?? ''
}
