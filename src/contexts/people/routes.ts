import type { App } from '../../platform/web/app.ts'
import { glassRoutes } from './break-glass/glass-routes.ts'
import { consentRoutes } from './consent/consent-routes.ts'
import { correctionRoutes } from './corrections/correction-routes.tsx'
import { duplicateRoutes } from './duplicates/duplicate-routes.ts'
import { findingRoutes } from './finding/finding-routes.ts'
import { involvementRoutes } from './involvement/involvement-routes.ts'
import { looksRoutes } from './looks/looks-routes.ts'
import { ownAccessRoutes } from './own-access/own-access-routes.ts'
import { recordRoutes } from './record/record-routes.ts'
import { restrictionRoutes } from './restriction/restriction-routes.ts'
import { retentionRoutes } from './retention/retention-routes.tsx'
import { copyRoutes } from './subject-access/copy-routes.tsx'
import { whyRoutes } from './why/why-routes.ts'

export function peopleRoutes(app: App): void {
  findingRoutes(app)
  duplicateRoutes(app)
  ownAccessRoutes(app)
  recordRoutes(app)
  involvementRoutes(app)
  whyRoutes(app)
  restrictionRoutes(app)
  glassRoutes(app)
  looksRoutes(app)
  consentRoutes(app)
  correctionRoutes(app)
  retentionRoutes(app)
  copyRoutes(app)
}
