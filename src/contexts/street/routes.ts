import type { App } from '../../platform/web/app.ts'
import { settingsRoutes } from './settings/settings-routes.ts'
import { siteRoutes } from './sites/site-routes.ts'

export function streetRoutes(app: App): void {
  // Each folder of the context adds its routes here.
  settingsRoutes(app)
  siteRoutes(app)
}
