// The door of the partnership context: what other contexts may use.
export {
  mayAdministerOrganisation,
  mayGuardData,
  mayMatchPeople,
  mayReadPlans,
  mayReviewActions,
  mayWorkWithPeople,
  mayWritePlans,
  roleNames,
} from './permissions.ts'
export { partnershipRoutes } from './routes.ts'
export { hashPassword, isPassword } from './signing-in/password.ts'
export { findActorByEmail } from './users/find-actor.ts'
