// The door of the partnership context: what other contexts may use.
export { confirming } from './account/confirming.tsx'
export {
  type Condition,
  listCategories,
  listConditions,
} from './agreements/agreement-queries.ts'
export { basisWords } from './agreements/agreement-words.ts'
export { spoken } from './agreements/sharing-rules.ts'
export { inviteFromServer } from './invitations/invite.ts'
export {
  type Area,
  listAreas,
  listChoosableOrganisations,
} from './organisations/organisation-queries.ts'
export {
  mayCoordinate,
  mayGoOut,
  mayGuardData,
  mayMatchPeople,
  mayReadPlans,
  mayReviewActions,
  mayWorkWithPeople,
  mayWritePlans,
  roleNames,
} from './permissions.ts'
export { partnershipRoutes } from './routes.ts'
export { appSecretBytes } from './second-factor/app-secret.ts'
export { hashPassword, isPassword } from './signing-in/password.ts'
export { findActorByEmail } from './users/find-actor.ts'
