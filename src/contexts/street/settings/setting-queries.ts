import { sql } from 'kysely'
import type { ReadDb } from '../../../platform/db/connect.ts'
import type { RuleName } from './setting-form.ts'

/** The rules as they were from `setAt` until the next version. */
export type ShownSetting = Record<RuleName, number> & {
  /** False: for every partnership that wrote none. */
  isOwn: boolean
  version: number
  because: string
  setAt: Date
  by: string | null
}

/** Every version of the partnership's rules, the one that counts first, down to those that came with the service. */
export async function listSettings(db: ReadDb): Promise<[ShownSetting, ...ShownSetting[]]> {
  const { rows } = await sql<ShownSetting>`
    select s.partnership_id is not null as is_own, s.version, s.inactive_days, s.alert_days, s.pack_days, s.pin_tries,
      s.overdue_minutes, s.because, s.set_at, u.name as by
    from street.setting s left join partnership.user_account u on u.id = s.set_by
    order by s.partnership_id nulls last, s.version desc`.execute(db)
  const [first, ...before] = rows
  if (!first) throw new Error('There are no rules of the street at all')
  return [first, ...before]
}

/** The version of the partnership's own rules; 0 where it has written none. */
export function versionOf({ isOwn, version }: ShownSetting): number {
  return isOwn ? version : 0
}
