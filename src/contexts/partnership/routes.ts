import type { App } from '../../platform/web/app.ts'
import { page } from '../../platform/web/page.ts'
import { accountRoutes } from './account/account-routes.ts'
import { agreementRoutes } from './agreements/agreement-routes.ts'
import { auditRoutes } from './audit/audit-routes.ts'
import { groupRoutes } from './groups/group-routes.ts'
import { organisationRoutes } from './organisations/organisation-routes.ts'
import { PartnershipPage } from './partnership-page.tsx'
import { countPartnership } from './partnership-queries.ts'
import { mayAdminister } from './permissions.ts'
import { permissionRoutes } from './permissions-of-users/permission-routes.ts'
import { postRoutes } from './posts/post-routes.ts'
import { signInRoutes } from './signing-in/sign-in-routes.ts'
import { teamRoutes } from './teams/team-routes.ts'
import { userRoutes } from './users/user-routes.ts'

export function partnershipRoutes(app: App): void {
  signInRoutes(app)
  accountRoutes(app)
  page(app, '/partnership', {
    allow: mayAdminister,
    audit: 'none',
    load: ({ db, today }) => countPartnership(db, today),
    view: PartnershipPage,
  })
  organisationRoutes(app)
  teamRoutes(app)
  postRoutes(app)
  groupRoutes(app)
  userRoutes(app)
  auditRoutes(app)
  agreementRoutes(app)
  permissionRoutes(app)
}
