import type { App } from '../../platform/web/app.ts'
import { findingRoutes } from './finding/finding-routes.ts'
import { ownAccessRoutes } from './own-access/own-access-routes.ts'
import { recordRoutes } from './record/record-routes.ts'

export function peopleRoutes(app: App): void {
  findingRoutes(app)
  ownAccessRoutes(app)
  recordRoutes(app)
}
