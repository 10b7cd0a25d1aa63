import type { App } from '../../platform/web/app.ts'
import { alertRoutes } from './alerts/alert-routes.ts'
import { contactRoutes } from './contacts/contact-routes.ts'
import { countRoutes } from './count/count-routes.ts'
import { deathRoutes } from './deaths/death-routes.tsx'
import { deskRoutes } from './desk/desk-routes.ts'
import { enforcementRoutes } from './enforcement/enforcement-routes.tsx'
import { figuresRoutes } from './figures/figures-routes.ts'
import { listRoutes } from './list/list-routes.ts'
import { outreachApiRoutes } from './outreach/api-routes.ts'
import { appRoutes } from './outreach/app-routes.ts'
import { heldRoutes } from './outreach/held/held-routes.ts'
import { loneWorkingRoutes } from './outreach/lone-working/lone-working-routes.ts'
import { phoneRoutes } from './outreach/phones/phone-routes.ts'
import { profileRoutes } from './profile/profile-routes.ts'
import { settingsRoutes } from './settings/settings-routes.ts'
import { shiftRoutes } from './shifts/shift-routes.ts'
import { siteRoutes } from './sites/site-routes.ts'

export function streetRoutes(app: App): void {
  // Each folder of the context adds its routes here.
  appRoutes(app)
  outreachApiRoutes(app)
  heldRoutes(app)
  loneWorkingRoutes(app)
  phoneRoutes(app)
  countRoutes(app)
  enforcementRoutes(app)
  profileRoutes(app)
  settingsRoutes(app)
  siteRoutes(app)
  shiftRoutes(app)
  alertRoutes(app)
  contactRoutes(app)
  deskRoutes(app)
  figuresRoutes(app)
  listRoutes(app)
  // Its part of the page about a person stands below everything else.
  deathRoutes(app)
}
