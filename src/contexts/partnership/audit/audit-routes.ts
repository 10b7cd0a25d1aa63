import type { App } from '../../../platform/web/app.ts'
import { page } from '../../../platform/web/page.ts'
import { mayAdminister } from '../permissions.ts'
import { AuditPage, ChainCheckPage } from './audit-page.tsx'
import { checkChain, listAuditEvents, listEventKinds } from './audit-queries.ts'
import { auditQuery } from './audit-query-form.ts'

export function auditRoutes(app: App): void {
  page(app, '/partnership/audit', {
    allow: mayAdminister,
    audit: 'none',
    query: auditQuery,
    load: async ({ db, query }) => {
      const events = await listAuditEvents(db, query)
      const [newest, oldest] = [events.shown.at(0)?.number ?? 0, events.shown.at(-1)?.number ?? 1]
      // Filtered events lie far apart: the newest thousand of those between them are walked.
      const from = Math.max(oldest, newest - 1000, 1)
      return {
        ...events,
        kinds: await listEventKinds(db),
        chain: await checkChain(db, { from, to: newest }),
      }
    },
    view: AuditPage,
  })
  page(app, '/partnership/audit/check', {
    allow: mayAdminister,
    audit: 'none',
    load: ({ db }) => checkChain(db, 'whole'),
    view: ChainCheckPage,
  })
}
