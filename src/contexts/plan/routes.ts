import type { App } from '../../platform/web/app.ts'
import { importRoutes } from './importing/import-routes.ts'
import { planPagesRoutes } from './plan/plan-routes.ts'
import { reviewRoutes } from './review/review-routes.ts'

export function planRoutes(app: App): void {
  planPagesRoutes(app)
  importRoutes(app)
  reviewRoutes(app)
}
