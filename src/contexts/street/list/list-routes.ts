import { toCsv } from '../../../platform/csv.ts'
import type { PlainDate } from '../../../platform/dates.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { ReadDb } from '../../../platform/db/connect.ts'
import type { App } from '../../../platform/web/app.ts'
import { download } from '../../../platform/web/download.ts'
import { page } from '../../../platform/web/page.ts'
import { listAreas, mayGoOut, mayWorkWithPeople } from '../../partnership/index.ts'
import { listCodes } from '../code-queries.ts'
import { peopleShown } from '../people-shown.ts'
import { flowRoutes } from './flow-routes.ts'
import { countList, listLeads, mayReadStreet } from './list-counts.ts'
import { type ForList, ListPage } from './list-page.tsx'
import { listPeople } from './list-queries.ts'
import { type ListQuery, listQuery } from './list-query-form.ts'
import { listRows } from './list-rows.ts'
import { meetingRoutes } from './meeting-routes.ts'
import { placeRoutes } from './place-routes.ts'

export function listRoutes(app: App): void {
  placeRoutes(app)
  flowRoutes(app)
  meetingRoutes(app)
  page(app, '/street/list', {
    allow: mayGoOut,
    audit: peopleShown('list'),
    query: listQuery,
    load: ({ db, actor, query, today }) => loadList(db, actor, query, today),
    view: ListPage,
  })
  download(app, '/street/list.csv', {
    allow: mayWorkWithPeople,
    audit: 'street.list.downloaded',
    stepUp: true,
    query: listQuery,
    load: async ({ db, actor, query, today }) => {
      const { rows, total } = await listPeople(db, actor, { ...query, page: null, today })
      const statuses = await listCodes(db, 'list-status', today)
      return {
        name: `by-name-list-${query.day ?? today}.csv`,
        type: 'text/csv; charset=utf-8',
        body: toCsv(listRows(rows, statuses, today)),
        details: { ...query, people: total, shown: rows.map(row => row.person.personId) },
      }
    },
  })
}

async function loadList(
  db: ReadDb,
  actor: Actor,
  query: ListQuery,
  today: PlainDate,
): Promise<ForList> {
  const { rows, total } = await listPeople(db, actor, { ...query, today })
  // Finer filters would say of somebody whom one may not see what they are like.
  const isBroad = !query.group && !query.lead && query.unseen === null && !query.mark
  const all =
    isBroad && (await mayReadStreet(db))
      ? await countList(db, { ...query, day: query.day ?? today })
      : null
  return {
    rows,
    total,
    hidden: all && (all.get(query.status) ?? 0) - total,
    areas: await listAreas(db),
    statuses: await listCodes(db, 'list-status', today),
    groups: await listCodes(db, 'target-group', today),
    leads: await listLeads(db),
    people: { shown: rows.map(row => row.person.personId), contacts: 0 },
  }
}
