import type { App } from '../../platform/web/app.ts'
import { actionRoutes } from './action/action-routes.ts'
import { exportRoutes } from './exporting/export-routes.ts'
import { importRoutes } from './importing/import-routes.ts'
import { linkRoutes } from './links/link-routes.ts'
import { nodeRoutes } from './node/node-routes.ts'
import { ownerRoutes } from './owners/owner-routes.ts'
import { planChangeRoutes } from './plan/plan-change-routes.ts'
import { planPagesRoutes } from './plan/plan-routes.ts'
import { publishingRoutes } from './publishing/publishing-routes.ts'
import { reviewRoutes } from './review/review-routes.ts'

export function planRoutes(app: App): void {
  planPagesRoutes(app)
  actionRoutes(app)
  nodeRoutes(app)
  exportRoutes(app)
  planChangeRoutes(app)
  ownerRoutes(app)
  linkRoutes(app)
  importRoutes(app)
  publishingRoutes(app)
  reviewRoutes(app)
}
