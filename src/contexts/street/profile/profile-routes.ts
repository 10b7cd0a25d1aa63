import { z } from 'zod'
import { toCsv } from '../../../platform/csv.ts'
import type { PlainDate } from '../../../platform/dates.ts'
import type { ReadDb } from '../../../platform/db/connect.ts'
import type { App } from '../../../platform/web/app.ts'
import { download } from '../../../platform/web/download.ts'
import { page } from '../../../platform/web/page.ts'
import { listAreas } from '../../partnership/index.ts'
import { areaChoice } from '../list-form.ts'
import { maySeeProfile } from './may-see-profile.ts'
import { type ForProfile, ProfilePage, profileRows } from './profile-page.tsx'
import { listPeriods } from './profile-periods.ts'
import { getProfile } from './profile-queries.ts'

const profileQuery = z.object({ of: z.string().max(20).catch(''), area: areaChoice })
type ProfileQuery = z.output<typeof profileQuery>

export function profileRoutes(app: App): void {
  page(app, '/street/profile', {
    allow: maySeeProfile,
    audit: 'none',
    query: profileQuery,
    load: ({ db, query, today }) => loadProfile(db, query, today),
    view: ProfilePage,
  })
  download(app, '/street/profile.csv', {
    allow: maySeeProfile,
    audit: 'street.profile.downloaded',
    query: profileQuery,
    load: async ({ db, query, today }) => {
      const loaded = await loadProfile(db, query, today)
      return {
        name: `profile-${loaded.period.code.replace(':', '-')}.csv`,
        type: 'text/csv; charset=utf-8',
        body: toCsv(profileRows(loaded)),
        details: { of: loaded.period.code, area: loaded.area?.code ?? null },
      }
    },
  })
}

async function loadProfile(
  db: ReadDb,
  { of, area: code }: ProfileQuery,
  today: PlainDate,
): Promise<ForProfile> {
  const periods = listPeriods(today)
  const [first] = periods
  const period = periods.find(one => one.code === of) ?? first
  if (!period) throw new Error('There is no period to show')
  const areas = await listAreas(db)
  const area = areas.find(one => one.code === code) ?? null
  return { periods, period, areas, area, profile: await getProfile(db, period, area?.code ?? null) }
}
