import type { App } from '../../../platform/web/app.ts'
import { planningRoutes } from './planning/planning-routes.ts'
import { seriesRoutes } from './series/series-routes.ts'
import { signingRoutes } from './signing/signing-routes.ts'
import { workingListRoutes } from './working-list/working-list-routes.ts'

export function countRoutes(app: App): void {
  seriesRoutes(app)
  planningRoutes(app)
  workingListRoutes(app)
  signingRoutes(app)
}
