import type { App } from '../../platform/web/app.ts'
import { alertRoutes } from './alerts/alert-routes.ts'
import { countRoutes } from './count/count-routes.ts'
import { enforcementRoutes } from './enforcement/enforcement-routes.tsx'
import { outreachApiRoutes } from './outreach/api-routes.ts'
import { appRoutes } from './outreach/app-routes.ts'
import { settingsRoutes } from './settings/settings-routes.ts'
import { shiftRoutes } from './shifts/shift-routes.ts'
import { siteRoutes } from './sites/site-routes.ts'

export function streetRoutes(app: App): void {
  // Each folder of the context adds its routes here.
  appRoutes(app)
  outreachApiRoutes(app)
  countRoutes(app)
  enforcementRoutes(app)
  settingsRoutes(app)
  siteRoutes(app)
  shiftRoutes(app)
  alertRoutes(app)
}
