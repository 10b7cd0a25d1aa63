import { sql } from 'kysely'
import type { ReadDb } from '../../../platform/db/connect.ts'

/** From when on looking is unusual, and how the glass is broken: data, set by the data guardian. */
export type WatchSettings = {
  /** 0 of the settings that count where a partnership has set none. */
  version: number
  peopleHourly: number
  peopleDaily: number
  timesUsual: number
  /** HH:MM, in England. */
  nightFrom: string
  nightUntil: string
  glassMinutes: number
  glassLetters: number
  glassTries: number
}

/** What counts for the partnership of whoever asks. */
export async function readWatchSettings(db: ReadDb): Promise<WatchSettings> {
  const { rows } = await sql<WatchSettings>`
    select case when partnership_id is null then 0 else version end as version, people_hourly, people_daily, times_usual,
      to_char(night_from, 'HH24:MI') as night_from, to_char(night_until, 'HH24:MI') as night_until,
      glass_minutes, glass_letters, glass_tries
    from people.watch_settings()`.execute(db)
  const [settings] = rows
  if (!settings) throw new Error('the database holds no settings')
  return settings
}
