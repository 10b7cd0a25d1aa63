import type { App } from '../../platform/web/app.ts'
import { consentRoutes } from './consent/consent-routes.ts'
import { correctionRoutes } from './corrections/correction-routes.tsx'
import { duplicateRoutes } from './duplicates/duplicate-routes.ts'
import { findingRoutes } from './finding/finding-routes.ts'
import { ownAccessRoutes } from './own-access/own-access-routes.ts'
import { recordRoutes } from './record/record-routes.ts'
import { retentionRoutes } from './retention/retention-routes.tsx'

export function peopleRoutes(app: App): void {
  findingRoutes(app)
  duplicateRoutes(app)
  ownAccessRoutes(app)
  recordRoutes(app)
  consentRoutes(app)
  correctionRoutes(app)
  retentionRoutes(app)
}
