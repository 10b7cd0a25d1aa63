// The door of the plan context: what other contexts may use.
export { planRoutes } from './routes.ts'
export { planJobs } from './jobs.ts'
