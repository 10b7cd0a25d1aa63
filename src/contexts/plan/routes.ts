import type { App } from '../../platform/web/app.ts'
import { planPagesRoutes } from './plan/plan-routes.ts'
import { reviewRoutes } from './review/review-routes.ts'

export function planRoutes(app: App): void {
  planPagesRoutes(app)
  reviewRoutes(app)
}
