import type { App } from '../../platform/web/app.ts'
import { findingRoutes } from './finding/finding-routes.ts'
import { ownAccessRoutes } from './own-access/own-access-routes.ts'

export function peopleRoutes(app: App): void {
  findingRoutes(app)
  ownAccessRoutes(app)
}
