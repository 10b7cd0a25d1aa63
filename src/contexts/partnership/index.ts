// The door of the partnership context: what other contexts may use.
export {
  mayAdminister,
  mayReadPlans,
  mayReviewActions,
  mayWritePlans,
  roleNames,
} from './permissions.ts'
export { partnershipRoutes } from './routes.ts'
