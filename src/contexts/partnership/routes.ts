import type { App } from '../../platform/web/app.ts'
import { page } from '../../platform/web/page.ts'
import { accountRoutes } from './account/account-routes.tsx'
import { agreementRoutes } from './agreements/agreement-routes.ts'
import { auditRoutes } from './audit/audit-routes.ts'
import { groupRoutes } from './groups/group-routes.ts'
import { joinRoutes } from './invitations/join-routes.tsx'
import { organisationRoutes } from './organisations/organisation-routes.ts'
import { ownOrganisationRoutes } from './own-organisation/own-organisation-routes.tsx'
import { PartnershipPage } from './partnership-page.tsx'
import { countPartnership } from './partnership-queries.ts'
import { mayAdminister } from './permissions.ts'
import { permissionRoutes } from './permissions-of-users/permission-routes.ts'
import { postRoutes } from './posts/post-routes.ts'
import { providerRoutes } from './providers/provider-routes.ts'
import { providerSignInRoutes } from './providers/provider-sign-in-routes.tsx'
import { secondFactorRoutes } from './second-factor/second-factor-routes.tsx'
import { signInRoutes } from './signing-in/sign-in-routes.ts'
import { teamRoutes } from './teams/team-routes.ts'
import { userRoutes } from './users/user-routes.ts'

export function partnershipRoutes(app: App): void {
  signInRoutes(app)
  secondFactorRoutes(app)
  joinRoutes(app)
  providerSignInRoutes(app)
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
  ownOrganisationRoutes(app)
  providerRoutes(app)
  auditRoutes(app)
  agreementRoutes(app)
  permissionRoutes(app)
}
