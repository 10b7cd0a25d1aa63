import { sql } from 'kysely'
import type { ReadDb } from '../../../../platform/db/connect.ts'
import { type FigureParameters, parametersSchema } from '../figure-definition.ts'

/** A definition as it counted from `setAt` until the next version. */
export type ShownDefinition = {
  /** False: for every partnership that wrote none. */
  isOwn: boolean
  version: number
  parameters: FigureParameters
  because: string
  source: string
  setAt: Date
  by: string | null
}

/** Every version of the partnership's own definition, the one that counts first, down to the national one. */
export async function listDefinitions(
  db: ReadDb,
): Promise<[ShownDefinition, ...ShownDefinition[]]> {
  const { rows } = await sql<ShownDefinition>`
    select d.partnership_id is not null as is_own, d.version, d.parameters, d.because, d.source, d.set_at, u.name as by
    from street.figure_definition d left join partnership.user_account u on u.id = d.set_by
    order by d.partnership_id nulls last, d.version desc limit 100`.execute(db)
  const [first, ...before] = rows.map(row => ({
    ...row,
    parameters: parametersSchema.parse(row.parameters),
  }))
  if (!first) throw new Error('There is no definition of the figures')
  return [first, ...before]
}

/** The version of the partnership's own definition; 0 where it has written none. */
export function ownVersionOf({ isOwn, version }: ShownDefinition): number {
  return isOwn ? version : 0
}
